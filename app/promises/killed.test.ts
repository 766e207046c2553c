import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { killImports } from './kill-import.ts'
import { killSaves } from './kill-saves.ts'
import { killSending } from './kill-sending.ts'
import { aFolder } from './run-program.ts'

const { folder, remove } = aFolder()
afterAll(remove)

describe('REL-03 REL-07 kill -9 in the middle', () => {
  it('of an import of a register: five trials, all or nothing, nothing acknowledged lost', { timeout: 120_000 }, async () => {
    const { halves, lost, saved, undone } = await killImports(folder, 5)
    expect({ halves, lost }).toEqual({ halves: [], lost: [] })
    expect(saved + undone).toBe(5)
    // A trial that never hits the middle proves nothing.
    expect(undone).toBeGreaterThan(0)
  })

  it('of saving attendance: five trials, a whole sheet or the one before, nothing acknowledged lost', { timeout: 120_000 }, async () => {
    const { halves, lost, acknowledged } = await killSaves(path.join(folder, 'sheets'), 5)
    expect({ halves, lost }).toEqual({ halves: [], lost: [] })
    expect(acknowledged).toBeGreaterThanOrEqual(5)
  })

  it('REL-03 of sending invitations: three trials, nobody left out, a second mail only with the Message-ID of the first', { timeout: 120_000 }, async () => {
    const { leftOut, wrong, inTheMiddle } = await killSending(folder, 3)
    expect({ leftOut, wrong }).toEqual({ leftOut: [], wrong: [] })
    expect(inTheMiddle).toBeGreaterThan(0)
  })
})
