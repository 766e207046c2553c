import { sql } from 'kysely'
import type { House } from './house.ts'
import { nowOf } from './house.ts'

export type Limit = { key: string; tries: number; windowMinutes: number }

/**
 * Counts one try in the database, so that all servers count together. After `tries` in the window each further try waits
 * twice as long, up to 15 minutes; the wait ends by itself, so a stranger can never lock anybody out for ever.
 * @returns false when this try comes too soon
 */
export async function allowTry(house: House, { key, tries, windowMinutes }: Limit): Promise<boolean> {
  if (house.settings.liftsRateLimits) return true
  const now = nowOf(house)
  const { rows } = await sql<{ allowed: boolean }>`
    insert into rate_limit as r (key, tries, window_started_at, last_allowed_at) values (${key}, 1, ${now}::timestamptz, ${now}::timestamptz)
    on conflict (key) do update set (tries, window_started_at, blocked_until, last_allowed_at) = (
      select case when fresh then 1 when waits then r.tries else r.tries + 1 end,
        case when fresh then ${now}::timestamptz else r.window_started_at end,
        case when fresh then null when waits then r.blocked_until
          when r.tries + 1 >= ${tries} then ${now}::timestamptz + make_interval(secs => least(900, 15 * power(2, least(r.tries + 1 - ${tries}, 6))))
          else null end,
        case when waits and not fresh then least(r.last_allowed_at, ${now}::timestamptz - interval '1 microsecond') else ${now}::timestamptz end
      from (select r.window_started_at < ${now}::timestamptz - make_interval(mins => ${windowMinutes}) as fresh,
        coalesce(r.blocked_until > ${now}::timestamptz, false) as waits) as so_far)
    returning (last_allowed_at = ${now}::timestamptz) as allowed`.execute(house.db)
  return rows[0]?.allowed ?? false
}

/** The block that shares a limit: a /24 of the old addresses, a /64 of the new ones. */
export function addressBlock(address: string): string {
  const plain = address.replace(/^::ffff:/, '')
  if (plain.includes('.')) return plain.split('.').slice(0, 3).join('.')
  return plain.split(':').slice(0, 4).join(':')
}
