import { normaliseName } from '../../../kernel/normalise-name.ts'
import type { SheetRow } from './shown.ts'

export const ROWS_A_PAGE = 50
/** Up to here a sheet is shown whole. */
const WHOLE_UP_TO = 60

/** What somebody looks for on a long sheet. */
export type SheetWish = { words: string; page: number }

export type SheetPage = {
  rows: SheetRow[]
  /** From 1. */
  page: number
  pages: number
  found: number
  /** A long sheet has a search and pages. */
  isLong: boolean
  /** Rows elsewhere that nobody saved yet: the sheet's button saves them as proposed. */
  unsavedElsewhere: number
  hereElsewhere: number
}

/** The rows of one page of a sheet: everybody, or fifty of those in whose name or organisation the words stand. */
export function cutSheet(all: readonly SheetRow[], { words, page }: SheetWish): SheetPage {
  const isLong = all.length > WHOLE_UP_TO
  const found = isLong ? narrowRows(all, words) : [...all]
  const size = isLong ? ROWS_A_PAGE : Math.max(1, all.length)
  const pages = Math.max(1, Math.ceil(found.length / size))
  const shown = Math.min(Math.max(1, page), pages)
  const rows = found.slice((shown - 1) * size, shown * size)
  const elsewhere = all.filter((row) => !rows.includes(row))
  const unsavedElsewhere = elsewhere.filter(({ version }) => version === 0).length
  const hereElsewhere = elsewhere.filter(({ facts }) => facts.state === 'present').length
  return { rows, page: shown, pages, found: found.length, isLong, unsavedElsewhere, hereElsewhere }
}

/** Those in whose name or organisation the words stand. */
export function narrowRows(all: readonly SheetRow[], words: string): SheetRow[] {
  return all.filter((row) => holds(row, words))
}

function holds({ name, organisations }: SheetRow, words: string): boolean {
  const text = normaliseName([name, ...organisations.flatMap((organisation) => [organisation.name.fr, organisation.name.nl])].join(' '))
  return normaliseName(words)
    .split(/\s+/)
    .every((word) => text.includes(word))
}
