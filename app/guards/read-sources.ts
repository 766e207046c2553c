import { globSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

export const ROOT = path.resolve(import.meta.dirname, '../..')

/** One file of the house, read as text; `imports` are paths from the root for our own files, bare names for packages. */
export type Source = { file: string; text: string; code: string; imports: string[] }

const IMPORT = /(?:^|[;\s}])(?:import|export)\s(?:[^'"`;]*?\sfrom\s*)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g
const COMMENT_OR_TEXT = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\/\*[\s\S]*?\*\/|(?<![:\\])\/\/[^\n]*/g

/** Comments go, text stays; lines keep their numbers. */
export function withoutComments(text: string): string {
  return text.replaceAll(COMMENT_OR_TEXT, (piece) => (piece.startsWith('/') ? piece.replaceAll(/[^\n]/g, '') : piece))
}

export function listFiles(...patterns: string[]): string[] {
  return globSync(patterns, { cwd: ROOT, exclude: ['**/node_modules/**', 'build/**', '.cache/**'] })
    .filter((file) => statSync(path.join(ROOT, file)).isFile())
    .map((file) => file.split(path.sep).join('/'))
    .toSorted()
}

export function readText(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8')
}

export function resolveImport(from: string, name: string): string {
  return name.startsWith('.') ? path.posix.join(path.posix.dirname(from), name.replace(/\?.*$/, '')) : name
}

export function listImports(file: string, code: string): string[] {
  return [...code.matchAll(IMPORT)].map(([, from, dynamic]) => resolveImport(file, from ?? dynamic ?? ''))
}

export function readSource(file: string): Source {
  const text = readText(file)
  const code = withoutComments(text)
  return { file, text, code, imports: listImports(file, code) }
}

export function isTest(file: string): boolean {
  return (
    /\.(test|journey|bench|drill)\.m?tsx?$|\/test-[\w-]+\.tsx?$/.test(file) ||
    /^app\/(test|guards|journeys|bench|drills)\//.test(file) ||
    /^libs\/[^/]+\/(test|bench|drills|fixtures)\//.test(file)
  )
}

/** Everything that ships: the app and the libraries, without their tests. */
export function readProductSources(): Source[] {
  return listFiles('app/src/**/*.{ts,tsx}', 'app/demo/**/*.{ts,tsx}', 'app/migrations/**/*.ts', 'libs/*/src/**/*.ts')
    .filter((file) => !isTest(file) && !file.endsWith('.d.ts'))
    .map(readSource)
}

/** What stands between `<!-- name -->` and `<!-- /name -->` on a page. */
export function readMarked(page: string, name: string): string {
  const [, marked = ''] = new RegExp(`<!-- ${name} -->\\n([\\s\\S]*?)<!-- /${name} -->`).exec(readText(page)) ?? []
  return marked.trim()
}
