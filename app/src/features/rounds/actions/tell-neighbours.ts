import { done, refused, type Result } from '../../../kernel/result.ts'
import { listEntriesOfRound, retractEntry, saveEntry, usualVisibility, type GridArea } from '../../documentation/public.ts'
import { forgetSuggestionsOfRound, retractSuggestion, saveSuggestion, takeSuggestion, type SaveRefusal } from '../../suggestions/public.ts'
import { AREAS, hasConflict, isGone, type Card, type Place } from '../domain/board.ts'
import type { AtRound, InRoom } from './at-round.ts'
import { marksOf, type Mark } from './check-words.ts'

type KeptCard = Card & { authorId: string | null; checkedFor: 'bound' | 'mixed' | 'public' }

/** Why a card can be no suggestion. */
export type NoSuggestion = { cardId: string; fault: 'text-missing' | 'text-too-long' | 'words-marked' | 'board-full' | 'card-elsewhere'; marks: Mark[] }

/**
 * What lies on the board lies in the grid and among the suggestions, too, under the same id and in the same transaction.
 * @param placesBefore where each card lay before; a card that is new lay nowhere
 * @returns cards that cannot lie among the suggestions, of which nothing was told: the caller puts them back
 */
export async function tellNeighbours(at: InRoom, cards: readonly KeptCard[], placesBefore: ReadonlyMap<string, Place>, seq: number): Promise<NoSuggestion[]> {
  const refusals: NoSuggestion[] = []
  for (const card of cards) {
    const before = placesBefore.get(card.id)
    const place = isGone(card) ? null : card.place
    // Of two wordings of one moment the one before them stays a suggestion until somebody chooses.
    const refusal = place === 'suggestion' && !(hasConflict(card) && before === 'suggestion') ? await keepSuggestion(at, card) : null
    if (refusal !== null) {
      refusals.push(refusal)
      continue
    }
    if (before !== undefined && areaOf(before) !== null && (place === null || areaOf(place) === null)) {
      await retractEntry(at.tx, card.id, { by: at.actor.personId, at: at.now, version: seq })
    }
    if (before === 'suggestion' && place !== 'suggestion') await retractSuggestion(at.tx, card.id, at.now)
    if (place === null) continue
    if (areaOf(place) !== null) await keepEntry(at, card, seq)
  }
  return refusals
}

function areaOf(place: Place): GridArea | null {
  // The six areas in their order.
  const order = AREAS.findIndex((area) => area === place)
  return order < 0 ? null : ((order + 1) as GridArea)
}

/** Of two wordings of one moment both stand in the grid, the second beside the first, until somebody chooses. */
async function keepEntry({ tx, round, now }: InRoom, card: KeptCard, seq: number): Promise<void> {
  const [main, ...others] = card.writings
  const area = areaOf(card.place)
  if (main === undefined || area === null) return
  const { language, text, links } = main
  const belonging = { id: card.id, meetingId: round.meetingId, communityId: round.communityId, roundId: round.id, authorId: card.authorId }
  await saveEntry(tx, {
    ...belonging,
    area,
    language,
    text,
    links,
    visibility: usualVisibility(area),
    origin: 'board',
    at: now,
    version: seq,
    checkedFor: card.checkedFor,
    kept: main.kept ?? {},
    besides: others.map((other) => ({ language: other.language, text: other.text, links: other.links })),
  })
}

async function keepSuggestion({ tx, round }: InRoom, card: KeptCard): Promise<NoSuggestion | null> {
  const [main] = card.writings
  if (main === undefined || round.situationId === null) return null
  const { language, text, kept = {} } = main
  const links = main.links.flatMap(({ kind, label, id }) => (kind === 'service' || kind === 'tool' ? [{ kind, label, id }] : []))
  const belonging = { id: card.id, situationId: round.situationId, meetingId: round.meetingId, roundId: round.id, authorId: card.authorId }
  const saved = await saveSuggestion(tx, { ...belonging, language, text, links, kept, helperKind: null, goal: null, at: card.firstAt })
  if (saved.ok) return null
  if ('checks' in saved) {
    const { text: inText, ...beside } = saved.checks
    return { cardId: card.id, fault: 'words-marked', marks: marksOf(inText, Object.values(beside)) }
  }
  const fault = FAULTS[saved.refusal]
  return fault === null ? null : { cardId: card.id, fault, marks: [] }
}

/** A situation that is gone takes no suggestion, and the card stays on its board all the same. */
const FAULTS: Record<SaveRefusal, NoSuggestion['fault'] | null> = {
  'text-missing': 'text-missing',
  'text-too-long': 'text-too-long',
  'too-many': 'board-full',
  'id-taken': 'card-elsewhere',
  'situation-unknown': null,
  'situation-over': null,
}

/** Which suggestions are taken stands with the suggestion; without a situation, on the card alone. */
export async function tellTaken({ tx, round, actor, now }: AtRound, cardId: string, isTaken: boolean): Promise<Result<null, 'card-unknown'>> {
  if (round.situationId === null) return done(null)
  const taken = await takeSuggestion(tx, cardId, isTaken, actor, now)
  return taken.ok ? done(null) : refused('card-unknown')
}

/** Stopped: what was written down is taken away everywhere. */
export async function tellStopped({ tx, round, actor, now }: InRoom): Promise<void> {
  for (const { id } of await listEntriesOfRound(tx, round.id)) await retractEntry(tx, id, { by: actor.personId, at: now })
  await forgetSuggestionsOfRound(tx, round.id, now)
}
