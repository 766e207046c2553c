import type { Catalogue, Translate } from '../../../kernel/translate.ts'
import { checkInDe } from './check-in-de.ts'
import { checkInEn } from './check-in-en.ts'
import { checkInFr } from './check-in-fr.ts'
import { checkInNl } from './check-in-nl.ts'

type CheckInWord = keyof typeof checkInEn
export type CheckInTranslate = Translate<CheckInWord>

export const checkInMessages: Catalogue<CheckInWord> = { fr: checkInFr, nl: checkInNl, en: checkInEn, de: checkInDe }
