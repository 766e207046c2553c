const LONGEST_LINE = 75
const CONTROLS = /(?![\t\n])\p{Cc}/gu
const LINE_ENDS = /\r\n|[\r\n\v\f\u0085\u2028\u2029]/g

/** A TEXT value of iCalendar and vCard: line ends become `\n`, other control characters go. @source RFC 5545, 3.3.11; RFC 6350, 3.4 */
export function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(LINE_ENDS, '\n')
    .replaceAll(CONTROLS, '')
    .replaceAll(/[\\;,]/g, String.raw`\$&`)
    .replaceAll('\n', String.raw`\n`)
}

/** A parameter value, always in quotes: a name with a quote, a colon or a line end in it stays one value. @source RFC 6868 */
export function quoteParameter(text: string): string {
  const oneLine = text.toWellFormed().replaceAll(LINE_ENDS, ' ').replaceAll(/\t/g, ' ').replaceAll(CONTROLS, '')
  return `"${oneLine.replaceAll('^', '^^').replaceAll('"', "^'")}"`
}

/** `mailto:` and the address; whatever could end the line or begin a header is percent-encoded. @source RFC 6068 */
export function mailtoAddress(address: string): string {
  return `mailto:${encodeURIComponent(address.trim().toWellFormed()).replaceAll('%40', '@').replaceAll('%2B', '+')}`
}

const NOT_IN_ADDRESSES = /[^\w\-.~:/?#[\]@!$&'()*+,;=%]/gu

/** A web address as a value: what may not stand in one is percent-encoded, so nothing in it ends the line. @source RFC 3986 */
export function safeUrl(url: string): string {
  return url.toWellFormed().replaceAll(NOT_IN_ADDRESSES, (character) => encodeURIComponent(character))
}

function octetsOf(codePoint: number): number {
  if (codePoint < 0x80) return 1
  if (codePoint < 0x800) return 2
  return codePoint < 0x10000 ? 3 : 4
}

/** Folds at 75 octets, never within a character. The space that begins a continuation counts. @source RFC 5545, 3.1 */
export function foldLine(line: string): string {
  let folded = ''
  let octets = 0
  for (const character of line) {
    const size = octetsOf(character.codePointAt(0) ?? 0)
    if (octets + size > LONGEST_LINE) {
      folded += '\r\n '
      octets = 1
    }
    folded += character
    octets += size
  }
  return folded
}

/** The lines as a file: folded, each ended by CRLF. */
export function renderLines(lines: readonly string[]): string {
  return lines.map((line) => `${foldLine(line)}\r\n`).join('')
}
