import type { Words } from './words.ts'

const ONE_TO_TWELVE = ['nul', 'één', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen', 'tien', 'elf', 'twaalf']
const EXACT = 'Geheel getal, geen afronding.'
const NOT_COUNTED = 'Begeleiding, onderzoek, coördinatie, bezoekers, sprekers en tolken.'

function inWords(value: number): string {
  return ONE_TO_TWELVE[value] ?? String(value)
}

function organisations(value: number): string {
  return value === 1 ? 'één organisatie' : `${inWords(value)} organisaties`
}

export const NL: Words = {
  definitions: {
    meetings: {
      title: 'Bijeenkomsten',
      definition: 'De bijeenkomsten die in de periode plaatsvonden. Een gezamenlijke bijeenkomst telt mee in elk van haar gemeenschappen.',
      formula: 'aantal gehouden bijeenkomsten',
      leftOut: 'Geplande en geannuleerde bijeenkomsten en die buiten de periode.',
      rounding: EXACT,
      unit: 'bijeenkomsten',
    },
    hours: {
      title: 'Uren bijeenkomst',
      definition: 'De duur van alle gehouden bijeenkomsten samen. De werkelijke uren tellen als ze genoteerd zijn, anders de geplande.',
      formula: 'som van de duur van de gehouden bijeenkomsten',
      leftOut: 'Geplande en geannuleerde bijeenkomsten, en het aantal aanwezigen.',
      rounding: 'Eén cijfer na de komma op het scherm, een geheel getal op de poster.',
      unit: 'uren',
    },
    participantsPerMeeting: {
      title: 'Deelnemers per bijeenkomst',
      definition:
        'Het gemiddelde aantal leden en vervangers op een bijeenkomst, met de standaardafwijking tussen de bijeenkomsten. De rol op de bijeenkomst zelf beslist.',
      formula: 'getelde aanwezigheden ÷ bijeenkomsten met een aanwezigheidslijst',
      leftOut: `${NOT_COUNTED} Een bijeenkomst zonder aanwezigheidslijst telt niet mee in het gemiddelde.`,
      rounding: 'Eén cijfer na de komma op het scherm, een geheel getal op de poster; een half wordt van nul weg afgerond.',
      unit: 'personen per bijeenkomst',
    },
    meetingsPerParticipant: {
      title: 'Bijeenkomsten per deelnemer',
      definition: 'Aan hoeveel bijeenkomsten elk lid deelnam. De tabel toont het kleinste en het grootste aantal.',
      formula: 'minimum en maximum van de bijeenkomsten per lid',
      leftOut: `${NOT_COUNTED} De aanwezigheid van een vervanger telt niet voor het lid dat vervangen werd.`,
      rounding: EXACT,
      unit: 'bijeenkomsten per persoon',
    },
    members: {
      title: 'Leden',
      definition: 'De personen die in de periode minstens één keer als lid aanwezig waren. Elke persoon telt één keer.',
      formula: 'aantal verschillende personen die als lid aanwezig waren',
      leftOut: `${NOT_COUNTED} Ook vervangers en leden die nooit kwamen.`,
      rounding: EXACT,
      unit: 'personen',
    },
    organisations: {
      title: 'Organisaties',
      definition: 'De organisaties die een aanwezig lid of een vervanger vertegenwoordigde. Elke organisatie telt één keer.',
      formula: 'aantal verschillende vertegenwoordigde organisaties',
      leftOut: 'Praktijken van één persoon, behalve als u ervoor kiest de zelfstandigen te tellen.',
      rounding: EXACT,
      unit: 'organisaties',
    },
    selfEmployed: {
      title: 'Zelfstandige leden',
      definition: 'De leden met het statuut “zelfstandige”. Ontbreekt het statuut van één lid, dan is het cijfer niet genoteerd.',
      formula: 'aantal zelfstandige leden',
      leftOut: 'Leden in loondienst, vrijwilligers, burgers en mantelzorgers, en vervangers.',
      rounding: EXACT,
      unit: 'personen',
    },
    pairs: {
      title: 'Organisaties vertegenwoordigd door een duo',
      definition:
        'De organisaties met twee of meer leden die tegelijk bij de gemeenschap hoorden, voor minstens één gehouden bijeenkomst. Elk van hen kwam minstens één keer.',
      formula: 'aantal organisaties met minstens twee leden tegelijk',
      leftOut: 'Opvolgingen: een lid dat vertrok voor het andere kwam. Die staan op een eigen regel.',
      rounding: EXACT,
      unit: 'organisaties',
    },
    sectors: {
      title: 'Sectoren',
      definition:
        'De verschillende sectoren van de vertegenwoordigde organisaties, praktijken van één persoon inbegrepen. Ontbreekt de sector van een organisatie, dan is het cijfer niet genoteerd.',
      formula: 'aantal verschillende sectoren',
      leftOut: 'Sectoren van organisaties die niemand vertegenwoordigde.',
      rounding: EXACT,
      unit: 'sectoren',
    },
  },
  poster: {
    meetings: 'Bijeenkomsten',
    hours: 'Uren bijeenkomst',
    participantsPerMeeting: 'Deelnemers per bijeenkomst*, gemiddelde (±SD)',
    meetingsPerParticipant: 'Min–max bijeenkomsten per deelnemer',
    members: 'Leden*',
    organisations: 'Organisaties',
    selfEmployed: 'Zelfstandige leden',
    pairs: 'Organisaties vertegenwoordigd door een duo',
    sectors: 'Sectoren',
  },
  footnote: '* zonder begeleiding, onderzoek en bezoek',
  distinct: 'Zonder dubbeltelling',
  summed: 'Kolommen opgeteld',
  notRecorded: 'niet genoteerd',
  noData: 'niet van toepassing',
  reasons: {
    held: 'gehouden bijeenkomst',
    'planned-times': 'geplande uren',
    'actual-times': 'werkelijke uren',
    present: 'aanwezige leden en vervangers',
    'as-member': 'aanwezig als lid',
    'as-deputy': 'vertegenwoordigd door een vervanger',
    'self-employed': 'zelfstandige',
    'own-practice': 'zelfstandige die als een organisatie telt',
    overlapping: 'meerdere leden tegelijk',
    'in-window': 'meerdere leden in de periode',
    sector: 'sector van vertegenwoordigde organisaties',
    planned: 'nog gepland',
    cancelled: 'geannuleerd',
    'outside-window': 'buiten de periode',
    'no-attendance': 'zonder aanwezigheidslijst',
    deputy: 'alleen als vervanger aanwezig',
    'other-employment': 'ander statuut',
    'employment-blank': 'statuut niet genoteerd',
    'sole-practice': 'praktijk van één persoon',
    'self-employed-only': 'alleen door zelfstandigen vertegenwoordigd',
    'one-representative': 'één lid',
    succession: 'de ene volgde de andere op',
    'never-together': 'nooit tegelijk lid',
    'no-sector': 'sector niet genoteerd',
    'never-present': 'op geen enkele bijeenkomst vertegenwoordigd',
    excused: 'verontschuldigd',
    absent: 'afwezig',
    represented: 'door iemand anders vertegenwoordigd',
    moderator: 'begeleiding',
    researcher: 'onderzoek',
    coordinator: 'coördinatie',
    visitor: 'bezoek',
    speaker: 'spreker',
    interpreter: 'tolk',
    'other-community': 'telt voor een andere gemeenschap van de gezamenlijke bijeenkomst',
  },
  warnings: {
    'organisations-exceed-salaried': (fact, number) => {
      const reasons: string[] = []
      if (fact.bySelfEmployed === 1 && fact.selfEmployed === 1) reasons.push('één zelfstandige vertegenwoordigt een groepspraktijk of een andere organisatie')
      else if (fact.bySelfEmployed > 0 && fact.bySelfEmployed === fact.selfEmployed) {
        reasons.push(`${inWords(fact.selfEmployed)} zelfstandigen vertegenwoordigen elk een groepspraktijk of een andere organisatie`)
      } else if (fact.bySelfEmployed > 0) {
        reasons.push(
          `${fact.selfEmployed === 1 ? 'één zelfstandige vertegenwoordigt' : `${inWords(fact.selfEmployed)} zelfstandigen vertegenwoordigen`} ${organisations(fact.bySelfEmployed)}`,
        )
      }
      if (fact.practitioners > 0)
        reasons.push(
          fact.practitioners === 1
            ? 'één zelfstandige telt als een organisatie'
            : `${inWords(fact.practitioners)} zelfstandigen tellen elk als een organisatie`,
        )
      if (fact.byOthers > 0) reasons.push(`vrijwilligers, burgers of mantelzorgers vertegenwoordigen ${organisations(fact.byOthers)}`)
      if (fact.byDeputies > 0) reasons.push(`een vervanger kwam voor ${organisations(fact.byDeputies)}`)
      if (fact.bySeveral > 0) reasons.push('een lid in loondienst vertegenwoordigt meerdere organisaties')
      const explained = fact.salaried + fact.bySelfEmployed + fact.practitioners + fact.byOthers + fact.byDeputies + fact.bySeveral >= fact.organisations
      const figures = `${number(fact.organisations)} ${fact.organisations === 1 ? 'organisatie' : 'organisaties'} voor ${number(fact.salaried)} ${fact.salaried === 1 ? 'lid' : 'leden'} in loondienst.`
      return `${figures} ${explained ? `Dat kan: ${reasons.join('; ')}.` : 'De regels verklaren dit niet: kijk na wie welke organisatie vertegenwoordigt.'}`
    },
    'max-exceeds-meetings': ({ max, meetings }, number) =>
      `Iemand zou op ${number(max)} bijeenkomsten geweest zijn, maar er waren er maar ${number(meetings)}. Dat kan niet: kijk de aanwezigheden na.`,
    'mean-exceeds-members': ({ mean, members }, number) =>
      `Gemiddeld ${number(mean, 1)} personen per bijeenkomst voor ${number(members)} leden. Dat kan alleen met vervangers.`,
    'pairs-do-not-add-up': ({ pairs, organisations: total, members }, number) =>
      `Voor ${number(total)} organisaties, waarvan ${number(pairs)} met een duo, zijn meer dan ${number(members)} leden nodig. Dat kan alleen als iemand meerdere organisaties vertegenwoordigt of als er een vervanger kwam.`,
    'no-membership': ({ people }, number) =>
      people === 1
        ? 'Eén persoon nam als lid deel zonder die dag ingeschreven te zijn. Die persoon is meegeteld.'
        : `${number(people)} personen namen als lid deel zonder die dag ingeschreven te zijn. Ze zijn meegeteld.`,
    'no-attendance': ({ meetings }, number) =>
      meetings === 1
        ? 'Eén gehouden bijeenkomst heeft geen aanwezigheidslijst: ze telt niet mee in het gemiddelde.'
        : `${number(meetings)} gehouden bijeenkomsten hebben geen aanwezigheidslijst: ze tellen niet mee in het gemiddelde.`,
    'not-recorded': ({ figure, blank }, number) => {
      if (figure === 'meetings')
        return blank === 1
          ? 'Eén geplande bijeenkomst is voorbij: geef aan of ze plaatsvond.'
          : `${number(blank)} geplande bijeenkomsten zijn voorbij: geef aan of ze plaatsvonden.`
      const what = NL.definitions[figure].title
      if (figure === 'sectors')
        return `${what}: niet genoteerd, want ${blank === 1 ? 'één organisatie heeft' : `${number(blank)} organisaties hebben`} geen sector.`
      return `${what}: niet genoteerd, want het statuut van ${blank === 1 ? 'één persoon' : `${number(blank)} personen`} ontbreekt.`
    },
    switched: ({ figure, before, after }, number) =>
      `${NL.definitions[figure].title}${figure === 'participantsPerMeeting' ? ', standaardafwijking' : ''}: ${number(after, 2)} met deze keuze, ${number(before, 2)} met de gewone regel.`,
    'overlapping-membership': ({ people }, number) =>
      people === 1
        ? 'Eén persoon is tegelijk twee keer ingeschreven in dezelfde gemeenschap.'
        : `${number(people)} personen zijn tegelijk twee keer ingeschreven in dezelfde gemeenschap.`,
  },
}
