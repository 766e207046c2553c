import { listFiles, readText } from '../guards/read-sources.ts'

/** What somebody types who hopes that a statement is built from strings: each would change, wait or fail if it ran. */
export const INJECTIONS = [
  "' or 1=1; update setting set value = '\"injected\"'; --",
  "'; update account_role set role = 'administrator'; --",
  '1; delete from membership; --',
  "x') ; drop table person cascade; --",
  '"; truncate attendance; --',
  "' union select null, email, null from account --",
  "' || pg_sleep(3) || '",
  '1 and (select 1 from pg_sleep(3)) is not null',
  "\\'; select pg_sleep(3); --",
  '$1',
  '$$; select pg_sleep(3); $$',
  '{1,2,"}',
  '%_\\',
  "::uuid'",
  '0x31 /* */ or true',
  '9223372036854775808',
]

/** Read together, as one question about figures. */
const TOGETHER = ['figure', 'from', 'until', 'community', 'sd', 'selfEmployed', 'programme', 'version']

/** Every name that any route reads from the query of an address, as the sources say it. */
export function listQueryNames(): string[] {
  const names = listFiles('app/src/**/*.{ts,tsx}').flatMap((file) => [...readText(file).matchAll(/\bquer(?:y|ies)\('(\w+)'\)/g)].map(([, name = '']) => name))
  return [...new Set([...names, ...TOGETHER])].toSorted()
}
