import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aMembership, aPerson } from '../../../test/neighbourhood.ts'
import { asSystem } from '../../platform/database.ts'
import { receiveMail } from './actions/receive-mail.ts'
import { addInvitations } from './store/invitation-store.ts'
import { makeKey } from './store/keys.ts'

let house: TestHouse
let meeting: string
let ama: string
let invitation: string

type Statement = { execute: (tx: Parameters<Parameters<typeof asSystem>[1]>[0]) => Promise<{ rows: unknown[] }> }
const system = (statement: Statement) => asSystem(house.db, (tx) => statement.execute(tx))
const idOf = async (statement: Statement) => ((await system(statement)).rows[0] as { id: string }).id

beforeAll(async () => {
  house = await aHouse({ mailReplies: 'replies@ronde.example', publicUrl: 'https://ronde.example' })
  const south = await aCommunity(house, 'Sud')
  ama = await aPerson(house, { givenName: 'Ama', familyName: 'D’Été', email: 'ama@example.org' })
  await aMembership(house, { personId: ama, communityId: south })
  meeting = await idOf(
    sql`insert into meeting (title, starts_at, ends_at, mode, sequence) values ('Jour', '2023-05-09T11:00:00Z', '2023-05-09T13:00:00Z', 'hybrid', 3) returning id`,
  )
  await system(sql`insert into meeting_community (meeting_id, community_id, starts_at) values (${meeting}, ${south}, '2023-05-09T11:00:00Z')`)
  const asking = { meetingId: meeting, askedBy: null, at: '2023-04-01T09:00:00.000Z' }
  await asSystem(house.db, (tx) => addInvitations(tx, house.settings, asking, [{ personId: ama, channel: 'mail', via: 'community' }]))
  invitation = await idOf(sql`select id from invitation`)
})
afterAll(() => house.close())

type Answer = {
  from?: string
  to?: string
  attendee?: string
  partstat?: string
  sequence?: number
  stamped?: string
  method?: string
  uid?: string
  more?: string
}

const withKey = () => `replies+${makeKey(house.settings, 'mail', invitation).token}@ronde.example`

/** An answer as a calendar program sends it. */
function anAnswer(given: Answer = {}): Buffer {
  const { from = 'Ama <AMA@example.org>', to = withKey(), attendee = 'ama@example.org', partstat = 'ACCEPTED' } = given
  const { sequence = 3, stamped = '20230402T090000Z', method = 'REPLY', uid = `${meeting}@ronde.example`, more = '' } = given
  const calendar = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Test//EN',
    `METHOD:${method}`,
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${stamped}`,
    'DTSTART:20230509T110000Z',
    'DTEND:20230509T130000Z',
    `ATTENDEE;PARTSTAT=${partstat}:MAILTO:${attendee}`,
    ...(more === '' ? [] : [more]),
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\r\n')
  const head = [`From: ${from}`, `To: ${to}`, `Message-ID: <${crypto.randomUUID()}@example.org>`, 'MIME-Version: 1.0', 'Subject: Re']
  return Buffer.from([...head, `Content-Type: text/calendar; charset=utf-8; method=${method}`, '', calendar, ''].join('\r\n'))
}

const stands = async () => (await system(sql`select reply, reply_means, reply_sequence from invitation where id = ${invitation}`)).rows[0]
const waiting = async () => (await system(sql`select kind, from_address, person_id, words from incoming_reply order by received_at, id`)).rows
const forget = async () => {
  await system(sql`delete from incoming_reply`)
  await system(sql`update invitation set reply = null, replied_at = null, reply_means = null, reply_sequence = null, bounced_at = null`)
}

describe('an answer by a calendar program', () => {
  it('of the person who was asked is written down, whatever the case of the address', async () => {
    expect(await receiveMail(house, anAnswer())).toEqual({ ok: true, value: 'answered' })
    expect(await stands()).toEqual({ reply: 'here', replyMeans: 'calendar', replySequence: 3 })
    await forget()
  })
  it('to an older SEQUENCE is kept as such', async () => {
    await receiveMail(house, anAnswer({ sequence: 1, partstat: 'DECLINED' }))
    expect(await stands()).toEqual({ reply: 'not', replyMeans: 'calendar', replySequence: 1 })
    await forget()
  })
  it('SEC-28 by somebody else changes nothing and is shown to those who lead', async () => {
    expect(await receiveMail(house, anAnswer({ from: 'eve@example.org', to: 'replies@ronde.example' }))).toEqual({ ok: true, value: 'kept' })
    expect(await stands()).toMatchObject({ reply: null })
    expect(await waiting()).toMatchObject([{ kind: 'not-the-sender', fromAddress: 'eve@example.org', personId: ama }])
    await forget()
  })
  it('SEC-28 with her address as sender, and without her key, changes nothing: whoever knows the meeting could write that', async () => {
    expect(await receiveMail(house, anAnswer({ to: 'replies@ronde.example', partstat: 'DECLINED' }))).toEqual({ ok: true, value: 'kept' })
    expect(await stands()).toMatchObject({ reply: null })
    expect(await waiting()).toMatchObject([{ kind: 'not-the-sender', fromAddress: 'ama@example.org', personId: ama }])
    await forget()
  })
  it('SEC-28 with the key of one person answers for nobody else, whatever attendee it names', async () => {
    const bo = await aPerson(house, { givenName: 'Bo', familyName: 'Peeters', email: 'bo@example.org' })
    const asking = { meetingId: meeting, askedBy: null, at: '2023-04-01T09:00:00.000Z' }
    await asSystem(house.db, (tx) => addInvitations(tx, house.settings, asking, [{ personId: bo, channel: 'mail', via: 'community' }]))
    await receiveMail(house, anAnswer({ from: 'bo@example.org', attendee: 'bo@example.org', partstat: 'DECLINED' }))
    expect((await system(sql`select person_id, reply from invitation order by reply nulls last`)).rows).toEqual([
      { personId: ama, reply: 'not' },
      { personId: bo, reply: null },
    ])
    await system(sql`delete from invitation where person_id = ${bo}`)
    await forget()
  })
  it('SEC-28 that answers the mail she alone got counts without the key, and not for whom it was passed on to', async () => {
    const id = await idOf(sql`insert into outbox_mail (idempotency_key, kind, to_address, language, subject, body_text, created_at, next_try_at, origin_id)
      values ('a test', 'invitation', 'ama@example.org', 'fr', '', '', now(), now(), ${invitation}) returning id`)
    const reply = (given: Answer) => {
      const text = anAnswer({ to: 'replies@ronde.example', ...given }).toString()
      return Buffer.from(text.replace('MIME-Version', `In-Reply-To: <${id}@ronde.example>\r\nMIME-Version`))
    }
    await receiveMail(house, reply({ from: 'eve@example.org', attendee: 'eve@example.org' }))
    expect(await stands()).toMatchObject({ reply: null })
    expect(await receiveMail(house, reply({}))).toEqual({ ok: true, value: 'answered' })
    expect(await stands()).toMatchObject({ reply: 'here' })
    await system(sql`delete from outbox_mail`)
    await forget()
  })
  it('from another address of hers counts, because it came to the address with her key', async () => {
    const { token } = makeKey(house.settings, 'mail', invitation)
    const mail = anAnswer({ from: 'ama@home.example', attendee: 'ama@home.example', to: `replies+${token}@ronde.example` })
    expect(await receiveMail(house, mail)).toEqual({ ok: true, value: 'answered' })
    expect(await stands()).toMatchObject({ reply: 'here' })
    await forget()
  })
  it('of somebody who was not asked goes to a list, once', async () => {
    const mail = anAnswer({ from: 'zoe@example.org', attendee: 'zoe@example.org', to: 'replies@ronde.example' })
    expect(await receiveMail(house, mail)).toEqual({ ok: true, value: 'kept' })
    expect(await receiveMail(house, mail)).toEqual({ ok: true, value: 'kept-already' })
    expect(await waiting()).toMatchObject([{ kind: 'unknown-person', fromAddress: 'zoe@example.org', personId: null }])
    await forget()
  })
  it('that comes late does not undo what was said since', async () => {
    await receiveMail(house, anAnswer())
    expect(await receiveMail(house, anAnswer({ partstat: 'DECLINED', stamped: '20230402T080000Z' }))).toEqual({ ok: true, value: 'older' })
    expect(await stands()).toMatchObject({ reply: 'here' })
    await forget()
  })
  it('with another time is a proposal, and a perhaps is no answer', async () => {
    await receiveMail(house, anAnswer({ method: 'COUNTER' }))
    await receiveMail(house, anAnswer({ partstat: 'TENTATIVE' }))
    expect((await waiting()).map((row) => (row as { kind: string }).kind).toSorted()).toEqual(['maybe', 'proposal'])
    expect(await stands()).toMatchObject({ reply: null })
    await forget()
  })
  it.each([{ uid: 'm1@elsewhere.example' }, { uid: '00000000-0000-4000-8000-000000000000@ronde.example' }])(
    'about no meeting of ours is refused: %j',
    async (given) => expect(await receiveMail(house, anAnswer(given))).toEqual({ ok: false, refusal: 'not-ours' }),
  )
})

describe('a mail in words', () => {
  const aMail = (lines: string[], body: string) =>
    Buffer.from([...lines, 'MIME-Version: 1.0', 'Content-Type: text/html; charset=utf-8', '', body, ''].join('\r\n'))
  const to = () => `To: replies+${makeKey(house.settings, 'mail', invitation).token}@ronde.example`

  it('SEC-28 is shown as plain text, without what it quotes', async () => {
    const plain = [
      'From: ama@example.org',
      to(),
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Je viens avec Bo.',
      '',
      'Le 3 avril 2023, Ronde a écrit :',
      '> Viendrez-vous ?',
      '',
    ]
    expect(await receiveMail(house, Buffer.from(plain.join('\r\n')))).toEqual({ ok: true, value: 'kept' })
    expect(await waiting()).toMatchObject([{ kind: 'words', words: 'Je viens avec Bo.' }])
    await forget()
  })
  it('SEC-28 a forged notice that mail came back, without the key or the id of a mail, marks nobody’s address', async () => {
    const forged = [
      'From: MAILER-DAEMON@example.org',
      'To: replies@ronde.example',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      '',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Final-Recipient: rfc822; ama@example.org',
      'Action: failed',
      'Status: 5.1.1',
      '--b',
      'Content-Type: message/rfc822',
      '',
      `Message-ID: <${invitation}@ronde.example>`,
      'To: ama@example.org',
      '',
      '--b--',
      '',
    ]
    expect(await receiveMail(house, Buffer.from(forged.join('\r\n')))).toEqual({ ok: false, refusal: 'not-ours' })
    expect((await system(sql`select bounced_at from invitation`)).rows).toEqual([{ bouncedAt: null }])
  })
  it('SEC-28 mail within mail, a hundred deep, is no fault', async () => {
    const deep = Array.from({ length: 100 }, (_, level) => [`Content-Type: multipart/mixed; boundary=b${level}`, '', `--b${level}`]).flat()
    const mail = ['From: ama@example.org', to(), 'MIME-Version: 1.0', ...deep, 'Content-Type: text/plain', '', 'x', '']
    const result = await receiveMail(house, Buffer.from(mail.join('\r\n')))
    expect(result.ok ? result.value : result.refusal).toMatch(/unreadable|nothing-to-do|kept/)
    expect(await stands()).toMatchObject({ reply: null })
    await forget()
  })
  it('SEC-28 HTML alone, a machine, no key and too large a mail leave nothing', async () => {
    const results = [
      await receiveMail(house, aMail(['From: ama@example.org', to()], '<script>x</script>')),
      await receiveMail(house, aMail(['From: ama@example.org', to(), 'Auto-Submitted: auto-replied'], 'Absent')),
      await receiveMail(house, Buffer.alloc(900_001, 'a')),
    ]
    expect(results.map((each) => (each.ok ? each.value : each.refusal)).at(-1)).toBe('too-large')
    expect(await waiting()).toEqual([])
  })
})

it('a mail that came back for good marks the address; one that is only late does not', async () => {
  const { token } = makeKey(house.settings, 'mail', invitation)
  const report = (action: string, status: string) =>
    Buffer.from(
      [
        'From: MAILER-DAEMON@example.org',
        `To: replies+${token}@ronde.example`,
        'MIME-Version: 1.0',
        'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
        '',
        '--b',
        'Content-Type: text/plain',
        '',
        'It did not work.',
        '--b',
        'Content-Type: message/delivery-status',
        '',
        'Reporting-MTA: dns; example.org',
        '',
        'Final-Recipient: rfc822; ama@example.org',
        `Action: ${action}`,
        `Status: ${status}`,
        '--b--',
        '',
      ].join('\r\n'),
    )
  await receiveMail(house, report('delayed', '4.4.1'))
  expect((await system(sql`select bounced_at from invitation`)).rows).toEqual([{ bouncedAt: null }])
  expect(await receiveMail(house, report('failed', '5.1.1'))).toEqual({ ok: true, value: 'bounced' })
  expect((await system(sql`select bounce_code from invitation`)).rows).toEqual([{ bounceCode: '5.1.1' }])
  expect((await system(sql`select address, code from bounced_address`)).rows).toEqual([{ address: 'ama@example.org', code: '5.1.1' }])
})
