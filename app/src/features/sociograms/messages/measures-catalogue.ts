import type { Language } from '../../../kernel/language.ts'
import { translator, type Catalogue, type Translate } from '../../../kernel/translate.ts'
import { CONVENTION_PHRASES } from './convention-phrases.ts'
import { measuresDe } from './measures-de.ts'
import { measuresEn } from './measures-en.ts'
import { measuresFr } from './measures-fr.ts'
import { measuresNl } from './measures-nl.ts'

type MeasuresWord = keyof typeof measuresEn

/** Names, questions and conventions of the measures of a network. */
const measuresMessages: Catalogue<MeasuresWord> = { fr: measuresFr, nl: measuresNl, en: measuresEn, de: measuresDe }

export function measureWords({ language }: { language: Language }): Translate<MeasuresWord> {
  return translator(measuresMessages, language)
}

/** A convention of the library in the reader's words, phrase by phrase. */
export function sayConvention(view: { language: Language }, convention: string): string {
  const t = measureWords(view)
  return convention
    .split('; ')
    .map((said) => {
      const phrase = CONVENTION_PHRASES.find((each) => each === said)
      return phrase === undefined ? said : t(`phrase.${phrase}`)
    })
    .join(view.language === 'fr' ? '\u00a0; ' : '; ')
}
