import type { Register } from '@ronde/figures'
import type { Actor } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import { refused, type Result } from '../../../kernel/result.ts'
import { asSystem, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { isStopped, type Draft, type DraftOutcome } from '../domain/draft.ts'
import { emptyDraft, moveDraft, readDraftFiles } from '../store/draft-store.ts'
import { findCommunityByExternalId } from '../store/grid-store.ts'
import { importRegister } from './import-register.ts'
import { prepareGrid } from './prepare-grid.ts'
import { readAside } from './read-aside.ts'
import { withHeartbeat } from './upload-draft.ts'

export type SaveRefusal = 'already-at-it' | 'problems-remain'

/** Of two buttons pressed at once one wins. A saving that died is taken up again: nothing of it had been kept. */
export async function claimDraft(house: House, draft: Draft): Promise<boolean> {
  const from = draft.state === 'saving' && isStopped(draft, nowOf(house)) ? (['saving'] as const) : (['understood'] as const)
  const { working, conflicts, ...outcome } = draft.outcome
  void [working, conflicts]
  return asSystem(house.db, (tx) => moveDraft(tx, draft.id, from, { state: 'saving', outcome }, nowOf(house)))
}

/** Saves a claimed draft in one transaction, in which the draft's content goes as well. */
export async function saveDraft(house: House, actor: Actor, draft: Draft, language: Language): Promise<Result<null, SaveRefusal>> {
  const giveBack = (outcome: DraftOutcome) => asSystem(house.db, (tx) => moveDraft(tx, draft.id, ['saving'], { state: 'understood', outcome }, nowOf(house)))
  try {
    return await withHeartbeat(house, { id: draft.id, state: 'saving' }, async (note) => {
      const register = await readAgain(house, actor, draft, language)
      if (register === null) {
        await giveBack(draft.outcome)
        return refused('problems-remain')
      }
      const saved = await importRegister(house, { actor, source: 'import' }, register, {
        onSaved: (sheet, rows) => note({ sheet, rows }),
        alsoSave: async (tx, counts) => {
          const savedInto = draft.kind === 'grid' ? await findSpan(tx, register) : null
          await emptyDraft(tx, draft.id, { saved: counts, ...(savedInto === null ? {} : { savedInto }) }, nowOf(house))
        },
      })
      if (saved.ok) return { ok: true, value: null }
      await giveBack({ ...draft.outcome, conflicts: saved.problems ?? [] })
      return refused('problems-remain')
    })
  } catch (failure) {
    await giveBack(draft.outcome).catch(() => undefined)
    throw failure
  }
}

async function readAgain(house: House, actor: Actor, draft: Draft, language: Language): Promise<Required<Register> | null> {
  if (draft.kind === 'grid') return (await prepareGrid(house, actor, draft, language))?.ready?.register ?? null
  const files = await asSystem(house.db, (tx) => readDraftFiles(tx, draft.id))
  const read = await readAside({ kind: 'understand', files })
  return read.ok && read.value.kind === 'understood' ? read.value.register : null
}

/** Where the saved grid went, and the days it spans: the way to its figures. */
async function findSpan(tx: Database, { communities, meetings }: Required<Register>): Promise<DraftOutcome['savedInto'] | null> {
  const communityId = await findCommunityByExternalId(tx, communities[0]?.communityId ?? '')
  const days = meetings.map(({ startsAt }) => dayOf(startsAt)).toSorted()
  const [from, until] = [days[0], days.at(-1)]
  return communityId === null || from === undefined || until === undefined ? null : { communityId, from, until }
}
