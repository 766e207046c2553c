import { expect, it } from 'vitest'
import { listFiles, readProductSources, readSource, resolveImport, type Source } from './read-sources.ts'

/** Values that somebody outside the sources needs, each with who. Types may be exported so that a caller can name them. */
const NEEDED_OUTSIDE: Record<string, string> = {}

const EXPORTED = /^export (?:async )?(?:function\*?|const|class|let) (\w+)/gm
const EXPORTED_LIST = /^export \{([^}]+)\}(?! from)/gm
const TAKEN = /(?:import|export)\s(?:type\s)?(?:\w+\s*,\s*)?\{([^}]*)\}\s*from\s*['"]([^'"]+)['"]/g
const TAKEN_WHOLE = /(?:import|export) \* (?:as \w+ )?from ['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\)|import\.meta\.glob/g

function listExports({ code }: Source): string[] {
  const listed = [...code.matchAll(EXPORTED_LIST)].flatMap(([, names = '']) => names.split(',').map((name) => name.trim().split(' as ').at(-1) ?? ''))
  return [...[...code.matchAll(EXPORTED)].map(([, name = '']) => name), ...listed.filter((name) => name !== '' && !name.startsWith('type '))]
}

/** Every `file#name` that some other file takes; `file#*` when it takes the whole. */
function listTaken(users: readonly Source[]): Set<string> {
  const taken = new Set<string>()
  for (const { code, file } of users) {
    for (const [, names = '', from = ''] of code.matchAll(TAKEN)) {
      for (const name of names.split(','))
        taken.add(
          `${resolveImport(file, from)}#${
            name
              .trim()
              .replace(/^type /, '')
              .split(' as ')[0]
          }`,
        )
    }
    for (const [, whole, dynamic] of code.matchAll(TAKEN_WHOLE)) taken.add(`${resolveImport(file, whole ?? dynamic ?? file)}#*`)
  }
  return taken
}

/** The door of a library is for everybody; migrations and messages are found by folder. */
function isOpenToAll(file: string): boolean {
  return (
    /^libs\/([^/]+)\/src\/\1\.ts$/.test(file) ||
    /^app\/migrations\/|\/messages\//.test(file) ||
    /-thread\.ts$|\/cli\.ts$|\/islands\/(sign-in|attendance)\.ts$/.test(file)
  )
}

it('every exported value is used somewhere else', () => {
  const users = listFiles('app/**/*.{ts,tsx,mts}', 'libs/**/*.{ts,mts}', 'scripts/*.mts').map(readSource)
  const taken = listTaken(users)
  const unused = readProductSources()
    .filter(({ file }) => !isOpenToAll(file) && !(file in NEEDED_OUTSIDE) && !taken.has(`${file}#*`))
    .flatMap((source) =>
      listExports(source)
        .filter((name) => !taken.has(`${source.file}#${name}`))
        .map((name) => `${source.file}: ${name}`),
    )
  expect(unused).toEqual([])
})
