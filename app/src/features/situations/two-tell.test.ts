import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anApiCaller } from '../../../test/api-caller.ts'
import { aMembership, aPerson, aSession, aVisitor } from '../../../test/neighbourhood.ts'
import { aDraftOf, anOfferOf, idIn, tellers, TELLING_DAY, type Tellers } from '../../../test/tellers.ts'
import { asSystem } from '../../platform/database.ts'
import { hearMembershipEnd, keepPromises } from './actions/hear-news.ts'
import { tellInAdvance } from './actions/tell-in-advance.ts'
import { eraseSituationRows, giveSituationsBack, moveSituations } from './store/personal-data-store.ts'

let told: Tellers
let house: Tellers['house']
let who: Tellers['who']
let id: Tellers['ids']

beforeAll(async () => {
  told = await tellers()
  ;({ house, who, ids: id } = told)
})
afterAll(() => house.close())

const system = async <Row>(statement: ReturnType<typeof sql<Row>>): Promise<Row[]> => (await asSystem(house.db, (tx) => statement.execute(tx))).rows
const seconds = (path: string) => system(sql`select person_id, state from second_presenter where situation_id = ${idIn(path)}`)
const ask = (path: string, person = id.member) => who.presenter.send(`${path}/second`, { do: 'ask', person })
const call = anApiCaller(() => told.app)

describe('telling it together', () => {
  it('who told it asks a member, who reads the guarded words, says yes, and is named beside her', async () => {
    const path = await anOfferOf(told)
    expect((await who.member.open(path)).status).toBe(404)
    expect((await ask(path)).status).toBe(303)
    expect(await who.presenter.read(path)).toContain('Bo Peeters was asked to tell it with you.')
    expect(await who.member.read('/desk')).toContain('asks you to tell a situation together')
    const page = await who.member.read(path)
    expect(page).toContain('Will you tell this situation together?')
    expect(page).toContain('ne sort plus')
    // That somebody was asked is between the two.
    expect(await who.lead.read(path)).not.toContain('Bo Peeters')
    for (const _ of [1, 2]) expect((await who.member.send(`${path}/second`, { do: 'accept' })).status).toBe(303)
    expect(await who.lead.read(path)).toContain('Ama Mensah and Bo Peeters')
    for (const rest of ['/answers', '/wheel', '/offer', '/role']) expect((await who.member.open(`${path}${rest}`)).status).toBe(404)
    expect(await who.member.read('/desk')).not.toContain('asks you to tell a situation together')
  })

  it('who has an address gets one mail, with no name and no word of the situation, however often she is asked', async () => {
    const path = await anOfferOf(told)
    await system(sql`update person set email = 'bo@ronde.example', language = 'nl' where id = ${id.member}`)
    await ask(path)
    await who.member.send(`${path}/second`, { do: 'decline' })
    await ask(path)
    const mails = await system<{ to: string; subject: string; text: string }>(
      sql`select to_address as to, subject, body_text as text from outbox_mail where kind = 'second-asked'`,
    )
    expect(mails).toHaveLength(1)
    expect(mails[0]).toMatchObject({ to: 'bo@ronde.example', subject: 'Een situatie samen brengen?' })
    expect(mails[0]?.text).toContain(path)
    for (const word of ['Mensah', 'Ama', 'dame', 'Rester']) expect(mails[0]?.text).not.toContain(word)
    await system(sql`update person set email = null, language = null where id = ${id.member}`)
  })

  it('in a large community one searches for a name: twenty stand there, and a page stays small', async () => {
    const path = await anOfferOf(told)
    const made = []
    for (let order = 0; order < 25; order += 1) made.push(await aPerson(house, { givenName: `Lid${order}`, familyName: order === 24 ? 'Zoë' : 'Aerts' }))
    for (const personId of made) await aMembership(house, { personId, communityId: told.south })
    const page = await who.presenter.read(path)
    expect(page.match(/<option/g)?.length).toBeLessThan(30)
    expect(page).not.toContain('Lid24 Zoë')
    const found = await who.presenter.read(`${path}?with=zoe`)
    expect(found).toContain('Lid24 Zoë')
    expect(found).not.toContain('Lid1 Aerts')
    expect(await who.presenter.read(`${path}?with=nobody%25`)).toContain('Nobody of that name')
    await ask(path, made[24])
    expect(await seconds(path)).toEqual([{ personId: made[24], state: 'asked' }])
    await system(sql`delete from membership where person_id = any(${made}::uuid[])`)
  })

  it('no leaves nothing behind, and either of the two ends it', async () => {
    const path = await anOfferOf(told)
    await ask(path)
    expect((await who.member.send(`${path}/second`, { do: 'decline' })).headers.get('location')).toBe('/situations')
    expect(await seconds(path)).toEqual([])
    for (const name of ['presenter', 'member'] as const) {
      await ask(path)
      await who.member.send(`${path}/second`, { do: 'accept' })
      expect((await who[name].send(`${path}/second`, { do: 'end' })).status).toBe(303)
      expect(await seconds(path)).toEqual([])
    }
  })

  it('is not for a draft, for strangers, for herself, for two, nor asked by anybody else', async () => {
    const draft = await aDraftOf(told)
    await ask(draft)
    expect(await seconds(draft)).toEqual([])
    const path = await anOfferOf(told)
    for (const person of [id.stranger, id.researcher, id.presenter, 'nobody']) await ask(path, person)
    expect(await seconds(path)).toEqual([])
    expect((await who.lead.send(`${path}/second`, { do: 'ask', person: id.member })).status).toBe(404)
    expect((await who.lead.send(`${path}/second`, { do: 'accept' })).status).toBe(404)
    await ask(path)
    await who.member.send(`${path}/second`, { do: 'accept' })
    await ask(path, id.lead)
    expect(await seconds(path)).toEqual([{ personId: id.member, state: 'accepted' }])
    expect((await who.presenter.send(`${path}/second`, { do: 'perhaps' })).status).toBe(400)
  })

  it('goes the same way by API', async () => {
    const path = await anOfferOf(told)
    const mine = told.sessions.presenter
    expect((await call(mine, 'POST', `${path}/second`, { do: 'ask', personId: id.stranger })).json).toMatchObject({ error: { kind: 'member-unknown' } })
    expect((await call(mine, 'POST', `${path}/second`, { do: 'ask', personId: id.lead })).status).toBe(200)
    expect((await call(told.sessions.lead, 'POST', `${path}/second`, { do: 'accept' })).status).toBe(200)
    expect((await call(mine, 'POST', `${path}/second`, { do: 'ask', personId: id.member })).json).toMatchObject({ error: { kind: 'second-there' } })
    expect((await call(told.sessions.lead, 'POST', `${path}/second`, { do: 'end' })).status).toBe(200)
  })

  it('ends when she leaves the community, or is erased; joined with who told it first it is one voice, and two again afterwards', async () => {
    const leaver = await aPerson(house, { givenName: 'Gus', familyName: 'Weg' })
    const membership = await aMembership(house, { personId: leaver, communityId: told.south })
    const gus = aVisitor(house, told.app, await aSession(house, { personId: leaver }))
    const agreed = async () => {
      const path = await anOfferOf(told)
      await ask(path, leaver)
      await gus.send(`${path}/second`, { do: 'accept' })
      return path
    }
    const [first, second] = [await agreed(), await agreed()]
    const before = await seconds(first)
    await asSystem(house.db, async (tx) => {
      const moved = await moveSituations(tx, leaver, id.presenter)
      expect((await sql`select 1 from second_presenter where situation_id = ${idIn(first)}`.execute(tx)).rows).toEqual([])
      await giveSituationsBack(tx, leaver, id.presenter, moved)
    })
    expect(await seconds(first)).toEqual(before)
    await system(sql`update membership set state = 'ended', until_on = '2023-04-02', end_reason = 'time' where id = ${membership}`)
    await hearMembershipEnd(house, { number: 1, kind: 'membership.ended', subjectId: membership, facts: {}, at: TELLING_DAY })
    expect(await seconds(first)).toEqual([])
    await system(
      sql`insert into second_presenter (situation_id, person_id, state, asked_at) values (${idIn(second)}, ${leaver}, 'accepted', ${TELLING_DAY}) on conflict do nothing`,
    )
    await asSystem(house.db, (tx) => eraseSituationRows(tx, leaver))
    expect(await seconds(second)).toEqual([])
  })
})

describe('told in advance', () => {
  const mails = () =>
    system<{ to: string; subject: string; text: string }>(
      sql`select to_address as to, subject, body_text as text from outbox_mail where kind = 'answers-go' order by id`,
    )
  const on = async (day: string) => {
    house.setNow(`${day}T08:00:00.000Z`)
    return tellInAdvance(house)
  }

  it('one mail four days before, in her language, while the answers are there; no word of them in it', async () => {
    await system(sql`delete from situation`)
    const path = await aDraftOf(told, { atStake: 'Mots très reconnaissables' })
    await system(sql`update person set email = 'ama@ronde.example', language = 'nl' where id = ${id.presenter}`)
    expect(await on('2023-04-28')).toBe(0)
    expect(await on('2023-04-29')).toBe(1)
    for (const day of ['2023-04-29', '2023-04-30', '2023-05-03']) expect(await on(day)).toBe(0)
    const [mail, ...more] = await mails()
    expect(more).toEqual([])
    expect(mail).toMatchObject({ to: 'ama@ronde.example', subject: 'Uw antwoorden verdwijnen op 3 mei 2023' })
    expect(mail?.text).toContain(path)
    expect(mail?.text).not.toContain('reconnaissables')
    expect(await on('2023-05-04')).toBe(0)
    house.setNow(TELLING_DAY)
  })

  it('says nothing once they are gone or stopped, and once more for the day of a later change', async () => {
    await system(sql`delete from situation`)
    await system(sql`delete from outbox_mail`)
    const [stopped, changed] = [await anOfferOf(told), await anOfferOf(told)]
    await who.presenter.send(`${stopped}/step`, { do: 'stopped' })
    expect(await on('2023-04-30')).toBe(1)
    await system(sql`update situation_words set expires_on = '2023-05-20' where situation_id = ${idIn(changed)}`)
    expect(await on('2023-05-10')).toBe(0)
    expect(await on('2023-05-17')).toBe(1)
    expect(await mails()).toHaveLength(2)
    house.setNow('2023-05-21T09:00:00.000Z')
    await keepPromises(house)
    expect(await on('2023-05-21')).toBe(0)
    house.setNow(TELLING_DAY)
  })

  it('comes once, also where two look at the same time', async () => {
    await system(sql`delete from situation`)
    await system(sql`delete from outbox_mail`)
    await anOfferOf(told)
    house.setNow('2023-04-30T08:00:00.000Z')
    await Promise.all([tellInAdvance(house), tellInAdvance(house)])
    expect(await mails()).toHaveLength(1)
    expect(await tellInAdvance(house)).toBe(0)
    house.setNow(TELLING_DAY)
  })

  it('stands on the desk of who has no address', async () => {
    await system(sql`delete from situation`)
    await system(sql`update person set email = null, language = null where id = ${id.presenter}`)
    await anOfferOf(told)
    await system(sql`update situation_words set expires_on = '2023-04-06'`)
    expect(await tellInAdvance(house)).toBe(0)
    expect(await who.presenter.read('/desk')).toContain('Your answers about a situation disappear on 6 April 2023.')
  })
})
