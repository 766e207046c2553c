import type { Day, Instant } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'

/** PRV-02: one question for each use. */
export const CONSENT_PURPOSES = [
  'community_list',
  'network_list',
  'public_directory',
  'public_map',
  'photo',
  'sociogram_survey',
  'sociogram_name',
  'publication_name',
  'meeting_round',
] as const
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number]

/** What can be shared piece by piece in a directory. `about` is "what I do" and "ask me about". */
export const CONSENT_FIELDS = ['email', 'phone', 'languages', 'disciplines', 'organisations', 'about'] as const
export type ConsentField = (typeof CONSENT_FIELDS)[number]

const PURPOSES_BY_FIELD: readonly ConsentPurpose[] = ['community_list', 'network_list', 'public_directory', 'meeting_round']

export function isSharedByField(purpose: ConsentPurpose): boolean {
  return PURPOSES_BY_FIELD.includes(purpose)
}

export function isConsentPurpose(text: string): text is ConsentPurpose {
  return (CONSENT_PURPOSES as readonly string[]).includes(text)
}

export function isConsentField(text: string): text is ConsentField {
  return (CONSENT_FIELDS as readonly string[]).includes(text)
}

/** One entry of the record. Withdrawing adds an entry; none is ever changed (PRV-03). */
export type Consent = {
  personId: string
  purpose: ConsentPurpose
  /** The community that a `community_list` names; null for the others. */
  communityId: string | null
  /** The meeting that a `meeting_round` names: shared with those who were there. */
  meetingId?: string | null
  fields: ConsentField[]
  given: boolean
  /** Last day it counts; null until withdrawn. */
  untilOn: Day | null
  textVersion: number
  language: Language
  at: Instant
}

/** Given, and its last day not yet over. */
export function isStanding({ given, untilOn }: Pick<Consent, 'given' | 'untilOn'>, today: Day): boolean {
  return given && (untilOn === null || untilOn >= today)
}

/** The newest entry of each purpose and community, where it still counts. @param consents in the order in which they were written */
export function listStanding<Entry extends Pick<Consent, 'purpose' | 'communityId' | 'meetingId' | 'given' | 'untilOn'>>(
  consents: readonly Entry[],
  today: Day,
): Entry[] {
  const newest = new Map(consents.map((consent) => [`${consent.purpose} ${consent.communityId ?? consent.meetingId ?? ''}`, consent]))
  return [...newest.values()].filter((consent) => isStanding(consent, today))
}
