import { describe, expect, it } from 'vitest'
import { ENTRIES, FEATURES, FLOORS, PARTS } from './order.ts'
import { readMarked, readProductSources, type Source } from './read-sources.ts'

type Place = { floor: string; feature: string | null; part: string | null }

const sources = readProductSources()
const rankOf = new Map(FEATURES.flatMap((line, index) => line.map((feature) => [feature, FEATURES.length - index] as const)))

function partOf(rest: string): string {
  const [first = ''] = rest.split('/')
  const name = first.replace(/\.tsx?$/, '')
  return (ENTRIES as readonly string[]).includes(name) ? 'routes' : name
}

function placeOf(file: string): Place {
  const [, feature, rest] = /^app\/src\/features\/([^/]+)\/(.+)$/.exec(file) ?? []
  if (feature !== undefined && rest !== undefined) return { floor: 'features', feature, part: partOf(rest) }
  const [, floor] = /^app\/src\/(kernel|ui|platform)\//.exec(file) ?? /^app\/(demo|migrations)\//.exec(file) ?? /^(libs)\//.exec(file) ?? []
  return { floor: floor ?? (file.startsWith('@ronde/') ? 'libs' : 'top'), feature: null, part: null }
}

/** Why this import may not be, or null. */
function objectionTo(from: string, to: string): string | null {
  const here = placeOf(from)
  const there = placeOf(to)
  if (here.floor !== there.floor || here.floor !== 'features') {
    const allowed = here.floor === there.floor || FLOORS[here.floor]?.includes(there.floor)
    if (!allowed) return `${here.floor} may not import ${there.floor}`
    if (there.floor === 'features' && !['public', 'routes'].includes(there.part ?? ''))
      return 'only routes, api, jobs, commands and public.ts are open to the outside'
    if (here.floor !== 'features' || there.floor === 'kernel') return null
    return PARTS[here.part ?? '']?.includes(there.floor) ? null : `${here.part} may not import ${there.floor}`
  }
  if (here.feature === there.feature) return objectionInside(here, there)
  if (there.part !== 'public') return 'another feature is used through its public.ts only'
  if (!PARTS[here.part ?? '']?.includes('lower')) return `${here.part} may not use another feature`
  return (rankOf.get(here.feature ?? '') ?? 0) > (rankOf.get(there.feature ?? '') ?? Infinity) ? null : `${here.feature} does not stand above ${there.feature}`
}

function objectionInside(here: Place, there: Place): string | null {
  if (there.part === 'public') return here.part === 'public' ? null : 'public.ts is for other features'
  return here.part === there.part || PARTS[here.part ?? '']?.includes(there.part ?? '') ? null : `${here.part} may not import ${there.part}`
}

function isOurs(name: string): boolean {
  return /^(app|libs)\//.test(name) || name.startsWith('@ronde/')
}

/** The files of one ring, in order, or null. Each file is walked once. */
function findRing(all: readonly Source[]): string[] | null {
  const importsOf = new Map(all.map(({ file, imports }) => [file, imports]))
  const finished = new Set<string>()
  function walk(file: string, trail: readonly string[]): string[] | null {
    if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file]
    if (finished.has(file)) return null
    for (const next of importsOf.get(file) ?? []) {
      const ring = importsOf.has(next) ? walk(next, [...trail, file]) : null
      if (ring) return ring
    }
    finished.add(file)
    return null
  }
  for (const { file } of all) {
    const ring = walk(file, [])
    if (ring) return ring
  }
  return null
}

describe('the house', () => {
  it('has imports that go down only, types included', () => {
    const wrong = sources.flatMap(({ file, imports }) =>
      imports.filter(isOurs).flatMap((name) => {
        const objection = objectionTo(file, name)
        return objection === null ? [] : [`${file} → ${name}: ${objection}`]
      }),
    )
    expect(wrong).toEqual([])
  })

  it('has no ring of imports', () => {
    expect(findRing(sources)).toBeNull()
  })

  it('keeps every feature and every part on the lists', () => {
    const places = sources.map(({ file }) => ({ file, ...placeOf(file) })).filter(({ floor }) => floor === 'features')
    expect(places.filter(({ feature }) => !rankOf.has(feature ?? '')).map(({ file }) => file)).toEqual([])
    expect(places.filter(({ part }) => PARTS[part ?? ''] === undefined).map(({ file }) => file)).toEqual([])
  })

  it('imports its own files relatively, with the extension', () => {
    const wrong = sources.flatMap(({ file, code }) =>
      [...code.matchAll(/\sfrom '(\.[^']*)'/g)]
        .filter(([, name = '']) => !/\.(tsx?|css\?(?:inline|raw)|json)$/.test(name))
        .map(([, name]) => `${file} → ${name}`),
    )
    expect(wrong).toEqual([])
  })

  it('prints the same lists in ARCHITECTURE.md', () => {
    expect(readMarked('ARCHITECTURE.md', 'features')).toBe(['```', ...FEATURES.map((line) => line.join('  ')), '```'].join('\n'))
    const row = ([part, allowed]: [string, readonly string[]]) => `| ${part} | ${allowed.join(', ') || '–'} |`
    expect(readMarked('ARCHITECTURE.md', 'parts')).toBe(['| part | may import |', '|---|---|', ...Object.entries(PARTS).map(row)].join('\n'))
    expect(readMarked('ARCHITECTURE.md', 'floors')).toBe(['| floor | may import |', '|---|---|', ...Object.entries(FLOORS).map(row)].join('\n'))
  })
})

describe('the check itself', () => {
  const wrong: [string, string][] = [
    ['app/src/features/people/store/person-store.ts', 'app/src/features/meetings/public.ts'],
    ['app/src/features/meetings/actions/hold-meeting.ts', 'app/src/features/people/store/person-store.ts'],
    ['app/src/features/meetings/domain/meeting.ts', 'app/src/features/meetings/store/meeting-store.ts'],
    ['app/src/features/meetings/routes.tsx', 'app/src/features/meetings/public.ts'],
    ['app/src/features/glossary/actions/a.ts', 'app/src/features/tools/public.ts'],
    ['app/src/kernel/day.ts', 'app/src/platform/database.ts'],
    ['libs/figures/src/figures.ts', 'app/src/kernel/day.ts'],
    ['app/src/ui/field.tsx', 'app/src/features/people/public.ts'],
    ['app/src/app.ts', 'app/src/features/people/store/person-store.ts'],
  ]
  it.each(wrong)('objects to %s importing %s', (from, to) => expect(objectionTo(from, to)).not.toBeNull())

  const right: [string, string][] = [
    ['app/src/features/meetings/actions/hold-meeting.ts', 'app/src/features/people/public.ts'],
    ['app/src/features/meetings/domain/meeting.ts', '@ronde/figures'],
    ['app/src/features/meetings/routes.tsx', 'app/src/features/meetings/actions/hold-meeting.ts'],
    ['app/src/app.ts', 'app/src/features/meetings/routes.tsx'],
  ]
  it.each(right)('allows %s importing %s', (from, to) => expect(objectionTo(from, to)).toBeNull())

  it('sees a ring made of types', () => {
    const source = (file: string, ...imports: string[]): Source => ({ file, text: '', code: '', imports })
    expect(findRing([source('a', 'b'), source('b', 'c'), source('c', 'b')])).toEqual(['b', 'c', 'b'])
    expect(findRing([source('a', 'b', 'c'), source('b', 'c'), source('c')])).toBeNull()
  })
})
