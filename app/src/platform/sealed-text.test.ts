import { describe, expect, it } from 'vitest'
import { openText, sealKeyAnew, sealText } from './sealed-text.ts'

const NOW = { secret: 'a-secret-of-the-house-in-forty-characters', previousSecret: null }
const LATER = { secret: 'another-secret-of-the-house-after-a-change', previousSecret: NOW.secret }
const TEXT = 'Elle veut rester chez elle – thuis, ’s avonds.'

describe('a sealed text', () => {
  it('opens where it was sealed, accents included', () => expect(openText(NOW, 'row 1', sealText(NOW, 'row 1', TEXT))).toBe(TEXT))

  it('holds none of its words', () => {
    const { words, rowKey } = sealText(NOW, 'row 1', TEXT)
    expect(Buffer.concat([words, rowKey]).includes('rester')).toBe(false)
  })

  it('SEC-32 does not open in another row', () => expect(openText(NOW, 'row 2', sealText(NOW, 'row 1', TEXT))).toBeNull())

  it('does not open with the key of another row, nor with one bit turned', () => {
    const [one, other] = [sealText(NOW, 'row 1', TEXT), sealText(NOW, 'row 1', TEXT)]
    expect(openText(NOW, 'row 1', { words: one.words, rowKey: other.rowKey })).toBeNull()
    const touched = Buffer.from(one.words)
    touched[20] = (touched[20] ?? 0) ^ 1
    expect(openText(NOW, 'row 1', { ...one, words: touched })).toBeNull()
    expect(openText(NOW, 'row 1', { ...one, words: Buffer.alloc(4) })).toBeNull()
  })

  it('SEC-31 opens after a change of the secret, and needs the old one no more once its key is sealed anew', () => {
    const sealed = sealText(NOW, 'row 1', TEXT)
    expect(openText(LATER, 'row 1', sealed)).toBe(TEXT)
    const rowKey = sealKeyAnew(LATER, 'row 1', sealed.rowKey)
    expect(openText({ ...LATER, previousSecret: null }, 'row 1', { ...sealed, rowKey: rowKey ?? sealed.rowKey })).toBe(TEXT)
    expect(openText({ ...LATER, previousSecret: null }, 'row 1', sealed)).toBeNull()
    expect(sealKeyAnew(LATER, 'row 1', rowKey ?? sealed.rowKey)).toBeNull()
  })
})
