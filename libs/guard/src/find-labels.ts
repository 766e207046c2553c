import { plain } from './data/cues.ts'
import { FILE_WORD, PLATE_WORD, ROOM_WORD } from './data/triggers.ts'
import { keep, type Claims } from './span.ts'
import { matchAtTriggers, type Words } from './tokens.ts'

const NUMBER_SIGN = String.raw`(?: ?(?:n[°ºo.]|nr\.?|num[ée]ro|nummer|number|no\.?|#))? ?:? ?`
const ROOM = new RegExp(
  String.raw`(?<![\p{L}\d-])(?:chambres?|ch\.|chbre|kamers?|kmr\.?|ziekenkamer|zimmer|zi\.|room|rm\.?|ward|studio|lit|bed|bett|box)${NUMBER_SIGN}(?:\d{1,2}[.-]\d{1,3}(?!\d)|[A-Z]?[-.]?\d{1,4}[A-Za-z]?|[A-D](?=[\s,.;)]|$))(?![\p{L}\d])`,
  'iuy',
)
const NOT_A_ROOM =
  /^(?: ?(?:lits?|personnes?|pers\b|places?|person|personen|bedden|bett(?:en)?|beds?|people|€|euros?|eur\b|m2|m²|%|x\b|fois|keer|mal|times|jours?|nuits?|dagen|nachten|tage|nights?|days|ans\b|jaar|jahre|years|[.:,]\d\d\b)|(?:-| à | ou | tot | bis ) ?\d+ (?:lits|pers))/iu
const ROOM_BEFORE =
  /(?:meeting|conference|class|chat|court|board|vergader|klas|leer|salle|tribunal|rechtbank|premiere|seconde|handels|kamer van|chambre de|chambre des|gerichts|besprechungs|seminar|\d) ?$/
const ROOM_CASE = /^(?:lit|bed|box|studio|ward|room|ch\.|zi\.|rm)/i

function findRooms(text: string, words: Words, claims: Claims): void {
  for (const { 0: found, index } of matchAtTriggers(words, ROOM_WORD, text, ROOM)) {
    const end = index + found.length
    if (NOT_A_ROOM.test(text.slice(end, end + 14)) || ROOM_BEFORE.test(plain(text.slice(Math.max(0, index - 20), index)))) continue
    // “bed a”, “lit a”: a single small letter is a word.
    if (ROOM_CASE.test(found) && /[ :][a-z]$/.test(found)) continue
    if (/[\s:][a-d]$/.test(found)) continue
    keep(claims, { start: index, end, kind: 'room', tier: 'B', score: 0.9 })
  }
}

const FILE =
  /(?<![\p{L}\d])(?:(?:num[ée]ro|n[°ºo.]|nr\.?) ?(?:de |du )?(?:dossier|r[ée]f[ée]rence|suivi|police|registre|patient|client|b[ée]n[ée]ficiaire|affili[ée]|mutuelle|membre|plainte|parquet|r[ôo]le)|dossier(?: (?:social|m[ée]dical|patient|cpas|ocmw|medisch|judiciaire|mutuelle|logement|spj|saj|onem|forem|actiris|administratif|chez [\p{L}]{2,15}|au [\p{L}]{2,15}))?(?:nummer|nr\.?)?|pati[ëe]nt(?:en)?(?:dossier)?(?:nummer|nr\.?)|cli[ëe]nt(?:nummer|nr\.?)|lidnummer|aansluitingsnummer|klantnummer|zaaknummer|notitienummer|parketnummer|akten ?zeichen|az\.|aktennummer|fallnummer|patientennummer|versichertennummer|kundennummer|case(?: file)?(?: number| no\.?| id)?|file(?: number| no\.?)|patient(?: file)?(?: number| no\.?| id)|client (?:number|no\.?|id)|record (?:number|no\.?)|mrn|nhs(?: number| no\.?)?|ipp|r[ée]f(?:\.|[ée]rence)?(?: dossier)?|kenmerk|referentie(?:nummer)?|zorgdossier(?:nummer)?|rolnummer|registratienummer|volgnummer|polis(?:nummer|nr)|inschrijvingsnummer|dossierreferentie|gesch[äa]ftszeichen|vorgangsnummer|registernummer|mitgliedsnummer|policennummer|policy number|membership number|registration number|claim number|reference(?: number)?|ticket(?: number)?|pv|proc[èe]s-verbal|sp[- ]?zis|ov-?nummer)(?: ?(?:n[°ºo.]|nr\.?|num[ée]ro|nummer|number|no\.?|#))?(?: ?[:=] ?| ?(?:est|is|ist)(?: le)? | )(?=[A-Za-z./-]{0,8}\d)(\d{1,3} [A-Z][A-Za-z]{0,2} \d{1,5}\/\d{2,4}|[A-Za-z0-9](?:[A-Za-z0-9./_-]{1,28}|(?: \d{2,6}){1,5})*[A-Za-z0-9])(?![\p{L}\d])/iuy

/** “Dossier ouvert sous le numéro 2024/3381”: up to four words between the label and a number that looks like one of a file. */
const FILE_APART =
  /(?<![\p{L}\d])(?:dossier(?:nummer|nr)?|aktenzeichen|akte|case|file|zaak(?:nummer)?|r[ée]f[ée]rence|referentie|kenmerk)(?: (?:\p{Ll}[\p{L}’'.]{0,22}|\p{Lu}{2,6})){1,4} ?:? ?(?:n[°o.] ?|nr\.? )?([A-Z]{1,3}[.-]?\d{4,9}|(?=[A-Z\d./-]{0,12}\d{2})(?=[A-Z\d]{1,10}[/-])[A-Z\d]{1,10}(?:[/-][A-Z\d]{1,10}){1,3}|\d{5,9}|\d{1,3} [A-Z]{1,2} \d{1,5}\/\d{2,4})(?![\p{L}\d/.-]\p{L}?\d)/iuy

function findFilesApart(text: string, words: Words, claims: Claims): void {
  for (const found of matchAtTriggers(words, FILE_WORD, text, FILE_APART)) {
    const code = found[1] ?? ''
    if (code.replace(/\D/g, '').length < 4 || /^\d{1,2}[/-]\d{1,2}[/-]\d{2,4}$/.test(code) || /^(?:19|20)\d\d[/-](?:19|20)?\d\d$/.test(code)) continue
    const end = found.index + found[0].length
    keep(claims, { start: end - code.length, end, kind: 'file-number', tier: 'B', score: 0.8 })
  }
}

function findFiles(text: string, words: Words, claims: Claims): void {
  for (const found of matchAtTriggers(words, FILE_WORD, text, FILE)) {
    const code = found[1] ?? ''
    if (code.replace(/\D/g, '').length < 3 || /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$/.test(code) || /^(?:19|20)\d\d$/.test(code)) continue
    const end = found.index + found[0].length
    keep(claims, { start: end - code.length, end, kind: 'file-number', tier: 'B', score: 0.9 })
  }
}

/** Plates with a shape of their own. */
const PLATES: readonly RegExp[] = [
  // Belgium: 1-ABC-123 and, before 2010, ABC-123 and 123-ABC.
  /(?<![\p{L}\d-])[1-9TOoGQ]-[A-Z]{3}-\d{3}(?![\p{L}\d-])/gu,
  /(?<![\p{L}\d-])[1-9][ .]?[A-Z]{3}[ .]?\d{3}(?![\p{L}\d-])/gu,
  /(?<![\p{L}\d-])(?:[A-Z]{3}-\d{3}|\d{3}-[A-Z]{3})(?![\p{L}\d-])/gu,
  // The Netherlands: three groups of letters or digits, at least one of each.
  /(?<![\p{L}\d-])(?=[A-Z\d-]*[A-Z])(?=[A-Z\d-]*\d)(?:[A-Z]{2}|\d{2}|[A-Z]{3}|\d{3}|[A-Z]|\d)-(?:[A-Z]{2,3}|\d{2,3})-(?:[A-Z]{2}|\d{2}|[A-Z]|\d)(?![\p{L}\d-])/gu,
  // France since 2009.
  /(?<![\p{L}\d-])[A-HJ-NP-TV-Z]{2}-\d{3}-[A-HJ-NP-TV-Z]{2}(?![\p{L}\d-])/gu,
  // Germany: 1 to 3 letters, a hyphen, 1 or 2 letters, up to 4 digits.
  /(?<![\p{L}\d-])[A-ZÄÖÜ]{1,3}-[A-Z]{1,2} \d{1,4}[EH]?(?![\p{L}\d-])/gu,
]
/** Letters and digits side by side. */
const PLATE_GATE = /[A-Z][- .]?\d|\d[- .]?[A-Z]/
const NAMED_PLATE =
  /(?<![\p{L}])(?:immatricul\p{L}*|plaque|nummerplaat|kenteken\p{L}*|kennzeichen|number ?plate|plate|registration|licen[cs]e plate|voiture|auto|wagen|car|véhicule|voertuig|fahrzeug)(?: (?:n°|nr\.?|is|est|ist|with|met|mit|avec|de|du|van|:|la|the|een|une|immatricul\p{L}*|plaque|nummerplaat|kenteken|kennzeichen|plate|number|registration|reg)){0,3} ?:? ?["«“(]?((?=[A-Za-z -]{0,8}\d)(?=[\d -]{0,8}[A-Za-z])[A-Za-z\d]{1,4}(?:[ -]?[A-Za-z\d]{1,4}){1,2})(?![\p{L}\d])/iuy
const NOT_A_PLATE = /^(?:(?:COVID|ICD|DSM|ISO|UTC|GMT|ICF|ICP)-?|[A-Z]{3}-(?:19|20)\d)|^\d{1,2}[- ]?(?:ans|jaar|jahre|years|km)/i

function findPlates(text: string, words: Words, claims: Claims): void {
  if (PLATE_GATE.test(text))
    for (const pattern of PLATES) {
      for (const { 0: found, index } of text.matchAll(pattern)) {
        if (!NOT_A_PLATE.test(found)) keep(claims, { start: index, end: index + found.length, kind: 'plate', tier: 'B', score: 0.9 })
      }
    }
  for (const found of matchAtTriggers(words, PLATE_WORD, text, NAMED_PLATE)) {
    const plate = found[1] ?? ''
    const end = found.index + found[0].length
    if (/\d{2}/.test(plate) && /[A-Za-z]{2}|^[A-Z]/.test(plate) && !NOT_A_PLATE.test(plate) && plate === plate.toUpperCase()) {
      keep(claims, { start: end - plate.length, end, kind: 'plate', tier: 'B', score: 0.85 })
    }
  }
}

/** Rooms, beds, file numbers and plates: a word with a number, or a shape that nothing else has. */
export function findLabels(text: string, words: Words, claims: Claims): void {
  findFiles(text, words, claims)
  findFilesApart(text, words, claims)
  findRooms(text, words, claims)
  findPlates(text, words, claims)
}
