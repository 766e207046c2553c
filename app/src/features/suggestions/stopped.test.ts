import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { toldSituations } from '../../../test/told-situations.ts'
import { asSystem } from '../../platform/database.ts'
import { readAlike } from './actions/find-alike.ts'
import { askAndThen } from './actions/ask-and-then.ts'
import { suggestionsListeners } from './jobs.ts'
import { saveDelay } from './store/and-then-store.ts'

const at = toldSituations()

/** What the worker tells whoever listens. */
async function tell(): Promise<void> {
  const events = await at.system(sql`select number, kind, subject_id, facts, at from domain_event where kind = 'situation.stopped' order by number`)
  expect(events).toHaveLength(1)
  // Told twice.
  for (const event of [...events, ...events]) for (const { hear } of suggestionsListeners) await hear(at.house, event as never)
}

describe('a situation that was stopped on its own page', () => {
  it('takes its suggestions, what became of them and its place in the memory along at once', async () => {
    const situation = await at.aSituation()
    const other = await at.aSituation()
    for (const id of [situation, other]) {
      const suggestion = await at.aSuggestion(id)
      await at.anOutcome(suggestion, at.ama, 'helped', { isPresenter: true })
      await at.system(sql`insert into remembered (situation_id, community_id, told_on, made_at) values (${id}, ${at.south}, '2023-02-14', now())`)
      await at.system(
        sql`insert into callable_person (situation_id, person_id, community_id, scope, until_on, said_at) values (${id}, ${at.ama}, ${at.south}, 'network', '2023-12-31', now())`,
      )
    }
    for (const id of [situation, other])
      await at.system(
        sql`insert into suggestion_reader (situation_id, community_id, person_id, read_on) values (${id}, ${at.south}, ${at.emile}, '2023-02-14')`,
      )
    for (const id of [situation, other]) {
      await at.aSecond(id)
      await at.system(
        sql`insert into and_then (situation_id, community_id, person_id, asked_at, expires_at) values (${id}, ${at.south}, ${at.ama}, '2023-02-14', '2023-05-06')`,
      )
    }
    expect((await at.amaSees.send(`/situations/${situation}/step`, { do: 'stopped' })).status).toBe(303)
    expect(await at.system(sql`select situation_id from second_presenter`)).toEqual([{ situationId: other }])
    await tell()
    for (const table of ['suggestion', 'try_out', 'remembered', 'callable_person', 'suggestion_reader', 'and_then'])
      expect(await at.system(sql`select situation_id from ${sql.table(table)}`)).toEqual([{ situationId: other }])
  })
})

it('no mail that waits leaves about a situation that was stopped', async () => {
  const [situation, other] = [await at.aSituation(), await at.aSituation()]
  for (const id of [situation, other]) await at.aSuggestion(id)
  at.house.setNow('2023-03-07T14:00:00.000Z')
  expect(await askAndThen(at.house)).toBe(2)
  at.house.setNow('2023-02-14T12:00:00.000Z')
  expect((await at.amaSees.send(`/situations/${situation}/step`, { do: 'stopped' })).status).toBe(303)
  expect(await at.system(sql`select concerns_id from outbox_mail`)).toEqual([{ concernsId: other }])
})

describe('who asks many', () => {
  it('one question that cannot be written keeps no other from leaving', async () => {
    const [first, second] = [await at.aSituation(), await at.aSituation({ communityId: at.north, presenterId: at.emile, meetingId: null })]
    await at.aSuggestion(first)
    await at.aSuggestion(second, { communityId: at.north })
    // No language of ours: this one mail cannot be written.
    await at.system(sql`update person set language = 'xx' where id = ${at.ama}`)
    at.house.setNow('2023-03-07T14:00:00.000Z')
    await expect(askAndThen(at.house)).rejects.toThrow(TypeError)
    expect(await at.system(sql`select person_id from and_then`)).toEqual([{ personId: at.emile }])
    await at.system(sql`update person set language = null where id = ${at.ama}`)
    expect(await askAndThen(at.house)).toBe(1)
  })
})

it('of two who set the days at once, one is told so', async () => {
  const save = (days: number, version: number) =>
    asSystem(at.house.db, (tx) => saveDelay(tx, { communityId: at.south, days, version, at: '2023-02-14T12:00:00.000Z' }))
  expect(await save(10, 0)).toBe(true)
  expect((await Promise.all([save(11, 1), save(12, 1)])).toSorted()).toEqual([false, true])
})

it('a day that does not exist is said to be wrong, and breaks nothing', async () => {
  const situation = await at.aSituation()
  for (const until of ['2023-13-45', '2023-02-31', '9999-99-99'])
    expect((await at.amaSees.send(`/situations/${situation}/callable`, { scope: 'community', until, do: 'say' })).status).toBe(422)
})

it('the reasons chosen for a gist are taken, and kept with it', async () => {
  const situation = await at.aSituation()
  const suggestion = await at.aSuggestion(situation)
  const gist = { gist: 'Demander à Fatima Benali', language: 'nl' }
  const address = `/situations/${situation}/suggestions/${suggestion}/gist`
  expect((await at.boSees.send(address, gist)).status).toBe(422)
  const chosen = { ...gist, 'gist-words': ['Fatima Benali'], 'gist-choice': ['professional'] }
  expect((await at.boSees.send(address, chosen)).status).toBe(303)
  expect(await at.system(sql`select gist, kept from suggestion`)).toEqual([{ gist: gist.gist, kept: { 'Fatima Benali': 'professional' } }])
})

it('in the hour between a visitor and the tightening, what is alike shows no more than the page of the situation', async () => {
  const coming = '2023-02-21T12:00:00.000Z'
  const [row] = await at.system(
    sql`insert into meeting (title, starts_at, ends_at) values ('Rencontre', ${coming}, ${coming}::timestamptz + interval '2 hours') returning id`,
  )
  const meeting = String(row?.id)
  await at.system(sql`insert into meeting_community (meeting_id, community_id, starts_at) values (${meeting}, ${at.south}, ${coming})`)
  await at.system(sql`update community set secrecy_mode = 'bound'`)
  const situation = await at.aSituation({ meetingId: meeting, state: 'in-round', checkedFor: 'bound' })
  await at.system(sql`update situation set audience = 'bound' where id = ${situation}`)
  const chloe = { personId: at.chloe, instanceRoles: [], communities: [{ communityId: at.south, role: 'moderator', nameFr: 'Sud', nameNl: '' }] }
  const asked = () => readAlike(at.house, chloe as never, situation)
  expect(await asked()).not.toBeNull()
  const attendance = sql`insert into attendance (meeting_id, person_id, role, state, recorded_at) values (${meeting}, ${at.emile}, 'visitor', 'present', now())`
  await at.system(attendance)
  expect(await asked()).toBeNull()
  await at.system(sql`update community set secrecy_mode = null`)
})
