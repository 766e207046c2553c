import type { Day } from '../../../kernel/day.ts'
import type { LocalText } from '../../../kernel/language.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'

/** The kinds a community is offered; a register may bring others, which are kept as they are. */
export const COMMUNITY_KINDS = ['community_of_practice', 'neighbourhood_meeting', 'moderators', 'concertation', 'team'] as const
export type CommunityKind = (typeof COMMUNITY_KINDS)[number]
export const COMMUNITY_STATES = ['idea', 'forming', 'active', 'paused', 'handing_over', 'autonomous', 'dormant', 'closed'] as const
export type CommunityState = (typeof COMMUNITY_STATES)[number]
/** Who may be in the room: only people bound to secrecy, a mixed room, or anybody. */
export const SECRECY_MODES = ['bound', 'mixed', 'public'] as const
export type SecrecyMode = (typeof SECRECY_MODES)[number]
/** Everyone speaks their own language, or one language for all. */
export const LANGUAGE_MODES = ['own', 'fr', 'nl'] as const
export type LanguageMode = (typeof LANGUAGE_MODES)[number]
export const TEXT_KINDS = ['charter', 'convention', 'consent'] as const
export type TextKind = (typeof TEXT_KINDS)[number]

/** What a coordinator may write about a community. */
export type CommunityDraft = {
  nameFr: string
  nameNl: string
  kind: string
  purpose: LocalText
  accent: string
  hostOrganisationId: string | null
  programmeId: string | null
  seats: number | null
  /** People on the mailing list of an open pool; not its members. */
  listSize: number | null
  languageMode: LanguageMode
  secrecyMode: SecrecyMode | null
  /** Shown to everybody on the public home once it is at work; else only to people with an account. */
  isPublic: boolean
}

export type Community = CommunityDraft & {
  id: string
  /** The host in the words of a register, when no organisation of the directory is meant. */
  hostText: string
  state: CommunityState
  version: number
}

/** One version of what members agreed on. Versions are added, never changed. */
export type CommunityText = {
  kind: TextKind
  version: number
  textFr: string
  textNl: string
  /** How long named attendance is kept after its period; set by the convention. */
  attendanceKeptMonths: number
  inForceOn: Day
}

/** A goal in the community's own words. */
export type Goal = { id: string; words: LocalText; setOn: Day; endedOn: Day | null }

const NEXT_STATES: Readonly<Record<CommunityState, readonly CommunityState[]>> = {
  idea: ['forming', 'closed'],
  forming: ['active', 'closed'],
  active: ['paused', 'handing_over', 'dormant'],
  paused: ['active', 'handing_over', 'dormant'],
  handing_over: ['active', 'autonomous', 'dormant'],
  autonomous: ['dormant', 'closed'],
  dormant: ['active', 'closed'],
  closed: [],
}

export function nextStates(state: CommunityState): readonly CommunityState[] {
  return NEXT_STATES[state]
}

/** A closed community stays readable, and nothing is added to it. */
export function isArchive({ state }: Pick<Community, 'state'>): boolean {
  return state === 'closed'
}

const GUARDS = ['host', 'charter', 'secrecy-mode', 'moderator', 'consent-text'] as const
export type Guard = (typeof GUARDS)[number]

/** What stands today of what an active community needs. */
export type Standing = {
  community: Pick<Community, 'hostOrganisationId' | 'hostText' | 'secrecyMode'>
  texts: readonly CommunityText[]
  moderators: number
  today: Day
}

/** What is missing before a community may become active. A consent text counts only when it stands in both languages. */
export function missingToBecomeActive({ community, texts, moderators, today }: Standing): Guard[] {
  const charter = findTextInForce(texts, 'charter', today)
  const consent = findTextInForce(texts, 'consent', today)
  const met: Record<Guard, boolean> = {
    host: community.hostOrganisationId !== null || community.hostText !== '',
    charter: charter !== null && (charter.textFr !== '' || charter.textNl !== ''),
    'secrecy-mode': community.secrecyMode !== null,
    moderator: moderators > 0,
    'consent-text': consent !== null && consent.textFr !== '' && consent.textNl !== '',
  }
  return GUARDS.filter((guard) => !met[guard])
}

/** The newest version whose first day has come. */
export function findTextInForce(texts: readonly CommunityText[], kind: TextKind, today: Day): CommunityText | null {
  const standing = texts.filter((text) => text.kind === kind && text.inForceOn <= today).toSorted((a, b) => b.version - a.version)
  return standing[0] ?? null
}

/** An idea that an organisation hosts is being formed. */
export function stateWithHost({ state }: Pick<Community, 'state'>, { hostOrganisationId }: Pick<Community, 'hostOrganisationId'>): CommunityState {
  return state === 'idea' && hostOrganisationId !== null ? 'forming' : state
}

export type StateRefusal = 'state-not-next' | 'not-ready'

/** Moves a community on. Becoming active asks for everything a community needs, wherever it comes from. */
export function moveCommunity(from: CommunityState, to: CommunityState, standing: Standing): Result<CommunityState, StateRefusal> {
  if (!NEXT_STATES[from].includes(to)) return refused('state-not-next')
  if (to === 'active' && missingToBecomeActive(standing).length > 0) return refused('not-ready')
  return done(to)
}

export type DraftRefusal = 'name-missing' | 'seats-not-a-number' | 'list-not-a-number'

/** Refuses a community nobody could name or count. */
export function checkCommunity(draft: CommunityDraft): DraftRefusal | null {
  if (draft.nameFr === '' && draft.nameNl === '') return 'name-missing'
  if (draft.seats !== null && !isCount(draft.seats)) return 'seats-not-a-number'
  if (draft.listSize !== null && !isCount(draft.listSize)) return 'list-not-a-number'
  return null
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value > 0 && value <= 100_000
}
