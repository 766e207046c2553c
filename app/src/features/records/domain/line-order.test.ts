import { describe, expect, it } from 'vitest'
import { done, refused } from '../../../kernel/result.ts'
import { goPast, type PlacedLine } from './line-order.ts'

const at = (second: number) => `2023-02-14T13:00:0${second}.000Z`
const line = (id: string, placedAt: string): PlacedLine => ({ id, placedAt })

describe('a line that goes past another', () => {
  const three = [line('a', at(1)), line('b', at(2)), line('c', at(3))]

  it('changes places with it, up and down, and moves no other', () => {
    expect(goPast(three, 'b', 'a')).toEqual(done([line('b', at(1)), line('a', at(2))]))
    expect(goPast(three, 'b', 'c')).toEqual(done([line('c', at(2)), line('b', at(3))]))
  })

  it('has a place of its own where several were written in the same moment', () => {
    const moved = goPast([line('a', at(1)), line('b', at(1)), line('c', at(1))], 'c', 'b')
    expect(moved).toEqual(done([line('c', '2023-02-14T13:00:01.001Z'), line('b', '2023-02-14T13:00:01.002Z')]))
  })

  it('stays where it is when they do not stand side by side any more', () => {
    expect(goPast(three, 'a', 'c')).toEqual(refused('order-changed'))
    expect(goPast(three, 'a', 'a')).toEqual(refused('order-changed'))
    expect(goPast(three, 'a', 'gone')).toEqual(refused('order-changed'))
    expect(goPast([], 'a', 'b')).toEqual(refused('order-changed'))
  })
})
