import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aMembership, aPerson, aSession, aVisitor } from '../../../test/neighbourhood.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'
import { handOverQuestions } from './actions/hand-over-questions.ts'
import { eraseQuestionsRows, giveQuestionsBack, moveQuestions, showQuestionsRows } from './store/personal-data-store.ts'

type Visitor = ReturnType<typeof aVisitor>
let house: TestHouse
let app: ReturnType<typeof makeApp>
let south: string
let north: string
const id = { asker: '', helper: '', point: '', coordinator: '', stranger: '' }
let asker: Visitor
let helper: Visitor
let stranger: Visitor

beforeAll(async () => {
  house = await aHouse({}, '2023-04-03T09:00:00.000Z')
  app = makeApp(house)
  south = await aCommunity(house, 'Sud')
  north = await aCommunity(house, 'Nord')
  id.asker = await aPerson(house, { givenName: 'Ama', familyName: 'Mensah', email: 'ama@ronde.example' })
  id.helper = await aPerson(house, { givenName: 'Bo', familyName: 'Peeters', email: 'bo@ronde.example' })
  id.point = await aPerson(house, { givenName: 'Chloé', familyName: 'Dubois', email: 'chloe@ronde.example' })
  id.coordinator = await aPerson(house, { givenName: 'Dora', familyName: 'Lemaire', email: 'dora@ronde.example' })
  id.stranger = await aPerson(house, { givenName: 'Émile', familyName: 'Zéphyr', email: 'emile@ronde.example' })
  for (const personId of [id.asker, id.helper, id.point]) await aMembership(house, { personId, communityId: south })
  await aMembership(house, { personId: id.coordinator, communityId: south, role: 'coordinator' })
  await aMembership(house, { personId: id.stranger, communityId: north })
  await asSystem(house.db, async (tx) => {
    await sql`insert into referral_point (community_id, kind, person_id, scope_nl, from_on, until_on, state, named_at)
      values (${south}, 'referral', ${id.point}, 'huisvesting', '2023-01-01', '2023-12-31', 'agreed', now())`.execute(tx)
  })
  asker = aVisitor(house, app, await aSession(house, { personId: id.asker }))
  helper = aVisitor(house, app, await aSession(house, { personId: id.helper }))
  stranger = aVisitor(house, app, await aSession(house, { personId: id.stranger }))
  await helper.send('/questions/helping', { answer: 'yes', most: '7' })
})
afterAll(() => house.close())

async function ask(fields: Record<string, string | string[]> = {}): Promise<string> {
  const answer = await asker.send('/questions/new', { title: 'Un logement d’urgence ?', language: 'fr', audience: south, ...fields })
  return answer.headers.get('location') ?? `status ${answer.status}`
}
const mailsTo = async (address: string, kind = 'question') => {
  const { rows } = await asSystem(house.db, (tx) =>
    sql<{
      subject: string
      bodyText: string
    }>`select subject, body_text from outbox_mail where to_address = ${address} and kind = ${kind} order by created_at, id`.execute(tx),
  )
  return rows
}
const linkIn = (text: string) => /\/answer\/[\w-]+/.exec(text)?.[0] ?? ''

describe('asking', () => {
  it('goes to the point whose scope fits and to who agreed, in their own mail with a link', async () => {
    const path = await ask()
    expect(await asker.read(path)).toContain('sent to 2 people')
    const [mail] = await mailsTo('chloe@ronde.example')
    // PRV-46: what somebody wrote stands in the mail, and not in its subject.
    expect(mail?.subject).toBe('Un·e collègue pose une question · Een collega stelt een vraag')
    expect(mail?.bodyText).toContain('Un logement d’urgence ?')
    expect(mail?.bodyText).toContain('112')
    expect(linkIn(mail?.bodyText ?? '')).not.toBe('')
    expect(await mailsTo('dora@ronde.example')).toEqual([])
    expect(await mailsTo('ama@ronde.example')).toEqual([])
  })

  it('is refused without a title, and without saying who may read it', async () => {
    expect((await asker.send('/questions/new', { title: '', audience: south })).status).toBe(422)
    expect((await asker.send('/questions/new', { title: 'Qui ?', audience: '' })).status).toBe(422)
    expect((await asker.send('/questions/new', { title: 'Qui ?', audience: north })).status).toBe(422)
  })

  it('stands below the numbers for what cannot wait, on each of its pages', async () => {
    for (const path of ['/questions', '/questions/new', await ask()]) {
      const html = await asker.read(path)
      expect(html).toContain('href="tel:112"')
      expect(html).toContain('1733')
    }
  })
})

describe('reading', () => {
  it('a question of a community is not there for others', async () => {
    const path = await ask({ title: 'Entre nous' })
    expect((await stranger.open(path)).status).toBe(404)
    expect((await stranger.send(`${path}/answers`, { text: 'Moi', language: 'fr' })).status).toBe(404)
    expect(await stranger.read('/questions')).not.toContain('Entre nous')
  })

  it('a question of the network is there for every member', async () => {
    const path = await ask({ title: 'Pour tout le réseau', audience: 'network' })
    expect((await stranger.open(path)).status).toBe(200)
    expect((await stranger.open(`/api/v1${path}`)).status).toBe(200)
  })

  it('is found by the words of an answer, without accents', async () => {
    house.setNow('2023-04-05T09:00:00.000Z')
    asker = aVisitor(house, app, await aSession(house, { personId: await sameAsker() }))
    const path = await ask({ title: 'Une adresse ?' })
    await helper.send(`${path}/answers`, { text: 'La Maison d’Accueil Étoilée', language: 'fr' })
    expect(await asker.read('/questions?q=etoilee')).toContain('Une adresse ?')
    expect(await asker.read('/questions?q=nimporte')).not.toContain('Une adresse ?')
  })
})

/** The asker signs in anew: a session ends eight hours after its last use. */
async function sameAsker(): Promise<string> {
  await asSystem(house.db, (tx) => sql`delete from account where person_id = ${id.asker} or person_id = ${id.helper}`.execute(tx))
  helper = aVisitor(house, app, await aSession(house, { personId: id.helper }))
  return id.asker
}

describe('answering', () => {
  it('stops the clock once, tells the asker, and keeps its own language', async () => {
    const path = await ask({ title: 'Qui traduit ?' })
    house.setNow('2023-04-05T10:30:00.000Z')
    await helper.send(`${path}/answers`, { text: 'Vraag het de tolkendienst', language: 'nl' })
    expect(await asker.read(path)).toContain('lang="nl"')
    expect((await mailsTo('ama@ronde.example', 'question-answer')).at(-1)?.bodyText).toContain('Vraag het de tolkendienst')
    const times = (await (await asker.open('/api/v1/question-times')).json()) as { answered: number; medianMinutes: number | null }
    expect(times.answered).toBeGreaterThan(0)
    expect(times.medianMinutes).not.toBeNull()
  })

  it('works by the link without an account, by a POST alone', async () => {
    const path = await ask({ title: 'Une place en maison d’accueil ?', topic: ['housing'] })
    const link = linkIn((await mailsTo('chloe@ronde.example')).at(-1)?.bodyText ?? '')
    const visitor = aVisitor(house, app, null)
    expect((await visitor.open(link)).status).toBe(200)
    expect(await asker.read(path)).toContain('No answer yet')
    expect((await visitor.send(link, { text: 'Oui, appelez-les', language: 'fr' })).status).toBe(303)
    expect(await asker.read(path)).toContain('Oui, appelez-les')
    expect((await visitor.open('/answer/not-a-link')).status).toBe(404)
  })

  it('is corrected by its author alone, and says so', async () => {
    const path = await ask({ title: 'Quel numéro ?' })
    await helper.send(`${path}/answers`, { text: 'Le 02 000 00 01', language: 'fr' })
    const action = /action="(\/questions\/[^"]+\/answers\/[^"]+)"/.exec(await helper.read(path))?.[1] ?? ''
    expect((await asker.send(action, { do: 'correct', text: 'faux', version: '1' })).status).toBe(303)
    expect(await asker.read(path)).not.toContain('faux')
    await helper.send(action, { do: 'correct', text: 'Le 02 000 00 02', version: '1' })
    const html = await asker.read(path)
    expect(html).toContain('Corrected on')
    expect(html).toContain('Le 02 000 00 02')
  })
})

describe('what nobody answers', () => {
  it('goes to the coordination after three working days, once', async () => {
    house.setNow('2023-04-27T08:00:00.000Z')
    asker = aVisitor(house, app, await aSession(house, { personId: await sameAsker() }))
    const path = await ask({ title: 'Sans réponse ?' })
    const mine = async () => (await mailsTo('dora@ronde.example', 'question-handed')).filter(({ bodyText }) => bodyText.includes('Sans réponse'))
    house.setNow('2023-05-03T07:00:00.000Z')
    await handOverQuestions(house)
    expect(await mine()).toEqual([])
    house.setNow('2023-05-03T08:00:00.000Z')
    await handOverQuestions(house)
    await handOverQuestions(house)
    expect(await mine()).toHaveLength(1)
    expect(await aVisitor(house, app, await aSession(house, { personId: id.coordinator })).read(path)).toContain('with the coordination since 3 May 2023')
  })
})

describe('the person behind the words', () => {
  it('merges and comes apart again', async () => {
    const twin = await aPerson(house, { givenName: 'Bo', familyName: 'Peeters' })
    await asSystem(house.db, async (tx) => {
      const before = await showQuestionsRows(tx, id.helper)
      const moved = await moveQuestions(tx, id.helper, twin)
      expect((await showQuestionsRows(tx, id.helper)).flatMap(({ rows }) => rows)).toEqual([])
      expect(await showQuestionsRows(tx, twin)).toEqual(before)
      await giveQuestionsBack(tx, id.helper, twin, moved)
      expect(await showQuestionsRows(tx, id.helper)).toEqual(before)
    })
  })

  it('PRV-25 goes, and the words stay under a former member', async () => {
    house.setNow('2023-05-10T08:00:00.000Z')
    asker = aVisitor(house, app, await aSession(house, { personId: await sameAsker() }))
    const path = await ask({ title: 'Qui reste ?' })
    await helper.send(`${path}/answers`, { text: 'Des mots qui restent', language: 'fr' })
    await asSystem(house.db, async (tx) => {
      const filled = (await showQuestionsRows(tx, id.helper)).filter(({ rows }) => rows.length > 0)
      expect(filled.map(({ table }) => table)).toEqual(['question_answer', 'question_asked', 'question_helper'])
      await eraseQuestionsRows(tx, id.helper)
      expect((await showQuestionsRows(tx, id.helper)).flatMap(({ rows }) => rows)).toEqual([])
    })
    const html = await asker.read(path)
    expect(html).toContain('Des mots qui restent')
    expect(html).toContain('a former member')
    expect(html).not.toContain('Bo Peeters')
  })
})
