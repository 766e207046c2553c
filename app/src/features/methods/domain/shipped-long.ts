import type { Method } from './method.ts'
import { facts, open, shipped, words } from './shipped-words.ts'

/** Longer forms of one situation, for a group whose members know each other. */
export const codevelopment: Method = shipped(
  4,
  'codeveloppement',
  words('Codéveloppement', 'Codevelopment (codéveloppement)', 'Codéveloppement', 'Codéveloppement'),
  words(
    'Une personne expose, les autres l’aident à voir autrement, et elle repart avec son propre plan. Ce que l’on demande au groupe est fixé par un contrat court.',
    'Iemand legt een situatie voor, de anderen helpen om ze anders te bekijken, en hij of zij vertrekt met een eigen plan. Een kort contract zegt wat aan de groep gevraagd wordt.',
    'One person sets out a situation, the others help to see it differently, and they leave with a plan of their own. A short contract says what is asked of the group.',
    'Eine Person stellt eine Situation vor, die anderen helfen, sie anders zu sehen, und sie geht mit einem eigenen Plan. Ein kurzer Vertrag sagt, was von der Gruppe erbeten wird.',
  ),
  [
    facts(
      'topics',
      0,
      'one-by-one',
      ['question'],
      [
        words('Les sujets', 'De onderwerpen', 'Topics', 'Die Themen'),
        words(
          'Avant la réunion : chacun propose un sujet en une phrase, le groupe en choisit un.',
          'Vóór de bijeenkomst: iedereen stelt een onderwerp voor in één zin, de groep kiest er één.',
          'Before the meeting: everybody proposes a topic in one sentence, the group picks one.',
          'Vor dem Treffen: jede und jeder schlägt ein Thema in einem Satz vor, die Gruppe wählt eines.',
        ),
      ],
    ),
    facts(
      'expose',
      10,
      'presenter',
      ['area-1', 'area-2'],
      [
        words('L’exposé', 'De voorstelling', 'Setting out', 'Die Darstellung'),
        words(
          'La situation, ce qui est difficile, ce que l’on voudrait. Cinq à dix minutes, sans interruption.',
          'De situatie, wat moeilijk is, wat men zou willen. Vijf tot tien minuten, zonder onderbreking.',
          'The situation, what is hard, what one would like. Five to ten minutes, without interruption.',
          'Die Situation, was schwierig ist, was man sich wünscht. Fünf bis zehn Minuten, ohne Unterbrechung.',
        ),
      ],
    ),
    facts(
      'clarify',
      10,
      'one-by-one',
      ['area-1', 'area-2', 'question'],
      [
        words('Clarifier', 'Verduidelijken', 'Clarify', 'Klären'),
        words(
          'De vraies questions, courtes. Ni conseil ni question qui cache un conseil.',
          'Echte vragen, kort. Geen advies, en geen vraag waarin een advies schuilt.',
          'Real questions, short ones. No advice, and no question that hides advice.',
          'Echte Fragen, kurz. Kein Rat und keine Frage, in der ein Rat steckt.',
        ),
      ],
    ),
    facts(
      'contract',
      5,
      'presenter',
      ['question'],
      [
        words('Le contrat', 'Het contract', 'The contract', 'Der Vertrag'),
        words(
          '« Aidez-moi à… » : une phrase, que le groupe accepte. Elle reste à l’écran.',
          '‘Help me om…’: één zin, waarmee de groep akkoord gaat. Ze blijft op het scherm staan.',
          '“Help me to…”: one sentence that the group accepts. It stays on the screen.',
          '„Helft mir, …“: ein Satz, dem die Gruppe zustimmt. Er bleibt auf dem Bildschirm.',
        ),
      ],
    ),
    open(
      'consultation',
      25,
      'others',
      ['area-3', 'area-4', 'suggestion', 'service'],
      [
        words('La consultation', 'De consultatie', 'Consultation', 'Die Beratung'),
        words(
          'Le groupe dit ce qu’il voit et propose, dans les limites du contrat. La personne écoute et demande de préciser.',
          'De groep zegt wat hij ziet en stelt voor, binnen het contract. Wie voorlegde, luistert en vraagt door.',
          'The group says what it sees and proposes, within the contract. Whoever set it out listens and asks for details.',
          'Die Gruppe sagt, was sie sieht, und schlägt vor, im Rahmen des Vertrags. Wer vorgestellt hat, hört zu und fragt nach.',
        ),
      ],
    ),
    open(
      'plan',
      10,
      'presenter',
      ['suggestion', 'area-6'],
      [
        words('Synthèse et plan d’action', 'Samenvatting en actieplan', 'Summary and plan', 'Zusammenfassung und Plan'),
        words(
          'Ce que je retiens, ce que je fais, quand. Deux ou trois pas suffisent.',
          'Wat ik onthoud, wat ik doe, wanneer. Twee of drie stappen volstaan.',
          'What I keep, what I do, when. Two or three steps are enough.',
          'Was ich behalte, was ich tue, wann. Zwei oder drei Schritte genügen.',
        ),
      ],
    ),
    open(
      'learning',
      10,
      'one-by-one',
      ['area-5', 'area-6'],
      [
        words('Ce que chacun a appris', 'Wat ieder geleerd heeft', 'What everybody learnt', 'Was jede und jeder gelernt hat'),
        words(
          'Un mot chacun : sur ma pratique, ou sur notre manière de travailler.',
          'Ieder één woord: over mijn praktijk, of over onze manier van werken.',
          'One word each: on my practice, or on how we work.',
          'Ein Wort von jeder und jedem: zu meiner Praxis oder zu unserer Arbeitsweise.',
        ),
      ],
    ),
  ],
)

export const balintType: Method = shipped(
  5,
  'balint',
  words('Groupe de type Balint', 'Groep volgens Balint', 'Balint-type group', 'Gruppe nach Balint'),
  words(
    'Une heure à deux heures sur la relation entre la personne et le ou la professionnel·le. Au moins cinq personnes qui se connaissent. On n’interrompt pas, et ce que la situation éveille reste à chacun.',
    'Eén tot twee uur over de band tussen de persoon en de hulpverlener. Minstens vijf mensen die elkaar kennen. Niemand onderbreekt, en wat de situatie oproept, blijft van ieder zelf.',
    'One to two hours on the relation between the person and the professional. At least five people who know each other. Nobody interrupts, and what the situation stirs stays one’s own.',
    'Ein bis zwei Stunden zur Beziehung zwischen der Person und der Fachkraft. Mindestens fünf Menschen, die einander kennen. Niemand unterbricht, und was die Situation auslöst, bleibt bei jeder und jedem selbst.',
  ),
  [
    facts(
      'collect',
      5,
      'one-by-one',
      ['question'],
      [
        words('Recueillir', 'Verzamelen', 'Collect', 'Sammeln'),
        words(
          'Qui a une situation qui lui reste en tête ?',
          'Wie heeft een situatie die blijft hangen?',
          'Who has a situation that stays on their mind?',
          'Wer hat eine Situation, die nicht loslässt?',
        ),
      ],
    ),
    facts(
      'choose',
      5,
      'everybody',
      ['question'],
      [
        words('Choisir', 'Kiezen', 'Choose', 'Wählen'),
        words(
          'Une seule, pour prendre le temps.',
          'Eén enkele, om er tijd voor te nemen.',
          'One only, to take time for it.',
          'Nur eine, um sich Zeit zu nehmen.',
        ),
      ],
    ),
    facts(
      'tell',
      15,
      'presenter',
      ['area-1', 'area-2'],
      [
        words('Raconter', 'Vertellen', 'Tell', 'Erzählen'),
        words(
          'Librement, sans dossier et sans interruption.',
          'Vrijuit, zonder dossier en zonder onderbreking.',
          'Freely, with no file and no interruption.',
          'Frei, ohne Akte und ohne Unterbrechung.',
        ),
      ],
    ),
    facts(
      'associate',
      10,
      'others',
      ['area-5'],
      [
        words('Associer', 'Associëren', 'Associate', 'Assoziieren'),
        words(
          'Ce que cela évoque : une sensation, un souvenir, une phrase. Cela reste privé.',
          'Wat het oproept: een gevoel, een herinnering, een zin. Dat blijft privé.',
          'What it evokes: a feeling, a memory, a phrase. It stays private.',
          'Was es auslöst: ein Gefühl, eine Erinnerung, ein Satz. Das bleibt privat.',
        ),
      ],
    ),
    facts(
      'image',
      10,
      'others',
      ['area-5'],
      [
        words('Une image', 'Een beeld', 'An image', 'Ein Bild'),
        words(
          'Si c’était une image ou un lieu, lequel ?',
          'Als het een beeld of een plek was, welk?',
          'If it were an image or a place, which one?',
          'Wäre es ein Bild oder ein Ort, welcher?',
        ),
      ],
    ),
    facts(
      'own-view',
      10,
      'one-by-one',
      ['area-5', 'area-3'],
      [
        words('Le regard de chacun', 'Ieders kijk', 'Each one’s view', 'Die Sicht jeder und jedes Einzelnen'),
        words('Chacun à son tour, sans discussion.', 'Ieder om de beurt, zonder discussie.', 'In turn, without discussion.', 'Reihum, ohne Diskussion.'),
      ],
    ),
    open(
      'group-view',
      15,
      'everybody',
      ['area-3', 'suggestion'],
      [
        words('Le regard du groupe', 'De kijk van de groep', 'The group’s view', 'Die Sicht der Gruppe'),
        words(
          'Ce qui revient, ce qui diffère, ce qui s’ouvre.',
          'Wat terugkeert, wat verschilt, wat opengaat.',
          'What comes back, what differs, what opens.',
          'Was wiederkehrt, was sich unterscheidet, was sich öffnet.',
        ),
      ],
    ),
    open(
      'decide',
      5,
      'presenter',
      ['suggestion', 'area-6'],
      [
        words('Décider', 'Beslissen', 'Decide', 'Entscheiden'),
        words(
          'Ce que je ferai autrement la prochaine fois, s’il y a lieu.',
          'Wat ik de volgende keer anders doe, als dat nodig is.',
          'What I will do differently next time, if anything.',
          'Was ich beim nächsten Mal anders mache, wenn überhaupt.',
        ),
      ],
    ),
    open(
      'evaluate',
      10,
      'one-by-one',
      ['area-6'],
      [
        words('Évaluer', 'Evalueren', 'Look back', 'Rückblick'),
        words(
          'Comment avons-nous travaillé ? Non : qui a eu raison.',
          'Hoe hebben we gewerkt? Niet: wie had gelijk.',
          'How did we work? Not: who was right.',
          'Wie haben wir gearbeitet? Nicht: wer hatte recht.',
        ),
      ],
    ),
  ],
)

export const echoType: Method = shipped(
  6,
  'echo',
  words('Séance de type ECHO', 'Sessie volgens ECHO', 'ECHO-type session', 'Sitzung nach ECHO'),
  words(
    'Quarante-cinq minutes, souvent en ligne : une situation présentée, redite pour être sûr, des questions, puis des recommandations qui partent par écrit avec une date de suivi.',
    'Vijfenveertig minuten, vaak online: een situatie wordt voorgesteld, herhaald om zeker te zijn, bevraagd; dan volgen aanbevelingen, die schriftelijk vertrekken met een opvolgdatum.',
    'Forty-five minutes, often online: a situation is presented, restated to be sure, asked about; then come recommendations, which leave in writing with a follow-up date.',
    'Fünfundvierzig Minuten, oft online: eine Situation wird vorgestellt, zur Sicherheit wiederholt, befragt; dann folgen Empfehlungen, die schriftlich mit einem Datum zur Nachverfolgung weggehen.',
  ),
  [
    facts(
      'present',
      10,
      'presenter',
      ['area-1', 'area-2'],
      [
        words('Présenter', 'Voorstellen', 'Present', 'Vorstellen'),
        words(
          'La situation et la question, en peu de mots.',
          'De situatie en de vraag, in weinig woorden.',
          'The situation and the question, in few words.',
          'Die Situation und die Frage, in wenigen Worten.',
        ),
      ],
    ),
    facts(
      'restate',
      3,
      'others',
      ['area-1', 'question'],
      [
        words('Redire', 'Herhalen', 'Restate', 'Wiederholen'),
        words(
          '« Si je vous comprends bien… » La personne corrige.',
          '‘Als ik het goed begrijp…’ Wie voorstelde, verbetert.',
          '“If I understand you…” Whoever presented puts it right.',
          '„Wenn ich richtig verstehe …“ Wer vorgestellt hat, berichtigt.',
        ),
      ],
    ),
    facts(
      'questions',
      10,
      'one-by-one',
      ['area-1', 'area-2', 'question'],
      [
        words('Les questions', 'De vragen', 'Questions', 'Fragen'),
        words(
          'D’abord les collègues, puis les expert·es. Pas de recommandation déguisée.',
          'Eerst de collega’s, dan de experten. Geen verhulde aanbeveling.',
          'Colleagues first, experts after. No recommendation in disguise.',
          'Erst die Kolleginnen und Kollegen, dann die Fachleute. Keine versteckte Empfehlung.',
        ),
      ],
    ),
    open(
      'recommend',
      15,
      'others',
      ['suggestion', 'area-3', 'area-4', 'service'],
      [
        words('Les recommandations', 'De aanbevelingen', 'Recommendations', 'Empfehlungen'),
        words(
          'Une par personne, assez précise pour être essayée.',
          'Eén per persoon, precies genoeg om te proberen.',
          'One a person, precise enough to be tried.',
          'Eine je Person, genau genug, um sie zu versuchen.',
        ),
      ],
    ),
    open(
      'summary',
      5,
      'nobody',
      ['suggestion', 'area-6'],
      [
        words('La synthèse écrite', 'De geschreven samenvatting', 'Written summary', 'Die schriftliche Zusammenfassung'),
        words(
          'La personne qui anime écrit, tout le monde relit à l’écran.',
          'Wie begeleidt, schrijft; iedereen leest mee op het scherm.',
          'Whoever moderates writes, everybody reads along on the screen.',
          'Wer moderiert, schreibt; alle lesen auf dem Bildschirm mit.',
        ),
      ],
    ),
    open(
      'date',
      2,
      'presenter',
      ['area-6'],
      [
        words('La date de suivi', 'De opvolgdatum', 'Follow-up date', 'Das Datum für danach'),
        words(
          'Quand en reparlons-nous, même en une phrase ?',
          'Wanneer komen we hierop terug, al is het in één zin?',
          'When do we come back to it, be it in one sentence?',
          'Wann kommen wir darauf zurück, und sei es in einem Satz?',
        ),
      ],
    ),
  ],
)
