import type { LettersMissing, LettersSettings } from '@ronde/sociogram'
import type { Language } from '../../kernel/language.ts'
import { translator, type Catalogue } from '../../kernel/translate.ts'
import { canWriteOnPaper } from './paper-letters.ts'

const messages: Catalogue<'marks' | 'accents' | 'gaps'> = {
  fr: {
    marks: '{marks} : écrit dans un alphabet que ce fichier ne contient pas. Le fichier SVG le montre ; ici, il y a la place pour l’écrire à la main.',
    accents: 'Noms sans un accent que ce fichier ne contient pas : {count}.',
    gaps: '[…] : mots dans un alphabet que ce fichier ne contient pas.',
  },
  nl: {
    marks: '{marks}: geschreven in een alfabet dat dit bestand niet heeft. Het SVG-bestand toont het; hier kunt u het met de hand erbij schrijven.',
    accents: 'Namen zonder een accent dat dit bestand niet heeft: {count}.',
    gaps: '[…]: woorden in een alfabet dat dit bestand niet heeft.',
  },
  en: {
    marks: '{marks}: written in an alphabet that this file does not have. The SVG file shows it; here you can write it in by hand.',
    accents: 'Names without an accent that this file does not have: {count}.',
    gaps: '[…]: words in an alphabet that this file does not have.',
  },
  de: {
    marks: '{marks}: in einem Alphabet geschrieben, das diese Datei nicht hat. Die SVG-Datei zeigt es; hier können Sie es von Hand dazuschreiben.',
    accents: 'Namen ohne einen Akzent, den diese Datei nicht hat: {count}.',
    gaps: '[…]: Wörter in einem Alphabet, das diese Datei nicht hat.',
  },
}

/** For PDF and PNG, whose fonts have the Latin letters only: what they cannot write is said below the picture. */
export function lettersOnPaper(language: Language): LettersSettings {
  const t = translator(messages, language)
  function say({ marks, accents, hasGaps }: LettersMissing): string[] {
    return [
      ...(marks.length === 0 ? [] : [t('marks', { marks: marks.length > 3 ? `${marks[0]}–${marks.at(-1)}` : marks.join(' ') })]),
      ...(accents === 0 ? [] : [t('accents', { count: accents })]),
      ...(hasGaps ? [t('gaps')] : []),
    ]
  }
  return { canWrite: canWriteOnPaper, say }
}
