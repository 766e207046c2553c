import { isLeadOf, type Actor } from '../../../kernel/actor.ts'
import { dayOf, type Day, type Period } from '../../../kernel/day.ts'
import { nameIn, type Language } from '../../../kernel/language.ts'
import { inTransaction, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { keyedHash } from '../../../platform/secrets.ts'
import { fitPictures, listPictures, listSectors, personDisplayName } from '../../people/public.ts'
import { findNamedCommunity } from '../../communities/public.ts'
import { ATTRIBUTES, countLevels, drawGroup, FEWEST_DRAWN, ORDERS, whoIsDrawn, type Drawing } from '../domain/consent-level.ts'
import { drawWaves, findStablePlaces, whoStands, type WavesDrawing } from '../domain/draw-waves.ts'
import { measureGroup } from '../domain/group-figures.ts'
import { facesOf, viewOfOwn } from '../domain/own-view.ts'
import { mayKeepSurveys, mayMeasure, maySeeSurveys } from '../domain/permissions.ts'
import type { BreakdownPage, ComparePage, GroupPage, MeasuresPage, OverTimePage, OwnPage, ResultHead } from '../domain/results.ts'
import { measureChange } from '../domain/two-waves.ts'
import { breakDown, countGaps, measureSteps } from '../domain/breakdown.ts'
import { measureNetwork } from '../domain/all-measures.ts'
import { hasAnswered, networkOf, parseReading, type Reading } from '../domain/wave-network.ts'
import { responseOf } from '../domain/survey.ts'
import { readCoAttendance } from '../store/co-attendance-store.ts'
import { readWave, type WaveRows } from '../store/read-wave.ts'
import { listOrganisationsAsked, listRosterNames } from '../store/roster-store.ts'
import { listNominations } from '../store/nomination-store.ts'
import { findWaveBefore, listWaves } from '../store/survey-store.ts'

export type ResultAsk = {
  communityId: string
  waveId: string
  question?: string | undefined
  from?: string | undefined
  order?: string | undefined
  together?: boolean
  language: Language
}
type Found = { rows: WaveRows; head: ResultHead }

/**
 * A wave, its people in an order that nobody outside this house can make again. Where a dot stands depends on the order in which the layout took people: in
 * that of their numbers, which stand in addresses, whoever tried all orders would find who is who.
 */
async function readInHiddenOrder(tx: Database, house: House, waveId: string): Promise<WaveRows | null> {
  const rows = await readWave(tx, waveId, dayOf(nowOf(house)))
  if (rows === null) return null
  const signOf = (personId: string) => keyedHash(house.settings.secret, 'sociogram order', `${rows.survey.id} ${personId}`).toString('hex')
  const signs = new Map(rows.people.map(({ personId }) => [personId, signOf(personId)]))
  const people = rows.people.toSorted((one, other) => ((signs.get(one.personId) ?? '') < (signs.get(other.personId) ?? '') ? -1 : 1))
  return { ...rows, people }
}

/** A closed wave of that community; results of one that still runs would change what people answer. */
export async function findResults(tx: Database, house: House, actor: Actor, ask: ResultAsk): Promise<Found | null> {
  if (!maySeeSurveys(actor, ask.communityId)) return null
  const rows = await readInHiddenOrder(tx, house, ask.waveId)
  const community = rows === null ? null : await findNamedCommunity(tx, rows.wave.communityId)
  if (rows === null || community === null || community.id !== ask.communityId || rows.wave.state !== 'closed') return null
  const { wave, survey, scale, people } = rows
  const before = await findWaveBefore(tx, wave)
  const isAsked = people.some(({ personId }) => personId === actor.personId)
  const reading = parseReading(ask, survey, scale)
  const rights = { mayKeep: mayKeepSurveys(actor, community.id), mayMeasure: mayMeasure(actor, community.id), isAsked }
  return {
    rows,
    head: {
      community,
      survey,
      wave,
      scale,
      reading,
      rate: responseOf(people),
      ...rights,
      beforeId: before?.state === 'closed' ? before.id : null,
      mirroredOn: before?.mirroredOn ?? null,
    },
  }
}

/** The meetings of the year that ends with the wave. */
function yearBefore(until: Day): Period {
  return { from: dayOf(new Date(Date.parse(until) - 365 * 86_400_000)), until }
}

type NamesAsk = Pick<ResultAsk, 'language'> & { waveIds: readonly string[] }

/** Names of these people and of nobody else. */
async function namesOf(tx: Database, house: House, { waveIds, language }: NamesAsk, wanted: ReadonlySet<string>): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  for (const waveId of wanted.size === 0 ? [] : waveIds) {
    for (const each of await listRosterNames(tx, waveId, dayOf(nowOf(house)))) {
      if (wanted.has(each.personId)) names.set(each.personId, personDisplayName(language, each))
    }
  }
  return names
}

export async function readGroup(house: House, actor: Actor, ask: ResultAsk): Promise<GroupPage | null> {
  return inTransaction(house.db, actor, async (tx) => {
    const found = await findResults(tx, house, actor, ask)
    if (found === null) return null
    const { rows, head } = found
    const { drawn, isNamed } = whoIsDrawn(rows.people)
    const names = await namesOf(tx, house, { ...ask, waveIds: [ask.waveId] }, new Set(isNamed ? drawn.map(({ personId }) => personId) : []))
    // Who was at which meeting is for those who keep the register.
    const isLead = isLeadOf(actor, ask.communityId) && isNamed
    const pairs = isLead && ask.together === true ? await readCoAttendance(tx, ask.communityId, yearBefore(rows.wave.closesOn)) : []
    const order = ORDERS.find((each) => each === ask.order) ?? 'ties'
    const stable = isNamed && order === 'ties' ? findStablePlaces(await readClosedWaves(tx, house, rows), head.reading) : null
    const drawing = drawGroup(rows, head.reading, names, { order, pairs, stable })
    return {
      ...head,
      drawing,
      organisations: drawing?.order === 'organisation' ? await organisationsOf(tx, ask, drawing) : new Map(),
      together: isLead ? (ask.together === true ? 'shown' : 'offered') : 'none',
      figures: measureGroup(networkOf(rows, head.reading)),
      levels: head.mayKeep ? countLevels(rows.people) : null,
    }
  })
}

/** Only those that stand in the picture. */
async function organisationsOf(tx: Database, { waveId, language }: ResultAsk, { people }: Drawing): Promise<Map<string, string>> {
  const shown = new Set(people.map(({ group }) => group))
  const all = await listOrganisationsAsked(tx, waveId)
  return new Map(all.filter(({ organisationId }) => shown.has(organisationId)).map(({ organisationId, name }) => [organisationId, nameIn(language, name)]))
}

/** The picture for the wall of a room: dots, whoever agreed to what. */
export async function readForWall(house: House, actor: Actor, ask: ResultAsk): Promise<{ head: ResultHead; drawing: Drawing | null } | null> {
  return inTransaction(house.db, actor, async (tx) => {
    const found = await findResults(tx, house, actor, ask)
    return found === null ? null : { head: found.head, drawing: drawGroup(found.rows, found.head.reading, new Map(), { use: 'wall' }) }
  })
}

/** What the reader may see of the own ties; null too for who was not asked. */
export async function readOwn(house: House, actor: Actor, ask: ResultAsk): Promise<OwnPage | null> {
  return inTransaction(house.db, actor, async (tx) => {
    const found = await findResults(tx, house, actor, ask)
    if (found === null || !found.head.isAsked) return null
    const { rows, head } = found
    if (!rows.people.some((person) => person.personId === actor.personId && hasAnswered(person)))
      return { ...head, own: null, names: new Map(), pictures: new Map() }
    const nameable = new Set(rows.people.filter(({ isNameable }) => isNameable).map(({ personId }) => personId))
    const before = head.beforeId === null ? [] : (await listNominations(tx, head.beforeId)).filter(({ toPerson }) => nameable.has(toPerson ?? ''))
    const own = viewOfOwn(rows, head.reading, actor.personId, before)
    const links = own.links.flatMap(({ contact, people }) => [contact, ...people])
    const met = own.within.flatMap(({ person, through }) => [person, ...through])
    const wanted = new Set([...own.mutual, ...own.onlySaid, ...own.onlyHeard, ...own.notShown, ...own.faded, ...links, ...met])
    const names = await namesOf(tx, house, { ...ask, waveIds: [ask.waveId] }, wanted)
    const viewing = { viewerId: actor.personId, today: dayOf(nowOf(house)) }
    return { ...head, own, names, pictures: fitPictures(await listPictures(tx, [...names.keys()], viewing), facesOf(own)) }
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
    const all = await readWavesUpTo(tx, house, rows)
    const before = all.at(-2)
    if (before === undefined) return null
    return {
      ...head,
      before: { wave: before.wave, rate: responseOf(before.people) },
      drawing: await drawWithNames(tx, house, ask, [before, rows], head.reading),
      waves: whoStands(all) === null ? 0 : all.length,
      change: measureChange(before, rows, head.reading),
    }
  })
}

/** Closed waves of the survey up to this one, the earliest first. */
export async function readWavesUpTo(tx: Database, house: House, last: WaveRows): Promise<WaveRows[]> {
  return readClosedWaves(tx, house, last, last.wave.number)
}

/** All closed waves of the survey of this one, the earliest first. */
async function readClosedWaves(tx: Database, house: House, known: WaveRows, upTo = Infinity): Promise<WaveRows[]> {
  const { surveyId, communityId } = known.wave
  const closed = (await listWaves(tx, communityId)).filter((wave) => wave.surveyId === surveyId && wave.number <= upTo && wave.state === 'closed')
  const read: WaveRows[] = []
  for (const { id } of closed.toReversed()) {
    const rows = id === known.wave.id ? known : await readInHiddenOrder(tx, house, id)
    if (rows !== null) read.push(rows)
  }
  return read
}

async function drawWithNames(tx: Database, house: House, { language }: ResultAsk, waves: readonly WaveRows[], reading: Reading): Promise<WavesDrawing | null> {
  const standing = whoStands(waves)
  if (standing === null) return null
  const names = await namesOf(tx, house, { language, waveIds: waves.map(({ wave }) => wave.id) }, new Set(standing.isNamed ? standing.ids : []))
  return drawWaves(waves, reading, names)
}

/** All closed waves up to this one, at the same places; null too where there is only one or too few may be drawn in all of them. */
export async function readOverTime(house: House, actor: Actor, ask: ResultAsk): Promise<OverTimePage | null> {
  return inTransaction(house.db, actor, async (tx) => {
    const found = await findResults(tx, house, actor, ask)
    const waves = found === null ? [] : await readWavesUpTo(tx, house, found.rows)
    const drawing = found === null ? null : await drawWithNames(tx, house, ask, waves, found.head.reading)
    return found === null || drawing === null ? null : { ...found.head, waves: waves.map(({ wave }) => wave), drawing }
  })
}

export async function readSectorNames(house: House, actor: Actor, language: Language): Promise<Map<string, string>> {
  const { sectors } = await inTransaction(house.db, actor, listSectors)
  return new Map(sectors.map(({ code, labels }) => [code, labels[language]]))
}
