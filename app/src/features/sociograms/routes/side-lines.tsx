import { rolesIn } from '../../../kernel/actor.ts'
import { writeDay } from '../../../kernel/day.ts'
import { nameIn } from '../../../kernel/language.ts'
import type { Database } from '../../../platform/database.ts'
import type { DeskLine, DeskReader } from '../../../platform/desk.ts'
import type { OnTop } from '../../../platform/http/on-top.ts'
import { readActor } from '../../../platform/http/route.ts'
import { listOwnWaves } from '../actions/read-surveys.ts'
import { wordsOf } from '../pages/words.ts'

/** On the overview of a community: the way to its surveys; a visitor has none. */
export const surveysOnTop: OnTop = async (c, communityId) =>
  communityId === null || !rolesIn(readActor(c), communityId).some((role) => role !== 'visitor') ? null : (
    <p>
      <a href={`/communities/${communityId}/sociograms`}>{wordsOf(c.var)('onTop.link')}</a>
    </p>
  )

/** On the desk of whoever is asked and has not answered to the end. */
export async function saySurveyLines(tx: Database, reader: DeskReader): Promise<DeskLine[]> {
  const t = wordsOf(reader)
  return (await listOwnWaves(tx, reader)).map(({ waveId, name, closesOn }) => ({
    text: t('desk.waits', { survey: nameIn(reader.language, name), day: writeDay(reader.language, closesOn) }),
    href: `/sociograms/${waveId}/answer`,
    link: t('desk.link'),
  }))
}
