import type { Language } from '../../../kernel/language.ts'
import { DOMAINS_S0, GROUPS } from '../domain/domains.ts'
import { wordsOf } from './words.ts'

/** Domains and groups in the reader's words, for features that compare and count; a key that is none says itself. */
export function situationFacets(language: Language): { domain: (key: string) => string; group: (key: string) => string } {
  const t = wordsOf({ language })
  return {
    domain: (key) => {
      const known = DOMAINS_S0.find((each) => each === key)
      return known === undefined ? key : t(`domain.${known}`)
    },
    group: (key) => {
      const known = GROUPS.find((each) => each === key)
      return known === undefined ? key : t(`group.${known}`)
    },
  }
}
