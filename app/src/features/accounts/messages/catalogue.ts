import type { Catalogue } from '../../../kernel/translate.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { nl } from './nl.ts'

export type AccountsKey = keyof typeof en
export const accountsMessages: Catalogue<AccountsKey> = { fr, nl, en, de }
