import { sql } from 'kysely'
import type { Language } from '../../../kernel/language.ts'
import type { Database } from '../../../platform/database.ts'
import { addPerson, findPersonByEmail } from '../../people/public.ts'

export type NewcomerPerson = {
  givenName: string
  familyName: string
  email: string
  language: Language | null
  source: 'self' | 'coordinator'
  enteredBy: string | null
}

/** The person in the directory who has this address, or a new one. Somebody who says who they are needs no notice. */
export async function findOrAddPerson(tx: Database, newcomer: NewcomerPerson, now: string): Promise<string> {
  const known = await findPersonByEmail(tx, newcomer.email)
  if (known !== null) return known.id
  const nothing = { phone: null, languagesSpoken: [], languagesUnderstood: [], disciplines: [], employment: null, functions: [], activity: '', askMeAbout: '' }
  return addPerson(tx, { ...nothing, ...newcomer, enteredAt: now, noticedAt: newcomer.source === 'self' ? now : null })
}

/** Which language mails and pages speak; null for both French and Dutch in mails. */
export async function saveLanguage(tx: Database, personId: string, language: Language | null): Promise<void> {
  await sql`update person set language = ${language}, version = version + 1 where id = ${personId}`.execute(tx)
}

export async function saveInstanceName(tx: Database, name: string): Promise<void> {
  await sql`insert into setting (key, value) values ('instance-name', ${JSON.stringify(name)}::jsonb) on conflict (key) do update set value = excluded.value`.execute(
    tx,
  )
}
