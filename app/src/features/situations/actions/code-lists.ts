import { shipCodes, type CodeList, type Labels, type ShippedList } from '../../../kernel/code-list.ts'
import { translator } from '../../../kernel/translate.ts'
import { LANGUAGES, type Language } from '../../../kernel/language.ts'
import type { House } from '../../../platform/house.ts'
import { readLists } from '../../lists/public.ts'
import { DOMAIN_TWINS, DOMAINS_S0, DOMAINS_S2, GROUPS, type SituationLists } from '../domain/domains.ts'
import { situationsMessages } from '../messages/catalogue.ts'

const t = (language: Language) => translator(situationsMessages, language)
const namesOf = (key: 'domains' | 'other-domains' | 'groups'): Labels => {
  const [fr = '', nl = '', en = '', de = ''] = LANGUAGES.map((language) => t(language)(`lists.${key}`))
  return { fr, nl, en, de }
}

/** The wheel has these five fields: their words and what they are in the other list may change. */
const DOMAINS: ShippedList = {
  key: 'domains',
  names: namesOf('domains'),
  codes: shipCodes(DOMAINS_S0, (language, code) => t(language)(`domain.${code}`), DOMAIN_TWINS),
  twinKey: 'other-domains',
  mayGrow: false,
}
const OTHER_DOMAINS: ShippedList = {
  key: 'other-domains',
  names: namesOf('other-domains'),
  codes: shipCodes(DOMAINS_S2, (language, code) => t(language)(`other.${code}`)),
  twinKey: null,
  mayGrow: true,
}
const GROUP_LIST: ShippedList = {
  key: 'groups',
  names: namesOf('groups'),
  codes: shipCodes(GROUPS, (language, code) => t(language)(`group.${code}`)),
  twinKey: 'groups',
  mayGrow: true,
}

export const situationLists: readonly ShippedList[] = [DOMAINS, OTHER_DOMAINS, GROUP_LIST]

/** The lists of this house as they stand today, for its pages. */
export async function readSituationLists(house: House): Promise<SituationLists> {
  const lists = await readLists(house, situationLists)
  const of = ({ key }: ShippedList): CodeList => lists.find((list) => list.key === key) ?? { key, version: 0, codes: [] }
  return { domains: of(DOMAINS), others: of(OTHER_DOMAINS), groups: of(GROUP_LIST) }
}
