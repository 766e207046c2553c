import type { Day, Instant } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import { normaliseName } from '../../../kernel/normalise-name.ts'
import { isWritten, listShares, SHARED_FIELDS, type Audience, type Introduction, type SharedField } from './introduction.ts'

/** What of a record a card may fill; the directory's own person has all of it and more. */
export type Gaps = {
  email: string | null
  phone: string | null
  language: Language | null
  languagesSpoken: string[]
  languagesUnderstood: string[]
  activity: string
  askMeAbout: string
}

export type Known = { organisations: readonly string[]; isAddressTaken: boolean; normalisePhone: (text: string) => string }

export type Filled<Person extends Gaps> = {
  draft: Person
  /** The organisation of the card is one that the record lacks. */
  addsOrganisation: boolean
  /** Of these the directory keeps something else: what the card says is not taken, and its consent does not reach what is there. */
  kept: SharedField[]
}

/** Fills only what is empty. What the directory knows already is never written over by a card. */
export function fillGaps<Person extends Gaps>(record: Person, card: Introduction, { organisations, isAddressTaken, normalisePhone }: Known): Filled<Person> {
  const phone = normalisePhone(card.phone)
  const draft = {
    ...record,
    email: record.email ?? (card.email === '' || isAddressTaken ? null : card.email.toLowerCase()),
    phone: record.phone ?? (phone === '' ? null : phone),
    language: record.language ?? card.language,
    languagesSpoken: record.languagesSpoken.length > 0 ? record.languagesSpoken : card.languagesSpoken,
    languagesUnderstood: record.languagesUnderstood.length > 0 ? record.languagesUnderstood : card.languagesUnderstood,
    activity: record.activity || card.activity,
    askMeAbout: record.askMeAbout || card.askMeAbout,
  }
  const isSame = (one: string, other: string) => normaliseName(one) === normaliseName(other)
  const hasOrganisation = organisations.some((name) => isSame(name, card.organisation))
  const addsOrganisation = card.organisation !== '' && organisations.length === 0
  const differs: Record<SharedField, boolean> = {
    email: card.email !== '' && draft.email !== card.email.toLowerCase(),
    phone: phone !== '' && draft.phone !== phone,
    organisations: card.organisation !== '' && !addsOrganisation && (!hasOrganisation || organisations.length > 1),
    languages: !isSameList(draft.languagesSpoken, card.languagesSpoken) || !isSameList(draft.languagesUnderstood, card.languagesUnderstood),
    about: !isSame(draft.activity, card.activity) || !isSame(draft.askMeAbout, card.askMeAbout),
  }
  return { draft, addsOrganisation, kept: SHARED_FIELDS.filter((field) => isWritten(card, field) && differs[field]) }
}

function isSameList(one: readonly string[], other: readonly string[]): boolean {
  return one.toSorted().join(' ') === other.toSorted().join(' ')
}

export const PURPOSES: Record<Audience, 'meeting_round' | 'community_list' | 'network_list' | 'public_directory'> = {
  round: 'meeting_round',
  community: 'community_list',
  network: 'network_list',
  public: 'public_directory',
}
type CardPurpose = (typeof PURPOSES)[Audience]

export type CardConsent = {
  purpose: CardPurpose
  communityId: string | null
  meetingId: string | null
  fields: SharedField[]
  untilOn: Day | null
  textVersion: number
}

/** The consents that a card holds: one for each audience, and one for each community of the meeting. Without a text on the screen there is none. */
export function listCardConsents(card: Introduction, communityIds: readonly string[], kept: readonly SharedField[] = []): CardConsent[] {
  return listShares(card).flatMap(({ audience, fields: chosen }): CardConsent[] => {
    const purpose = PURPOSES[audience]
    const fields = chosen.filter((field) => !kept.includes(field))
    const textVersion = card.textVersions[purpose]
    if (fields.length === 0 || textVersion === undefined) return []
    const shared = { purpose, fields, untilOn: card.shareUntil, textVersion }
    if (audience === 'community') return communityIds.map((communityId) => ({ ...shared, communityId, meetingId: null }))
    return [{ ...shared, communityId: null, meetingId: audience === 'round' ? card.meetingId : null }]
  })
}

type Decided<Field extends string> = { given: boolean; fields: Field[]; untilOn: Day | null; at: Instant }

/**
 * What is written where the person decided about the same use before. A later decision than the card stands; what is shared already goes on,
 * with what the card adds, and until the earlier of the two days. Null: nothing is written.
 */
export function addToDecision<Field extends string>(
  consent: CardConsent,
  last: Decided<Field> | null,
  { at, today }: { at: Instant; today: Day },
): { fields: (Field | SharedField)[]; untilOn: Day | null } | null {
  if (last !== null && last.at > at) return null
  const isStanding = last !== null && last.given && (last.untilOn === null || last.untilOn >= today)
  if (!isStanding) return { fields: consent.fields, untilOn: consent.untilOn }
  const ends = [last.untilOn, consent.untilOn].filter((day) => day !== null).toSorted()
  return { fields: [...new Set([...last.fields, ...consent.fields])], untilOn: ends[0] ?? null }
}
