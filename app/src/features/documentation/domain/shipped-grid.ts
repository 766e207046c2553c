import type { AreaWords, GridTemplate, LocalNames } from './grid.ts'

function words(fr: string, nl: string, en: string, de: string): LocalNames {
  return { fr, nl, en, de }
}

function area(name: LocalNames, prompt: LocalNames): AreaWords {
  return { name, prompt }
}

/** The grid that comes with Ronde: spoken prompts, until a community adopts its own. */
export const SHIPPED_GRID: GridTemplate = {
  communityId: null,
  version: 0,
  adoptedAtMeeting: null,
  areas: {
    1: area(
      words('Qui est concerné', 'Om wie het gaat', 'Who it is about', 'Um wen es geht'),
      words(
        'De qui s’agit-il, à grands traits, et quels métiers sont autour ?',
        'Over wie gaat het, in grote lijnen, en welke beroepen staan eromheen?',
        'Who is this about, in broad strokes, and which kinds of professionals are around?',
        'Um wen geht es, in groben Zügen, und welche Berufe sind beteiligt?',
      ),
    ),
    2: area(
      words('Ce qui s’est passé', 'Wat er gebeurde', 'What happened', 'Was geschah'),
      words(
        'Que s’est-il passé, qu’a-t-on fait ?',
        'Wat is er gebeurd, wat werd gedaan?',
        'What happened, what was done?',
        'Was ist geschehen, was wurde getan?',
      ),
    ),
    3: area(
      words('Indices et idées', 'Aanwijzingen en ideeën', 'Clues and ideas', 'Hinweise und Ideen'),
      words(
        'Que proposent les autres, quel indice était nouveau ?',
        'Wat stellen anderen voor, welke aanwijzing was nieuw?',
        'What do others suggest, which clue was new?',
        'Was schlagen andere vor, welcher Hinweis war neu?',
      ),
    ),
    4: area(
      words('Services, personnes, outils', 'Diensten, mensen, instrumenten', 'Services, people, tools', 'Dienste, Menschen, Werkzeuge'),
      words(
        'Quel service, quelle personne, quel outil a été nommé ?',
        'Welke dienst, welke persoon of welk instrument werd genoemd?',
        'Which service, person or tool was named?',
        'Welcher Dienst, welche Person, welches Werkzeug wurde genannt?',
      ),
    ),
    5: area(
      words('Notre posture', 'Onze houding', 'Our stance', 'Unsere Haltung'),
      words(
        'Qu’est-ce que cela remue quant à ma place, mes limites, mes convictions ? Cela reste privé, sauf si je le partage.',
        'Wat raakt dit aan mijn plaats, mijn grenzen, mijn overtuigingen? Het blijft privé, tenzij ik het deel.',
        'What did this stir about my place, my limits, my beliefs? It stays private unless I share it.',
        'Was bewegt das an meinem Platz, meinen Grenzen, meinen Überzeugungen? Es bleibt privat, außer ich teile es.',
      ),
    ),
    6: area(
      words('Ce qui change', 'Wat er verandert', 'What changes', 'Was sich ändert'),
      words(
        'Qu’est-ce qui change pour moi, pour nous, dans mon organisation ?',
        'Wat verandert er voor mij, voor ons, in mijn organisatie?',
        'What changes for me, for us, at my organisation?',
        'Was ändert sich für mich, für uns, in meiner Organisation?',
      ),
    ),
  },
}
