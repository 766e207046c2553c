import { isDay, type Day } from '../../../kernel/day.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'

/** Who may read that somebody may be called: the community where she told or tried it, or every community that may learn from the situation. */
export const CALLABLE_SCOPES = ['community', 'network'] as const
export type CallableScope = (typeof CALLABLE_SCOPES)[number]

export function isCallableScope(value: unknown): value is CallableScope {
  return CALLABLE_SCOPES.includes(value as CallableScope)
}

/** A word for ever is none: two years at the most, and then it is asked anew. */
export const MOST_CALLABLE_DAYS = 730

function lastCallableDay(today: Day): Day {
  return new Date(Date.parse(`${today}T12:00:00Z`) + MOST_CALLABLE_DAYS * 86_400_000).toISOString().slice(0, 10)
}

export function checkUntil(until: string, today: Day): Result<Day, 'until-wrong'> {
  return isDay(until) && until >= today && until <= lastCallableDay(today) ? done(until) : refused('until-wrong')
}

/** @param own the communities of the reader in which she is more than a visitor */
export function isReachedBy({ communityId, scope }: { communityId: string; scope: CallableScope }, own: readonly string[]): boolean {
  return own.includes(communityId) || (scope === 'network' && own.length > 0)
}
