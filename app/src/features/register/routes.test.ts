import { joinBytes, readSheets, writeTextArchive, writeWorkbook } from '@ronde/tabular'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anAccount, aSession } from '../../../test/accounts.ts'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aVisitor, HOME, type TestVisitor } from '../../../test/visitor.ts'
import { makeApp } from '../../app.ts'
import { createAccount } from '../accounts/public.ts'
import { asSystem } from '../../platform/database.ts'
import { SESSION_COOKIE } from '../../platform/http/session-cookie.ts'

let house: TestHouse
let app: ReturnType<typeof makeApp>
let coordinator: TestVisitor
beforeAll(async () => {
  house = await aHouse({ liftsRateLimits: true })
  app = makeApp(house)
  coordinator = await aSignedIn(['coordinator'], 'coordinator@example.org')
})
afterAll(() => house.close())

async function aSignedIn(roles: 'coordinator'[], email: string): Promise<TestVisitor> {
  const { accountId } = await anAccount(house, { email, roles })
  const visitor = aVisitor(house, app)
  visitor.cookies.set(SESSION_COOKIE, await aSession(house, accountId))
  return visitor
}

/** Sends files as a browser does; @returns the address of the draft. */
async function upload(visitor: TestVisitor, files: Record<string, string | Uint8Array>, fields: Record<string, string> = {}): Promise<string> {
  const token = /name="_token" value="([^"]+)"/.exec(await (await visitor.get('/import')).text())?.[1] ?? ''
  const body = new FormData()
  for (const [name, value] of Object.entries({ ...fields, _token: token })) body.append(name, value)
  for (const [name, content] of Object.entries(files)) body.append('files', new File([content as string], name))
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const response = await app.request(`${HOME}/import`, { method: 'POST', body, headers: { Cookie: cookie, Origin: HOME } })
  expect(response.status).toBe(303)
  return settled(visitor, response.headers.get('Location') ?? '')
}

/** Waits while the page says that it is still at work. */
async function settled(visitor: TestVisitor, address: string): Promise<string> {
  for (let tries = 0; tries < 40; tries += 1) {
    const response = await visitor.get(address)
    if (response.headers.get('Refresh') === null) return address
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('still at work')
}

const textOf = async (visitor: TestVisitor, address: string) => (await (await visitor.get(address)).text()).replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
const countOf = async (table: 'person' | 'meeting' | 'attendance' | 'import_draft') =>
  asSystem(house.db, async (tx) => (await sql<{ count: number }>`select count(*)::int as count from ${sql.table(table)}`.execute(tx)).rows[0]?.count)

const REGISTER = {
  'people.csv': 'person_id;given_name;family_name\np1;Els;Peeters\np2;Marie;Dupont\n',
  'organisations.csv': 'organisation_id;name_fr\no1;Maison du Coin\n',
  'communities.csv': 'community_id;name_fr;name_nl\nwest;Ouest;West\n',
  'memberships.csv': 'person_id;community_id;role;from;represents\np1;west;member;01/01/2022;o1\np2;west;member;01/01/2022;\n',
  'meetings.csv': 'meeting_id;community_ids;starts_at;ends_at;state\nm1;west;2022-09-12 13:00;2022-09-12 15:00;held\n',
  'attendance.csv': 'meeting_id;person_id;state\nm1;p1;present\nm1;p2;excused\n',
}

describe('a register with mistakes', () => {
  it('is shown with every problem at its place, saves nothing, and is saved once it is mended', async () => {
    const before = await countOf('person')
    const broken = {
      ...REGISTER,
      'memberships.csv': REGISTER['memberships.csv'].replace('01/01/2022;o1', '31/02/2022;o9'),
      'people.csv': `${REGISTER['people.csv']}p1;Els;Peeters\n`,
    }
    const address = await upload(coordinator, broken)
    const page = await textOf(coordinator, address)
    expect(page).toContain('3 things to mend before anything is saved')
    for (const sentence of [
      'There is no such day: “31/02/2022”',
      'No organisation in the sheet “organisations” is called “o9”',
      '“p1” stands here a second time; the first is in row 2',
    ])
      expect(page).toContain(sentence)
    expect(page).not.toContain('Save 8 rows')
    expect((await coordinator.post(`${address}/save`)).status).toBe(303)
    await settled(coordinator, address)
    expect(await countOf('person')).toBe(before)

    const id = address.split('/').at(-1) ?? ''
    const mended = await upload(coordinator, REGISTER, { replaces: id })
    expect((await coordinator.get(address)).status).toBe(404)
    expect(await textOf(coordinator, mended)).toContain('Save 9 rows')
    await coordinator.post(`${mended}/save`)
    await settled(coordinator, mended)
    expect(await textOf(coordinator, mended)).toContain('It is saved')
    expect(await countOf('person')).toBe((before ?? 0) + 2)
    const { rows } = await asSystem(house.db, (tx) =>
      sql<{ length: number }>`select length(bytes) from import_draft where id = ${mended.split('/').at(-1) ?? ''}`.execute(tx),
    )
    expect(rows[0]?.length).toBe(0)
  })

  it('filters its problems by sheet, by kind and by words', async () => {
    const address = await upload(coordinator, { ...REGISTER, 'attendance.csv': 'meeting_id;person_id;state\nm1;p7;present\nm1;p1;asleep\n' })
    expect(await textOf(coordinator, `${address}?sheet=people`)).not.toContain('“p7”')
    expect(await textOf(coordinator, `${address}?code=unknown-person`)).toContain('“p7”')
    expect(await textOf(coordinator, `${address}?q=asleep`)).not.toContain('is called “p7”.')
  })

  it('comes back as a marked copy with the sentence beside the row, which can be read again', async () => {
    const address = await upload(coordinator, { ...REGISTER, 'attendance.csv': 'meeting_id;person_id;state\nm1;p1;present\nm1;p7;present\n' })
    const marked = await coordinator.get(`${address}/marked.xlsx`)
    expect(marked.headers.get('Content-Disposition')).toContain('attachment')
    const bytes = new Uint8Array(await marked.arrayBuffer())
    const read = await readSheets(bytes)
    if (!read.ok) throw new Error(read.refusal)
    expect(read.value.sheets.map(({ name }) => name)).toEqual(['To mend', ...Object.keys(REGISTER).map((name) => name.replace('.csv', ''))])
    const texts: string[] = []
    for await (const row of read.value.sheets[6]?.rows() ?? []) texts.push(row.cells.map(({ text }) => text).join('|'))
    expect(texts).toEqual([
      'meeting_id|person_id|state|What is wrong',
      'm1|p1|present',
      'm1|p7|present|person_id: Nobody in the sheet “people” is called “p7”.',
    ])
    expect(await textOf(coordinator, await upload(coordinator, { 'again.xlsx': bytes }))).toContain('1 thing to mend')
  })
})

describe('a file that cannot be read', () => {
  it.each([
    ['nothing.xlsx', 'PK\u0003\u0004 broken', 'damaged'],
    ['list.csv', 'name,organisation\nEls,Maison', 'no dates'],
  ])('%s is refused in a sentence', async (name, content, words) => {
    expect(await textOf(coordinator, await upload(coordinator, { [name]: content }))).toContain(words)
  })

  it('a zip of CSV files is read like the folder', async () => {
    const zip = await joinBytes(writeTextArchive([{ name: 'people', header: ['person_id', 'given_name', 'family_name'], rows: [['p1', 'Els', 'Peeters']] }]))
    expect(await textOf(coordinator, await upload(coordinator, { 'register.zip': zip }))).toContain('missing')
  })

  it('nothing sent is told on the same page', async () => {
    await coordinator.get('/import')
    const response = await coordinator.post('/import', { pasted: '' })
    expect(response.status).toBe(422)
    expect(await response.text()).toContain('Choose a file, or paste your list.')
  })
})

describe('an attendance grid that was pasted', () => {
  const GRID =
    'Nom\tOrganisation\t12/09\t10/10\t14/11\tTotal\nDUPONT Marie\tMaison du Coin\tx\tx\texc.\t2\nPEETERS Els\t\tx\t?\tx\t2\nBEN SAÏD Amina\t\t\tv\tv\t2\nTotal\t\t2\t2\t2\t6'

  async function paste(text: string): Promise<string> {
    await coordinator.get('/import')
    const response = await coordinator.post('/import', { pasted: text })
    return settled(coordinator, response.headers.get('Location') ?? '')
  }

  async function answerAll(address: string, fields: Record<string, string>): Promise<string> {
    const page = await (await coordinator.get(address)).text()
    const marks = Object.fromEntries(
      [...page.matchAll(/<select class="input" id="[^"]+" name="(mark-\d+)".*?<\/select>/gs)].map(([select, name = '']) => [
        name,
        /value="([\w]+)" selected/.exec(select)?.[1] ?? 'nothing',
      ]),
    )
    await coordinator.post(`${address}/answers`, { startsAt: '12:30', durationMinutes: '120', year: '2022', ...marks, ...fields })
    return textOf(coordinator, address)
  }

  it('asks, completes, counts and saves; a second paste with one more date adds only that', async () => {
    const address = await paste(GRID)
    const questions = await textOf(coordinator, address)
    expect(questions).toContain('3 names and 3 dates were found')
    expect(questions).toContain('With 2022 the dates run from 12 September 2022 to 14 November 2022.')
    const names = await answerAll(address, { nameFr: 'Nouveau Nord', nameNl: 'Nieuw Noord' })
    expect(names).toContain('2 names may be people we know')
    await coordinator.post(`${address}/names`, { 'name-r2': 'person:p2', 'name-r3': 'new' })
    expect(await textOf(coordinator, address)).toContain('Who are they?')
    await coordinator.post(`${address}/people`, {
      'role-r2': 'member',
      'organisation-r2': 'Maison du Coin',
      'role-r3': 'moderator',
      'role-r4': 'member',
      'self-r4': 'yes',
      salaried: 'yes',
    })
    const preview = await textOf(coordinator, address)
    expect(preview).toContain('Ready to save in Nouveau Nord')
    expect(preview).toContain('Save 16 rows')
    await coordinator.post(`${address}/save`)
    await settled(coordinator, address)
    const saved = await (await coordinator.get(address)).text()
    expect(saved).toMatch(/\/communities\/[\w-]+\/report\?from=2022-09-12&(amp;)?until=2022-11-14/)

    const again = await paste(GRID.replace('14/11', '14/11\t12/12').replace('exc.', 'exc.\tx'))
    const community = /value="([\w-]{36})"[^>]*>Nouveau Nord/.exec(await (await coordinator.get(again)).text())?.[1] ?? ''
    expect(await answerAll(again, { community })).toContain('Who are they?')
    await coordinator.post(`${again}/people`, {})
    expect(await textOf(coordinator, again)).toContain('Save 2 rows')
  })

  it('says what is missing, and keeps what was answered', async () => {
    const address = await paste(GRID)
    await coordinator.get(address)
    const response = await coordinator.post(`${address}/answers`, { startsAt: '25:00', year: '2022' })
    expect(response.status).toBe(422)
    const text = await response.text()
    for (const words of ['Choose a community', 'Write the hour like 13:00', 'Say what this mark means']) expect(text).toContain(words)
  })

  it('SEC-24 a formula where a name should stand is told at its cell', async () => {
    const bytes = await joinBytes(writeWorkbook([{ name: 'Blad1', header: ['Naam', '12/09/2022'], rows: [['=HYPERLINK("x")', 'x']] }]))
    expect(await textOf(coordinator, await upload(coordinator, { 'lijst.xlsx': bytes }))).toContain('A2 A formula stands where a name or text should')
  })
})

describe('work that died', () => {
  const age = (address: string, state: string) =>
    asSystem(house.db, (tx) =>
      sql`update import_draft set state = ${state}, state_at = ${house.clock()}::timestamptz - interval '1 minute' where id = ${address.split('/').at(-1) ?? ''}`.execute(
        tx,
      ),
    )

  it('is told: nothing of it was kept, and it can be taken up again', async () => {
    const address = await upload(coordinator, REGISTER)
    await age(address, 'saving')
    expect(await textOf(coordinator, address)).toContain('Saving did not come to its end, so nothing of it was kept.')
    await coordinator.post(`${address}/save`)
    await settled(coordinator, address)
    expect(await textOf(coordinator, address)).toContain('It is saved')
    const other = await upload(coordinator, REGISTER)
    await age(other, 'reading')
    expect(await textOf(coordinator, other)).toContain('The file is still here: read it again.')
    await coordinator.post(`${other}/again`)
    await settled(coordinator, other)
    expect(await textOf(coordinator, other)).toContain('Save 9 rows')
  })

  it('is not started twice by two buttons', async () => {
    const address = await upload(coordinator, REGISTER)
    await coordinator.get(address)
    await asSystem(house.db, (tx) =>
      sql`update import_draft set state = 'saving', state_at = ${house.clock()} where id = ${address.split('/').at(-1) ?? ''}`.execute(tx),
    )
    await coordinator.post(`${address}/save`)
    expect(await textOf(coordinator, address)).toContain('it is under way')
  })
})

describe('who may', () => {
  it('a draft is its owner’s alone, and only who leads a community brings files in', async () => {
    const address = await upload(coordinator, REGISTER)
    const other = await aSignedIn(['coordinator'], 'other@example.org')
    for (const path of ['', '/marked.xlsx']) expect((await other.get(`${address}${path}`)).status).toBe(404)
    await other.get('/import')
    for (const verb of ['save', 'again', 'answers']) expect((await other.post(`${address}/${verb}`)).status).toBe(404)
    await other.post(`${address}/forget`)
    expect((await coordinator.get(address)).status).toBe(200)
    const nobody = await aSignedIn([], 'nobody@example.org')
    expect((await nobody.get('/import')).status).toBe(403)
  })

  it('who coordinates one community takes its register out, which a moderator may not, and brings it back, and changes nobody else’s people or meetings', async () => {
    const joint = {
      ...REGISTER,
      'communities.csv': `${REGISTER['communities.csv']}east;Est;Oost\n`,
      'people.csv': 'person_id;given_name;family_name;email\np1;Els;Peeters;\np2;Marie;Dupont;lead@example.org\np8;Tom;Janssens;\n',
      'memberships.csv': `${REGISTER['memberships.csv']}p2;west;moderator;01/01/2022;\np8;east;member;;\n`,
      'meetings.csv':
        REGISTER['meetings.csv'].replace('m1;west', 'm1;west;').replace('m1;west;;', 'm1;"west;east";') + 'm8;east;2022-09-13 13:00;2022-09-13 15:00;held\n',
      'organisations.csv': `${REGISTER['organisations.csv']}o8;Ailleurs\n`,
      'affiliations.csv': 'person_id;organisation_id\np1;o8\n',
    }
    const address = await upload(coordinator, joint)
    await coordinator.post(`${address}/save`)
    await settled(coordinator, address)
    const { rows } = await asSystem(house.db, (tx) =>
      sql<{ personId: string; communityId: string }>`
      select p.id as person_id, c.id as community_id from person p, community c where p.external_id = 'p2' and c.external_id = 'west'`.execute(tx),
    )
    const [lead] = rows
    if (lead === undefined) throw new Error('the lead is there')
    const now = house.clock().toISOString()
    const accountId = await asSystem(house.db, (tx) => createAccount(tx, { personId: lead.personId, email: 'lead@example.org' }, now))
    const visitor = aVisitor(house, app)
    visitor.cookies.set(SESSION_COOKIE, await aSession(house, accountId))
    await visitor.get('/import')
    expect((await visitor.post('/export', { community: lead.communityId, format: 'zip' })).status).toBe(403)
    await asSystem(house.db, (tx) =>
      sql`update membership set role = 'coordinator' where person_id = ${lead.personId} and community_id = ${lead.communityId} and role = 'moderator'`.execute(
        tx,
      ),
    )
    visitor.cookies.set(SESSION_COOKIE, await aSession(house, accountId))
    await visitor.get('/import')
    expect((await visitor.post('/export', { community: 'all', format: 'zip' })).status).toBe(404)
    const out = new Uint8Array(await (await visitor.post('/export', { community: lead.communityId, format: 'zip' })).arrayBuffer())
    const back = await upload(visitor, { 'west.zip': out })
    expect(await textOf(visitor, back)).toMatch(/Save \d+ rows/)
    const foreign = await textOf(visitor, await upload(visitor, { ...joint, 'people.csv': joint['people.csv'].replace('Tom', 'Tim') }))
    for (const words of [
      'You do not coordinate the community “east”',
      '“p8” belongs to a community that you do not lead',
      '“m8” belongs to a community that you do not lead',
    ])
      expect(foreign).toContain(words)
  })

  it('SEC-34 an export is written down, and comes in again without a change', async () => {
    await coordinator.get('/import')
    const response = await coordinator.post('/export', { community: 'all', format: 'zip' })
    const bytes = new Uint8Array(await response.arrayBuffer())
    const { rows } = await asSystem(house.db, (tx) => sql<{ action: string }>`select action from audit_entry order by number desc limit 1`.execute(tx))
    expect(rows[0]?.action).toBe('register-exported')
    const address = await upload(coordinator, { 'register.zip': bytes })
    await coordinator.post(`${address}/save`)
    await settled(coordinator, address)
    const saved = await (await coordinator.get(address)).text()
    const figures = [...saved.matchAll(/data-label="(?:New|Changed)"[^>]*><span>(\d+)</g)].map(([, figure]) => figure)
    expect(figures.length).toBeGreaterThan(4)
    expect(new Set(figures)).toEqual(new Set(['0']))
  })
})
