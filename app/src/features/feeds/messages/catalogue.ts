import type { Catalogue, Translate } from '../../../kernel/translate.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { nl } from './nl.ts'

export type FeedsKey = keyof typeof en
export type FeedsTranslate = Translate<FeedsKey>

export const feedsMessages: Catalogue<FeedsKey> = { fr, nl, en, de }
