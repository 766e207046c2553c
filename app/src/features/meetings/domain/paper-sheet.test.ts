import { describe, expect, it } from 'vitest'
import { mergeTwice, parsePaperLines, type KnownEntry } from './paper-sheet.ts'

const ROWS: Record<string, string> = { '1A': 'amina', '2C': 'bart' }
const readCode = (code: string) => {
  const personId = ROWS[code.toUpperCase().replaceAll(' ', '')]
  return personId === undefined ? ('code-of-another-sheet' as const) : { personId }
}
const parse = (text: string) => parsePaperLines(text, readCode)

describe('lines of a paper sheet', () => {
  it('are a code and one key, and the boxes behind', () => {
    expect(parse('1A h\n2c o mp').entries).toMatchObject([
      { line: 1, who: { personId: 'amina' }, choice: 'here', boxes: [] },
      { line: 2, who: { personId: 'bart' }, choice: 'online', boxes: ['mail', 'phone'] },
    ])
  })

  it.each([
    ['1A 3', 'excused'],
    ['1 A a', 'absent'],
    ['1A;here', 'here'],
    ['1A\tonline', 'online'],
  ])('“%s” is %s', (line, choice) => expect(parse(line)).toMatchObject({ entries: [{ who: { personId: 'amina' }, choice }], faults: [] }))

  it('are a name where somebody has no row', () => {
    expect(parse('Zoé Van den Berg h n').entries).toMatchObject([{ who: { name: 'Zoé Van den Berg' }, choice: 'here', boxes: ['nothing'] }])
  })

  it('say nothing when empty or a remark', () => expect(parse('\n# from the box at the door\r\n')).toEqual({ entries: [], faults: [] }))

  it.each([
    ['1A', 'answer-missing'],
    ['h', 'answer-missing'],
    ['1A x', 'answer-missing'],
    ['9Z h', 'code-of-another-sheet'],
    ['1A h nm', 'boxes-contradict'],
  ])('“%s” is a fault with its line: %s', (line, why) => expect(parse(`2C h\n${line}`).faults).toEqual([{ line: 2, text: line, why }]))

  it('have no codes where nothing was printed', () => {
    expect(parsePaperLines('1A h\nZoé h', null)).toMatchObject({ entries: [{ who: { name: 'Zoé' } }], faults: [{ why: 'code-unreadable' }] })
  })
})

describe('the same person twice on paper', () => {
  const anEntry = (given: Partial<KnownEntry>): KnownEntry => ({ line: 1, text: '', personId: 'bart', choice: 'absent', boxes: [], ...given })

  it('is one line: being there wins, ticks of both count', () => {
    const merged = mergeTwice([anEntry({ choice: 'here', boxes: ['mail'] }), anEntry({ line: 2, boxes: ['phone'] }), anEntry({ personId: 'amina' })])
    expect(merged).toMatchObject({ entries: [{ choice: 'here', boxes: ['mail', 'phone'] }, { personId: 'amina' }], twice: ['bart'], faults: [] })
  })

  it('is asked about when the two rows contradict each other', () => {
    expect(mergeTwice([anEntry({ boxes: ['mail'] }), anEntry({ line: 2, boxes: ['nothing'] })]).faults).toMatchObject([{ line: 2, why: 'boxes-contradict' }])
  })
})
