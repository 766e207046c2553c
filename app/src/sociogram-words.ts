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
  | 'unknown-measure'
  | 'unknown-group'
  | 'no-group'
  | 'left-out-large'
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
    'unknown-measure': 'La mesure « {name} » n’est pas connue.',
    'unknown-group': 'Il n’y a pas de colonne « {name} » dans la liste des personnes.',
    'no-group': 'personnes sans groupe, comptées dans un groupe NA : {count}',
    'left-out-large': 'Plus de {people} personnes : les mesures qui regardent chaque paire sont laissées de côté ; nommez-les avec --measures.',
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
    'unknown-measure': 'De maat “{name}” is niet bekend.',
    'unknown-group': 'Er is geen kolom “{name}” in de lijst van mensen.',
    'no-group': 'mensen zonder groep, geteld in een groep NA: {count}',
    'left-out-large': 'Meer dan {people} mensen: maten die naar elk paar kijken zijn weggelaten; noem ze met --measures.',
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
    'unknown-measure': 'The measure “{name}” is not known.',
    'unknown-group': 'There is no column “{name}” in the list of people.',
    'no-group': 'people without a group, counted in a group NA: {count}',
    'left-out-large': 'More than {people} people: measures that look at every pair are left out; name them with --measures.',
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
    'unknown-measure': 'Das Maß „{name}“ ist nicht bekannt.',
    'unknown-group': 'Es gibt keine Spalte „{name}“ in der Liste der Personen.',
    'no-group': 'Personen ohne Gruppe, gezählt in einer Gruppe NA: {count}',
    'left-out-large': 'Mehr als {people} Personen: Maße, die jedes Paar ansehen, sind weggelassen; nennen Sie sie mit --measures.',
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
