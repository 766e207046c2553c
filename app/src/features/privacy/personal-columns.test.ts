import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { PERSONAL_OWNERS } from '../../personal-owners.ts'
import { asSystem } from '../../platform/database.ts'
import { listTreatments, listUndeclared, listVanished, type ColumnName } from './domain/treatments.ts'
import { collectParts } from './actions/my-data.ts'
import { privacyMessages } from './messages/catalogue.ts'

let house: TestHouse
let existing: ColumnName[]
const personal = PERSONAL_OWNERS.flatMap(({ data }) => data.columns)
const plain = PERSONAL_OWNERS.flatMap(({ data }) => data.plain)
/** Tables of other features that hold nothing about a person as a whole, each with its reason. */
const PLAIN_TABLES: Record<string, string> = {
  kysely_migration: 'which migrations ran',
  kysely_migration_lock: 'that one runs',
}

beforeAll(async () => {
  house = await aHouse()
  const { rows } = await sql<{ table: string; column: string }>`
    select c.table_name as table, c.column_name as column from information_schema.columns c
    join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
    where c.table_schema = 'public' order by 1, c.ordinal_position`.execute(house.db)
  existing = rows.filter(({ table }) => !(table in PLAIN_TABLES))
})
afterAll(() => house.close())

describe('PRV-01 the register of treatments', () => {
  it('PRV-01 knows every column: personal with its reasons, or plain with one', () => {
    expect(existing.length).toBeGreaterThan(100)
    expect(listUndeclared(existing, personal, plain).map(({ table, column }) => `${table}.${column}`)).toEqual([])
  })
  it('PRV-01 declares no column that is gone', () => {
    expect(listVanished(existing, personal)).toEqual([])
  })
  it('PRV-01 notices a column that nobody declared', () => {
    expect(listUndeclared([{ table: 'person', column: 'birthday' }], personal, plain)).toEqual([{ table: 'person', column: 'birthday' }])
  })
  it('PRV-01 calls no column plain that names a person', () => {
    const named = existing.filter(({ column }) => /(^|_)person_id$|_by$/.test(column))
    const hidden = named.filter(({ table, column }) => !personal.some((known) => known.table === table && known.column === column))
    expect(hidden).toEqual([])
  })
  it('PRV-01 is what the notice is made from: each line says why, on which ground, how long and who', () => {
    const treatments = listTreatments(personal)
    expect(treatments.flatMap(({ tables }) => tables)).toContain('attendance')
    expect(treatments.find(({ purpose }) => purpose === 'take-attendance')).toMatchObject({
      tables: expect.arrayContaining(['attendance']),
      basis: 'convention',
      retention: 'attendance-months',
    })
  })
})

/** Tables with a person in them whose rows are not given out, each with the reason. */
const NOT_GIVEN_OUT: Record<string, string> = {
  passkey_challenge: 'a riddle of a few minutes, without a word about the person',
  erasure_ledger: 'a keyed hash of people who are gone',
}

it('PRV-07 every table that a person may read about has words of its own', async () => {
  const shown = await asSystem(house.db, (tx) => collectParts(tx, PERSONAL_OWNERS, '00000000-0000-4000-8000-000000000000'))
  const tables = new Set([...personal, ...shown].map(({ table }) => table))
  expect([...tables].filter((table) => !(`table.${table}` in privacyMessages.en)).toSorted()).toEqual([])
})

it('PRV-07 the export reaches every table that refers to a person', async () => {
  const { rows } = await sql<{ table: string }>`
    select distinct c.table_name as table from information_schema.columns c
    join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
    where c.table_schema = 'public' and (c.column_name ~ '(^|_)person_id$' or c.column_name ~ '_by$' or c.column_name = 'account_id' or c.column_name = 'membership_id')
    union
    select distinct conrelid::regclass::text from pg_constraint where contype = 'f' and confrelid in ('person'::regclass, 'account'::regclass, 'membership'::regclass)`.execute(
    house.db,
  )
  const shown = await asSystem(house.db, (tx) => collectParts(tx, PERSONAL_OWNERS, '00000000-0000-4000-8000-000000000000'))
  const given = new Set(shown.map(({ table }) => table))
  expect(rows.map(({ table }) => table).filter((table) => !given.has(table) && !(table in NOT_GIVEN_OUT))).toEqual([])
})
