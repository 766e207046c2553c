import { createHash } from 'node:crypto'
import pg from 'pg'

/** Short statements cost little to plan. */
const WORTH_KEEPING = 400
/** Lists of many rows make a new text each time: kept, they would fill the memory of the server. */
const MOST_VALUES = 40
const MOST_NAMES = 500

const names = new Map<string, string>()

/** The name of a statement worth keeping, the same in every process; null for one to be planned anew each time. */
function nameOf(text: string, values: readonly unknown[]): string | null {
  if (text.length < WORTH_KEEPING || values.length > MOST_VALUES) return null
  const known = names.get(text)
  if (known !== undefined) return known
  if (names.size >= MOST_NAMES) return null
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 24)
  names.set(text, name)
  return name
}

/**
 * A connection that lets the server plan a long statement once and keep the plan: planning the members page costs as much
 * as answering it. Not for connections through a pooler, where the next statement may meet another server process.
 */
export class PlanningOnce extends pg.Client {
  // The driver's ten forms of asking come down to these arguments; only the query builder's form, text and values, is changed.
  override query(...asked: never[]): never {
    const [text, values] = asked as readonly unknown[]
    const name = typeof text === 'string' && Array.isArray(values) && asked.length === 2 ? nameOf(text, values) : null
    return (name === null ? super.query(...(asked as [never])) : super.query({ name, text, values } as never)) as never
  }
}
