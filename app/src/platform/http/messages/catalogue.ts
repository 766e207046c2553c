import type { Catalogue } from '../../../kernel/translate.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { nl } from './nl.ts'

export const problemMessages: Catalogue<keyof typeof en> = { fr, nl, en, de }
