import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aHeldMeeting, aMembership, aPerson, aSession, aVisitor } from '../../../test/neighbourhood.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'
import { lockOverdue } from './actions/move-record.ts'
import { recordsListeners } from './jobs.ts'

type Visitor = ReturnType<typeof aVisitor>
const NOW = '2023-02-14T15:00:00.000Z'

let house: TestHouse
let south: string
let ama: string
let bart: string
let dora: string
let guest: string
let amaSees: Visitor
let bartSees: Visitor
let doraSees: Visitor
let evaSees: Visitor
let guestSees: Visitor
let strangerSees: Visitor
let visitorSees: Visitor
let vera: string
let meeting: string

beforeAll(async () => {
  house = await aHouse({}, NOW)
  const app = makeApp(house)
  const sees = async (personId: string) => aVisitor(house, app, await aSession(house, { personId }))
  south = await aCommunity(house, 'Sud')
  const north = await aCommunity(house, 'Nord')
  ama = await aPerson(house, { email: 'ama@ronde.example' })
  bart = await aPerson(house, { givenName: 'Bart', familyName: 'Peeters', email: 'bart@ronde.example' })
  dora = await aPerson(house, { givenName: 'Dora', familyName: 'Lemaire', email: 'dora@ronde.example' })
  const eva = await aPerson(house, { givenName: 'Eva', familyName: 'Janssens' })
  guest = await aPerson(house, { givenName: 'Gül', familyName: 'Yıldız' })
  const stranger = await aPerson(house, { givenName: 'Cem', familyName: 'Demir' })
  vera = await aPerson(house, { givenName: 'Vera', familyName: 'Maes' })
  await aMembership(house, { personId: ama, communityId: south })
  await aMembership(house, { personId: bart, communityId: south })
  await aMembership(house, { personId: dora, communityId: south, role: 'moderator' })
  await aMembership(house, { personId: eva, communityId: south, role: 'moderator' })
  await aMembership(house, { personId: vera, communityId: south, role: 'visitor' })
  await aMembership(house, { personId: stranger, communityId: north })
  ;[amaSees, bartSees, doraSees, evaSees] = [await sees(ama), await sees(bart), await sees(dora), await sees(eva)]
  ;[guestSees, strangerSees, visitorSees] = [await sees(guest), await sees(stranger), await sees(vera)]
})
afterAll(() => house.close())

beforeEach(async () => {
  house.setNow(NOW)
  await sqlRun(sql`delete from outbox_mail`)
  meeting = await aHeldMeeting(house, { communityId: south, startsAt: '2023-02-14T12:00:00.000Z', present: [ama, dora, guest] })
})

async function sqlRun(statement: ReturnType<typeof sql>): Promise<Record<string, unknown>[]> {
  const { rows } = await asSystem(house.db, (tx) => statement.execute(tx))
  return rows as Record<string, unknown>[]
}

const at = (path = '') => `/meetings/${meeting}/record${path}`

async function write(who: Visitor, line: string, more: Record<string, string> = {}): Promise<string> {
  const id = more.id ?? randomUUID()
  const answer = await who.send(at('/entries'), { id, agendaItemId: '', line, kind: 'note', language: 'fr', ...more })
  expect(answer.status).toBe(303)
  return id
}

const entry = async (id: string) => (await sqlRun(sql`select * from record_entry where id = ${id}`))[0]
const raised = async (kind: string) => (await sqlRun(sql`select number from domain_event where kind = ${kind} and subject_id = ${meeting}`)).length
const mails = () => sqlRun(sql`select kind, to_address, subject, body_text from outbox_mail order by kind, to_address`)

/** What `worker.ts` does once the transaction stands. */
async function hear(kind: 'record.prepared' | 'record.locked'): Promise<void> {
  for (const listener of recordsListeners.filter(({ kinds }) => kinds.includes(kind))) {
    await listener.hear(house, { number: 1, kind, subjectId: meeting, facts: {}, at: NOW })
  }
}

async function prepareIt(): Promise<void> {
  expect((await doraSees.send(at('/prepare'), {})).status).toBe(303)
  await hear('record.prepared')
}

describe('writing', () => {
  it('one line in one field: what it is, who does it and until when', async () => {
    const id = await write(doraSees, '> Appeler le CPAS @Ama 14/3')
    expect(await entry(id)).toMatchObject({ kind: 'action', text: 'Appeler le CPAS', ownerId: ama, dueOn: '2023-03-14', authorId: dora, language: 'fr' })
    const page = await bartSees.read(at())
    expect(page).toContain('Appeler le CPAS')
    expect(page).toContain('Ama Mensah, until 14 March 2023')
    expect(page).toContain('Dora Lemaire')
  })
  it('sent twice it stands once, and an id of another stays hers', async () => {
    const id = await write(doraSees, 'Le jardin reste ouvert')
    await write(doraSees, 'Le jardin reste ouvert', { id })
    await write(evaSees, 'Autre chose', { id })
    expect(await sqlRun(sql`select text from record_entry where meeting_id = ${meeting}`)).toEqual([{ text: 'Le jardin reste ouvert' }])
  })
  it('keeps what was typed when there are no words, and says why', async () => {
    const answer = await doraSees.send(at('/entries'), { id: randomUUID(), agendaItemId: '', line: ' ! ', kind: 'note', language: 'nl' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('There are no words yet')
  })
  it('those present write only while the moderator lets them', async () => {
    await write(doraSees, 'Première ligne')
    await write(amaSees, 'Trop tôt')
    expect(await sqlRun(sql`select text from record_entry where meeting_id = ${meeting}`)).toHaveLength(1)
    expect((await amaSees.send(at('/open'), { isOpen: 'yes' })).status).toBe(404)
    await doraSees.send(at('/open'), { isOpen: 'yes' })
    await write(amaSees, 'Maintenant oui')
    await write(bartSees, 'Je n’y étais pas')
    expect(await sqlRun(sql`select text from record_entry where meeting_id = ${meeting} order by written_at, text`)).toHaveLength(2)
  })
  it('an owner in words is no person, and an item of another meeting is none', async () => {
    const id = await write(doraSees, '> Écrire @la commune')
    expect(await entry(id)).toMatchObject({ ownerId: null, ownerWords: 'la commune' })
    const [item] = await sqlRun(sql`insert into agenda_item (meeting_id, position, kind, title, is_confidential)
      select id, 0, 'own', 'Secret', true from meeting where id <> ${meeting} limit 1 returning id`)
    await write(doraSees, 'Ailleurs', { agendaItemId: String(item?.id) })
    expect(await sqlRun(sql`select 1 from record_entry where text = 'Ailleurs'`)).toEqual([])
  })
})

describe('reading', () => {
  it('is for members and for whoever was there; for others there is nothing', async () => {
    await write(doraSees, 'Le jardin reste ouvert')
    expect((await bartSees.open(at())).status).toBe(200)
    expect((await guestSees.open(at())).status).toBe(200)
    expect((await strangerSees.open(at())).status).toBe(404)
    expect((await visitorSees.open(at())).status).toBe(404)
    for (const path of ['/digest', '/digest.txt', '/print', '/lines', '/amendments']) expect((await strangerSees.open(at(path))).status).toBe(404)
    for (const path of ['/agree', '/wish']) expect((await strangerSees.send(at(path), path === '/wish' ? { isWished: 'yes' } : {})).status).toBe(404)
  })
  it('a visitor of the community is led to it only after having been there', async () => {
    const leads = async () =>
      Promise.all(['', '/faces', '/contacts'].map(async (path) => (await visitorSees.read(`/meetings/${meeting}${path}`)).includes(at())))
    const statuses = async (paths: string[]) => Promise.all(paths.map(async (path) => (await visitorSees.open(`/meetings/${meeting}${path}`)).status))
    expect(await leads()).toEqual([false, false, false])
    expect(await statuses(['', '/faces', '/contacts'])).toEqual([200, 200, 200])
    await sqlRun(sql`insert into attendance (meeting_id, person_id, role, state) values (${meeting}, ${vera}, 'visitor', 'present')`)
    expect(await leads()).toEqual([true, true, true])
    expect(await statuses(['/record'])).toEqual([200])
  })
  it('a confidential line is for those who were there, everywhere', async () => {
    const id = await write(doraSees, 'Entre nous seulement', { isConfidential: 'yes' })
    expect(await guestSees.read(at())).toContain('Entre nous seulement')
    const page = await bartSees.read(at())
    expect(page).not.toContain('Entre nous seulement')
    expect(page).toContain('One confidential line')
    expect((await bartSees.open(at(`/entries/${id}`))).status).toBe(404)
    expect(await evaSees.read(at('/print'))).not.toContain('Entre nous')
    expect(await amaSees.read(at('/digest'))).not.toContain('Entre nous')
    expect(await bartSees.read(`/communities/${south}/records?q=seulement`)).toContain('No line holds these words')
    expect(await amaSees.read(`/communities/${south}/records?q=seulement`)).toContain('Entre nous seulement')
  })
  it('what hangs on a confidential item is confidential', async () => {
    const [item] = await sqlRun(
      sql`insert into agenda_item (meeting_id, position, kind, title, is_confidential) values (${meeting}, 0, 'situation', 'Autour de Rosa', true) returning id`,
    )
    await write(doraSees, 'Sous le sceau', { agendaItemId: String(item?.id) })
    const page = await bartSees.read(at())
    expect(page).not.toContain('Sous le sceau')
    expect(page).not.toContain('Autour de Rosa')
    expect(await amaSees.read(at())).toContain('Sous le sceau')
  })
})

describe('two at once', () => {
  it('the first stands, the second is kept beside it until somebody chooses', async () => {
    const id = await write(doraSees, 'Premier texte')
    const form = { part: 'text', version: '1', kind: 'note', language: 'fr', ownerId: '', ownerWords: '', dueOn: '' }
    await doraSees.send(at(`/entries/${id}`), { ...form, text: 'Texte de Dora' })
    const second = await evaSees.send(at(`/entries/${id}`), { ...form, text: 'Texte d’Eva' })
    expect(second.headers.get('Location')).toBe(at(`/entries/${id}`))
    expect(await entry(id)).toMatchObject({ text: 'Texte de Dora', version: 2 })
    expect(await doraSees.read(at())).toContain('Texte d’Eva')
    expect((await doraSees.send(at('/prepare'), {})).status).toBe(409)
    const [conflict] = await sqlRun(sql`select id from record_conflict where entry_id = ${id}`)
    await doraSees.send(at(`/conflicts/${String(conflict?.id)}`), { choice: 'take' })
    expect(await entry(id)).toMatchObject({ text: 'Texte d’Eva', version: 3 })
    expect(await doraSees.read(at())).not.toContain('Two versions of one line')
  })
  it('takes a line out and puts it back', async () => {
    const id = await write(doraSees, 'De trop')
    await doraSees.send(at(`/entries/${id}`), { part: 'remove', isRemoved: 'yes' })
    expect(await bartSees.read(at('/print'))).not.toContain('De trop')
    await doraSees.send(at(`/entries/${id}`), { part: 'remove', isRemoved: 'no' })
    expect(await bartSees.read(at('/print'))).toContain('De trop')
    await bartSees.send(at(`/entries/${id}`), { part: 'remove', isRemoved: 'yes' })
    expect((await entry(id))?.removedAt).toBeNull()
  })
})

describe('from ready to locked', () => {
  it('tells those present once, and the absent the ten lines in their language', async () => {
    await write(doraSees, '! On garde le jardin')
    await prepareIt()
    await hear('record.prepared')
    expect(await raised('record.prepared')).toBe(1)
    const sent = await mails()
    expect(sent.map(({ kind, toAddress }) => [kind, toAddress])).toEqual([
      ['record-digest', 'bart@ronde.example'],
      ['record-prepared', 'ama@ronde.example'],
      ['record-prepared', 'dora@ronde.example'],
    ])
    expect(sent[0]?.bodyText).toContain('Décision\u00a0: On garde le jardin')
    expect(sent[0]?.bodyText).toContain('Beslissing: On garde le jardin [français]')
    expect(sent[1]?.bodyText).toContain('mardi 21 février 2023')
    expect(await bartSees.read(at())).toContain('until Tuesday, 21 February 2023')
  })
  it('writes to nobody who has left since, there or not', async () => {
    const set = (state: string) => sqlRun(sql`update membership set state = ${state} where person_id in (${ama}, ${bart})`)
    await write(doraSees, '! On garde le jardin')
    await set('ended')
    await prepareIt()
    await set('active')
    expect((await mails()).map(({ toAddress }) => toAddress)).toEqual(['dora@ronde.example'])
  })
  it('asks who leads, on the desk and on the meeting, once the register is closed, until it is ready', async () => {
    const asked = async (who: Visitor) => [await who.read('/desk'), await who.read(`/meetings/${meeting}`)].map((page) => page.includes(`${at('/prepare')}"`))
    const id = await write(doraSees, '! On garde le jardin')
    expect(await asked(doraSees)).toEqual([false, false])
    await sqlRun(sql`update meeting set register_state = 'closed', register_closed_at = ends_at where id = ${meeting}`)
    expect(await asked(doraSees)).toEqual([true, true])
    expect(await asked(amaSees)).toEqual([false, false])
    await sqlRun(sql`update record_entry set removed_at = now() where id = ${id}`)
    expect(await asked(doraSees)).toEqual([false, false])
    await sqlRun(sql`update record_entry set removed_at = null where id = ${id}`)
    await prepareIt()
    expect(await asked(doraSees)).toEqual([false, false])
  })
  it('only those who were there amend; taken it becomes the line, not taken it stays beside it with what they maintain', async () => {
    const id = await write(doraSees, 'Vingt voisins sont venus')
    await prepareIt()
    const proposal = { entryId: id, text: 'Trente voisins sont venus', language: 'fr', reason: 'J’ai compté' }
    await bartSees.send(at('/amendments'), { ...proposal, id: randomUUID() })
    expect(await sqlRun(sql`select 1 from record_amendment where meeting_id = ${meeting}`)).toEqual([])
    const [first, second] = [randomUUID(), randomUUID()]
    await guestSees.send(at('/amendments'), { ...proposal, id: first })
    await guestSees.send(at('/amendments'), { ...proposal, id: first })
    await amaSees.send(at('/amendments'), { ...proposal, id: second, text: 'Dix voisins' })
    await amaSees.send(at('/agree'), {})
    expect((await amaSees.send(at(`/amendments/${first}`), { part: 'decide', choice: 'take', answer: '' })).status).toBe(422)
    await doraSees.send(at(`/amendments/${first}`), { part: 'decide', choice: 'take', answer: '' })
    expect(await entry(id)).toMatchObject({ text: 'Trente voisins sont venus' })
    expect(await sqlRun(sql`select 1 from record_agreement where meeting_id = ${meeting}`)).toEqual([])
    expect((await doraSees.send(at(`/amendments/${second}`), { part: 'decide', choice: 'decline', answer: '' })).status).toBe(422)
    await doraSees.send(at(`/amendments/${second}`), { part: 'decide', choice: 'decline', answer: 'La liste dit trente' })
    await amaSees.send(at(`/amendments/${second}`), { part: 'maintain', dispute: 'Dix avec un nom', language: 'fr' })
    const page = await bartSees.read(at())
    expect(page).toContain('La liste dit trente')
    expect(page).toContain('Ama Mensah maintains: Dix avec un nom')
    expect(await bartSees.read(at('/amendments'))).toContain('Vingt voisins sont venus')
  })
  it('locks early once everybody agreed, and never changes again but for a correction', async () => {
    const id = await write(doraSees, 'Le jardin reste ouvert')
    await prepareIt()
    expect((await doraSees.send(at('/lock'), {})).status).toBe(409)
    expect(await guestSees.read(at())).toContain('Right as it stands')
    for (const who of [amaSees, doraSees, guestSees]) await who.send(at('/agree'), {})
    expect((await doraSees.send(at('/lock'), {})).status).toBe(303)
    expect(await raised('record.locked')).toBe(1)
    const before = await entry(id)
    await write(doraSees, 'Encore une ligne')
    await doraSees.send(at(`/entries/${id}`), {
      part: 'text',
      version: '1',
      text: 'Autre',
      kind: 'note',
      language: 'fr',
      ownerId: '',
      ownerWords: '',
      dueOn: '',
    })
    await doraSees.send(at(`/entries/${id}`), { part: 'remove', isRemoved: 'yes' })
    await amaSees.send(at(`/entries/${id}`), { part: 'gist', gist: 'De tuin blijft open', language: 'nl' })
    await amaSees.send(at('/amendments'), { id: randomUUID(), entryId: id, text: 'Autre', language: 'fr', reason: 'x' })
    expect(await entry(id)).toEqual(before)
    expect(await sqlRun(sql`select 1 from record_entry where meeting_id = ${meeting}`)).toHaveLength(1)
    expect((await amaSees.send(at('/errata'), { id: randomUUID(), entryId: id, text: 'Non', language: 'fr', reason: 'x' })).status).toBe(404)
    await doraSees.send(at('/errata'), { id: randomUUID(), entryId: id, text: 'Jusqu’en mai', language: 'fr', reason: 'La date manquait' })
    expect(await bartSees.read(at())).toContain('Jusqu’en mai')
  })
  it('locks by itself when the days are over, with what nobody decided beside its line', async () => {
    const id = await write(doraSees, 'Le jardin reste ouvert')
    await prepareIt()
    await amaSees.send(at('/amendments'), { id: randomUUID(), entryId: id, text: 'Le jardin ferme', language: 'fr', reason: 'C’est ce qui fut dit' })
    await amaSees.send(at('/wish'), { isWished: 'yes' })
    house.setNow('2023-02-21T22:59:59.000Z')
    await lockOverdue(house)
    expect(await sqlRun(sql`select phase from meeting_record where meeting_id = ${meeting}`)).toEqual([{ phase: 'amendable' }])
    house.setNow('2023-02-21T23:00:00.000Z')
    expect(await lockOverdue(house)).toBeGreaterThan(0)
    expect(await lockOverdue(house)).toBe(0)
    await hear('record.locked')
    await hear('record.locked')
    expect((await mails()).filter(({ kind }) => kind === 'record-digest').map(({ toAddress }) => toAddress)).toEqual([
      'ama@ronde.example',
      'bart@ronde.example',
    ])
    house.setNow(NOW)
    expect(await bartSees.read(at())).toContain('not decided in time')
  })
  it('a community gives the days it wants', async () => {
    expect((await doraSees.send(`/communities/${south}/records`, { days: '61' })).status).toBe(422)
    expect((await amaSees.send(`/communities/${south}/records`, { days: '3' })).status).toBe(404)
    await doraSees.send(`/communities/${south}/records`, { days: '3' })
    await write(doraSees, 'Bref')
    await prepareIt()
    expect(await sqlRun(sql`select amendable_until from meeting_record where meeting_id = ${meeting}`)).toEqual([
      { amendableUntil: '2023-02-17T23:00:00.000Z' },
    ])
    await doraSees.send(`/communities/${south}/records`, { days: '7' })
  })
})

describe('two languages', () => {
  it('a gist by a person lets a search in one find the other, and raises the gauge', async () => {
    const id = await write(doraSees, 'De tuin voor de professionelen blijft open', { language: 'nl' })
    expect(await bartSees.read(at())).toContain('One line has no French yet')
    expect((await bartSees.send(at(`/entries/${id}`), { part: 'gist', gist: 'Pas moi', language: 'fr' })).status).toBe(422)
    await guestSees.send(at(`/entries/${id}`), { part: 'gist', gist: 'Le jardin des professionnel·les reste ouvert', language: 'fr', back: 'lines fr' })
    const page = await bartSees.read(at())
    expect(page).not.toContain('One line has no French yet')
    expect(page).toContain('in one line by Gül Yıldız')
    for (const words of ['jardin', 'professionnelles', 'professionnels', 'tuin']) {
      expect(await bartSees.read(`/communities/${south}/records?q=${words}`)).toContain(`#line-${id}`)
    }
    expect(await amaSees.read(at('/digest.txt?in=fr'))).toContain('Note\u00a0: Le jardin des professionnel·les reste ouvert')
    expect(await amaSees.read(at('/digest?in=en'))).toContain('lang="nl"')
    expect(await amaSees.read(at('/print'))).toContain('Compte rendu')
  })
})

describe('actions and lessons', () => {
  it('what somebody took upon herself stands on her desk and at the next meeting until it is done', async () => {
    const id = await write(doraSees, '> Apporter les clés @Ama')
    expect(await amaSees.read('/desk')).toContain('Apporter les clés')
    expect(await bartSees.read('/desk')).not.toContain('Apporter les clés')
    const first = meeting
    meeting = await aHeldMeeting(house, { communityId: south, startsAt: '2023-02-14T14:00:00.000Z', present: [ama] })
    expect(await bartSees.read(at())).toContain('Apporter les clés')
    await bartSees.send(`/meetings/${first}/record/entries/${id}`, { part: 'settle', isDone: 'yes', back: meeting })
    expect((await entry(id))?.doneAt).toBeNull()
    const answer = await amaSees.send(`/meetings/${first}/record/entries/${id}`, { part: 'settle', isDone: 'yes', back: meeting })
    expect(answer.headers.get('Location')).toBe(at())
    expect(await bartSees.read(at())).not.toContain('Apporter les clés')
    expect(await bartSees.read(`/communities/${south}/records/actions?state=done`)).toContain('Apporter les clés')
    expect(await bartSees.read(`/communities/${south}/records/actions`)).not.toContain('Apporter les clés')
  })
  it('a line of a moderators’ meeting is marked as a lesson, no other line is', async () => {
    const id = await write(doraSees, 'Commencer par un tour de visages')
    await doraSees.send(at(`/entries/${id}`), { part: 'lesson', isLesson: 'yes' })
    expect((await entry(id))?.isLesson).toBe(false)
    await sqlRun(sql`update meeting set kind = 'moderators' where id = ${meeting}`)
    await amaSees.send(at(`/entries/${id}`), { part: 'lesson', isLesson: 'yes' })
    expect((await entry(id))?.isLesson).toBe(false)
    await doraSees.send(at(`/entries/${id}`), { part: 'lesson', isLesson: 'yes' })
    expect(await bartSees.read(`/communities/${south}/records/lessons`)).toContain('Commencer par un tour de visages')
  })
})

describe('beside the record', () => {
  it('the page that closes the register says when the ten lines leave, and when they left', async () => {
    const closing = () => doraSees.read(`/meetings/${meeting}/close`)
    expect(await closing()).not.toContain('ten lines')
    expect(await closing()).toContain('gets one mail')
    await write(doraSees, 'On garde le jardin')
    expect(await closing()).toContain('The ten lines leave as soon as you say that it is ready.')
    await doraSees.send(at('/prepare'), {})
    expect(await closing()).toContain('the ten lines left for the members who missed it')
    house.setNow('2023-03-14T15:00:00.000Z')
    expect(await closing()).not.toContain('gets one mail')
  })

  it('a line moves by its buttons, which stand only where it can go, and only for who writes', async () => {
    const first = await write(doraSees, 'Première')
    house.setNow('2023-02-14T15:01:00.000Z')
    const second = await write(doraSees, 'Seconde')
    const shown = await doraSees.read(at())
    expect([...shown.matchAll(/name="past" value="([\w-]+)"/g)].map(([, past]) => past)).toEqual([second, first])
    expect(await amaSees.read(at())).not.toContain('name="past"')
    const move = (who: Visitor) => who.send(at(`/entries/${second}`), { part: 'move', past: first })
    expect((await move(doraSees)).headers.get('Location')).toContain(`#line-${second}`)
    const after = await doraSees.read(at())
    expect(after.indexOf('Seconde')).toBeLessThan(after.indexOf('Première'))
    expect((await sqlRun(sql`select 1 from audit_entry where action = 'record.entry-moved' and subject_id = ${meeting}`)).length).toBe(1)
    await move(amaSees)
    expect((await sqlRun(sql`select 1 from audit_entry where action = 'record.entry-moved' and subject_id = ${meeting}`)).length).toBe(1)
  })
})
