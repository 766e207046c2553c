// Spelled digits and numbers up to 99, folded. Version 1.
type Words = readonly string[]

const UNITS: Readonly<Record<string, Words>> = {
  fr: ['zero', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf'],
  nl: ['nul', 'een', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen'],
  en: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
  de: ['null', 'eins', 'zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun'],
}
const TEENS: Readonly<Record<string, Words>> = {
  fr: ['dix', 'onze', 'douze', 'treize', 'quatorze', 'quinze', 'seize', 'dix-sept', 'dix-huit', 'dix-neuf'],
  nl: ['tien', 'elf', 'twaalf', 'dertien', 'veertien', 'vijftien', 'zestien', 'zeventien', 'achttien', 'negentien'],
  en: ['ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
  de: ['zehn', 'elf', 'zwolf', 'dreizehn', 'vierzehn', 'funfzehn', 'sechzehn', 'siebzehn', 'achtzehn', 'neunzehn'],
}
const TENS: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  fr: { 20: 'vingt', 30: 'trente', 40: 'quarante', 50: 'cinquante', 60: 'soixante', 70: 'septante', 80: 'quatre-vingt', 90: 'nonante' },
  nl: { 20: 'twintig', 30: 'dertig', 40: 'veertig', 50: 'vijftig', 60: 'zestig', 70: 'zeventig', 80: 'tachtig', 90: 'negentig' },
  en: { 20: 'twenty', 30: 'thirty', 40: 'forty', 50: 'fifty', 60: 'sixty', 70: 'seventy', 80: 'eighty', 90: 'ninety' },
  de: { 20: 'zwanzig', 30: 'dreissig', 40: 'vierzig', 50: 'funfzig', 60: 'sechzig', 70: 'siebzig', 80: 'achtzig', 90: 'neunzig' },
}
const EXTRA: Readonly<Record<string, string>> = { oh: '0', une: '1', ein: '1', zwo: '2', quatrevingts: '80', 'quatre-vingts': '80' }

function joinedTens(language: string, ten: number, tenWord: string, unit: number, unitWord: string): [string, string][] {
  const value = String(ten + unit)
  if (language === 'nl') return [[`${unitWord}en${tenWord}`, value]]
  if (language === 'de') return [[`${unitWord === 'eins' ? 'ein' : unitWord}und${tenWord}`, value]]
  const tail = language === 'fr' && unit === 1 && ten < 80 ? ['et-un'] : []
  return [unitWord, ...tail].map((word): [string, string] => [`${tenWord}-${word}`, value])
}

function listAll(): Map<string, string> {
  const all = new Map<string, string>(Object.entries(EXTRA))
  for (const [language, units] of Object.entries(UNITS)) {
    const plain = units.map((word) => (word === 'fünf' ? 'funf' : word))
    plain.forEach((word, digit) => all.set(word, String(digit)))
    TEENS[language]?.forEach((word, index) => all.set(word, String(10 + index)))
    for (const [ten, tenWord] of Object.entries(TENS[language] ?? {})) {
      all.set(tenWord, ten)
      plain.forEach((word, digit) => digit > 0 && joinedTens(language, Number(ten), tenWord, digit, word).forEach(([key, value]) => all.set(key, value)))
      // French of France: soixante-douze, quatre-vingt-quinze.
      if (language === 'fr' && (ten === '60' || ten === '80'))
        TEENS.fr?.forEach((word, index) => all.set(`${tenWord}-${word}`, String(Number(ten) + 10 + index)))
    }
  }
  return all
}

/** Folded word → its digits. */
export const NUMBER_WORDS: ReadonlyMap<string, string> = listAll()
/** Words that say the next digit twice. */
export const DOUBLE_WORDS: ReadonlySet<string> = new Set(['double', 'dubbel', 'doppel'])
