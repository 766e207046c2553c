import { cpSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const real = path.resolve(import.meta.dirname, '..')
const TAKEN_OVER = [
  'scripts',
  'package.json',
  'package-lock.json',
  'vite.config.ts',
  'tsconfig.json',
  '.oxlintrc.json',
  '.oxfmtrc.json',
  '.gitignore',
  'app/bin',
  'app/package.json',
]

/** For tests only: a small project of its own, with the real scripts, the packages that are installed here, and these files. Remove it after use. */
export function makeCopy(files: Record<string, string>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'ronde-scripts-'))
  for (const name of TAKEN_OVER) cpSync(path.join(real, name), path.join(folder, name), { recursive: true, filter: (file) => !file.endsWith('.test.mts') })
  mkdirSync(path.join(folder, 'node_modules'))
  for (const name of readdirSync(path.join(real, 'node_modules'))) {
    if (name !== '.ronde-installed.json') symlinkSync(path.join(real, 'node_modules', name), path.join(folder, 'node_modules', name))
  }
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), text)
  }
  return folder
}
