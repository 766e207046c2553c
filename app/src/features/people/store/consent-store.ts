import { sql } from 'kysely'
import { dayOf, type Day } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import type { Database } from '../../../platform/database.ts'
import { listStanding, type Consent, type ConsentPurpose } from '../domain/consent.ts'
import { forgetPictures } from './picture-store.ts'
import { peopleDb } from './tables.ts'

/** Every entry of these people, in the order in which they were written. */
export async function listConsents(tx: Database, personIds: readonly string[]): Promise<(Consent & Pick<NewConsent, 'means'>)[]> {
  if (personIds.length === 0) return []
  return peopleDb(tx)
    .selectFrom('consent')
    .select((eb) => [
      'personId',
      'purpose',
      eb.case().when('scopeKind', '=', 'meeting').then(null).else(eb.ref('scopeId')).end().as('communityId'),
      eb.case().when('scopeKind', '=', 'meeting').then(eb.ref('scopeId')).end().as('meetingId'),
      'fields',
      'given',
      'untilOn',
      'textVersion',
      'language',
      'at',
      'means',
    ])
    .where('personId', 'in', [...personIds])
    .orderBy('number')
    .execute()
}

export type NewConsent = Consent & { means: 'own_click' | 'paper' | 'demo' | 'membership' | 'card'; notedBy: string | null }

export async function addConsent(tx: Database, { communityId, meetingId = null, ...consent }: NewConsent): Promise<void> {
  // By whichever way it is taken back: what was kept by this consent goes with it.
  if (consent.purpose === 'photo' && !consent.given) await forgetPictures(tx, consent.personId)
  const scopeKind = communityId !== null ? 'community' : meetingId !== null ? 'meeting' : ''
  await peopleDb(tx)
    .insertInto('consent')
    .values({ ...consent, scopeKind, scopeId: communityId ?? meetingId })
    .execute()
}

type Ending = { personId: string; communityId: string; lastDay: Day; notedBy: string | null; now: string }

/** What somebody shared with one community ends on the last day there: an entry more, none changed. */
export async function endCommunityConsent(tx: Database, { personId, communityId, lastDay, notedBy, now }: Ending): Promise<void> {
  const standing = listStanding(await listConsents(tx, [personId]), dayOf(now))
  const shared = standing.find((consent) => consent.purpose === 'community_list' && consent.communityId === communityId)
  if (shared === undefined || (shared.untilOn !== null && shared.untilOn <= lastDay)) return
  const isOver = lastDay <= dayOf(now)
  const rest = isOver ? { given: false, fields: [], untilOn: null } : { untilOn: lastDay }
  await addConsent(tx, { ...shared, ...rest, at: now, means: 'membership', notedBy })
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
