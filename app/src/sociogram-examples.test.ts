import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { listenTo } from '../test/terminal.ts'
import { sociogramCommands } from './sociogram-commands.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')
const PAGES = ['docs/formats/networks.md', 'docs/guide/researcher.md']
const folder = mkdtempSync(path.join(tmpdir(), 'ronde-examples-'))
afterAll(() => rmSync(folder, { recursive: true }))

const TIES = 'source,target\nann,bo\nbo,ann\nbo,cy\ncy,di\ndi,ann\n'
const PEOPLE = 'id,sector\nann,home care\nbo,home care\ncy,school\ndi,school\n'
for (const name of ['ties.csv', 'ties-2024.csv', 'ties-2026.csv', 'EDGES.csv']) writeFileSync(path.join(folder, name), TIES)
for (const name of ['people.csv', 'NODES.csv']) writeFileSync(path.join(folder, name), PEOPLE)

/** Each line that somebody copies from a page. */
const examples = PAGES.flatMap((page) =>
  [...readFileSync(path.join(ROOT, page), 'utf8').matchAll(/^npx ronde (sociogram .+)$/gm)].map(([, line = '']) => ({ page, line })),
)

it('there are examples of each command', () => {
  const verbs = new Set(examples.map(({ line }) => line.split(' ').slice(0, 2).join(' ')))
  expect([...verbs].toSorted()).toEqual(Object.keys(sociogramCommands).toSorted())
})

it.each(examples)('$page: $line', async ({ line }) => {
  const [area, verb, ...words] = line.split(' ')
  const named = words.map((word) => (/\.\w+$/.test(word) ? path.join(folder, word) : word))
  const { code, out, err } = await listenTo(() => sociogramCommands[`${area} ${verb}`]!.run([...named, '--lang', 'en']))
  expect({ code, err }).toEqual({ code: 0, err: expect.not.stringMatching(/^Error|not known/) })
  const made = verb === 'draw' || verb === 'convert' ? (named.find((word) => /\.(?:gexf|pdf)$/.test(word)) ?? '') : null
  expect(made === null ? out.length > 20 : existsSync(made)).toBe(true)
})
