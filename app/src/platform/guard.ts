import { applySuggestions as applySpans, guard, readLists, type AllowList, type Audience, type NameLists, type Span, type Verdict } from '@ronde/guard'
import type { KeepReason } from '../kernel/keep-reason.ts'
import type { Language } from '../kernel/language.ts'
import { guardListBytes } from '../ui/guard-assets.ts'

export { GUARD_VERSION } from '@ronde/guard'
export type { AllowList, Audience, Kind, Tier, Verdict } from '@ronde/guard'
export { KEEP_REASONS, type KeepReason } from '../kernel/keep-reason.ts'

/** A passage, with half-open offsets in code points. `words` is what is marked: for the same answer only, never kept. */
export type Finding = Span & { words: string }
export type TextCheck = { verdict: Verdict; findings: Finding[] }

export type CheckOptions = {
  audience: Audience
  /** The language of the text; null where nobody said: it is found out. */
  language: Language | null
  allow?: AllowList
  /** Words of tier B that their writer keeps, each with a reason. */
  kept?: Readonly<Record<string, KeepReason>>
}

/** The guard cannot work, so nothing is saved (GRD-09). Carries no text. */
export class GuardDown extends Error {
  constructor() {
    super('the guard cannot read its lists')
    this.name = 'GuardDown'
  }
}

let known: NameLists | undefined

/** Unpacked once, when the first text is checked. */
function nameLists(): NameLists {
  if (known !== undefined) return known
  try {
    const bytes = guardListBytes()
    if (bytes !== null) return (known = readLists(bytes))
  } catch {
    // What failed may name a place on the disk; the house only needs to know that nothing may be saved.
  }
  throw new GuardDown()
}

/**
 * What the guard finds in a text.
 * @throws GuardDown when it cannot work; whoever saves text lets that pass up, so that nothing is saved
 */
export function checkText(text: string, { audience, language, allow, kept = {} }: CheckOptions): TextCheck {
  const lists = nameLists()
  try {
    const { spans } = guard(text, { audience, lists, ...(language === null ? {} : { language }), ...(allow === undefined ? {} : { allow }) })
    const points = spans.length === 0 ? [] : [...text]
    const findings = spans.map((span) => ({ ...span, words: points.slice(span.start, span.end).join('') }))
    const open = findings.filter(({ tier, words }) => tier !== 'B' || !Object.hasOwn(kept, words))
    return { verdict: verdictOf(open), findings: open }
  } catch {
    throw new GuardDown()
  }
}

function verdictOf(findings: readonly Finding[]): Verdict {
  if (findings.some(({ tier }) => tier === 'A')) return 'refuse'
  if (findings.some(({ tier }) => tier === 'B')) return 'replace'
  return findings.length > 0 ? 'think' : 'clear'
}

/** Tier A never passes, in any audience, for any reason; tier B only replaced or kept with a reason; tier C is a thought. */
export function maySave({ verdict }: TextCheck): boolean {
  return verdict === 'clear' || verdict === 'think'
}

/** The text with the suggestion of each finding in its place. */
export function applySuggestions(text: string, findings: readonly Finding[]): string {
  return applySpans(text, findings)
}
