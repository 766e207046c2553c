import type { Day, Instant } from '../../../kernel/day.ts'
import type { Language, LocalText } from '../../../kernel/language.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'

/** Who could help, from near to far: those that come with Ronde; a house may add its own. @source domain.md E4 */
export const HELPER_KINDS = ['self', 'entourage', 'neighbour', 'association', 'shop-or-school', 'welfare', 'first-line', 'specialised', 'authority'] as const
/** A code of the list of helpers. */
export type HelperKind = string

/** A service or a tool that was named: in words, and by its number where the house knows one. */
export type SuggestionLink = { kind: 'service' | 'tool'; label: string; id: string | null }

/** The goal of the person which it serves: the one that was told, or another one in broad words. */
export type Serves = { serves: 'their-goal'; goal: '' } | { serves: 'another'; goal: string } | { serves: null; goal: '' }

export type Suggestion = {
  id: string
  situationId: string
  communityId: string
  meetingId: string | null
  roundId: string | null
  language: Language
  text: string
  /** The same in brief in another language, written by a person. */
  gist: LocalText | null
  kept: Readonly<Record<string, string>>
  checkedFor: 'bound' | 'mixed' | 'public'
  serves: 'their-goal' | 'another' | null
  goal: string
  helperKind: HelperKind | null
  links: SuggestionLink[]
  origin: 'board' | 'form'
  authorId: string | null
  takenAt: Instant | null
  retractedAt: Instant | null
  saidAt: Instant
  changedAt: Instant
  version: number
}

/** As long as a card of the board may be, and with as many links: each one that lies there is a suggestion. */
const LONGEST_SUGGESTION = 2_000
const LONGEST_LINE = 200
const MOST_LINKS = 8
/** More than this is said in no round; a program that sends more is stopped. */
export const MOST_OF_A_SITUATION = 200

export type SuggestionWords = { text: string; goal: string; links: readonly SuggestionLink[] }
export type WordsRefusal = 'text-missing' | 'text-too-long'

export function checkLength({ text, goal, links }: SuggestionWords): WordsRefusal | null {
  if (text.trim() === '') return 'text-missing'
  const isLong = text.length > LONGEST_SUGGESTION || goal.length > LONGEST_LINE || links.length > MOST_LINKS
  return isLong || links.some(({ label }) => label.length > LONGEST_LINE) ? 'text-too-long' : null
}

/** Said with the goal of the situation, it serves that one; with other words, another one. */
export function servesOf(goal: string | null, ofSituation: string): Serves {
  const said = (goal ?? '').trim()
  if (said === '') return { serves: null, goal: '' }
  return said === ofSituation.trim() ? { serves: 'their-goal', goal: '' } : { serves: 'another', goal: said }
}

/** A gist stands in another language than the text. */
export function checkGist({ language }: Pick<Suggestion, 'language'>, gist: LocalText): Result<LocalText, 'same-language' | 'text-missing' | 'text-too-long'> {
  if (gist.text.trim() === '') return refused('text-missing')
  if (gist.language === language) return refused('same-language')
  return gist.text.length > LONGEST_SUGGESTION ? refused('text-too-long') : done({ language: gist.language, text: gist.text.trim() })
}

/** Older than this, what was tried may have changed: it is said when it was. */
const OLD_YEARS = 2

export function isOutdated(day: Day, today: Day): boolean {
  return day < `${Number(today.slice(0, 4)) - OLD_YEARS}${today.slice(4)}`
}
