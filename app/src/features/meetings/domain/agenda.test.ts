import { describe, expect, it } from 'vitest'
import { done, refused } from '../../../kernel/result.ts'
import { checkItem, hideConfidential, listBeginnings, listTemplateItems, moveItem, SHIPPED_TEMPLATES, sumMinutes, type AgendaDraft } from './agenda.ts'
import { orderTurns, shareTurns } from './chair.ts'

const items = [{ id: 'a' }, { id: 'b' }, { id: 'c' }]

describe('an agenda', () => {
  it('moves an item one step and no further than the ends', () => {
    expect(moveItem(items, 'c', -1)).toEqual(done([{ id: 'a' }, { id: 'c' }, { id: 'b' }]))
    expect(moveItem(items, 'a', -1)).toEqual(done(items))
    expect(moveItem(items, 'c', 1)).toEqual(done(items))
    expect(moveItem(items, 'x', 1)).toEqual(refused('item-unknown'))
  })

  it('adds minutes beside the length of the meeting, over a change of the clock too', () => {
    const night = { startsAt: '2026-03-29T00:00:00Z', endsAt: '2026-03-29T02:00:00Z' }
    expect(sumMinutes([{ minutes: 100 }, { minutes: null }, { minutes: 45 }], night)).toEqual({ planned: 145, length: 120, withoutMinutes: 1 })
    expect(sumMinutes([], night)).toEqual({ planned: 0, length: 120, withoutMinutes: 0 })
  })

  it('begins each item after the ones before', () => {
    expect(listBeginnings([{ minutes: 20 }, { minutes: null }, { minutes: 5 }], '2026-03-10T12:00:00.000Z')).toEqual([
      '2026-03-10T12:00:00.000Z',
      '2026-03-10T12:20:00.000Z',
      '2026-03-10T12:20:00.000Z',
    ])
  })

  it.each([
    [{ kind: 'own', title: ' ', minutes: 5 } as const, 'item-title-missing'],
    [{ kind: 'faces', title: 'é'.repeat(201), minutes: 5 } as const, 'item-too-long'],
    [{ kind: 'faces', title: '', minutes: -1 } as const, 'minutes-wrong'],
    [{ kind: 'faces', title: '', minutes: 1.5 } as const, 'minutes-wrong'],
    [{ kind: 'faces', title: '', minutes: 601 } as const, 'minutes-wrong'],
    [{ kind: 'faces', title: '', minutes: null } as const, null],
  ])('item %o: %s', (item, refusal) => expect(checkItem(item)).toBe(refusal))

  it('hides words, kind and owner of a confidential item from those outside', () => {
    const secret: AgendaDraft = { kind: 'situation', language: 'fr', title: 'Une dette', minutes: 30, ownerId: 'p', isConfidential: true }
    expect(hideConfidential([secret], true)).toEqual([secret])
    expect(hideConfidential([secret], false)).toEqual([{ kind: 'own', language: 'fr', title: '', minutes: 30, ownerId: null, isConfidential: true }])
  })

  it('comes as templates whose every item is allowed', () => {
    for (const template of SHIPPED_TEMPLATES) for (const item of listTemplateItems(template, 'nl')) expect(checkItem(item)).toBeNull()
  })
})

describe('turns to chair', () => {
  const ama = { personId: '1', name: 'Ama', times: 2, lastOn: '2026-01-13' }
  const bart = { personId: '2', name: 'Bart', times: 1, lastOn: '2026-02-10' }
  const chantal = { personId: '3', name: 'Chantal', times: 1, lastOn: '2025-11-11' }
  const emile = { personId: '4', name: 'Émile', times: 0, lastOn: null }

  it('go to who chaired least, then longest ago', () => {
    expect(orderTurns([ama, bart, chantal, emile]).map(({ name }) => name)).toEqual(['Émile', 'Chantal', 'Bart', 'Ama'])
  })

  it('are shared over a series so that nobody comes twice before the others', () => {
    expect(shareTurns([bart, chantal, emile], ['2026-03-10', '2026-04-14', '2026-05-12', '2026-06-09'])).toEqual(['4', '3', '2', '4'])
  })

  it('of one person come each time, of nobody never', () => {
    expect(shareTurns([ama], ['2026-03-10', '2026-04-14'])).toEqual(['1', '1'])
    expect(shareTurns([], ['2026-03-10'])).toEqual([null])
  })
})
