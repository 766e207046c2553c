import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import guardFigures from '../../../../docs/guard-figures.json' with { type: 'json' }
import promiseList from '../../../../docs/promises.json' with { type: 'json' }
import { listFiles, readText } from '../../../guards/read-sources.ts'
import { aVisitor } from '../../../test/neighbourhood.ts'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { LANGUAGES } from '../../kernel/language.ts'
import { makeApp } from '../../app.ts'
import { GUARD_VERSION } from '../../platform/guard.ts'
import { listShownPromises } from './domain/promise.ts'

let house: TestHouse
let visitor: ReturnType<typeof aVisitor>

beforeAll(async () => {
  house = await aHouse()
  visitor = aVisitor(house, makeApp(house), null)
})
afterAll(() => house.close())

describe('the trust page', () => {
  it('shows no promise without a test that carries its name', () => {
    const named = (file: string, id: string) => new RegExp(`(?:it|describe|test)\\b[^\\n]*['"\`][^\\n]*\\b${id}\\b`).test(readText(file))
    const files = new Set(listFiles('app/**/*.{test,journey}.{ts,tsx}', 'libs/**/*.test.ts', 'scripts/**/*.test.mts'))
    const empty = listShownPromises(promiseList).filter(({ id, test }) => test === null || !files.has(test) || !named(test, id))
    expect(empty).toEqual([])
  })

  it('leaves out what has no test', () => {
    const sentence = { fr: 'a', nl: 'b', en: 'c', de: 'd' }
    const shown = listShownPromises({
      checkedOn: '2023-01-01',
      promises: [
        { id: 'X-1', sentence, test: null },
        { id: 'X-2', sentence, test: 'x.test.ts' },
      ],
    })
    expect(shown.map(({ id }) => id)).toEqual(['X-2'])
  })

  it('is public, in four languages, with the register of treatments', async () => {
    for (const language of LANGUAGES) {
      const page = await visitor.read(`/trust?lang=${language}`)
      for (const { sentence } of listShownPromises(promiseList)) expect(page).toContain(sentence[language])
    }
    expect(await visitor.read('/trust?lang=en')).toContain('As long as the agreement of the community says')
  })

  it('GRD-07 shows the figures of the guard for the running version, with the size of the set and who wrote it', async () => {
    expect(guardFigures.guard).toBe(GUARD_VERSION)
    const { notes, numbers } = guardFigures.main.sizes
    const page = await visitor.read('/trust?lang=en')
    expect(page).toContain(`${notes} invented notes, ${numbers} numbers with check digits`)
    expect(page).toContain('One person wrote and labelled all of them without having seen the guard')
    const [hits = 0, of = 0] = guardFigures.main.kinds.find(({ kind, language }) => kind === 'name' && language === 'nl')?.found ?? []
    expect(of).toBeGreaterThan(100)
    expect(page).toContain(`(${hits}/${of})`)
    for (const language of LANGUAGES) expect(await visitor.read(`/trust?lang=${language}`)).toContain(`(${hits}/${of})`)
  })

  it('GRD-07 shows the figures of the set by a second author beside those of the first', async () => {
    const { sizes, whole, cleanFlagged } = guardFigures.second
    const page = await visitor.read('/trust?lang=en')
    expect(page).toContain(`A second person wrote ${sizes.notes} other notes and ${sizes.clean} notes about nobody`)
    for (const [hits = 0, of = 0] of [whole.fr, whole.nl, cleanFlagged.fr, cleanFlagged.nl]) expect(page).toContain(`(${hits}/${of})`)
  })

  it('A11Y-01 the accessibility statement stands in four languages, with a date and an address', async () => {
    const titles = await Promise.all(LANGUAGES.map(async (language) => /<h1>([^<]+)</.exec(await visitor.read(`/accessibility?lang=${language}`))?.[1]))
    expect(titles).toEqual(['Déclaration d’accessibilité', 'Toegankelijkheidsverklaring', 'Accessibility statement', 'Erklärung zur Barrierefreiheit'])
    expect(await visitor.read('/accessibility?lang=en')).toContain('ronde@localhost')
  })
})
