import { describe, expect, it } from 'vitest'
import { inSectors, listParts, pagesOf, partsOf, targetsShown } from './answer-form.ts'

type Someone = { kind: 'person' | 'organisation'; id: string; name: string; detail: null; sector: string }
const CODES = ['care', 'work']

/** People in the order of their names, in turns of each sector and of none, and one organisation. */
function aList(people: number): Someone[] {
  const each = Array.from({ length: people }, (_, at): Someone => ({
    kind: 'person',
    id: `p${at}`,
    name: `P ${at}`,
    detail: null,
    sector: ['work', '', 'care'][at % 3]!,
  }))
  return [{ kind: 'organisation', id: 'o', name: 'O', detail: null, sector: '' }, ...each]
}

const asked = (targets: Someone[]) => ({ targets, survey: { questions: ['work-together' as const] } })

describe('a list of people to be asked about', () => {
  it('stays as it is when short, in one part', () => {
    const short = aList(39)
    expect(inSectors(short, CODES)).toEqual(short)
    expect(listParts(asked(short))).toEqual([{ kind: 'organisation', sector: '', targets: short, page: 1 }])
    expect(listParts(asked([]))).toEqual([])
  })

  it('goes sector by sector when long: in the order of the code list, then those of none, then organisations', () => {
    const long = inSectors(aList(60), CODES)
    const parts = listParts(asked(long))
    expect(parts.map(({ kind, sector, targets }) => [kind, sector, targets.length])).toEqual([
      ['person', 'care', 20],
      ['person', 'work', 20],
      ['person', '', 20],
      ['organisation', '', 1],
    ])
    expect(parts[0]?.targets.map(({ id }) => id).slice(0, 3)).toEqual(['p2', 'p5', 'p8'])
  })

  it('says the page on which each part begins, and nobody is left out or asked twice', () => {
    const long = asked(inSectors(aList(60), CODES))
    const pages = Array.from({ length: pagesOf(long) }, (_, at) => targetsShown(long, at + 1, ''))
    for (const { page, targets } of listParts(long)) expect(pages[page - 1]).toContain(targets[0])
    expect(new Set(pages.flat()).size).toBe(61)
    expect(pages.flat()).toHaveLength(61)
    const second = partsOf(pages[1]!, true)
    expect(second.map(({ sector, targets }) => [sector, targets.length])).toEqual([
      ['care', 2],
      ['work', 16],
    ])
  })
})
