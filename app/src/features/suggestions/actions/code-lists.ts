import { shipCodes, type CodeList, type Labels, type ShippedList } from '../../../kernel/code-list.ts'
import { LANGUAGES, type Language } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import type { House } from '../../../platform/house.ts'
import { readLists } from '../../lists/public.ts'
import type { SuggestionLists } from '../domain/shown.ts'
import { HELPER_KINDS } from '../domain/suggestion.ts'
import { REASONS } from '../domain/try-out.ts'
import { suggestionsMessages } from '../messages/catalogue.ts'

const t = (language: Language) => translator(suggestionsMessages, language)
const namesOf = (key: 'reasons' | 'helpers'): Labels => {
  const [fr = '', nl = '', en = '', de = ''] = LANGUAGES.map((language) => t(language)(`lists.${key}`))
  return { fr, nl, en, de }
}

const REASON_LIST: ShippedList = {
  key: 'reasons',
  names: namesOf('reasons'),
  codes: shipCodes(REASONS, (language, code) => t(language)(`reason.${code}`)),
  twinKey: 'reasons',
  mayGrow: true,
}
const HELPER_LIST: ShippedList = {
  key: 'helpers',
  names: namesOf('helpers'),
  codes: shipCodes(HELPER_KINDS, (language, code) => t(language)(`helper.${code}`)),
  twinKey: 'helpers',
  mayGrow: true,
}

export const suggestionLists: readonly ShippedList[] = [REASON_LIST, HELPER_LIST]

/** The lists of this house as they stand today, for its pages and for what is sent in. */
export async function readSuggestionLists(house: House): Promise<SuggestionLists> {
  const lists = await readLists(house, suggestionLists)
  const of = ({ key }: ShippedList): CodeList => lists.find((list) => list.key === key) ?? { key, version: 0, codes: [] }
  return { reasons: of(REASON_LIST), helpers: of(HELPER_LIST) }
}
