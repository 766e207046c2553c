import type { Audience } from '../../../kernel/audience.ts'
import type { Instant } from '../../../kernel/day.ts'
import type { KeepReason } from '../../../kernel/keep-reason.ts'
import type { Language } from '../../../kernel/language.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import type { GridArea } from './grid.ts'

export const VISIBILITIES = ['private', 'room', 'community'] as const
/** Only the author; those who were there; the members of the community as well. */
export type Visibility = (typeof VISIBILITIES)[number]
export const ORIGINS = ['board', 'form', 'import'] as const
export type Origin = (typeof ORIGINS)[number]
export const ENTRY_STATES = ['captured', 'tidied', 'validated', 'retracted'] as const
export type EntryState = (typeof ENTRY_STATES)[number]
export const LINK_KINDS = ['person', 'service', 'tool', 'term'] as const
/** What an entry names, in words; `id` where the house knows it. */
export type EntryLink = { kind: (typeof LINK_KINDS)[number]; label: string; id: string | null }

/** What may be written: the words, where they belong, and who may read them. */
export type EntryDraft = { area: GridArea; language: Language; text: string; visibility: Visibility; links: readonly EntryLink[] }

/** Words that look like a person's and that their writer keeps. */
export type Kept = Readonly<Record<string, KeepReason>>

export type Gist = { language: Language; text: string; checkedFor: Audience }

export type Entry = EntryDraft & {
  id: string
  meetingId: string
  communityId: string
  templateVersion: number
  roundId: string | null
  origin: Origin
  state: EntryState
  checkedFor: Audience
  kept: Kept
  /** Null once the author left: only the role stays. */
  authorId: string | null
  author: string | null
  speakerRole: string
  writtenAt: Instant
  editedAt: Instant | null
  validatedAs: 'speaker' | 'group' | null
  validatedAt: Instant | null
  retractedAt: Instant | null
  sourceVersion: number
  version: number
  gists: Gist[]
}

const LONGEST_ENTRY = 2_000
export const LONGEST_GIST = 300
const LONGEST_LABEL = 120
export const MOST_LINKS = 8

/** What somebody says about herself is private, unless she shares it. */
export function usualVisibility(area: GridArea): Visibility {
  return area === 5 ? 'private' : 'community'
}

export type DraftRefusal = 'text-missing' | 'text-too-long' | 'links-wrong'

export function checkDraft(draft: EntryDraft): Result<EntryDraft, DraftRefusal> {
  const text = draft.text.trim()
  if (text === '') return refused('text-missing')
  if (text.length > LONGEST_ENTRY) return refused('text-too-long')
  const links = draft.links.map((link) => ({ ...link, label: link.label.trim() })).filter(({ label }) => label !== '')
  if (links.length > MOST_LINKS || links.some(({ label }) => label.length > LONGEST_LABEL)) return refused('links-wrong')
  return done({ ...draft, text, links })
}

export type GistRefusal = 'text-missing' | 'gist-too-long' | 'same-language'

/** One line, in another language than the entry's own. */
export function checkGist(entry: Pick<Entry, 'language'>, { language, text }: { language: Language; text: string }): Result<string, GistRefusal> {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  if (line === '') return refused('text-missing')
  if (line.length > LONGEST_GIST) return refused('gist-too-long')
  return language === entry.language ? refused('same-language') : done(line)
}

/** Every text that the guard reads before a draft is saved. The number of a link was said by whoever sent it: its name is read like free words. */
export function textsOf({ text, links }: Pick<EntryDraft, 'text' | 'links'>): string[] {
  return [text, ...links.map(({ label }) => label)]
}

function isSameDraft(one: EntryDraft, other: EntryDraft): boolean {
  const key = ({ area, language, text, visibility, links }: EntryDraft) =>
    JSON.stringify([area, language, text, visibility, links.map(({ kind, label, id }) => [kind, label, id])])
  return key(one) === key(other)
}

export type EditVerdict = 'same' | 'save' | 'conflict'

/** Another text than the one that stands now, written without having seen it, is kept beside it. */
export function judgeEdit(stored: Entry, draft: EntryDraft, version: number): EditVerdict {
  if (isSameDraft(stored, draft)) return 'same'
  return stored.version === version ? 'save' : 'conflict'
}

export type SourceVerdict = 'same' | 'save' | 'conflict' | 'older'

/**
 * What becomes of a version that the source of an entry (the board) tells: an older one loses; one that comes after somebody tidied the entry
 * is kept beside. What the board took away it may put back.
 */
export function judgeSource(stored: Entry, draft: EntryDraft, version: number): SourceVerdict {
  if (stored.state !== 'retracted' && isSameDraft(stored, draft)) return 'same'
  if (version <= stored.sourceVersion) return 'older'
  return stored.state === 'tidied' || stored.state === 'validated' ? 'conflict' : 'save'
}
