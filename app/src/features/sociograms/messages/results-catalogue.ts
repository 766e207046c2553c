import type { Catalogue, Translate } from '../../../kernel/translate.ts'
import { resultsDe } from './results-de.ts'
import { resultsEn } from './results-en.ts'
import { resultsFr } from './results-fr.ts'
import { resultsNl } from './results-nl.ts'

type ResultsWord = keyof typeof resultsEn
export type ResultsTranslate = Translate<ResultsWord>

/** Words of what a wave shows. */
export const resultsMessages: Catalogue<ResultsWord> = { fr: resultsFr, nl: resultsNl, en: resultsEn, de: resultsDe }
