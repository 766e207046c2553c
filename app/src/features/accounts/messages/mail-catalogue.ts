import type { Catalogue } from '../../../kernel/translate.ts'
import { mailDe } from './mail-de.ts'
import { mailEn } from './mail-en.ts'
import { mailFr } from './mail-fr.ts'
import { mailNl } from './mail-nl.ts'

export type MailKey = keyof typeof mailEn
/** Words of the mails about signing in. */
export const mailMessages: Catalogue<MailKey> = { fr: mailFr, nl: mailNl, en: mailEn, de: mailDe }
