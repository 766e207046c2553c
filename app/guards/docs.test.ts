import { FIGURES, listDefinitions, type Definition, type FigureId } from '@ronde/figures'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { COLUMNS } from '../src/features/register/exchange/columns.ts'
import { SHEETS } from '../src/features/register/domain/problem.ts'
import { LANGUAGES, type Language } from '../src/kernel/language.ts'
import { LANGUAGE_NAMES } from '../src/kernel/language.ts'
import { listFiles, readText, ROOT } from './read-sources.ts'

const READERS = ['administrator', 'coordinator', 'moderator', 'member', 'researcher']
/** Read by programs that Ronde starts or by the tests alone, never by an operator. */
const NOT_FOR_OPERATORS = ['RONDE_LIFT_RATE_LIMITS']
const pages = listFiles('*.md', 'docs/**/*.md')

describe('the environment', () => {
  const read = new Set([...readText('app/src/environment.ts').matchAll(/variables(?:\.|\[')([A-Z_]+)/g)].map(([, name = '']) => name))
  for (const [, list = ''] of readText('app/src/environment.ts').matchAll(/for \(const name of \[([^\]]+)\]\)/g))
    for (const [, name = ''] of list.matchAll(/'([A-Z_]+)'/g)) read.add(name)
  const table = readText('README.md').match(/^\| `[A-Z_]+`.*$/gm) ?? []
  const named = new Set(table.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([A-Z_]+)`/g)].map(([, name = '']) => name)))

  it('is named in README, all of it and nothing else', () => {
    expect([...named].toSorted()).toEqual([...read].filter((name) => !NOT_FOR_OPERATORS.includes(name)).toSorted())
  })

  it('is named in the guides as in README', () => {
    const guides = listFiles('docs/guide/*.md').flatMap((page) => [...readText(page).matchAll(/\b([A-Z]+_[A-Z_]+)\b/g)].map(([, name = '']) => name))
    expect([...new Set(guides)].filter((name) => !named.has(name))).toEqual([])
  })
})

describe('guides', () => {
  it('there is one for each reader, and README leads to it', () => {
    expect(listFiles('docs/guide/*.md').toSorted()).toEqual(READERS.map((reader) => `docs/guide/${reader}.md`).toSorted())
    for (const reader of READERS) expect(readText('README.md')).toContain(`docs/guide/${reader}.md`)
  })

  it('show pictures that are there, and no picture lies unseen', () => {
    const shown = pages.flatMap((page) =>
      [...readText(page).matchAll(/!\[[^\]]+\]\(([^)]+)\)|<img src="([^"]+)"/g)].map(([, link, source]) =>
        path.posix.join(path.posix.dirname(page), link ?? source ?? ''),
      ),
    )
    expect(shown.filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([])
    expect([...new Set(shown)].toSorted()).toEqual(listFiles('docs/pictures/*.png'))
  })

  it('say what each picture shows', () => {
    const silent = pages.filter((page) => /!\[\s*\]\(|<img (?![^>]*alt="[^"]+")/.test(readText(page)))
    expect(silent).toEqual([])
  })
})

describe('formats', () => {
  it('name every sheet and column of a register, and which must be there', () => {
    const page = readText('docs/formats/register.md')
    for (const sheet of SHEETS) {
      const cells = COLUMNS[sheet].map(({ name, isRequired }) => (isRequired ? `**\`${name}\`**` : `\`${name}\``)).join(', ')
      expect(page).toContain(`| \`${sheet}\` | ${cells} |`)
    }
  })

  it('define each figure as the product does', async () => {
    await expect(renderFigures()).toMatchFileSnapshot(path.join(ROOT, 'docs/formats/figures.md'))
  })
})

/** `npx vitest run app/guards/docs.test.ts --update` writes the page anew. */
function renderFigures(): string {
  const definitions = Object.fromEntries(LANGUAGES.map((language) => [language, listDefinitions(language)])) as Record<Language, Definition[]>
  const of = (language: Language, figure: FigureId) => definitions[language].find(({ id }) => id === figure)!
  const parts = FIGURES.map((figure) => {
    const { title, definition, formula, leftOut, rounding, unit, version } = of('en', figure)
    const names = LANGUAGES.filter((language) => language !== 'en').map((language) => `${LANGUAGE_NAMES[language]}: ${of(language, figure).title}`)
    return [
      `## ${title}`,
      '',
      `\`${figure}\`, version ${version}. ${names.join(' · ')}.`,
      '',
      definition,
      '',
      `- Formula: ${formula}`,
      `- Unit: ${unit}`,
      `- Left out: ${leftOut}`,
      `- Rounding: ${rounding}`,
      '',
    ].join('\n')
  })
  return [
    '# The figures of the monitoring table',
    '',
    'Made from the definitions that the product shows on each card; change them there. In a file each figure has the key below.',
    '',
    ...parts,
  ].join('\n')
}
