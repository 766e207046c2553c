const BY_MONTH: readonly (readonly string[])[] = [
  ['janvier', 'janv', 'januari', 'january', 'januar', 'janner', 'jan'],
  ['fevrier', 'fev', 'fevr', 'februari', 'february', 'februar', 'feb'],
  ['mars', 'maart', 'mrt', 'march', 'marz', 'mar'],
  ['avril', 'avr', 'april', 'apr'],
  ['mai', 'mei', 'may'],
  ['juin', 'juni', 'june', 'jun'],
  ['juillet', 'juil', 'juli', 'july', 'jul'],
  ['aout', 'augustus', 'august', 'aug'],
  ['septembre', 'september', 'sept', 'sep'],
  ['octobre', 'oktober', 'october', 'oct', 'okt'],
  ['novembre', 'november', 'nov'],
  ['decembre', 'december', 'dezember', 'dec', 'dez'],
]
const ACCENTED: Readonly<Record<string, string>> = {
  fevrier: 'février',
  fev: 'fév',
  fevr: 'févr',
  marz: 'märz',
  aout: 'août',
  decembre: 'décembre',
  janner: 'jänner',
}

/** Names and usual abbreviations of months, with and without accents → 1 to 12. Version 1. */
export const MONTHS: ReadonlyMap<string, number> = new Map(
  BY_MONTH.flatMap((names, index) => names.flatMap((name): [string, number][] => [name, ACCENTED[name] ?? name].map((form) => [form, index + 1]))),
)
