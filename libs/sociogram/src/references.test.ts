import { describe, expect, it } from 'vitest'
import { MEASURES } from './measures.ts'
import { readReferences } from './test-references.ts'

const { networks, missing } = readReferences()
const LOOSE: Record<string, number> = { eigenvector: 1e-6, pagerank: 1e-6 }

/** Equal up to the tolerance, number by number; the path of the first difference, or null. */
function findDifference(ours: unknown, theirs: unknown, tolerance: number, path = ''): string | null {
  if (typeof theirs === 'number') {
    const equal = typeof ours === 'number' && Math.abs(ours - theirs) <= tolerance * Math.max(1, Math.abs(theirs))
    return equal ? null : `${path}: ${JSON.stringify(ours)} instead of ${theirs}`
  }
  if (theirs !== null && typeof theirs === 'object') {
    const keys = Object.keys(theirs)
    if (ours === null || typeof ours !== 'object' || Object.keys(ours).length !== keys.length)
      return `${path}: ${JSON.stringify(ours)?.slice(0, 80)} has another shape`
    const differences = keys.map((key) => findDifference(Reflect.get(ours, key), Reflect.get(theirs, key), tolerance, `${path}.${key}`))
    return differences.find((difference) => difference !== null) ?? null
  }
  return ours === theirs ? null : `${path}: ${JSON.stringify(ours)} instead of ${JSON.stringify(theirs)}`
}

describe('the numbers of other programs', () => {
  it.skipIf(networks.length > 0)(`are not here: ${missing ?? 'nothing to do'}`, () => undefined)

  const agreed = networks.flatMap(({ name, network, groups, values }) =>
    Object.entries(values)
      .filter(([, { agree = [] }]) => agree.length >= 2)
      .filter(([id]) => MEASURES.some((measure) => measure.id === id))
      .map(([id, { value }]) => ({ name, network, groups, id, value })),
  )

  it.skipIf(networks.length === 0).each(agreed)('$id of $name', ({ id, network, groups, value }) => {
    const measure = MEASURES.find((each) => each.id === id)
    const result = measure?.measure(network, { groups })
    const ours = result && ('perPerson' in result ? result.perPerson : 'value' in result ? result.value : result.table)
    expect(findDifference(ours, value, LOOSE[id] ?? 1e-9)).toBeNull()
  })
})
