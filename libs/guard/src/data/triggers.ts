import { MONTHS } from './months.ts'
import { DOUBLE_WORDS, NUMBER_WORDS } from './number-words.ts'

// Words at which a family of patterns may begin; nowhere else is it tried. Folded. Version 1.

/** Bits of a token's `trigger`. */
export const ROOM_WORD = 1
export const FILE_WORD = 2
export const PLATE_WORD = 4
export const HANDLE_WORD = 8
export const NUMBER_WORD = 16
export const AT_WORD = 32
export const MONTH_WORD = 64

const WORDS: readonly [number, string][] = [
  [ROOM_WORD, 'chambre chambres ch chbre kamer kamers kmr ziekenkamer zimmer zi room rm ward studio lit bed bett box'],
  [
    FILE_WORD,
    `akte zaak numero n no nr dossier dossiernummer patientnummer patientennummer patientendossiernummer patientendossier patientdossier patient clientnummer client lidnummer aansluitingsnummer klantnummer zaaknummer notitienummer parketnummer
    aktenzeichen akten az aktennummer fallnummer versichertennummer kundennummer case file record mrn nhs ipp ref reference kenmerk pv proces-verbal sp sp-zis spzis ov-nummer ovnummer dossiernr clientnr patientnr referentie referentienummer zorgdossier zorgdossiernummer rolnummer registratienummer volgnummer polisnummer polisnr inschrijvingsnummer dossierreferentie geschaftszeichen vorgangsnummer registernummer mitgliedsnummer policennummer policy membership registration claim ticket`,
  ],
  [
    PLATE_WORD,
    'immatricule immatriculee immatriculation plaque nummerplaat kenteken kentekenplaat kennzeichen number numberplate plate registration licence license voiture auto wagen car vehicule voertuig fahrzeug',
  ],
  [
    HANDLE_WORD,
    'insta instagram snap snapchat facebook fb tik tiktok twitter messenger telegram discord linkedin skype pseudo pseudonyme profil profile profiel username gebruikersnaam benutzername nickname',
  ],
  [AT_WORD, 'arobase arrobase apenstaart apenstaartje klammeraffe chez at a'],
]

/** Folded word → bits of the families that begin with it. */
export const TRIGGERS: ReadonlyMap<string, number> = listTriggers()

function listTriggers(): Map<string, number> {
  const triggers = new Map<string, number>()
  const add = (word: string, bit: number) => triggers.set(word, (triggers.get(word) ?? 0) | bit)
  for (const [bit, list] of WORDS) for (const word of list.split(/\s+/)) add(word, bit)
  for (const word of NUMBER_WORDS.keys()) add(word, NUMBER_WORD)
  for (const word of DOUBLE_WORDS) add(word, NUMBER_WORD)
  for (const word of MONTHS.keys()) add(word, MONTH_WORD)
  return triggers
}
