import type { Day } from '../../../kernel/day.ts'
import type { BilingualName } from '../../../kernel/language.ts'
import type { TieScale } from './scale.ts'
import type { ConsentLevel, LeftOffReason, Nomination, Response, Survey, Target, Wave } from './survey.ts'

export type ShownCommunity = { id: string; name: BilingualName; accent: string; isClosed: boolean }

export type RateShown = { asked: number; answered: number; isAtLeast: boolean; share: number | null }

export type SurveysPage = {
  community: ShownCommunity
  surveys: { survey: Survey; waves: (Wave & { rate: RateShown; isAsked: boolean })[] }[]
  mayKeep: boolean
}

/** What whoever keeps a wave sees of it: never who answered. */
export type WavePage = {
  community: ShownCommunity
  wave: Wave
  survey: Survey
  scale: TieScale
  rate: RateShown
  onPaper: number
  people: { personId: string; name: string; organisation: BilingualName | null; isNameable: boolean; hasMail: boolean }[]
  organisations: { organisationId: string; name: BilingualName }[]
  /** The day on which the group looked at the wave before together. */
  mirroredOn: Day | null
  /** The answers of the wave before may stand in the form of a draft; after a closed wave, in that of the next one. */
  mayPrefill: boolean
  /** Another wave may follow this one. */
  isLast: boolean
  leftOff: { personId: string; name: string; reason: LeftOffReason }[]
  imports: { id: string; answers: number; people: number; madeAt: string; isUndone: boolean }[]
}

/** Where results of a forgotten wave stood. `comparedTo`: the wave after it, whose comparison was asked for. */
export type ForgottenPage = { community: ShownCommunity; survey: Survey; wave: Wave; rate: RateShown; comparedTo: Wave | null }

/** Faces of those who agreed to be seen by this reader, by person. */
export type Pictures = ReadonlyMap<string, string>

/** Whom somebody is asked about, in the order of the form. `sector`: its code, empty where none is known. */
export type ShownTarget = Target & { name: string; detail: BilingualName | null; sector: string; language?: 'fr' | 'nl' }

export type Answering = {
  community: ShownCommunity
  wave: Wave
  survey: Survey
  scale: TieScale
  person: { id: string; name: string; response: Response; level: ConsentLevel; hasBegun: boolean; isNameable: boolean; isOnPaper: boolean }
  targets: ShownTarget[]
  /** Names of sectors in the reader's language, by code. */
  sectors: ReadonlyMap<string, string>
  told: Nomination[]
  /** What was told in the wave before, where this one is prefilled; else what has faded is still said to the person alone. */
  before: Nomination[]
  /** Came by a code on paper: what was told before is not shown, since the code may have passed through other hands. */
  isHidden: boolean
  nameableText: string
  nameText: string
  today: Day
}
