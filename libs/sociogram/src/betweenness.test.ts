import { describe, expect, it } from 'vitest'
import { betweennessOf, betweennessOfSources, combineBetweenness, sampleBetweenness } from './betweenness.ts'
import { generateNetwork } from './generate-network.ts'
import { findMeasure } from './measures.ts'

function near(one: number, other: number): boolean {
  return Math.abs(one - other) <= 1e-8 * Math.max(1, Math.abs(other))
}

function sum(numbers: Iterable<number>): number {
  let total = 0
  for (const number of numbers) total += number
  return total
}

describe('betweenness in parts', () => {
  const network = generateNetwork({ people: 300, ties: 1500, seed: 5 })

  it('of two halves is the whole', () => {
    const people = Array.from({ length: 300 }, (_, person) => person)
    const halves = [people.slice(0, 150), people.slice(150)].map((sources) => betweennessOfSources(network, sources))
    const whole = betweennessOf(network)
    expect(combineBetweenness(network, halves).every((value, person) => near(value, whole[person]!))).toBe(true)
  })

  it('from a sample lies within three of its errors for nine in ten who are often between, and is exact from all', () => {
    const exact = betweennessOf(network)
    const often = Array.from(exact.keys()).filter((person) => exact[person]! > sum(exact) / network.n)
    const samples = Array.from({ length: 10 }, (_, seed) => sampleBetweenness(network, { sources: 100, seed })!)
    const apart = samples.flatMap(({ estimates, standardErrors }) => often.map((person) => (estimates[person]! - exact[person]!) / standardErrors[person]!))
    expect(apart.filter((errors) => Math.abs(errors) > 3).length / apart.length).toBeLessThan(0.1)
    const ratios = samples.flatMap(({ estimates }) => often.map((person) => estimates[person]! / exact[person]!))
    expect(sum(ratios) / ratios.length).toBeCloseTo(1, 1)
    const all = sampleBetweenness(network, { sources: 300 })!
    expect(all.estimates.every((estimate, person) => near(estimate, exact[person]!))).toBe(true)
    expect(Math.max(...all.standardErrors)).toBe(0)
  })
})

it('above 10,000 people betweenness is an estimate, and says so', () => {
  const measure = findMeasure('betweenness')!
  const [exact, sampled] = [generateNetwork({ people: 60, ties: 100, seed: 1 }), generateNetwork({ people: 10_001, ties: 12_000, seed: 1 })]
  expect(measure.measure(exact)).toMatchObject({ warnings: [] })
  expect(measure.measure(exact).standardErrors).toBeUndefined()
  const found = measure.measure(sampled)
  expect(found.warnings).toEqual(['sampled'])
  expect(found.standardErrors).toHaveLength(10_001)
  expect(measure.measure(sampled, { seed: 1 })).toEqual(found)
  expect(findMeasure('centralization_betweenness')!.measure(sampled).warnings).toEqual(['sampled'])
})
