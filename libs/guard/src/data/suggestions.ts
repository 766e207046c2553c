import type { Language } from '../languages.ts'
import type { Kind } from '../span.ts'

type Sayings = {
  /** Instead of a passage of that kind. */
  kinds: Readonly<Record<Kind, string>>
  titles: { f: string; m: string; none: string }
  /** Instead of an age. */
  age: (age: number) => string
  /** Instead of a day of birth of which the year is known. */
  decade: (decade: number) => string
  /** Instead of a day: by month, in that year or not long ago. */
  season: (season: 0 | 1 | 2 | 3, year: number | undefined) => string
  attributes: Readonly<Record<string, string>>
  /** Instead of an address or place that has one of these words before it, longest first. */
  behind: readonly (readonly [string, string])[]
}

const FRENCH_TENS: Readonly<Record<number, string>> = {
  20: 'la vingtaine',
  30: 'la trentaine',
  40: 'la quarantaine',
  50: 'la cinquantaine',
  60: 'la soixantaine',
}

/** What may stand in the place of a passage, so that the sentence still reads. Version 1. */
export const SAYINGS: Readonly<Record<Language, Sayings>> = {
  fr: {
    behind: [
      ['dans la', 'commune'],
      ['au', 'même quartier'],
      ['à', 'proximité'],
      ['dans', 'le quartier'],
      ['de la', 'commune'],
      ['de', 'ce quartier'],
      ['la', 'commune'],
    ],
    kinds: {
      'national-number': '(numéro retiré)',
      'insurance-provider-number': '(numéro retiré)',
      'identity-document': '(numéro retiré)',
      'tax-number': '(numéro retiré)',
      iban: '(compte retiré)',
      'payment-card': '(carte retirée)',
      phone: '(téléphone retiré)',
      email: '(adresse mail retirée)',
      handle: '(compte retiré)',
      url: '(lien retiré)',
      'birth-date': '(date de naissance retirée)',
      date: 'récemment',
      address: 'dans le quartier',
      place: 'dans la commune',
      room: 'dans sa chambre',
      plate: '(plaque retirée)',
      'file-number': '(dossier)',
      name: 'une personne',
      initials: 'une personne',
      combination: '(à dire plus largement)',
    },
    titles: { f: 'Mme', m: 'M.', none: 'personne' },
    age: (age) =>
      age < 13
        ? 'enfant'
        : age < 20
          ? 'adolescent·e'
          : age < 70
            ? `dans ${FRENCH_TENS[Math.floor(age / 10) * 10]}`
            : age < 80
              ? 'septante ans passés'
              : age < 90
                ? 'octogénaire'
                : 'nonante ans passés',
    decade: (decade) => `dans les années ${decade}`,
    season: (season, year) => {
      const name = ['l’hiver', 'le printemps', 'l’été', 'l’automne'][season]
      return year === undefined ? `${name} dernier` : `${name} ${year}`
    },
    attributes: {
      household: 'avec ses proches ou non',
      nationality: 'd’origine étrangère',
      condition: 'une maladie',
      event: 'un événement',
      only: 'une personne',
      role: 'une fonction connue',
      place: 'dans la commune',
    },
  },
  nl: {
    behind: [
      ['in de', 'buurt'],
      ['aan de', 'rand van de buurt'],
      ['op de', 'hoek in de buurt'],
      ['in', 'de buurt'],
      ['aan', 'de rand van de buurt'],
      ['op', 'een adres in de buurt'],
      ['de', 'buurt'],
      ['van', 'de buurt'],
      ['uit', 'de buurt'],
      ['naar', 'de buurt'],
    ],
    kinds: {
      'national-number': '(nummer weggelaten)',
      'insurance-provider-number': '(nummer weggelaten)',
      'identity-document': '(nummer weggelaten)',
      'tax-number': '(nummer weggelaten)',
      iban: '(rekening weggelaten)',
      'payment-card': '(kaart weggelaten)',
      phone: '(telefoon weggelaten)',
      email: '(mailadres weggelaten)',
      handle: '(account weggelaten)',
      url: '(link weggelaten)',
      'birth-date': '(geboortedatum weggelaten)',
      date: 'onlangs',
      address: 'in de buurt',
      place: 'in de gemeente',
      room: 'op de kamer',
      plate: '(nummerplaat weggelaten)',
      'file-number': '(dossier)',
      name: 'iemand',
      initials: 'iemand',
      combination: '(ruimer te zeggen)',
    },
    titles: { f: 'Mevr.', m: 'Dhr.', none: 'persoon' },
    age: (age) =>
      age < 13
        ? 'kind'
        : age < 20
          ? 'tiener'
          : age < 30
            ? 'in de twintig'
            : `in de ${['dertig', 'veertig', 'vijftig', 'zestig', 'zeventig', 'tachtig', 'negentig'][Math.min(6, Math.floor(age / 10) - 3)]}`,
    decade: (decade) => `in de jaren ${decade}`,
    season: (season, year) => {
      const name = ['winter', 'lente', 'zomer', 'herfst'][season]
      return year === undefined ? `vorige ${name}` : `in de ${name} van ${year}`
    },
    attributes: {
      household: 'al dan niet alleen',
      nationality: 'van buitenlandse afkomst',
      condition: 'een ziekte',
      event: 'een voorval',
      only: 'iemand',
      role: 'een bekende functie',
      place: 'in de gemeente',
    },
  },
  en: {
    behind: [
      ['at', 'an address nearby'],
      ['in', 'the neighbourhood'],
      ['on', 'a street nearby'],
      ['to', 'the neighbourhood'],
      ['from', 'the neighbourhood'],
      ['of', 'the neighbourhood'],
      ['the', 'neighbourhood'],
    ],
    kinds: {
      'national-number': '(number removed)',
      'insurance-provider-number': '(number removed)',
      'identity-document': '(number removed)',
      'tax-number': '(number removed)',
      iban: '(account removed)',
      'payment-card': '(card removed)',
      phone: '(phone removed)',
      email: '(mail address removed)',
      handle: '(account removed)',
      url: '(link removed)',
      'birth-date': '(birth date removed)',
      date: 'recently',
      address: 'in the neighbourhood',
      place: 'in the municipality',
      room: 'in their room',
      plate: '(plate removed)',
      'file-number': '(file)',
      name: 'someone',
      initials: 'someone',
      combination: '(to be said more broadly)',
    },
    titles: { f: 'Ms', m: 'Mr', none: 'person' },
    age: (age) =>
      age < 13
        ? 'child'
        : age < 20
          ? 'teenager'
          : `in their ${['twenties', 'thirties', 'forties', 'fifties', 'sixties', 'seventies', 'eighties', 'nineties'][Math.min(7, Math.floor(age / 10) - 2)]}`,
    decade: (decade) => `in the ${decade}s`,
    season: (season, year) => {
      const name = ['winter', 'spring', 'summer', 'autumn'][season]
      return year === undefined ? `last ${name}` : `in the ${name} of ${year}`
    },
    attributes: {
      household: 'alone or not',
      nationality: 'of foreign origin',
      condition: 'an illness',
      event: 'an event',
      only: 'someone',
      role: 'a known office',
      place: 'in the municipality',
    },
  },
  de: {
    behind: [
      ['in der', 'Nachbarschaft'],
      ['an der', 'Grenze der Nachbarschaft'],
      ['in', 'der Nachbarschaft'],
      ['aus', 'der Nachbarschaft'],
      ['der', 'Nachbarschaft'],
      ['von', 'nebenan'],
    ],
    kinds: {
      'national-number': '(Nummer entfernt)',
      'insurance-provider-number': '(Nummer entfernt)',
      'identity-document': '(Nummer entfernt)',
      'tax-number': '(Nummer entfernt)',
      iban: '(Konto entfernt)',
      'payment-card': '(Karte entfernt)',
      phone: '(Telefon entfernt)',
      email: '(Mailadresse entfernt)',
      handle: '(Konto entfernt)',
      url: '(Link entfernt)',
      'birth-date': '(Geburtsdatum entfernt)',
      date: 'kürzlich',
      address: 'in der Nachbarschaft',
      place: 'in der Gemeinde',
      room: 'im Zimmer',
      plate: '(Kennzeichen entfernt)',
      'file-number': '(Akte)',
      name: 'jemand',
      initials: 'jemand',
      combination: '(weiter zu fassen)',
    },
    titles: { f: 'Frau', m: 'Herr', none: 'Person' },
    age: (age) =>
      age < 13
        ? 'Kind'
        : age < 20
          ? 'im Teenageralter'
          : `in den ${['Zwanzigern', 'Dreißigern', 'Vierzigern', 'Fünfzigern', 'Sechzigern', 'Siebzigern', 'Achtzigern', 'Neunzigern'][Math.min(7, Math.floor(age / 10) - 2)]}`,
    decade: (decade) => `in den ${decade}er Jahren`,
    season: (season, year) => {
      const name = ['Winter', 'Frühling', 'Sommer', 'Herbst'][season]
      return year === undefined ? `letzten ${name}` : `im ${name} ${year}`
    },
    attributes: {
      household: 'allein oder nicht',
      nationality: 'ausländischer Herkunft',
      condition: 'eine Krankheit',
      event: 'ein Ereignis',
      only: 'jemand',
      role: 'ein bekanntes Amt',
      place: 'in der Gemeinde',
    },
  },
}
