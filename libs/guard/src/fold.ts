const SPECIAL: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  ı: 'i',
  œ: 'oe',
  æ: 'ae',
  ĳ: 'ij',
  '’': "'",
  ʼ: "'",
}
const BEYOND_ASCII = /[\u0080-\uffff]/
const NEEDS_FOLDING = /[łøđðþßıœæĳ’ʼ]/g
const MARKS = /\p{M}/gu

/** A word as the lists know it: lower case, without accents, one kind of apostrophe. “Yılmaz” and “YILMAZ” are “yilmaz”. */
export function fold(word: string): string {
  const lower = word.toLowerCase()
  if (!BEYOND_ASCII.test(lower)) return lower
  return lower
    .normalize('NFD')
    .replace(MARKS, '')
    .replace(NEEDS_FOLDING, (letter) => SPECIAL[letter] ?? letter)
}
