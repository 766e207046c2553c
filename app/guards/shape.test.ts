import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { listFiles, readProductSources, readSource, readText, ROOT, type Source } from './read-sources.ts'

type Manifest = {
  scripts?: Record<string, string>
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}

const LONGEST_FILE = 400
const MAY_BE_LONG = /\/messages\/|^app\/migrations\/|^app\/demo\//
/** Where the environment is read; everything else is handed what it needs. */
const MAY_READ_ENVIRONMENT: Record<string, string> = {
  'app/src/commands.ts': 'each command reads it once and hands it on',
  'app/src/backup-commands.ts': 'the same',
  'app/src/platform/command-line.ts': 'the language of the terminal',
  'app/src/platform/store/create-cluster.ts': 'a PostgreSQL child needs PATH to be found',
}
const INPUT_AND_OUTPUT = ['node:fs', 'node:fs/promises', 'node:net', 'node:http', 'node:https', 'node:child_process', 'node:dgram', 'node:tls']

const sources = readProductSources()
const manifests = listFiles('package.json', 'app/package.json', 'libs/*/package.json')

function readManifest(file: string): Manifest {
  return JSON.parse(readText(file)) as Manifest
}

function namesOf(where: (source: Source) => boolean): string[] {
  return sources.filter(where).map(({ file }) => file)
}

describe('features and libraries', () => {
  it('have a README', () => {
    const folders = ['app/src/features', 'libs'].flatMap((parent) =>
      existsSync(path.join(ROOT, parent)) ? readdirSync(path.join(ROOT, parent)).map((name) => `${parent}/${name}`) : [],
    )
    expect(folders.filter((folder) => !existsSync(path.join(ROOT, folder, 'README.md')))).toEqual([])
  })

  it('are named in kebab-case, and never "utils"', () => {
    expect(namesOf(({ file }) => !/^[a-z0-9/.@-]+$/.test(file) || /(^|\/)(utils?|helpers?|common)(\/|\.)/.test(file))).toEqual([])
  })

  it('have no file longer than 400 lines', () => {
    const all = [
      ...sources,
      ...listFiles('app/**/*.{test,journey}.{ts,tsx}', 'libs/**/*.test.ts', 'app/guards/*.ts', 'app/test/*.ts', 'scripts/*.{ts,mts}').map(readSource),
    ]
    const long = all.filter(({ file, text }) => !MAY_BE_LONG.test(file) && text.split('\n').length > LONGEST_FILE + 1)
    expect(long.map(({ file }) => file)).toEqual([])
  })

  it('have no default export and no barrel', () => {
    expect(namesOf(({ code }) => /^export default\b|^export \* from\b/m.test(code))).toEqual([])
    expect(namesOf(({ file }) => /\/index\.tsx?$/.test(file))).toEqual([])
  })
})

describe('what reaches outside', () => {
  it('libraries do no input or output', () => {
    const wrong = sources.filter(
      ({ file, code, imports }) =>
        file.startsWith('libs/') && (imports.some((name) => INPUT_AND_OUTPUT.includes(name)) || /\bprocess\.env\b|\bfetch\(/.test(code)),
    )
    expect(wrong.map(({ file }) => file)).toEqual([])
  })

  it('only the entrance reads the environment', () => {
    expect(namesOf(({ file, code }) => /\bprocess\.env\b/.test(code) && !(file in MAY_READ_ENVIRONMENT))).toEqual([])
  })

  it('rules and pages neither query nor look at the clock', () => {
    const pure = sources.filter(({ file }) => /\/features\/[^/]+\/(domain|pages|messages)\//.test(file))
    expect(
      pure
        .filter(
          ({ code, imports }) => /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(/.test(code) || imports.some((name) => ['kysely', 'pg', 'hono'].includes(name)),
        )
        .map(({ file }) => file),
    ).toEqual([])
  })
})

describe('packages', () => {
  it('are asked for by exact version', () => {
    const loose = manifests.flatMap((file) => {
      const { dependencies, devDependencies, optionalDependencies } = readManifest(file)
      return Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }).filter(
        ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
      )
    })
    expect(loose).toEqual([])
  })

  it('that ship each have their reason in docs/decisions', () => {
    const decisions = listFiles('docs/decisions/*.md').map(readText).join('\n')
    const shipped = manifests.flatMap((file) => Object.keys({ ...readManifest(file).dependencies, ...readManifest(file).optionalDependencies }))
    const unexplained = [...new Set(shipped)].filter((name) => !name.startsWith('@ronde/') && !decisions.includes(`\`${name}\``))
    expect(unexplained).toEqual([])
  })

  it('that a file imports stand in its own workspace', () => {
    const wrong = sources.flatMap(({ file, imports }) => {
      const home = file.startsWith('libs/') ? `${file.split('/').slice(0, 2).join('/')}/package.json` : 'app/package.json'
      const known = Object.keys(readManifest(home).dependencies ?? {})
      const packages = imports
        .filter((name) => !/^(app|libs|docs)\/|^node:|^\./.test(name))
        .map((name) =>
          name
            .split('/')
            .slice(0, name.startsWith('@') ? 2 : 1)
            .join('/'),
        )
      return packages.filter((name) => !known.includes(name)).map((name) => `${file} → ${name}`)
    })
    expect(wrong).toEqual([])
  })
})

describe('README', () => {
  it('names commands that exist', () => {
    const scripts = Object.keys(readManifest('package.json').scripts ?? {})
    const pages = ['README.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md', ...listFiles('docs/guide/*.md')].filter((page) => existsSync(path.join(ROOT, page)))
    const named = pages.flatMap((page) =>
      [...readText(page).matchAll(/`npm (?:run )?([a-z:]+)[^`]*`|^npm (?:run )?([a-z:]+)/gm)].map(([, quoted, alone]) => ({
        page,
        name: quoted ?? alone ?? '',
      })),
    )
    expect(named.length).toBeGreaterThan(0)
    expect(named.filter(({ name }) => !scripts.includes(name) && !['ci', 'install'].includes(name))).toEqual([])
  })

  it('and the other pages link to what is there', () => {
    const pages = listFiles('*.md', 'docs/**/*.md', 'libs/*/*.md', 'app/src/features/*/*.md')
    const links = pages.flatMap((page) =>
      [...readText(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)(?:#[^)]*)?\)/g)].map(([, link = '']) => ({ page, link })),
    )
    expect(links.filter(({ page, link }) => !existsSync(path.join(ROOT, path.dirname(page), link)))).toEqual([])
  })

  it('gives the same test command as the machine uses', () => {
    expect(readText('.ci/run')).toMatch(/^exec npm test <\/dev\/null$/m)
    expect(readText('README.md')).toMatch(/^npm test$/m)
    expect(readText('README.md')).toMatch(/^npm start$/m)
  })
})
