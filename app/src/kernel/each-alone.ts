/**
 * Pieces of work that do not depend on each other, one after the other: one that fails keeps no other waiting. The first failure is thrown once all had
 * their turn, so that a job is tried again.
 */
export async function eachAlone(works: readonly (() => Promise<unknown>)[]): Promise<void> {
  const failures: unknown[] = []
  for (const work of works) await work().catch((failure: unknown) => failures.push(failure))
  if (failures.length > 0) throw failures[0]
}
