/** Without signs that look alike: 27 of them. */
const SIGNS = '23456789ACDEFHJKLMNPRTUVWXY'

/**
 * A code that people read from a wall and type, made from a keyed hash.
 *
 * @param length at most 9 signs: six bytes of the hash hold no more
 */
export function typedCodeOf(hash: Buffer, length: number): string {
  let rest = hash.readUIntBE(0, 6)
  let signs = ''
  while (signs.length < length) {
    signs += SIGNS.charAt(rest % SIGNS.length)
    rest = Math.floor(rest / SIGNS.length)
  }
  return signs
}

/** As somebody types it: small letters, spaces and strokes aside. */
export function readTypedCode(typed: string): string {
  return typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, '')
}

/** The number that `typedCodeOf` wrote with these signs; null where one of them is none. */
export function numberInCode(signs: string): number | null {
  let number = 0
  for (const sign of [...signs].toReversed()) {
    const value = SIGNS.indexOf(sign)
    if (value < 0) return null
    number = number * SIGNS.length + value
  }
  return Number.isSafeInteger(number) ? number : null
}

/** A number in the same signs, the lowest first. */
export function codeOfNumber(number: number, length: number): string {
  const bytes = Buffer.alloc(6)
  bytes.writeUIntBE(number, 0, 6)
  return typedCodeOf(bytes, length)
}
