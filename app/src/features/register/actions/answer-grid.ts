import { asSystem } from '../../../platform/database.ts'
import type { House } from '../../../platform/house.ts'
import type { Draft } from '../domain/draft.ts'
import type { GridAnswers } from '../domain/grid-answers.ts'
import { saveAnswers } from '../store/draft-store.ts'

/** Keeps what was answered about a grid, beside what was answered before. */
export async function answerGrid(house: House, draft: Draft, answers: Partial<GridAnswers>): Promise<void> {
  await asSystem(house.db, (tx) => saveAnswers(tx, draft.id, { ...draft.answers, ...answers }))
}
