import type { Actor } from '../../../kernel/actor.ts'
import { dayOf, type Day } from '../../../kernel/day.ts'
import { asSystem, inTransaction, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { findNamedCommunity } from '../../communities/public.ts'
import { endsSoon, pledgedHours, stateOf, type Convention } from '../domain/convention.ts'
import { mayKeepConventions } from '../domain/permissions.ts'
import { stateOfPerson, type PersonConvention } from '../domain/person-state.ts'
import type { ConventionsPage, HoursSpent, ShownConvention, ShownSignatory, ShownText, SigningPage } from '../domain/shown.ts'
import { findConvention, listConventions, listTextVersions } from '../store/convention-store.ts'
import type { ConventionNeighbours } from '../store/neighbours.ts'
import { listBonds, listEmployers, listLinesToSign, listMembersToSign, listSignatories, type NamedSignatory } from '../store/signatory-store.ts'

/** The conventions of a community. Members see how far they are; who signs, hours and choices are for leads and for the signer. */
export async function readConventions(house: House, neighbours: ConventionNeighbours, actor: Actor, communityId: string): Promise<ConventionsPage | null> {
  const today = dayOf(nowOf(house))
  return inTransaction(house.db, actor, async (tx) => {
    const community = await findNamedCommunity(tx, communityId)
    if (community === null) return null
    const isLead = mayKeepConventions(actor, communityId)
    const texts = await listTextVersions(tx, communityId)
    const conventions = await listConventions(tx, communityId)
    const lines = await listSignatories(
      tx,
      conventions.map(({ id }) => id),
      actor.personId,
      today,
    )
    const shown: ShownConvention[] = []
    for (const convention of conventions.filter(({ stage }) => isLead || stage !== 'draft')) {
      const own = lines.filter(({ conventionId }) => conventionId === convention.id)
      const signatories = isLead ? await withHours(tx, neighbours, convention, own, today) : own.map(withoutPeople)
      shown.push(show(convention, signatories, texts, today))
    }
    const choices = isLead ? await listEmployers(tx, communityId) : []
    return { community, conventions: shown, texts, choices, people: isLead ? await listMembersToSign(tx, communityId) : [], today }
  })
}

/** Whether the community has such a convention, for who leads it. */
export async function hasConvention(house: House, actor: Actor, communityId: string, id: string): Promise<boolean> {
  if (!mayKeepConventions(actor, communityId)) return false
  return inTransaction(house.db, actor, async (tx) => (await findConvention(tx, id))?.communityId === communityId)
}

function show(convention: Convention, signatories: ShownSignatory[], texts: readonly ShownText[], today: Day): ShownConvention {
  const text = texts.find(({ version }) => version === convention.textVersion) ?? null
  const state = stateOf(convention, signatories, today)
  return { convention, state, text, signatories, endsSoon: state !== 'ended' && endsSoon(convention, today) }
}

/** A member reads which organisations signed; what was pledged, and by whose hand, is for leads. A person who works alone has no name here. */
function withoutPeople(line: NamedSignatory): ShownSignatory {
  const isOwn = line.isMine && line.signedOn === null
  return {
    ...line,
    name: line.personId === null || isOwn ? line.name : { fr: '', nl: '' },
    signer: '',
    signerId: null,
    signedBy: '',
    hours: isOwn ? line.hours : null,
    canBeReminded: false,
    remindedAt: null,
    pledged: null,
    spent: null,
  }
}

const DAY_MS = 86_400_000

/** Pledged and spent from the first day of the convention until today, or its last day. */
async function withHours(
  tx: Database,
  neighbours: ConventionNeighbours,
  convention: Convention,
  lines: readonly NamedSignatory[],
  today: Day,
): Promise<ShownSignatory[]> {
  const from = convention.from ?? lines.flatMap(({ signedOn }) => signedOn ?? []).toSorted()[0] ?? null
  const until = [today, convention.until ?? today, convention.endedOn ?? today].toSorted()[0] ?? today
  const hasSpan = from !== null && from <= until
  const { meetings, rows } = hasSpan ? await neighbours.listHoursSpent(tx, { communityId: convention.communityId, from, until }) : { meetings: 0, rows: [] }
  const days = hasSpan ? (Date.parse(until) - Date.parse(from)) / DAY_MS + 1 : 0
  return lines.map((line) => {
    return { ...line, pledged: hasSpan ? pledgedHours(line, { meetings, days }) : null, spent: hasSpan ? hoursOf(line, rows) : null }
  })
}

/** Hours of everybody who stood for the organisation; of who works alone each meeting once, for whomever she stood there. */
function hoursOf({ organisationId, personId }: NamedSignatory, rows: readonly HoursSpent[]): number {
  const own = rows.filter((row) => (organisationId === null ? row.personId === personId : row.organisationId === organisationId))
  const counted = organisationId === null ? [...new Map(own.map((row) => [row.meetingId, row])).values()] : own
  return counted.reduce((sum, { hours }) => sum + hours, 0)
}

/** The one line that the actor may sign by a click, as the house itself: who signs for an employer need be no member. */
export async function readSigning(house: House, actor: Actor, conventionId: string): Promise<SigningPage | null> {
  const today = dayOf(nowOf(house))
  return asSystem(house.db, async (tx) => {
    const convention = await findConvention(tx, conventionId)
    if (convention === null || convention.stage === 'draft' || convention.stage === 'ended') return null
    const community = await findNamedCommunity(tx, convention.communityId)
    const lines = await listSignatories(tx, [conventionId], actor.personId, today)
    const line = lines.find(({ isMine, signedOn }) => isMine && signedOn === null) ?? lines.find(({ isMine }) => isMine)
    if (community === null || community.isClosed || line === undefined) return null
    const text = (await listTextVersions(tx, convention.communityId)).find(({ version }) => version === convention.textVersion) ?? null
    return { community, convention, text, line: { ...line, pledged: null, spent: null } }
  })
}

/** Conventions that wait for a click of somebody, for the desk; as the house itself, because who signs need be no member. */
export async function readLinesToSign(
  tx: Database,
  personId: string,
): Promise<{ conventionId: string; communityId: string; name: { fr: string; nl: string } }[]> {
  const rows = await listLinesToSign(tx, personId)
  return rows.map(({ conventionId, communityId, nameFr, nameNl }) => ({ conventionId, communityId, name: { fr: nameFr, nl: nameNl } }))
}

/**
 * How the convention of a community stands with these people's employers; nobody where no convention runs. It blocks nothing: pages say
 * that whoever waits may attend as a visitor.
 */
export async function listConventionStates(tx: Database, communityId: string, personIds: readonly string[], today: Day): Promise<PersonConvention[]> {
  if (personIds.length === 0) return []
  const bonds = await listBonds(tx, communityId, personIds, today)
  return bonds === null ? [] : personIds.map((personId) => stateOfPerson(personId, bonds))
}

/** Organisations that signed a convention of the community which holds today, one list a convention. */
export async function listBoundOrganisations(tx: Database, communityId: string, today: Day): Promise<string[][]> {
  const bound: string[][] = []
  for (const convention of await listConventions(tx, communityId)) {
    const signatories = await listSignatories(tx, [convention.id], null, today)
    if (!['in_force', 'review'].includes(stateOf(convention, signatories, today))) continue
    bound.push(signatories.flatMap(({ organisationId, signedOn }) => (organisationId === null || signedOn === null ? [] : [organisationId])))
  }
  return bound
}
