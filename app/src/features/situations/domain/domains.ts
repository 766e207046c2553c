/** Fields of life in which a need may stand, as the four communities name them. @source S0 */
export const DOMAINS_S0 = ['medical', 'social', 'financial', 'legal', 'relational'] as const
export type DomainS0 = (typeof DOMAINS_S0)[number]

/** The other list in use. @source S2 */
export const DOMAINS_S2 = ['health', 'social-needs', 'income', 'participation', 'housing'] as const
export type DomainS2 = (typeof DOMAINS_S2)[number]

/** Housing has no twin here: it hangs on social and legal. Legal has no twin there. */
const TWINS: Readonly<Record<DomainS0, readonly DomainS2[]>> = {
  medical: ['health'],
  social: ['social-needs', 'housing'],
  financial: ['income'],
  legal: ['housing'],
  relational: ['social-needs', 'participation'],
}

/** The same needs in the words of the other list, each once, in the order of that list. */
export function crosswalk(domains: readonly DomainS0[]): DomainS2[] {
  return DOMAINS_S2.filter((each) => domains.some((domain) => TWINS[domain].includes(each)))
}

/** And back: what a domain of the other list touches here. */
export function crosswalkBack(domains: readonly DomainS2[]): DomainS0[] {
  return DOMAINS_S0.filter((each) => TWINS[each].some((twin) => domains.includes(twin)))
}

/** People who may be named as those whom a situation concerns; sensitive, and always in the presenter's own choice. @source S2, S3 */
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
export type Group = (typeof GROUPS)[number]

/** A wheel: each field untouched, touched and answered, or touched and without an answer. */
export type WheelPart = { domain: DomainS0; state: 'untouched' | 'answered' | 'unanswered' }

export function wheelOf({ domains, unanswered }: { domains: readonly DomainS0[]; unanswered: readonly DomainS0[] }): WheelPart[] {
  return DOMAINS_S0.map((domain) => ({
    domain,
    state: !domains.includes(domain) ? 'untouched' : unanswered.includes(domain) ? 'unanswered' : 'answered',
  }))
}
