import { expect, it } from 'vitest'
import { LONGEST_PRINTED_SHEET, readRowCode, rowCode } from './paper-code.ts'

const SHEET = '0b7d2c0e-6f5a-4b8e-9a37-1d0c5e2f9b11'
const OTHER = '0b7d2c0e-6f5a-4b8e-9a37-1d0c5e2f9b12'

it('reads every code it writes, however it is typed', () => {
  for (let position = 1; position <= LONGEST_PRINTED_SHEET; position += 1) {
    const code = rowCode(SHEET, position)
    expect(code).toMatch(/^\d{1,3}[A-Z]$/)
    for (const typed of [code, code.toLowerCase(), ` 0${position} ${code.slice(-1)} `, `${position}-${code.slice(-1)}`]) {
      expect(readRowCode(SHEET, typed), typed).toEqual({ position })
    }
  }
})

it('finds one wrong digit and two that changed places', () => {
  for (let position = 10; position <= LONGEST_PRINTED_SHEET; position += 1) {
    const letter = rowCode(SHEET, position).slice(-1)
    const digits = String(position)
    for (let at = 0; at < digits.length; at += 1) {
      for (const wrong of '0123456789') {
        if (wrong === digits[at]) continue
        expect(readRowCode(SHEET, `${digits.slice(0, at)}${wrong}${digits.slice(at + 1)}${letter}`)).toBeTypeOf('string')
      }
      const swapped = [...digits]
      ;[swapped[at], swapped[at + 1]] = [swapped[at + 1] ?? '', swapped[at] ?? '']
      if (swapped.join('') !== digits) expect(readRowCode(SHEET, `${swapped.join('')}${letter}`)).toBeTypeOf('string')
    }
  }
})

it('has another letter on another sheet, and none that looks like a digit', () => {
  expect(readRowCode(OTHER, rowCode(SHEET, 12))).toBe('code-of-another-sheet')
  const letters = Array.from({ length: 100 }, (_, place) => rowCode(SHEET, place + 1).slice(-1)).join('')
  expect(letters).not.toMatch(/[BGIOQSZ]/)
})

it('refuses what is no code', () => {
  for (const typed of ['', '12', 'K', '0K', '1234K', 'K12', '12KK', '-3K']) expect(readRowCode(SHEET, typed), typed).toBe('code-unreadable')
})
