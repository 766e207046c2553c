import type { Catalogue } from '../../kernel/translate.ts'
import { guardDe } from './guard-de.ts'
import { guardEn } from './guard-en.ts'
import { guardFr } from './guard-fr.ts'
import { guardNl } from './guard-nl.ts'

/** What the guard says on screen. It never says that a text is without risk, only that nothing was found. */
export const guardMessages: Catalogue<keyof typeof guardEn> = { fr: guardFr, nl: guardNl, en: guardEn, de: guardDe }
