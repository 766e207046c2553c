import { MEASURES } from '@ronde/sociogram'
import { describe, expect, it } from 'vitest'
import { anInventedWave } from '../../../../test/invented-wave.ts'
import { LANGUAGES, type Language } from '../../../kernel/language.ts'
import { renderPage } from '../../../ui/render-page.ts'
import { measureNetwork } from '../domain/all-measures.ts'
import { MEASURE_SECTIONS } from '../domain/measure-sections.ts'
import type { Reading } from '../domain/wave-network.ts'
import { CONVENTION_PHRASES } from '../messages/convention-phrases.ts'
import { measuresDe } from '../messages/measures-de.ts'
import { measuresEn } from '../messages/measures-en.ts'
import { measuresFr } from '../messages/measures-fr.ts'
import { measuresNl } from '../messages/measures-nl.ts'
import { aResultHead } from '../test-result-head.ts'
import { MeasuresPageView } from './measures-page.tsx'

const reading: Reading = { question: 'work-together', from: 1 }
const invented = anInventedWave(18)
const measures = measureNetwork(invented.told, reading) ?? []
const IDS: readonly string[] = MEASURE_SECTIONS.flatMap(({ ids }) => [...ids])
const TRANSLATED = { fr: measuresFr, nl: measuresNl, de: measuresDe }

/** Every measure that the page can show: one number of a network of people. */
const shown = MEASURES.filter(({ scope, gives, needs }) => scope === 'network' && gives === 'number' && needs.twoSets !== true && needs.numbers !== true)

function pageIn(language: Language, answered = 18): string {
  const head = aResultHead(invented.told, reading)
  const rate = { asked: 18, answered, isAtLeast: false, share: answered / 18 }
  const view = { language, path: '/', nonce: 'n', formToken: 't', person: { name: 'A' }, navigation: [], isDemo: true, flash: null }
  return renderPage(<MeasuresPageView view={view} shown={{ ...head, rate, measures }} />)
}

describe('the words of measures', () => {
  it('are there for every measure of the page, each in one section', () => {
    expect(measures.map(({ id }) => id).toSorted()).toEqual(IDS.toSorted())
    expect(shown.map(({ id }) => id).toSorted()).toEqual(IDS.toSorted())
  })

  it('cover every phrase of every convention, and no other', () => {
    const phrases = new Set(shown.flatMap(({ convention }) => convention.split('; ')))
    expect([...phrases].toSorted()).toEqual(CONVENTION_PHRASES.toSorted())
  })

  it.each(['fr', 'nl', 'de'] as const)('are not English in %s', (language) => {
    const here = TRANSLATED[language]
    const sentences = Object.keys(measuresEn).filter((key): key is keyof typeof measuresEn => /^(question|phrase|reason)\./.test(key))
    expect(sentences.filter((key) => here[key] === measuresEn[key])).toEqual([])
    expect(shown.map(({ question }) => question).filter((question) => Object.values(here).includes(question))).toEqual([])
  })

  it.each(Object.entries({ ...TRANSLATED, en: measuresEn }))('name no two measures alike in %s', (_, words) => {
    const names = Object.entries(words).flatMap(([key, word]) => (key.startsWith('name.') ? [word] : []))
    expect(names).toHaveLength(IDS.length)
    expect(new Set(names).size).toBe(names.length)
  })
})

describe.each(LANGUAGES)('the page of measures in %s', (language) => {
  it.each([18, 14])('says name, id and question of each, below 60 KB, where %i of 18 answered', (answered) => {
    const html = pageIn(language, answered)
    expect(Buffer.byteLength(html)).toBeLessThan(60 * 1024)
    const text = html.replaceAll(/<wbr ?\/?>/g, '')
    for (const id of IDS) expect(text).toContain(`>${id}</code>`)
    const english = shown.filter(({ question, convention }) => html.includes(question) || html.includes(`>${convention}<`))
    expect(english.length === 0).toBe(language !== 'en')
  })
})
