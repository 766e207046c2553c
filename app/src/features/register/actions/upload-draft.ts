import type { Register } from '@ronde/figures'
import type { Actor } from '../../../kernel/actor.ts'
import { done, type Result } from '../../../kernel/result.ts'
import { asSystem } from '../../../platform/database.ts'
import { GuardDown } from '../../../platform/guard.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { isStopped, type Draft, type DraftOutcome, type DraftState } from '../domain/draft.ts'
import type { RegisterFile } from '../domain/draft.ts'
import type { FoundIdentifier } from '../domain/found-identifier.ts'
import { addDraft, moveDraft, noteProgress, readDraftFiles } from '../store/draft-store.ts'
import { listImportConflicts } from './import-register.ts'
import { readAside, type ThreadRefusal } from './read-aside.ts'

const HEARTBEAT_MS = 1_000

/** What stands in the files that is kept nowhere. Until nothing does, they are in memory only; what cannot be looked through is not kept (GRD-03). */
export async function guardFiles(files: RegisterFile[]): Promise<Result<FoundIdentifier[], ThreadRefusal>> {
  const read = await readAside({ kind: 'guard', files })
  if (!read.ok && read.refusal === 'guard-down') throw new GuardDown()
  if (!read.ok) return read
  if (read.value.kind !== 'guarded') throw new Error('the thread answered another question')
  return done(read.value.found)
}

/** Keeps the files until they are saved, thrown away or a day old. */
export async function openDraft(house: House, actor: Actor, files: RegisterFile[]): Promise<string> {
  return asSystem(house.db, (tx) => addDraft(tx, { ownerId: actor.personId, files }, nowOf(house)))
}

/** Reads again what a dead process left half-read. */
export async function reopenDraft(house: House, draft: Draft): Promise<boolean> {
  if (draft.state !== 'refused' && !isStopped(draft, nowOf(house))) return false
  return asSystem(house.db, (tx) => moveDraft(tx, draft.id, [draft.state], { state: 'reading', outcome: {} }, nowOf(house)))
}

/** Reads the files in a thread of their own and keeps what was understood. Long work says every second that it is still at it. */
export async function understandDraft(house: House, actor: Actor, id: string): Promise<void> {
  const move = (state: DraftState, outcome: DraftOutcome, kind?: 'register' | 'grid') =>
    asSystem(house.db, (tx) => moveDraft(tx, id, ['reading'], { state, outcome, ...(kind ? { kind } : {}) }, nowOf(house)))
  try {
    await withHeartbeat(house, { id, state: 'reading' }, async (note) => {
      const files = await asSystem(house.db, (tx) => readDraftFiles(tx, id))
      const read = await readAside({ kind: 'understand', files }, note)
      if (!read.ok) return move('refused', { refusal: { code: read.refusal, facts: read.facts ?? {} } })
      if (read.value.kind !== 'understood') throw new Error('the thread answered another question')
      const { outcome, register } = read.value
      return move('understood', await withConflicts(house, actor, outcome, register), outcome.grids === undefined ? 'register' : 'grid')
    })
  } catch (failure) {
    await move('refused', { refusal: { code: 'unexpected', facts: {} } }).catch(() => undefined)
    throw failure
  }
}

/** A file without a fault of its own may still contradict what is stored. */
async function withConflicts(house: House, actor: Actor, outcome: DraftOutcome, register: Required<Register> | null): Promise<DraftOutcome> {
  if (register === null || outcome.register === undefined) return outcome
  const problems = await listImportConflicts(house, { actor, source: 'import' }, register)
  return { register: { ...outcome.register, problems, problemCount: problems.length } }
}

type Beating = { id: string; state: 'reading' | 'saving' }

/** While the work goes on, its progress is written down every second for whichever server shows the page. */
export async function withHeartbeat<Value>(
  house: House,
  { id, state }: Beating,
  work: (note: (working: { sheet: string; rows: number }) => void) => Promise<Value>,
): Promise<Value> {
  let working: DraftOutcome['working'] | null = null
  const beat = () => void asSystem(house.db, (tx) => noteProgress(tx, id, state, working, nowOf(house))).catch(() => undefined)
  const timer = setInterval(beat, HEARTBEAT_MS)
  timer.unref()
  try {
    return await work((now) => {
      working = now
    })
  } finally {
    clearInterval(timer)
  }
}
