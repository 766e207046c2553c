import type { Catalogue, Translate } from '../../../kernel/translate.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { nl } from './nl.ts'

type ContactsWord = keyof typeof en
export type ContactsTranslate = Translate<ContactsWord>

export const contactsMessages: Catalogue<ContactsWord> = { fr, nl, en, de }
