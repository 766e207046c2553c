import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { listForms, untouched } from '../../../promises/read-html.ts'
import { atTheDoor, DOOR_OPENS } from '../../../test/at-the-door.ts'
import { introductionsJobs } from './jobs.ts'

const at = atTheDoor()

describe('the offer after checking in', () => {
  it('is byte by byte the same for a known and an unknown name, but for the name', async () => {
    const blank = (page: string, name: string) => page.replaceAll(name, 'NAME').replaceAll(/(nonce|value)="[\w-]{20,}"/g, '')
    const [known, unknown] = [await at.checkIn(at.stranger, 'Bart De Smet'), await at.checkIn(at.stranger, 'Zoé Onbekend')]
    expect(known).toContain(`${at.door()}/introduce`)
    expect(blank(known, 'Bart De Smet')).toBe(blank(unknown, 'Zoé Onbekend'))
  })

  it('is there for who is signed in and for who types the code of a card too', async () => {
    await at.bartSees.get(at.door())
    await at.bartSees.post(at.door(), { do: 'me' })
    expect(await (await at.bartSees.get(`${at.door()}?done=1`)).text()).toContain(`${at.door()}/introduce`)
    expect(await (await at.stranger.get(at.door())).text()).not.toContain('/introduce')
  })
})

describe('the form', () => {
  it('chooses nothing beforehand but nobody', async () => {
    const page = await (await at.stranger.get(`${at.door()}/introduce`)).text()
    expect(page).not.toContain(' checked')
    const chosen = [...page.matchAll(/<option[^>]*value="(\w+)"[^>]*selected/g)].map(([, value]) => value)
    expect(chosen).toEqual(['nobody', 'nobody', 'nobody', 'nobody', 'nobody'])
    expect(page).toContain('autocomplete="tel"')
  })

  it('says no word about who is known, and writes on nobody', async () => {
    const before = await at.system(sql`select md5(string_agg(p::text, '' order by id)) as all from person p`)
    const [known, unknown] = [await at.handIn({ name: 'Bart De Smet' }), await at.handIn({ name: 'Zoé Onbekend' })]
    for (const answer of [known, unknown]) expect(answer.headers.get('Location')).toMatch(/^\/introduction\/[\w-]{43}$/)
    expect(await at.system(sql`select md5(string_agg(p::text, '' order by id)) as all from person p`)).toEqual(before)
    expect(await at.system(sql`select 1 from attendance where meeting_id = ${at.meeting}`)).toEqual([])
    expect(await at.cards()).toHaveLength(2)
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
    const answer = await at.handIn({ organisation: 'Le “Pas”', ...fields })
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain(sentence)
    expect(page).toContain('Le “Pas”')
    expect(await at.cards()).toEqual([])
  })

  it('takes hostile words as words, and an address with a line break for none', async () => {
    const link = await at.aCard({ name: '<b>Gita</b>\r\nBcc: x@y.example', activity: '"><script>alert(1)</script>' })
    const page = await (await at.stranger.get(link)).text()
    expect(page).not.toContain('<script>alert')
    expect(page).toContain('&lt;b>Gita')
    expect((await at.cards())[0]).toMatchObject({ name: '<b>Gita</b> Bcc: x@y.example' })
    expect((await at.handIn({ 'share-email': 'everybody', odd: 'x' })).status).toBe(400)
  })

  it('opens on the day and the next, and leads to the door on others', async () => {
    at.house.setNow('2023-02-15T20:00:00.000Z')
    expect((await at.stranger.get(`${at.door()}/introduce`)).status).toBe(200)
    at.house.setNow('2023-02-16T08:00:00.000Z')
    expect((await at.stranger.get(`${at.door()}/introduce`)).headers.get('Location')).toBe(at.door())
    expect((await at.handIn()).headers.get('Location')).toBe(at.door())
    at.house.setNow('2023-02-13T08:00:00.000Z')
    expect((await at.stranger.get('/c/nothing/introduce')).headers.get('Location')).toBe('/c/nothing')
  })

  it('may not be sent without end, and 200 cards are enough', async () => {
    await at.system(
      sql`insert into introduction (meeting_id, name, language, made_at, changed_at) select ${at.meeting}, 'N', 'fr', ${DOOR_OPENS}, ${DOOR_OPENS} from generate_series(1, 200)`,
    )
    expect((await at.handIn()).status).toBe(409)
    await at.system(sql`update rate_limit set tries = 299 where key like 'introduction%'`)
    await at.handIn()
    expect((await at.handIn()).status).toBe(429)
  })
})

describe('the personal link', () => {
  it('shows, changes and takes back, and nobody else has it', async () => {
    const link = await at.aCard({ phone: '0470 12 34 56', 'share-phone': 'community', term: 'day', until: '2023-06-30' })
    expect(await (await at.stranger.get(link)).text()).toContain('0470 12 34 56')
    expect((await at.stranger.get(`${link.slice(0, -1)}x`)).status).toBe(404)
    const stored = await at.system(sql`select encode(token_hash, 'escape') as hash from introduction_link`)
    expect(JSON.stringify(stored)).not.toContain(link.replace('/introduction/', ''))
    await at.stranger.get(link)
    expect((await at.stranger.post(link, { do: 'save', version: '1', name: 'Gita N.' })).status).toBe(303)
    expect((await at.stranger.post(link, { do: 'save', version: '1', name: 'Late' })).status).toBe(409)
    expect((await at.cards())[0]).toMatchObject({ name: 'Gita N.', phone: '', shares: {}, shareUntil: null, version: 2 })
  })

  it('is mailed where there is an address, without a word that was typed, three times an hour', async () => {
    const link = await at.aCard({ email: 'gita@ronde.example', activity: 'Buy now' })
    for (let more = 0; more < 4; more += 1) await at.aCard({ email: 'gita@ronde.example' })
    const mails = await at.system(sql`select subject, body_text from outbox_mail where to_address = 'gita@ronde.example'`)
    expect(mails).toHaveLength(3)
    const text = String(mails[0]?.bodyText)
    expect(text).not.toMatch(/Gita|Buy now/)
    const [, mailed = ''] = /(\/introduction\/[\w-]{43})/.exec(text) ?? []
    expect(mailed).not.toBe(link)
    expect((await at.stranger.get(mailed)).status).toBe(200)
  })

  it('leaves no trace of a card that is taken back', async () => {
    const link = await at.aCard({ name: 'Quirine Zonderspoor', email: 'quirine@ronde.example' })
    await at.stranger.get(link)
    const answer = await at.stranger.post(link, { do: 'withdraw', sure: 'yes' })
    expect(await (await at.stranger.get(answer.headers.get('Location') ?? '')).text()).toContain('Nothing of it is kept')
    expect((await at.stranger.get(link)).status).toBe(404)
    const tables = await at.system(sql`select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`)
    for (const { tableName } of tables) {
      const found = await at.system(sql`select 1 from ${sql.table(String(tableName))} t where t::text ilike any(array['%quirine%', '%zonderspoor%'])`)
      expect(found, String(tableName)).toEqual([])
    }
    expect(await at.system(sql`select 1 from introduction_link`)).toEqual([])
  })

  it('SEC-25 a machine that opens the mail and sends every form as it finds it changes nothing', async () => {
    const link = await at.aCard({ email: 'scan@ronde.example', phone: '0470', 'share-phone': 'network', term: 'open', join: at.south, spoken: 'nl' })
    const press = async (path: string) => {
      const forms = listForms(await (await at.stranger.get(path)).text()).filter(({ method }) => method === 'POST')
      for (const form of forms) expect([200, 400, 422]).toContain((await at.stranger.post(path, untouched(form))).status)
      return forms.length
    }
    const before = await at.cards()
    expect(await press(link)).toBe(2)
    expect(await at.cards()).toEqual(before)
    await at.take({ person: 'new', invite: at.south })
    expect((await at.stranger.post(link, {})).status).toBe(400)
    expect((await at.stranger.post(link, { do: 'answer', community: at.south })).status).toBe(422)
    expect(await at.system(sql`select state from membership where community_id = ${at.south} and state = 'invited'`)).toHaveLength(1)
  })

  it('is over after thirty days, and the card with it', async () => {
    const link = await at.aCard({ email: 'late@ronde.example' })
    at.house.setNow('2023-03-17T03:20:00.000Z')
    expect((await at.stranger.get(link)).status).toBe(404)
    await introductionsJobs(at.house)['forget-introductions']?.({})
    expect(await at.cards()).toEqual([])
    expect(await at.system(sql`select 1 from outbox_mail where to_address = 'late@ronde.example'`)).toEqual([])
  })
})
