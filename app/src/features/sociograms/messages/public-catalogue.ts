import type { Catalogue, Translate } from '../../../kernel/translate.ts'
import { publicDe } from './public-de.ts'
import { publicEn } from './public-en.ts'
import { publicFr } from './public-fr.ts'
import { publicNl } from './public-nl.ts'

type PublicWord = keyof typeof publicEn
export type PublicTranslate = Translate<PublicWord>

/** Words of a picture that anybody may see, and of making it public. */
export const publicMessages: Catalogue<PublicWord> = { fr: publicFr, nl: publicNl, en: publicEn, de: publicDe }
