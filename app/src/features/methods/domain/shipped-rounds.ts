import type { Method } from './method.ts'
import { facts, open, shipped, words } from './shipped-words.ts'

/** Short rounds on one situation, for a table of neighbours and professionals. */
export const neighbourhoodQuestion: Method = shipped(
  1,
  'neighbourhood-question',
  words('Question de quartier', 'Buurtvraag', 'Neighbourhood question', 'Frage aus dem Viertel'),
  words(
    'Vingt minutes pour une question qu’une voisine, un commerçant ou une aide-soignante peut éclairer. La salle est mêlée : rien qui permette de reconnaître quelqu’un.',
    'Twintig minuten voor een vraag waar een buur, een winkelier of een verzorgende iets over weet. De zaal is gemengd: niets waaraan men iemand herkent.',
    'Twenty minutes for a question on which a neighbour, a shopkeeper or a carer may know something. The room is mixed: nothing by which anybody is recognised.',
    'Zwanzig Minuten für eine Frage, zu der eine Nachbarin, ein Händler oder eine Pflegekraft etwas weiß. Der Raum ist gemischt: nichts, woran man jemanden erkennt.',
  ),
  [
    facts(
      'ask',
      3,
      'presenter',
      ['area-1', 'question'],
      [
        words('Poser la question', 'De vraag stellen', 'Ask', 'Die Frage stellen'),
        words(
          'En deux ou trois phrases, sans nom, sans adresse, sans rien qui désigne la personne.',
          'In twee of drie zinnen, zonder naam, zonder adres, zonder iets dat naar de persoon wijst.',
          'In two or three sentences, with no name, no address, nothing that points to the person.',
          'In zwei oder drei Sätzen, ohne Namen, ohne Adresse, ohne etwas, das auf die Person weist.',
        ),
      ],
    ),
    facts(
      'clarify',
      5,
      'one-by-one',
      ['area-1', 'area-2', 'question'],
      [
        words('Clarifier', 'Verduidelijken', 'Clarify', 'Klären'),
        words(
          'Seulement des questions. Une idée qui vient se met de côté, elle ne se perd pas.',
          'Alleen vragen. Een idee dat opkomt, gaat even opzij en gaat niet verloren.',
          'Questions only. An idea that comes up is put aside, not lost.',
          'Nur Fragen. Eine Idee, die kommt, wird zur Seite gelegt und geht nicht verloren.',
        ),
      ],
    ),
    open(
      'who-knows',
      10,
      'everybody',
      ['area-3', 'area-4', 'suggestion', 'service'],
      [
        words('Qui sait quelque chose ?', 'Wie weet iets?', 'Who knows something?', 'Wer weiß etwas?'),
        words(
          'Un service, une personne, un lieu, une habitude du quartier. D’abord ce qui est proche.',
          'Een dienst, een persoon, een plek, een gewoonte van de buurt. Eerst wat dichtbij is.',
          'A service, a person, a place, a habit of the neighbourhood. What is near comes first.',
          'Ein Dienst, eine Person, ein Ort, eine Gewohnheit des Viertels. Zuerst, was nahe ist.',
        ),
      ],
    ),
    open(
      'take',
      2,
      'presenter',
      ['suggestion', 'area-6'],
      [
        words('Ce que j’emporte', 'Wat ik meeneem', 'What I take', 'Was ich mitnehme'),
        words(
          'La personne qui a posé la question dit ce qu’elle va essayer, et rien d’autre.',
          'Wie de vraag stelde, zegt wat hij of zij zal proberen, en niets anders.',
          'Whoever asked says what they will try, and nothing else.',
          'Wer gefragt hat, sagt, was er oder sie versuchen wird, und sonst nichts.',
        ),
      ],
    ),
  ],
)

export const tflpRound: Method = shipped(
  2,
  'tflp-round',
  words('Tour TFLP', 'TFLP-ronde', 'TFLP round', 'TFLP-Runde'),
  words(
    'Quarante-cinq minutes autour d’une situation où le réseau ne répond pas : le récit, le souhait de la personne, ce qui manque, puis les pistes. La personne qui apporte la situation conclut.',
    'Vijfenveertig minuten rond een situatie waarin het netwerk niet antwoordt: het verhaal, de wens van de persoon, wat ontbreekt, en dan de suggesties. Wie de situatie inbrengt, sluit af.',
    'Forty-five minutes on a situation in which the network does not answer: the story, the person’s wish, what is missing, then ideas. Whoever brings the situation closes.',
    'Fünfundvierzig Minuten zu einer Situation, in der das Netz nicht antwortet: die Geschichte, der Wunsch der Person, was fehlt, dann die Ideen. Wer die Situation einbringt, schließt ab.',
  ),
  [
    facts(
      'story',
      8,
      'presenter',
      ['area-1', 'area-2'],
      [
        words('Le récit', 'Het verhaal', 'The story', 'Die Geschichte'),
        words(
          'Ce qui s’est passé, et qui est déjà autour de la personne. Personne n’interrompt.',
          'Wat er gebeurde, en wie er al rond de persoon staat. Niemand onderbreekt.',
          'What happened, and who is around the person already. Nobody interrupts.',
          'Was geschah, und wer schon um die Person herum ist. Niemand unterbricht.',
        ),
      ],
    ),
    facts(
      'goal',
      2,
      'presenter',
      ['area-1', 'question'],
      [
        words('Ce que la personne souhaite', 'Wat de persoon wenst', 'What the person wants', 'Was die Person möchte'),
        words(
          'Avec ses mots à elle, pas avec les nôtres. Si on ne le sait pas, on le dit.',
          'In haar eigen woorden, niet in de onze. Weten we het niet, dan zeggen we dat.',
          'In their words, not in ours. If nobody knows, we say so.',
          'In ihren Worten, nicht in unseren. Wissen wir es nicht, sagen wir das.',
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
          'Une question à la fois, à tour de rôle. Les conseils attendent : on les met de côté.',
          'Eén vraag tegelijk, om de beurt. Adviezen wachten: ze gaan even opzij.',
          'One question at a time, in turn. Advice waits: it is put aside.',
          'Eine Frage nach der anderen, reihum. Ratschläge warten: sie werden zur Seite gelegt.',
        ),
      ],
    ),
    facts(
      'network-gap',
      5,
      'everybody',
      ['area-2', 'area-4', 'question', 'service'],
      [
        words('Où le réseau ne répond pas', 'Waar het netwerk niet antwoordt', 'Where the network does not answer', 'Wo das Netz nicht antwortet'),
        words(
          'Quels domaines se croisent ici, et à quelle porte personne n’a ouvert ?',
          'Welke domeinen raken elkaar hier, en aan welke deur deed niemand open?',
          'Which domains cross here, and at which door did nobody answer?',
          'Welche Bereiche kreuzen sich hier, und an welcher Tür hat niemand geöffnet?',
        ),
      ],
    ),
    open(
      'ideas',
      15,
      'others',
      ['area-3', 'area-4', 'suggestion', 'service'],
      [
        words('Les pistes', 'De suggesties', 'Ideas', 'Ideen'),
        words(
          'Qui peut faire un pas, et lequel ? Aussi des voisins et des proches, pas seulement des services.',
          'Wie kan een stap zetten, en welke? Ook buren en naasten, niet alleen diensten.',
          'Who can take a step, and which? Neighbours and those close by too, not services alone.',
          'Wer kann einen Schritt tun, und welchen? Auch Nachbarn und Nahestehende, nicht nur Dienste.',
        ),
      ],
    ),
    open(
      'choose',
      5,
      'presenter',
      ['suggestion', 'area-6'],
      [
        words('Choisir et conclure', 'Kiezen en afsluiten', 'Choose and close', 'Wählen und abschließen'),
        words(
          'La personne qui a apporté la situation a le dernier mot : ce qu’elle prend, et pourquoi.',
          'Wie de situatie inbracht, heeft het laatste woord: wat hij of zij meeneemt, en waarom.',
          'Whoever brought the situation has the last word: what they take, and why.',
          'Wer die Situation eingebracht hat, hat das letzte Wort: was mitgenommen wird, und warum.',
        ),
      ],
    ),
  ],
)

export const incidentMethod: Method = shipped(
  3,
  'incident',
  words('Méthode de l’incident', 'Incidentmethode', 'Incident method', 'Incident-Methode'),
  words(
    'Une heure environ. On commence par les suites des derniers conseils, on choisit une situation, on rassemble les faits, puis le groupe réfléchit sans la personne qui l’a apportée et chacun écrit un conseil.',
    'Ongeveer een uur. Eerst wat er van de vorige adviezen kwam, dan kiest men een situatie, verzamelt men de feiten, en denkt de groep na zonder wie ze inbracht. Iedereen schrijft een advies.',
    'About an hour. It begins with what became of the last advice; one situation is chosen, the facts are gathered, then the group thinks without whoever brought it, and everybody writes one piece of advice.',
    'Etwa eine Stunde. Am Anfang steht, was aus dem letzten Rat wurde; eine Situation wird gewählt, die Fakten werden gesammelt, dann denkt die Gruppe ohne die einbringende Person nach, und jede und jeder schreibt einen Rat.',
  ),
  [
    facts(
      'feedback',
      5,
      'presenter',
      ['area-2', 'area-6'],
      [
        words('Suites des derniers conseils', 'Wat van het vorige advies kwam', 'What became of the last advice', 'Was aus dem letzten Rat wurde'),
        words(
          'Qu’a-t-on essayé, et qu’est-ce que cela a donné ? Sans reproche.',
          'Wat werd geprobeerd, en wat gaf het? Zonder verwijt.',
          'What was tried, and what came of it? Without blame.',
          'Was wurde versucht, und was kam dabei heraus? Ohne Vorwurf.',
        ),
      ],
    ),
    facts(
      'in-brief',
      10,
      'one-by-one',
      ['question'],
      [
        words('Les situations en bref', 'De situaties in het kort', 'Situations in brief', 'Die Situationen in Kürze'),
        words(
          'Une minute par situation : de quoi s’agit-il, que demande-t-on au groupe ?',
          'Eén minuut per situatie: waarover gaat het, en wat vraagt men aan de groep?',
          'One minute each: what is it about, what is asked of the group?',
          'Eine Minute je Situation: worum geht es, was wird die Gruppe gefragt?',
        ),
      ],
    ),
    facts(
      'choose',
      5,
      'everybody',
      ['question'],
      [
        words('Choisir une situation', 'Een situatie kiezen', 'Choose one', 'Eine Situation wählen'),
        words(
          'Celle qui presse, ou celle dont le plus de monde apprendra.',
          'De situatie die dringt, of die waaruit de meesten iets leren.',
          'The one that is urgent, or from which most people will learn.',
          'Die dringende, oder die, aus der die meisten lernen.',
        ),
      ],
    ),
    facts(
      'facts',
      15,
      'one-by-one',
      ['area-1', 'area-2', 'question'],
      [
        words('Les faits', 'De feiten', 'The facts', 'Die Fakten'),
        words(
          'Seulement des faits : qui, quoi, quand. Ni explication ni conseil avant l’analyse.',
          'Alleen feiten: wie, wat, wanneer. Geen verklaring en geen advies vóór de analyse.',
          'Facts only: who, what, when. No explanation and no advice before the analysis.',
          'Nur Fakten: wer, was, wann. Keine Erklärung und kein Rat vor der Analyse.',
        ),
      ],
    ),
    facts(
      'analysis',
      10,
      'others',
      ['area-3', 'area-5', 'question'],
      [
        words('L’analyse', 'De analyse', 'The analysis', 'Die Analyse'),
        words(
          'Le groupe parle, la personne qui a apporté la situation écoute sans répondre.',
          'De groep spreekt; wie de situatie inbracht, luistert en antwoordt niet.',
          'The group talks; whoever brought the situation listens and does not answer.',
          'Die Gruppe spricht; wer die Situation eingebracht hat, hört zu und antwortet nicht.',
        ),
      ],
    ),
    open(
      'advice',
      10,
      'others',
      ['suggestion', 'area-3', 'area-4', 'service'],
      [
        words('Un conseil écrit', 'Een geschreven advies', 'Written advice', 'Ein geschriebener Rat'),
        words(
          'Chacun écrit, sur son téléphone ou sur une carte, ce qu’il ferait demain. La personne concernée lit, sans se défendre.',
          'Iedereen schrijft, op de telefoon of op een kaart, wat hij of zij morgen zou doen. Wie de situatie inbracht, leest en verdedigt zich niet.',
          'Everybody writes, on a phone or a card, what they would do tomorrow. Whoever brought the situation reads and need not defend anything.',
          'Jede und jeder schreibt am Telefon oder auf eine Karte, was er oder sie morgen tun würde. Wer die Situation eingebracht hat, liest und muss nichts verteidigen.',
        ),
      ],
    ),
    open(
      'evaluation',
      10,
      'everybody',
      ['suggestion', 'area-6'],
      [
        words('Évaluer', 'Evalueren', 'Look back', 'Rückblick'),
        words(
          'Ce qui est retenu, ce qu’on a appris, et comment c’était de travailler ainsi.',
          'Wat wordt meegenomen, wat we leerden, en hoe het was om zo te werken.',
          'What is taken, what was learnt, and how it was to work in this way.',
          'Was mitgenommen wird, was wir gelernt haben und wie es war, so zu arbeiten.',
        ),
      ],
    ),
  ],
)
