import { CUES, plain, wordsBefore } from './data/cues.ts'
import { COUNTED, DUTCH_ENDINGS, ENGLISH_STREETS, FRENCH_STREETS, GERMAN_ENDINGS, NEEDS_CAPITAL, PLACE_PREFIXES } from './data/streets.ts'
import { keep, type Claims } from './span.ts'

// Every address is looked for from its house number: there are few numbers in a text, and what stands within 80 characters decides.
const REACH = 80
const NUMBER = /(?<![\d.,/:€$£-]|\p{L})\d{1,4}(?![\d:]|[.,]\d)/gu
const NUMBER_TAIL =
  /^(?: ?[-/] ?\d{1,4}(?!\d|[./-]\d))?(?: ?(?:bis|ter|quater)(?!\p{L})| ?[A-Ha-h](?![\p{L}'’\d]))?(?:,? ?(?:boîte|boite|bte|bus|box|bt|b|app?t?\.?|appartement|étage|verdieping|flat) ?\.? ?(?:n[°o.] ?)?[\dA-Z]{1,4}(?![\p{L}\d]))?/iu
const NUMBER_SIGN = /[ ,]*(?:(?:n[°ºo.]|nr\.?|num[ée]ro|nummer|huisnummer|no\.?) ?)?$/iu
const CAPITAL = String.raw`\p{Lu}[\p{L}'’.-]{0,30}`
const HAS_CAPITAL = /\p{Lu}/u

const FRENCH_WORD = new RegExp(`(?<![\\p{L}\\d])(?:${FRENCH_STREETS})(?![\\p{L}])`, 'giu')
const FRENCH_VERB =
  /(?:^| )(?:et|est|sont|a|ont|en|pour|avec|dans|où|qui|que|depuis|chez|vers|par|fermée?s?|ouverte?s?|travaux|entre|sera|était|avait|puis|il|elle|on|se|vers|jusqu)(?: |$|['’,.])/iu
/** With a small letter or a capital at the beginning. */
const EITHER_CASE = FRENCH_STREETS.replaceAll(/(?<=^|\|)\p{Ll}/gu, (letter) => `[${letter}${letter.toUpperCase()}]`)
const FRENCH_AFTER = new RegExp(
  String.raw`^(?:,? ?(?:bis|ter|[A-Ha-h](?!\p{L})))?,? (${EITHER_CASE}) ((?:(?:de la |de l['’]|de |du |des |d['’]|la |le |les |l['’]|aux? )?[\p{L}][\p{L}'’.-]{0,30})(?: (?:(?:de la |de |du |des |d['’]|l['’])?\p{Lu}[\p{L}'’.-]{0,30})){0,4})`,
  'u',
)
const SUFFIX = new RegExp(`(?:${DUTCH_ENDINGS}|${GERMAN_ENDINGS}|straße)$`, 'iu')
/** Endings that are words of their own and end other words too: they need a capital in front. */
const WEAK_SUFFIX =
  /(?:weg|ring|wal|hoek|berg|veld|poort|brug|park|erf|heuvel|oord|meers|donk|akker|hof|markt|pad|vest|lei|baan|graben|garten|winkel|kamp|zeile|anger|ufer|damm|platz|steig|promenade|boulevard|kade|kaai)$/iu
const STREET_ALONE = /^(?:straat|laan|steenweg|dreef|plein|straße|strasse|str\.|allee|gasse|platz|stwg\.?|lei|kaai|weg|singel|gracht|dijk|hof)$/iu
const NO_STREET =
  /^(?:onderweg|eigenweg|snelweg|autosnelweg|autobahn|fietspad|vandaag|kinderopvang|maandag|zorg\p{L}*|ruckzuck|umweg|halbweg|spielplatz|arbeitsplatz|parkplatz|zeitungsberg|frühling|hering|gering|bering|wering|vering)$/iu
const BEFORE_SUFFIX = new RegExp(`(?:${CAPITAL} (?:(?:van|de|den|der|het|ten|ter|von|des) ){0,2}){1,3}$`, 'u')
const GERMAN_AT = new RegExp(
  String.raw`(?<![\p{L}\d])(?:Am|An der|An den|Im|In der|Zum|Zur|Auf der|Auf dem|Unter den|Hinter der|Hinter dem|Vor der|Vor dem|Unter der|Unter dem|Über der|An dem|Neben der|Beim) (${CAPITAL}(?: ${CAPITAL})?)$`,
  'u',
)
/** The same in small letters: only where somebody lives, or with a letter behind the number. */
const GERMAN_AT_SMALL = new RegExp(
  String.raw`(?<![\p{L}\d])(?:am|an der|im|in der|zum|zur|auf der|auf dem|hinter der|hinter dem|vor der|vor dem|unter der|unter dem) (${CAPITAL}(?: ${CAPITAL})?)$`,
  'u',
)
const NOT_GERMAN_PLACE =
  /(?:Beispiel|Ordner|Zeile|Spalte|Punkt|Schritt|Teil|Abschnitt|Artikel|Feld|Seite|Band|Heft|Saal|Block|Gleis|Linie|Bus|Bett|Klasse|Gruppe|Folge|Nummer|Uhr|Woche|Etage|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|tag|Abend|Morgen|Alter|Jahr|Kapitel|Raum|Zimmer|Haus|Durchschnitt|Monat|Winter|Sommer|Herbst|Stock|Schnitt|Ganzen)$/u
const ENGLISH_AFTER = new RegExp(`^[A-Za-z]?,? (?:${CAPITAL} ){1,3}(?:${ENGLISH_STREETS})(?!\\p{L})`, 'u')
const BOX = /^,? (?:boîte|boite|bte|bus|box|bt)\.? ?[\dA-Z]{1,4}(?![\p{L}\d])/u
const FLAT_BEFORE = /(?:flat|apartment|apt\.?|unit) \d{0,4}[A-Z]?,? ?$/iu

const TOWN = String.raw`\p{Lu}[\p{L}'’-]{0,30}`
const TAIL = new RegExp(
  String.raw`^,? ?(?:(?:à|te|in|at) )?(?:(?:${PLACE_PREFIXES})?\d{4,5}(?: [A-Z]{2}(?!\p{L}))? ${TOWN}(?:[ -]${TOWN}){0,3}|[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2})`,
  'u',
)

type House = { start: number; end: number; score: number }

/** Words of living somewhere, and no house or group that has its seat there. */
function isSomebodysHome(text: string, start: number): boolean {
  if (!CUES.residence.test(wordsBefore(text, start, 50))) return false
  const [sentence = ''] = wordsBefore(text, start, 90)
    .split(/[.!?] /)
    .slice(-1)
  return !CUES.house.test(sentence) || CUES.somebody.test(sentence)
}

/** With the postcode and place that follow. An address where somebody lives is refused; any other can be kept with a reason. */
function record(text: string, { start, end, score }: House, claims: Claims): boolean {
  const tail = TAIL.exec(text.slice(end, end + REACH))
  const whole = tail === null ? end : end + tail[0].length
  const tier = isSomebodysHome(text, start) ? 'A' : 'B'
  return keep(claims, { start, end: claims.isFree(start, whole) ? whole : end, kind: 'address', tier, score })
}

/** “rue de la Loi” before the number; a verb between says that the street is spoken of, not a house. */
function startOfFrench(before: string): number | null {
  const words = [...before.matchAll(FRENCH_WORD)]
  for (const word of words.toReversed()) {
    const street = word[0]
    const name = before
      .slice(word.index + street.length)
      .replace(NUMBER_SIGN, '')
      .trim()
    if (name === '' || name.length > 60 || /[;:!?()]|, |\. (?!\p{Lu})/u.test(name) || FRENCH_VERB.test(name)) continue
    if (/(?:^| )(?:bus|tram|metro|line|lijn|ligne|linie|buslinie)$/i.test(name)) continue
    if (name.split(' ').length > 7 || !/^\p{L}/u.test(name)) continue
    if (NEEDS_CAPITAL.test(street) && !HAS_CAPITAL.test(name)) continue
    return word.index
  }
  return null
}

/** “Jetse Laan”, “Charles Woestelaan”, “Hauptstraße” before the number. */
function startOfSuffixed(before: string): number | null {
  const bare = before.replace(NUMBER_SIGN, '')
  const from = bare.lastIndexOf(' ') + 1
  const last = bare.slice(from)
  if (last.length > 40 || !SUFFIX.test(last) || NO_STREET.test(last)) return null
  const isAlone = STREET_ALONE.test(last) || SUFFIX.exec(last)?.[0].length === last.length
  const names = namesBefore(bare.slice(0, from), isAlone)
  if (isAlone) return names === '' ? null : from - names.length
  if (!HAS_CAPITAL.test(last) && WEAK_SUFFIX.test(last)) return null
  return HAS_CAPITAL.test(last) ? from - lastTwo(names).length : from
}

/** “In Zeile 3”, “Der Weg 2”: a small word with the capital of a sentence. */
const NO_NAME =
  /^(?:In|Im|Am|An|Auf|Der|Die|Das|Den|Dem|Diese[rnsm]?|Jede[rnsm]?|Eine?|Nach|Von|Vom|Zum|Zur|Bei|De|Het|Een|Op|Aan|Bij|Naar|Van|Deze|Elke|Le|La|Un|Une) $/

/** Capitals just before a street's last word, without the first word of a sentence: “Voir Jetse Laan”. */
function namesBefore(before: string, isAlone: boolean): string {
  const found = BEFORE_SUFFIX.exec(before)
  if (found === null) return ''
  if (isAlone && NO_NAME.test(found[0])) return ''
  const opens = found.index === 0 || /[.!?:;•–-] ?$/.test(before.slice(0, found.index))
  const rest = found[0].slice(found[0].indexOf(' ') + 1)
  if (!opens) return found[0]
  return rest === '' && isAlone ? found[0] : rest
}

/** “Charles Woestelaan”, “Frans Van Ryhovelaan”: of many capitals the last two belong to the street. */
function lastTwo(names: string): string {
  const words = names.trimEnd().split(' ').slice(-2)
  return names !== '' && words.every((word) => /^\p{Lu}[\p{Ll}'’-]{2,}$|^(?:van|de|den|der|het|ten|ter|von)$/u.test(word)) ? `${words.join(' ')} ` : ''
}

function startOfGerman(before: string, hasLetter: boolean): number | null {
  const bare = before.trimEnd()
  const found = GERMAN_AT.exec(bare) ?? (hasLetter || CUES.residence.test(plain(bare.slice(-50))) ? GERMAN_AT_SMALL.exec(bare) : null)
  return found === null || NOT_GERMAN_PLACE.test(found[1] ?? '') ? null : found.index
}

/** A number before its street: “12, rue des Champs”, “12 Baker Street”. Gives the length behind the number. */
function lengthAfter(after: string): number | null {
  const french = FRENCH_AFTER.exec(after)
  if (french !== null) {
    const [matched, street = '', name = ''] = french
    const all = matched.replace(/\.+$/, '')
    if (HAS_CAPITAL.test(name) || (!NEEDS_CAPITAL.test(street) && /^(?:de|du|des|d['’])/u.test(name)))
      return all.length + (BOX.exec(after.slice(all.length))?.[0].length ?? 0)
  }
  return ENGLISH_AFTER.exec(after)?.[0].length ?? null
}

export function findAddresses(text: string, claims: Claims): void {
  for (const { 0: number, index } of text.matchAll(NUMBER)) {
    if (!claims.isFree(index, index + number.length)) continue
    const reach = text.slice(Math.max(0, index - REACH), index)
    const before = reach.slice(reach.lastIndexOf('\n') + 1)
    const after = text.slice(index + number.length, index + number.length + REACH + 40)
    const lineFrom = index - before.length
    const length = lengthAfter(after)
    const flat = FLAT_BEFORE.exec(before)
    if (length !== null && record(text, { start: flat === null ? index : index - flat[0].length, end: index + number.length + length, score: 0.88 }, claims))
      continue
    if (COUNTED.test(after)) continue
    const tail = NUMBER_TAIL.exec(after)?.[0].length ?? 0
    const bare = index + number.length
    const end = claims.isFree(bare, bare + tail) ? bare + tail : bare
    const sure = startOfFrench(before) ?? startOfSuffixed(before)
    const start = sure ?? startOfGerman(before, /^ ?[A-Ha-h](?![\p{L}'’\d])/u.test(after))
    if (start !== null) record(text, { start: lineFrom + start, end, score: sure === null ? 0.7 : 0.92 }, claims)
  }
}
