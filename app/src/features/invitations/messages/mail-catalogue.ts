import type { Catalogue, Translate } from '../../../kernel/translate.ts'
import { mailDe } from './mail-de.ts'
import { mailEn } from './mail-en.ts'
import { mailFr } from './mail-fr.ts'
import { mailNl } from './mail-nl.ts'

export type MailWord = keyof typeof mailEn
export type MailTranslate = Translate<MailWord>

export const mailMessages: Catalogue<MailWord> = { fr: mailFr, nl: mailNl, en: mailEn, de: mailDe }
