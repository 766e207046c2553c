/** Without I, L, O and U: what is printed is typed back as it was read. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 12

/** Twelve letters that stand for sixty bits, `K7QX-3MZP-0WTR` on paper. @param bytes at least eight */
export function codeOf(bytes: Uint8Array): string {
  let bits = 0n
  for (const byte of bytes.subarray(0, 8)) bits = (bits << 8n) | BigInt(byte)
  return Array.from({ length: LENGTH }, (_, place) => LETTERS[Number((bits >> BigInt(59 - place * 5)) & 31n)]).join('')
}

/** In groups of four, as a letter shows it. */
export function writeCode(code: string): string {
  return (code.match(/.{1,4}/g) ?? []).join('-')
}

/** A code as somebody typed it; null when it cannot be one. Letters that look like a digit are read as that digit. */
export function parseCode(text: string): string | null {
  const plain = text
    .toUpperCase()
    .replaceAll(/[\s.–-]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  return plain.length === LENGTH && [...plain].every((letter) => LETTERS.includes(letter)) ? plain : null
}
