const PLAIN = /^[\x20-\x25\x27-\x3B\x3D\x3F-\x5E\x60-\x7E\u00A0-\uD7FF\uE000-\uFFFD]*$/
// What XML cannot hold or would change: control characters, lone halves of a pair, non-characters.
const UNWRITABLE = /(?![\t\n])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu
const LOOKS_ESCAPED = /_(?=x[0-9A-Fa-f]{4}_)/g

/** Text of a cell: the signs of XML are escaped, other characters that XML cannot hold are written `_x000D_` as Excel does. */
export function escapeCellText(text: string): string {
  if (PLAIN.test(text)) return text
  const held = text.replace(LOOKS_ESCAPED, '_x005F_').replace(UNWRITABLE, (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
  return escapeSigns(held)
}

export function escapeAttribute(text: string): string {
  return escapeSigns(text.toWellFormed()).replaceAll('"', '&quot;')
}

function escapeSigns(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
