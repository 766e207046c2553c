import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { listenTo } from '../test/terminal.ts'
import { sociogramCommands } from './sociogram-commands.ts'

const FOLDER = path.resolve(import.meta.dirname, '../../../shared/data/sna')

type Answer = { value?: unknown; perPerson?: (number | null)[]; convention: string }
type Answers = { network: { people: number; ties: number; directed: boolean }; measures: Record<string, Answer> }
type Dataset = { directed: boolean; n: number; m: number; weight: string | null; group: string | null }
type Reference = { value: unknown; agree?: string[]; single_source?: boolean }

function run(...words: string[]) {
  return listenTo(() => sociogramCommands['sociogram measure']!.run([...words, '--lang', 'en']))
}

function readJson<Shape>(name: string): Shape {
  return JSON.parse(readFileSync(path.join(FOLDER, name), 'utf8')) as Shape
}

/** Each number within its allowance of the other, whatever holds them. */
function expectClose(found: unknown, value: unknown, allowance: number, where: string): void {
  if (typeof value === 'number' && typeof found === 'number')
    expect(Math.abs(found - value), where).toBeLessThanOrEqual(allowance * Math.max(1, Math.abs(value)))
  else if (value !== null && typeof value === 'object') {
    const held = Object(found) as Record<string, unknown>
    expect(Object.keys(held).toSorted(), where).toEqual(Object.keys(value).toSorted())
    for (const [key, each] of Object.entries(value)) expectClose(held[key], each, allowance, `${where}.${key}`)
  } else expect(found, where).toEqual(value)
}

const isThere = existsSync(path.join(FOLDER, 'reference.json'))
if (!isThere) process.stdout.write('npx ronde sociogram measure: no reference networks beside the project, not compared\n')

describe.skipIf(!isThere)('npx ronde sociogram measure on networks that other programs measured', () => {
  const datasets = isThere ? readJson<Record<string, Dataset>>('datasets.json') : {}
  const reference = isThere ? readJson<{ datasets: Record<string, Record<string, Reference>> }>('reference.json').datasets : {}

  it.each(Object.keys(datasets).filter((name) => existsSync(path.join(FOLDER, name))))('says of %s what two of them agree on', async (name) => {
    const { directed, n, m, weight, group } = datasets[name]!
    const files = [path.join(FOLDER, name, 'edges.csv'), '--nodes', path.join(FOLDER, name, 'nodes.csv')]
    const measured = async (...more: string[]): Promise<Answers> => {
      const { code, out, err } = await run(...files, directed ? '--directed' : '--undirected', ...(group === null ? [] : ['--group', group]), ...more)
      expect({ code, err: err.replace(/people without a group.*\n/, '') }).toEqual({ code: 0, err: '' })
      return JSON.parse(out) as Answers
    }
    const plain = await measured()
    const valued = weight === null ? plain : await measured('--weight', weight)
    expect(plain.network).toMatchObject({ people: n, ties: m, directed })
    const agreed = Object.entries(reference[name]!).filter(([, { agree = [], single_source: isSingle }]) => agree.length >= 2 && !isSingle)
    expect(agreed.length).toBeGreaterThan(20)
    const compared = agreed.filter(([id]) => id in plain.measures)
    expect(agreed.map(([id]) => id).filter((id) => !(id in plain.measures))).toEqual([])
    for (const [id, { value }] of compared) {
      const answer = (/strength|weighted/.test(id) ? valued : plain).measures[id]!
      expectClose(answer.perPerson ?? answer.value, value, /eigenvector|pagerank/.test(id) ? 1e-6 : 1e-9, `${name} ${id}`)
      expect(answer.convention).not.toBe('')
    }
  })
})
