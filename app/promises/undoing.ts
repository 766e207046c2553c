import pg from 'pg'
import type { TestHouse } from '../test/house.ts'
import { openDatabase, type Database } from '../src/platform/database.ts'

/** A database on one connection whose every change can be taken back: `undo` brings it to where it was at `aside`. */
export type UndoableDatabase = { db: Database; aside: () => Promise<void>; undo: () => Promise<void>; close: () => Promise<void> }

/**
 * Lets a test try what destroys: each transaction of the app becomes a savepoint inside one that is never committed. Work of
 * several requests at once waits its turn.
 */
export async function openUndoable({ appUrl }: TestHouse): Promise<UndoableDatabase> {
  const client = new pg.Client({ connectionString: appUrl })
  await client.connect()
  let turn: Promise<void> = Promise.resolve()
  const connect = async () => {
    const before = turn
    const mine = Promise.withResolvers<void>()
    turn = mine.promise
    await before
    return borrowed(client, () => mine.resolve())
  }
  const db = openDatabase({ connect, end: async () => undefined, options: {}, Client: pg.Client } as never)
  return {
    db,
    aside: async () => void (await client.query('begin')),
    undo: async () => {
      await turn
      await client.query('rollback')
    },
    close: () => client.end(),
  }
}

function borrowed(client: pg.Client, release: () => void) {
  let isOpen = false
  const whole: Record<string, () => Promise<pg.QueryResult>> = {
    begin: async () => {
      isOpen = true
      const answer = await client.query('savepoint whole')
      await client.query("select set_config('ronde.person', '', true), set_config('ronde.reach', '', true)")
      return answer
    },
    commit: async () => {
      isOpen = false
      return client.query('release savepoint whole')
    },
    rollback: async () => {
      isOpen = false
      await client.query('rollback to savepoint whole')
      return client.query('release savepoint whole')
    },
  }
  const query = async (statement: string | pg.QueryConfig, values?: unknown[]): Promise<pg.QueryResult> => {
    const text = typeof statement === 'string' ? statement : statement.text
    const special = whole[text.trim().toLowerCase()]
    if (special !== undefined) return special()
    const run = () => (typeof statement === 'string' ? client.query(statement, values) : client.query(statement))
    if (isOpen) return run()
    await client.query('savepoint single')
    return run().then(
      async (answer) => {
        await client.query('release savepoint single')
        return answer
      },
      async (failure: unknown) => {
        await client.query('rollback to savepoint single')
        throw failure
      },
    )
  }
  return { query, release }
}
