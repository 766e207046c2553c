import type { Anchor, LocalNames, TieScale } from './scale.ts'

type Words = readonly [fr: string, nl: string, en: string, de: string]

function named([fr, nl, en, de]: Words): LocalNames {
  return { fr, nl, en, de }
}

function anchored(first: 0 | 1, steps: readonly Words[]): Anchor[] {
  return steps.map((words, order) => ({ level: first + order, ...named(words) }))
}

function shipped(key: string, name: Words, anchors: Anchor[]): TieScale {
  return { key, version: 1, communityId: null, name: named(name), anchors, isInverse: false }
}

/** Scales that come with Ronde: data of the program. Another wording is another version. */
export const SHIPPED_SCALES: readonly TieScale[] = [
  shipped(
    'default',
    ['Niveau de lien, 0 à 4', 'Niveau van de band, 0 tot 4', 'Level of the tie, 0 to 4', 'Stufe der Verbindung, 0 bis 4'],
    anchored(0, [
      ['Je ne connais pas', 'Ken ik niet', 'I do not know them', 'Kenne ich nicht'],
      ['Je connais de nom', 'Ken ik van naam', 'I know the name', 'Kenne ich dem Namen nach'],
      ['Nous avons déjà échangé', 'We hebben al contact gehad', 'We have been in touch', 'Wir hatten schon Kontakt'],
      ['Nous nous adressons des personnes', 'We verwijzen naar elkaar door', 'We refer people to each other', 'Wir verweisen aneinander'],
      ['Nous travaillons régulièrement ensemble', 'We werken regelmatig samen', 'We work together regularly', 'Wir arbeiten regelmäßig zusammen'],
    ]),
  ),
  shipped(
    'frey',
    ['Échelle de Frey, 0 à 5', 'Schaal van Frey, 0 tot 5', 'Frey’s scale, 0 to 5', 'Skala von Frey, 0 bis 5'],
    anchored(0, [
      ['Aucune interaction', 'Geen interactie', 'No interaction', 'Kein Austausch'],
      ['Mise en réseau', 'Netwerken', 'Networking', 'Vernetzung'],
      ['Coopération', 'Coöperatie', 'Cooperation', 'Kooperation'],
      ['Coordination', 'Coördinatie', 'Coordination', 'Koordination'],
      ['Coalition', 'Coalitie', 'Coalition', 'Koalition'],
      ['Collaboration', 'Samenwerking', 'Collaboration', 'Zusammenarbeit'],
    ]),
  ),
  shipped(
    'himmelman',
    ['Échelle de Himmelman, 1 à 4', 'Schaal van Himmelman, 1 tot 4', 'Himmelman’s scale, 1 to 4', 'Skala von Himmelman, 1 bis 4'],
    anchored(1, [
      ['Mise en réseau', 'Netwerken', 'Networking', 'Vernetzung'],
      ['Coordination', 'Coördinatie', 'Coordinating', 'Koordination'],
      ['Coopération', 'Coöperatie', 'Cooperating', 'Kooperation'],
      ['Collaboration', 'Samenwerking', 'Collaborating', 'Zusammenarbeit'],
    ]),
  ),
  shipped(
    'vnl',
    [
      'Échelle de Visible Network Labs, 0 à 3',
      'Schaal van Visible Network Labs, 0 tot 3',
      'Visible Network Labs’ scale, 0 to 3',
      'Skala der Visible Network Labs, 0 bis 3',
    ],
    anchored(0, [
      ['Aucun lien, ou je sais qu’il existe', 'Geen band, of ik weet van het bestaan', 'No tie, or awareness only', 'Keine Verbindung, oder ich weiß davon'],
      ['Coopération', 'Coöperatie', 'Cooperation', 'Kooperation'],
      ['Coordination', 'Coördinatie', 'Coordination', 'Koordination'],
      ['Intégration', 'Integratie', 'Integration', 'Integration'],
    ]),
  ),
]
