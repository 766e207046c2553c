import { describe, expect, it } from 'vitest'
import { foldCard, hasConflict, isGone, layOver, listCardsAt, type Change, type Words } from './board.ts'

const words = (text: string): Words => ({ language: 'fr', text, links: [] })
const change = (id: string, more: Partial<Change> = {}): Change => ({ id, cardId: 'k', at: `2023-02-14T13:00:0${id}.000Z`, step: 0, over: [], ...more })

const added = change('1', { words: words('Le bailleur ne répond plus'), place: 'area-2' })
const texts = (changes: Change[]) => foldCard(changes)?.writings.map(({ text }) => text)

describe('a card', () => {
  it('is not there before somebody wrote on it, even where its place is known', () => {
    expect(foldCard([])).toBeNull()
    expect(foldCard([change('2', { place: 'area-3' })])).toBeNull()
  })

  it('is the same in whatever order its changes came, and twice is once', () => {
    const edited = change('2', { words: words('Le bailleur répond'), over: ['1'] })
    const moved = change('3', { place: 'area-4' })
    const inOrder = foldCard([added, edited, moved])
    expect(inOrder).toMatchObject({ place: 'area-4', writings: [{ text: 'Le bailleur répond' }] })
    expect(foldCard([moved, edited, added, edited, added])).toEqual(inOrder)
  })

  it('keeps both writings of the same moment, until somebody chooses', () => {
    const [one, other] = [change('2', { words: words('un'), over: ['1'] }), change('3', { words: words('twee'), over: ['1'] })]
    const both = foldCard([other, added, one])
    expect(both && hasConflict(both)).toBe(true)
    expect(texts([added, other, one])).toEqual(['un', 'twee'])
    expect(texts([added, other, one, change('4', { words: words('un'), over: both?.heads ?? [] })])).toEqual(['un'])
  })

  it('is one where two wrote the very same', () => {
    const twins = foldCard([added, change('2', { words: words('un'), over: ['1'] }), change('3', { words: words('un'), over: ['1'] })])
    expect(twins).toMatchObject({ writings: [{ text: 'un' }], heads: ['2', '3'] })
  })

  it('goes when it is taken away, and stays where somebody else wrote meanwhile', () => {
    const gone = change('2', { words: null, over: ['1'] })
    const card = foldCard([added, gone])
    expect(card && isGone(card)).toBe(true)
    expect(texts([added, gone, change('3', { words: words('encore'), over: ['1'] })])).toEqual(['encore'])
  })

  it('lies where a hand put it that had seen where it lay, whatever the clocks say', () => {
    const [one, other] = [change('3', { place: 'area-3' }), change('2', { place: 'area-6', after: '3' })]
    expect(foldCard([added, other, one])?.place).toBe('area-6')
  })

  it('lies where the last hand put it; of one moment the greater id decides', () => {
    const [one, other] = [change('2', { place: 'area-3' }), change('3', { place: 'area-6' })]
    expect(foldCard([added, other, one])?.place).toBe('area-6')
    expect(foldCard([added, { ...other, at: one.at }, one])?.place).toBe('area-6')
  })
})

describe('what somebody laid aside for herself', () => {
  const own = change('2', { place: 'area-5', after: '1', words: words('J’ai honte'), over: ['1'] })
  const moved = change('3', { place: 'area-3', after: '1' })

  it('is not brought out by a later hand that did not know of it, in whatever order both come', () => {
    for (const changes of [
      [added, own, moved],
      [moved, own, added],
      [added, { ...own, at: '2023-02-14T12:00:00.000Z' }, moved],
    ])
      expect(foldCard(changes)?.place).toBe('area-5')
    expect([layOver(foldCard([added, moved]), own)?.place, layOver(foldCard([added, own]), moved)?.place]).toEqual(['area-5', 'area-5'])
  })

  it('comes out by a hand that saw it there, or that says nothing of what it saw', () => {
    for (const out of [change('4', { place: 'area-1', after: '2' }), change('4', { place: 'area-1' })]) {
      expect(foldCard([added, own, moved, out])?.place).toBe('area-1')
      expect(layOver(foldCard([added, own]), out)?.place).toBe('area-1')
    }
  })
})

describe('what a device lays over what it was told', () => {
  it('is what the house will say once it has it', () => {
    const told = foldCard([added])
    for (const next of [
      change('2', { words: words('autre'), over: ['1'] }),
      change('2', { words: null, over: ['1'] }),
      change('2', { place: 'parked' }),
      change('2', { words: words('en même temps') }),
    ])
      expect(layOver(told, next)).toEqual(foldCard([added, next]))
  })

  it('changes nothing where the house knows it already', () => {
    const told = foldCard([added])
    expect(layOver(told, added)).toBe(told)
  })
})

it('lists what lies at one place in the order of writing', () => {
  const cards = ['b', 'a'].flatMap((id, order) => foldCard([change(String(order + 1), { cardId: id, words: words(id), place: 'area-1' })]) ?? [])
  expect(listCardsAt(cards, 'area-1').map(({ id }) => id)).toEqual(['b', 'a'])
  expect(listCardsAt(cards, 'area-2')).toEqual([])
})
