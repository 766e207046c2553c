import { findSituation, isAtLeast, roomAudience, strictest } from '../../situations/public.ts'
import type { Database } from '../../../platform/database.ts'
import type { Suggestion } from '../domain/suggestion.ts'
import { savePassed } from '../store/passed-store.ts'
import { listOfSituations } from '../store/suggestion-store.ts'
import { checkWords } from './check-words.ts'

/** The room of a situation became wider: each suggestion that passed for less is read again. What passes is shown again; the rest waits for other words. */
export async function lookAgainAtSuggestions(tx: Database, situationId: string): Promise<void> {
  const situation = await findSituation(tx, situationId)
  if (situation === null || situation.state === 'stopped') return
  for (const suggestion of await listOfSituations(tx, [situationId])) {
    const { id, meetingId, checkedFor } = suggestion
    const audience = meetingId === null ? situation.audience : strictest(situation.audience, await roomAudience(tx, meetingId))
    if (!isAtLeast(checkedFor, audience) && (await passes(tx, suggestion, audience))) await savePassed(tx, id, audience)
  }
}

async function passes(
  tx: Database,
  { language, text, goal, gist, links, kept, communityId }: Suggestion,
  audience: Suggestion['checkedFor'],
): Promise<boolean> {
  const texts = { text, goal, ...Object.fromEntries(links.map(({ label }, order) => [`link-${order + 1}`, label])) }
  if ((await checkWords(tx, texts, { audience, language, kept, communityId })) !== null) return false
  return gist === null || (await checkWords(tx, { gist: gist.text }, { audience, language: gist.language, kept, communityId })) === null
}
