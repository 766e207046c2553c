import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCommunity, aHeldMeeting, aMembership, anOrganisation, aPerson, aSession, aVisitor } from '../../../test/neighbourhood.ts'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { makeApp } from '../../app.ts'
import { PERSONAL_OWNERS } from '../../personal-owners.ts'
import { findBrokenAuditEntry, writeAudit } from '../../platform/audit.ts'
import { asSystem } from '../../platform/database.ts'
import { queueMail } from '../../platform/mail/outbox.ts'
import { nowOf } from '../../platform/house.ts'
import { replayErasures } from './public.ts'

let house: TestHouse
let owner: pg.Client
let south: string
let zelda: string
let other: string
let zeldaSees: ReturnType<typeof aVisitor>
let otherSees: ReturnType<typeof aVisitor>
let meetings: string[]
let code: string
let before: { figures: string; snapshot: string }

const TRACES = ['Zelda', 'Quackenbush', 'zelda.quackenbush@ronde.example', '+32475998877']

/** What the figures of an open period are made of: seats at each meeting, meetings of each participant, members, organisations, employments. */
async function countFigures(): Promise<string> {
  const { rows } = await owner.query(`
    select (select json_agg(n order by n) from (select count(*) as n from attendance where state = 'present' group by meeting_id) seats) as seats,
      (select json_agg(n order by n) from (select count(*) as n from attendance where state = 'present' group by person_id) each) as each,
      (select count(distinct person_id) from membership) as members,
      (select count(distinct organisation_id) from representation) as organisations,
      (select json_agg(e order by e) from (select p.employment as e from person p where p.id in (select person_id from membership)) employments) as employments`)
  return JSON.stringify(rows[0])
}

async function readSnapshot(): Promise<string> {
  const { rows } = await owner.query('select md5(figures::text || digest || switches::text || version::text || frozen_at::text) as bytes from report_snapshot')
  return JSON.stringify(rows)
}

beforeAll(async () => {
  house = await aHouse()
  owner = new pg.Client({ connectionString: house.ownerUrl })
  await owner.connect()
  const app = makeApp(house)
  south = await aCommunity(house, 'Sud')
  zelda = await aPerson(house, {
    givenName: 'Zelda',
    familyName: 'Quackenbush',
    email: 'zelda.quackenbush@ronde.example',
    phone: '+32475998877',
    employment: 'self_employed',
  })
  other = await aPerson(house, { givenName: 'Bo', familyName: 'Peeters' })
  const practice = await anOrganisation(house, { nameFr: 'Cabinet Zelda Quackenbush', solePractice: true })
  const service = await anOrganisation(house, { nameFr: 'Le Pas' })
  await aMembership(house, { personId: zelda, communityId: south, represents: practice })
  await aMembership(house, { personId: other, communityId: south, represents: service })
  meetings = [
    await aHeldMeeting(house, { communityId: south, startsAt: '2023-02-14T13:00:00Z', present: [zelda, other] }),
    await aHeldMeeting(house, { communityId: south, startsAt: '2023-03-14T13:00:00Z', present: [zelda] }),
  ]
  await fillEveryTable(practice)
  zeldaSees = aVisitor(house, app, await aSession(house, { personId: zelda }))
  otherSees = aVisitor(house, app, await aSession(house, { personId: other }))
  await zeldaSees.send('/people/me/share', { purpose: 'community_list', community: south, field: ['phone'] })
  before = { figures: await countFigures(), snapshot: await readSnapshot() }
})
afterAll(async () => {
  await owner.end()
  await house.close()
})

/** A trace in each place where a person may stand. */
async function fillEveryTable(practice: string): Promise<void> {
  const now = nowOf(house)
  await owner.query('insert into affiliation (person_id, organisation_id) values ($1, $2)', [zelda, practice])
  await owner.query(`insert into person (given_name, family_name, phone, source, merged_into) values ('Zelda', 'Quackenbush', '+32475998877', 'import', $1)`, [
    zelda,
  ])
  await owner.query(
    `insert into person_merge (kept_id, merged_id, merged_at, merged_by, before) select $1, id, now(), $1, to_jsonb(person) from person where merged_into = $1`,
    [zelda],
  )
  await owner.query('update person set entered_by = $1 where id = $2', [zelda, other])
  await owner.query('update attendance set recorded_by = $1', [zelda])
  await owner.query(
    `insert into consent (person_id, purpose, given, text_version, language, means, noted_by, at) values ($2, 'photo', true, 1, 'fr', 'paper', $1, now())`,
    [zelda, other],
  )
  await owner.query(`insert into practice_role (membership_id, community_id, label) select id, community_id, 'TFLP' from membership where person_id = $1`, [
    zelda,
  ])
  await owner.query(
    `insert into attendance_conflict (meeting_id, person_id, proposed, proposed_by, proposed_at) values ($2, $1, '{"name": "Zelda Quackenbush"}', $3, now()), ($2, $3, '{}', $1, now())`,
    [zelda, meetings[0], other],
  )
  await owner.query(`insert into register_reopening (meeting_id, reason, reopened_by, reopened_at) values ($2, 'un oubli', $1, now())`, [zelda, meetings[0]])
  await owner.query(`insert into community_text (community_id, kind, version, in_force_on, written_by) values ($2, 'charter', 1, '2023-01-01', $1)`, [
    zelda,
    south,
  ])
  await owner.query(
    `insert into report_snapshot (community_ids, switches, version, figures, digest, frozen_at, frozen_by) values (array[$2::uuid], '{}', 1, '{"meetings": 2}', 'abc', now(), $1)`,
    [zelda, south],
  )
  await owner.query(
    `insert into report_release (snapshot_id, shows, released_by, signed_name, reason, released_at) select id, 'exact', $1, 'Zelda Quackenbush', 'accord', now() from report_snapshot`,
    [zelda],
  )
  await owner.query(
    `insert into import_draft (owner_person_id, kind, files, bytes, state, state_at, created_at, expires_at) values ($1, 'register', '[{"name": "zelda.csv"}]', 'Zelda;Quackenbush', 'understood', now(), now(), now())`,
    [zelda],
  )
  await asSystem(house.db, async (tx) => {
    await queueMail(
      tx,
      {
        idempotencyKey: `notice ${zelda}`,
        kind: 'notice',
        to: 'zelda.quackenbush@ronde.example',
        language: 'fr',
        subject: 'Zelda',
        text: 'Bonjour Zelda Quackenbush',
      },
      now,
    )
    await writeAudit(tx, { action: 'person.changed', subjectKind: 'person', subjectId: zelda, actorPersonId: zelda, subjectPersonId: zelda }, now)
    await writeAudit(tx, { action: 'person.changed', subjectKind: 'person', actorPersonId: zelda, subjectPersonId: other }, now)
  })
}

/** Every row of every table, the queue's included, read as text; bytes are searched as bytes. */
async function sweep(needles: readonly string[]): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname in ('public', 'graphile_worker') order by 1`)
  const found: string[] = []
  for (const { name } of rows) {
    for (const needle of needles) {
      const hex = Buffer.from(needle).toString('hex')
      const hits = await owner.query<{ n: number }>(
        `select count(*)::int as n from ${name} r where r::text ilike '%' || $1 || '%' or r::text ilike '%' || $2 || '%'`,
        [needle, hex],
      )
      if ((hits.rows[0]?.n ?? 0) > 0) found.push(`${name}: ${needle}`)
    }
  }
  return found
}

describe('before', () => {
  it('PRV-06 PRV-07 she reads and takes everything that refers to her, and nobody else’s name', async () => {
    expect(await zeldaSees.read('/privacy/me')).toContain('Your attendance')
    const answer = await zeldaSees.send('/privacy/me/download', { format: 'json' })
    expect(answer.headers.get('Content-Disposition')).toContain('attachment')
    const text = await answer.text()
    const { tables } = JSON.parse(text) as { tables: { table: string; rows: unknown[] }[] }
    const filled = tables.filter(({ rows }) => rows.length > 0).map(({ table }) => table)
    for (const table of [
      'person',
      'affiliation',
      'consent',
      'membership',
      'representation',
      'attendance',
      'session',
      'outbox_mail',
      'audit_person',
      'report_release',
      'import_draft',
    ])
      expect(filled).toContain(table)
    expect(text).not.toContain('Peeters')
    expect(text).not.toContain(other)
    expect(await (await zeldaSees.send('/privacy/me/download', { format: 'html' })).text()).toContain('Quackenbush')
  })

  it('PRV-21 the sweep sees the traces it will look for', async () => {
    const found = await sweep([...TRACES, zelda])
    for (const table of [
      'person',
      'person_merge',
      'organisation',
      'attendance',
      'attendance_conflict',
      'outbox_mail',
      'import_draft',
      'report_release',
      'account',
      'audit_person',
    ]) {
      expect(
        found.some((line) => line.startsWith(`public.${table}:`)),
        table,
      ).toBe(true)
    }
  })

  it('PRV-20 the preview changes nothing, and an unticked box erases nothing', async () => {
    const preview = await zeldaSees.read('/privacy/me/erase')
    expect(preview).toContain('This goes')
    expect((await zeldaSees.send('/privacy/me/erase', {})).status).toBe(422)
    expect(await otherSees.read(`/people/${zelda}`)).toContain('Quackenbush')
  })
})

describe('after', () => {
  it('PRV-20 she is erased at once and gets the code of a certificate', async () => {
    const answer = await zeldaSees.send('/privacy/me/erase', { confirmed: 'yes' })
    expect(answer.status).toBe(303)
    code = /\/privacy\/erased\/([\w-]+)/.exec(answer.headers.get('Location') ?? '')?.[1] ?? ''
    expect(await otherSees.read(`/privacy/erased/${code}`)).toContain(code)
    expect((await zeldaSees.open('/people')).status).toBe(303)
    expect((await otherSees.open(`/people/${zelda}`)).status).toBe(404)
  })

  it('PRV-21 no table holds name, mail, phone or id any more', async () => {
    expect(await sweep([...TRACES, zelda])).toEqual([])
  })

  it('PRV-23 the totals of the open period and the frozen table are what they were', async () => {
    expect(await countFigures()).toBe(before.figures)
    expect(await readSnapshot()).toBe(before.snapshot)
  })

  it('PRV-24 the nameless place has no name, no way to reach, and no moment that leads back', async () => {
    const { rows } = await owner.query(
      `select given_name, family_name, email, phone, entered_at::date::text as entered_on, disciplines, languages_spoken from person where source = 'former'`,
    )
    expect(rows).toEqual([{ given_name: '', family_name: '', email: null, phone: null, entered_on: '2000-01-01', disciplines: [], languages_spoken: [] }])
    const moments = await owner.query(
      `select count(*)::int as n from attendance a join meeting m on m.id = a.meeting_id join person p on p.id = a.person_id where p.source = 'former' and a.recorded_at <> m.starts_at`,
    )
    expect(moments.rows).toEqual([{ n: 0 }])
    expect(await otherSees.read('/people')).not.toContain('former participant')
  })

  it('PRV-20 what she did for others stays, without her', async () => {
    const { rows } = await owner.query(
      `select (select count(*)::int from consent where person_id = $1) as consents, (select count(*)::int from community_text) as texts, (select count(*)::int from register_reopening) as reopenings`,
      [other],
    )
    expect(rows).toEqual([{ consents: 1, texts: 1, reopenings: 1 }])
  })

  it('SEC-33 the chain of the log is whole, and the erasure stands in it', async () => {
    expect(await findBrokenAuditEntry(house.db)).toBeNull()
    const { rows } = await owner.query(`select action, subject_id from audit_entry order by number desc limit 1`)
    expect(rows).toEqual([{ action: 'person.erased', subject_id: code }])
  })

  it('PRV-22 a store restored from before the erasure learns of it from the file beside it', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'ronde-erasures-'))
    const beside = { ...house, settings: { ...house.settings, dataDirectory: folder } }
    expect(await replayErasures(beside, PERSONAL_OWNERS)).toBe(0)
    await owner.query('delete from erasure_ledger')
    await owner.query(`insert into person (id, given_name, family_name, source) values ($1, 'Zelda', 'Quackenbush', 'self')`, [zelda])
    expect(await replayErasures(beside, PERSONAL_OWNERS)).toBe(1)
    expect(await sweep([...TRACES, zelda])).toEqual([])
    rmSync(folder, { recursive: true })
  })

  it('PRV-22 somebody who comes back with an old backup is erased again before the first request', async () => {
    expect(await replayErasures(house, PERSONAL_OWNERS)).toBe(0)
    await owner.query(
      `insert into person (id, given_name, family_name, email, source) values ($1, 'Zelda', 'Quackenbush', 'zelda.quackenbush@ronde.example', 'self')`,
      [zelda],
    )
    expect(await replayErasures(house, PERSONAL_OWNERS)).toBe(1)
    expect(await sweep([...TRACES, zelda])).toEqual([])
  })

  it('PRV-22 SEC-31 so they are after a change of the secret, while the old one is given', async () => {
    await owner.query(`insert into person (id, given_name, family_name, source) values ($1, 'Zelda', 'Quackenbush', 'self')`, [zelda])
    const under = (previousSecret: string | null) => ({
      ...house,
      settings: { ...house.settings, secret: 'another-secret-0123456789-abcdefghijkl', previousSecret },
    })
    expect(await replayErasures(under(null), PERSONAL_OWNERS)).toBe(0)
    expect(await replayErasures(under(house.settings.secret), PERSONAL_OWNERS)).toBe(1)
    expect(await sweep([...TRACES, zelda])).toEqual([])
  })
})

it('leaving a community takes nothing from others', async () => {
  const countLines = async () => (await owner.query<{ n: number }>('select count(*)::int as n from attendance')).rows[0]?.n
  const count = await countLines()
  expect(await otherSees.read('/privacy/me')).toContain(`/communities/${south}/leave`)
  expect((await otherSees.send(`/communities/${south}/leave`, { reason: 'time' })).status).toBe(303)
  expect(await countLines()).toBe(count)
  const { rows } = await owner.query(`select state, until_on is not null as has_end from membership where person_id = $1`, [other])
  expect(rows).toEqual([{ state: 'ended', has_end: true }])
})
