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
import { fitPictures } from '../../people/public.ts'
import { aResultHead } from '../test-result-head.ts'
import type { Answering } from '../domain/shown.ts'
import { inSectors, pagesOf, targetsShown } from '../domain/answer-form.ts'
import { facesOf, viewOfOwn } from '../domain/own-view.ts'
import { QUESTIONS } from '../domain/question.ts'
import { ComparePageView } from './compare-page.tsx'
import { GroupPageView } from './group-page.tsx'
import { OwnPageView } from './own-page.tsx'
import { QuestionPage } from './question-page.tsx'

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

/** As heavy as a face may be (`make-face.ts`). */
const HEAVIEST = `data:image/webp;base64,${'A'.repeat(1600)}`

describe.each([18, 150])('of %i people, each with the heaviest face there is', (people) => {
  const { told, names } = anInventedWave(people)
  const faces = new Map([...names.keys()].map((id) => [id, HEAVIEST]))
  const me = told.people[0]!.personId

  it.each([1, 2, 3, 4])('each page of a survey of %i questions is light, with the face of everybody on it', (count) => {
    const sectors = new Map(Array.from({ length: 12 }, (_, at) => [`s${at}`, `secteur au nom assez long ${at}`]))
    const detail = { fr: 'Maison médicale du Nord', nl: '' }
    const everybody = [...names].slice(1).map(([id, name], at) => ({ kind: 'person' as const, id, name, detail, sector: `s${at % 12}` }))
    const targets = inSectors(everybody, [...sectors.keys()])
    const { survey, wave, scale, community } = aResultHead(told, reading)
    const answering: Answering = {
      community,
      scale,
      wave: { ...wave, state: 'open' },
      survey: { ...survey, questions: QUESTIONS.slice(0, count) },
      person: { id: me, name: 'A', response: 'partly', level: 'name', hasBegun: true, isNameable: true, isOnPaper: false },
      targets,
      sectors,
      told: [],
      before: [],
      isHidden: false,
      nameableText: '',
      nameText: '',
      today: '2023-02-14',
    }
    for (let at = 1; at <= pagesOf(answering); at++) {
      const ids = targetsShown(answering, at, '').map(({ id }) => id)
      const pictures = fitPictures(faces, ids)
      const props = { view, answering, pictures, page: at, search: '', address: '/sociograms/1/answer', isByLink: false, refusal: null }
      const html = renderPage(<QuestionPage {...props} />)
      expect(bytesOf(html)).toBeLessThan(LARGEST_BYTES)
      expect(html.split('<img class="face"').length - 1).toBe(ids.length)
    }
  })

  it('the own page is light; the first have a face, the others initials', () => {
    const own = viewOfOwn(told, reading, me, [])
    const all = facesOf(own)
    const pictures = fitPictures(faces, all)
    const html = renderPage(<OwnPageView view={view} shown={{ ...aResultHead(told, reading), own, names, pictures }} />)
    expect(bytesOf(html)).toBeLessThan(LARGEST_BYTES)
    expect(html.split('class="face face-small"').length - 1).toBe(all.length)
    expect(pictures.has(all[0]!)).toBe(true)
  })
})
