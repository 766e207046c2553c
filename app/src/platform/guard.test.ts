import type * as fs from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { applySuggestions, checkText, GuardDown, maySave } from './guard.ts'

const BOUND = { audience: 'bound', language: 'fr' } as const
const NOTE = 'Mme Dupont vient le mardi.'

describe('checking a text', () => {
  it('marks a name and says what may stand in its place', () => {
    const check = checkText(NOTE, BOUND)
    expect(check.verdict).toBe('replace')
    expect(check.findings.map(({ kind, words }) => [kind, words])).toEqual([['name', 'Dupont']])
    expect(maySave(check)).toBe(false)
    expect(maySave(checkText(applySuggestions(NOTE, check.findings), BOUND))).toBe(true)
  })

  it('lets words of tier B pass that were kept with a reason, and only those', () => {
    expect(maySave(checkText(NOTE, { ...BOUND, kept: { Dupont: 'professional' } }))).toBe(true)
    expect(maySave(checkText(NOTE, { ...BOUND, kept: { Dupond: 'professional' } }))).toBe(false)
    expect(maySave(checkText(NOTE, { ...BOUND, kept: {} }))).toBe(false)
  })

  it('lets members of the network pass', () => {
    expect(maySave(checkText(NOTE, { ...BOUND, allow: { names: ['Anne Dupont'] } }))).toBe(true)
  })

  it.each(['bound', 'mixed', 'public'] as const)('GRD-06 never lets tier A pass: not for a %s audience, not with a reason, not on the list', (audience) => {
    const number = '85.07.30-033.28'
    const check = checkText(`NISS ${number}`, {
      audience,
      language: 'fr',
      allow: { names: [number], organisations: [number], contacts: [number] },
      kept: { [number]: 'not-a-name' },
    })
    expect([check.verdict, maySave(check)]).toEqual(['refuse', false])
  })

  it('finds nothing in nothing', () => {
    expect(checkText('', BOUND)).toEqual({ verdict: 'clear', findings: [] })
  })
})

describe('a guard that cannot work', () => {
  it('GRD-09 says so instead of letting a text pass', async () => {
    vi.resetModules()
    vi.doMock('node:fs', async (original) => ({ ...(await original<typeof fs>()), existsSync: () => false }))
    const broken = await import('./guard.ts')
    expect(() => broken.checkText('rien', BOUND)).toThrow(broken.GuardDown)
    vi.doUnmock('node:fs')
    expect(new GuardDown().message).not.toContain('/')
  })
})
