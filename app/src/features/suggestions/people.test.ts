import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { anApiCaller } from '../../../test/api-caller.ts'
import { aHeldMeeting, aPerson } from '../../../test/neighbourhood.ts'
import { toldSituations } from '../../../test/told-situations.ts'
import { asSystem } from '../../platform/database.ts'
import { keepMemory } from './actions/remember.ts'
import { personalData, suggestionMerger } from './public.ts'

const at = toldSituations()
const call = anApiCaller(() => at.app)
const show = (personId: string) => asSystem(at.house.db, (tx) => personalData.show(tx, personId))
const rowsOf = async (personId: string) => Object.fromEntries((await show(personId)).map(({ table, rows }) => [table, rows.length]))

/** Bo suggested, said in brief, tried, was asked, read and may be called. */
async function muchOf(personId: string): Promise<{ situation: string; suggestion: string }> {
  const situation = await at.aSituation()
  const suggestion = await at.aSuggestion(situation)
  await at.system(sql`update suggestion set author_id = ${personId}, gist_by = ${personId}, gist = 'Kort', gist_language = 'nl'`)
  await also(personId, situation, suggestion)
  return { situation, suggestion }
}

async function also(personId: string, situation: string, suggestion: string): Promise<void> {
  await at.anOutcome(suggestion, personId, 'helped')
  await at.system(sql`
    insert into and_then (situation_id, community_id, person_id, asked_at, expires_at) values (${situation}, ${at.south}, ${personId}, '2023-03-07', '2023-05-06')`)
  await at.system(sql`
    insert into suggestion_reader (situation_id, community_id, person_id, read_on) values (${situation}, ${at.south}, ${personId}, '2023-02-15')`)
  await at.system(sql`
    insert into callable_person (situation_id, person_id, community_id, scope, until_on, said_at) values (${situation}, ${personId}, ${at.south}, 'community', '2023-12-31', '2023-02-15')`)
}

const ALL = { suggestion: 1, try_out: 1, and_then: 1, suggestion_reader: 1, callable_person: 1 }
const NONE = { suggestion: 0, try_out: 0, and_then: 0, suggestion_reader: 0, callable_person: 0 }

describe('two records of one person', () => {
  it('are joined and come apart again, row by row', async () => {
    await muchOf(at.bo)
    const twin = await aPerson(at.house)
    const before = await show(at.bo)
    expect(await rowsOf(at.bo)).toEqual(ALL)
    const moved = await asSystem(at.house.db, (tx) => suggestionMerger.move(tx, at.bo, twin))
    expect(await rowsOf(at.bo)).toEqual(NONE)
    expect(await rowsOf(twin)).toEqual(ALL)
    await asSystem(at.house.db, (tx) => suggestionMerger.giveBack(tx, at.bo, twin, moved))
    expect(await show(at.bo)).toEqual(before)
    expect(await rowsOf(twin)).toEqual(NONE)
  })

  it('that both said something say it once while they are one, and each has its own again afterwards', async () => {
    const { situation, suggestion } = await muchOf(at.bo)
    const twin = await aPerson(at.house)
    await also(twin, situation, suggestion)
    await at.system(sql`update try_out set effect = 'no' where said_by = ${twin}`)
    const [ofBo, ofTwin] = [await show(at.bo), await show(twin)]
    const moved = await asSystem(at.house.db, (tx) => suggestionMerger.move(tx, at.bo, twin))
    expect(await at.system(sql`select effect from try_out`)).toEqual([{ effect: 'no' }])
    expect(await rowsOf(twin)).toEqual(ALL)
    await asSystem(at.house.db, (tx) => suggestionMerger.giveBack(tx, at.bo, twin, moved))
    expect(await show(at.bo)).toEqual(ofBo)
    expect(await show(twin)).toEqual(ofTwin)
  })

  it('keep what one of them noted for the room beside the own word', async () => {
    const { suggestion } = await muchOf(at.bo)
    const twin = await aPerson(at.house)
    await at.system(sql`
      insert into try_out (suggestion_id, situation_id, community_id, said_by, is_presenter, is_from_room, is_tried, effect, said_at, changed_at)
      select id, situation_id, community_id, ${twin}, false, true, true, 'partly', said_at, said_at from suggestion where id = ${suggestion}`)
    const moved = await asSystem(at.house.db, (tx) => suggestionMerger.move(tx, twin, at.bo))
    expect(await at.system(sql`select effect from try_out where said_by = ${at.bo} order by effect`)).toEqual([{ effect: 'helped' }, { effect: 'partly' }])
    await asSystem(at.house.db, (tx) => suggestionMerger.giveBack(tx, twin, at.bo, moved))
    expect(await at.system(sql`select effect from try_out where said_by = ${twin}`)).toEqual([{ effect: 'partly' }])
  })
})

describe('"you may call me about this"', () => {
  /** Told by Bo, found by Ama through a situation of her own. */
  async function aMemory() {
    const told = await at.aSituation({ presenterId: at.bo })
    const suggestion = await at.aSuggestion(told)
    const asked = await at.aSituation()
    await keepMemory(at.house)
    return { told, suggestion, asked: `/situations/${asked}/alike` }
  }
  const may = (scope = 'community', until = '2023-12-31') => ({ scope, until, do: 'say' })

  it('names nobody until she says so, and then only her name', async () => {
    const { told, asked } = await aMemory()
    expect(await at.amaSees.read(asked)).not.toContain('Peeters')
    expect(await at.boSees.read(`/situations/${told}/suggestions`)).toMatch(/May others call you about this\?.*Who knows you may guess it\./s)
    expect((await at.boSees.send(`/situations/${told}/callable`, may())).status).toBe(303)
    const page = await at.amaSees.read(asked)
    expect(page).toContain('Bo Peeters')
    expect(page).toContain('31 December 2023')
    expect(page).not.toContain('bo@')
    expect(page.slice(page.indexOf('You may call about this'))).not.toMatch(/told it|presenter/)
    expect((await call(at.sessions.ama, 'GET', asked)).json).toMatchObject({ rows: [{ willing: [{ name: 'Bo Peeters', email: null, phone: null }] }] })
  })

  it('shows a way to reach her only as the directory does', async () => {
    const { told, asked } = await aMemory()
    await at.system(sql`update person set email = 'bo@ronde.example' where id = ${at.bo}`)
    await at.boSees.send(`/situations/${told}/callable`, may())
    expect(await at.amaSees.read(asked)).not.toContain('bo@ronde.example')
    await at.system(sql`
      insert into consent (person_id, purpose, scope_kind, scope_id, fields, given, text_version, language, means, at)
      values (${at.bo}, 'community_list', 'community', ${at.south}, '{email}', true, 1, 'fr', 'own_click', '2023-02-14')`)
    expect(await at.amaSees.read(asked)).toContain('bo@ronde.example')
    await at.system(sql`delete from consent where person_id = ${at.bo}`)
    await at.system(sql`update person set email = null where id = ${at.bo}`)
  })

  it('is read by the communities she chose, and by no other', async () => {
    const { told } = await aMemory()
    await at.system(sql`update remembered set scope = 'network' where situation_id = ${told}`)
    await at.system(sql`update remembered_facet set scope = 'network' where situation_id = ${told}`)
    const far = `/situations/${await at.aSituation({ communityId: at.north, presenterId: at.emile, meetingId: null })}/alike`
    await at.boSees.send(`/situations/${told}/callable`, may('community'))
    expect(await at.emileSees.read(far)).toContain('Rester chez elle')
    expect(await at.emileSees.read(far)).not.toContain('Peeters')
    await at.boSees.send(`/situations/${told}/callable`, may('network'))
    expect(await at.emileSees.read(far)).toContain('Bo Peeters')
  })

  it('ends on its day, by one press, and when she leaves or is hidden', async () => {
    const { told, asked } = await aMemory()
    await at.boSees.send(`/situations/${told}/callable`, may())
    for (const _ of [1, 2]) expect((await at.boSees.send(`/situations/${told}/callable`, { do: 'stop' })).status).toBe(303)
    expect(await at.system(sql`select 1 from callable_person`)).toEqual([])
    await at.boSees.send(`/situations/${told}/callable`, may('community', '2023-02-20'))
    expect(await at.amaSees.read(asked)).toContain('Bo Peeters')
    await at.system(sql`update person set restricted_at = now() where id = ${at.bo}`)
    expect(await at.amaSees.read(asked)).not.toContain('Peeters')
    await at.system(sql`update person set restricted_at = null where id = ${at.bo}`)
    await at.system(sql`update membership set state = 'ended', until_on = '2023-02-13' where person_id = ${at.bo}`)
    expect(await at.amaSees.read(asked)).not.toContain('Peeters')
    await at.system(sql`update membership set state = 'active', until_on = null where person_id = ${at.bo}`)
    at.house.setNow('2023-02-21T09:00:00.000Z')
    await at.system(sql`update session set last_seen_at = '2023-02-21', proved_at = '2023-02-21'`)
    expect(await at.amaSees.read(asked)).not.toContain('Peeters')
    await keepMemory(at.house)
    expect(await at.system(sql`select 1 from callable_person`)).toEqual([])
  })

  it('ends with telling it: who was second and left is named no more, and her word goes', async () => {
    const told = await at.aSituation({ presenterId: at.chloe })
    await at.aSecond(told)
    await at.aSuggestion(told)
    const asked = `/situations/${await at.aSituation()}/alike`
    await keepMemory(at.house)
    expect((await at.boSees.send(`/situations/${told}/callable`, may())).status).toBe(303)
    expect(await at.amaSees.read(asked)).toContain('Bo Peeters')
    expect((await at.boSees.send(`/situations/${told}/second`, { do: 'end' })).status).toBe(303)
    expect(await at.amaSees.read(asked)).not.toContain('Bo Peeters')
    await keepMemory(at.house)
    expect(await at.system(sql`select 1 from callable_person`)).toEqual([])
  })

  it('is also for who tried it elsewhere, and for nobody who did neither', async () => {
    const { told, suggestion } = await aMemory()
    await at.system(sql`update remembered set scope = 'network' where situation_id = ${told}`)
    const word = { word: { scope: 'network', untilOn: '2023-12-31' } }
    expect((await call(at.sessions.emile, 'PUT', `/situations/${told}/callable`, word)).status).toBe(404)
    expect((await call(at.sessions.ama, 'PUT', `/situations/${told}/callable`, word)).status).toBe(404)
    await at.anOutcome(suggestion, at.emile, 'helped', { communityId: at.north })
    expect((await call(at.sessions.emile, 'PUT', `/situations/${told}/callable`, word)).status).toBe(200)
    expect(await at.system(sql`select person_id, community_id from callable_person`)).toEqual([{ personId: at.emile, communityId: at.north }])
    expect((await call(at.sessions.emile, 'PUT', `/situations/${told}/callable`, { word: null })).status).toBe(200)
    expect(await at.system(sql`select action from audit_entry where subject_id = ${told} order by number`)).toEqual([
      { action: 'callable.said' },
      { action: 'callable.withdrawn' },
    ])
  })

  it.each([['2023-02-13'], ['2025-02-14'], ['2023-02-30'], ['soon'], ['']])('is refused until “%s”', async (until) => {
    const { told } = await aMemory()
    expect((await at.boSees.send(`/situations/${told}/callable`, may('community', until))).status).toBe(422)
    expect(await at.system(sql`select 1 from callable_person`)).toEqual([])
  })
})

describe('a situation told by two', () => {
  const taken = async () => {
    const situation = await at.aSituation()
    await at.aSecond(situation)
    return { situation, suggestion: await at.aSuggestion(situation) }
  }

  it('asks both “And then?”, each by a link or on the desk, and counts words that differ once as mixed', async () => {
    await at.system(sql`update person set email = 'bo@ronde.example' where id = ${at.bo}`)
    const { situation, suggestion } = await taken()
    at.house.setNow('2023-03-07T14:00:00.000Z')
    await at.ask()
    const mails = await at.system(sql`select to_address, body_text from outbox_mail where kind = 'and-then' order by to_address`)
    expect(mails.map(({ toAddress }) => toAddress)).toEqual(['ama@ronde.example', 'bo@ronde.example'])
    const links = mails.map(({ bodyText }) => new URL(/https?:\S+/.exec(String(bodyText))?.[0] ?? '').pathname)
    for (const [order, outcome] of ['helped', 'no'].entries()) {
      await at.stranger.get(links[order] ?? '')
      expect((await at.stranger.post(links[order] ?? '', { [`outcome-${suggestion}`]: outcome })).status).toBe(200)
    }
    expect(await at.system(sql`select state from situation where id = ${situation}`)).toEqual([{ state: 'closed' }])
    at.house.setNow('2023-02-14T12:00:00.000Z')
    const page = await at.amaSees.read(`/situations/${situation}/suggestions`)
    for (const words of ['Tried, it helped', 'Tried, it did not help', 'People say different things']) expect(page).toContain(words)
    await keepMemory(at.house)
    const alike = await call(at.sessions.chloe, 'GET', `/situations/${await at.aSituation({ presenterId: at.chloe })}/alike`)
    expect(alike.json).toMatchObject({ rows: [{ suggestions: [{ tally: { tried: 1, mixed: 1, helped: 0, no: 0 } }] }] })
    await at.system(sql`update person set email = null where id = ${at.bo}`)
  })

  it('asks the one who stays when the other left', async () => {
    await taken()
    await at.system(sql`update situation set presenter_id = null`)
    at.house.setNow('2023-03-07T14:00:00.000Z')
    await at.ask()
    expect(await at.system(sql`select person_id from and_then`)).toEqual([{ personId: at.bo }])
  })

  it('lets both take suggestions along', async () => {
    const { situation } = await taken()
    const other = await at.aSuggestion(situation, { isTaken: false })
    expect((await at.boSees.send(`/situations/${situation}/suggestions/${other}/take`, { taken: 'yes' })).status).toBe(303)
  })
})

describe('a situation whose presenter left', () => {
  const next = () => aHeldMeeting(at.house, { communityId: at.south, startsAt: '2023-03-14T12:00:00.000Z', present: [] })

  it('asks nobody; who leads notes aloud what became of it, once, without a name', async () => {
    const situation = await at.aSituation()
    const suggestion = await at.aSuggestion(situation)
    const meeting = await next()
    const note = (visitor: typeof at.chloeSees) => visitor.send(`/meetings/${meeting}/follow-up/${suggestion}`, { outcome: 'no', reason: 'closed' })
    expect((await note(at.chloeSees)).status).toBe(404)
    await at.system(sql`update situation set presenter_id = null`)
    at.house.setNow('2023-03-07T14:00:00.000Z')
    await at.ask()
    expect(await at.system(sql`select 1 from and_then`)).toEqual([])
    at.house.setNow('2023-02-14T12:00:00.000Z')
    expect(await at.boSees.read(`/meetings/${meeting}/follow-up`)).not.toContain('Note what is said')
    expect(await at.chloeSees.read(`/meetings/${meeting}/follow-up`)).toContain('Note what is said')
    expect((await note(at.boSees)).status).toBe(404)
    for (const _ of [1, 2]) expect((await note(at.chloeSees)).status).toBe(303)
    expect(await at.system(sql`select is_from_room, is_presenter, effect, reason from try_out`)).toEqual([
      { isFromRoom: true, isPresenter: false, effect: 'no', reason: 'closed' },
    ])
    expect(await at.system(sql`select state from situation where id = ${situation}`)).toEqual([{ state: 'closed' }])
    const page = await at.boSees.read(`/meetings/${meeting}/follow-up`)
    expect(page).toContain('told in the room')
    expect(page).not.toContain('Dubois')
  })
})
