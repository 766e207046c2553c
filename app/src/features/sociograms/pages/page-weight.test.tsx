import { describe, expect, it } from 'vitest'
import { anInventedWave } from '../../../../test/invented-wave.ts'
import { renderPage } from '../../../ui/render-page.ts'
import type { View } from '../../../ui/view.ts'
import { drawGroup } from '../domain/consent-level.ts'
import { drawWaves } from '../domain/draw-waves.ts'
import { measureGroup } from '../domain/group-figures.ts'
import type { ComparePage, GroupPage } from '../domain/results.ts'
import { measureChange } from '../domain/two-waves.ts'
import { networkOf, type Reading } from '../domain/wave-network.ts'
import { aResultHead } from '../test-result-head.ts'
import { ComparePageView } from './compare-page.tsx'
import { GroupPageView } from './group-page.tsx'

const LARGEST_BYTES = 60 * 1024
const reading: Reading = { question: 'work-together', from: 1 }
const view: View = { language: 'fr', path: '/', nonce: 'n', formToken: 't', person: { name: 'A' }, navigation: [], isDemo: false, flash: null }

const bytesOf = (html: string) => Buffer.byteLength(html)

describe.each([18, 26, 60, 150])('of %i people, all by name', (people) => {
  const invented = anInventedWave(people)
  const head = aResultHead(invented.told, reading)
  const drawing = drawGroup(invented.told, reading, invented.names)
  const figures = measureGroup(networkOf(invented.told, reading))
  const shown: GroupPage = { ...head, drawing, together: 'none', organisations: new Map(), figures, levels: null }

  it('the page of the group is light: a large picture is a file of its own', () => {
    const html = renderPage(<GroupPageView view={view} shown={shown} sectors={new Map()} />)
    expect(bytesOf(html)).toBeLessThan(LARGEST_BYTES)
    expect([html.includes('data-person'), html.includes('<img')]).toEqual(people > 40 ? [false, true] : [true, false])
  })

  it('each page of the list is light, and all of them hold everybody', () => {
    const pages = Array.from({ length: Math.ceil(people / 30) }, (_, at) =>
      renderPage(<GroupPageView view={view} shown={shown} sectors={new Map()} list={at + 1} />),
    )
    for (const html of pages) expect(bytesOf(html)).toBeLessThan(LARGEST_BYTES)
    expect(pages.join('').split('scope="row"').length - 1).toBe(people)
  })

  it('the page of two waves is light', () => {
    const before = { ...invented.told, nominations: invented.told.nominations.filter((_, at) => at % 5 !== 0) }
    const both: ComparePage = {
      ...head,
      before: { wave: head.wave, rate: head.rate },
      drawing: drawWaves([before, invented.told], reading, invented.names),
      waves: 2,
      change: people > 60 ? null : measureChange(before, invented.told, reading),
    }
    expect(bytesOf(renderPage(<ComparePageView view={view} shown={both} />))).toBeLessThan(LARGEST_BYTES)
  })
})
