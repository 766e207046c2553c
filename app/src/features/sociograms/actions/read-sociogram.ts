import { isLeadOf, type Actor } from '../../../kernel/actor.ts'
import { dayOf, type Day, type Period } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import { inTransaction, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { listSectors, personDisplayName } from '../../people/public.ts'
import { findNamedCommunity } from '../../communities/public.ts'
import { ATTRIBUTES, countLevels, drawGroup, FEWEST_DRAWN, whoIsDrawn, type Drawing } from '../domain/consent-level.ts'
import { measureGroup } from '../domain/group-figures.ts'
import { viewOfOwn } from '../domain/own-view.ts'
import { mayKeepSurveys, mayMeasure, maySeeSurveys } from '../domain/permissions.ts'
import type { BreakdownPage, ComparePage, GroupPage, MeasuresPage, OwnPage, ResultHead } from '../domain/results.ts'
import { drawTwoWaves, measureChange, namedInBoth } from '../domain/two-waves.ts'
import { breakDown, countGaps, measureSteps } from '../domain/breakdown.ts'
import { measureNetwork } from '../domain/all-measures.ts'
import { hasAnswered, networkOf, parseReading } from '../domain/wave-network.ts'
import { responseOf } from '../domain/survey.ts'
import { readCoAttendance } from '../store/co-attendance-store.ts'
import { readWave, type WaveRows } from '../store/read-wave.ts'
import { listRosterNames } from '../store/roster-store.ts'
import { listNominations } from '../store/nomination-store.ts'
import { findWaveBefore } from '../store/survey-store.ts'

export type ResultAsk = {
  communityId: string
  waveId: string
  question?: string | undefined
  from?: string | undefined
  together?: boolean
  language: Language
}
type Found = { rows: WaveRows; head: ResultHead }

/** A closed wave of that community; results of one that still runs would change what people answer. */
async function findResults(tx: Database, house: House, actor: Actor, ask: ResultAsk): Promise<Found | null> {
  if (!maySeeSurveys(actor, ask.communityId)) return null
  const rows = await readWave(tx, ask.waveId, dayOf(nowOf(house)))
  const community = rows === null ? null : await findNamedCommunity(tx, rows.wave.communityId)
  if (rows === null || community === null || community.id !== ask.communityId || rows.wave.state !== 'closed') return null
  const { wave, survey, scale, people } = rows
  const before = await findWaveBefore(tx, wave)
  const isAsked = people.some(({ personId }) => personId === actor.personId)
  const reading = parseReading(ask, survey, scale)
  const rights = { mayKeep: mayKeepSurveys(actor, community.id), mayMeasure: mayMeasure(actor, community.id), isAsked }
  return {
    rows,
    head: { community, survey, wave, scale, reading, rate: responseOf(people), ...rights, beforeId: before?.state === 'closed' ? before.id : null },
  }
}

/** The meetings of the year that ends with the wave. */
function yearBefore(until: Day): Period {
  return { from: dayOf(new Date(Date.parse(until) - 365 * 86_400_000)), until }
}

/** Names of these people and of nobody else. */
async function namesOf(tx: Database, house: House, { waveId, language }: ResultAsk, wanted: ReadonlySet<string>): Promise<Map<string, string>> {
  const all = wanted.size === 0 ? [] : await listRosterNames(tx, waveId, dayOf(nowOf(house)))
  return new Map(all.filter(({ personId }) => wanted.has(personId)).map((each) => [each.personId, personDisplayName(language, each)]))
}

export async function readGroup(house: House, actor: Actor, ask: ResultAsk): Promise<GroupPage | null> {
  return inTransaction(house.db, actor, async (tx) => {
    const found = await findResults(tx, house, actor, ask)
    if (found === null) return null
    const { rows, head } = found
    const { drawn, isNamed } = whoIsDrawn(rows.people)
    const names = await namesOf(tx, house, ask, new Set(isNamed ? drawn.map(({ personId }) => personId) : []))
    // Who was at which meeting is for those who keep the register.
    const isLead = isLeadOf(actor, ask.communityId) && isNamed
    const pairs = isLead && ask.together === true ? await readCoAttendance(tx, ask.communityId, yearBefore(rows.wave.closesOn)) : []
    return {
      ...head,
      drawing: drawGroup(rows, head.reading, names, 'community', pairs),
      together: isLead ? (ask.together === true ? 'shown' : 'offered') : 'none',
      figures: measureGroup(networkOf(rows, head.reading)),
      levels: head.mayKeep ? countLevels(rows.people) : null,
    }
  })
}

/** What the reader may see of the own ties; null too for who was not asked. */
export async function readOwn(house: House, actor: Actor, ask: ResultAsk): Promise<OwnPage | null> {
  return inTransaction(house.db, actor, async (tx) => {
    const found = await findResults(tx, house, actor, ask)
    if (found === null || !found.head.isAsked) return null
    const { rows, head } = found
    if (!rows.people.some((person) => person.personId === actor.personId && hasAnswered(person))) return { ...head, own: null, names: new Map() }
    const earlier = await findWaveBefore(tx, rows.wave)
    const nameable = new Set(rows.people.filter(({ isNameable }) => isNameable).map(({ personId }) => personId))
    const before = earlier === null ? [] : (await listNominations(tx, earlier.id)).filter(({ toPerson }) => nameable.has(toPerson ?? ''))
    const own = viewOfOwn(rows, head.reading, actor.personId, before)
    const links = own.links.flatMap(({ contact, people }) => [contact, ...people])
    const met = own.within.flatMap(({ person, through }) => [person, ...through])
    const wanted = new Set([...own.mutual, ...own.onlySaid, ...own.onlyHeard, ...own.notShown, ...own.faded, ...links, ...met])
    const names = await namesOf(tx, house, ask, wanted)
    return { ...head, own, names }
  })
}

/** The group in its parts: nothing of a person, nothing below the small numbers. */
export async function readBreakdown(house: House, actor: Actor, ask: ResultAsk): Promise<BreakdownPage | null> {
  return inTransaction(house.db, actor, async (tx) => {
    const found = await findResults(tx, house, actor, ask)
    if (found === null) return null
    const { rows, head } = found
    const parts = ATTRIBUTES.map((attribute) => ({ attribute, rows: breakDown(rows, head.reading, attribute) }))
    return { ...head, parts, gaps: countGaps(rows, head.reading), steps: head.rate.answered < FEWEST_DRAWN ? [] : measureSteps(rows, head.reading) }
  })
}

/** Every measure of the network as a whole, for who studies the community or coordinates it. */
export async function readMeasures(house: House, actor: Actor, ask: ResultAsk): Promise<MeasuresPage | null> {
  if (!mayMeasure(actor, ask.communityId)) return null
  return inTransaction(house.db, actor, async (tx) => {
    const found = await findResults(tx, house, actor, ask)
    return found === null ? null : { ...found.head, measures: measureNetwork(found.rows, found.head.reading) }
  })
}

/** A closed wave beside the one before it. */
export async function readComparison(house: House, actor: Actor, ask: ResultAsk): Promise<ComparePage | null> {
  return inTransaction(house.db, actor, async (tx) => {
    const found = await findResults(tx, house, actor, ask)
    if (found === null || found.head.beforeId === null) return null
    const { rows, head } = found
    const before = await readWave(tx, found.head.beforeId, dayOf(nowOf(house)))
    if (before === null) return null
    const ids = whoIsDrawn(rows.people).drawn.map(({ personId }) => personId)
    const inBoth = ids.filter((id) => whoIsDrawn(before.people).drawn.some(({ personId }) => personId === id))
    const names = await namesOf(tx, house, ask, new Set(namedInBoth(before, rows, inBoth) ? inBoth : []))
    return {
      ...head,
      before: { wave: before.wave, rate: responseOf(before.people) },
      drawings: drawTwoWaves(before, rows, head.reading, names),
      change: measureChange(before, rows, head.reading),
    }
  })
}

/** The drawing that a file for research is made of: never a name. */
export async function readForResearch(house: House, actor: Actor, ask: ResultAsk): Promise<{ head: ResultHead; drawing: Drawing } | null> {
  if (!mayMeasure(actor, ask.communityId)) return null
  return inTransaction(house.db, actor, async (tx) => {
    const found = await findResults(tx, house, actor, ask)
    const drawing = found === null ? null : drawGroup(found.rows, found.head.reading, new Map(), 'research')
    return found === null || drawing === null ? null : { head: found.head, drawing }
  })
}

export async function readSectorNames(house: House, actor: Actor, language: Language): Promise<Map<string, string>> {
  const { sectors } = await inTransaction(house.db, actor, listSectors)
  return new Map(sectors.map(({ code, labels }) => [code, labels[language]]))
}
