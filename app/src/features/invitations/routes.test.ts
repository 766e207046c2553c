import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aMailServer } from '../../../test/mail-server.ts'
import { aCommunity, aMembership, aPerson, aSession, aVisitor } from '../../../test/neighbourhood.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'
import { sendMails } from '../../platform/mail/send-mail.ts'
import { hearMembershipEnd, noteGivenUp } from './actions/hear-news.ts'
import { remind } from './actions/remind.ts'
import { writeCode } from './domain/reply-code.ts'
import { makeCode } from './store/keys.ts'
import { writeInvitations } from './actions/write-invitations.ts'

let house: TestHouse
let post: Awaited<ReturnType<typeof aMailServer>>
let app: ReturnType<typeof makeApp>
let lead: ReturnType<typeof aVisitor>
let south: string
let people: Record<string, string>

beforeAll(async () => {
  post = await aMailServer({ refuse: ['nobody@ronde.example'] })
  house = await aHouse({ smtpUrl: post.url, mailReplies: 'replies@ronde.example', liftsRateLimits: true })
  app = makeApp(house)
  south = await aCommunity(house, 'Sud')
  people = {
    lea: await aPerson(house, { givenName: 'Léa', familyName: 'Meneuse', email: 'lea@ronde.example' }),
    ama: await aPerson(house, { givenName: 'Ama', familyName: 'D’Été', email: 'ama@ronde.example' }),
    bo: await aPerson(house, { givenName: 'Bo', familyName: 'Peeters', email: 'bo@ronde.example' }),
    cis: await aPerson(house, { givenName: 'Cis', familyName: 'Zondermail' }),
    eva: await aPerson(house, { givenName: 'Eva', familyName: 'Weigert', email: 'nobody@ronde.example' }),
  }
  for (const [name, personId] of Object.entries(people))
    await aMembership(house, { personId, communityId: south, role: name === 'lea' ? 'coordinator' : 'member' })
  await system(sql`update person set language = 'fr' where id = ${people['ama']}`)
  await system(sql`update person set language = 'nl' where id = ${people['bo']}`)
  lead = aVisitor(house, app, await aSession(house, { personId: people['lea'] ?? '' }))
})
afterAll(async () => {
  await house.close()
  await post.stop()
})

type Statement = { execute: (tx: Parameters<Parameters<typeof asSystem>[1]>[0]) => Promise<{ rows: unknown[] }> }
const system = (statement: Statement) => asSystem(house.db, (tx) => statement.execute(tx))

async function aMeeting(given: { mode?: string; title?: string; startsAt?: string } = {}): Promise<string> {
  const { mode = 'hybrid', title = 'Réunion de printemps', startsAt = '2023-05-09T11:00:00Z' } = given
  const endsAt = new Date(Date.parse(startsAt) + 7_200_000).toISOString()
  const { rows } = await system(
    sql`insert into meeting (title, starts_at, ends_at, mode, place) values (${title}, ${startsAt}, ${endsAt}, ${mode}, 'Maison de quartier') returning id`,
  )
  const { id } = rows[0] as { id: string }
  await system(sql`insert into meeting_community (meeting_id, community_id, starts_at) values (${id}, ${south}, ${startsAt})`)
  return id
}

/** Asks everybody in the community, and lets the mails leave. */
async function askAll(meetingId: string): Promise<void> {
  const answer = await lead.send(`/meetings/${meetingId}/invitations/new`, { community: [south], expected: String(Object.keys(people).length) })
  expect(answer.status).toBe(303)
  await leave(meetingId)
}

async function leave(meetingId: string): Promise<void> {
  await writeInvitations(house, meetingId)
  const { rows } = await system(
    sql`select id from outbox_mail where sent_at is null and given_up_at is null and concerns_id = ${meetingId} order by created_at, id`,
  )
  await sendMails(
    house,
    (rows as { id: string }[]).map(({ id }) => id),
  )
}

const mailsTo = (address: string, subject: string) => post.mails.filter((mail) => mail.envelope.to.includes(address) && (mail.subject ?? '').includes(subject))
const linkIn = (text: string | undefined) => /\/r\/([0-9a-f]{40})/.exec(text ?? '')?.[1] ?? ''
const replyOf = async (meetingId: string, personId: string | undefined) =>
  (await system(sql`select reply, reply_means, reply_sequence from invitation where meeting_id = ${meetingId} and person_id = ${personId}`)).rows[0]

describe('asking', () => {
  it('shows the count in words first, and writes nothing', async () => {
    const meeting = await aMeeting()
    const page = await lead.read(`/meetings/${meeting}/invitations/new?look=yes&community=${south}`)
    expect(page).toContain('5 people: 4 by mail, 1 by letter.')
    expect((await system(sql`select 1 from invitation where meeting_id = ${meeting}`)).rows).toEqual([])
  })
  it('sends one mail to each, in the own language or in two, with an invitation that names nobody else', async () => {
    const meeting = await aMeeting({ title: 'Un mail chacun' })
    await askAll(meeting)
    const [ama, bo] = [mailsTo('ama@ronde.example', 'Un mail chacun'), mailsTo('bo@ronde.example', 'Un mail chacun')]
    expect([ama.length, bo.length]).toEqual([1, 1])
    expect(ama[0]?.subject).toBe('Viendrez-vous ? Un mail chacun, mardi 9 mai'.replace(' ?', '\u00a0?'))
    expect(bo[0]?.subject).toContain('Komt u?')
    expect(ama[0]?.text).toContain('Je viens sur place\u00a0: http')
    expect(bo[0]?.text).toContain('Ik kom ter plaatse: http')
    expect(ama[0]?.replyTo?.[0]?.address).toMatch(/^replies\+[0-9a-f]{40}@ronde\.example$/)
    expect(ama[0]?.envelope.from).toBe(ama[0]?.replyTo?.[0]?.address)
    expect(ama[0]?.raw).toMatch(/Content-Type: text\/calendar;[^\n]*method=REQUEST/)
    expect(ama[0]?.raw).not.toMatch(/peeters|bo@ronde/i)
    const calendar = ama[0]?.attachments.find(({ mimeType }) => mimeType === 'application/ics' || mimeType === 'text/calendar')
    expect(calendar).toBeDefined()
  })
  it('SEC-28 a hostile name stays a name: no second header, receiver or calendar line', async () => {
    const evil = await aPerson(house, {
      givenName: 'Eve\r\nBcc: all@example.org',
      familyName: '"<x@y.example>;ATTENDEE:mailto:z@example.org',
      email: 'eve@ronde.example',
    })
    const seat = await aMembership(house, { personId: evil, communityId: south })
    const meeting = await aMeeting({ title: 'Titre\r\nBcc: all@example.org\r\nATTENDEE:mailto:z@example.org' })
    await lead.send(`/meetings/${meeting}/invitations/new`, { community: [south], expected: '6' })
    await leave(meeting)
    const [mail] = post.mails.filter(({ envelope }) => envelope.to.includes('eve@ronde.example'))
    expect(mail?.envelope.to).toEqual(['eve@ronde.example'])
    expect(mail?.raw.split('\r\n\r\n')[0]).not.toMatch(/^bcc:/im)
    const calendar = mail?.attachments
      .map(({ content }) => (typeof content === 'string' ? content : new TextDecoder().decode(content)))
      .find((text) => text.includes('VEVENT'))
    expect(calendar?.replaceAll('\r\n ', '').match(/^ATTENDEE/gm)).toHaveLength(1)
    await system(sql`delete from membership where id = ${seat}`)
    await system(sql`delete from invitation where person_id = ${evil}`)
  })
  it('never asks twice: the same form again finds nobody new', async () => {
    const meeting = await aMeeting()
    await askAll(meeting)
    const again = await lead.send(`/meetings/${meeting}/invitations/new`, { community: [south], expected: '5' })
    expect(again.status).toBe(422)
    expect(await again.text()).toContain('Nobody new fits this choice.')
  })
  it('says on the list whom no mail reached', async () => {
    const meeting = await aMeeting()
    await askAll(meeting)
    const { rows } = await system(
      sql`select i.id, o.last_error from invitation i join outbox_mail o on o.origin_id = i.id where i.meeting_id = ${meeting} and o.given_up_at is not null`,
    )
    expect(rows).toMatchObject([{ lastError: '550' }])
    await noteGivenUp(house, { originId: (rows[0] as { id: string }).id, code: '550' })
    const page = await lead.read(`/meetings/${meeting}/invitations?show=trouble`)
    expect(page).toContain('The address gave the mail back (550)')
    expect(page).toContain('Waits for a letter')
    expect(page).not.toContain('Bo Peeters')
    await system(sql`delete from bounced_address`)
  })
  it('asks more than two hundred people only after somebody typed how many', async () => {
    const big = await aCommunity(house, 'Grand')
    await aMembership(house, { personId: people['lea'] ?? '', communityId: big, role: 'coordinator' })
    await system(sql`with made as (insert into person (given_name, family_name, email, source) select 'N', 'Zz' || n, 'many' || n || '@ronde.example', 'self' from generate_series(1, 200) n returning id)
      insert into membership (community_id, person_id, role, from_on) select ${big}::uuid, id, 'member', '2020-01-01' from made`)
    const { rows } = await system(
      sql`insert into meeting (title, starts_at, ends_at) values ('Grande', '2023-05-09T11:00:00Z', '2023-05-09T13:00:00Z') returning id`,
    )
    const { id } = rows[0] as { id: string }
    await system(sql`insert into meeting_community (meeting_id, community_id, starts_at) values (${id}, ${big}, '2023-05-09T11:00:00Z')`)
    const send = (confirmed: string) => lead.send(`/meetings/${id}/invitations/new`, { community: [big], expected: '201', confirmed })
    expect((await send('')).status).toBe(422)
    expect((await send('yes')).status).toBe(422)
    expect((await system(sql`select 1 from invitation where meeting_id = ${id}`)).rows).toEqual([])
    expect((await send('201')).status).toBe(303)
    expect((await system(sql`select count(*)::int as count from invitation where meeting_id = ${id}`)).rows).toEqual([{ count: 201 }])
  })
  it('is for those who lead: a member and a stranger find nothing', async () => {
    const meeting = await aMeeting()
    const member = aVisitor(house, app, await aSession(house, { personId: people['bo'] ?? '' }))
    expect((await member.open(`/meetings/${meeting}/invitations`)).status).toBe(404)
    expect((await member.send(`/meetings/${meeting}/invitations/new`, { community: [south], expected: '5' })).status).toBe(404)
  })
})

describe('answering by the link', () => {
  it('SEC-25 fetching, running and sending bare forms leaves the answer unset; a choice sets it, and can be changed', async () => {
    const meeting = await aMeeting({ title: 'Par lien' })
    await askAll(meeting)
    const token = linkIn(mailsTo('ama@ronde.example', 'Par lien')[0]?.text)
    const stranger = aVisitor(house, app, null)
    for (const path of [`/r/${token}?answer=here`, `/r/${token}`, `/r/${token}/stop`, `/r/${token}/meeting.ics`]) {
      expect((await stranger.open(path)).status).toBe(200)
      expect((await app.request(path, { method: 'HEAD' })).status).toBe(200)
    }
    const page = await stranger.read(`/r/${token}?answer=here`)
    expect(page).not.toContain('checked')
    expect(page).toContain('Ama D’Été')
    expect((await stranger.send(`/r/${token}`, {})).status).toBe(422)
    expect((await stranger.send(`/r/${token}`, { sequence: '0' })).status).toBe(422)
    expect((await stranger.send(`/r/${token}/stop`, {})).status).toBe(422)
    expect(await replyOf(meeting, people['ama'])).toMatchObject({ reply: null })
    expect(await (await stranger.send(`/r/${token}`, { answer: 'online', sequence: '0' })).text()).toContain('Merci. Votre réponse est notée.')
    expect(await replyOf(meeting, people['ama'])).toMatchObject({ reply: 'online', replyMeans: 'link' })
    await stranger.send(`/r/${token}`, { answer: 'not', sequence: '0' })
    expect(await replyOf(meeting, people['ama'])).toMatchObject({ reply: 'not' })
    expect(await stranger.read(`/r/${token}`)).not.toContain('checked')
  })
  it('from an hour before it begins the link says that the person is there, by a box that no machine ticks', async () => {
    const meeting = await aMeeting({ title: 'Ce jour même', startsAt: '2023-05-02T14:00:00Z' })
    await askAll(meeting)
    const token = linkIn(mailsTo('ama@ronde.example', 'Ce jour même')[0]?.text)
    const stranger = aVisitor(house, app, null)
    const lineOf = async () =>
      (await system(sql`select state, mode, source from attendance where meeting_id = ${meeting} and person_id = ${people['ama']}`)).rows
    try {
      house.setNow('2023-05-02T12:55:00Z')
      expect(await stranger.read(`/r/${token}`)).not.toContain('Je suis là, maintenant')
      expect((await stranger.send(`/r/${token}`, { arrived: 'yes' })).status).toBe(422)
      house.setNow('2023-05-02T13:05:00Z')
      expect(await stranger.read(`/r/${token}`)).toContain('Je suis là, maintenant')
      expect((await stranger.send(`/r/${token}`, {})).status).toBe(422)
      expect(await lineOf()).toEqual([])
      const noted = await (await stranger.send(`/r/${token}`, { arrived: 'yes' })).text()
      expect(noted).toContain('Bienvenue. C’est noté.')
      expect(noted).not.toContain('Je suis là, maintenant')
      expect(await lineOf()).toEqual([{ state: 'present', mode: 'in_person', source: 'self' }])
      await system(sql`update meeting set register_state = 'closed', register_closed_at = ends_at where id = ${meeting}`)
      expect(await (await stranger.send(`/r/${token}`, { arrived: 'yes' })).text()).toContain('Dites-le à la table')
    } finally {
      house.setNow('2023-04-03T09:00:00.000Z')
    }
  })
  it('answers a wrong, short or foreign link alike', async () => {
    const stranger = aVisitor(house, app, null)
    const texts = await Promise.all(['0'.repeat(40), 'abc', '%00', '0'.repeat(41)].map(async (token) => (await stranger.open(`/r/${token}`)).status))
    expect(texts).toEqual([404, 404, 404, 404])
  })
  it('is refused politely once the meeting is over or the person has left', async () => {
    const meeting = await aMeeting({ title: 'Trop tard' })
    await askAll(meeting)
    const token = linkIn(mailsTo('bo@ronde.example', 'Trop tard')[0]?.text)
    const stranger = aVisitor(house, app, null)
    await system(sql`update membership set until_on = '2023-04-03', state = 'ended' where person_id = ${people['bo']}`)
    const { rows } = await system(sql`select id from membership where person_id = ${people['bo']}`)
    await hearMembershipEnd(house, { number: 1, kind: 'membership.ended', subjectId: (rows[0] as { id: string }).id, facts: {}, at: '' })
    expect(await stranger.read(`/r/${token}`)).toContain('Deze uitnodiging is afgelopen.')
    const refused = await stranger.send(`/r/${token}`, { answer: 'here', sequence: '0' })
    expect(refused.status).toBe(422)
    expect(await replyOf(meeting, people['bo'])).toMatchObject({ reply: null })
    await system(sql`update membership set until_on = null, state = 'active' where person_id = ${people['bo']}`)
    await system(sql`update invitation set ended_at = null`)
    const other = linkIn(mailsTo('ama@ronde.example', 'Trop tard')[0]?.text)
    house.setNow('2023-05-09T13:00:00.000Z')
    expect(await stranger.read(`/r/${other}`)).toContain('Cette réunion est passée.')
    house.setNow('2023-04-03T09:00:00.000Z')
  })
  it('a code typed from a letter opens the same page', async () => {
    const stranger = aVisitor(house, app, null)
    expect((await stranger.send('/r', { code: 'AAAA-AAAA-AAAA' })).status).toBe(422)
    const meeting = await aMeeting()
    await askAll(meeting)
    const { rows } = await system(sql`select id from invitation where meeting_id = ${meeting} and person_id = ${people['cis']}`)
    const { code } = makeCode(house.settings, (rows[0] as { id: string }).id)
    const opened = await stranger.send('/r', { code: writeCode(code).toLowerCase() })
    expect(opened.status).toBe(303)
    expect(await stranger.read(opened.headers.get('Location') ?? '')).toContain('Cis Zondermail')
  })
  it('RFC 8058: one press stops reminders, and nothing but those words does', async () => {
    const meeting = await aMeeting({ title: 'Rappel', startsAt: '2023-04-08T11:00:00Z' })
    await askAll(meeting)
    const token = linkIn(mailsTo('ama@ronde.example', 'Rappel')[0]?.text)
    const press = (body: string) =>
      app.request(`/r/${token}/unsubscribe`, { method: 'POST', headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body })
    expect((await press('')).status).toBe(400)
    expect((await press('List-Unsubscribe=One-Click')).status).toBe(200)
    post.mails.length = 0
    house.setNow('2023-04-06T09:00:00.000Z')
    await remind(house)
    await leave(meeting)
    await remind(house)
    await leave(meeting)
    expect(mailsTo('ama@ronde.example', 'Rappel')).toEqual([])
    expect(mailsTo('bo@ronde.example', 'Rappel')).toHaveLength(1)
    expect(mailsTo('bo@ronde.example', 'Rappel')[0]?.raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
    house.setNow('2023-04-03T09:00:00.000Z')
  })
})

describe('when the meeting changes', () => {
  it('everybody is told with the same UID and a higher SEQUENCE, answers stay, and cancelling ends it', async () => {
    const meeting = await aMeeting({ title: 'Bouge' })
    await askAll(meeting)
    const token = linkIn(mailsTo('ama@ronde.example', 'Bouge')[0]?.text)
    const stranger = aVisitor(house, app, null)
    await stranger.send(`/r/${token}`, { answer: 'here', sequence: '0' })
    await system(sql`update meeting set sequence = 1, mode = 'online', online_link = 'https://example.org/salle' where id = ${meeting}`)
    await leave(meeting)
    const moved = mailsTo('ama@ronde.example', 'Bouge')[1]
    expect(moved?.subject).toContain('Changement')
    expect(moved?.text).toContain('Je viens sur place')
    expect(linkIn(moved?.text)).toBe(token)
    expect(await replyOf(meeting, people['ama'])).toMatchObject({ reply: 'here', replySequence: 0 })
    expect(await stranger.read(`/r/${token}`)).toContain('La réunion a changé depuis votre réponse')
    await leave(meeting)
    expect(mailsTo('ama@ronde.example', 'Bouge')).toHaveLength(2)
    await system(sql`update meeting set sequence = 2, state = 'cancelled' where id = ${meeting}`)
    await leave(meeting)
    const cancelled = mailsTo('ama@ronde.example', 'Bouge')[2]
    expect(cancelled?.raw).toMatch(/method=CANCEL/)
    expect(await stranger.read(`/r/${token}`)).toContain('Cette réunion n’aura pas lieu.')
  })
})

describe('at the desk of those who lead, and of those who are asked', () => {
  it('an answer told by phone is noted with who noted it', async () => {
    const meeting = await aMeeting()
    await askAll(meeting)
    const { rows } = await system(sql`select id from invitation where meeting_id = ${meeting} and person_id = ${people['cis']}`)
    const address = `/meetings/${meeting}/invitations/${(rows[0] as { id: string }).id}`
    expect((await lead.send(address, { part: 'note' })).status).toBe(422)
    expect((await lead.send(address, { part: 'note', answer: 'here' })).status).toBe(303)
    expect(await replyOf(meeting, people['cis'])).toMatchObject({ reply: 'here', replyMeans: 'phone' })
    expect((await lead.send(address, { part: 'end' })).status).toBe(303)
    expect((await lead.open(address)).status).toBe(404)
  })
  it('letters are made once, for those whom no mail reaches', async () => {
    const meeting = await aMeeting()
    await askAll(meeting)
    expect(await lead.read(`/meetings/${meeting}/invitations`)).toContain('Letter for 1 person (PDF)')
    const letters = await lead.send(`/meetings/${meeting}/invitations/letters`, {})
    expect(letters.headers.get('Content-Type')).toBe('application/pdf')
    expect(
      Buffer.from(await letters.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    expect((await lead.send(`/meetings/${meeting}/invitations/letters`, {})).status).toBe(303)
    expect(await lead.read(`/meetings/${meeting}/invitations?show=trouble`)).toContain('Letter made')
  })
  it('somebody signed in answers on a page; whoever is not asked cannot', async () => {
    const meeting = await aMeeting({ title: 'À moi' })
    await askAll(meeting)
    const ama = aVisitor(house, app, await aSession(house, { personId: people['ama'] ?? '' }))
    expect(await ama.read('/invitations')).toContain('À moi')
    expect(await ama.read('/desk')).toContain('Vous êtes invité·e : À moi'.replace(' :', '\u00a0:'))
    expect(await ama.read(`/meetings/${meeting}`)).toContain('href="/invitations"')
    expect((await ama.send(`/meetings/${meeting}/answer`, { answer: 'here', sequence: '0' })).status).toBe(303)
    expect(await replyOf(meeting, people['ama'])).toMatchObject({ reply: 'here', replyMeans: 'page' })
    const dora = aVisitor(house, app, await aSession(house, { personId: await aPerson(house, { givenName: 'Dora' }) }))
    expect((await dora.send(`/meetings/${meeting}/answer`, { answer: 'here', sequence: '0' })).status).toBe(422)
  })
})

it('who is asked answers with one press on the desk and on the meeting; a form without the press says nothing', async () => {
  const meeting = await aMeeting({ title: 'D’un geste', startsAt: '2023-04-05T11:00:00Z' })
  await askAll(meeting)
  const cis = aVisitor(house, app, await aSession(house, { personId: people['cis'] ?? '' }))
  const formOn = async (path: string) => new RegExp(`<form[^>]*action="/meetings/${meeting}/answer".*?</form>`).exec(await cis.read(path))?.[0] ?? ''
  for (const [path, to] of [
    ['/desk', 'desk'],
    [`/meetings/${meeting}`, 'meeting'],
  ] as const) {
    expect(await formOn(path), path).toContain(`name="to" value="${to}"`)
    expect((await formOn(path)).match(/<button[^>]*name="answer"/g), path).toHaveLength(3)
  }
  expect((await cis.send(`/meetings/${meeting}/answer`, { sequence: '0', to: 'desk' })).status).toBe(422)
  expect(await replyOf(meeting, people['cis'])).toMatchObject({ reply: null })
  const answered = await cis.send(`/meetings/${meeting}/answer`, { sequence: '0', to: 'desk', answer: 'online' })
  expect([answered.status, answered.headers.get('location')]).toEqual([303, '/desk'])
  expect(await replyOf(meeting, people['cis'])).toMatchObject({ reply: 'online', replyMeans: 'page' })
  expect([await formOn('/desk'), await formOn(`/meetings/${meeting}`)]).toEqual(['', ''])
  expect(await cis.read(`/meetings/${meeting}`)).toContain('href="/invitations"')
})

it('REL-18 a mail server that says "later" is asked again, and the list says so in words', async () => {
  const meeting = await aMeeting({ title: 'Plus tard' })
  post.answers.push(451)
  await askAll(meeting)
  expect(await lead.read(`/meetings/${meeting}/invitations`)).toContain('Waits: the mail server said 451; tried again at')
  house.setNow('2023-04-03T09:02:00.000Z')
  await leave(meeting)
  const ids = post.mails.filter(({ subject }) => subject?.includes('Plus tard')).map(({ messageId }) => messageId)
  expect(ids).toHaveLength(3)
  expect(new Set(ids).size).toBe(3)
  house.setNow('2023-04-03T09:00:00.000Z')
})
