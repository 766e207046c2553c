import type { Catalogue } from '../../kernel/translate.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { nl } from './nl.ts'

export type UiKey = keyof typeof fr

export const uiMessages: Catalogue<UiKey> = { fr, nl, en, de }
