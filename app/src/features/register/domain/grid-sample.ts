import type { RawGrid } from './raw-grid.ts'

/** For tests: a grid as pasted from a spreadsheet, cells divided by `|`. */
export function aGrid(text: string): RawGrid {
  const rows = text
    .replace(/^\n/, '')
    .split('\n')
    .flatMap((line, index) => {
      const cells = line.split('|').map((cell) => ({ text: cell.trim() }))
      while (cells.at(-1)?.text === '') cells.pop()
      return cells.length === 0 ? [] : [{ number: index + 1, cells }]
    })
  return { name: 'Blad1', date1904: false, rows }
}
