import { shipCodes, type CodeList, type Labels, type ShippedList } from '../../../kernel/code-list.ts'
import { LANGUAGES, type Language } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import type { House } from '../../../platform/house.ts'
import { readLists } from '../../lists/public.ts'
import { END_REASONS } from '../domain/membership.ts'
import { communityMessages } from '../messages/catalogue.ts'

const t = (language: Language) => translator(communityMessages, language)

function namesOf(): Labels {
  const [fr = '', nl = '', en = '', de = ''] = LANGUAGES.map((language) => t(language)('lists.end-reasons'))
  return { fr, nl, en, de }
}

/** Why somebody left. What a register brought in words of its own stays as it was written. */
const END_REASON_LIST: ShippedList = {
  key: 'end-reasons',
  names: namesOf(),
  codes: shipCodes(END_REASONS, (language, code) => t(language)(`reason.${code}`)),
  twinKey: 'end-reasons',
  mayGrow: true,
}

export const communityLists: readonly ShippedList[] = [END_REASON_LIST]

/** As it stands in this house today. */
export async function readEndReasons(house: House): Promise<CodeList> {
  const [list] = await readLists(house, communityLists)
  return list ?? { key: END_REASON_LIST.key, version: 0, codes: [] }
}
