import type { BilingualName, LocalText } from '../../../kernel/language.ts'
import type { Answers, Reply } from './expected.ts'
import type { Facet } from './gaps.ts'

/** Somebody who is expected, as one reader may see her. What is not for this reader is empty. */
export type FaceCard = {
  personId: string
  name: string
  does: string[]
  organisations: BilingualName[]
  activity: LocalText | null
  askMeAbout: LocalText | null
  speaks: string[]
  understands: string[]
  email: string | null
  phone: string | null
  isFirstTime: boolean
  reply: Reply
}

/** `hidden`: expected, and not shown to this reader. */
export type Faces = { cards: FaceCard[]; hidden: number; isOver: boolean }

/** A gap in the reader's words. */
export type NamedGap = { facet: Facet; code: string; label: string; meetings: number; seats: number }
export type Gaps = { coming: number; held: number; gaps: NamedGap[] }

export type NamedPerson = { personId: string; name: string }
/** For the coordinator alone. */
export type Missing = { neverCame: (NamedPerson & { of: number })[]; askedOften: (NamedPerson & { meetings: number })[]; silent: NamedPerson[] }

export type Preparation = {
  startsAt: string
  answers: Answers
  expected: number
  firstTime: number
  gaps: Gaps
  missing: Missing | null
  printed: { number: number; madeAt: string } | null
}
