import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeApp } from '../src/app.ts'
import { afterMeetingListeners } from '../src/after-meeting.ts'
import { invitationsJobs, invitationsListeners } from '../src/features/invitations/jobs.ts'
import { recordsListeners } from '../src/features/records/jobs.ts'
import { PERSONAL_OWNERS } from '../src/personal-owners.ts'
import { eraseMe } from '../src/features/privacy/actions/erase-person.ts'
import type { DomainEvent, EventKind } from '../src/platform/events.ts'
import { asSystem } from '../src/platform/database.ts'
import { sendMails } from '../src/platform/mail/send-mail.ts'
import { aHouse, type TestHouse } from '../test/house.ts'
import { aMailServer, type TakenMail } from '../test/mail-server.ts'
import { aCommunity, aHeldMeeting, aMembership, aPerson, aSession, aVisitor as aBrowser } from '../test/neighbourhood.ts'
import { aVisitor } from '../test/visitor.ts'
import { changedTables, hashDatabase } from './database-hash.ts'
import { listForms, listLinks, untouched } from './read-html.ts'
import { aFolder } from './run-program.ts'

/** Everybody has a name that stands nowhere else, so that a name in a wrong mail is found. */
const PEOPLE = {
  lea: { givenName: 'Léazq', familyName: 'Meneusezq', email: 'lea.zq@ronde.example', phone: '+32470000011' },
  ama: { givenName: 'Amazq', familyName: 'Mensahzq', email: 'ama.zq@ronde.example', phone: '+32470000012' },
  bo: { givenName: 'Bozq', familyName: 'Peeterszq', email: 'bo.zq@ronde.example', phone: '+32470000013' },
  cis: { givenName: 'Ciszq', familyName: 'Duboiszq', email: 'cis.zq@ronde.example', phone: '+32470000014' },
} as const
type Name = keyof typeof PEOPLE
const NAMES = Object.keys(PEOPLE) as Name[]

let post: Awaited<ReturnType<typeof aMailServer>>
let house: TestHouse
let app: ReturnType<typeof makeApp>
const files = aFolder()
let south: string
let coming: string
let held: string
const id = { lea: '', ama: '', bo: '', cis: '' } satisfies Record<Name, string>
const said: string[] = []

type Statement = { execute: (tx: Parameters<Parameters<typeof asSystem>[1]>[0]) => Promise<{ rows: unknown[] }> }
const system = async (statement: Statement) => (await asSystem(house.db, (tx) => statement.execute(tx))).rows as Record<string, unknown>[]
const event = (kind: EventKind, subjectId: string): DomainEvent => ({ number: 1, kind, subjectId, facts: {}, at: '' })

beforeAll(async () => {
  post = await aMailServer()
  house = await aHouse({ smtpUrl: post.url, mailReplies: 'replies@ronde.example' })
  house.log = (line, facts) => said.push(JSON.stringify({ line, ...facts }))
  app = makeApp(house)
  south = await aCommunity(house, 'Sud')
  for (const name of NAMES) {
    id[name] = await aPerson(house, PEOPLE[name])
    await aMembership(house, { personId: id[name], communityId: south, role: name === 'lea' ? 'coordinator' : 'member' })
  }
  const lead = aBrowser(house, app, await aSession(house, { personId: id.lea }))
  const ama = aBrowser(house, app, await aSession(house, { personId: id.ama }))
  const bo = aBrowser(house, app, await aSession(house, { personId: id.bo }))
  coming = String(
    (
      await system(
        sql`insert into meeting (title, starts_at, ends_at, mode, place) values ('Au printemps', '2023-05-09T11:00:00Z', '2023-05-09T13:00:00Z', 'hybrid', 'Rue 1') returning id`,
      )
    )[0]?.['id'],
  )
  await system(sql`insert into meeting_community (meeting_id, community_id, starts_at) values (${coming}, ${south}, '2023-05-09T11:00:00Z')`)
  held = await aHeldMeeting(house, { communityId: south, startsAt: '2023-04-02T10:00:00Z', present: [id.lea, id.ama, id.bo, id.cis] })
  await system(sql`update meeting set register_state = 'closed', register_closed_at = '2023-04-02T13:00:00Z' where id = ${held}`)
  expect((await lead.send(`/meetings/${coming}/invitations/new`, { community: [south], expected: '4' })).status).toBe(303)
  await invitationsJobs(house)['write-invitations']?.({ meetingId: coming })
  for (const listener of afterMeetingListeners) await listener.hear(house, event('register.closed', held))
  await system(sql`insert into record_entry (id, meeting_id, kind, language, text, author_id, written_at, search_text)
    values (gen_random_uuid(), ${held}, 'decision', 'fr', 'Une armoire pour les prêts', ${id.lea}, '2023-04-02T11:00:00Z', '')`)
  expect((await lead.send(`/meetings/${held}/record/prepare`, {})).status).toBe(303)
  for (const listener of recordsListeners) await listener.hear(house, event('record.prepared', held))
  await bo.send('/questions/helping', { answer: 'yes', most: '7' })
  expect((await ama.send('/questions/new', { title: 'Où dormir ?', language: 'fr', audience: south })).status).toBe(303)
  house.setNow('2023-05-07T09:00:00.000Z')
  await invitationsJobs(house)['remind-invited']?.({})
  house.setNow('2023-04-03T09:00:00.000Z')
  await sendAll()
}, 60_000)
afterAll(async () => {
  await house.close()
  await post.stop()
  files.remove()
})

async function sendAll(): Promise<void> {
  const waiting = await system(sql`select id from outbox_mail where sent_at is null order by created_at, id`)
  await system(sql`update outbox_mail set next_try_at = '2023-01-01'`)
  await sendMails(
    house,
    waiting.map((row) => String(row['id'])),
  )
}

const everyText = (mail: TakenMail) =>
  [
    mail.raw,
    mail.subject ?? '',
    mail.text ?? '',
    mail.html ?? '',
    ...mail.attachments.map(({ content }) => (typeof content === 'string' ? content : new TextDecoder().decode(content)).replaceAll(/\r?\n[ \t]/g, '')),
  ].join('\n')
const mailsTo = (name: Name) => post.mails.filter(({ envelope }) => envelope.to.includes(PEOPLE[name].email))
const addressesIn = (text: string) => [
  ...new Set([...text.matchAll(/http:\/\/localhost:3000(\/[^\s"'<>\\]*)/g)].map(([, path = '']) => path.replaceAll('&amp;', '&'))),
]
/** The address that begins like this in the words of the mails to one person; of an invitation, its page. */
function linkOf(name: Name, start: string): string {
  const path = mailsTo(name)
    .flatMap((mail) => addressesIn(mail.text ?? ''))
    .find((each) => each.startsWith(start))
  return (start === '/r/' ? path?.replace(/\?.*|\/stop$/, '') : path) ?? `no ${start}`
}
/** Doors: what opens to whoever holds the mail. */
const DOOR = /^\/(?:r|x|round|answer|record)\//

/** Counting how often somebody asks is no answer, and the audit log says when access was refused. */
const BESIDE = ['rate_limit', 'audit_entry', 'audit_person']

describe('SEC-25 the links of every mail', () => {
  it('SEC-25 stand in mails of each kind', () => {
    const kinds = new Set(post.mails.flatMap((mail) => addressesIn(everyText(mail))).flatMap((path) => /^\/[a-z]+/.exec(path)?.[0] ?? []))
    expect([...kinds]).toEqual(expect.arrayContaining(['/r', '/x', '/round', '/answer', '/record']))
    expect(new Set(post.mails.flatMap(({ envelope }) => envelope.to)).size).toBe(4)
  })

  it(
    'SEC-25 leave every answer unset when a scanner fetches all of them, the links on their pages too, and sends every form bare',
    { timeout: 60_000 },
    async () => {
      const before = await hashDatabase(house.ownerUrl)
      const waiting = [...new Set(post.mails.flatMap((mail) => addressesIn(everyText(mail))))]
      const seen = new Set<string>()
      let sent = 0
      for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
        if (seen.has(path) || seen.size > 400) continue
        seen.add(path)
        const scanner = aVisitor(house, app)
        await app.request(path, { method: 'HEAD' })
        const answer = await scanner.get(path)
        if (!answer.headers.get('content-type')?.startsWith('text/html')) continue
        const html = await answer.text()
        // In which language somebody would write is no answer; all else waits for a choice.
        const chosen = listForms(html).flatMap(({ fields }) => fields.filter(({ isChecked, name }) => isChecked && name !== 'language'))
        expect(chosen, path).toEqual([])
        waiting.push(...listLinks(html).filter((link) => DOOR.test(link)))
        for (const form of listForms(html).filter(({ method }) => method === 'POST')) {
          const action = form.action === '' ? path : form.action
          if (!DOOR.test(action)) continue
          const named = form.fields.filter(({ type }) => type === 'button').map(({ name }) => name)
          // Once as a script sends it, without a button; where more is asked than one click, once with the first button pressed.
          const bare = untouched(form).filter(([name]) => !named.includes(name))
          for (const fields of action.startsWith('/record/') ? [bare] : [bare, untouched(form)]) {
            const { status } = await scanner.post(action, fields)
            expect([200, 400, 422], `${action} ${status}`).toContain(status)
            sent += 1
          }
        }
      }
      expect(sent).toBeGreaterThan(10)
      expect(changedTables(before, await hashDatabase(house.ownerUrl)).filter((table) => !BESIDE.includes(table))).toEqual([])
    },
  )

  it('SEC-25 stop mail by one press only as RFC 8058 says it, and never by fetching', async () => {
    const path = linkOf('ama', '/r/')
    const press = (body: string, method = 'POST') =>
      app.request(`${path}/unsubscribe`, { method, ...(method === 'POST' ? { body, headers: { 'content-type': 'application/x-www-form-urlencoded' } } : {}) })
    const before = await hashDatabase(house.ownerUrl)
    for (const [body, method, status] of [
      ['', 'GET', 404],
      ['', 'HEAD', 404],
      ['', 'POST', 400],
      ['List-Unsubscribe=', 'POST', 400],
    ] as const)
      expect((await press(body, method)).status, `${method} ${body}`).toBe(status)
    expect(changedTables(before, await hashDatabase(house.ownerUrl))).toEqual([])
    expect((await press('List-Unsubscribe=One-Click')).status).toBe(200)
    expect(await system(sql`select 1 from invitation where person_id = ${id.ama} and reminders_stopped_at is not null`)).toHaveLength(1)
    await system(sql`update invitation set reminders_stopped_at = null`)
  })
})

describe('SEC-11 every mail', () => {
  it('SEC-11 goes to one person and names nobody else: header, words, page and calendar', () => {
    expect(post.mails.length).toBeGreaterThan(9)
    for (const mail of post.mails) {
      expect(mail.envelope.to).toHaveLength(1)
      const text = everyText(mail)
      for (const name of NAMES.filter((each) => PEOPLE[each].email !== mail.envelope.to[0]))
        for (const trace of [PEOPLE[name].familyName, PEOPLE[name].givenName, PEOPLE[name].email, PEOPLE[name].phone])
          expect(text, `${mail.subject ?? ''} names ${trace}`).not.toContain(trace)
    }
  })

  it('SEC-28 asks calendar programs to answer to the address with the key of that person, by which alone an answer is taken', () => {
    const invited = post.mails.filter(({ raw }) => raw.includes('text/calendar'))
    const organisers = invited.map((mail) => /^ORGANIZER;[^\r\n]*:mailto:(\S+@\S+)/m.exec(everyText(mail))?.[1])
    expect(organisers).toEqual(invited.map(({ replyTo }) => replyTo?.[0]?.address))
    expect(organisers, 'Outlook and Gmail show buttons where the organiser is the sender').toEqual(invited.map(({ from }) => from?.address))
    expect(new Set(organisers).size).toBe(4)
  })

  it('PRV-46 leaves no name, address or token in the log, and no token in the outbox once it left', async () => {
    const tokens = post.mails
      .flatMap((mail) => addressesIn(everyText(mail)))
      .filter((path) => DOOR.test(path))
      .map((path) => path.split(/[/?]/)[2] ?? '')
    expect(tokens.length).toBeGreaterThan(8)
    const kept =
      JSON.stringify(await system(sql`select to_jsonb(o) - 'to_address' as row from outbox_mail o`)) +
      JSON.stringify(await system(sql`select key from rate_limit`))
    for (const trace of [...new Set(tokens), ...NAMES.flatMap((name) => [PEOPLE[name].familyName, PEOPLE[name].email])]) {
      expect(
        said.filter((line) => line.includes(trace)),
        trace,
      ).toEqual([])
      expect(kept.includes(trace), `${trace} is kept`).toBe(false)
    }
  })
})

/** What the old links of one person answer, and whether a name stands there. */
async function openOld(name: Name): Promise<Record<string, number>> {
  const doors = ['/r/', '/round/', '/answer/', '/x/'].map((start) => [start, linkOf(name, start)] as const).filter(([, path]) => !path.startsWith('no'))
  const answers: Record<string, number> = {}
  for (const [start, path] of doors) {
    const visitor = aVisitor(house, app)
    const answer = await visitor.get(path)
    answers[start] = answer.status
    const html = await answer.text()
    for (const other of NAMES.filter((each) => each !== name)) expect(html, `${path} names ${other}`).not.toContain(PEOPLE[other].familyName)
  }
  return answers
}

describe('PRV-20 the old links of whoever is gone', () => {
  it('PRV-11 PRV-03 name nobody who is frozen, nor what somebody took back, on the page and in the cards of another', async () => {
    const ama = aBrowser(house, app, await aSessionAgain(id.ama))
    const share = await ama.send(`/meetings/${held}/contacts`, { answer: 'share', field: ['email', 'phone'] })
    expect(share.status).toBe(303)
    const round = linkOf('bo', '/round/')
    expect(await (await aVisitor(house, app).get(round)).text()).toContain(PEOPLE.ama.email)
    await system(sql`update person set restricted_at = '2023-04-03T09:00:00Z' where id = ${id.ama}`)
    for (const path of [round, `${round}/cards`]) expect(await (await aVisitor(house, app).get(path)).text(), path).not.toMatch(/Mensahzq|ama\.zq|0000012/)
    expect(await (await aVisitor(house, app).get(linkOf('bo', '/answer/'))).text()).not.toContain('Mensahzq')
    await system(sql`update person set restricted_at = null where id = ${id.ama}`)
    expect(await (await aVisitor(house, app).get(round)).text()).toContain(PEOPLE.ama.email)
    await ama.send(`/meetings/${held}/contacts`, { answer: 'nothing' })
    for (const path of [round, `${round}/cards`]) expect(await (await aVisitor(house, app).get(path)).text(), path).not.toMatch(/ama\.zq|0000012/)
  })

  it('PRV-11 of somebody frozen open no record', async () => {
    const path = linkOf('cis', '/record/')
    expect((await aVisitor(house, app).get(path)).status).toBe(200)
    await system(sql`update person set restricted_at = '2023-04-03T09:00:00Z' where id = ${id.cis}`)
    expect((await aVisitor(house, app).get(path)).status).toBe(404)
    await system(sql`update person set restricted_at = null where id = ${id.cis}`)
  })

  it('PRV-20 of a leaver: the question is closed to her, the invitation has ended', async () => {
    const rows = await system(sql`update membership set state = 'ended', until_on = '2023-04-02' where person_id = ${id.bo} returning id`)
    for (const listener of invitationsListeners) await listener.hear(house, event('membership.ended', String(rows[0]?.['id'])))
    const answers = await openOld('bo')
    expect(answers).toMatchObject({ '/r/': 200, '/answer/': 404 })
    const visitor = aVisitor(house, app)
    await visitor.get(`${linkOf('bo', '/r/')}/stop`)
    expect((await visitor.post(linkOf('bo', '/r/'), { answer: 'here', sequence: '0' })).status).toBe(422)
    expect(await system(sql`select reply from invitation where person_id = ${id.bo}`)).toEqual([{ reply: null }])
  })

  it('PRV-20 of somebody erased: every one answers like a link that never was, or knows no person', async () => {
    const actor = { personId: id.bo } as Parameters<typeof eraseMe>[2]
    house.settings.dataDirectory = files.folder
    expect((await eraseMe(house, PERSONAL_OWNERS, actor, { isConfirmed: true, isWordsToo: true })).ok).toBe(true)
    expect(await openOld('bo')).toMatchObject({ '/r/': 404, '/round/': 404, '/answer/': 404 })
    for (const name of ['ama', 'lea'] as const)
      for (const start of ['/r/', '/round/'])
        expect(await (await aVisitor(house, app).get(linkOf(name, start))).text(), `${name} ${start}`).not.toMatch(/Peeterszq|bo\.zq/)
    expect(await system(sql`select 1 from outbox_mail where to_address = ${PEOPLE.bo.email}`)).toEqual([])
  })
})

/** A second session of the same account. */
async function aSessionAgain(personId: string): Promise<string> {
  await system(sql`delete from session`)
  await system(sql`delete from account where person_id = ${personId}`)
  return aSession(house, { personId })
}
