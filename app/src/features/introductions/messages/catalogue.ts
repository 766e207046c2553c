import type { Catalogue, Translate } from '../../../kernel/translate.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { nl } from './nl.ts'

type IntroductionsWord = keyof typeof en
export type IntroductionsTranslate = Translate<IntroductionsWord>

export const introductionsMessages: Catalogue<IntroductionsWord> = { fr, nl, en, de }
