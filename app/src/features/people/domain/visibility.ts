import { isLeadOf, isNetworkCoordinator, rolesIn, type Actor } from '../../../kernel/actor.ts'
import type { Day } from '../../../kernel/day.ts'
import { isStanding, type Consent, type ConsentField } from './consent.ts'
import { mayAddPeople } from './permissions.ts'
import { needsNotice, type Person } from './person.ts'

/** How a reader stands towards a person: herself, keeping a register she is in (and knows of), in one community with her, signed in, or anybody. */
export type Relation = 'self' | 'lead' | 'fellow' | 'network' | 'public'

export type PersonField = 'name' | 'email' | 'phone' | 'languages' | 'disciplines' | 'organisations' | 'functions' | 'about' | 'employment' | 'record'
const ALL_FIELDS: readonly PersonField[] = ['name', 'email', 'phone', 'languages', 'disciplines', 'organisations', 'functions', 'about', 'employment', 'record']
/** Whoever sits in the same room sees with whom; ways to reach somebody are shared by consent alone (PRV-45). */
const FELLOW_FIELDS: readonly PersonField[] = ['name', 'languages', 'disciplines', 'organisations', 'functions']

type Told = Pick<Person, 'id' | 'enteredBy' | 'source' | 'noticedAt'>

/**
 * Whoever keeps a register also keeps the records that he or she wrote down. PRV-05: a record that others wrote and whose person was
 * not told yet is for coordinators alone.
 */
export function relationTo(actor: Actor | null, person: Told, communityIds: readonly string[]): Relation {
  if (actor === null) return 'public'
  if (actor.personId === person.id) return 'self'
  if (person.enteredBy === actor.personId && mayAddPeople(actor)) return 'lead'
  if (isNetworkCoordinator(actor) || communityIds.some((id) => rolesIn(actor, id).includes('coordinator'))) return 'lead'
  if (!needsNotice(person) && communityIds.some((id) => isLeadOf(actor, id))) return 'lead'
  return communityIds.some((id) => isFellowIn(actor, id)) ? 'fellow' : 'network'
}

/** A visitor of a community sees no more of it than a stranger does. */
export function isFellowIn(actor: Actor, communityId: string): boolean {
  return rolesIn(actor, communityId).some((role) => role !== 'visitor')
}

type Subject = Pick<Person, 'source' | 'noticedAt' | 'restrictedAt'>
type Sharing = Pick<Consent, 'purpose' | 'communityId' | 'meetingId' | 'fields' | 'given' | 'untilOn'>

/** What of the reader's and the person's situation decides. */
export type Sight = {
  relation: Relation
  /** Communities that both belong to today. */ sharedCommunityIds: readonly string[]
  consents: readonly Sharing[]
  today: Day
  /** The meeting at which both were present; its contact round counts for this reader. */ meetingId?: string
}

/** SEC-11: which fields of a person this reader gets, on a page, in a search, an export or the API alike. An empty set: not there at all. */
export function visibleFields(person: Subject, sight: Sight): ReadonlySet<PersonField> {
  if (sight.relation === 'self' || sight.relation === 'lead') return new Set(ALL_FIELDS)
  if (isHidden(person)) return new Set()
  const agreed = agreedFields(person, sight)
  return sight.relation === 'fellow' ? new Set([...FELLOW_FIELDS, ...agreed]) : agreed
}

/** What the person herself agreed to share with a reader who stands like this; the name comes with it. Empty where she agreed to nothing. */
export function agreedFields(person: Subject, sight: Sight): ReadonlySet<PersonField> {
  if (isHidden(person)) return new Set()
  const reaching = sight.consents.filter((consent) => isStanding(consent, sight.today) && reaches(consent, sight))
  return reaching.length === 0 ? new Set() : new Set<PersonField>(['name', ...reaching.flatMap((consent): ConsentField[] => consent.fields)])
}

function isHidden(person: Subject): boolean {
  return person.source === 'former' || person.restrictedAt !== null || needsNotice(person)
}

function reaches({ purpose, communityId, meetingId }: Sharing, sight: Sight): boolean {
  if (purpose === 'public_directory') return true
  if (purpose === 'network_list') return sight.relation !== 'public'
  if (purpose === 'meeting_round') return sight.meetingId !== undefined && sight.meetingId === meetingId
  return purpose === 'community_list' && sight.relation === 'fellow' && communityId !== null && sight.sharedCommunityIds.includes(communityId)
}
