import { LANGUAGES, type Language } from '../span.ts'
import type { Carriers } from '../values/carriers.ts'

type Written = { near: Readonly<Partial<Record<Language, readonly string[]>>>; bare: Readonly<Partial<Record<Language, readonly string[]>>> }

const WRITTEN: Readonly<Record<string, Written>> = {
  'national-number': {
    near: {
      fr: ['son numéro de registre national, {}, figure sur la vignette', 'N° NISS : {}', 'NISS du patient {} (à encrypter !)'],
      nl: ['INSZ van de patiënt: {}', 'het rijksregisternr. {} klopt', 'RRN {}'],
      en: ['Her NISS is {}', 'national register no. {}'],
      de: ['NISS: {}', 'Nationalregister {} bitte prüfen'],
    },
    bare: {
      fr: ['à envoyer à Solidaris : {}', 'recopié de la carte : {}'],
      nl: ['van het kaartje: {}'],
      en: ['copied from the card: {}'],
      de: ['von der Karte: {}'],
    },
  },
  bis: {
    near: { fr: ['numéro bis {}', 'BIS : {}'], nl: ['bis-nr. {}', 'haar bisnummer: {}'], en: ['BIS no. {}'], de: ['BIS-Nr. {}'] },
    bare: { fr: ['connue sous {}'], nl: ['ingeschreven als {}'] },
  },
  bsn: { near: { nl: ['BSN: {}', 'burgerservicenr. {} van mevrouw', 'haar bsn {} graag'], fr: ['son BSN de Rotterdam : {}'], en: ['BSN no. {}'] }, bare: {} },
  nir: { near: { fr: ['NIR : {}', 'numéro de sécurité sociale française {}', 'Carte Vitale n° {}'], en: ['French NIR {}'] }, bare: {} },
  'identity-document': {
    near: {
      fr: ['CI n° {}', 'carte d’identité numéro {}'],
      nl: ['eID-nr. {}', 'identiteitskaart nr. {}'],
      en: ['ID card {}'],
      de: ['Personalausweisnummer {}'],
    },
    bare: {},
  },
  'insurance-provider-number': {
    near: { fr: ['n° INAMI {}', 'kiné INAMI : {}'], nl: ['RIZIV: {}', 'RIZIV nr {}'], en: ['INAMI no. {}'], de: ['LIKIV {}'] },
    bare: {},
  },
  'tax-number': { near: { de: ['Steuer-Identifikationsnummer {}', 'Steuer-ID: {}', 'meine IdNr. ist {}'] }, bare: {} },
  iban: {
    near: {
      fr: ['remboursement sur le compte n° {}', 'IBAN: {} au nom du syndic'],
      nl: ['terugbetaling op rekeningnr. {}', 'IBAN-nr. {}'],
      en: ['pay into {} please', 'bank account {}'],
      de: ['Rückzahlung auf das Konto {}', 'IBAN: {}'],
    },
    bare: { fr: ['reçu ce matin : {}'], nl: ['vanmorgen gekregen: {}'], en: ['got {} this morning'], de: ['heute bekommen: {}'] },
  },
  'payment-card': {
    near: { fr: ['carte de débit n° {}'], nl: ['debetkaart nr. {}', 'pinpas {}'], en: ['debit card no. {}'], de: ['Kreditkarte {}'] },
    bare: { fr: ['elle a dicté {}'], nl: ['hij dicteerde {}'] },
  },
}

const listed = (texts: Written['near']): string[] => LANGUAGES.flatMap((language) => texts[language] ?? [])

export const SECOND_CARRIERS: Readonly<Record<string, Carriers>> = Object.fromEntries(
  Object.entries(WRITTEN).map(([kind, { near, bare }]) => [kind, { near: listed(near), bare: listed(bare) }]),
)

export function languageOfSecond(carrier: string): Language {
  const all = Object.values(WRITTEN)
  return LANGUAGES.find((language) => all.some(({ near, bare }) => near[language]?.includes(carrier) || bare[language]?.includes(carrier))) ?? 'fr'
}
