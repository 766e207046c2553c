/** One line of a text, with its number from 1. */
export type TextLine = { line: number; text: string }

/** Lines that hold something, whatever ends them; those that begin like a remark are left out. */
export function* linesOf(text: string, isRemark: (line: string) => boolean = () => false): Generator<TextLine> {
  let line = 0
  let at = 0
  while (at <= text.length) {
    let end = at
    for (; end < text.length; end += 1) {
      const code = text.charCodeAt(end)
      if (code === 10 || code === 13) break
    }
    line += 1
    const found = text.slice(at, end).trim()
    if (found !== '' && !isRemark(found)) yield { line, text: found }
    at = end + (text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? 2 : 1)
  }
}

export type Word = { text: string; isQuoted: boolean }

const WORD = /"([^"]*)"|'([^']*)'(?=[\s,]|$)|([^\s,]+)/g
const WORD_BETWEEN_BLANKS = /"([^"]*)"|(\S+)/g

/** Words of a line; between quotes a word may hold blanks. */
export function wordsOf(text: string, commaSeparates = false): Word[] {
  if (commaSeparates)
    return Array.from(text.matchAll(WORD), ([, double, single, bare]) => ({ text: double ?? single ?? bare ?? '', isQuoted: bare === undefined }))
  return Array.from(text.matchAll(WORD_BETWEEN_BLANKS), ([, quoted, bare]) => ({ text: quoted ?? bare ?? '', isQuoted: quoted !== undefined }))
}
