import type { Catalogue, Translate } from '../../../kernel/translate.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { nl } from './nl.ts'

export type CommunityWord = keyof typeof en
export type CommunityTranslate = Translate<CommunityWord>

export const communityMessages: Catalogue<CommunityWord> = { fr, nl, en, de }
