/** Sentences around a number, `{}` where it stands; `bare` ones do not say what it is. */
export type Carriers = { near: readonly string[]; bare: readonly string[] }

export const CARRIERS: Readonly<Record<string, Carriers>> = {
  'national-number': {
    near: [
      'NISS {}',
      'registre national : {}',
      'numéro national {} à recopier',
      'Il a donné son n° de registre national ({}) au guichet.',
      'Niss de la dame: {} merci',
      'INSZ {}',
      'rijksregister {}',
      'Rijksregisternummer: {}.',
      'haar rijksregisternummer is {} zegt ze',
      'INSZ-nummer {} staat op de vignette',
      'national number {}',
      'Her national register number is {}, please note.',
      'Nationalregisternummer {}',
      'Die Nummer im Nationalregister ist {}.',
    ],
    bare: [
      '{}',
      'voici {} pour la mutuelle',
      'le monsieur : {}',
      'à encoder demain, {}, avec la vignette',
      'vignet {} opplakken',
      'voor de taxi {} doorgeven',
      'mevrouw ({}) belt terug',
      'for the taxi: {}',
      'bitte {} eintragen',
    ],
  },
  bis: {
    near: ['numéro BIS {}', 'Elle a un n° bis : {}', 'bisnummer {}', 'zijn BIS-nummer is {}', 'BIS number {}', 'Bis-Nummer: {}'],
    bare: ['{}', 'sans papiers mais connu sous {}', 'gekend als {} bij de stad', 'known as {} at the desk'],
  },
  bsn: {
    near: [
      'BSN {}',
      'burgerservicenummer {}',
      'Zijn BSN is {}.',
      'bsn-nummer: {}',
      'Dutch number (BSN) {}',
      'numéro BSN néerlandais {}',
      'niederländische BSN {}',
    ],
    bare: [],
  },
  nir: {
    near: [
      'n° de sécurité sociale {}',
      'numéro de sécu : {}',
      'NIR {}',
      'carte Vitale {}',
      'Frans socialezekerheidsnummer {}',
      'French social security number {}',
      'französische Sozialversicherungsnummer {}',
    ],
    bare: [],
  },
  'identity-document': {
    near: [
      "carte d'identité {}",
      'n° de carte d’identité : {}',
      'eID {}',
      'identiteitskaart {}',
      'nummer identiteitskaart: {}',
      'identity card {}',
      'Personalausweis Nr. {}',
    ],
    bare: [],
  },
  'insurance-provider-number': {
    near: ['INAMI {}', 'n° INAMI : {}', 'infirmière (INAMI {})', 'RIZIV {}', 'riziv-nummer {}', 'RIZIV-nr. {}', 'INAMI number {}', 'LIKIV-Nummer {}'],
    bare: [],
  },
  'tax-number': {
    near: [
      'Steuer-ID {}',
      'Steueridentifikationsnummer: {}',
      'Steuernummer (IdNr) {}',
      'German tax id {}',
      'numéro fiscal allemand {}',
      'Duits fiscaal nummer (Steuer-ID) {}',
    ],
    bare: [],
  },
  iban: {
    near: [
      'compte {}',
      'IBAN : {}',
      'à verser sur {} avant vendredi',
      'rekening {}',
      'rekeningnummer: {}',
      'graag storten op {}',
      'account {}',
      'IBAN {}',
      'Konto {}',
      'bitte auf {} überweisen',
    ],
    bare: ['{}', 'le fils a envoyé {} par sms', '{} staat op het briefje', 'on the note: {}', 'auf dem Zettel steht {}'],
  },
  'payment-card': {
    near: ['carte bancaire {}', 'numéro de carte : {}', 'Visa {}', 'bankkaart {}', 'kaartnummer: {}', 'bank card {}', 'Mastercard {}', 'Bankkarte {}'],
    bare: ['{} noté derrière la photo', 'op een papiertje: {}', 'she read out {} on the phone'],
  },
}

const SPOKEN: Readonly<Record<string, RegExp>> = {
  nl: /\b(?:rijks\w*|INSZ|insz|mevrouw|vignet|voor de|bisnummer|zijn|gekend|bsn-nummer|burger\w*|Zijn|Frans|nummer|identiteitskaart|RIZIV\S*|riziv\S*|Duits|rekening\w*|graag|staat|bankkaart|kaartnummer|papiertje)\b/,
  de: /\b(?:National\w*|Nummer|bitte|niederländische|französische|Personalausweis|LIKIV\S*|Steuer\S*|Konto|Zettel|Bankkarte)\b/,
  en: /\b(?:national number|Her|for the|number|known|Dutch|French|identity card|German|account|on the note|bank card|read out|Mastercard)\b/,
}

/** The language in which a carrier is written; French where nothing says otherwise. */
export function languageOf(carrier: string): 'fr' | 'nl' | 'en' | 'de' {
  return (['nl', 'de', 'en'] as const).find((language) => SPOKEN[language]?.test(carrier)) ?? 'fr'
}
