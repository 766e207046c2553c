import type { Chance } from '../random.ts'

/** A private number in one of the ways people write it. */
export function phoneNumber(chance: Chance, language: string): string {
  const rest = chance.digits(6)
  const [a, b, c] = [rest.slice(0, 2), rest.slice(2, 4), rest.slice(4)]
  const mobile = chance.pick(['0470', '0475', '0483', '0486', '0491', '0497', '0465'])
  const belgian = [
    `${mobile}/${a}.${b}.${c}`,
    `${mobile} ${a} ${b} ${c}`,
    `${mobile}${rest}`,
    `${mobile}-${a}${b}${c}`,
    `${mobile}/${rest}`,
    `+32 ${mobile.slice(1)} ${a} ${b} ${c}`,
    `+32${mobile.slice(1)}${rest}`,
    `0032 ${mobile.slice(1)} ${a}${b}${c}`,
    `+32 (0)${mobile.slice(1)} ${a} ${b} ${c}`,
    `02/4${chance.digits(2)}.${a}.${b}`,
    `02 5${chance.digits(2)} ${a} ${b}`,
    `+32 2 7${chance.digits(2)} ${a} ${b}`,
    `081/${chance.digits(2)}.${a}.${b}`,
    `${mobile}.${a}.${b}.${c}`,
    `${mobile} / ${a} ${b} ${c}`,
  ]
  const abroad: Record<string, string[]> = {
    fr: [`+33 6 ${a} ${b} ${c} ${chance.digits(2)}`, `06 ${a} ${b} ${c} ${chance.digits(2)}`],
    nl: [`06-${rest}${chance.digits(2)}`, `+31 6 ${rest}${chance.digits(2)}`, `010-4${rest}`],
    de: [`+49 170 ${rest}${chance.digits(1)}`, `0241 ${rest}`, `087/${chance.digits(2)} ${a} ${b}`],
    en: [`+352 621 ${rest}`, `+32 ${mobile.slice(1)}-${a}-${b}-${c}`],
  }
  return chance.below(5) === 0 ? chance.pick(abroad[language] ?? belgian) : chance.pick(belgian)
}

/** Without accents and signs, for addresses and handles. */
export function plain(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/[^a-zA-Z]/g, '')
    .toLowerCase()
}

export function mailAddress(chance: Chance, given: string, surname: string): string {
  const host = chance.pick([
    'gmail.com',
    'hotmail.be',
    'skynet.be',
    'telenet.be',
    'outlook.com',
    'live.be',
    'proximus.be',
    'yahoo.fr',
    'protonmail.com',
    'scarlet.be',
  ])
  const [first, last, year] = [plain(given) || 'familie', plain(surname) || 'thuis', 50 + chance.below(49)]
  return `${chance.pick([`${first}.${last}`, `${first}${year}`, `${first[0]}.${last}`, `${last}_${first}`, `${last}.${first}${year}`, `${first}-${last}`])}@${host}`
}

export function handleName(chance: Chance, given: string, surname: string): string {
  const [first, last, year] = [plain(given) || 'mijn', plain(surname) || 'chez', 1 + chance.below(99)]
  return `@${chance.pick([`${first}_${last}`, `${first}.${last}`, `${first}${year}`, `${last}.${first}${year}`, `${first}_bxl`, `x${first}x`])}`
}

export function profileLink(chance: Chance, given: string, surname: string): string {
  const [first, last] = [plain(given) || 'mijn', plain(surname) || 'chez']
  return chance.pick([
    `https://www.facebook.com/${first}.${last}`,
    `facebook.com/${first}.${last}.${chance.digits(3)}`,
    `https://www.instagram.com/${first}_${last}/`,
    `instagram.com/${first}${chance.digits(2)}`,
    `https://www.linkedin.com/in/${first}-${last}-${chance.digits(4)}`,
    `https://www.tiktok.com/@${first}${chance.digits(2)}`,
    `https://x.com/${first}_${last}`,
    `https://wa.me/32${chance.pick(['470', '486', '497'])}${chance.digits(6)}`,
  ])
}

const letters = (chance: Chance, count: number): string => Array.from({ length: count }, () => chance.pick([...'BCDFGHJKLMNPRSTVXZ'])).join('')

export function numberPlate(chance: Chance, language: string): string {
  const belgian = [
    `${1 + chance.below(2)}-${letters(chance, 3)}-${chance.digits(3)}`,
    `${1 + chance.below(2)}-${letters(chance, 3)}-${chance.digits(3)}`,
    `${1 + chance.below(2)} ${letters(chance, 3)} ${chance.digits(3)}`,
    `${1 + chance.below(2)}${letters(chance, 3)}${chance.digits(3)}`,
    `${letters(chance, 3)}-${chance.digits(3)}`,
  ]
  const abroad: Record<string, string[]> = {
    fr: [`${letters(chance, 2)}-${chance.digits(3)}-${letters(chance, 2)}`],
    nl: [`${letters(chance, 2)}-${chance.digits(3)}-${letters(chance, 1)}`, `${chance.digits(2)}-${letters(chance, 3)}-${chance.digits(1)}`],
  }
  return chance.below(5) === 0 ? chance.pick(abroad[language] ?? belgian) : chance.pick(belgian)
}
