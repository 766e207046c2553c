import type { Method } from './method.ts'
import { facts, open, shipped, words } from './shipped-words.ts'

/** Cards without a situation: the network itself, a tool, one's own place. */
export const mirrorSession: Method = shipped(
  7,
  'mirror',
  words('Séance miroir', 'Spiegelsessie', 'Mirror session', 'Spiegelsitzung'),
  words(
    'Le groupe regarde la carte de ses liens. Chacun voit d’abord sa propre part, puis l’ensemble. Qui n’a pas répondu n’est jamais nommé.',
    'De groep bekijkt de kaart van zijn banden. Ieder ziet eerst het eigen deel, dan het geheel. Wie niet antwoordde, wordt nooit genoemd.',
    'The group looks at the map of its ties. Everybody sees their own part first, then the whole. Whoever did not answer is never named.',
    'Die Gruppe betrachtet die Karte ihrer Verbindungen. Jede und jeder sieht zuerst den eigenen Teil, dann das Ganze. Wer nicht geantwortet hat, wird nie genannt.',
  ),
  [
    facts(
      'own-view',
      5,
      'nobody',
      ['area-5'],
      [
        words('Ma part', 'Mijn deel', 'Own view', 'Mein Teil'),
        words(
          'Chacun sur son téléphone, en silence.',
          'Ieder op de eigen telefoon, in stilte.',
          'Each on their own phone, in silence.',
          'Jede und jeder am eigenen Telefon, in Stille.',
        ),
      ],
    ),
    facts(
      'group-picture',
      10,
      'everybody',
      ['area-3', 'question'],
      [
        words('L’image du groupe', 'Het beeld van de groep', 'The group’s picture', 'Das Bild der Gruppe'),
        words(
          'Que voyons-nous, qu’est-ce qui étonne ? Sans nommer qui manque.',
          'Wat zien we, wat verrast? Zonder te noemen wie ontbreekt.',
          'What do we see, what surprises? Without naming who is missing.',
          'Was sehen wir, was überrascht? Ohne zu nennen, wer fehlt.',
        ),
      ],
    ),
    open(
      'edges',
      10,
      'everybody',
      ['area-3', 'area-4', 'question', 'service', 'suggestion'],
      [
        words('Les bords', 'De randen', 'The edges', 'Die Ränder'),
        words(
          'Qui est au bord et ne devrait pas y être ? On parle de métiers et de services.',
          'Wie staat aan de rand en hoort daar niet? We spreken over beroepen en diensten.',
          'Who is at the edge and should not be? We speak of professions and services.',
          'Wer ist am Rand und sollte es nicht sein? Wir sprechen von Berufen und Diensten.',
        ),
      ],
    ),
    open(
      'promises',
      10,
      'one-by-one',
      ['suggestion', 'area-6', 'service'],
      [
        words('Les promesses', 'De beloften', 'Promises', 'Versprechen'),
        words(
          'Deux personnes à présenter l’une à l’autre, un accord à écrire : peu, mais avec une date.',
          'Twee mensen die we aan elkaar voorstellen, een afspraak om op te schrijven: weinig, maar met een datum.',
          'Two people to introduce to each other, an agreement to write: few, but with a date.',
          'Zwei Menschen einander vorstellen, eine Absprache aufschreiben: wenig, aber mit Datum.',
        ),
      ],
    ),
  ],
)

export const exploreTool: Method = shipped(
  8,
  'explore-tool',
  words('Découvrir un outil', 'Een instrument verkennen', 'Explore a tool', 'Ein Werkzeug erkunden'),
  words(
    'Quarante minutes pour essayer un outil ensemble, plutôt que d’en entendre parler : à qui il sert, où il coince, et qui l’essaie d’ici la prochaine fois.',
    'Veertig minuten om samen een instrument te proberen, in plaats van erover te horen: voor wie het dient, waar het wringt, en wie het tegen de volgende keer probeert.',
    'Forty minutes to try a tool together instead of hearing about it: whom it serves, where it sticks, and who tries it before next time.',
    'Vierzig Minuten, um gemeinsam ein Werkzeug auszuprobieren, statt davon zu hören: wem es dient, wo es hakt und wer es bis zum nächsten Mal versucht.',
  ),
  [
    facts(
      'show',
      5,
      'presenter',
      ['area-4'],
      [
        words('Montrer', 'Tonen', 'Show', 'Zeigen'),
        words(
          'À quoi il sert, d’où il vient, ce qu’il demande.',
          'Waarvoor het dient, waar het vandaan komt, wat het vraagt.',
          'What it is for, where it comes from, what it asks.',
          'Wozu es dient, woher es kommt, was es verlangt.',
        ),
      ],
    ),
    facts(
      'try',
      15,
      'nobody',
      ['area-2', 'question'],
      [
        words('Essayer', 'Proberen', 'Try', 'Ausprobieren'),
        words(
          'À deux, sur un exemple inventé. Jamais sur une personne réelle.',
          'Met twee, op een verzonnen voorbeeld. Nooit op een echte persoon.',
          'In pairs, on an invented example. Never on a real person.',
          'Zu zweit, an einem erfundenen Beispiel. Nie an einer wirklichen Person.',
        ),
      ],
    ),
    facts(
      'questions',
      5,
      'one-by-one',
      ['question', 'area-2'],
      [
        words('Les questions', 'De vragen', 'Questions', 'Fragen'),
        words('Qu’est-ce qui n’était pas clair ?', 'Wat was niet duidelijk?', 'What was not clear?', 'Was war nicht klar?'),
      ],
    ),
    open(
      'fits',
      10,
      'everybody',
      ['area-3', 'area-4', 'suggestion', 'service'],
      [
        words('Pour qui, et pour qui pas', 'Voor wie, en voor wie niet', 'For whom, and for whom not', 'Für wen, und für wen nicht'),
        words(
          'Où il aide, où il gêne, en quelles langues il existe.',
          'Waar het helpt, waar het stoort, in welke talen het bestaat.',
          'Where it helps, where it hinders, in which languages it exists.',
          'Wo es hilft, wo es stört, in welchen Sprachen es das gibt.',
        ),
      ],
    ),
    open(
      'who-tries',
      5,
      'one-by-one',
      ['suggestion', 'area-6'],
      [
        words('Qui l’essaie ?', 'Wie probeert het?', 'Who tries it?', 'Wer versucht es?'),
        words(
          'Une ou deux personnes, et quand elles le racontent.',
          'Eén of twee mensen, en wanneer ze het vertellen.',
          'One or two people, and when they tell.',
          'Eine oder zwei Personen, und wann sie davon erzählen.',
        ),
      ],
    ),
  ],
)

export const ownStance: Method = shipped(
  9,
  'own-stance',
  words('Travailler notre posture', 'Werken aan onze houding', 'Work on our stance', 'An unserer Haltung arbeiten'),
  words(
    'Quarante-cinq minutes sur notre place, nos limites et ce que nous croyons. Rien n’est écrit pour les autres, sauf ce que chacun décide de partager.',
    'Vijfenveertig minuten over onze plaats, onze grenzen en wat we geloven. Er wordt niets voor anderen opgeschreven, behalve wat ieder zelf wil delen.',
    'Forty-five minutes on our place, our limits and what we believe. Nothing is written for others but what each chooses to share.',
    'Fünfundvierzig Minuten zu unserem Platz, unseren Grenzen und dem, was wir glauben. Nichts wird für andere aufgeschrieben, außer was jede und jeder teilen will.',
  ),
  [
    facts(
      'moment',
      5,
      'presenter',
      ['question'],
      [
        words('Un moment', 'Een moment', 'A moment', 'Ein Moment'),
        words(
          'Un moment récent où l’on n’a pas su que faire, sans rien qui désigne la personne.',
          'Een recent moment waarop men niet wist wat te doen, zonder iets dat naar de persoon wijst.',
          'A recent moment of not knowing what to do, with nothing that points to the person.',
          'Ein Moment neulich, in dem man nicht weiterwusste, ohne etwas, das auf die Person weist.',
        ),
      ],
    ),
    facts(
      'silence',
      5,
      'nobody',
      ['area-5'],
      [
        words('En silence', 'In stilte', 'In silence', 'In Stille'),
        words(
          'Qu’est-ce que cela touche chez moi ? J’écris pour moi.',
          'Wat raakt dit bij mij? Ik schrijf voor mezelf.',
          'What does this touch in me? I write for myself.',
          'Was berührt das bei mir? Ich schreibe für mich.',
        ),
      ],
    ),
    facts(
      'listen',
      15,
      'one-by-one',
      ['area-5'],
      [
        words('S’écouter', 'Naar elkaar luisteren', 'Listen', 'Einander zuhören'),
        words(
          'Deux minutes chacun, sans réponse et sans conseil.',
          'Twee minuten elk, zonder antwoord en zonder advies.',
          'Two minutes each, with no answer and no advice.',
          'Je zwei Minuten, ohne Antwort und ohne Rat.',
        ),
      ],
    ),
    facts(
      'together',
      10,
      'everybody',
      ['area-3', 'area-5', 'question'],
      [
        words('Ce que nous avons en commun', 'Wat we gemeen hebben', 'What we share', 'Was uns gemeinsam ist'),
        words(
          'Une limite, un doute, une conviction que plusieurs reconnaissent.',
          'Een grens, een twijfel, een overtuiging die meerderen herkennen.',
          'A limit, a doubt, a belief that several recognise.',
          'Eine Grenze, ein Zweifel, eine Überzeugung, die mehrere wiedererkennen.',
        ),
      ],
    ),
    open(
      'change',
      10,
      'one-by-one',
      ['area-6'],
      [
        words('Ce qui change', 'Wat er verandert', 'What changes', 'Was sich ändert'),
        words(
          'Pour moi, pour nous, dans mon organisation. On peut passer son tour.',
          'Voor mij, voor ons, in mijn organisatie. Overslaan mag.',
          'For me, for us, at my organisation. One may pass.',
          'Für mich, für uns, in meiner Organisation. Man darf aussetzen.',
        ),
      ],
    ),
  ],
)
