import type { Instant } from '../../../kernel/day.ts'
import type { Facts } from '../../../kernel/result.ts'
import type { GridAnswers } from './grid-answers.ts'
import type { RawGrid } from './raw-grid.ts'
import { SHEETS, type Problem, type SheetName } from './problem.ts'

/** A file as it was sent: its bytes are anybody's until they are read. */
export type RegisterFile = { name: string; bytes: Uint8Array }
export type DraftKind = 'register' | 'grid'
export type DraftState = 'reading' | 'refused' | 'understood' | 'saving' | 'saved'
export type DraftFile = { name: string; size: number }

/** What a file of the register's own shape holds: counts, first rows, and what stands in the way. */
export type ReadSheetSummary = { sheet: SheetName; header: string[]; rows: string[][]; count: number }
export type RegisterSummary = { sheets: ReadSheetSummary[]; problems: Problem[]; problemCount: number }

export type SavedCounts = Record<string, { added: number; changed: number; same: number }>

/** What is known about the file so far; which parts are there depends on the state. */
export type DraftOutcome = {
  /** How far the present work is. */
  working?: { sheet: string; rows: number }
  refusal?: { code: string; facts: Facts }
  register?: RegisterSummary
  grids?: RawGrid[]
  saved?: SavedCounts
  /** What the rows stored already said against the last attempt to save. */
  conflicts?: Problem[]
  /** The community of a saved attendance grid, and the span of its meetings. */
  savedInto?: { communityId: string; from: string; until: string }
}

/** The name under which text that was pasted goes. */
export const PASTED = 'pasted.txt'

export type Draft = {
  id: string
  kind: DraftKind | null
  files: DraftFile[]
  state: DraftState
  stateAt: Instant
  outcome: DraftOutcome
  answers: GridAnswers
  createdAt: Instant
}

/** Whoever reads or saves says so every second; after this long without a word the work has died. */
const SILENCE_MS = 15_000
/** So many problems are kept for the page; the marked copy of the file has all of them. */
export const MOST_SHOWN_PROBLEMS = 2_000

export function isStopped({ state, stateAt }: Pick<Draft, 'state' | 'stateAt'>, now: Instant): boolean {
  return (state === 'reading' || state === 'saving') && Date.parse(now) - Date.parse(stateAt) > SILENCE_MS
}

/** The rows of a register that would be saved. */
export function countRows(sheets: readonly Pick<ReadSheetSummary, 'count'>[]): number {
  return sheets.reduce((sum, { count }) => sum + count, 0)
}

export type ProblemFilter = { sheet: string; code: string }

export function filterProblems(problems: readonly Problem[], { sheet, code }: ProblemFilter): Problem[] {
  return problems.filter((problem) => (sheet === '' || problem.sheet === sheet) && (code === '' || problem.code === code))
}

/** How many problems each sheet and each kind has, for the choices of the filter; sheets in their order, kinds by number. */
export function countProblems(problems: readonly Problem[]): { sheets: [SheetName, number][]; codes: [string, number][] } {
  const sheets = new Map<SheetName, number>()
  const codes = new Map<string, number>()
  for (const { sheet, code } of problems) {
    sheets.set(sheet, (sheets.get(sheet) ?? 0) + 1)
    codes.set(code, (codes.get(code) ?? 0) + 1)
  }
  return {
    sheets: SHEETS.flatMap((sheet): [SheetName, number][] => (sheets.has(sheet) ? [[sheet, sheets.get(sheet) ?? 0]] : [])),
    codes: [...codes].toSorted((a, b) => b[1] - a[1]),
  }
}
