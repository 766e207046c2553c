import { sql } from 'kysely'
import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anApiCaller } from '../../../test/api-caller.ts'
import { PLANTED } from '../../../promises/planted.ts'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aMembership, aPerson, aSession, aVisitor as aMember } from '../../../test/neighbourhood.ts'
import { aMeetingNow, aRound, readBoard } from '../../../test/round.ts'
import { aVisitor as aPhone, type TestVisitor } from '../../../test/visitor.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'
import type { RouteEnv } from '../../platform/http/route.ts'

let house: TestHouse
let app: Hono<RouteEnv>
let community: string
let dora: string
let lead: ReturnType<typeof aMember>
let member: ReturnType<typeof aMember>
let session: string
let memberId: string

beforeAll(async () => {
  house = await aHouse()
  app = makeApp(house)
  community = await aCommunity(house, 'Sud')
  await asSystem(house.db, (tx) => sql`update community set secrecy_mode = 'bound' where id = ${community}`.execute(tx))
  const aSeat = async (givenName: string, role: string) => {
    const personId = await aPerson(house, { givenName, familyName: 'Van Damme' })
    await aMembership(house, { personId, communityId: community, role })
    return { personId, token: await aSession(house, { personId }) }
  }
  const leads = await aSeat('Dora', 'moderator')
  const sits = await aSeat('Émile', 'member')
  ;[dora, session, memberId] = [leads.personId, leads.token, sits.personId]
  lead = aMember(house, app, leads.token)
  member = aMember(house, app, sits.token)
})
afterAll(() => house.close())

/** Steps 0 and 1 of this method allow no advice, step 2 does. */
async function aRoundAt(step = 2) {
  const meeting = await aMeetingNow(house, community, [dora, memberId])
  return aRound(house, { meetingId: meeting, communityId: community, by: dora, step })
}

async function anOpenRoom(step = 2) {
  const round = await aRoundAt(step)
  await lead.send(`/rounds/${round}/room`, { do: 'open' })
  return { round, code: await codeOnWall(round) }
}

async function codeOnWall(round: string): Promise<string> {
  return /data-room="([^"]*)"/.exec(await lead.read(`/rounds/${round}/screen`))?.[1] ?? ''
}

const textOf = async (answer: Response | Promise<Response>) => (await answer).text()
const say = (phone: TestVisitor, code: string, text: string, more: Record<string, string> = {}) =>
  phone.post(`/w/${code}`, { text, language: 'nl', do: 'send', ...more })

it('a phone that drops its mark is a new one each time, and still uses up nothing of who wrote before', async () => {
  const { round, code } = await anOpenRoom()
  const calm = await aPhoneAt(code)
  await say(calm, code, 'Een eerste zin')
  const answers: number[] = []
  for (let turn = 0; turn < 45; turn += 1) answers.push((await say(await aPhoneAt(code), code, `Lawaai ${'o'.repeat(turn + 1)}`)).status)
  expect([answers.filter((status) => status === 303).length, answers.at(-1)]).toEqual([39, 429])
  expect(await readBoard(house, round)).toHaveLength(40)
  expect((await say(calm, code, 'Een tweede zin')).status).toBe(303)
  const { rows } = await sql<{ key: string }>`select key from rate_limit where key like 'round room newcomers %'`.execute(house.db)
  expect(rows.length).toBeGreaterThan(0)
  for (const { key } of rows) expect(key).toMatch(/^round room newcomers [0-9a-f]{64}$/)
})

/** A phone that opened the page, as one does. */
async function aPhoneAt(code: string): Promise<TestVisitor> {
  const phone = aPhone(house, app)
  await phone.get(`/w/${code}`)
  return phone
}

async function findEverywhere(words: string): Promise<number> {
  const { rows } = await asSystem(house.db, (tx) =>
    sql<{
      found: number
    }>`select (select count(*) from board_change where words::text like ${`%${words}%`}) + (select count(*) from board_card where writings::text like ${`%${words}%`})
      + (select count(*) from audit_entry where facts::text like ${`%${words}%`}) + (select count(*) from grid_entry where text like ${`%${words}%`})
      + (select count(*) from rate_limit where key like ${`%${words}%`}) as found`.execute(tx),
  )
  return Number(rows[0]?.found)
}

describe('the code', () => {
  it('is shown by who leads alone, on the wall and on the panel, and makes the room mixed for good', async () => {
    const round = await aRoundAt()
    expect(await codeOnWall(round)).toBe('')
    expect((await member.send(`/rounds/${round}/room`, { do: 'open' })).status).toBe(404)
    expect((await lead.send(`/rounds/${round}/room`, { do: 'dance' })).status).toBe(400)
    expect(await lead.read(`/rounds/${round}/screen`)).toContain('data-audience="bound"')
    expect((await lead.send(`/rounds/${round}/room`, { do: 'open' })).status).toBe(303)
    const code = await codeOnWall(round)
    expect(code).toMatch(/^[2-9A-Z]{8}$/)
    expect(await lead.read(`/rounds/${round}/screen`)).toContain('data-audience="mixed"')
    expect(await lead.read(`/rounds/${round}`)).toContain(`${code.slice(0, 4)} ${code.slice(4)}`)
    await lead.send(`/rounds/${round}/room`, { do: 'close' })
    expect(await codeOnWall(round)).toBe('')
    expect(await lead.read(`/rounds/${round}/screen`)).toContain('data-audience="mixed"')
  })

  it('has every card read again: what does not pass for the room is off the wall, and the panel still has it', async () => {
    const round = await aRoundAt()
    await lead.send(`/rounds/${round}`, { text: 'un fait', place: 'area-2', language: 'fr', step: '2' })
    await lead.send(`/rounds/${round}`, { text: 'un autre fait', place: 'area-2', language: 'fr', step: '2' })
    // As if a guard of before had let it through for a room that is bound by secrecy.
    await asSystem(house.db, (tx) =>
      sql`update board_card set writings = jsonb_set(writings, '{0,text}', '"Rachida Ouali ne sort plus"') where round_id = ${round} and writings #>> '{0,text}' = 'un fait'`.execute(
        tx,
      ),
    )
    expect(await member.read(`/rounds/${round}/screen`)).toContain('Rachida Ouali')
    await lead.send(`/rounds/${round}/room`, { do: 'open' })
    const wall = await member.read(`/rounds/${round}/screen`)
    expect([wall.includes('Rachida Ouali'), wall.includes('un autre fait')]).toEqual([false, true])
    const cards = await (await member.open(`/rounds/${round}/cards?sight=screen`)).text()
    expect([cards.includes('Rachida Ouali'), cards.includes('un autre fait')]).toEqual([false, true])
    expect(await lead.read(`/rounds/${round}`)).toContain('Rachida Ouali')
  })

  it('leads nowhere when it is wrong, replaced or closed: all three are answered alike', async () => {
    const { round, code } = await anOpenRoom()
    const phone = aPhone(house, app)
    expect((await phone.get(`/w/${code}`)).status).toBe(200)
    await lead.send(`/rounds/${round}/room`, { do: 'open' })
    const next = await codeOnWall(round)
    expect(next).not.toBe(code)
    await lead.send(`/rounds/${round}/room`, { do: 'close' })
    for (const each of [code, next, 'AAAA2222', 'x']) {
      const answer = await phone.get(`/w/${each}`)
      expect([answer.status, (await textOf(answer)).includes('This code leads nowhere')]).toEqual([404, true])
      expect((await say(phone, each, 'Langs de deur gaan.')).status).toBe(404)
    }
    expect(await readBoard(house, round)).toEqual([])
  })

  it('is typed with small letters and spaces, too', async () => {
    const { code } = await anOpenRoom()
    const phone = aPhone(house, app)
    await phone.get('/w')
    const answer = await phone.post('/w', { code: ` ${code.slice(0, 4).toLowerCase()} ${code.slice(4)}` })
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, `/w/${code}`])
    expect((await phone.post('/w', { code: 'ZZZZ' })).status).toBe(404)
  })

  it('ends with the round, and after some hours', async () => {
    const ended = await anOpenRoom()
    const phone = await aPhoneAt(ended.code)
    await lead.send(`/rounds/${ended.round}/end`, { do: 'end' })
    const answer = await say(phone, ended.code, 'Nog iets.')
    expect([answer.status, (await textOf(answer)).includes('This round is over')]).toEqual([410, true])
    expect(await readBoard(house, ended.round)).toEqual([])
    expect((await lead.send(`/rounds/${ended.round}/room`, { do: 'open' })).status).toBe(303)
    expect((await phone.get(`/w/${ended.code}`)).status).toBe(410)
    const forgotten = await anOpenRoom()
    const past = new Date(house.clock().getTime() - 60_000).toISOString()
    await asSystem(house.db, (tx) => sql`update round set room_until = ${past} where id = ${forgotten.round}`.execute(tx))
    expect((await phone.get(`/w/${forgotten.code}`)).status).toBe(404)
  })

  it('is for who leads through the API, too', async () => {
    const round = await aRoundAt()
    const call = anApiCaller(() => app)
    expect((await call(session, 'GET', `/rounds/${round}/room`)).json).toEqual({ way: null })
    const opened = await call(session, 'POST', `/rounds/${round}/room`, { do: 'open' })
    expect(opened.json).toMatchObject({ way: { code: await codeOnWall(round) } })
    expect((await call(session, 'POST', `/rounds/${round}/room`, { do: 'close' })).json).toEqual({ way: null })
    await lead.send(`/rounds/${round}/end`, { do: 'abandon' })
    expect((await call(session, 'POST', `/rounds/${round}/room`, { do: 'open' })).status).toBe(409)
  })
})

describe('somebody in the room', () => {
  it('sees the step and its rule, and no card of anybody else', async () => {
    const { round, code } = await anOpenRoom()
    await lead.send(`/rounds/${round}`, { text: 'un fait que tous entendent', place: 'area-2', language: 'fr', step: '2' })
    const page = await textOf(aPhone(house, app).get(`/w/${code}`))
    expect(page).toMatch(/Step 3 of \d/)
    expect(page).toMatch(/About \d+ min left/)
    expect(page).not.toContain('un fait')
    expect(page).not.toContain(round)
    expect(page).not.toContain('Van Damme')
  })

  it('writes advice in the own language, marked as from the room and as nobody’s; another phone does not see it', async () => {
    const { round, code } = await anOpenRoom()
    const [phone, other] = [await aPhoneAt(code), await aPhoneAt(code)]
    expect((await say(phone, code, 'Vraag het in de bakkerij.')).status).toBe(303)
    expect((await say(phone, code, 'Vraag het in de bakkerij.')).status).toBe(303)
    expect(await readBoard(house, round)).toMatchObject([{ place: 'suggestion', texts: ['Vraag het in de bakkerij.'], authorId: null, checkedFor: 'mixed' }])
    expect(await textOf(phone.get(`/w/${code}`))).toContain('Vraag het in de bakkerij.')
    expect(await textOf(other.get(`/w/${code}`))).not.toContain('bakkerij')
    expect(await lead.read(`/rounds/${round}/screen`)).toContain('Vraag het in de bakkerij.')
    expect(await lead.read(`/rounds/${round}`)).toContain('>From the room<')
    expect(await member.read(`/rounds/${round}/mine`)).not.toContain('bakkerij')
    const { rows } = await asSystem(house.db, (tx) =>
      sql<{ lang: string; author: string | null; actor: string | null }>`
        select c.words ->> 'language' as lang, c.author_id as author, (select p.actor_person_id from audit_entry e join audit_person p on p.entry_number = e.number
          where e.action = 'round.cards-kept' and e.subject_id = ${round} order by e.number desc limit 1) as actor from board_change c where c.round_id = ${round}`.execute(
        tx,
      ),
    )
    expect(rows).toEqual([{ lang: 'nl', author: null, actor: null }])
  })

  it('leaves nothing that leads from a card to a phone, or from one card to the next', async () => {
    const { round, code } = await anOpenRoom()
    const phone = await aPhoneAt(code)
    for (const text of ['Eén idee.', 'Nog een idee.']) await say(phone, code, text)
    const mark = phone.cookies.get('__Host-ronde-browser') ?? ''
    expect(mark).not.toBe('')
    expect(await findEverywhere(mark)).toBe(0)
    const { rows } = await asSystem(house.db, (tx) =>
      sql<{ row: string }>`select row_to_json(c)::text as row from board_card c where round_id = ${round}`.execute(tx),
    )
    expect(rows).toHaveLength(2)
    for (const { row } of rows) expect(row).not.toContain(mark)
  })

  it('takes an own sentence back, never another phone’s, and not once somebody worked with it', async () => {
    const { round, code } = await anOpenRoom()
    const [phone, other] = [await aPhoneAt(code), await aPhoneAt(code)]
    await say(phone, code, 'Eerst bellen.')
    const [card] = await readBoard(house, round)
    expect((await other.post(`/w/${code}`, { do: 'undo', card: card?.id ?? '' })).status).toBe(409)
    expect((await phone.post(`/w/${code}`, { do: 'undo', card: 'x' })).status).toBe(409)
    expect(await readBoard(house, round)).toHaveLength(1)
    expect((await phone.post(`/w/${code}`, { do: 'undo', card: card?.id ?? '' })).status).toBe(303)
    expect(await readBoard(house, round)).toEqual([])
    expect(await textOf(phone.get(`/w/${code}`))).not.toContain('Eerst bellen')
    await say(phone, code, 'Samen gaan kijken.')
    const [again] = await readBoard(house, round)
    const page = await lead.read(`/rounds/${round}/cards/${again?.id}`)
    const [, heads = ''] = /name="heads" value="([^"]*)"/.exec(page) ?? []
    await lead.send(`/rounds/${round}/cards/${again?.id}`, { text: 'samen kijken', language: 'nl', place: 'suggestion', heads, do: 'keep' })
    expect((await phone.post(`/w/${code}`, { do: 'undo', card: again?.id ?? '' })).status).toBe(409)
    expect((await readBoard(house, round))[0]?.texts).toEqual(['samen kijken'])
  })

  it('whose advice comes while the others still try to understand finds it parked, and off the wall', async () => {
    const { round, code } = await anOpenRoom(0)
    const phone = await aPhoneAt(code)
    await say(phone, code, 'Gewoon verhuizen.')
    expect(await readBoard(house, round)).toMatchObject([{ place: 'parked' }])
    expect(await lead.read(`/rounds/${round}/screen`)).not.toContain('Gewoon verhuizen')
    expect(await textOf(phone.get(`/w/${code}`))).toContain('parked')
  })

  it('waits while the round is paused', async () => {
    const { round, code } = await anOpenRoom()
    const phone = await aPhoneAt(code)
    await lead.send(`/rounds/${round}/lead`, { do: 'pause', step: '2' })
    const page = await textOf(phone.get(`/w/${code}`))
    expect([page.includes('Pause'), page.includes('<textarea')]).toEqual([true, false])
    expect((await say(phone, code, 'Toch iets.')).status).toBe(409)
    expect(await readBoard(house, round)).toEqual([])
  })
})

describe('bad input from the room', () => {
  it('what says who somebody is is stored nowhere: numbers never, names not without a reason, a member’s name neither', async () => {
    const { round, code } = await anOpenRoom()
    const phone = await aPhoneAt(code)
    for (const [text, planted] of [
      ['Bel haar op 0470 12 34 56, ze is ziek', '0470 12'],
      ['Haar rijksregisternummer is 85.07.30-033.28', '85.07.30'],
      ['Mevrouw Fatima Benali woont er alleen', 'Benali'],
      ['Vraag het aan Émile Van Damme', 'Van Damme'],
    ] as const) {
      const answer = await say(phone, code, text)
      expect([text, answer.status]).toEqual([text, 422])
      expect([text, await findEverywhere(planted)]).toEqual([text, 0])
    }
    expect(await readBoard(house, round)).toEqual([])
  })

  it('GRD-01 of a hundred planted numbers none comes in by the code', async () => {
    const { round, code } = await anOpenRoom()
    const phone = await aPhoneAt(code)
    const taken: string[] = []
    for (const { says, needles } of PLANTED) {
      await say(phone, code, says)
      for (const needle of needles) if ((await findEverywhere(needle)) > 0) taken.push(needle)
    }
    expect(PLANTED.length).toBeGreaterThan(99)
    expect([taken, await readBoard(house, round)]).toEqual([[], []])
  })

  it('an organisation may be named; a name with a reason stays', async () => {
    const { round, code } = await anOpenRoom()
    const phone = await aPhoneAt(code)
    const kept = { 'text-words': 'Fatima Benali', 'text-choice': 'professional' }
    expect((await say(phone, code, 'Vraag Fatima Benali van het wijkteam.', kept)).status).toBe(303)
    expect((await readBoard(house, round))[0]?.texts).toEqual(['Vraag Fatima Benali van het wijkteam.'])
  })

  it('nothing, far too much, HTML and another field', async () => {
    const { round, code } = await anOpenRoom()
    const phone = await aPhoneAt(code)
    expect((await say(phone, code, '  ')).status).toBe(422)
    expect((await say(phone, code, 'a'.repeat(2_001))).status).toBe(422)
    expect((await say(phone, code, 'x', { place: 'area-2' })).status).toBe(400)
    await say(phone, code, '<b>Samen</b> eten')
    expect(await textOf(phone.get(`/w/${code}`))).toContain('&lt;b>Samen')
    expect(await readBoard(house, round)).toHaveLength(1)
  })

  it('thirty sentences of one phone are enough, and a code that is used as by a machine waits', async () => {
    const { round, code } = await anOpenRoom()
    const phone = await aPhoneAt(code)
    for (let order = 0; order < 30; order += 1) await say(phone, code, `Idee met ${'i'.repeat(order + 1)}`)
    expect((await say(phone, code, 'Nog een')).status).toBe(409)
    expect(await readBoard(house, round)).toHaveLength(30)
    await sql`update rate_limit set tries = 79 where key like ${`round room writes ${round}%`}`.execute(house.db)
    await say(phone, code, 'De laatste')
    expect((await say(phone, code, 'Te veel')).status).toBe(429)
    await lead.send(`/rounds/${round}/room`, { do: 'open' })
    const fresh = await codeOnWall(round)
    expect((await say(await aPhoneAt(fresh), fresh, 'Weer welkom')).status).toBe(303)
  })
})

it('one phone that sends without an end keeps no other from writing', async () => {
  const { code } = await anOpenRoom()
  const [loud, calm] = [await aPhoneAt(code), await aPhoneAt(code)]
  let last = 0
  for (let sent = 0; sent < 51; sent += 1) last = (await say(loud, code, '')).status
  const refused = await textOf(say(loud, code, 'nog een zin'))
  expect([last < 500, refused.includes('nog een zin'), await findEverywhere('nog een zin')]).toEqual([true, true, 0])
  await say(calm, code, 'iemand met tijd')
  expect(await findEverywhere('iemand met tijd')).toBeGreaterThan(0)
})
