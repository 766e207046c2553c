import type { Chance } from '../random.ts'

const MONTHS: Readonly<Record<string, readonly string[]>> = {
  fr: ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'],
  nl: ['januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober', 'november', 'december'],
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  de: ['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September', 'Oktober', 'November', 'Dezember'],
}

function writeDay(chance: Chance, language: string, year: number): string {
  const [month, day] = [chance.below(12), 1 + chance.below(28)]
  const [dd, mm] = [String(day).padStart(2, '0'), String(month + 1).padStart(2, '0')]
  const name = MONTHS[language]?.[month] ?? ''
  const worded =
    { fr: `${day === 1 ? '1er' : day} ${name} ${year}`, nl: `${day} ${name} ${year}`, en: `${day} ${name} ${year}`, de: `${day}. ${name} ${year}` }[language] ??
    ''
  return chance.pick([
    `${dd}/${mm}/${year}`,
    `${dd}.${mm}.${year}`,
    `${day}/${month + 1}/${String(year).slice(2)}`,
    `${dd}-${mm}-${year}`,
    worded,
    worded,
    `${year}-${mm}-${dd}`,
  ])
}

export function birthDate(chance: Chance, language: string): string {
  return writeDay(chance, language, 1926 + chance.below(94))
}

/** A recent day, as of an admission or a discharge. */
export function recentDate(chance: Chance, language: string): string {
  return writeDay(chance, language, 2024 + chance.below(3))
}
