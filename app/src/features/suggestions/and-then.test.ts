import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { listForms, untouched } from '../../../promises/read-html.ts'
import { toldSituations } from '../../../test/told-situations.ts'
import { asSystem } from '../../platform/database.ts'
import { askAndThen } from './actions/ask-and-then.ts'
import { firstItemFor } from './actions/first-item.ts'
import { aHeldMeeting } from '../../../test/neighbourhood.ts'

const at = toldSituations()

/** 21 days after the end of the round. */
const DUE = '2023-03-07T14:00:00.000Z'

async function anAsked(more: { taken?: number } = {}): Promise<{ situation: string; ids: string[]; link: string }> {
  const situation = await at.aSituation()
  const ids = []
  for (let order = 0; order < (more.taken ?? 1); order += 1) ids.push(await at.aSuggestion(situation, { text: `Piste numéro ${order + 1}` }))
  at.house.setNow(DUE)
  return { situation, ids, link: await at.ask() }
}

const outcomes = () => at.system(sql`select is_tried, effect, reason from try_out order by is_tried desc, changed_at, id`)

describe('the one question', () => {
  it('leaves once, when the days of the community are over, and is never repeated', async () => {
    const situation = await at.aSituation()
    await at.aSuggestion(situation)
    at.house.setNow('2023-03-07T13:59:00.000Z')
    expect(await askAndThen(at.house)).toBe(0)
    at.house.setNow(DUE)
    expect(await askAndThen(at.house)).toBe(1)
    for (const later of [DUE, '2023-04-30T09:00:00.000Z']) {
      at.house.setNow(later)
      expect(await askAndThen(at.house)).toBe(0)
    }
    const mails = await at.system(sql`select to_address, subject, body_text from outbox_mail where kind = 'and-then'`)
    expect(mails).toHaveLength(1)
    expect(mails[0]).toMatchObject({ toAddress: 'ama@ronde.example' })
    expect(mails[0]?.bodyText).toContain('Sud')
    expect(mails[0]?.bodyText).not.toContain('repas')
  })

  it('comes after as many days as the community chose', async () => {
    const situation = await at.aSituation()
    await at.aSuggestion(situation)
    await at.chloeSees.send(`/communities/${at.south}/and-then`, { days: '6', version: '0' })
    expect((await at.chloeSees.send(`/communities/${at.south}/and-then`, { days: '7', version: '0' })).status).toBe(303)
    expect((await at.boSees.send(`/communities/${at.south}/and-then`, { days: '9', version: '1' })).status).toBe(404)
    at.house.setNow('2023-02-21T14:00:00.000Z')
    expect(await askAndThen(at.house)).toBe(1)
  })

  it.each([
    ['nothing was taken', sql`update suggestion set taken_at = null`],
    ['what was taken is gone', sql`update suggestion set retracted_at = now()`],
    ['the situation ended', sql`update situation set state = 'stopped'`],
    ['the presenter is gone', sql`update situation set presenter_id = null`],
    [
      'the presenter left the community',
      sql`update membership set state = 'ended', until_on = '2023-03-01' where person_id in (select presenter_id from situation)`,
    ],
    ['the meeting was cancelled', sql`update meeting set state = 'cancelled'`],
  ])('is not asked where %s', async (_, change) => {
    const situation = await at.aSituation()
    await at.aSuggestion(situation)
    at.house.setNow(DUE)
    await at.system(change)
    expect(await askAndThen(at.house)).toBe(0)
    await at.system(sql`update membership set state = 'active', until_on = null`)
    await at.system(sql`update meeting set state = 'held'`)
  })

  it('is asked of each presenter about the own situation', async () => {
    for (const presenterId of [at.ama, at.bo]) await at.aSuggestion(await at.aSituation({ presenterId }))
    at.house.setNow(DUE)
    expect(await askAndThen(at.house)).toBe(2)
    // Bo has no address: he finds it on the desk.
    expect(await at.system(sql`select 1 from outbox_mail where kind = 'and-then'`)).toHaveLength(1)
    await at.system(sql`update session set last_seen_at = ${DUE}, proved_at = ${DUE}`)
    expect(await at.boSees.read('/desk')).toContain('what became of the suggestions')
  })
})

describe('the page of the link', () => {
  it('changes nothing when it is opened, by whatever', async () => {
    const { link } = await anAsked()
    for (const agent of ['Mozilla/5.0', 'LinkScanner/1.0']) expect((await at.stranger.get(link, { 'User-Agent': agent })).status).toBe(200)
    expect(await outcomes()).toEqual([])
    expect(await at.system(sql`select state from and_then`)).toEqual([{ state: 'asked' }])
  })

  it('says nothing by a form that is sent as it stands', async () => {
    const { situation, link } = await anAsked()
    const page = await (await at.stranger.get(link)).text()
    const forms = listForms(page).filter(({ action }) => (action ?? '').includes('/and-then/'))
    expect(forms).toHaveLength(2)
    for (const form of forms) expect((await at.stranger.post(form.action ?? '', untouched(form))).status).toBe(422)
    expect(await outcomes()).toEqual([])
    expect(await at.system(sql`select state from situation where id = ${situation}`)).toEqual([{ state: 'awaiting' }])
  })

  it('takes what is tapped, without an account, and closes once all is known', async () => {
    const { situation, ids, link } = await anAsked({ taken: 2 })
    await at.stranger.get(link)
    expect((await at.stranger.post(link, { [`outcome-${ids[0]}`]: 'helped' })).status).toBe(200)
    expect(await at.system(sql`select state from situation where id = ${situation}`)).toEqual([{ state: 'awaiting' }])
    const page = await (await at.stranger.post(link, { [`outcome-${ids[1]}`]: 'not-tried', [`reason-${ids[1]}`]: 'waiting' })).text()
    expect(page).toContain('You said: Tried, it helped.')
    expect(page).toContain('You said: Not tried (waiting too long).')
    expect(await outcomes()).toEqual([
      { isTried: true, effect: 'helped', reason: null },
      { isTried: false, effect: null, reason: 'waiting' },
    ])
    expect(await at.system(sql`select state from situation where id = ${situation}`)).toEqual([{ state: 'closed' }])
  })

  it('keeps no second row for a second answer', async () => {
    const { ids, link } = await anAsked()
    await at.stranger.get(link)
    for (const outcome of ['unknown', 'unknown', 'partly']) await at.stranger.post(link, { [`outcome-${ids[0]}`]: outcome })
    expect(await outcomes()).toEqual([{ isTried: true, effect: 'partly', reason: null }])
    expect(await at.system(sql`select 1 from domain_event where kind = 'suggestion.tried'`)).toHaveLength(2)
  })

  it('asks nothing and keeps no reason when the situation ended', async () => {
    const { situation, link } = await anAsked()
    await at.stranger.get(link)
    const page = await (await at.stranger.post(`${link}/ended`, { ended: 'yes' })).text()
    expect(page).toContain('that is all')
    expect(await at.system(sql`select state, summary from situation where id = ${situation}`)).toEqual([{ state: 'stopped', summary: '' }])
    expect(await at.system(sql`select 1 from suggestion`)).toEqual([])
    expect(await (await at.stranger.get(link)).text()).toContain('that is all')
    expect(await at.system(sql`select action, facts from audit_entry where subject_id = ${situation} and action = 'situation.stopped'`)).toEqual([
      { action: 'situation.stopped', facts: {} },
    ])
  })

  it('opens for nobody once its time is over, or the presenter is gone', async () => {
    const { link } = await anAsked()
    await at.system(sql`update situation set presenter_id = null`)
    expect((await at.stranger.get(link)).status).toBe(404)
    await at.system(sql`update situation set presenter_id = ${at.ama}`)
    expect((await at.stranger.get(link)).status).toBe(200)
    at.house.setNow('2023-05-07T14:00:00.000Z')
    expect((await at.stranger.get(link)).status).toBe(404)
    expect((await at.stranger.get('/and-then/none')).status).toBe(404)
  })

  it('takes no word about a suggestion of another situation', async () => {
    const { link } = await anAsked()
    const other = await at.aSuggestion(await at.aSituation({ presenterId: at.bo }))
    await at.stranger.get(link)
    expect((await at.stranger.post(link, { [`outcome-${other}`]: 'helped' })).status).toBe(422)
    expect((await at.stranger.post(link, { unknown: 'x' })).status).toBe(400)
    expect(await outcomes()).toEqual([])
  })

  it('speaks the language of the presenter', async () => {
    await at.system(sql`update person set language = 'nl' where id = ${at.ama}`)
    const { link } = await anAsked()
    expect(await (await at.stranger.get(link)).text()).toContain('<h1>En toen?</h1>')
    await at.system(sql`update person set language = null where id = ${at.ama}`)
  })
})

describe('the first item of the next meeting', () => {
  const next = () => aHeldMeeting(at.house, { communityId: at.south, startsAt: '2023-03-14T12:00:00.000Z', present: [] })

  it('says what was taken last time and what became of it, in words for that room', async () => {
    const situation = await at.aSituation()
    const [id] = [await at.aSuggestion(situation, { text: 'Les repas du quartier' }), await at.aSuggestion(situation, { text: 'Non emportée', isTaken: false })]
    await at.anOutcome(id, at.ama, 'helped')
    const meeting = await next()
    const items = await asSystem(at.house.db, (tx) => firstItemFor(tx, meeting))
    expect(items.map(({ text, tally }) => [text.text, tally.helped])).toEqual([['Les repas du quartier', 1]])
    expect(await at.boSees.read(`/meetings/${meeting}`)).toContain('First item: one suggestion')
    expect(await at.boSees.read(`/meetings/${meeting}/follow-up`)).toContain('Les repas du quartier')
    expect((await at.emileSees.open(`/meetings/${meeting}/follow-up`)).status).toBe(404)
    await at.system(sql`update suggestion set checked_for = 'bound'`)
    expect(await asSystem(at.house.db, (tx) => firstItemFor(tx, meeting))).toEqual([])
  })

  it('is empty where nothing was taken, and after what ended', async () => {
    const situation = await at.aSituation()
    const meeting = await next()
    expect(await asSystem(at.house.db, (tx) => firstItemFor(tx, meeting))).toEqual([])
    await at.aSuggestion(situation)
    await at.system(sql`update situation set state = 'stopped'`)
    expect(await asSystem(at.house.db, (tx) => firstItemFor(tx, meeting))).toEqual([])
  })
})
