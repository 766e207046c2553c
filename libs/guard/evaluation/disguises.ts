import type { Chance } from './random.ts'
import { fitted, inFours } from './values/grouping.ts'

export const DISGUISES = [
  'usual grouping',
  'no grouping',
  'unusual separators',
  'wide or narrow spaces',
  'zero-width signs',
  'full-width digits',
  'mathematical digits',
  'spelled in French',
  'spelled in Dutch',
  'letter O for zero',
  'every sign apart',
  'HTML entities',
  'line break inside',
  'lower case',
  'two at once',
  'base64 in a link',
] as const

export type Disguise = (typeof DISGUISES)[number]

/** The usual shape of each kind, a `0` for each sign; account and card numbers go in fours. */
export const USUAL_SHAPES: Readonly<Record<string, string>> = {
  'national-number': '00.00.00-000.00',
  bis: '00.00.00-000.00',
  bsn: '0000.00.000',
  nir: '0 00 00 00 000 000 00',
  'identity-document': '000-0000000-00',
  'insurance-provider-number': '0-00000-00-000',
  'tax-number': '00 000 000 000',
}

const WORDS: Readonly<Record<'fr' | 'nl', readonly string[]>> = {
  fr: ['zéro', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf'],
  nl: ['nul', 'een', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen'],
}

const usual = (signs: string, kind: string): string => (USUAL_SHAPES[kind] === undefined ? inFours(signs) : fitted(signs, USUAL_SHAPES[kind]))
const isDigit = (sign: string): boolean => sign >= '0' && sign <= '9'
const shifted = (text: string, zero: number): string => [...text].map((sign) => (isDigit(sign) ? String.fromCodePoint(zero + Number(sign)) : sign)).join('')

function spelled(signs: string, language: 'fr' | 'nl', chance: Chance): string {
  const separator = chance.pick([' ', ' ', ', ', '-'])
  return [...signs].map((sign) => (isDigit(sign) ? WORDS[language][Number(sign)] : sign)).join(separator)
}

function withZeroWidth(text: string, chance: Chance): string {
  const hidden = ['\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF', '\u00AD']
  const signs = [...text]
  return signs.map((sign, index) => (index > 0 && (index === 3 || chance.below(3) === 0) ? chance.pick(hidden) : '') + sign).join('')
}

function withEntities(text: string, chance: Chance): string {
  const hex = chance.below(2) === 0
  const entity = (sign: string): string => (hex ? `&#x${sign.codePointAt(0)!.toString(16)};` : `&#${sign.codePointAt(0)};`)
  return [...text].map((sign, index) => (sign === ' ' ? '&nbsp;' : index === 4 || chance.below(4) === 0 ? entity(sign) : sign)).join('')
}

function withLineBreak(text: string, chance: Chance): string {
  const gaps = [...text].flatMap((sign, index) => (/[ .\-/]/.test(sign) ? [index] : []))
  const gap = chance.pick(gaps)
  const kept = text[gap] === ' ' ? '' : text[gap]
  return `${text.slice(0, gap)}${kept}\n${text.slice(gap + 1)}`
}

const WRITERS: Readonly<Record<Disguise, (signs: string, kind: string, chance: Chance) => string>> = {
  'usual grouping': (signs, kind) => usual(signs, kind),
  'no grouping': (signs) => signs,
  'unusual separators': (signs, kind, chance) => usual(signs, kind).replaceAll(/[ .\-/]/g, chance.pick(['.', '-', '/', ' - ', '_', ' / ', '–', ','])),
  'wide or narrow spaces': (signs, kind, chance) => usual(signs, kind).replaceAll(/[ .\-/]/g, chance.pick(['\u00A0', '\u202F', '\u2009', '  ', '\t'])),
  'zero-width signs': (signs, kind, chance) => withZeroWidth(chance.pick([signs, usual(signs, kind)]), chance),
  'full-width digits': (signs, kind, chance) => shifted(chance.pick([signs, usual(signs, kind)]), 0xff10),
  'mathematical digits': (signs, kind) => shifted(usual(signs, kind), 0x1d7ce),
  'spelled in French': (signs, _kind, chance) => spelled(signs, 'fr', chance),
  'spelled in Dutch': (signs, _kind, chance) => spelled(signs, 'nl', chance),
  'letter O for zero': (signs, kind, chance) => chance.pick([signs, usual(signs, kind)]).replaceAll('0', chance.pick(['O', 'O', 'o'])),
  'every sign apart': (signs, _kind, chance) => [...signs].join(chance.pick([' ', ' ', '.', '-'])),
  'HTML entities': (signs, kind, chance) => withEntities(usual(signs, kind), chance),
  'line break inside': (signs, kind, chance) => withLineBreak(usual(signs, kind), chance),
  'lower case': (signs, kind) => usual(signs, kind).toLowerCase(),
  'two at once': (signs, kind, chance) => withZeroWidth(shifted(usual(signs, kind), 0xff10), chance),
  'base64 in a link': (signs, _kind, chance) => Buffer.from(`${chance.pick(['niss', 'id', 'nr', 'p'])}=${signs}`).toString('base64'),
}

export function disguise(signs: string, kind: string, how: Disguise, chance: Chance): string {
  return WRITERS[how](signs, kind, chance)
}
