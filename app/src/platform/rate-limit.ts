import { isIP, isIPv4, SocketAddress } from 'node:net'
import { sql } from 'kysely'
import type { House } from './house.ts'
import { nowOf } from './house.ts'

/**
 * `grows`: once the tries are used up, each further one waits twice as long as the one before, from 15 seconds to 15 minutes, until nobody
 * tried for a whole window. Without it everybody behind the key waits until the window ends, at the most: what many people share
 * must not stay slow because many people use it.
 */
export type Limit = { key: string; tries: number; windowMinutes: number; grows?: boolean }

/**
 * Counts one try in the database, so that all servers count together. Every wait ends by itself, and a try that comes too soon
 * does not make it longer.
 * @returns false when this try comes too soon
 */
export async function allowTry(house: House, { key, tries, windowMinutes, grows = false }: Limit): Promise<boolean> {
  if (house.settings.liftsRateLimits) return true
  const now = nowOf(house)
  const { rows } = await sql<{ allowed: boolean }>`
    insert into rate_limit as r (key, tries, window_started_at, last_allowed_at) values (${key}, 1, ${now}::timestamptz, ${now}::timestamptz)
    on conflict (key) do update set (tries, window_started_at, blocked_until, last_allowed_at) = (
      select case when waits then r.tries when fresh then 1 else r.tries + 1 end,
        case when fresh and not waits then ${now}::timestamptz else r.window_started_at end,
        case when waits then r.blocked_until when fresh or r.tries + 1 < ${tries} then null
          when ${grows} then ${now}::timestamptz + make_interval(secs => least(900, 15 * power(2, least(r.tries + 1 - ${tries}, 6))))
          else r.window_started_at + span end,
        case when waits then least(r.last_allowed_at, ${now}::timestamptz - interval '1 microsecond') else ${now}::timestamptz end
      from (select coalesce(r.blocked_until > ${now}::timestamptz, false) as waits, span,
        case when ${grows} then coalesce(r.blocked_until, r.window_started_at) else r.window_started_at end <= ${now}::timestamptz - span as fresh
        from make_interval(mins => ${windowMinutes}) as span) as so_far)
    returning (last_allowed_at = ${now}::timestamptz) as allowed`.execute(house.db)
  return rows[0]?.allowed ?? false
}

/** Whether anything was tried under this key within the last day or so, and let pass. */
export async function hasTried(house: House, key: string): Promise<boolean> {
  const { rows } = await sql`select 1 from rate_limit where key = ${key}`.execute(house.db)
  return rows.length > 0
}

/** The block that shares a limit: a /24 of the old addresses, a /64 of the new ones, however they are written. What is no address shares one block. */
export function addressBlock(address: string): string {
  const plain = withoutPort(address)
  const kind = isIP(plain)
  if (kind === 0) return 'unknown'
  if (kind === 4) return oldBlock(plain)
  const groups = expand(new SocketAddress({ address: plain, family: 'ipv6' }).address)
  const isMapped = groups.slice(0, 6).join(':') === '0:0:0:0:0:ffff'
  if (!isMapped) return groups.slice(0, 4).join(':')
  const [high = 0, low = 0] = groups.slice(6).map((group) => Number.parseInt(group, 16))
  return oldBlock([high >> 8, high & 255, low >> 8, low & 255].join('.'))
}

function oldBlock(address: string): string {
  return address.split('.').slice(0, 3).join('.')
}

/** Some proxies write `192.0.2.7:4711` or `[2001:db8::7]:4711`; a zone such as `%eth0` names a card of this machine. */
function withoutPort(address: string): string {
  const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(address)?.[1] ?? /^([\d.]+):\d+$/.exec(address)?.[1] ?? address
  return bare.replace(/%.*$/, '')
}

/** The eight groups of an address that the system wrote: `::` once at most, the last two perhaps as an old address. */
function expand(address: string): string[] {
  const tail = address.slice(address.lastIndexOf(':') + 1)
  const inGroups = isIPv4(tail) ? address.slice(0, -tail.length) + asGroups(tail) : address
  const [before = [], after = []] = inGroups.split('::').map((half) => half.split(':').filter((group) => group !== ''))
  return [...before, ...Array.from({ length: 8 - before.length - after.length }, () => '0'), ...after].map((group) => group.replace(/^0+(?=.)/, ''))
}

function asGroups(old: string): string {
  const [a = 0, b = 0, c = 0, d = 0] = old.split('.').map(Number)
  return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`
}
