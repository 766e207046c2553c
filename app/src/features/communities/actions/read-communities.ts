import type { RawBuilder } from 'kysely'
import { isNetworkCoordinator, type Actor } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import { asSystem, inTransaction, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { findPerson, findPersonByEmail, isEmail, needsNotice, personDisplayName, searchDirectory } from '../../people/public.ts'
import { areasOn } from '../domain/area.ts'
import { COMMUNITY_STATES, missingToBecomeActive } from '../domain/community.ts'
import type { MembersPage } from '../domain/member-row.ts'
import { isRunning } from '../domain/membership.ts'
import { mayEditCommunity, mayKeepMembers } from '../domain/permissions.ts'
import { isAtWork, mayNotePaper } from '../domain/joining.ts'
import type {
  CommunityFacts,
  CommunityList,
  CommunitySettings,
  Leaving,
  MemberCard,
  NewMemberChoices,
  OrganisationChoice,
  Overview,
  PersonChoice,
} from '../domain/shown.ts'
import type { Programme } from '../domain/programme.ts'
import { listProgrammesToChoose } from './check-links.ts'
import { isKnownByAddress, readNewcomer } from './add-member.ts'
import { listCommunityAreas, listGoals, listRhythms, listTexts } from '../store/agreement-store.ts'
import { findCommunity, listCommunityFacts } from '../store/community-store.ts'
import { findMembersPage } from '../store/members-page-store.ts'
import { findJoining, findMembership, listMemberships, listPracticeRoleLabels, listPracticeRoles, listRepresentations } from '../store/membership-store.ts'
import {
  countModerators,
  findOrganisationName,
  findPersonName,
  listFormerChoices,
  listHere,
  listMembersAmong,
  listOrganisationChoices,
} from '../store/overview-store.ts'
import { directoryNeighbours } from '../store/people-ties-store.ts'
import { findProgramme } from '../store/programme-store.ts'

/**
 * Everybody may know which communities are at work and want to be known (PRV-45): what they are, where, and what for. These facts
 * hold no people, so the house itself reads them.
 */
export async function readPublicCommunities(house: House): Promise<CommunityFacts[]> {
  const wish = { states: ['active', 'handing_over', 'autonomous'] as const, words: '', programmeId: null, today: dayOf(nowOf(house)), isPublicOnly: true }
  return asSystem(house.db, (tx) => listCommunityFacts(tx, wish))
}

/** My communities first, whatever their state; of the others those at work, and all of them for who coordinates every one. */
export async function readCommunityList(house: House, actor: Actor, words: string): Promise<CommunityList> {
  const wish = { states: COMMUNITY_STATES, words, programmeId: null, today: dayOf(nowOf(house)) }
  const all = await asSystem(house.db, (tx) => listCommunityFacts(tx, wish))
  const mine = new Set(actor.communities.map(({ communityId }) => communityId))
  const seesAll = isNetworkCoordinator(actor)
  return {
    mine: all.filter(({ id }) => mine.has(id)),
    others: all.filter(({ id, state }) => !mine.has(id) && (seesAll || isAtWork(state))),
  }
}

export async function readOverview(house: House, actor: Actor, id: string): Promise<Overview | null> {
  const today = dayOf(nowOf(house))
  return inTransaction(house.db, actor, async (tx) => {
    const community = await findCommunity(tx, id)
    if (community === null) return null
    const texts = await listTexts(tx, id)
    const moderators = await countModerators(tx, id, today)
    return {
      community,
      host: await findOrganisationName(tx, community.hostOrganisationId),
      programme: community.programmeId === null ? null : await findProgramme(tx, community.programmeId),
      areas: areasOn(await listCommunityAreas(tx, id), today),
      goals: await listGoals(tx, id),
      rhythms: await listRhythms(tx, id),
      texts,
      here: await listHere(tx, { communityId: id, today, readerId: actor.personId, readerCoordinates: mayEditCommunity(actor, id) }),
      missing: missingToBecomeActive({ community, texts, moderators, today }),
      today,
    }
  })
}

export async function readSettings(house: House, actor: Actor, id: string, words: string): Promise<CommunitySettings | null> {
  const today = dayOf(nowOf(house))
  return inTransaction(house.db, actor, async (tx) => {
    const community = await findCommunity(tx, id)
    if (community === null) return null
    const texts = await listTexts(tx, id)
    const moderators = await countModerators(tx, id, today)
    return {
      community,
      texts,
      areas: await listCommunityAreas(tx, id),
      goals: await listGoals(tx, id),
      rhythms: await listRhythms(tx, id),
      missing: missingToBecomeActive({ community, texts, moderators, today }),
      programmes: await listProgrammesToChoose(tx, actor, community.programmeId),
      organisations: await withChosen(tx, await listOrganisationChoices(tx, id, words), community.hostOrganisationId),
      today,
    }
  })
}

/** The chosen one stays to choose, also when the search leaves it out. */
async function withChosen(tx: Database, choices: OrganisationChoice[], chosenId: string | null): Promise<OrganisationChoice[]> {
  if (chosenId === null || choices.some(({ id }) => id === chosenId)) return choices
  const name = await findOrganisationName(tx, chosenId)
  return name === null ? choices : [{ id: chosenId, name, isHere: true }, ...choices]
}

/** What a form for a new community offers to choose from. */
export async function readNewCommunity(house: House, actor: Actor): Promise<{ programmes: Programme[] }> {
  return inTransaction(house.db, actor, async (tx) => ({ programmes: await listProgrammesToChoose(tx, actor, null) }))
}

/** Who was erased left a place without a name; it says so. */
function namelessPlace(language: Language): string {
  return personDisplayName(language, { givenName: '', familyName: '', source: 'former' })
}

type MembersQuestion = { communityId: string; words: string; withEnded: boolean; page: number }

/** @param also what else the page shows, read in the same transaction */
/** `onTop`: what a higher feature reads in the same statement. */
export async function readMembersPage(
  house: House,
  actor: Actor,
  language: Language,
  wish: MembersQuestion,
  onTop?: RawBuilder<unknown>,
): Promise<MembersPage | null> {
  const whole = {
    ...wish,
    today: dayOf(nowOf(house)),
    readerId: actor.personId,
    readerIsLead: mayKeepMembers(actor, wish.communityId),
    readerCoordinates: mayEditCommunity(actor, wish.communityId),
  }
  const members = await inTransaction(house.db, actor, (tx) => findMembersPage(tx, language, whole, onTop))
  return members === null ? null : { ...members, rows: members.rows.map((row) => ({ ...row, name: row.name || namelessPlace(language) })) }
}

export async function readNewMember(
  house: House,
  actor: Actor,
  wish: { communityId: string; words: string; organisationWords: string },
): Promise<NewMemberChoices | null> {
  const today = dayOf(nowOf(house))
  const people = await listPersonChoices(house, actor, wish.words)
  return inTransaction(house.db, actor, async (tx) => {
    const community = await findCommunity(tx, wish.communityId)
    if (community === null) return null
    const all = [...people, ...(await listFormer(tx, wish))]
    const here = await listMembersAmong(
      tx,
      wish.communityId,
      all.flatMap(({ value }) => (isEmail(value) ? [] : [value])),
      today,
    )
    const choices = [...new Map(all.map((choice) => [choice.value, { ...choice, isMember: here.includes(choice.value) }])).values()]
    return { community, people: choices, organisations: await listOrganisationChoices(tx, wish.communityId, wish.organisationWords), today }
  })
}

/** People to add, as far as the directory shows them to the actor; the whole address of anybody else finds that address and nothing more. */
async function listPersonChoices(house: House, actor: Actor, words: string): Promise<PersonChoice[]> {
  if (isEmail(words)) return inTransaction(house.db, actor, (tx) => findByAddress(tx, { actor, address: words, now: nowOf(house) }))
  if (words.length < 2) return []
  const question = { words, spoken: null, discipline: null, page: 1, size: 12 }
  const { people } = await searchDirectory(house, directoryNeighbours, actor, question)
  return people.map(({ person }) => ({
    value: person.id,
    name: `${person.givenName} ${person.familyName}`.trim(),
    organisations: person.organisations.map(({ nameFr, nameNl }) => ({ fr: nameFr, nl: nameNl })),
    isMember: false,
  }))
}

async function findByAddress(tx: Database, { actor, address, now }: { actor: Actor; address: string; now: string }): Promise<PersonChoice[]> {
  const person = await findPersonByEmail(tx, address)
  if (person === null) return []
  const isKnown = await isKnownByAddress(tx, { actor, person, now })
  const [value, name] = isKnown ? [person.id, `${person.givenName} ${person.familyName}`.trim()] : [address, null]
  return [{ value, name, organisations: [], isMember: false }]
}

async function listFormer(tx: Database, { communityId, words }: { communityId: string; words: string }): Promise<PersonChoice[]> {
  if (words.length < 2 || isEmail(words)) return []
  const former = await listFormerChoices(tx, communityId, words)
  return former.map(({ id, name }) => ({ value: id, name, organisations: [], isMember: false }))
}

export async function readMember(
  house: House,
  actor: Actor,
  language: Language,
  wish: { communityId: string; id: string; organisationWords: string },
): Promise<MemberCard | null> {
  const today = dayOf(nowOf(house))
  return inTransaction(house.db, actor, async (tx) => {
    const community = await findCommunity(tx, wish.communityId)
    const membership = await findMembership(tx, wish.communityId, wish.id)
    if (community === null || membership === null) return null
    const all = await listMemberships(tx, wish.communityId, membership.personId)
    const representations = await listRepresentations(tx, membership.id)
    const { invitedAs, agreement } = await findJoining(tx, membership.id)
    const person = await findPerson(tx, membership.personId)
    const isHidden = person !== null && needsNotice(person) && person.enteredBy !== actor.personId && !mayEditCommunity(actor, community.id)
    if (isHidden) return null
    const newcomer = person && (await readNewcomer({ tx, communityId: community.id, now: nowOf(house), actor }, person))
    const named: MemberCard['representations'] = []
    for (const line of representations) named.push({ ...line, name: (await findOrganisationName(tx, line.organisationId)) ?? { fr: '', nl: '' } })
    return {
      community,
      membership,
      otherTimes: all.filter(({ id }) => id !== membership.id),
      name: invitedAs ?? ((await findPersonName(tx, membership.personId)) || namelessPlace(language)),
      agreement,
      mayNotePaper: newcomer !== null && mayNotePaper(actor, community.id, newcomer, membership.state),
      representations: named,
      practiceRoles: await listPracticeRoles(tx, membership.id),
      knownLabels: await listPracticeRoleLabels(tx, wish.communityId),
      organisations: await listOrganisationChoices(tx, wish.communityId, wish.organisationWords),
      today,
    }
  })
}

export async function readLeaving(house: House, actor: Actor, communityId: string): Promise<Leaving | null> {
  const today = dayOf(nowOf(house))
  return inTransaction(house.db, actor, async (tx) => {
    const community = await findCommunity(tx, communityId)
    const mine = await listMemberships(tx, communityId, actor.personId)
    return community === null ? null : { community, running: mine.filter((membership) => isRunning(membership, today)) }
  })
}
