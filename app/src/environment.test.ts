import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readEnvironment } from './environment.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ronde-environment-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function makeStore(...names: string[]): void {
  mkdirSync(path.join(folder, ...names, 'postgres'), { recursive: true })
  writeFileSync(path.join(folder, ...names, 'postgres', 'PG_VERSION'), '18\n')
  writeFileSync(path.join(folder, ...names, 'secret'), 'k2Jt7wq0ZfY4uLr9XcVb1NmQ8sPd5hGa', { mode: 0o600 })
}

describe('what only reads', () => {
  it('takes the demo where no other store stands', () => {
    makeStore('demo')
    for (const purpose of ['export', 'backup'] as const) {
      expect(readEnvironment({ RONDE_DATA: folder }, { isDemo: false, purpose })).toMatchObject({
        ok: true,
        value: { isDemo: true, dataDirectory: path.join(folder, 'demo') },
      })
    }
  })

  it('takes the store of one’s own before the demo', () => {
    makeStore('demo')
    makeStore()
    expect(readEnvironment({ RONDE_DATA: folder }, { isDemo: false, purpose: 'export' })).toMatchObject({
      ok: true,
      value: { isDemo: false, dataDirectory: folder },
    })
  })

  it('makes nothing where there is neither', () => {
    expect(readEnvironment({ RONDE_DATA: path.join(folder, 'mistyped') }, { isDemo: false, purpose: 'backup' })).toMatchObject({
      ok: false,
      refusal: 'no-store',
    })
    expect(existsSync(path.join(folder, 'mistyped'))).toBe(false)
  })
})

describe('a data folder', () => {
  it('that cannot be made is refused at once', () => {
    writeFileSync(path.join(folder, 'file'), '')
    for (const place of [path.join(folder, 'file', 'deep', 'deeper'), ...(existsSync('/proc/self') ? ['/proc/nothing/here'] : [])]) {
      expect(readEnvironment({ RONDE_DATA: place }, { isDemo: false })).toMatchObject({ ok: false, refusal: 'data-unusable' })
    }
  })
})
