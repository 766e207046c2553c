import { matchKey } from '@ronde/tabular'
import type { DateHeading } from './grid-dates.ts'
import { rawCell, widthOf, type RawGrid, type RawRow } from './raw-grid.ts'

/** What stands in the columns beside the dates; null where there is none. */
export type NameColumns = {
  name: number | null
  family: number | null
  given: number | null
  organisation: number | null
  role: number | null
  mail: number | null
  phone: number | null
  functions: number | null
}
export type ColumnKind = keyof NameColumns

const TITLES: Record<ColumnKind, RegExp> = {
  given: /^(prenoms?|voornaam|voornamen|roepnaam|first name|given name|vorname|prenom participant)$/,
  family: /^(nom de famille|familienaam|achternaam|family name|last name|surname|nachname|familienname)$/,
  name: /^(nom (et |& )?prenom|prenom (et |& )?nom|noms? (et )?prenoms?|naam (en |& )?voornaam|voornaam (en |& )?naam|voornaam achternaam|participants?|participantes?|deelnemers?|teilnehmende|teilnehmer|membres?|leden|lid|wie|qui|who|personnes?|personen|persoon|name|nom complet|volledige naam|full name)$/,
  organisation:
    /^(organisations?|organisaties?|organisme|institutions?|instellingen|instelling|employeur|werkgever|associations?|asbl|vzw|structures?|services?|diensten|dienst|organization|einrichtung|institution|service organisation|organisation service|werkplek|lieu de travail)$/,
  role: /^(role|rol|rolle|statut|status|qualite|hoedanigheid)$/,
  mail: /^(e ?mail|mail|courriel|adresse (e ?)?mail|e ?mail ?adres|mailadres|adresse electronique)$/,
  phone: /^(tel|telephone|telefoon|telefon|gsm|mobile|phone|numero)$/,
  functions: /^(fonctions?|functies?|functie|metiers?|beroep|profession|discipline|beruf|funktion|job)$/,
}

/** Says what each column is by its title, in the row of the dates or the one above or below; else by what stands in it. */
export function findNameColumns(grid: RawGrid, heading: DateHeading): NameColumns {
  const dates = new Set(heading.columns.map(({ column }) => column))
  const others = Array.from({ length: widthOf(grid.rows) }, (_, column) => column).filter((column) => !dates.has(column))
  const rows = grid.rows.slice(Math.max(0, heading.first - 1), heading.last + 1)
  const found: NameColumns = { name: null, family: null, given: null, organisation: null, role: null, mail: null, phone: null, functions: null }
  const bare: number[] = []
  for (const column of others) {
    const titles = rows.map((row) => matchKey(rawCell(row, column).text))
    const kind = (Object.keys(TITLES) as ColumnKind[]).find((each) => titles.some((title) => TITLES[each].test(title)))
    if (kind !== undefined) found[kind] ??= column
    else if (titles.some((title) => /^(noms?|naam|namen|nom de l participant)$/.test(title))) bare.push(column)
  }
  const [bareColumn] = bare
  if (bareColumn !== undefined) {
    if (found.given === null) found.name ??= bareColumn
    else found.family ??= bareColumn
  }
  if (found.given !== null && found.family === null && found.name !== null) [found.family, found.name] = [found.name, null]
  const isNamed = found.name !== null || found.family !== null || found.given !== null
  return isNamed ? found : guessByContent(grid, heading, { found, others })
}

/** No title says so: the first column of words holds the names, unless two columns of single words hold them together. */
function guessByContent(grid: RawGrid, heading: DateHeading, { found, others }: { found: NameColumns; others: number[] }): NameColumns {
  const firstDate = heading.columns[0]?.column ?? 0
  const taken = new Set(Object.values(found))
  const body = grid.rows.slice(heading.last + 1)
  const wordy = others.filter((column) => !taken.has(column) && column < firstDate && isWordy(body, column))
  const [first, second] = wordy
  if (first === undefined) return found
  const areSingle = second !== undefined && [first, second].every((column) => shareOfSingleWords(body, column) > 0.6)
  if (!areSingle) return { ...found, name: first, organisation: found.organisation ?? second ?? null }
  return { ...found, family: first, given: second, organisation: found.organisation ?? wordy[2] ?? null }
}

function textsOf(rows: readonly RawRow[], column: number): string[] {
  return rows.map((row) => rawCell(row, column).text).filter((text) => text !== '')
}

function isWordy(rows: readonly RawRow[], column: number): boolean {
  const texts = textsOf(rows, column)
  return texts.length > 0 && texts.filter((text) => /\p{L}{2}/u.test(text)).length / texts.length > 0.5
}

function shareOfSingleWords(rows: readonly RawRow[], column: number): number {
  const texts = textsOf(rows, column)
  return texts.filter((text) => !text.includes(' ')).length / Math.max(1, texts.length)
}

/** The order that the title of the one name column promises. */
export function orderOfTitle(grid: RawGrid, heading: DateHeading, column: number | null): 'given-first' | 'family-first' | null {
  if (column === null) return null
  const titles = grid.rows.slice(Math.max(0, heading.first - 1), heading.last + 1).map((row) => matchKey(rawCell(row, column).text))
  if (titles.some((title) => /^(noms? (et )?prenoms?|naam (en )?voornaam)$/.test(title))) return 'family-first'
  return titles.some((title) => /^(prenoms? (et )?noms?|voornaam (en )?(achter)?naam)$/.test(title)) ? 'given-first' : null
}
