import type { Catalogue, Translate } from '../../../kernel/translate.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { nl } from './nl.ts'

type FeedsWord = keyof typeof en
export type FeedsTranslate = Translate<FeedsWord>

export const feedsMessages: Catalogue<FeedsWord> = { fr, nl, en, de }
