import type { FigureRows, Period } from '@ronde/figures'
import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import { readFigureRows } from './figure-rows.ts'

const BATCH = 200
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000'

type Batch = { rows: FigureRows; last: string } | null

async function readBatch(tx: Database, after: string, window: Period): Promise<Batch> {
  const { rows } = await sql<{ id: string }>`select c.id from community c where c.id > ${after}::uuid order by c.id limit ${BATCH}`.execute(tx)
  const last = rows.at(-1)
  return last === undefined
    ? null
    : {
        rows: await readFigureRows(
          tx,
          rows.map(({ id }) => id),
          window,
        ),
        last: last.id,
      }
}

/** The rows of every community, some hundred communities at a time, so that a whole region fits in little memory. The next ones are read while these are counted. */
export async function* streamAllCommunities(tx: Database, window: Period): AsyncGenerator<FigureRows> {
  // Each batch is a slice of every table: reading it by index, with room to sort in memory, beats going through whole tables twenty times.
  await sql`select set_config('random_page_cost', '1.1', true), set_config('work_mem', '64MB', true), set_config('jit', 'off', true)`.execute(tx)
  let batch = await readBatch(tx, BEFORE_ALL, window)
  while (batch !== null) {
    const next = readBatch(tx, batch.last, window)
    try {
      yield batch.rows
    } finally {
      batch = await next
    }
  }
}
