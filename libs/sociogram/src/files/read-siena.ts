import { Gathering } from './gather.ts'
import type { NetworkFile } from './network-file.ts'
import { UnreadableFile, type DroppedList, type FileLimits } from './problems.ts'
import { linesOf } from './text-lines.ts'

/** What RSiena takes for a tie that must be there, for one that cannot be, and for one that nobody knows. */
const STRUCTURAL_ONE = '11'
const STRUCTURAL_ZERO = '10'
const UNKNOWN = new Set(['na', '9', '.'])

/** A matrix of one wave between blanks, as RSiena reads it; people are numbered. More columns than rows or fewer: two sets. @param people how many a list names, where there is one */
export function readSiena(text: string, limits: FileLimits, dropped: DroppedList, people?: number): NetworkFile {
  const rows = [...linesOf(text)].map(({ line, text: row }) => ({ line, cells: row.split(/[\s,;]+/) }))
  const width = rows[0]!.cells.length
  const isTwoSets = width !== rows.length || people === rows.length + width
  const gathering = new Gathering(limits)
  for (let person = 0; person < rows.length + (isTwoSets ? width : 0); person += 1) gathering.addPerson(String(person + 1))
  const silent = rows.map(({ cells }, row) => !isTwoSets && cells.length > 1 && cells.every((cell, column) => column === row || cell.toLowerCase() === 'na'))
  const values: string[] = []
  for (const [row, { cells, line }] of rows.entries()) {
    if (cells.length !== width) throw new UnreadableFile('cells-differ', { line, limit: width })
    for (const [column, cell] of cells.entries()) {
      if (UNKNOWN.has(cell.toLowerCase())) dropped.add('missing-values', silent[row] || (!isTwoSets && column === row) ? 0 : 1)
      else if (!/^\d+$/.test(cell)) throw new UnreadableFile('not-a-number', { line, name: cell })
      else if (cell !== '0' && cell !== STRUCTURAL_ZERO) {
        gathering.addTie(row, column + (isTwoSets ? rows.length : 0), line, !isTwoSets)
        values.push(cell === STRUCTURAL_ONE ? '1' : cell)
      }
    }
  }
  if (values.some((value) => value !== '1')) gathering.ties.column('weight', 'number').values = values
  if (silent.includes(true)) gathering.people.column('response', 'text').values = silent.map((isSilent) => (isSilent ? 'no-answer' : 'answered'))
  return gathering.finish(dropped, !isTwoSets, isTwoSets ? rows.length : undefined)
}
