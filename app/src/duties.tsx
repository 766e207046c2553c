import { readLinesToSign } from './features/conventions/public.ts'
import { listChairedBy } from './features/meetings/public.ts'
import { listOwnActionsIn } from './features/records/public.ts'
import { listSituationDuties } from './features/situations/public.ts'
import { dutyMessages } from './duties-words.ts'
import { dayOf, writeDay } from './kernel/day.ts'
import { translator } from './kernel/translate.ts'
import { asSystem } from './platform/database.ts'
import type { AtDoor } from './platform/http/on-top.ts'
import { readActor } from './platform/http/route.ts'
import type { House } from './platform/house.ts'
import { OwnWords } from './ui/names.tsx'

/** For who leaves a community: what others will have to take over there. It stands above all features, because it gathers from each. */
export function dutiesAtLeaving(house: House): AtDoor {
  return async (c, communityId) => {
    const actor = readActor(c)
    const [actions, chaired, lines, situations] = await Promise.all([
      listOwnActionsIn(house, actor, communityId),
      listChairedBy(house, actor, communityId),
      asSystem(house.db, (tx) => readLinesToSign(tx, actor.personId)),
      listSituationDuties(house, actor, c.var.language, communityId),
    ])
    const toSign = lines.filter((line) => line.communityId === communityId)
    if (actions.length + chaired.length + toSign.length + situations.length === 0) return null
    const { language } = c.var
    const t = translator(dutyMessages, language)
    return (
      <section>
        <h2>{t('title')}</h2>
        <ul>
          {chaired.map(({ id, startsAt }) => (
            <li key={id}>
              <a href={`/meetings/${id}`}>{t('chair', { day: writeDay(language, dayOf(startsAt)) })}</a>
            </li>
          ))}
          {actions.map(({ entryId, meetingId, heldOn, words }) => (
            <li key={entryId}>
              <OwnWords words={words} isMarked />{' '}
              <a class="small" href={`/meetings/${meetingId}/record`}>
                {t('action', { day: writeDay(language, heldOn) })}
              </a>
            </li>
          ))}
          {situations.map(({ id, text }) => (
            <li key={id}>
              <a href={`/situations/${id}`}>{text}</a>
            </li>
          ))}
          {toSign.map(({ conventionId }) => (
            <li key={conventionId}>
              {t('sign')}. <a href={`/conventions/${conventionId}/sign`}>{t('signLink')}</a>
            </li>
          ))}
        </ul>
        <p>{t('advice')}</p>
      </section>
    )
  }
}
