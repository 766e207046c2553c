import { sayCode } from '../../../kernel/code-list.ts'
import type { Language } from '../../../kernel/language.ts'
import type { SituationLists } from '../domain/domains.ts'

/** Domains and groups in the reader's words, for features that compare and count; a code that no list knows says itself. */
export function situationFacets(
  { domains, groups }: SituationLists,
  language: Language,
): { domain: (code: string) => string; group: (code: string) => string } {
  return { domain: (code) => sayCode(domains, language, code), group: (code) => sayCode(groups, language, code) }
}
