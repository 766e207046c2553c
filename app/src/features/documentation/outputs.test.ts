import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aHeldMeeting, aMembership, aPerson, aSession, aVisitor } from '../../../test/neighbourhood.ts'
import { aTerminal } from '../../../test/terminal.ts'
import { allRoutes, makeApp } from '../../app.ts'
import { gridNeighbours } from '../../neighbours.ts'
import { asSystem } from '../../platform/database.ts'
import { documentationCommands } from './commands.ts'
import { gridMerger, personalData, saveEntry, type Visibility } from './public.ts'

type Visitor = ReturnType<typeof aVisitor>

let house: TestHouse
let south: string
let north: string
let meeting: string
let ama: string
let folder: string
const sees: Record<string, Visitor> = {}
const rows = async (statement: ReturnType<typeof sql>) => (await asSystem(house.db, (tx) => statement.execute(tx))).rows as Record<string, unknown>[]

/** Words that nobody else writes, by what they are. */
const SAID = {
  shared: 'Heliotroop gedeeld met iedereen',
  room: 'Basalt alleen voor de zaal',
  private: 'Kwarts alleen voor mezelf',
  below: 'Obsidiaan te bekend voor deze zaal',
  gone: 'Toermalijn weggehaald',
  gist: 'Citrine résumé partagé',
  belowGist: 'Malachite résumé trop connu',
  beside: 'Rhodonite écrite en même temps',
  belowBeside: 'Pyriet te bekend, tegelijk geschreven',
}

async function say(
  text: string,
  given: { area?: 1 | 2 | 3 | 4 | 5 | 6; visibility?: Visibility; at?: string; meetingId?: string; communityId?: string; language?: 'fr' | 'nl' } = {},
) {
  const id = randomUUID()
  const { area = 2, visibility = 'community', at = '2026-03-02T12:10:00Z', meetingId = meeting, communityId = south, language = 'nl' } = given
  const taken = { id, meetingId, communityId, area, language, text, visibility, origin: 'board' as const, authorId: ama, links: [], at }
  expect([text, await asSystem(house.db, (tx) => saveEntry(tx, taken))]).toMatchObject([text, { ok: true }])
  return id
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'grid-'))
  house = await aHouse({}, '2026-03-02T15:00:00.000Z')
  const app = makeApp(house)
  south = await aCommunity(house, 'Sud')
  north = await aCommunity(house, 'Nord')
  const as = async (name: string, role: string, communityId: string | null, instanceRole?: string) => {
    const personId = await aPerson(house, { givenName: name, familyName: 'Peeters' })
    if (communityId !== null) await aMembership(house, { personId, communityId, role })
    sees[name] = aVisitor(house, app, await aSession(house, { personId, ...(instanceRole === undefined ? {} : { instanceRole }) }))
    return personId
  }
  ama = await as('Ama', 'member', south)
  const dora = await as('Dora', 'moderator', south)
  await as('Zoé', 'member', south)
  await as('Rik', 'researcher', south)
  await as('Cem', 'visitor', south)
  await as('Bart', 'moderator', north)
  await as('Noor', '', null, 'coordinator')
  meeting = await aHeldMeeting(house, { communityId: south, startsAt: '2026-03-02T12:00:00Z', present: [ama, dora] })
  const earlier = await aHeldMeeting(house, { communityId: south, startsAt: '2026-02-02T12:00:00Z', present: [ama] })
  const shared = await say(SAID.shared)
  await say(SAID.room, { visibility: 'room', area: 3 })
  await say(SAID.private, { visibility: 'private', area: 5 })
  const below = await say(SAID.below, { area: 4 })
  const gone = await say(SAID.gone)
  await say('=saphir, été compris', { area: 6, language: 'fr' })
  await say('Eerder gezegd', { meetingId: earlier, area: 1 })
  // The room was bound by secrecy when these were let through; since then somebody came who is not.
  await rows(sql`update grid_entry set checked_for = 'bound' where id = ${below}`)
  await rows(sql`insert into grid_gist (entry_id, language, meeting_id, text, checked_for, written_at) values (${shared}, 'fr', ${meeting}, ${SAID.gist}, 'mixed', now()),
    (${shared}, 'en', ${meeting}, ${SAID.belowGist}, 'bound', now())`)
  const proposed = (text: string) => JSON.stringify({ area: 2, language: 'fr', text, links: [], visibility: 'community' })
  await rows(sql`insert into grid_conflict (entry_id, meeting_id, proposed, checked_for, proposed_by, proposed_at, is_from_source)
    values (${shared}, ${meeting}, ${proposed(SAID.beside)}::jsonb, 'mixed', ${ama}, now(), true), (${shared}, ${meeting}, ${proposed(SAID.belowBeside)}::jsonb, 'bound', ${ama}, now(), true)`)
  await rows(sql`update grid_entry set search_text = search_text || ' citrin resum partag malachit' where id = ${shared}`)
  await sees.Ama?.send(`/meetings/${meeting}/grid/entries/${gone}`, { part: 'retract', sure: 'yes' })
})
afterAll(async () => {
  await rm(folder, { recursive: true })
  await house.close()
})

/** The texts inside a zip, or the bytes as they are. */
function textOf(bytes: Uint8Array): string {
  const zip = Buffer.from(bytes)
  let text = zip.toString('utf8')
  for (let at = zip.indexOf('PK\u0001\u0002', 0, 'latin1'); at >= 0; at = zip.indexOf('PK\u0001\u0002', at + 4, 'latin1')) {
    const [method, packed, start] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 42)]
    const from = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28)
    const body = zip.subarray(from, from + packed)
    text += (method === 8 ? inflateRawSync(body) : body).toString('utf8')
  }
  return text
}

async function read(who: string, address: string): Promise<{ status: number; text: string }> {
  const answer = await (sees[who] as Visitor).open(address)
  return { status: answer.status, text: textOf(new Uint8Array(await answer.arrayBuffer())) }
}

/** Every address of this feature that is read, filled in, with the choices that change what it says. */
function addresses(): string[] {
  const own = allRoutes(house).filter(({ method, path: pattern }) => method === 'GET' && /\/grid(\/|\.|$)/.test(pattern))
  expect(own.length).toBeGreaterThan(18)
  return own.flatMap(({ path: pattern }) => {
    const filled = pattern
      .replace(/^(\/api\/v1)?\/meetings\/:id/, `$1/meetings/${meeting}`)
      .replace(/^(\/api\/v1)?\/communities\/:id/, `$1/communities/${south}`)
    if (pattern.endsWith('/:entryId')) return []
    const isApi = pattern.startsWith('/api')
    const searches =
      isApi && !/communities\/:id\/grid(\.\w+)?$/.test(pattern) ? [''] : ['', 'q=malachite', 'q=obsidiaan', ...(isApi ? [] : ['by=month', 'by=quarter'])]
    const choices = pattern.endsWith('/download') ? ['format=csv', 'format=xlsx', 'format=json', 'format=docx'] : searches
    return choices.map((choice) => `${filled}?${choice}`)
  })
}

describe('invariant 6: no output has text for less than its readers need', () => {
  it('on any page, in any file, in any answer of the API, to anybody', async () => {
    let found = 0
    for (const who of Object.keys(sees)) {
      for (const address of addresses()) {
        const { status, text } = await read(who, address)
        expect([200, 403, 404]).toContain(status)
        // What was searched for stands in the field of the search.
        const said = text.replaceAll(/value="[^"]*"/g, '')
        const isAuthor = who === 'Ama'
        const wasThere = isAuthor || who === 'Dora'
        const isFile = /\/download|\/grid\.\w/.test(address)
        expect([address, who, said.includes(SAID.gone), said.includes(SAID.belowGist)]).toEqual([address, who, false, false])
        // Who leads looks at what waits on one page alone, to replace it.
        const isLookingAgain = ['Dora', 'Noor'].includes(who) && address.startsWith(`/meetings/${meeting}/grid/again`)
        if (!isAuthor || isFile) expect([address, who, said.includes(SAID.private), said.includes(SAID.below)]).toEqual([address, who, false, isLookingAgain])
        if (!isAuthor || isFile)
          expect([address, who, said.includes(SAID.belowBeside)]).toEqual([address, who, isLookingAgain && said.includes(SAID.belowBeside)])
        if (!wasThere || isFile) expect([address, who, said.includes(SAID.room)]).toEqual([address, who, false])
        if (['Bart', 'Cem'].includes(who)) expect([address, who, said.includes(SAID.shared)]).toEqual([address, who, false])
        if (said.includes(SAID.shared)) found += 1
      }
    }
    expect(found).toBeGreaterThan(20)
  })

  it('the author alone still reads it, and is told why', async () => {
    expect((await read('Ama', `/meetings/${meeting}/grid`)).text).toContain('You alone read this')
    const id = String((await rows(sql`select id from grid_entry where text = ${SAID.below}`))[0]?.id)
    expect((await read('Ama', `/meetings/${meeting}/grid/entries/${id}`)).status).toBe(200)
    for (const who of ['Dora', 'Zoé', 'Noor']) expect((await read(who, `/meetings/${meeting}/grid/entries/${id}`)).status).toBe(404)
    const poster = (await read('Ama', `/meetings/${meeting}/grid/poster`)).text
    expect(poster).not.toContain(SAID.below)
    expect(poster).not.toContain(SAID.belowBeside)
    expect(poster).toContain('Written at the same time, nobody has chosen yet:')
    expect(poster).toContain(SAID.beside)
  })

  it('and once she sends it again and it passes, the others read it too', async () => {
    const [found] = await rows(sql`select id, version from grid_entry where text = ${SAID.room}`)
    await rows(sql`update grid_entry set checked_for = 'bound' where id = ${found?.id}`)
    expect((await read('Dora', `/meetings/${meeting}/grid`)).text).not.toContain(SAID.room)
    const links = Object.fromEntries(Array.from({ length: 8 }, (_, order) => [`link-${order}`, '']))
    const sent = { part: 'tidy', version: String(found?.version), area: '3', language: 'nl', visibility: 'room', text: SAID.room, ...links }
    expect((await sees.Ama?.send(`/meetings/${meeting}/grid/entries/${found?.id}`, sent))?.status).toBe(303)
    expect((await read('Dora', `/meetings/${meeting}/grid`)).text).toContain(SAID.room)
  })

  it('in no log, no event and no news: not one word of any entry', async () => {
    const written = JSON.stringify([await rows(sql`select * from audit_entry`), await rows(sql`select * from domain_event`)])
    for (const text of Object.values(SAID)) expect(written).not.toContain(text.split(' ')[0])
  })
})

describe('the grid of a community', () => {
  const list = (who: string, query = '') => read(who, `/communities/${south}/grid?${query}`)

  it('counts area by meeting or month, and finds own words and gists without accents', async () => {
    const { text } = await list('Zoé')
    expect(text).toContain('3 notes')
    expect((await list('Zoé', 'by=month')).text).toMatch(/March 2026[\s\S]*February 2026/)
    expect((await list('Zoé', 'q=citrine')).text).toContain(SAID.shared)
    expect((await list('Zoé', 'q=ete')).text).toContain('=saphir, été compris')
    expect((await list('Zoé', 'q=basalt')).text).toContain('No note fits.')
    expect((await list('Zoé', 'area=1')).text).toContain('Eerder gezegd')
    expect((await list('Zoé', 'area=1')).text).not.toContain(SAID.shared)
    expect((await list('Zoé', 'until=2026-02-28')).text).toContain('One note')
    expect((await list('Zoé', 'language=fr')).text).toContain('One note')
    expect((await list('Zoé', 'state=validated')).text).toContain('No note fits.')
    expect((await list('Zoé', 'page=999')).status).toBe(200)
    for (const who of ['Cem', 'Bart']) expect((await list(who)).status).toBe(404)
  })

  it('leaves as a file with leads and researchers alone, without names, and the log says so', async () => {
    const file = (who: string, format: string) => read(who, `/communities/${south}/grid/download?format=${format}`)
    for (const who of ['Zoé', 'Ama', 'Cem', 'Bart']) expect((await file(who, 'csv')).status).toBe(404)
    expect((await file('Rik', 'exe')).status).toBe(404)
    for (const format of ['csv', 'json', 'xlsx', 'docx']) {
      const { status, text } = await file('Rik', format)
      expect([format, status, text.includes(SAID.shared), text.includes('Peeters')]).toEqual([format, 200, true, false])
    }
    for (const format of ['csv', 'json', 'xlsx', 'docx']) expect((await file('Dora', format)).text).toContain(SAID.beside)
    expect((await file('Dora', 'csv')).text).toContain("'=saphir")
    expect((await rows(sql`select facts from audit_entry where action = 'grid.exported'`)).at(-1)).toEqual({ facts: { format: 'csv', entries: 3 } })
  })

  it('leaves through the API as the very files of the page, with the same rights and filters', async () => {
    const types = {
      csv: 'text/csv; charset=utf-8',
      json: 'application/json; charset=utf-8',
      xlsx: 'officedocument.spreadsheetml',
      docx: 'officedocument.wordprocessingml',
    }
    for (const [format, type] of Object.entries(types)) {
      const byProgram = await (sees.Rik as Visitor).open(`/api/v1/communities/${south}/grid.${format}?area=2&q=heliotroop`)
      const byPage = await (sees.Rik as Visitor).open(`/communities/${south}/grid/download?format=${format}&area=2&q=heliotroop`)
      expect([format, byProgram.status, byProgram.headers.get('Content-Type')?.includes(type)]).toEqual([format, 200, true])
      expect(byProgram.headers.get('Content-Disposition')).toBe(`attachment; filename="grid-2026-03-02.${format}"`)
      const [ours, theirs] = [textOf(new Uint8Array(await byProgram.arrayBuffer())), textOf(new Uint8Array(await byPage.arrayBuffer()))]
      expect([format, ours.includes(SAID.shared), ours.includes('saphir')]).toEqual([format, true, false])
      if (format === 'csv' || format === 'json') expect(ours).toBe(theirs)
      for (const who of ['Zoé', 'Ama', 'Cem', 'Bart']) {
        const { status } = await read(who, `/api/v1/communities/${south}/grid.${format}`)
        expect([who, status === 403 || status === 404]).toEqual([who, true])
      }
    }
    expect((await read('Rik', `/api/v1/communities/${south}/grid.csv?area=9`)).status).toBe(400)
    const { text } = await read('Rik', '/api/v1/openapi.json')
    const { paths } = JSON.parse(text) as { paths: Record<string, { get: { responses: Record<string, { content?: object }> } }> }
    expect(Object.keys(paths['/api/v1/communities/{id}/grid.docx']?.get.responses['200']?.content ?? {})).toEqual([
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ])
  })

  it('is counted by community for who reads it; nobody else is given a number', async () => {
    const all = (await read('Noor', '/grid')).text
    expect(all).toContain('>Sud</a>')
    expect(all).toContain('Nord')
    for (const who of ['Zoé', 'Rik', 'Dora']) expect([who, (await read(who, '/grid')).text.includes('>Sud</a>')]).toEqual([who, true])
    expect((await read('Bart', '/grid')).text).not.toContain('>Sud</a>')
    expect((await read('Bart', '/grid')).text).toContain('Nothing was noted in this time.')
    expect((await read('Cem', '/grid')).status).toBe(403)
  })

  it('opens behind each number exactly the notes that it counts, whatever they are counted by', async () => {
    let opened = 0
    for (const by of ['meeting', 'month', 'quarter', 'year']) {
      for (const page of [`/grid?by=${by}`, `/communities/${south}/grid?by=${by}`]) {
        const { text } = await read('Zoé', page)
        expect(text).toContain('no note</span>')
        const numbers = [...text.matchAll(/<a href="([^"]*#notes)">(\d+)<\/a>/g)]
        expect(numbers.length).toBeGreaterThan(3)
        for (const [, href = '', count] of numbers) {
          const address = href.replaceAll('&amp;', '&').replace('#notes', '')
          const behind = await read('Zoé', address.startsWith('?') ? `/communities/${south}/grid${address}` : address)
          expect([href, behind.text.includes(`id="notes">${count === '1' ? 'One note' : `${count} notes`}<`)]).toEqual([href, true])
          opened += 1
        }
      }
    }
    expect(opened).toBeGreaterThan(30)
  })

  it('leaves as numbers, nothing as a zero', async () => {
    const { text } = await read('Zoé', `/grid/download?format=csv&by=month`)
    expect(text.split('\r\n').slice(0, 3)).toEqual([
      expect.stringContaining('community,counted_by,period,from,until,meeting,area_1'),
      'Sud,month,2026-03,2026-03-01,2026-03-31,,0,1,0,0,0,1,2',
      'Sud,month,2026-02,2026-02-01,2026-02-28,,1,0,0,0,0,0,1',
    ])
    expect((await read('Zoé', `/api/v1/grid/counts.csv?by=month`)).text).toBe(text)
    expect((await read('Zoé', `/grid/download?format=docx`)).status).toBe(404)
    expect((await read('Bart', `/grid/download?format=csv&community=${south}`)).text).not.toContain('Sud')
    const lines = JSON.parse((await read('Zoé', `/api/v1/grid/counts?by=year&communities=${south},${north}`)).text) as { rows: unknown[] }
    expect(lines.rows).toEqual([{ communityId: south, from: '2026-01-01', until: '2026-12-31', meetingId: null, areas: [1, 1, 0, 0, 0, 1] }])
  })

  it('remembers how somebody wished to see it, and no community that is not hers', async () => {
    expect((await sees.Zoé?.send('/grid', { by: 'quarter', community: [south, north] }))?.status).toBe(303)
    const { text } = await read('Zoé', '/grid')
    expect(text).toContain('As you chose last time.')
    expect(text).toContain('Quarter 1, 2026')
    expect((await list('Zoé')).text).toContain('Quarter 1, 2026')
    expect((await list('Zoé', 'by=year')).text).not.toContain('Quarter 1, 2026')
    expect(await rows(sql`select counted_by, community_ids from grid_choice`)).toEqual([{ countedBy: 'quarter', communityIds: [south] }])
    await sees.Zoé?.send('/grid', { by: 'month' })
    expect(await rows(sql`select counted_by, community_ids from grid_choice`)).toEqual([{ countedBy: 'month', communityIds: [] }])
  })
})

describe('from the terminal', () => {
  const run = aTerminal(
    () => house,
    (open) => documentationCommands(open, gridNeighbours, async () => 'Langs de deur\n'),
  )

  it('shows what the community reads, writes under nobody’s name, and makes files', async () => {
    const shown = await run('grid show', meeting, '--lang', 'fr')
    expect(shown.text).toContain(SAID.shared)
    for (const hidden of [SAID.room, SAID.private, SAID.below, SAID.belowGist]) expect(shown.text).not.toContain(hidden)
    expect((await run('grid add', meeting, '--area', '6', '--lang', 'nl')).code).toBe(0)
    expect(await rows(sql`select text, author_id, origin from grid_entry where area = 6 and language = 'nl'`)).toEqual([
      { text: 'Langs de deur', authorId: null, origin: 'import' },
    ])
    expect((await run('grid add', meeting, '--area', '6', '--lang', 'nl', '--text', 'Marie Dupont belde')).code).toBe(1)
    expect((await run('grid add', meeting, '--area', '7', '--lang', 'nl', '--text', 'Iets')).code).toBe(2)
    expect((await run('grid show', randomUUID())).code).toBe(1)
    const target = path.join(folder, 'grid.docx')
    expect((await run('grid export', target, '--community', south, '--lang', 'nl')).code).toBe(0)
    expect(textOf(await readFile(target))).toMatch(/w:pStyle w:val="Heading2".{0,120}2\. Wat er gebeurde/)
    expect((await run('grid export', target, '--community', randomUUID())).code).toBe(1)
    expect((await run('grid export', path.join(folder, 'none', 'x.csv'), '--community', south)).code).toBe(1)
    expect((await run('grid export')).code).toBe(2)
  })
})

describe('who wrote in a grid', () => {
  const tables = (person: string) =>
    asSystem(house.db, async (tx) => Object.fromEntries((await personalData.show(tx, person)).map(({ table, rows: found }) => [table, found.length])))

  it('is shown all of it, keeps it through a merge, and leaves the words without a name', async () => {
    const twin = await aPerson(house, { givenName: 'Ama', familyName: 'Peters' })
    const before = await tables(ama)
    expect(before).toMatchObject({ grid_entry: 6, grid_entry_private: 1 })
    const moved = await asSystem(house.db, (tx) => gridMerger.move(tx, ama, twin))
    expect(await tables(twin)).toEqual(before)
    await asSystem(house.db, (tx) => gridMerger.giveBack(tx, ama, twin, moved))
    expect(await tables(ama)).toEqual(before)
    await asSystem(house.db, (tx) => personalData.erase(tx, ama, twin))
    expect(Object.values(await tables(ama)).every((count) => count === 0)).toBe(true)
    expect(await rows(sql`select author_id, speaker_role from grid_entry where text = ${SAID.shared}`)).toEqual([{ authorId: null, speakerRole: 'member' }])
    expect(await rows(sql`select 1 from grid_entry where visibility = 'private'`)).toEqual([])
    const { text } = await read('Rik', `/communities/${south}/grid/download?format=docx`)
    expect(text).toContain(SAID.shared)
  })

  it('may wish that the words go, too', async () => {
    const zq = await aPerson(house, { givenName: 'Zq', familyName: 'Peeters' })
    await say('Woorden van vroeger')
    await rows(sql`update grid_entry set author_id = ${zq} where text = 'Woorden van vroeger'`)
    await asSystem(house.db, (tx) => personalData.forgetWords?.(tx, zq, house.clock().toISOString()) ?? Promise.resolve())
    expect(await rows(sql`select text, search_text from grid_entry where author_id = ${zq}`)).toEqual([{ text: '–', searchText: ' ' }])
  })
})
