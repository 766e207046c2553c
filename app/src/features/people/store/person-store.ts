import type { Database } from '../../../platform/database.ts'
import { normaliseEmail, personSortKey, type Person, type PersonDraft, type PersonSource } from '../domain/person.ts'
import { peopleDb } from './tables.ts'

const COLUMNS = [
  'id',
  'externalId',
  'givenName',
  'familyName',
  'email',
  'phone',
  'language',
  'languagesSpoken',
  'languagesUnderstood',
  'disciplines',
  'employment',
  'functions',
  'activity',
  'askMeAbout',
  'source',
  'enteredBy',
  'enteredAt',
  'noticedAt',
  'restrictedAt',
  'version',
] as const

/** A person to be written for the first time. `noticedAt` is given when the person was told on the spot. */
export type NewPerson = PersonDraft & { source: PersonSource; externalId?: string; enteredBy?: string | null; enteredAt: string; noticedAt?: string | null }

const BLOCK = 500

/** Adds people in the order given. @returns their ids in the same order */
export async function addPeople(tx: Database, people: readonly NewPerson[]): Promise<string[]> {
  const ids: string[] = []
  for (let start = 0; start < people.length; start += BLOCK) {
    const rows = people.slice(start, start + BLOCK).map((person) => ({
      ...draftColumns(person),
      ...(person.externalId ? { externalId: person.externalId } : {}),
      source: person.source,
      enteredBy: person.enteredBy ?? null,
      enteredAt: person.enteredAt,
      noticedAt: person.noticedAt ?? null,
      mergedInto: null,
      restrictedAt: null,
      erasedAt: null,
    }))
    const added = await peopleDb(tx).insertInto('person').values(rows).returning('id').execute()
    ids.push(...added.map(({ id }) => id))
  }
  return ids
}

export async function addPerson(tx: Database, person: NewPerson): Promise<string> {
  const [id = ''] = await addPeople(tx, [person])
  return id
}

function draftColumns(draft: PersonDraft) {
  const { givenName, familyName, phone, language, languagesSpoken, languagesUnderstood, disciplines, employment, functions, activity, askMeAbout } = draft
  const email = draft.email === null ? null : normaliseEmail(draft.email)
  return {
    givenName,
    familyName,
    email,
    phone,
    language,
    languagesSpoken,
    languagesUnderstood,
    disciplines,
    employment,
    functions,
    activity,
    askMeAbout,
    sortKey: personSortKey(draft),
  }
}

/** @returns false when somebody saved in between */
export async function changePerson(tx: Database, id: string, draft: PersonDraft, version: number): Promise<boolean> {
  const { numUpdatedRows } = await peopleDb(tx)
    .updateTable('person')
    .set({ ...draftColumns(draft), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('mergedInto', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Null for a record that was merged into another one. */
export async function findPerson(tx: Database, id: string): Promise<Person | null> {
  const row = await peopleDb(tx).selectFrom('person').select(COLUMNS).where('id', '=', id).where('mergedInto', 'is', null).executeTakeFirst()
  return row ?? null
}

/** Those of the given ids that exist, by name. */
export async function listPeopleByIds(tx: Database, ids: readonly string[]): Promise<Person[]> {
  if (ids.length === 0) return []
  return peopleDb(tx)
    .selectFrom('person')
    .select(COLUMNS)
    .where('id', 'in', [...ids])
    .where('mergedInto', 'is', null)
    .orderBy('sortKey')
    .orderBy('id')
    .execute()
}

/** Everybody who is not merged, not erased: what an import compares with. */
export async function listAllPeople(tx: Database): Promise<Person[]> {
  return peopleDb(tx)
    .selectFrom('person')
    .select(COLUMNS)
    .where('mergedInto', 'is', null)
    .where('source', '!=', 'former')
    .orderBy('sortKey')
    .orderBy('id')
    .execute()
}

export async function findPersonByEmail(tx: Database, email: string): Promise<Person | null> {
  const row = await peopleDb(tx)
    .selectFrom('person')
    .select(COLUMNS)
    .where((eb) => eb(eb.fn<string>('lower', ['email']), '=', normaliseEmail(email)))
    .where('mergedInto', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

/** Where the record went that was merged; null when the id is unknown or was never merged. */
export async function findKeptId(tx: Database, mergedId: string): Promise<string | null> {
  const row = await peopleDb(tx).selectFrom('person').select('mergedInto').where('id', '=', mergedId).executeTakeFirst()
  return row?.mergedInto ?? null
}

/** Numbers of a register that stand on merged records, and the person each now means: an import follows them. */
export async function listMergedExternalIds(tx: Database): Promise<{ externalId: string; personId: string }[]> {
  const rows = await peopleDb(tx).selectFrom('person').select(['externalId', 'mergedInto']).where('mergedInto', 'is not', null).execute()
  return rows.flatMap(({ externalId, mergedInto }) => (mergedInto === null ? [] : [{ externalId, personId: mergedInto }]))
}
