import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listenTo } from '../test/terminal.ts'
import { LANGUAGES } from './kernel/language.ts'
import { sociogramCommands } from './sociogram-commands.ts'

const NODES = 'id,label,sector\n007,Ann,home\n2,Bo,GP\n10,Cem,\n4,Dua,GP\n'
const EDGES = 'source;target;level\n10;007;3,5\n007;2;1\n2;007;2\n2;2;1\n'

let folder = ''
const at = (name: string) => path.join(folder, name)
const run = (name: string, ...words: string[]) => listenTo(() => sociogramCommands[`sociogram ${name}`]!.run([...words, '--lang', 'en']))
const answersOf = (out: string) =>
  JSON.parse(out) as {
    network: Record<string, unknown>
    measures: Record<string, { value?: unknown; perPerson?: unknown; convention: string; reason?: string }>
  }

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sociogram-'))
  await writeFile(at('edges.csv'), EDGES)
  await writeFile(at('nodes.csv'), NODES)
})
afterAll(() => rm(folder, { recursive: true }))

describe('npx ronde sociogram measure', () => {
  it('counts in the order of the list of people, isolates included; without --weight a tie is there or not', async () => {
    const { code, out, err } = await run('measure', at('edges.csv'), '--nodes', at('nodes.csv'), '--measures', 'density,indegree,average_tie_strength')
    expect({ code, err }).toEqual({ code: 0, err: 'ties to oneself left out: 1\n' })
    const { network, measures } = answersOf(out)
    expect(network).toMatchObject({ people: 4, ties: 3, directed: true, mode: 'one', weighted: false, loopsDropped: 1 })
    expect(measures.density?.value).toBe(3 / 12)
    expect(measures.indegree?.perPerson).toEqual([2, 1, 0, 0])
    expect(measures.average_tie_strength).toMatchObject({ value: null, reason: 'needs-values' })
    expect(Object.keys(measures)).toEqual(['density', 'indegree', 'average_tie_strength'])
  })

  it('takes values, a direction and groups as it is told', async () => {
    const words = [at('edges.csv'), '--nodes', at('nodes.csv'), '--measures', 'average_tie_strength,ei_external,mixing_groups']
    const { out, err } = await run('measure', ...words, '--weight', 'level', '--group', 'sector', '--undirected')
    const { network, measures } = answersOf(out)
    expect(err).toContain('people without a group, counted in a group NA: 1')
    expect(err).toContain('repeated ties merged into one: 1')
    expect(network).toMatchObject({ ties: 2, directed: false, weighted: true })
    expect(measures.average_tie_strength?.value).toBe((3.5 + 2) / 6)
    expect(measures.ei_external?.value).toBe(2)
    expect(measures.mixing_groups?.value).toEqual(['GP', 'NA', 'home'])
  })

  it('answers every measure where none is named, null where there is no answer', async () => {
    const { measures } = answersOf((await run('measure', at('edges.csv'), '--undirected')).out)
    expect(measures.reciprocity_edgewise).toMatchObject({ value: 1 })
    expect(measures.assortativity_nominal).toMatchObject({ value: null, reason: 'needs-groups' })
    expect(Object.values(measures).every(({ convention }) => convention.length > 0)).toBe(true)
  })

  it('prints a table to read', async () => {
    const { out } = await run('measure', at('edges.csv'), '--nodes', at('nodes.csv'), '--measures', 'density,outdegree', '--format', 'table')
    expect(out).toMatch(/^people +4$/m)
    expect(out).toMatch(/^density +0\.2500 /m)
    expect(out).toMatch(/^007 +1$/m)
  })

  it.each([
    ['a measure', ['edges.csv', '--measures', 'density,charm'], 'The measure “charm” is not known.'],
    ['a group', ['edges.csv', '--group', 'sector'], 'There is no column “sector” in the list of people.'],
    ['a column of values', ['edges.csv', '--weight', 'trust'], 'The file edges.csv cannot be read: There is no column “trust”.'],
    ['somebody', ['edges.csv', '--nodes', 'few.csv'], 'The file edges.csv cannot be read: Line 2: Nobody is called “10”.'],
    ['a file', ['nothing.csv'], 'The file nothing.csv cannot be opened.'],
    ['a folder', ['.csv'], 'The file .csv cannot be opened.'],
    ['a list of people', ['edges.csv', '--nodes', 'nobody.csv'], 'The file nobody.csv cannot be opened.'],
    ['a broken line', ['broken.graphml'], 'The file broken.graphml cannot be read: Line 1: A document type (DOCTYPE) is refused.'],
  ])('ends with 1 and one sentence where %s is not known', async (_, words, sentence) => {
    await writeFile(at('few.csv'), 'id\n007\n2\n')
    await mkdir(at('.csv'), { recursive: true })
    await writeFile(at('broken.graphml'), '<!DOCTYPE x><graphml/>')
    const { code, err, out } = await run('measure', ...words.map((word) => (/\.\w+$/.test(word) ? at(word) : word)))
    expect({ code, err, out }).toEqual({ code: 1, err: `${sentence}\n`, out: '' })
  })

  it('reads what another program writes where the name is a dash', async () => {
    const before = Object.getOwnPropertyDescriptor(process, 'stdin')!
    Object.defineProperty(process, 'stdin', { configurable: true, value: Readable.from([Buffer.from(EDGES.slice(0, 20)), Buffer.from(EDGES.slice(20))]) })
    const { out } = await run('measure', '-', '--measures', 'density').finally(() => Object.defineProperty(process, 'stdin', before))
    expect(answersOf(out).network).toMatchObject({ people: 3, ties: 3, directed: true })
  })

  it('states the error of betweenness that is estimated above 10,000 people', async () => {
    const lines = Array.from({ length: 10_001 }, (_, person) => `${person},${(person * 7 + 1) % 10_002}`)
    await writeFile(at('many.csv'), `source,target\n${lines.join('\n')}\n`)
    const { measures } = answersOf((await run('measure', at('many.csv'), '--measures', 'betweenness')).out)
    const { perPerson, standardErrors, warnings } = measures.betweenness as unknown as Record<string, unknown[]>
    expect([perPerson?.length, standardErrors?.length, warnings]).toEqual([10_002, 10_002, ['sampled']])
  })

  it('takes only on request what is drawn by chance thousands of times', async () => {
    const words = [at('edges.csv'), '--nodes', at('nodes.csv'), '--group', 'sector', '--measures', 'ei_permutation,vertex_connectivity']
    const { measures } = answersOf((await run('measure', ...words)).out)
    expect(measures.ei_permutation?.value).toMatchObject({ observed: 1, permutations: 2000 })
    expect(measures.vertex_connectivity?.value).toBe(0)
    expect(answersOf((await run('measure', at('edges.csv'))).out).measures).not.toHaveProperty('ei_permutation')
  })

  it.each([
    [[]],
    [['edges.csv', 'more.csv']],
    [['edges.csv', '--directed', '--undirected']],
    [['edges.csv', '--format', 'xml']],
    [['edges.csv', '--colour', 'red']],
  ])('ends with 2 for %j', async (words) => {
    expect((await run('measure', ...words)).code).toBe(2)
  })
})

describe('npx ronde sociogram compare', () => {
  it('says what became of the ties of who is in both, and who came and left', async () => {
    await writeFile(at('later.csv'), 'source,target\n10,007\n2,10\n2,5\n')
    const { code, out } = await run('compare', at('edges.csv'), at('later.csv'), '--measures', 'wave_ties,wave_jaccard,wave_joiners,wave_leavers')
    const { before, after, stayers, measures } = JSON.parse(out) as Record<string, unknown> & ReturnType<typeof answersOf>
    expect({ code, before, after, stayers }).toMatchObject({ code: 0, before: { people: 3, ties: 3 }, after: { people: 4, ties: 3 }, stayers: 3 })
    expect(measures.wave_ties?.value).toEqual({ n11: 1, n10: 2, n01: 1, n00: 2 })
    expect([measures.wave_jaccard?.value, measures.wave_joiners?.value, measures.wave_leavers?.value]).toEqual([0.25, 1, 0])
  })

  it('answers every measure of two where none is named, also as a table', async () => {
    const { out } = await run('compare', at('edges.csv'), at('edges.csv'), '--format', 'table')
    expect(out).toMatch(/^wave_jaccard +1 /m)
    expect(out).toMatch(/^qap_correlation +\{"observed":1,/m)
  })

  it.each([
    [['edges.csv'], 2],
    [['edges.csv', 'nothing.csv'], 1],
    [['edges.csv', 'edges.csv', '--measures', 'density'], 1],
    [['edges.csv', 'edges.csv', '--format', 'xml'], 2],
  ])('refuses %j', async (words, code) => {
    expect((await run('compare', ...words.map((word) => (word.endsWith('.csv') ? at(word) : word)))).code).toBe(code)
  })
})

describe('npx ronde sociogram convert', () => {
  it.each(['a.graphml', 'a.gexf', 'a.json', 'a.net', 'a.vna'])('writes %s, which measures like the list', async (name) => {
    const { code, out } = await run('convert', at('edges.csv'), at(name), '--nodes', at('nodes.csv'))
    expect({ code, said: out.includes(`Written: ${at(name)}`) }).toEqual({ code: 0, said: true })
    const measured = await run('measure', at(name), '--measures', 'density,indegree,mean_level')
    const list = await run('measure', at('edges.csv'), '--nodes', at('nodes.csv'), '--measures', 'density,indegree,mean_level')
    expect(answersOf(measured.out)).toEqual(answersOf(list.out))
  })

  it('says what goes, and writes beside what needs a file of its own', async () => {
    const { err, out } = await run('convert', at('edges.csv'), at('b.net'), '--nodes', at('nodes.csv'))
    expect(err.split('\n')).toEqual([
      'names to show left out: 4',
      'names of columns changed: 1',
      'names of groups that became numbers (sector): 2',
      'missing values that became a number (sector): 1',
      '',
    ])
    expect(out.match(/Written/g)).toHaveLength(2)
    expect((await readdir(folder)).filter((name) => name.startsWith('b'))).toEqual(['b-sector.clu', 'b.net', 'broken.graphml'])
    expect(await readFile(at('b.net'), 'utf8')).toContain('1 "007"')
  })

  it.each([
    [['edges.csv', 'edges.csv'], 1],
    [['edges.csv', 'a.docx'], 1],
    [['edges.csv', 'nowhere/a.gexf'], 1],
    [['edges.csv'], 2],
  ])('refuses %j', async (words, code) => {
    expect((await run('convert', ...words.map(at))).code).toBe(code)
  })
})

describe('npx ronde sociogram draw', () => {
  it('draws everybody as SVG, PDF and PNG, the same file again the same', async () => {
    for (const [ending, start] of [
      ['svg', '<svg'],
      ['pdf', '%PDF'],
      ['png', '\u0089PNG'],
    ] as const) {
      const drawn: Buffer[] = []
      for (const name of [`one.${ending}`, `two.${ending}`]) {
        const words = [
          at('edges.csv'),
          '--nodes',
          at('nodes.csv'),
          '--layout',
          'stress',
          '--group',
          'sector',
          '--weight',
          'level',
          '--out',
          at(name),
          '--title',
          'Who asks whom',
        ]
        expect((await run('draw', ...words)).code).toBe(0)
        drawn.push(await readFile(at(name)))
      }
      expect(drawn[0]!.subarray(0, 4).toString('latin1')).toBe(start)
      expect(drawn[0]!.equals(drawn[1]!)).toBe(true)
      if (ending === 'svg') expect(drawn[0]!.toString()).toMatch(/Who asks whom.*Ann|Ann.*Who asks whom/s)
    }
  })

  it.each([
    [['--layout', 'spiral', '--out', 'x.svg'], 2],
    [['--layout', 'stress'], 2],
    [['--out', 'x.docx'], 1],
    [['--layout', 'groups', '--out', 'x.svg'], 1],
    [['--layout', 'columns', '--out', 'x.svg'], 1],
  ])('refuses %j', async (words, code) => {
    const { code: ended, err } = await run('draw', at('edges.csv'), ...words)
    expect({ ended, lines: err.split('\n').filter((line) => !line.startsWith('ties to oneself')).length }).toEqual({ ended: code, lines: 2 })
  })

  it.each(['forces', 'target', 'groups'])('knows the layout %s', async (layout) => {
    expect((await run('draw', at('edges.csv'), '--nodes', at('nodes.csv'), '--group', 'sector', '--layout', layout, '--out', at('y.svg'))).code).toBe(0)
  })
})

it('speaks four languages', async () => {
  const said = await Promise.all(
    LANGUAGES.map((language) => listenTo(() => sociogramCommands['sociogram measure']!.run([at('edges.csv'), '--measures', 'x', '--lang', language]))),
  )
  expect(new Set(said.map(({ err }) => err)).size).toBe(4)
})
