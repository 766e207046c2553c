import type { Actor, CommunityRole } from '../../../kernel/actor.ts'
import { dayOf, type Day } from '../../../kernel/day.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import type { Database } from '../../../platform/database.ts'
import type { House } from '../../../platform/house.ts'
import { findAccountOfPerson } from '../../accounts/public.ts'
import { addPerson, EMPTY_PERSON, findInSight, findOrganisation, findPerson, findPersonByEmail, isEmail, type Person } from '../../people/public.ts'
import { agreeTo, firstState, mayNotePaper, type Newcomer } from '../domain/joining.ts'
import { isRunning, letIn, type Agreement, type Membership, type MembershipState } from '../domain/membership.ts'
import { mayGiveRole, mayKeepMembers } from '../domain/permissions.ts'
import { listTexts } from '../store/agreement-store.ts'
import { addMembership, addRepresentation, listMemberships, saveAgreement, saveInvitedAs } from '../store/membership-store.ts'
import { directoryNeighbours } from '../store/people-ties-store.ts'
import { keep, record, type Keeping, type MemberRefusal } from './keep-members.ts'

export type NewPersonDraft = { givenName: string; familyName: string; email: string }
export type NewMember = {
  /** Somebody of the directory, the whole e-mail address of somebody known, or the names of somebody new. */
  person: string | NewPersonDraft
  role: CommunityRole
  /** The person agreed to the convention on paper; whoever adds them says so. */
  onPaper: boolean
  from: Day | null
  organisationId: string | null
}

export type Added = { id: string; state: MembershipState }

/**
 * Somebody joins. Newcomers whom a lead writes down wait for their agreement; people known elsewhere are invited and answer
 * themselves, so that nobody becomes somebody's member, and their record somebody's to read, without having said so.
 */
export async function addMember(house: House, actor: Actor, communityId: string, member: NewMember): Promise<Result<Added, MemberRefusal>> {
  if (!mayKeepMembers(actor, communityId)) return refused('community-unknown')
  if (!mayGiveRole(actor, communityId, member.role)) return refused('role-not-yours-to-give')
  return keep(house, actor, communityId, async (keeping): Promise<Result<Added, MemberRefusal>> => {
    const { tx } = keeping
    if (member.organisationId !== null && (await findOrganisation(tx, member.organisationId)) === null) return refused('organisation-unknown')
    const found = typeof member.person === 'string' ? await findKnown(keeping, member.person) : await addNewPerson(keeping, member.person)
    if (!found.ok) return found
    const { person, address } = found.value
    const today = dayOf(keeping.now)
    const known = await listMemberships(tx, communityId, person.id)
    if (known.some((other) => other.role === member.role && other.state !== 'ended' && (other.until === null || other.until >= today)))
      return refused('already-member')
    const newcomer = await readNewcomer(keeping, person)
    const state = firstState(newcomer)
    if (member.onPaper && !mayNotePaper(actor, communityId, newcomer, state)) return refused('paper-not-yours')
    return save(keeping, { member, personId: person.id, state, address: state === 'invited' && !member.onPaper ? address : null })
  })
}

type Entry = { member: NewMember; personId: string; state: MembershipState; address: string | null }

async function save(keeping: Keeping, { member, personId, state, address }: Entry): Promise<Result<Added, MemberRefusal>> {
  const { tx, communityId } = keeping
  const { role, from, organisationId } = member
  const draft = { communityId, personId, role, state, from, until: null, endReason: null }
  const agreement = member.onPaper ? await agreedOnPaper(keeping) : null
  const entered = agreement === null ? done({ ...draft, id: '', version: 1 }) : letIn({ ...draft, id: '', version: 1 }, agreement)
  if (!entered.ok) return entered
  const id = await addMembership(tx, { ...draft, state: entered.value.state })
  if (agreement !== null) await saveAgreement(tx, id, agreement)
  if (address !== null) await saveInvitedAs(tx, id, address)
  if (organisationId !== null) await addRepresentation(tx, { id, communityId }, { organisationId, from, until: null })
  await record(keeping, 'membership.added', { id, personId }, { role, state: entered.value.state, ...(agreement === null ? {} : { agreed: 'paper' }) })
  return done({ id, state: entered.value.state })
}

/** What the actor says the person signed: the texts in force today. */
export async function agreedOnPaper({ tx, communityId, now, actor }: Keeping): Promise<Agreement> {
  return agreeTo({ texts: await listTexts(tx, communityId), today: dayOf(now), at: now, means: 'paper', notedBy: actor.personId })
}

export async function readNewcomer({ tx, communityId, now, actor }: Keeping, person: Pick<Person, 'id' | 'enteredBy'>): Promise<Newcomer> {
  const hasAccount = (await findAccountOfPerson(tx, person.id)) !== null
  if (person.enteredBy === null || person.enteredBy === actor.personId) return { hasAccount, isEnteredHere: person.enteredBy !== null }
  const roles = (await listMemberships(tx, communityId, person.enteredBy)).filter((membership) => leads(membership, dayOf(now)))
  return { hasAccount, isEnteredHere: roles.length > 0 }
}

function leads(membership: Membership, today: Day): boolean {
  return (membership.role === 'moderator' || membership.role === 'coordinator') && membership.state !== 'pending' && isRunning(membership, today)
}

type Found = { person: Pick<Person, 'id' | 'enteredBy'>; /** Shown instead of the name when the actor may not see it. */ address: string | null }

/** Somebody in the actor's sight, or who was a member here before; by the whole address anybody, unseen. Others are not there. */
async function findKnown({ tx, communityId, now, actor }: Keeping, which: string): Promise<Result<Found, MemberRefusal>> {
  const person = isEmail(which) ? await findPersonByEmail(tx, which) : await findPerson(tx, which)
  if (person === null || person.source === 'former') return refused('person-missing')
  if (isEmail(which) && !(await isKnownByAddress(tx, { actor, person, now }))) return done({ person, address: which })
  const seen = await findInSight(tx, directoryNeighbours, actor, { id: person.id, now })
  const wasHere = (await listMemberships(tx, communityId, person.id)).some(({ state }) => state === 'ended')
  return seen !== null || wasHere ? done({ person, address: null }) : refused('person-missing')
}

/** Whether the actor sees that this address is this person's. */
export async function isKnownByAddress(tx: Database, { actor, person, now }: { actor: Actor; person: Person; now: string }): Promise<boolean> {
  const seen = await findInSight(tx, directoryNeighbours, actor, { id: person.id, now })
  return seen !== null && seen.person.email !== null
}

async function addNewPerson({ tx, now, actor }: Keeping, draft: NewPersonDraft): Promise<Result<Found, MemberRefusal>> {
  if (draft.givenName === '' && draft.familyName === '') return refused('name-missing')
  if (draft.email !== '' && !isEmail(draft.email)) return refused('email-wrong')
  if (draft.email !== '' && (await findPersonByEmail(tx, draft.email)) !== null) return refused('email-known')
  const id = await addPerson(tx, { ...EMPTY_PERSON, ...draft, email: draft.email || null, source: 'coordinator', enteredBy: actor.personId, enteredAt: now })
  return done({ person: { id, enteredBy: actor.personId }, address: null })
}
