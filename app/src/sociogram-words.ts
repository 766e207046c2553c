import type { Language } from './kernel/language.ts'
import { translator, type Catalogue, type Translate } from './kernel/translate.ts'
import type { Said } from './platform/command-line.ts'

export type SociogramKey =
  | 'measure'
  | 'nodes'
  | 'group'
  | 'directed'
  | 'undirected'
  | 'weight'
  | 'measures'
  | 'format'
  | 'lang'
  | 'usage'
  | 'both-directions'
  | 'bad-format'
  | 'nodes-only-csv'
  | 'unreadable'
  | 'missing-file'
  | 'bad-language'
  | 'unknown-measure'
  | 'unknown-group'
  | 'no-group'
  | 'left-out-large'
  | 'compare'
  | 'convert'
  | 'draw'
  | 'layout'
  | 'out'
  | 'title'
  | 'same-file'
  | 'unwritable'
  | 'unknown-ending'
  | 'written'
  | 'bad-layout'
  | 'layout-needs-group'
  | 'layout-needs-two-sets'
  | 'too-many-to-draw'
  | 'picture.note'
  | 'picture.description'
  | 'picture.groups'
  | 'picture.other'
  | 'picture.levels'
  | 'picture.ties'
  | 'picture.tie'
  | 'picture.one-sided'
  | 'picture.key'
  | 'merged'
  | 'loops'
  | 'zeros'

const messages: Catalogue<SociogramKey> = {
  fr: {
    measure: 'les mesures d’un réseau, chacune avec sa convention ; sans base de données',
    nodes: 'la liste des personnes d’un fichier CSV, avec celles qui n’ont aucun lien',
    group: 'colonne des groupes dans la liste des personnes',
    directed: 'un lien va de l’un à l’autre',
    undirected: 'un lien n’a pas de direction',
    weight: 'colonne des valeurs ; sans elle un lien existe ou non',
    measures: 'seulement celles-ci',
    format: 'JSON, sauf si vous choisissez un tableau',
    lang: 'langue des phrases',
    usage: 'La commande s’écrit ainsi : {form}',
    'both-directions': '--directed et --undirected ne vont pas ensemble.',
    'bad-format': '--format est json ou table.',
    'nodes-only-csv': '--nodes va seulement avec une liste de liens en CSV.',
    unreadable: 'Le fichier {file} ne peut pas être lu : {why}',
    'missing-file': 'Le fichier {file} ne peut pas être ouvert.',
    'bad-language': 'L’option --lang est l’une de fr, nl, en, de.',
    'unknown-measure': 'La mesure « {name} » n’est pas connue.',
    'unknown-group': 'Il n’y a pas de colonne « {name} » dans la liste des personnes.',
    'no-group': 'personnes sans groupe, comptées dans un groupe NA : {count}',
    'left-out-large': 'Plus de {people} personnes : les mesures qui regardent chaque paire sont laissées de côté ; nommez-les avec --measures.',
    compare: 'ce que deux vagues, ou deux sortes de liens, ont en commun ; l’ancien fichier d’abord',
    convert: 'un réseau dans un autre format, selon la fin du nom ; dit ce qui se perd',
    draw: 'le dessin d’un réseau : SVG, PDF ou PNG, selon la fin du nom',
    layout: 'stress (les distances, sauf autre choix), forces, target (cible), groups ou columns',
    out: 'le fichier du dessin',
    title: 'au-dessus du dessin, au lieu du nom du fichier',
    'same-file': 'Les deux noms désignent le même fichier.',
    unwritable: 'Le fichier {file} ne peut pas être écrit.',
    'unknown-ending': 'La fin du nom {file} ne dit aucun format connu : {endings}',
    written: 'Écrit : {file}',
    'bad-layout': '--layout est {layouts}.',
    'layout-needs-group': 'Le dessin par groupes a besoin de --group.',
    'layout-needs-two-sets': 'Seul un réseau de deux ensembles se dessine en colonnes.',
    'too-many-to-draw': 'Au-dessus de {people} personnes, prenez --layout forces.',
    'picture.note': 'Personnes : {people}. Liens : {ties}.',
    'picture.description': 'Le dessin d’un réseau de {people} personnes et {ties} liens.',
    'picture.groups': 'Groupe',
    'picture.other': 'autre ou non dit',
    'picture.levels': 'Valeur',
    'picture.ties': 'Liens',
    'picture.tie': 'lien',
    'picture.one-sided': 'nommé par l’un des deux',
    'picture.key': 'Légende des numéros',
    merged: 'liens répétés fondus en un seul : {count}',
    loops: 'liens vers soi-même laissés de côté : {count}',
    zeros: 'liens de valeur zéro laissés de côté : {count}',
  },
  nl: {
    measure: 'de maten van een netwerk, elk met haar afspraak; zonder databank',
    nodes: 'de lijst van mensen bij een CSV, ook wie geen band heeft',
    group: 'kolom met de groepen in de lijst van mensen',
    directed: 'een band gaat van de ene naar de andere',
    undirected: 'een band heeft geen richting',
    weight: 'kolom met de waarden; zonder is een band er of niet',
    measures: 'alleen deze',
    format: 'JSON, tenzij u een tabel kiest',
    lang: 'taal van de zinnen',
    usage: 'Schrijf de opdracht zo: {form}',
    'both-directions': '--directed en --undirected gaan niet samen.',
    'bad-format': '--format is json of table.',
    'nodes-only-csv': '--nodes hoort alleen bij een lijst van banden als CSV.',
    unreadable: 'Het bestand {file} kan niet gelezen worden: {why}',
    'missing-file': 'Het bestand {file} kan niet geopend worden.',
    'bad-language': 'De optie --lang is een van fr, nl, en, de.',
    'unknown-measure': 'De maat “{name}” is niet bekend.',
    'unknown-group': 'Er is geen kolom “{name}” in de lijst van mensen.',
    'no-group': 'mensen zonder groep, geteld in een groep NA: {count}',
    'left-out-large': 'Meer dan {people} mensen: maten die naar elk paar kijken zijn weggelaten; noem ze met --measures.',
    compare: 'wat twee metingen, of twee soorten banden, gemeen hebben; eerst het oude bestand',
    convert: 'een netwerk in een ander formaat, naar het einde van de naam; zegt wat verloren gaat',
    draw: 'de tekening van een netwerk: SVG, PDF of PNG, naar het einde van de naam',
    layout: 'stress (afstanden, tenzij u anders kiest), forces, target (doelwit), groups of columns',
    out: 'het bestand van de tekening',
    title: 'boven de tekening, in plaats van de naam van het bestand',
    'same-file': 'Beide namen zijn hetzelfde bestand.',
    unwritable: 'Het bestand {file} kan niet geschreven worden.',
    'unknown-ending': 'Het einde van de naam {file} zegt geen bekend formaat: {endings}',
    written: 'Geschreven: {file}',
    'bad-layout': '--layout is {layouts}.',
    'layout-needs-group': 'De tekening per groep heeft --group nodig.',
    'layout-needs-two-sets': 'Alleen een netwerk van twee soorten leden wordt in kolommen getekend.',
    'too-many-to-draw': 'Boven {people} mensen: neem --layout forces.',
    'picture.note': 'Mensen: {people}. Banden: {ties}.',
    'picture.description': 'De tekening van een netwerk van {people} mensen en {ties} banden.',
    'picture.groups': 'Groep',
    'picture.other': 'ander of niet gezegd',
    'picture.levels': 'Waarde',
    'picture.ties': 'Banden',
    'picture.tie': 'band',
    'picture.one-sided': 'door een van beiden genoemd',
    'picture.key': 'Wie bij welk nummer',
    merged: 'herhaalde banden samengevoegd: {count}',
    loops: 'banden met zichzelf weggelaten: {count}',
    zeros: 'banden met waarde nul weggelaten: {count}',
  },
  en: {
    measure: 'the measures of a network, each with its convention; no database needed',
    nodes: 'the list of people beside a CSV, with those who have no tie',
    group: 'column of the groups in the list of people',
    directed: 'a tie goes from one to the other',
    undirected: 'a tie has no direction',
    weight: 'column of the values; without it a tie is there or not',
    measures: 'only these',
    format: 'JSON unless you choose a table',
    lang: 'language of the sentences',
    usage: 'Write the command like this: {form}',
    'both-directions': '--directed and --undirected do not go together.',
    'bad-format': '--format is json or table.',
    'nodes-only-csv': '--nodes goes only with a list of ties as CSV.',
    unreadable: 'The file {file} cannot be read: {why}',
    'missing-file': 'The file {file} cannot be opened.',
    'bad-language': 'The option --lang is one of fr, nl, en, de.',
    'unknown-measure': 'The measure “{name}” is not known.',
    'unknown-group': 'There is no column “{name}” in the list of people.',
    'no-group': 'people without a group, counted in a group NA: {count}',
    'left-out-large': 'More than {people} people: measures that look at every pair are left out; name them with --measures.',
    compare: 'what two waves, or two kinds of ties, have in common; the earlier file first',
    convert: 'a network in another format, by the ending of its name; says what is lost',
    draw: 'the drawing of a network: SVG, PDF or PNG, by the ending of its name',
    layout: 'stress (distances, unless you choose another), forces, target, groups or columns',
    out: 'the file of the drawing',
    title: 'above the drawing, instead of the name of the file',
    'same-file': 'Both names are the same file.',
    unwritable: 'The file {file} cannot be written.',
    'unknown-ending': 'The ending of {file} says no format known here: {endings}',
    written: 'Written: {file}',
    'bad-layout': '--layout is {layouts}.',
    'layout-needs-group': 'The drawing by groups needs --group.',
    'layout-needs-two-sets': 'Only a network of two sets is drawn in columns.',
    'too-many-to-draw': 'Above {people} people take --layout forces.',
    'picture.note': 'People: {people}. Ties: {ties}.',
    'picture.description': 'The drawing of a network of {people} people and {ties} ties.',
    'picture.groups': 'Group',
    'picture.other': 'other or not said',
    'picture.levels': 'Value',
    'picture.ties': 'Ties',
    'picture.tie': 'tie',
    'picture.one-sided': 'named by one of the two',
    'picture.key': 'Who has which number',
    merged: 'repeated ties merged into one: {count}',
    loops: 'ties to oneself left out: {count}',
    zeros: 'ties of value zero left out: {count}',
  },
  de: {
    measure: 'die Maße eines Netzwerks, jedes mit seiner Vereinbarung; ohne Datenbank',
    nodes: 'die Liste der Personen zu einer CSV, auch wer keine Verbindung hat',
    group: 'Spalte der Gruppen in der Liste der Personen',
    directed: 'eine Verbindung geht vom einen zum anderen',
    undirected: 'eine Verbindung hat keine Richtung',
    weight: 'Spalte der Werte; ohne sie ist eine Verbindung da oder nicht',
    measures: 'nur diese',
    format: 'JSON, wenn Sie keine Tabelle wählen',
    lang: 'Sprache der Sätze',
    usage: 'Der Befehl wird so geschrieben: {form}',
    'both-directions': '--directed und --undirected gehen nicht zusammen.',
    'bad-format': '--format ist json oder table.',
    'nodes-only-csv': '--nodes gehört nur zu einer Liste von Verbindungen als CSV.',
    unreadable: 'Die Datei {file} kann nicht gelesen werden: {why}',
    'missing-file': 'Die Datei {file} kann nicht geöffnet werden.',
    'bad-language': 'Die Option --lang ist eine von fr, nl, en, de.',
    'unknown-measure': 'Das Maß „{name}“ ist nicht bekannt.',
    'unknown-group': 'Es gibt keine Spalte „{name}“ in der Liste der Personen.',
    'no-group': 'Personen ohne Gruppe, gezählt in einer Gruppe NA: {count}',
    'left-out-large': 'Mehr als {people} Personen: Maße, die jedes Paar ansehen, sind weggelassen; nennen Sie sie mit --measures.',
    compare: 'was zwei Wellen oder zwei Arten von Verbindungen gemeinsam haben; zuerst die ältere Datei',
    convert: 'ein Netzwerk in einem anderen Format, nach der Endung des Namens; sagt, was verloren geht',
    draw: 'die Zeichnung eines Netzwerks: SVG, PDF oder PNG, nach der Endung des Namens',
    layout: 'stress (Abstände, wenn nichts anderes gewählt ist), forces, target (Zielscheibe), groups oder columns',
    out: 'die Datei der Zeichnung',
    title: 'über der Zeichnung, anstelle des Namens der Datei',
    'same-file': 'Beide Namen sind dieselbe Datei.',
    unwritable: 'Die Datei {file} kann nicht geschrieben werden.',
    'unknown-ending': 'Die Endung von {file} nennt kein bekanntes Format: {endings}',
    written: 'Geschrieben: {file}',
    'bad-layout': '--layout ist {layouts}.',
    'layout-needs-group': 'Die Zeichnung nach Gruppen braucht --group.',
    'layout-needs-two-sets': 'Nur ein Netzwerk aus zwei Mengen wird in Spalten gezeichnet.',
    'too-many-to-draw': 'Über {people} Personen: nehmen Sie --layout forces.',
    'picture.note': 'Personen: {people}. Verbindungen: {ties}.',
    'picture.description': 'Die Zeichnung eines Netzwerks aus {people} Personen und {ties} Verbindungen.',
    'picture.groups': 'Gruppe',
    'picture.other': 'anderes oder nicht gesagt',
    'picture.levels': 'Wert',
    'picture.ties': 'Verbindungen',
    'picture.tie': 'Verbindung',
    'picture.one-sided': 'von einem der beiden genannt',
    'picture.key': 'Wer welche Nummer hat',
    merged: 'wiederholte Verbindungen zusammengefasst: {count}',
    loops: 'Verbindungen mit sich selbst weggelassen: {count}',
    zeros: 'Verbindungen mit dem Wert null weggelassen: {count}',
  },
}

export function sociogramWords(language: Language): Translate<SociogramKey> {
  return translator(messages, language)
}

export const sociogramAbout =
  (key: SociogramKey): Said =>
  (language) =>
    sociogramWords(language)(key)
