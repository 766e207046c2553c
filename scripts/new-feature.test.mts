import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const copy = mkdtempSync(path.join(tmpdir(), 'ronde-new-feature-'))
mkdirSync(path.join(copy, 'app/src/features'), { recursive: true })
afterAll(() => rmSync(copy, { recursive: true, force: true }))

function makeFeature(...words: string[]) {
  return spawnSync(process.execPath, [path.join(import.meta.dirname, 'new-feature.mts'), ...words], { encoding: 'utf8' })
}

describe('a new feature', () => {
  it('has a README, words in four languages, a public door and a test that fails until its first rule is written', () => {
    const { status, stdout } = makeFeature('practices', copy)
    expect(status).toBe(0)
    const folder = path.join(copy, 'app/src/features/practices')
    expect(readdirSync(folder).toSorted()).toEqual(['README.md', 'domain', 'messages', 'public.ts'])
    expect(readdirSync(path.join(folder, 'messages')).toSorted()).toEqual(['catalogue.ts', 'de.ts', 'en.ts', 'fr.ts', 'nl.ts'])
    expect(readFileSync(path.join(folder, 'messages/catalogue.ts'), 'utf8')).toContain(
      'export const practicesMessages: Catalogue<PracticesKey> = { fr, nl, en, de }',
    )
    expect(readFileSync(path.join(folder, 'domain/practices.test.ts'), 'utf8')).toContain("expect('write the first rule")
    expect(stdout).toContain('npm run check')
    expect(stdout).not.toContain('order.ts')
  })

  it('is told to take its place when it stands on no line of the order', () => {
    expect(makeFeature('weather', copy).stdout).toContain('app/guards/order.ts')
  })

  it('is refused under a name that is taken or cannot be a folder', () => {
    expect(makeFeature('practices', copy)).toMatchObject({ status: 1, stderr: 'There is already a feature "practices".\n' })
    expect(makeFeature('../Practices', copy)).toMatchObject({
      status: 1,
      stderr: 'Give the name in lower case, for instance: npm run new:feature -- practices\n',
    })
  })
})
