import type { Actor } from '../../../kernel/actor.ts'
import { countsAs, sameCodes, type CodeList } from '../../../kernel/code-list.ts'
import { dayOf, type Day, type Instant } from '../../../kernel/day.ts'
import type { Database } from '../../../platform/database.ts'
import { inTransaction } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { findSituation, isAtLeast, mayReadWords, situationLists, wasPresentAt, type Situation } from '../../situations/public.ts'
import { listInForce } from '../../lists/public.ts'
import { chooseAlike, compare, sayInCommon, weightOf, type Scored } from '../domain/memory.ts'
import { listOwnQuarters } from '../domain/permissions.ts'
import type { Alike, AlikeAnswer, AlikeSuggestion, AlikeSum, SuggestionLists, Willing } from '../domain/shown.ts'
import { HELPER_KINDS, isOutdated, type Suggestion } from '../domain/suggestion.ts'
import { closedOn, isContradicting, isMostlyOneVoice, joinPresenters, rateOf, tally, voiceOf, type TryOut, type Voice } from '../domain/try-out.ts'
import { listCandidates, listTold, type Told } from '../store/memory-store.ts'
import { listOfSituations } from '../store/suggestion-store.ts'
import { listTryOuts } from '../store/try-out-store.ts'
import { comparisonOf } from './remember.ts'
import { suggestionLists } from './code-lists.ts'
import { listWilling, readCallable } from './may-be-called.ts'
import { mayRecall, needAbroad, needNow } from './sight.ts'

export async function readAlike(house: House, actor: Actor, situationId: string): Promise<AlikeAnswer | null> {
  return inTransaction(house.db, actor, (tx) => similarTo(tx, situationId, actor, nowOf(house)))
}

/**
 * Up to five earlier situations, from any community whose presenter shares it so far, each with what it has in common, what was tried and what came of it.
 * Null where the reader sees no such situation. A draft is compared by its facets alone.
 */
export async function similarTo(tx: Database, situationId: string, actor: Actor, now: Instant): Promise<AlikeAnswer | null> {
  const today = dayOf(now)
  const situation = await findSituation(tx, situationId)
  if (situation === null || situation.state === 'stopped' || !(await isInSight(tx, actor, situation))) return null
  const asked = comparisonOf(situation)
  const chosen = await choose(tx, actor, situation, asked)
  const [reasons = NO_LIST, helpers = NO_LIST] = await listInForce(tx, suggestionLists)
  const suggestions = await listOfSituations(
    tx,
    chosen.map(({ id }) => id),
  )
  const tried = await listTryOuts(
    tx,
    suggestions.map(({ id }) => id),
  )
  const willing = await listWilling(
    tx,
    actor,
    chosen.map(({ id }) => id),
    now,
  )
  const alike: Alike[] = []
  for (const told of chosen) {
    const callable = await readCallable(tx, actor, told, today)
    alike.push({ ...showAlike(actor, told, { suggestions, tried, willing, today }), callable })
  }
  const shown = new Set(alike.flatMap((each) => each.suggestions.map(({ id }) => id)))
  return {
    situationId,
    goal: situation.goal === '' ? null : { language: situation.language, text: situation.goal },
    isDraft: situation.state === 'draft',
    alike,
    sums: sumUp(
      suggestions.filter(({ id }) => shown.has(id)),
      tried,
      { reasons, helpers },
    ),
    isMostlyOneVoice: isMostlyOneVoice(tried.filter(({ suggestionId }) => shown.has(suggestionId))),
  }
}

async function isInSight(tx: Database, actor: Actor, situation: Situation): Promise<boolean> {
  const wasPresent = situation.meetingId !== null && (await wasPresentAt(tx, situation.meetingId, actor.personId))
  return mayReadWords(actor, situation, { need: await needNow(tx, situation), wasPresent })
}

type Chosen = Told & Scored
const NO_LIST: CodeList = { key: '', version: 0, codes: [] }

async function choose(tx: Database, actor: Actor, situation: Situation, asked: { facets: string[]; grams: number[] }): Promise<Chosen[]> {
  const [groups = NO_LIST] = await listInForce(
    tx,
    situationLists.filter(({ key }) => key === 'groups'),
  )
  // A group that was retired meets the one it counts as.
  const facets = [
    ...new Set(asked.facets.flatMap((facet) => (facet.startsWith('g:') ? sameCodes(groups, facet.slice(2)).map((code) => `g:${code}`) : [facet]))),
  ]
  const weighted = facets.map((facet) => ({ facet, weight: weightOf(facet) }))
  const ids = (await listCandidates(tx, weighted, listOwnQuarters(actor))).filter((id) => id !== situation.id)
  const echo = situation.retellingOf ?? situation.id
  const told = (await listTold(tx, ids)).filter((each) => each.countsAs !== echo && mayRecall(actor, each))
  return chooseAlike(told.map((each) => ({ ...each, ...compare({ ...asked, facets }, each) })))
}

type Around = { suggestions: readonly Suggestion[]; tried: readonly TryOut[]; willing: readonly (Willing & { situationId: string })[]; today: Day }

function showAlike(actor: Actor, told: Chosen, { suggestions, tried, willing, today }: Around): Omit<Alike, 'callable'> {
  const { id, communityId, communityName, language, summary, goal, audience, checkedFor, toldOn } = told
  const need = needAbroad(actor, audience, communityId)
  const mayRead = checkedFor !== null && isAtLeast(checkedFor, need) && summary !== ''
  const own = suggestions.filter(({ situationId, text, checkedFor: passed }) => situationId === id && text !== '' && isAtLeast(passed, need))
  return {
    situationId: id,
    isOwnCommunity: listOwnQuarters(actor).includes(communityId),
    communityName,
    toldOn,
    isOutdated: isOutdated(toldOn, today),
    words: mayRead ? { summary: { language, text: summary }, goal: { language, text: goal } } : null,
    inCommon: sayInCommon(told),
    suggestions: own.map((suggestion) => showSuggestion(suggestion, tried, today)).toSorted(byHelp),
    willing: willing.filter(({ situationId }) => situationId === id).map(({ situationId: _, ...each }) => each),
  }
}

function showSuggestion({ id, language, text, gist, helperKind, takenAt }: Suggestion, tried: readonly TryOut[], today: Day): AlikeSuggestion {
  const voices = tried.filter(({ suggestionId }) => suggestionId === id)
  const lastOn =
    voices
      .map(({ changedAt }) => dayOf(changedAt))
      .toSorted()
      .at(-1) ?? null
  const counted = tally(voices.map(voiceOf))
  return {
    id,
    text: { language, text },
    gist,
    helperKind,
    isTaken: takenAt !== null,
    tally: counted,
    isContradicting: isContradicting(counted),
    lastOn,
    isOutdated: lastOn !== null && isOutdated(lastOn, today),
    closedOn: closedOn(voices),
  }
}

/** What was tried first, and what helped before what did not; nothing is left out for having failed, and what is closed stands last. */
function byHelp(one: AlikeSuggestion, other: AlikeSuggestion): number {
  const rank = ({ tally: { helped, partly, tried } }: AlikeSuggestion) => helped * 100 + partly * 10 + tried
  return Number(one.closedOn !== null) - Number(other.closedOn !== null) || rank(other) - rank(one)
}

/** A retired kind of helper counts as what the house says since. */
function sumUp(found: readonly Suggestion[], said: readonly TryOut[], { reasons, helpers }: SuggestionLists): AlikeSum[] {
  const suggestions = found.map((each) => ({ ...each, helperKind: each.helperKind === null ? null : countsAs(helpers, each.helperKind) }))
  const tried = said.map((each) => ({ ...each, reason: each.reason === null ? null : countsAs(reasons, each.reason) }))
  // From near to far; those that a house added come last.
  const placeOf = (kind: string) => (HELPER_KINDS as readonly string[]).indexOf(kind) >>> 0
  const kinds = [...new Set(suggestions.flatMap(({ helperKind }) => helperKind ?? []))].toSorted((a, b) => placeOf(a) - placeOf(b) || a.localeCompare(b))
  return kinds.flatMap((helperKind) => {
    const ids = new Set(suggestions.flatMap((each) => (each.helperKind === helperKind ? [each.id] : [])))
    const counted = tally(oncePerson(tried.filter(({ suggestionId }) => ids.has(suggestionId))))
    return counted.tried + counted.notTried === 0 ? [] : [{ helperKind, tally: counted, rate: rateOf(counted) }]
  })
}

/** Over many situations one person counts once for each kind of helper, with her word as presenter, else the latest: who tells a lot does not weigh more. */
function oncePerson(voices: readonly TryOut[]): Voice[] {
  const latestFirst = voices.toSorted((a, b) => b.changedAt.localeCompare(a.changedAt)).map(voiceOf)
  return joinPresenters(latestFirst).map((voice) => ({ ...voice, suggestionId: '', isPresenter: false }))
}
