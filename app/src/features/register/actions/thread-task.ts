import type { Register } from '@ronde/figures'
import { joinBytes, refusable, writeWorkbook, type TableRefusal } from '@ronde/tabular'
import type { Language } from '../../../kernel/language.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { GuardDown } from '../../../platform/guard.ts'
import { MOST_SHOWN_PROBLEMS, type DraftOutcome, type RegisterFile } from '../domain/draft.ts'
import type { FoundIdentifier } from '../domain/found-identifier.ts'
import type { Problem } from '../domain/problem.ts'
import { markCopy } from '../exchange/mark-copy.ts'
import { parseRegister } from '../exchange/parse-register.ts'
import { understandFiles, type UnderstandRefusal } from '../exchange/understand-files.ts'
import { sayRegister } from '../messages/catalogue.ts'
import { sayImport } from '../messages/import-catalogue.ts'
import { sayProblem } from '../messages/say-problem.ts'
import { findIdentifiers } from './find-identifiers.ts'

/** What is done with files of strangers, in a thread of its own that can be stopped. */
export type ThreadTask =
  | { kind: 'guard'; files: RegisterFile[] }
  | { kind: 'understand'; files: RegisterFile[] }
  | { kind: 'mark'; files: RegisterFile[]; more: Problem[]; language: Language }

export type ReadOutcome = Pick<DraftOutcome, 'register' | 'grids'>
/** The register itself comes along only when nothing stands in its way. */
export type ThreadAnswer =
  | { kind: 'understood'; outcome: ReadOutcome; register: Required<Register> | null }
  | { kind: 'marked'; bytes: Uint8Array }
  | { kind: 'guarded'; found: FoundIdentifier[] }
/** An error loses its class on the way out of a thread; this word keeps it. */
export type TaskRefusal = UnderstandRefusal | 'guard-down'
export type OnThreadProgress = (working: { sheet: string; rows: number }) => void

/** Does the task where it is called: in the thread, see `import-thread.ts`. */
export async function answerTask(task: ThreadTask, onProgress: OnThreadProgress): Promise<Result<ThreadAnswer, TaskRefusal>> {
  const outcome: Result<Result<ThreadAnswer, TaskRefusal>, TableRefusal> = await refusable((): Promise<Result<ThreadAnswer, TaskRefusal>> =>
    task.kind === 'mark' ? markFiles(task) : task.kind === 'guard' ? guardFiles(task.files) : understand(task.files, onProgress),
  )
  return outcome.ok ? outcome.value : outcome
}

async function guardFiles(files: RegisterFile[]): Promise<Result<ThreadAnswer, 'guard-down'>> {
  try {
    return done({ kind: 'guarded', found: await findIdentifiers(files) })
  } catch (failure) {
    if (failure instanceof GuardDown) return refused('guard-down')
    throw failure
  }
}

async function understand(files: RegisterFile[], onProgress: OnThreadProgress): Promise<Result<ThreadAnswer, UnderstandRefusal>> {
  const understood = await understandFiles(files, (rows, sheet) => onProgress({ sheet, rows }))
  if (!understood.ok) return understood
  if (understood.value.kind === 'grid') return done({ kind: 'understood', outcome: { grids: understood.value.grids }, register: null })
  const { register, problems, firstRows } = understood.value.parsed
  const summary = { sheets: firstRows, problems: problems.slice(0, MOST_SHOWN_PROBLEMS), problemCount: problems.length }
  return done({ kind: 'understood', outcome: { register: summary }, register: problems.length === 0 ? register : null })
}

async function markFiles({ files, more, language }: ThreadTask & { kind: 'mark' }): Promise<Result<ThreadAnswer, TableRefusal>> {
  const parsed = await parseRegister(files)
  if (!parsed.ok) return parsed
  const [t, say] = [sayImport(language), sayRegister(language)]
  const header = [t('column.sheet'), t('column.row'), t('column.column'), t('column.cell'), t('column.problem')]
  const words = { sheet: t('marked.sheet'), column: t('column.problem'), header, sentence: (problem: Problem) => sayProblem(say, problem) }
  const sheets = await markCopy(files, [...parsed.value.problems, ...more], words)
  return sheets.ok ? done({ kind: 'marked', bytes: await joinBytes(writeWorkbook(sheets.value)) }) : refused(sheets.refusal, sheets.facts)
}
