import type { Catalogue } from '../kernel/translate.ts'

/** What every command says alike, whatever its feature. */
export const commandWords: Catalogue<'demo' | 'lang' | 'bad-language' | 'usage'> = {
  fr: {
    demo: 'dans le quartier de démonstration',
    lang: 'langue des réponses',
    'bad-language': 'L’option --lang est l’une de fr, nl, en, de.',
    usage: 'La commande s’écrit ainsi : {form}',
  },
  nl: {
    demo: 'in de demowijk',
    lang: 'taal van de antwoorden',
    'bad-language': 'De optie --lang is een van fr, nl, en, de.',
    usage: 'Schrijf de opdracht zo: {form}',
  },
  en: {
    demo: 'in the demo neighbourhood',
    lang: 'language of the answers',
    'bad-language': 'The option --lang is one of fr, nl, en, de.',
    usage: 'Write the command like this: {form}',
  },
  de: {
    demo: 'im Demo-Viertel',
    lang: 'Sprache der Antworten',
    'bad-language': 'Die Option --lang ist eine von fr, nl, en, de.',
    usage: 'Der Befehl wird so geschrieben: {form}',
  },
}
