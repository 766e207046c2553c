import { isLeadOf, rolesIn, type Actor } from '../../../kernel/actor.ts'
import { isReadyFor, type Audience } from '../../../kernel/audience.ts'
import type { Entry, Gist } from './entry.ts'

/** Who somebody is towards the grid of one meeting. */
export type Stand = {
  personId: string
  isLead: boolean
  /** The communities of the meeting of which she is more than a visitor. */
  memberOf: readonly string[]
  isPresent: boolean
}

export function standOf(actor: Actor, communityIds: readonly string[], isPresent: boolean): Stand {
  const memberOf = communityIds.filter((id) => rolesIn(actor, id).some((role) => role !== 'visitor'))
  return { personId: actor.personId, isLead: communityIds.some((id) => isLeadOf(actor, id)), memberOf, isPresent }
}

/** Members of its communities, and whoever was there. */
export function mayReadGrid({ memberOf, isPresent }: Stand): boolean {
  return memberOf.length > 0 || isPresent
}

/** Whoever was there, and who leads. */
export function mayWriteGrid({ isPresent, isLead }: Stand): boolean {
  return isPresent || isLead
}

type Seen = Pick<Entry, 'authorId' | 'communityId' | 'visibility'>

/** Private: the author alone. Room: those who were there. Community: its members as well. Nobody by leading alone. */
export function mayKnowEntry(stand: Stand, entry: Seen): boolean {
  if (entry.authorId !== null && entry.authorId === stand.personId) return true
  if (entry.visibility === 'private') return false
  return stand.isPresent || (entry.visibility === 'community' && stand.memberOf.includes(entry.communityId))
}

/** Invariant 6: words that passed the guard for less than who reads them needs are shown to their author alone. */
export function maySeeWords(stand: Pick<Stand, 'personId'>, entry: Pick<Entry, 'authorId' | 'checkedFor'>, need: Audience): boolean {
  return isReadyFor(entry.checkedFor, need) || (entry.authorId !== null && entry.authorId === stand.personId)
}

/** A gist is no author's own: it passes, or is not there. */
export function maySeeGist(gist: Pick<Gist, 'checkedFor'>, need: Audience): boolean {
  return isReadyFor(gist.checkedFor, need)
}

/** One's own entry, or any that a lead may read. Another's private one is nobody's. */
export function mayEditEntry(stand: Stand, entry: Seen & Pick<Entry, 'state'>): boolean {
  if (entry.state === 'retracted' || !mayKnowEntry(stand, entry)) return false
  return entry.authorId === stand.personId || stand.isLead
}

/** What waits for another look, since the room needs more: its author, and who leads and may know it. Nobody looks at what is private but its author. */
export function mayLookAgain(stand: Stand, entry: Seen & Pick<Entry, 'state'>): boolean {
  return mayEditEntry(stand, entry) && (entry.authorId === stand.personId || entry.visibility !== 'private')
}

/** An earlier wording: for who may change the entry and could have read it then. What stood there for the room stays with those who were there. */
export function mayKnowWording(stand: Stand, entry: Seen & Pick<Entry, 'state'>, { visibility }: Pick<Entry, 'visibility'>): boolean {
  return mayEditEntry(stand, entry) && mayKnowEntry(stand, { ...entry, visibility })
}

/** Whoever was there, or leads, says in a sentence what was said. */
export function mayAddGist(stand: Stand, entry: Seen & Pick<Entry, 'state'>): boolean {
  return entry.state !== 'retracted' && mayKnowEntry(stand, entry) && mayWriteGrid(stand)
}

/** As the speaker: who said it. As the group: a lead, for what the room heard. */
export function mayValidate(stand: Stand, entry: Seen & Pick<Entry, 'state'>, as: 'speaker' | 'group'): boolean {
  if (entry.state === 'retracted' || !mayKnowEntry(stand, entry)) return false
  if (as === 'speaker') return entry.authorId !== null && entry.authorId === stand.personId
  return stand.isLead && entry.visibility !== 'private'
}

/** What nobody confirmed yet and she may. As the group: what the room heard, her own among it. */
export function isToConfirm(stand: Stand, entry: Seen & Pick<Entry, 'state'>, as: 'speaker' | 'group'): boolean {
  return (entry.state === 'captured' || entry.state === 'tidied') && mayValidate(stand, entry, as)
}

/** The words of the grid are kept by those who lead; members read them. */
export function mayKeepTemplate(actor: Actor, communityId: string): boolean {
  return isLeadOf(actor, communityId)
}

/** Those who lead, and those who do research with the community. */
export function mayExportGrid(actor: Actor, communityId: string): boolean {
  return rolesIn(actor, communityId).some((role) => role === 'researcher' || role === 'moderator' || role === 'coordinator')
}
