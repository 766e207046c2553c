import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../../test/house.ts'
import { aCommunity, aHeldMeeting, aPerson } from '../../../../test/neighbourhood.ts'
import { asSystem } from '../../../platform/database.ts'
import { eraseRecordsRows, forgetRecordsWords, giveRecordsBack, listRecordPlaces, moveRecords, showRecordsRows } from './personal-data-store.ts'

let house: TestHouse
let community: string
beforeAll(async () => {
  house = await aHouse()
  community = await aCommunity(house, 'Sud')
})
afterAll(() => house.close())

const all = <Row>(statement: ReturnType<typeof sql<Row>>) => asSystem(house.db, async (tx) => (await statement.execute(tx)).rows)

/** A meeting with one trace of this person in every table. */
async function traces(person: string, other: string): Promise<{ meeting: string; own: string; removed: string }> {
  const meeting = await aHeldMeeting(house, { communityId: community, startsAt: '2023-02-14T12:00:00.000Z', present: [person, other] })
  const [own, removed, third] = [randomUUID(), randomUUID(), randomUUID()]
  const at = '2023-02-14T13:00:00.000Z'
  await asSystem(house.db, async (tx) => {
    await sql`insert into meeting_record (meeting_id, phase, amendable_until, prepared_by, prepared_at) values (${meeting}, 'amendable', ${at}, ${person}, ${at})`.execute(
      tx,
    )
    await sql`insert into record_entry (id, meeting_id, kind, language, text, owner_id, author_id, written_at, search_text) values
      (${own}, ${meeting}, 'action', 'fr', 'Apporter les clés', ${person}, ${person}, ${at}, ' apporter'),
      (${removed}, ${meeting}, 'note', 'fr', 'De trop', null, ${person}, ${at}, ' trop'),
      (${third}, ${meeting}, 'note', 'nl', 'Van een ander', null, ${other}, ${at}, ' van')`.execute(tx)
    await sql`update record_entry set removed_at = ${at}, removed_by = ${person} where id = ${removed}`.execute(tx)
    await sql`update record_entry set edited_by = ${person}, edited_at = ${at} where id = ${third}`.execute(tx)
    await sql`insert into record_gist values (${third}, 'fr', ${meeting}, 'D’une autre', ${person}, ${at})`.execute(tx)
    await sql`insert into record_conflict (entry_id, meeting_id, proposed, proposed_by, proposed_at) values
      (${own}, ${meeting}, ${JSON.stringify({ text: 'Autre', ownerId: person })}::jsonb, ${other}, ${at}), (${third}, ${meeting}, '{"text":"Mien"}', ${person}, ${at})`.execute(
      tx,
    )
    await sql`insert into record_amendment (id, meeting_id, entry_id, language, text, reason, proposed_by, proposed_at) values
      (${randomUUID()}, ${meeting}, ${third}, 'fr', 'Mieux', 'Parce que', ${person}, ${at})`.execute(tx)
    await sql`insert into record_agreement values (${meeting}, ${person}, ${at}), (${meeting}, ${other}, ${at})`.execute(tx)
    await sql`insert into record_erratum (id, meeting_id, language, text, reason, written_by, written_at) values (${randomUUID()}, ${meeting}, 'fr', 'Juste', 'Faute', ${person}, ${at})`.execute(
      tx,
    )
    await sql`insert into record_digest (meeting_id, person_id, wished_at) values (${meeting}, ${person}, ${at})`.execute(tx)
    await sql`insert into record_link (token_hash, meeting_id, person_id, made_at, expires_at) values (decode(md5(${meeting}), 'hex'), ${meeting}, ${person}, ${at}, ${at})`.execute(
      tx,
    )
  })
  return { meeting, own, removed }
}

/** Every text that names this id anywhere in the tables of records. */
async function mentions(person: string): Promise<string[]> {
  const rows = await all<{ table: string }>(sql`
    select 'record_entry' as table from record_entry t where t::text like ${`%${person}%`} union all select 'record_gist' from record_gist t where t::text like ${`%${person}%`}
    union all select 'record_conflict' from record_conflict t where t::text like ${`%${person}%`} union all select 'record_amendment' from record_amendment t where t::text like ${`%${person}%`}
    union all select 'record_agreement' from record_agreement t where t::text like ${`%${person}%`} union all select 'record_erratum' from record_erratum t where t::text like ${`%${person}%`}
    union all select 'record_digest' from record_digest t where t::text like ${`%${person}%`} union all select 'record_link' from record_link t where t::text like ${`%${person}%`} union all select 'meeting_record' from meeting_record t where t::text like ${`%${person}%`}`)
  return rows.map(({ table }) => table)
}

it('PRV-25 what was written stays without a name, what was taken out is emptied, and no id is left', async () => {
  const [person, other] = [await aPerson(house), await aPerson(house, { givenName: 'Bart' })]
  const { own, removed } = await traces(person, other)
  const shown = await asSystem(house.db, (tx) => showRecordsRows(tx, person))
  expect(shown.map(({ table, rows }) => [table, rows.length])).toEqual([
    ['record_entry', 3],
    ['record_gist', 1],
    ['record_conflict', 1],
    ['record_amendment', 1],
    ['record_agreement', 1],
    ['record_erratum', 1],
    ['record_digest', 1],
    ['record_link', 1],
    ['meeting_record', 1],
  ])
  expect(JSON.stringify(shown)).not.toContain('Van een ander')
  expect(await asSystem(house.db, (tx) => listRecordPlaces(tx, [person]))).toEqual([{ personId: person, communityId: community }])
  await asSystem(house.db, (tx) => eraseRecordsRows(tx, person, randomUUID()))
  expect(await mentions(person)).toEqual([])
  expect(await all(sql`select text, author_id, owner_id from record_entry where id = ${own}`)).toEqual([
    { text: 'Apporter les clés', authorId: null, ownerId: null },
  ])
  expect(await all(sql`select text from record_entry where id = ${removed}`)).toEqual([{ text: '' }])
})

it('PRV-25 on wish the words go too, and those of others stay', async () => {
  const [person, other] = [await aPerson(house), await aPerson(house, { givenName: 'Bart' })]
  const { meeting } = await traces(person, other)
  await asSystem(house.db, (tx) => forgetRecordsWords(tx, person))
  const left = await all<{ text: string }>(sql`
    select text from record_entry where meeting_id = ${meeting} union all select text from record_gist where meeting_id = ${meeting}
    union all select text from record_amendment where meeting_id = ${meeting} union all select text from record_erratum where meeting_id = ${meeting}`)
  expect(left.map(({ text }) => text).toSorted()).toEqual(['Van een ander', '–', '–', '–', '–', '–'])
})

it('follows the record of a person that is kept, and comes back', async () => {
  const [kept, merged] = [await aPerson(house), await aPerson(house, { givenName: 'A.' })]
  const { meeting } = await traces(merged, kept)
  const snapshot = () =>
    all(sql`select (select json_agg(t order by t.id) from record_entry t where t.meeting_id = ${meeting})::text as entries,
      (select json_agg(t order by t.id) from record_amendment t where t.meeting_id = ${meeting})::text as amendments,
      (select json_agg(t order by t.id) from record_erratum t where t.meeting_id = ${meeting})::text as errata,
      (select json_agg(t) from record_gist t where t.meeting_id = ${meeting})::text as gists,
      (select json_agg(t) from record_digest t where t.meeting_id = ${meeting})::text as digests,
      (select json_agg(t) from meeting_record t where t.meeting_id = ${meeting})::text as record`)
  const before = await snapshot()
  const moved = await asSystem(house.db, (tx) => moveRecords(tx, merged, kept))
  expect((await mentions(merged)).filter((table) => table !== 'record_conflict')).toEqual([])
  const remembered = JSON.parse(JSON.stringify(moved)) as typeof moved
  await asSystem(house.db, (tx) => giveRecordsBack(tx, merged, kept, remembered))
  expect(await snapshot()).toEqual(before)
})
