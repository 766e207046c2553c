import type { Words } from './words.ts'

const ONE_TO_TWELVE = ['zéro', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix', 'onze', 'douze']
const EXACT = 'Nombre entier, pas d’arrondi.'
const NOT_COUNTED = 'L’animation, la recherche, la coordination, les visites, les orateurs et oratrices et les interprètes.'

function inWords(value: number): string {
  return ONE_TO_TWELVE[value] ?? String(value)
}

function count(value: number, one: string, many: string): string {
  return value === 1 ? one : `${inWords(value)} ${many}`
}

function organisations(value: number): string {
  return count(value, 'une organisation', 'organisations')
}

export const FR: Words = {
  definitions: {
    meetings: {
      title: 'Réunions',
      definition: 'Les réunions qui ont eu lieu pendant la période. Une réunion commune compte dans chacune de ses communautés.',
      formula: 'nombre de réunions tenues',
      leftOut: 'Les réunions prévues, annulées ou hors de la période.',
      rounding: EXACT,
      unit: 'réunions',
    },
    hours: {
      title: 'Heures de réunion',
      definition: 'La durée de toutes les réunions tenues. Les heures réelles comptent quand elles sont notées, sinon les heures prévues.',
      formula: 'somme des durées des réunions tenues',
      leftOut: 'Les réunions prévues ou annulées, et le nombre de personnes présentes.',
      rounding: 'Une décimale à l’écran, un nombre entier sur l’affiche.',
      unit: 'heures',
    },
    participantsPerMeeting: {
      title: 'Participants par réunion',
      definition:
        'Le nombre moyen de membres et de suppléants présents à une réunion, avec l’écart type entre les réunions. C’est le rôle tenu à la réunion qui décide.',
      formula: 'présences comptées ÷ réunions avec une liste de présences',
      leftOut: `${NOT_COUNTED} Une réunion sans liste de présences n’entre pas dans la moyenne.`,
      rounding: 'Une décimale à l’écran, un nombre entier sur l’affiche ; les demis s’éloignent de zéro.',
      unit: 'personnes par réunion',
    },
    meetingsPerParticipant: {
      title: 'Réunions par participant',
      definition: 'À combien de réunions chaque membre a participé. Le tableau donne le plus petit et le plus grand nombre.',
      formula: 'minimum et maximum des réunions par membre',
      leftOut: `${NOT_COUNTED} La présence d’un suppléant ne compte pas pour le membre remplacé.`,
      rounding: EXACT,
      unit: 'réunions par personne',
    },
    members: {
      title: 'Membres',
      definition: 'Les personnes présentes au moins une fois comme membre pendant la période. Chaque personne compte une seule fois.',
      formula: 'nombre de personnes différentes présentes comme membre',
      leftOut: `${NOT_COUNTED} Les suppléants et les membres jamais présents non plus.`,
      rounding: EXACT,
      unit: 'personnes',
    },
    organisations: {
      title: 'Organisations',
      definition: 'Les organisations qu’un membre ou un suppléant présent a représentées. Chaque organisation compte une seule fois.',
      formula: 'nombre d’organisations différentes représentées',
      leftOut: 'Les cabinets d’une seule personne, sauf si l’on choisit de compter les indépendants.',
      rounding: EXACT,
      unit: 'organisations',
    },
    selfEmployed: {
      title: 'Membres indépendants',
      definition: 'Les membres dont le statut est « indépendant ». Si le statut d’un seul membre manque, le chiffre n’est pas renseigné.',
      formula: 'nombre de membres indépendants',
      leftOut: 'Les membres salariés, bénévoles, citoyens et aidants proches, et les suppléants.',
      rounding: EXACT,
      unit: 'personnes',
    },
    pairs: {
      title: 'Organisations représentées par un binôme',
      definition:
        'Les organisations dont deux membres ou plus ont fait partie de la communauté en même temps, pour au moins une réunion tenue. Chacun est venu au moins une fois.',
      formula: 'nombre d’organisations avec au moins deux membres en même temps',
      leftOut: 'Les successions : un membre parti avant l’arrivée de l’autre. Elles ont leur propre ligne.',
      rounding: EXACT,
      unit: 'organisations',
    },
    sectors: {
      title: 'Secteurs d’activité',
      definition:
        'Les secteurs différents des organisations représentées, cabinets d’une seule personne compris. Si le secteur d’une organisation manque, le chiffre n’est pas renseigné.',
      formula: 'nombre de secteurs différents',
      leftOut: 'Les secteurs d’organisations que personne n’a représentées.',
      rounding: EXACT,
      unit: 'secteurs',
    },
  },
  poster: {
    meetings: 'Réunions',
    hours: 'Heures de réunion',
    participantsPerMeeting: 'Participants par réunion*, moyenne (±ET)',
    meetingsPerParticipant: 'Min–max de réunions par participant',
    members: 'Membres*',
    organisations: 'Organisations',
    selfEmployed: 'Membres indépendants',
    pairs: 'Organisations représentées par un binôme',
    sectors: 'Secteurs d’activité',
  },
  footnote: '* sans l’animation, la recherche et les visites',
  distinct: 'Sans doublons',
  summed: 'Colonnes additionnées',
  notRecorded: 'non renseigné',
  noData: 'sans objet',
  reasons: {
    held: 'réunion tenue',
    'planned-times': 'heures prévues',
    'actual-times': 'heures réelles',
    present: 'membres et suppléants présents',
    'as-member': 'présence comme membre',
    'as-deputy': 'représentée par un suppléant',
    'self-employed': 'indépendant',
    'own-practice': 'indépendant compté comme une organisation',
    overlapping: 'plusieurs membres en même temps',
    'in-window': 'plusieurs membres pendant la période',
    sector: 'secteur d’organisations représentées',
    planned: 'encore prévue',
    cancelled: 'annulée',
    'outside-window': 'hors de la période',
    'no-attendance': 'sans liste de présences',
    deputy: 'présent seulement comme suppléant',
    'other-employment': 'autre statut',
    'employment-blank': 'statut non renseigné',
    'sole-practice': 'cabinet d’une seule personne',
    'self-employed-only': 'représentée seulement par des indépendants',
    'one-representative': 'un seul membre',
    succession: 'l’un a remplacé l’autre',
    'never-together': 'jamais membres en même temps',
    'no-sector': 'secteur non renseigné',
    'never-present': 'jamais représentée à une réunion',
    excused: 'excusé',
    absent: 'absent',
    represented: 'représenté par quelqu’un d’autre',
    moderator: 'animation',
    researcher: 'recherche',
    coordinator: 'coordination',
    visitor: 'visite',
    speaker: 'intervention',
    interpreter: 'interprétation',
    'other-community': 'compte pour une autre communauté de la réunion commune',
  },
  warnings: {
    'organisations-exceed-salaried': (fact, number) => {
      const reasons: string[] = []
      if (fact.bySelfEmployed === 1 && fact.selfEmployed === 1) reasons.push('un indépendant représente un cabinet de groupe ou une autre organisation')
      else if (fact.bySelfEmployed > 0 && fact.bySelfEmployed === fact.selfEmployed) {
        reasons.push(`${inWords(fact.selfEmployed)} indépendants représentent chacun un cabinet de groupe ou une autre organisation`)
      } else if (fact.bySelfEmployed > 0) {
        reasons.push(`${count(fact.selfEmployed, 'un indépendant représente', 'indépendants représentent')} ${organisations(fact.bySelfEmployed)}`)
      }
      if (fact.practitioners > 0)
        reasons.push(count(fact.practitioners, 'un indépendant compte comme une organisation', 'indépendants comptent chacun comme une organisation'))
      if (fact.byOthers > 0) reasons.push(`des bénévoles, des citoyens ou des proches représentent ${organisations(fact.byOthers)}`)
      if (fact.byDeputies > 0) reasons.push(`un suppléant est venu pour ${organisations(fact.byDeputies)}`)
      if (fact.bySeveral > 0) reasons.push('un membre salarié représente plusieurs organisations')
      const explained = fact.salaried + fact.bySelfEmployed + fact.practitioners + fact.byOthers + fact.byDeputies + fact.bySeveral >= fact.organisations
      const figures = `${number(fact.organisations)} ${fact.organisations === 1 ? 'organisation' : 'organisations'} pour ${number(fact.salaried)} ${fact.salaried < 2 ? 'membre salarié' : 'membres salariés'}.`
      return `${figures} ${explained ? `C’est possible : ${reasons.join(' ; ')}.` : 'Les lignes ne l’expliquent pas : vérifiez qui représente quelle organisation.'}`
    },
    'max-exceeds-meetings': ({ max, meetings }, number) =>
      `Quelqu’un serait venu à ${number(max)} réunions alors que ${number(meetings)} seulement ont eu lieu. C’est impossible : vérifiez les présences.`,
    'mean-exceeds-members': ({ mean, members }, number) =>
      `En moyenne ${number(mean, 1)} personnes par réunion pour ${number(members)} membres. C’est possible seulement avec des suppléants.`,
    'pairs-do-not-add-up': ({ pairs, organisations: total, members }, number) =>
      `${number(total)} organisations dont ${number(pairs)} en binôme demandent plus de ${number(members)} membres. C’est possible seulement si quelqu’un représente plusieurs organisations ou si un suppléant est venu.`,
    'no-membership': ({ people }, number) =>
      people === 1
        ? 'Une personne a participé comme membre sans être inscrite ce jour-là. Elle est comptée.'
        : `${number(people)} personnes ont participé comme membres sans être inscrites ce jour-là. Elles sont comptées.`,
    'no-attendance': ({ meetings }, number) =>
      meetings === 1
        ? 'Une réunion tenue n’a pas de liste de présences : elle n’entre pas dans la moyenne.'
        : `${number(meetings)} réunions tenues n’ont pas de liste de présences : elles n’entrent pas dans la moyenne.`,
    'not-recorded': ({ figure, blank }, number) => {
      if (figure === 'meetings')
        return blank === 1
          ? 'Une réunion prévue est passée : dites si elle a eu lieu.'
          : `${number(blank)} réunions prévues sont passées : dites si elles ont eu lieu.`
      const what = FR.definitions[figure].title
      if (figure === 'sectors')
        return `${what} : non renseigné, car ${blank === 1 ? 'une organisation n’a' : `${number(blank)} organisations n’ont`} pas de secteur.`
      return `${what} : non renseigné, car le statut ${blank === 1 ? 'd’une personne' : `de ${number(blank)} personnes`} manque.`
    },
    switched: ({ figure, before, after }, number) =>
      `${FR.definitions[figure].title}${figure === 'participantsPerMeeting' ? ', écart type' : ''} : ${number(after, 2)} avec ce choix, ${number(before, 2)} avec la règle habituelle.`,
    'overlapping-membership': ({ people }, number) =>
      people === 1
        ? 'Une personne est inscrite deux fois dans la même communauté au même moment.'
        : `${number(people)} personnes sont inscrites deux fois dans la même communauté au même moment.`,
  },
}
