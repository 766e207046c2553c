import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import type { Database } from '../../../platform/database.ts'
import type { Consent, ConsentPurpose } from '../domain/consent.ts'
import { peopleDb } from './tables.ts'

/** Every entry of these people, in the order in which they were written. */
export async function listConsents(tx: Database, personIds: readonly string[]): Promise<Consent[]> {
  if (personIds.length === 0) return []
  return peopleDb(tx)
    .selectFrom('consent')
    .select(['personId', 'purpose', 'scopeId as communityId', 'fields', 'given', 'untilOn', 'textVersion', 'language', 'at'])
    .where('personId', 'in', [...personIds])
    .orderBy('number')
    .execute()
}

export type NewConsent = Consent & { means: 'own_click' | 'paper' | 'demo'; notedBy: string | null }

export async function addConsent(tx: Database, { communityId, ...consent }: NewConsent): Promise<void> {
  await peopleDb(tx)
    .insertInto('consent')
    .values({ ...consent, scopeKind: communityId === null ? '' : 'community', scopeId: communityId })
    .execute()
}

export type ConsentText = { purpose: ConsentPurpose; version: number; text: string }

/** The newest text of each purpose that is there in all four languages; a version that lacks one is not in use yet. */
export async function listConsentTexts(tx: Database, language: Language, today: Day): Promise<ConsentText[]> {
  const { rows } = await sql<ConsentText>`
    select distinct on (t.purpose) t.purpose, t.version, t.text from consent_text t
    where t.language = ${language}
      and (select count(*) from consent_text same where same.purpose = t.purpose and same.version = t.version and same.active_from <= ${today} and same.text <> '') = 4
    order by t.purpose, t.version desc`.execute(tx)
  return rows
}
