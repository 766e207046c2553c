import type { CodeList } from '../../../kernel/code-list.ts'

/** Fields of life in which a need may stand, as the four communities name them. @source S0 */
export const DOMAINS_S0 = ['medical', 'social', 'financial', 'legal', 'relational'] as const
export type DomainS0 = (typeof DOMAINS_S0)[number]

/** The other list in use. @source S2 */
export const DOMAINS_S2 = ['health', 'social-needs', 'income', 'participation', 'housing'] as const
export type DomainS2 = (typeof DOMAINS_S2)[number]

/** As it comes with Ronde; a house may change it. Housing has no twin here: it hangs on social and legal. Legal has no twin there. */
export const DOMAIN_TWINS: Readonly<Record<DomainS0, readonly DomainS2[]>> = {
  medical: ['health'],
  social: ['social-needs', 'housing'],
  financial: ['income'],
  legal: ['housing'],
  relational: ['social-needs', 'participation'],
}

/** People whom a situation may concern; sensitive, and always the presenter's own choice. These come with Ronde, and a house may add its own. @source S2, S3 */
export const GROUPS = [
  'migrants',
  'sex-workers',
  'substance-users',
  'detained',
  'isolated',
  'homeless',
  'low-income',
  'precarious-housing',
  'language-barrier',
  'elderly',
  'families',
  'long-poverty',
  'learning-behaviour',
] as const
/** A code of the list of groups. */
export type Group = string

/** A wheel: each field untouched, touched and answered, or touched and without an answer. */
export type WheelPart = { domain: DomainS0; state: 'untouched' | 'answered' | 'unanswered' }

export function wheelOf({ domains, unanswered }: { domains: readonly DomainS0[]; unanswered: readonly DomainS0[] }): WheelPart[] {
  return DOMAINS_S0.map((domain) => ({
    domain,
    state: !domains.includes(domain) ? 'untouched' : unanswered.includes(domain) ? 'unanswered' : 'answered',
  }))
}

/** The lists of this house, for its pages. */
export type SituationLists = { domains: CodeList; others: CodeList; groups: CodeList }
