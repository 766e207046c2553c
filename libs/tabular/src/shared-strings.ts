import type { TableLimits } from './limits.ts'
import { UnreadableTable } from './outcome.ts'
import type { XmlHandlers } from './xml.ts'

/** The strings that cells point at, kept as UTF-8 in one block: a hundred thousand of them cost their bytes and little more. */
export type SharedStrings = { readonly length: number; at(index: number): string | null }

export const NO_SHARED_STRINGS: SharedStrings = { length: 0, at: () => null }

/** Handlers that fill the strings. Rich text is joined; the reading aid of Japanese (`rPh`) is left out. */
export function gatherSharedStrings(limits: TableLimits): { handlers: XmlHandlers; strings: SharedStrings } {
  const block = makeStringBlock(limits)
  let text = ''
  let isText = false
  let isAid = false
  const handlers: XmlHandlers = {
    open(name) {
      if (name === 'si') text = ''
      else if (name === 'rPh') isAid = true
      else if (name === 't') isText = !isAid
    },
    text(piece) {
      if (isText) text += piece
      if (text.length > limits.cellLength) throw new UnreadableTable('cell-too-long', { maximum: limits.cellLength })
    },
    close(name) {
      if (name === 't') isText = false
      else if (name === 'rPh') isAid = false
      else if (name === 'si') block.add(unescapeText(text))
    },
  }
  return { handlers, strings: block }
}

function makeStringBlock(limits: TableLimits): SharedStrings & { add(text: string): void } {
  let bytes = Buffer.allocUnsafe(65_536)
  let ends = new Uint32Array(1_024)
  let length = 0
  let used = 0
  return {
    get length() {
      return length
    },
    add(text) {
      const needed = used + Buffer.byteLength(text)
      if (needed > limits.sharedStringBytes || length >= limits.sharedStrings) throw new UnreadableTable('too-much-text')
      if (needed > bytes.length) bytes = Buffer.concat([bytes], Math.max(needed, bytes.length * 2))
      if (length === ends.length) {
        const longer = new Uint32Array(length * 2)
        longer.set(ends)
        ends = longer
      }
      used += bytes.write(text, used)
      ends[length] = used
      length += 1
    },
    at(index) {
      if (!(index >= 0 && index < length)) return null
      return bytes.toString('utf8', index === 0 ? 0 : ends[index - 1], ends[index])
    },
  }
}

/** Characters that XML cannot hold are written `_x000D_` in workbooks (ECMA-376, ST_Xstring). */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}
