import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { breakDown, countGaps, measureSteps } from './breakdown.ts'
import { ATTRIBUTES } from './consent-level.ts'
import { measureGroup } from './group-figures.ts'
import { SHIPPED_SCALES } from './shipped-scales.ts'
import type { Nomination, WavePerson } from './survey.ts'
import { measureChange } from './two-waves.ts'
import { networkOf, type Reading, type Told } from './wave-network.ts'

// What pages say of a group to its members, read at every step and subtracted: nothing of it is what one person answered.

const scale = SHIPPED_SCALES[0]!
const LEVELS = [0, 1, 2, 3, 4]
const STEPS = [1, 2, 3, 4]
const readingFrom = (from: number): Reading => ({ question: 'work-together', from })

function person(place: number, sector = 'health'): WavePerson {
  const nothing = { organisationId: null, function: '', discipline: '', mission: '', isNameable: true, isOnPaper: false } as const
  return { ...nothing, personId: `id-${place}`, sector, response: 'answered', level: 'aggregate' }
}
const answer = (from: number, to: number, level: number): Nomination => ({
  fromPerson: `id-${from}`,
  toPerson: `id-${to}`,
  toOrganisation: null,
  question: 'work-together',
  level,
  toldAt: '2023-02-14T12:00:00.000Z',
})
/** @param levels of who tells, of whom */
function waveOf(levels: readonly (readonly number[])[], sectorOf = (_: number) => 'health'): Told {
  const people = levels.map((_, place) => person(place, sectorOf(place)))
  const nominations = levels.flatMap((row, from) => row.flatMap((level, to) => (from === to ? [] : [answer(from, to, level)])))
  return { people, nominations, scale }
}

/** All that the pages of one wave say in figures and words, at every step. */
function readAll(told: Told): string {
  const read = (reading: Reading) => [
    measureGroup(networkOf(told, reading)),
    ATTRIBUTES.map((attribute) => breakDown(told, reading, attribute)),
    countGaps(told, reading),
    measureSteps(told, reading),
  ]
  return JSON.stringify(STEPS.map((from) => read(readingFrom(from))))
}

const full = (count: number, level: number) => Array.from({ length: count }, () => Array.from({ length: count }, () => level))
const withOne = (levels: readonly (readonly number[])[], from: number, to: number, level: number) =>
  levels.map((row, teller) => row.map((each, target) => (teller === from && target === to ? level : each)))

describe('what a group reads of itself', () => {
  it.each([8, 9, 13, 21])('of %i people does not say that all told all, nor that nobody told anybody (SDC-07)', (count) => {
    for (const level of [0, 4]) {
      const one = withOne(full(count, level), 1, 2, 4 - level)
      expect(readAll(waveOf(one))).toBe(readAll(waveOf(full(count, level))))
    }
  })

  it('does not say of three or four that all or none of them are tied', () => {
    for (const small of [3, 4, 5, 6]) {
      const sectorOf = (place: number) => (place < small ? 'small' : 'large')
      const insideOf = (ties: number) => {
        const pairs = Array.from({ length: small }, (_, one) => Array.from({ length: one }, (__, other) => [one, other] as const)).flat()
        const levels = pairs.slice(0, ties).reduce((known, [one, other]) => withOne(known, one, other, 4), full(12, 0))
        return breakDown(waveOf(levels, sectorOf), { question: 'work-together', from: 1 }, 'sector')?.find(({ group }) => group === 'small')?.inside
      }
      const all = (small * (small - 1)) / 2
      expect([insideOf(0), insideOf(all)], `${small}`).toEqual([insideOf(1), insideOf(all - 1)])
      expect(insideOf(0)).not.toBe(insideOf(all))
    }
  })

  it('counts in its parts who was asked, never who answered', () => {
    const wave = waveOf(full(12, 4), (place) => (place < 5 ? 'care' : 'social'))
    const silent = wave.people.map((each) => (each.personId === 'id-2' ? { ...each, response: 'waiting' as const } : each))
    expect(breakDown({ ...wave, people: silent }, { question: 'work-together', from: 1 }, 'sector')?.map(({ people }) => people)).toEqual([5, 7])
  })

  it('has numbers of pairs at one step alone, and none of them below three', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.constantFrom(...LEVELS), { minLength: 9, maxLength: 9 }), { minLength: 9, maxLength: 9 }), (levels) => {
        const gaps = STEPS.map((from) => countGaps(waveOf(levels), readingFrom(from)))
        expect(new Set(gaps.map((each) => JSON.stringify(each))).size).toBe(1)
        for (const count of Object.values(gaps[0] ?? {})) expect(count).toBeGreaterThanOrEqual(3)
        const change = measureChange(waveOf(levels), waveOf(levels.toReversed()), { question: 'work-together', from: 2 })
        for (const count of Object.values(change?.ties ?? {})) expect(count).toBeGreaterThanOrEqual(3)
      }),
      { numRuns: 40 },
    )
  })

  it('leaves every single answer open to whoever reads all of it and knows what she told herself', () => {
    const COUNT = 8
    const row = fc.array(fc.constantFrom(0, 4), { minLength: COUNT, maxLength: COUNT })
    const others = Array.from({ length: COUNT - 1 }, (_, place) => place + 1)
    const cells = others.flatMap((from) => [0, ...others].filter((to) => to !== from).map((to) => ({ from, to })))
    type Cell = (typeof cells)[number]
    const turn = (levels: readonly (readonly number[])[], { from, to }: Cell) => withOne(levels, from, to, 4 - (levels[from]?.[to] ?? 0))
    fc.assert(
      fc.property(fc.array(row, { minLength: COUNT, maxLength: COUNT }), fc.constantFrom(...cells), (told, wanted) => {
        const seen = readAll(waveOf(told))
        const isRead = (levels: readonly (readonly number[])[]) => readAll(waveOf(levels)) === seen
        const turned = turn(told, wanted)
        // One, two or three others, of whom the reader knows nothing either, may have told otherwise, so that all that is read stays the same.
        const rest = cells.filter((cell) => cell !== wanted)
        const isOpen =
          isRead(turned) ||
          rest.some((cell) => isRead(turn(turned, cell))) ||
          rest.some((cell, at) => rest.slice(at + 1).some((other) => isRead(turn(turn(turned, cell), other)))) ||
          rest.some((cell, at) =>
            rest.some((other, next) => next > at && rest.slice(next + 1).some((third) => isRead(turn(turn(turn(turned, cell), other), third)))),
          )
        expect(isOpen).toBe(true)
      }),
      { numRuns: 60, seed: 5 },
    )
  })
})
