import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadDemo } from '../../../demo/load-demo.ts'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aVisitor, type TestVisitor } from '../../../test/visitor.ts'
import { asSystem } from '../../platform/database.ts'

let house: TestHouse
let programme: string
let coordinator: TestVisitor
let officer: TestVisitor
let member: TestVisitor
let snapshots: string

beforeAll(async () => {
  house = await aHouse({ isDemo: true, liftsRateLimits: true })
  await loadDemo(house)
  const { rows } = await asSystem(house.db, (tx) => sql<{ id: string }>`select id from programme`.execute(tx))
  programme = rows[0]?.id ?? ''
  snapshots = `/programmes/${programme}/snapshots`
  const enter = async (role: string) => {
    const visitor = aVisitor(house)
    await visitor.post('/demo/enter', { role })
    await visitor.get('/desk')
    return visitor
  }
  coordinator = await enter('coordinator')
  officer = await enter('policy-officer')
  member = await enter('member')
})
afterAll(() => house.close())

async function read(visitor: TestVisitor, path: string): Promise<string> {
  return (await visitor.get(path)).text()
}

/** @returns the address of the frozen table */
async function freeze(reason = ''): Promise<string> {
  await coordinator.get(snapshots)
  const answer = await coordinator.post(snapshots, { reason })
  return answer.headers.get('Location') ?? `refused with ${answer.status}`
}

/** Somebody in East was there once more than was noted. */
async function changeRegister(): Promise<void> {
  await asSystem(house.db, (tx) =>
    sql`update attendance set state = 'absent' where (meeting_id, person_id) in (
    select a.meeting_id, a.person_id from attendance a join meeting_community mc on mc.meeting_id = a.meeting_id join community c on c.id = mc.community_id join meeting m on m.id = a.meeting_id
    where c.external_id = 'centre' and a.state = 'present' and a.role = 'member' and m.state = 'held' and m.starts_at < '2023-03-31' order by a.meeting_id, a.person_id limit 9)`.execute(
      tx,
    ),
  )
}

/** Without what is of the moment: tokens and the links of the frame. */
function withoutToken(page: string): string {
  return page.replaceAll(/name="_token" value="[^"]*"/g, '').replaceAll(/nonce="[^"]*"/g, '')
}

let first: string

describe('a frozen table', () => {
  it('is made by a coordinator only, for every reader of the figures', async () => {
    await officer.get(snapshots)
    expect((await officer.post(snapshots, {})).status).toBe(404)
    expect((await member.get(snapshots)).status).toBe(404)
    first = await freeze()
    expect(first).toMatch(/^\/programmes\/.*\/snapshots\/[\w-]{36}$/)
    expect(await read(officer, first)).toContain('Version 1: 26 meetings, 60 members, from September 2022 to March 2023')
    expect((await member.get(first)).status).toBe(404)
  })

  it('is not frozen twice while nothing changed', async () => {
    expect(await freeze('again')).toBe('refused with 422')
    expect(await read(officer, snapshots)).not.toContain('Version 2')
  })

  it('stays as it was when the register changes; the correction is version 2 and says why', async () => {
    const before = withoutToken(await read(officer, first))
    await changeRegister()
    expect(await read(officer, `/programmes/${programme}/report`)).not.toContain('>11 <span class="spread">(±1)</span>')
    expect(withoutToken(await read(officer, first))).toBe(before)
    expect(await freeze()).toBe('refused with 422')
    const second = await freeze('Nine people were noted who were not there')
    const page = await read(officer, second)
    expect(page).toContain('Version 2:')
    expect(page).toContain('Why there is a new version: Nine people were noted who were not there')
    const again = await read(officer, first)
    expect(again).toContain('There is a newer version.')
    expect(again).toContain('>11 <span class="spread">(±1)</span>')
  })

  it('cannot be reached under another place, and its files carry its version', async () => {
    const id = first.split('/').at(-1) ?? ''
    const { rows } = await asSystem(house.db, (tx) => sql<{ id: string }>`select id from community where external_id = 'south'`.execute(tx))
    expect((await coordinator.get(`/communities/${rows[0]?.id}/snapshots/${id}`)).status).toBe(404)
    const file = await officer.get(`${first}/download?format=json`)
    expect(file.headers.get('Content-Disposition')).toContain('monitoring_2022-09-01_2023-03-31-v1.json')
    expect(((await file.json()) as { frozen: { version: number } }).frozen.version).toBe(1)
  })

  it('is written in the audit log with its fingerprint', async () => {
    const { rows } = await asSystem(house.db, (tx) =>
      sql<{ facts: { version: number; digest: string } }>`select facts from audit_entry where action = 'report-frozen' order by number`.execute(tx),
    )
    expect(rows.map(({ facts }) => [facts.version, facts.digest.length])).toEqual([
      [1, 64],
      [2, 64],
    ])
  })
})

describe('a public poster', () => {
  const publicAddress = async () => /\/posters\/[\w-]{36}/.exec(await read(coordinator, first))?.[0] ?? ''
  const send = async (fields: Record<string, string>, act = 'release') => {
    await coordinator.get(first)
    return coordinator.post(`${first}/${act}`, fields)
  }
  const nobody = () => aVisitor(house)

  it('SDC-03 lists the cells that break a rule before anybody signs', async () => {
    const page = await read(coordinator, first)
    for (const words of ['cells break a rule for public figures', 'fewer than 5 professionals', 'rests on too few people, or on one'])
      expect(page).toContain(words)
    expect(await read(officer, first)).not.toContain('Make it public')
  })

  it('SDC-03 takes a choice, a name and a reason', async () => {
    expect((await send({ name: 'Camille Rondeau', reason: 'conference' })).status).toBe(422)
    expect((await send({ shows: 'exact', name: '', reason: 'conference' })).status).toBe(422)
    expect((await send({ shows: 'exact', name: 'Camille Rondeau', reason: '' })).status).toBe(422)
    expect(await publicAddress()).toBe('')
    await officer.get(first)
    expect((await officer.post(`${first}/release`, { shows: 'exact', name: 'Wim', reason: 'me too' })).status).toBe(404)
  })

  it('SDC-02 SDC-04 SDC-10 hides small cells everywhere, and says how many', async () => {
    expect((await send({ shows: 'suppressed', name: 'Camille Rondeau', reason: 'conference' })).status).toBe(303)
    const address = await publicAddress()
    const page = await read(nobody(), address)
    const row = /Self-employed members<\/th>.*?<\/tr>/s.exec(page)?.[0] ?? ''
    expect(row.match(/&lt;5/g)).toHaveLength(3)
    expect(page).toMatch(/Counts below 5 are hidden: \d+ cells\./)
    expect(page).not.toMatch(/\d – \d|<svg class="strip/)
    const json = (await (await nobody().get(`${address}/download?format=json`)).json()) as {
      warnings: unknown[]
      communities: { selfEmployed: unknown; meetingsPerParticipant: unknown }[]
      method: { threshold: number; hiddenCells: number }
    }
    expect(json.communities.slice(1).map(({ selfEmployed }) => selfEmployed)).toEqual([{ suppressed: true }, { suppressed: true }, { suppressed: true }])
    expect(json.communities.every(({ meetingsPerParticipant }) => JSON.stringify(meetingsPerParticipant) === '{"suppressed":true}')).toBe(true)
    expect([json.warnings, json.method.threshold]).toEqual([[], 5])
    for (const format of ['csv', 'xlsx', 'pdf']) expect((await nobody().get(`${address}/download?format=${format}`)).status, format).toBe(200)
    expect(await read(nobody(), `${address}/download?format=csv`)).toMatch(/Counts below 5 are hidden/)
  })

  it('SDC-03 is withdrawn at once, and the exact table goes out only signed', async () => {
    const address = await publicAddress()
    expect((await send({ shows: 'exact', name: 'Camille Rondeau', reason: 'twice' })).status).toBe(422)
    expect((await send({}, 'withdraw')).status).toBe(303)
    expect((await nobody().get(address)).status).toBe(404)
    expect((await nobody().get(`${address}/download?format=csv`)).status).toBe(404)
    expect((await send({ shows: 'exact', name: 'Camille Rondeau', reason: 'agreed by the members' })).status).toBe(303)
    const page = await read(nobody(), await publicAddress())
    expect(page).toContain('1 – 6')
    expect(page).toContain('by Camille Rondeau')
    expect(page).not.toMatch(/ counted, \d+ not/)
  })

  it('leaves its trace in the audit log', async () => {
    const { rows } = await asSystem(house.db, (tx) =>
      sql<{
        action: string
        facts: { shows?: string }
      }>`select action, facts from audit_entry where action in ('report-released', 'report-withdrawn') order by number`.execute(tx),
    )
    expect(rows.map(({ action, facts }) => [action, facts.shows ?? ''])).toEqual([
      ['report-released', 'suppressed'],
      ['report-withdrawn', ''],
      ['report-released', 'exact'],
    ])
  })
})
