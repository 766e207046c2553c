import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { listFiles, readText, ROOT } from './read-sources.ts'

type Words = Record<string, unknown>
const LANGUAGES = ['en', 'fr', 'nl', 'de'] as const

/** Words that are truly the same in two languages: names, abbreviations, and words that travelled. */
const SAME_IN_BOTH = new Set<string>([])
const SHORT = 22

/** A catalogue is four files: `en.ts` and its like, or `mail-en.ts` and its like. Named here without the language. */
const catalogues = [
  ...new Set(
    listFiles('app/src/**/messages/*.ts')
      .filter((file) => /[/-](en|fr|nl|de)\.ts$/.test(file))
      .map((file) => file.replace(/(en|fr|nl|de)\.ts$/, '')),
  ),
]

/** All that a file exports as words, in one. */
async function readWords(catalogue: string, language: string): Promise<Words> {
  const loaded = (await import(path.join(ROOT, `${catalogue}${language}.ts`))) as Record<string, Words>
  return Object.assign({}, ...Object.values(loaded)) as Words
}

function holesIn(message: unknown): string[] {
  return typeof message === 'string' ? [...message.matchAll(/\{(\w+)\}/g)].map(([, hole = '']) => hole).toSorted() : []
}

/** Long equal sentences are forgotten translations; one or two words may well be the same. */
function looksForgotten(here: unknown, english: unknown): boolean {
  return typeof here === 'string' && here === english && here.length > SHORT && / /.test(here) && !SAME_IN_BOTH.has(here)
}

describe.each(catalogues)('the words of %s…', (catalogue) => {
  it.each(LANGUAGES)('are all there in %s', async (language) => {
    const english = await readWords(catalogue, 'en')
    const here = await readWords(catalogue, language)
    expect(Object.keys(here).toSorted()).toEqual(Object.keys(english).toSorted())
    expect(Object.entries(here).filter(([, message]) => message === '')).toEqual([])
    const otherHoles = Object.keys(english).filter(
      (key) => typeof here[key] === typeof english[key] && holesIn(here[key]).join() !== holesIn(english[key]).join(),
    )
    expect(otherHoles).toEqual([])
  })

  it.each(['fr', 'nl', 'de'])('are translated in %s', async (language) => {
    const english = await readWords(catalogue, 'en')
    const here = await readWords(catalogue, language)
    expect(Object.keys(english).filter((key) => looksForgotten(here[key], english[key]))).toEqual([])
  })

  it('use the apostrophe of print', async () => {
    for (const language of LANGUAGES) {
      const wrong = Object.entries(await readWords(catalogue, language)).filter(([, message]) =>
        /\p{L}'\p{L}/u.test(String(typeof message === 'string' ? message : '')),
      )
      expect(wrong).toEqual([])
    }
  })
})

it.each(['fr', 'nl'])('an area of the grid has one word, at the board and in the grid, in %s', (language) => {
  const other = listFiles(`app/src/features/{documentation,methods,rounds,suggestions}/messages/*${language}.ts`).flatMap((file) =>
    readText(file)
      .split('\n')
      .flatMap((line) => (/\bzones?\b/i.test(line) ? [`${file}: ${line.trim()}`] : [])),
  )
  expect(other).toEqual([])
})

describe('pages', () => {
  it('hold no sentence of their own: words come from messages', () => {
    const wrong = listFiles('app/src/features/*/pages/**/*.tsx', 'app/src/features/*/mails/**/*.tsx')
      .filter((file) => !file.includes('.test.'))
      .flatMap((file) => [...readText(file).matchAll(/>\s*([A-Z][a-z]+ [a-z]+[^<{}=;()]*)</g)].map(([, sentence]) => `${file}: ${sentence}`))
    expect(wrong).toEqual([])
  })
})
