import type { Kind } from '@ronde/guard'
import { LANGUAGES, type Language } from '../../../kernel/language.ts'
import type { Day } from '../../../kernel/day.ts'

/** How many of how many. */
export type Share = number[]
export type KindFigure = { kind: string; language: string; found: Share; right: Share }
export type SetFigures = {
  sizes: { notes: number; numbers: number; nearMisses: number; clean: number; combinations: number }
  kinds: KindFigure[]
  numbers: { kind: string; language: string; found: Share }[]
  whole: Record<string, Share>
  cleanFlagged: Record<string, Share>
}
/** Counted by `npm run bench -- guard` and kept in `docs/guard-figures.json`. */
export type GuardFigures = { guard: string; measuredOn: Day; main: SetFigures; heldOut: SetFigures; second: SetFigures }

export type KindRow = { kind: Kind; cells: Record<Language, { found: Share; right: Share } | null> }

/** How many names of a set are noticed, in each language. */
export function namesByLanguage({ kinds }: SetFigures): Record<string, Share> {
  return Object.fromEntries(kinds.flatMap(({ kind, language, found }) => (kind === 'name' ? [[language, found]] : [])))
}

/** A row a kind that the set holds, a cell a language. @param kinds the kinds there are words for, in their order */
export function rowsByKind({ kinds: figures }: SetFigures, kinds: readonly Kind[]): KindRow[] {
  return kinds
    .map((kind): KindRow => {
      const cellOf = (language: Language) => figures.find((figure) => figure.kind === kind && figure.language === language) ?? null
      return { kind, cells: { fr: cellOf('fr'), nl: cellOf('nl'), en: cellOf('en'), de: cellOf('de') } }
    })
    .filter(({ cells }) => LANGUAGES.some((language) => (cells[language]?.found[1] ?? 0) > 0))
}
