import { expect, it } from 'vitest'
import { orderByReferences, type Table } from './catalogue.ts'

function aTable(name: string, ...pointsTo: string[]): Table {
  return { name, pointsTo, columns: [], key: [] }
}

it('puts a table after those it points to', () => {
  const ordered = orderByReferences([
    aTable('attendance', 'meeting', 'person'),
    aTable('meeting', 'community'),
    aTable('community'),
    aTable('person', 'person'),
  ])
  expect(ordered.map((table) => table.name)).toEqual(['community', 'meeting', 'person', 'attendance'])
})

it('names each table of a ring once', () => {
  const ordered = orderByReferences([aTable('club', 'member'), aTable('member', 'club')])
  expect(ordered.map((table) => table.name)).toEqual(['member', 'club'])
})
