import type { Catalogue } from '../../../kernel/translate.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { nl } from './nl.ts'

export type PrivacyKey = keyof typeof en
export const privacyMessages: Catalogue<PrivacyKey> = { fr, nl, en, de }
