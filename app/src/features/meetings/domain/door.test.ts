import { describe, expect, it } from 'vitest'
import { prefill, type Reply, type Seat } from './attendance.ts'
import { countDoor, groupByLetter, missed, nextAtDoor } from './door.ts'
import type { SheetRow } from './shown.ts'

const SEAT: Seat = { role: 'member', isOnLeave: false, represents: [] }

function aRow(name: string, { reply = null, seat = SEAT, version = 0 }: { reply?: Reply | null; seat?: Seat | null; version?: number } = {}): SheetRow {
  const facts = prefill(seat, 'in_person', reply)
  return {
    personId: name,
    name,
    seat,
    isAsked: reply !== null,
    reply,
    facts,
    version,
    organisations: [],
    arrivedAt: null,
    leftAt: null,
    recordedBy: '',
    recordedAt: null,
  }
}

describe('what people replied', () => {
  it.each([
    [null, 'present', 'in_person'],
    ['here', 'present', 'in_person'],
    ['online', 'present', 'online'],
    ['not', 'excused', null],
  ] as const)('%s is proposed as %s, %s', (reply, state, mode) => {
    expect(prefill(SEAT, 'hybrid', reply)).toMatchObject({ state, mode, role: 'member' })
  })

  it('counts more than being on leave', () => {
    expect(prefill({ ...SEAT, isOnLeave: true }, 'in_person', 'here').state).toBe('present')
    expect(prefill({ ...SEAT, isOnLeave: true }, 'in_person').state).toBe('excused')
  })

  it('makes somebody without a seat expected as a visitor', () => {
    expect(prefill(null, 'in_person', 'here')).toMatchObject({ state: 'present', role: 'visitor' })
  })
})

describe('a tile', () => {
  it('says here first, and goes round', () => {
    expect(nextAtDoor(null, 'in_person')).toBe('here')
    expect(nextAtDoor('here', 'in_person')).toBe('excused')
    expect(nextAtDoor('here', 'hybrid')).toBe('online')
    expect(nextAtDoor('absent', 'hybrid')).toBe('here')
    expect(nextAtDoor(null, 'online')).toBe('online')
    // Somebody who joined by video a meeting in a room.
    expect(nextAtDoor('online', 'in_person')).toBe('here')
  })
})

describe('who did not come', () => {
  it('is excused when that was said before, else absent', () => {
    expect(missed(aRow('Bart', { reply: 'not' }))).toBe('excused')
    expect(missed(aRow('Bart', { seat: { ...SEAT, isOnLeave: true } }))).toBe('excused')
    expect(missed(aRow('Bart', { reply: 'here' }))).toBe('absent')
    expect(missed(aRow('Bart'))).toBe('absent')
  })

  it('is not counted as here before somebody noted it', () => {
    expect(countDoor([aRow('Bart'), aRow('Zoé', { version: 1 })])).toEqual({ here: 1, waiting: 1 })
    expect(countDoor([])).toEqual({ here: 0, waiting: 0 })
  })
})

describe('letters', () => {
  const lettersOf = (names: string[], words = '') =>
    groupByLetter(
      names.map((name) => aRow(name)),
      words,
      'fr',
    ).map(({ letter, rows }) => [letter, rows.map(({ name }) => name)])

  it('leave accents aside and put who has none last', () => {
    expect(lettersOf(['Émile Bodart', 'Zoé Lambert', '∅', 'Els Maes'])).toEqual([
      ['E', ['Els Maes', 'Émile Bodart']],
      ['Z', ['Zoé Lambert']],
      ['–', ['∅']],
    ])
    expect(lettersOf([])).toEqual([])
  })

  it('are those of who is looked for', () => {
    expect(lettersOf(['Émile Bodart', 'Zoé Lambert'], 'zoe')).toEqual([['Z', ['Zoé Lambert']]])
    expect(lettersOf(['Émile Bodart'], 'karim')).toEqual([])
  })
})
