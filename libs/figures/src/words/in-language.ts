import type { Language } from '../language.ts'
import { DE } from './de.ts'
import { EN } from './en.ts'
import { FR } from './fr.ts'
import { NL } from './nl.ts'
import type { Words } from './words.ts'

const WORDS: Record<Language, Words> = { fr: FR, nl: NL, en: EN, de: DE }

export function wordsIn(language: Language): Words {
  return WORDS[language]
}
