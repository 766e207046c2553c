import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { listForms, untouched } from '../../../promises/read-html.ts'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aHeldMeeting, aMembership, aPerson, aSession } from '../../../test/neighbourhood.ts'
import { aVisitor, type TestVisitor } from '../../../test/visitor.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'
import { SESSION_COOKIE } from '../../platform/http/session-cookie.ts'
import { doorTokenOf } from '../meetings/public.ts'
import { introductionsJobs } from './jobs.ts'

const NOW = '2023-02-14T11:55:00.000Z'

let house: TestHouse
let south: string
let meeting: string
let bart: string
let dora: string
let doraSees: TestVisitor
let bartSees: TestVisitor
let stranger: TestVisitor

beforeAll(async () => {
  house = await aHouse({}, NOW)
})
afterAll(() => house.close())

beforeEach(async () => {
  house.setNow(NOW)
  await system(sql`delete from rate_limit`)
  await system(sql`delete from introduction`)
  await system(sql`update person set email = null`)
  south = await aCommunity(house, 'Sud')
  await system(sql`insert into community_text (community_id, kind, version, text_fr, text_nl, in_force_on)
    values (${south}, 'convention', 1, 'Nous nous écoutons.', 'Wij luisteren naar elkaar.', '2020-01-01')`)
  bart = await aPerson(house, { givenName: 'Bart', familyName: 'De Smet' })
  await aMembership(house, { personId: bart, communityId: south })
  dora = await aPerson(house, { givenName: 'Dora', familyName: 'Lemaire' })
  await aMembership(house, { personId: dora, communityId: south, role: 'moderator' })
  meeting = await aHeldMeeting(house, { communityId: south, startsAt: '2023-02-14T12:00:00.000Z', present: [] })
  const app = makeApp(house)
  doraSees = aVisitor(house, app)
  doraSees.cookies.set(SESSION_COOKIE, await aSession(house, { personId: dora }))
  bartSees = aVisitor(house, app)
  bartSees.cookies.set(SESSION_COOKIE, await aSession(house, { personId: bart }))
  stranger = aVisitor(house, app)
})

type Statement = ReturnType<typeof sql>
async function system(statement: Statement): Promise<Record<string, unknown>[]> {
  const { rows } = await asSystem(house.db, (tx) => statement.execute(tx))
  return rows as Record<string, unknown>[]
}

const door = () => `/c/${doorTokenOf(house, meeting)}`
const cards = () => system(sql`select * from introduction where meeting_id = ${meeting} order by made_at, id`)

async function checkIn(visitor: TestVisitor, name: string): Promise<string> {
  await visitor.get('/c')
  const answer = await visitor.post(door(), { do: 'name', name, organisation: '' })
  return (await visitor.get(answer.headers.get('Location') ?? '')).text()
}

type Fields = Record<string, string>

async function handIn(fields: Fields = {}, visitor = stranger): Promise<Response> {
  await visitor.get(`${door()}/introduce`)
  return visitor.post(`${door()}/introduce`, { do: 'save', name: 'Gita Nieuw', ...fields })
}

/** Hands in a card and gives the address of its personal link. */
async function aCard(fields: Fields = {}): Promise<string> {
  const answer = await handIn(fields)
  expect(answer.status).toBe(303)
  return answer.headers.get('Location') ?? ''
}

async function take(fields: Fields): Promise<Response> {
  const [card] = await cards()
  const address = `/meetings/${meeting}/introductions/${String(card?.id)}`
  await doraSees.get(address)
  return doraSees.post(address, { do: 'take', version: String(card?.version), ...fields })
}

describe('the offer after checking in', () => {
  it('is byte by byte the same for a known and an unknown name, but for the name', async () => {
    const blank = (page: string, name: string) => page.replaceAll(name, 'NAME').replaceAll(/(nonce|value)="[\w-]{20,}"/g, '')
    const [known, unknown] = [await checkIn(stranger, 'Bart De Smet'), await checkIn(stranger, 'Zoé Onbekend')]
    expect(known).toContain(`${door()}/introduce`)
    expect(blank(known, 'Bart De Smet')).toBe(blank(unknown, 'Zoé Onbekend'))
  })

  it('is there for who is signed in and for who types the code of a card too', async () => {
    await bartSees.get(door())
    await bartSees.post(door(), { do: 'me' })
    expect(await (await bartSees.get(`${door()}?done=1`)).text()).toContain(`${door()}/introduce`)
    expect(await (await stranger.get(door())).text()).not.toContain('/introduce')
  })
})

describe('the form', () => {
  it('chooses nothing beforehand but nobody', async () => {
    const page = await (await stranger.get(`${door()}/introduce`)).text()
    expect(page).not.toContain(' checked')
    const chosen = [...page.matchAll(/<option[^>]*value="(\w+)"[^>]*selected/g)].map(([, value]) => value)
    expect(chosen).toEqual(['nobody', 'nobody', 'nobody', 'nobody', 'nobody'])
    expect(page).toContain('autocomplete="tel"')
  })

  it('says no word about who is known, and writes on nobody', async () => {
    const before = await system(sql`select md5(string_agg(p::text, '' order by id)) as all from person p`)
    const [known, unknown] = [await handIn({ name: 'Bart De Smet' }), await handIn({ name: 'Zoé Onbekend' })]
    for (const answer of [known, unknown]) expect(answer.headers.get('Location')).toMatch(/^\/introduction\/[\w-]{43}$/)
    expect(await system(sql`select md5(string_agg(p::text, '' order by id)) as all from person p`)).toEqual(before)
    expect(await system(sql`select 1 from attendance where meeting_id = ${meeting}`)).toEqual([])
    expect(await cards()).toHaveLength(2)
  })

  it.each([
    [{ name: '  ' }, 'Write your name'],
    [{ name: 'x'.repeat(201) }, 'too long'],
    [{ activity: 'x'.repeat(501) }, 'too long'],
    [{ email: 'gita@@nowhere' }, 'does not look right'],
    [{ 'share-phone': 'network', term: 'open' }, 'something that is empty'],
    [{ phone: '0470', 'share-phone': 'network' }, 'Say until when'],
    [{ phone: '0470', 'share-phone': 'network', term: 'day', until: '2023-02-30' }, 'does not exist'],
    [{ phone: '0470', 'share-phone': 'network', term: 'day', until: '2023-02-13' }, 'This day is over'],
  ])('refuses %j and keeps what was typed', async (fields, sentence) => {
    const answer = await handIn({ organisation: 'Le “Pas”', ...fields })
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain(sentence)
    expect(page).toContain('Le “Pas”')
    expect(await cards()).toEqual([])
  })

  it('takes hostile words as words, and an address with a line break for none', async () => {
    const link = await aCard({ name: '<b>Gita</b>\r\nBcc: x@y.example', activity: '"><script>alert(1)</script>' })
    const page = await (await stranger.get(link)).text()
    expect(page).not.toContain('<script>alert')
    expect(page).toContain('&lt;b>Gita')
    expect((await cards())[0]).toMatchObject({ name: '<b>Gita</b> Bcc: x@y.example' })
    expect((await handIn({ 'share-email': 'everybody', odd: 'x' })).status).toBe(400)
  })

  it('opens on the day and the next, and leads to the door on others', async () => {
    house.setNow('2023-02-15T20:00:00.000Z')
    expect((await stranger.get(`${door()}/introduce`)).status).toBe(200)
    house.setNow('2023-02-16T08:00:00.000Z')
    expect((await stranger.get(`${door()}/introduce`)).headers.get('Location')).toBe(door())
    expect((await handIn()).headers.get('Location')).toBe(door())
    house.setNow('2023-02-13T08:00:00.000Z')
    expect((await stranger.get('/c/nothing/introduce')).headers.get('Location')).toBe('/c/nothing')
  })

  it('may not be sent without end, and 200 cards are enough', async () => {
    await system(
      sql`insert into introduction (meeting_id, name, language, made_at, changed_at) select ${meeting}, 'N', 'fr', ${NOW}, ${NOW} from generate_series(1, 200)`,
    )
    expect((await handIn()).status).toBe(409)
    await system(sql`update rate_limit set tries = 299 where key like 'introduction%'`)
    await handIn()
    expect((await handIn()).status).toBe(429)
  })
})

describe('the personal link', () => {
  it('shows, changes and takes back, and nobody else has it', async () => {
    const link = await aCard({ phone: '0470 12 34 56', 'share-phone': 'community', term: 'day', until: '2023-06-30' })
    expect(await (await stranger.get(link)).text()).toContain('0470 12 34 56')
    expect((await stranger.get(`${link.slice(0, -1)}x`)).status).toBe(404)
    const stored = await system(sql`select encode(token_hash, 'escape') as hash from introduction_link`)
    expect(JSON.stringify(stored)).not.toContain(link.replace('/introduction/', ''))
    await stranger.get(link)
    expect((await stranger.post(link, { do: 'save', version: '1', name: 'Gita N.' })).status).toBe(303)
    expect((await stranger.post(link, { do: 'save', version: '1', name: 'Late' })).status).toBe(409)
    expect((await cards())[0]).toMatchObject({ name: 'Gita N.', phone: '', shares: {}, shareUntil: null, version: 2 })
  })

  it('is mailed where there is an address, without a word that was typed, three times an hour', async () => {
    const link = await aCard({ email: 'gita@ronde.example', activity: 'Buy now' })
    for (let more = 0; more < 4; more += 1) await aCard({ email: 'gita@ronde.example' })
    const mails = await system(sql`select subject, body_text from outbox_mail where to_address = 'gita@ronde.example'`)
    expect(mails).toHaveLength(3)
    const text = String(mails[0]?.bodyText)
    expect(text).not.toMatch(/Gita|Buy now/)
    const [, mailed = ''] = /(\/introduction\/[\w-]{43})/.exec(text) ?? []
    expect(mailed).not.toBe(link)
    expect((await stranger.get(mailed)).status).toBe(200)
  })

  it('leaves no trace of a card that is taken back', async () => {
    const link = await aCard({ name: 'Quirine Zonderspoor', email: 'quirine@ronde.example' })
    await stranger.get(link)
    const answer = await stranger.post(link, { do: 'withdraw', sure: 'yes' })
    expect(await (await stranger.get(answer.headers.get('Location') ?? '')).text()).toContain('Nothing of it is kept')
    expect((await stranger.get(link)).status).toBe(404)
    const tables = await system(sql`select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`)
    for (const { tableName } of tables) {
      const found = await system(sql`select 1 from ${sql.table(String(tableName))} t where t::text ilike any(array['%quirine%', '%zonderspoor%'])`)
      expect(found, String(tableName)).toEqual([])
    }
    expect(await system(sql`select 1 from introduction_link`)).toEqual([])
  })

  it('SEC-25 a machine that opens the mail and sends every form as it finds it changes nothing', async () => {
    const link = await aCard({ email: 'scan@ronde.example', phone: '0470', 'share-phone': 'network', term: 'open', join: south, spoken: 'nl' })
    const press = async (path: string) => {
      const forms = listForms(await (await stranger.get(path)).text()).filter(({ method }) => method === 'POST')
      for (const form of forms) expect([200, 400, 422]).toContain((await stranger.post(path, untouched(form))).status)
      return forms.length
    }
    const before = await cards()
    expect(await press(link)).toBe(2)
    expect(await cards()).toEqual(before)
    await take({ person: 'new', invite: south })
    expect((await stranger.post(link, {})).status).toBe(400)
    expect((await stranger.post(link, { do: 'answer', community: south })).status).toBe(422)
    expect(await system(sql`select state from membership where community_id = ${south} and state = 'invited'`)).toHaveLength(1)
  })

  it('is over after thirty days, and the card with it', async () => {
    const link = await aCard({ email: 'late@ronde.example' })
    house.setNow('2023-03-17T03:20:00.000Z')
    expect((await stranger.get(link)).status).toBe(404)
    await introductionsJobs(house)['forget-introductions']?.({})
    expect(await cards()).toEqual([])
    expect(await system(sql`select 1 from outbox_mail where to_address = 'late@ronde.example'`)).toEqual([])
  })
})

describe('who leads the meeting', () => {
  it('reads on the meeting and the desk how many wait; others do not', async () => {
    expect(await (await doraSees.get(`/meetings/${meeting}`)).text()).not.toContain('/introductions')
    await aCard()
    house.setNow('2023-02-14T11:56:00.000Z')
    await aCard({ name: 'Noor Twee' })
    expect(await (await doraSees.get(`/meetings/${meeting}`)).text()).toContain('2 introductions wait.')
    expect(await (await doraSees.get('/desk')).text()).toContain('2 introductions of the meeting of')
    const list = await (await doraSees.get(`/meetings/${meeting}/introductions`)).text()
    expect(list).toMatch(/Gita Nieuw[\s\S]*Noor Twee/)
    expect(await (await bartSees.get(`/meetings/${meeting}`)).text()).not.toContain('/introductions')
    expect(await (await bartSees.get('/desk')).text()).not.toContain('/introductions')
    expect((await bartSees.get(`/meetings/${meeting}/introductions`)).status).toBe(404)
    const [card] = await cards()
    expect((await bartSees.post(`/meetings/${meeting}/introductions/${String(card?.id)}`, { do: 'discard' })).status).toBe(404)
  })

  it('takes a card up as somebody new, with her own consents, and the name at the door becomes her', async () => {
    await checkIn(stranger, 'Gita Nieuw')
    const [line] = await system(sql`select person_id, role, state, version from attendance where meeting_id = ${meeting}`)
    const shares = { 'share-phone': 'network', 'share-about': 'community', 'share-email': 'round', term: 'day', until: '2023-06-30' }
    await aCard({ email: 'Gita@ronde.example', phone: '0470123456', activity: 'Kiné', organisation: 'Le Pas', spoken: 'fr', ...shares })
    house.setNow('2023-02-14T18:00:00.000Z')
    const gita = String(line?.personId)
    expect((await take({ person: gita })).status).toBe(303)
    const [person] = await system(sql`select * from person where id = ${gita}`)
    expect(person).toMatchObject({
      givenName: 'Gita',
      familyName: 'Nieuw',
      email: 'gita@ronde.example',
      phone: '+32470123456',
      activity: 'Kiné',
      language: 'en',
    })
    expect(person).toMatchObject({ languagesSpoken: ['fr'], noticedAt: '2023-02-14T18:00:00.000Z' })
    expect(await system(sql`select person_id, role, state, version from attendance where meeting_id = ${meeting}`)).toEqual([line])
    const consents = await system(sql`select purpose, fields, until_on, means, noted_by, at from consent where person_id = ${gita} order by number`)
    const mine = { untilOn: '2023-06-30', means: 'card', notedBy: null, at: NOW }
    expect(consents).toEqual([
      { purpose: 'meeting_round', fields: ['email'], ...mine },
      { purpose: 'community_list', fields: ['about'], ...mine },
      { purpose: 'network_list', fields: ['phone'], ...mine },
    ])
    expect(await system(sql`select o.name_fr from affiliation a join organisation o on o.id = a.organisation_id where a.person_id = ${gita}`)).toEqual([
      { nameFr: 'Le Pas' },
    ])
    expect((await cards())[0]).toMatchObject({ state: 'taken', name: '', email: '', phone: '', activity: '', personId: gita })
  })

  it('takes a card up as new beside a visitor of that name, who stays a line of her own', async () => {
    await checkIn(stranger, 'Gita Nieuw')
    await aCard()
    const people = await system(sql`select id from person`)
    await take({ person: 'new' })
    expect(await system(sql`select id from person`)).toHaveLength(people.length + 1)
    expect(await system(sql`select 1 from attendance where meeting_id = ${meeting}`)).toHaveLength(1)
    expect(
      (await system(sql`select source, entered_by from person where family_name = 'Nieuw' order by entered_at, source`)).map(({ source }) => source),
    ).toContain('self')
  })

  it('fills only what is empty of somebody known, and shares nothing that the card did not say', async () => {
    await system(sql`update person set phone = '+32499999999', activity = '' where id = ${bart}`)
    const shares = { 'share-phone': 'public', 'share-about': 'network', term: 'open' }
    await aCard({ name: 'Bart De Smet', phone: '0470123456', email: 'bart@ronde.example', activity: 'Huisarts', ...shares })
    await take({ person: bart })
    const [person] = await system(sql`select phone, email, activity from person where id = ${bart}`)
    expect(person).toEqual({ phone: '+32499999999', email: 'bart@ronde.example', activity: 'Huisarts' })
    expect(await system(sql`select purpose, fields from consent where person_id = ${bart}`)).toEqual([{ purpose: 'network_list', fields: ['about'] }])
  })

  it('joins the name at the door to somebody known, keeps the counts, and a coordinator may undo it', async () => {
    await checkIn(stranger, 'Barth De Smedt')
    const [line] = await system(sql`select person_id from attendance where meeting_id = ${meeting}`)
    await aCard({ name: 'Barth De Smedt' })
    await take({ person: bart })
    expect(await system(sql`select person_id, role, state from attendance where meeting_id = ${meeting}`)).toEqual([
      { personId: bart, role: 'visitor', state: 'present' },
    ])
    const [merge] = await system(sql`select kept_id, merged_id from person_merge where kept_id = ${bart}`)
    expect(merge).toEqual({ keptId: bart, mergedId: line?.personId })
  })

  it('cannot choose whom she does not see, nor an address that is somebody’s', async () => {
    const hidden = await aPerson(house, { givenName: 'Hid', familyName: 'Den', email: 'hidden@ronde.example' })
    await aCard({ name: 'Hid Den', email: 'hidden@ronde.example' })
    const [card] = await cards()
    const page = await (await doraSees.get(`/meetings/${meeting}/introductions/${String(card?.id)}`)).text()
    expect(page).not.toContain(hidden)
    expect((await take({ person: hidden })).status).toBe(422)
    expect((await take({})).status).toBe(422)
    expect((await take({ person: 'new', invite: south })).status).toBe(422)
    expect((await take({ person: 'new' })).status).toBe(409)
    expect(await cards()).toMatchObject([{ state: 'waiting' }])
  })

  it('is told when the card changed meanwhile, and takes none up twice', async () => {
    const link = await aCard()
    const [card] = await cards()
    await stranger.get(link)
    await stranger.post(link, { do: 'save', version: '1', name: 'Gita Anders' })
    const address = `/meetings/${meeting}/introductions/${String(card?.id)}`
    await doraSees.get(address)
    expect((await doraSees.post(address, { do: 'take', version: '1', person: 'new' })).status).toBe(409)
    expect((await doraSees.post(address, { do: 'take', version: '2', person: 'new' })).status).toBe(303)
    expect((await doraSees.post(address, { do: 'take', version: '2', person: 'new' })).status).toBe(404)
    expect((await stranger.post(link, { do: 'withdraw', sure: 'yes' })).status).toBe(200)
  })

  it('discards: nothing but that stays', async () => {
    const link = await aCard({ email: 'gone@ronde.example' })
    const [card] = await cards()
    const address = `/meetings/${meeting}/introductions/${String(card?.id)}`
    await doraSees.get(address)
    expect((await doraSees.post(address, { do: 'discard' })).status).toBe(303)
    expect(await cards()).toEqual([])
    expect((await stranger.get(link)).status).toBe(404)
  })
})

describe('joining by the link', () => {
  let nord = ''

  /** The meeting is one of two communities from now on, and Dora leads both. */
  async function joinedByNord(): Promise<string> {
    nord = await aCommunity(house, 'Nord')
    await aMembership(house, { personId: dora, communityId: nord, role: 'moderator' })
    await system(sql`insert into meeting_community (meeting_id, community_id, starts_at) values (${meeting}, ${nord}, '2023-02-14T12:00:00.000Z')`)
    return nord
  }

  const stateOf = async () =>
    (await system(sql`select state from membership where community_id = ${south} and person_id not in (${bart}, ${dora})`)).map(({ state }) => state)

  it('reads the convention, says yes without an account, and may then sign in with her address', async () => {
    const link = await aCard({ email: 'gita@ronde.example', join: south })
    await take({ person: 'new', invite: south })
    expect(await stateOf()).toEqual(['invited'])
    const page = await (await stranger.get(link)).text()
    expect(page).toContain('Nous nous écoutons.')
    expect((await stranger.post(link, { do: 'answer', community: south })).status).toBe(422)
    expect((await stranger.post(link, { do: 'answer', community: south, answer: 'yes' })).status).toBe(303)
    expect(await stateOf()).toEqual(['active'])
    expect(await system(sql`select a.email from account a join person p on p.id = a.person_id where p.family_name = 'Nieuw' and p.email is not null`)).toEqual([
      { email: 'gita@ronde.example' },
    ])
    expect(await (await stranger.get(link)).text()).toContain('You take part in Sud')
  })

  it('says no without an account, and no line stays', async () => {
    const link = await aCard({ email: 'nee@ronde.example', join: south })
    await take({ person: 'new', invite: south })
    await stranger.get(link)
    expect((await stranger.post(link, { do: 'answer', community: south, answer: 'no' })).status).toBe(303)
    expect(await stateOf()).toEqual([])
    expect(await system(sql`select 1 from account where email = 'nee@ronde.example'`)).toEqual([])
  })

  it('waits on the list of members where nobody let her in, and makes no account for somebody known', async () => {
    const link = await aCard({ join: south })
    await take({ person: 'new' })
    expect(await stateOf()).toEqual(['applied'])
    expect(await (await stranger.get(link)).text()).toContain('You asked to join')
    expect((await stranger.post(link, { do: 'answer', answer: 'no', community: await aCommunity(house, 'Nord') })).status).toBe(404)
  })

  it('is for who signs in, where somebody known has an account: a name at a door proves less', async () => {
    const link = await aCard({ name: 'Bart De Smet', join: await joinedByNord() })
    await take({ person: bart, invite: nord })
    expect(await system(sql`select state from membership where community_id = ${nord} and person_id = ${bart}`)).toEqual([{ state: 'invited' }])
    expect(await (await stranger.get(link)).text()).toContain('stands on your desk')
    expect((await stranger.post(link, { do: 'answer', community: nord, answer: 'yes' })).status).toBe(404)
    expect(await system(sql`select state from membership where community_id = ${nord} and person_id = ${bart}`)).toEqual([{ state: 'invited' }])
  })

  it('stops all that the card shared', async () => {
    const link = await aCard({ phone: '0470', 'share-phone': 'public', term: 'open' })
    await take({ person: 'new' })
    expect(await (await stranger.get(link)).text()).toContain('Phone: everybody, in a public directory')
    expect((await stranger.post(link, { do: 'stop' })).status).toBe(303)
    expect(await (await stranger.get(link)).text()).toContain('You share nothing by this card')
    house.setNow('2023-03-20T09:00:00.000Z')
    expect((await stranger.get(link)).status).toBe(404)
  })
})
