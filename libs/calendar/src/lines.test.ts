import fc from 'fast-check'
import { expect, it } from 'vitest'
import { escapeText, foldLine, mailtoAddress, quoteParameter, renderLines, safeUrl } from './lines.ts'

const octets = (line: string) => new TextEncoder().encode(line).length

it('leaves a line of 75 octets whole and folds one of 76', () => {
  expect(foldLine('a'.repeat(75))).toBe('a'.repeat(75))
  expect(foldLine('a'.repeat(76))).toBe(`${'a'.repeat(75)}\r\n a`)
})

it('never cuts within a character', () => {
  const folded = foldLine(`SUMMARY:${'é漢👩‍⚕️'.repeat(40)}`)
  expect(folded.split('\r\n').every((line) => octets(line) <= 75 && line.isWellFormed())).toBe(true)
  expect(folded.replaceAll('\r\n ', '')).toBe(`SUMMARY:${'é漢👩‍⚕️'.repeat(40)}`)
})

it('no text, however odd, makes a line longer than 75 octets or a line of its own', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const lines = renderLines([`SUMMARY:${escapeText(text)}`, `X;CN=${quoteParameter(text)}:${mailtoAddress(text)}`, `URL:${safeUrl(text)}`]).split('\r\n')
      expect(lines.pop()).toBe('')
      expect(lines.filter((line) => !line.startsWith(' '))).toHaveLength(3)
      expect(lines.every((line) => octets(line) <= 75 && !/[\r\n]/.test(line))).toBe(true)
    }),
  )
})

it('escapes what means something to a calendar', () => {
  expect(escapeText('a,b;c\\d\r\ne\u0007')).toBe(String.raw`a\,b\;c\\d\ne`)
})

it('a quote in a name stays in the name', () => {
  expect(quoteParameter('Anne "A" ^: x')).toBe(`"Anne ^'A^' ^^: x"`)
  expect(quoteParameter('Anne\r\nATTENDEE:mailto:x')).toBe('"Anne ATTENDEE:mailto:x"')
})

it('an address cannot begin a new line', () => {
  expect(mailtoAddress('anne+jette@example.org')).toBe('mailto:anne+jette@example.org')
  expect(mailtoAddress('a@b\r\nX:y')).toBe('mailto:a@b%0D%0AX%3Ay')
})
