import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { toldSituations } from '../../../test/told-situations.ts'
import { asSystem } from '../../platform/database.ts'
import { listSuggestions, saveSuggestion } from './actions/keep-suggestion.ts'

const at = toldSituations()

type Wish = Partial<Parameters<typeof saveSuggestion>[1]>
async function fromBoard(situationId: string, wish: Wish = {}) {
  const base = {
    id: randomUUID(),
    situationId,
    meetingId: at.meeting,
    language: 'nl' as const,
    text: 'De buurtmaaltijd op donderdag',
    helperKind: null,
    goal: null,
    links: [],
    authorId: at.bo,
  }
  return asSystem(at.house.db, (tx) => saveSuggestion(tx, { ...base, at: '2023-02-14T12:30:00.000Z', ...wish }))
}

describe('a suggestion from the board', () => {
  it('is there once, however often its device sends it', async () => {
    const [situation, id] = [await at.aSituation(), randomUUID()]
    expect(await fromBoard(situation, { id })).toEqual({ ok: true, value: 'saved' })
    expect(await fromBoard(situation, { id })).toEqual({ ok: true, value: 'same' })
    expect(await fromBoard(situation, { id, text: 'De buurtmaaltijd op vrijdag' })).toEqual({ ok: true, value: 'saved' })
    expect(await at.system(sql`select text, version from suggestion`)).toEqual([{ text: 'De buurtmaaltijd op vrijdag', version: 2 }])
  })

  it('does not take the number of one of another situation', async () => {
    const [one, other, id] = [await at.aSituation(), await at.aSituation(), randomUUID()]
    await fromBoard(one, { id })
    expect(await fromBoard(other, { id })).toEqual({ ok: false, refusal: 'id-taken' })
  })

  it.each([
    [{ text: '  ' }, 'text-missing'],
    [{ text: 'x'.repeat(2001) }, 'text-too-long'],
    [{ text: 'Appeler le 0470 12 34 56' }, 'identifiers'],
    [{ goal: 'Écrire à jan.peeters@voorbeeld.example' }, 'identifiers'],
    [{ links: [{ kind: 'service' as const, label: 'rijksregister 85.07.30-033.28', id: null }] }, 'identifiers'],
  ])('refuses %j and keeps nothing of it', async (wish, refusal) => {
    const situation = await at.aSituation()
    expect(await fromBoard(situation, wish)).toMatchObject({ ok: false, refusal })
    expect(await at.system(sql`select 1 from suggestion`)).toEqual([])
  })

  it('says which goal of the person it serves', async () => {
    const situation = await at.aSituation({ goal: 'Rester chez elle' })
    for (const goal of ['Rester chez elle', 'Revoir ses amis', null]) await fromBoard(situation, { goal })
    const rows = await at.system(sql`select serves, goal from suggestion order by serves nulls last`)
    expect(rows).toEqual([
      { serves: 'another', goal: 'Revoir ses amis' },
      { serves: 'their-goal', goal: '' },
      { serves: null, goal: '' },
    ])
  })

  it('is for no situation that ended, and none is shown of it', async () => {
    const situation = await at.aSituation()
    await fromBoard(situation)
    await at.system(sql`update situation set state = 'stopped' where id = ${situation}`)
    expect(await fromBoard(situation)).toEqual({ ok: false, refusal: 'situation-over' })
    expect(await asSystem(at.house.db, (tx) => listSuggestions(tx, situation))).toEqual([])
  })

  it('is not shown in a stricter room than that for which its words passed', async () => {
    const situation = await at.aSituation()
    await fromBoard(situation)
    await at.system(sql`update suggestion set checked_for = 'bound'`)
    expect(await asSystem(at.house.db, (tx) => listSuggestions(tx, situation))).toEqual([])
  })
})

const FORM = {
  text: 'Demander à la pharmacie du coin',
  language: 'fr',
  goal: 'their-goal',
  otherGoal: '',
  helper: 'shop-or-school',
  service: 'Repas à domicile',
  tool: '',
}

describe('the page of a situation', () => {
  it('takes a suggestion by a plain form from whoever was there', async () => {
    const situation = await at.aSituation()
    const answer = await at.boSees.send(`/situations/${situation}/suggestions`, FORM)
    expect(answer.status).toBe(303)
    const page = await at.amaSees.read(`/situations/${situation}/suggestions`)
    for (const words of ['Demander à la pharmacie du coin', 'Repas à domicile', 'a shop or a school', 'For the goal of the person'])
      expect(page).toContain(words)
    expect(page).not.toContain('Bo Peeters')
  })

  it('gives refused text back in the same answer only', async () => {
    const situation = await at.aSituation()
    const answer = await at.boSees.send(`/situations/${situation}/suggestions`, { ...FORM, text: 'Voir Jean-Pierre Vandenbroucke au 3e étage' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('Vandenbroucke')
    expect(JSON.stringify(await at.system(sql`select * from suggestion`))).not.toContain('Vandenbroucke')
  })

  it('is no page for who was not there, nor for strangers', async () => {
    const situation = await at.aSituation()
    expect((await at.emileSees.open(`/situations/${situation}/suggestions`)).status).toBe(404)
    expect((await at.emileSees.send(`/situations/${situation}/suggestions`, FORM)).status).toBe(404)
    await at.aSuggestion(situation)
    expect((await at.chloeSees.open(`/situations/${situation}/suggestions`)).status).toBe(200)
    expect((await at.emileSees.send(`/situations/${situation}/suggestions/read`, {})).status).toBe(404)
  })

  it('lets the presenter take, and nobody else but who leads', async () => {
    const situation = await at.aSituation()
    const id = await at.aSuggestion(situation, { isTaken: false })
    const take = `/situations/${situation}/suggestions/${id}/take`
    expect((await at.boSees.send(take, { taken: 'yes' })).status).toBe(409)
    expect((await at.amaSees.send(take, { taken: 'yes' })).status).toBe(303)
    expect(await at.system(sql`select 1 from suggestion where taken_at is not null`)).toHaveLength(1)
    expect((await at.chloeSees.send(take, { taken: 'no' })).status).toBe(303)
    expect(await at.system(sql`select 1 from suggestion where taken_at is not null`)).toEqual([])
  })

  it('says how many read it and never who', async () => {
    const situation = await at.aSituation()
    await at.aSuggestion(situation)
    for (const reader of [at.boSees, at.boSees, at.chloeSees]) await reader.send(`/situations/${situation}/suggestions/read`, {})
    const page = await at.amaSees.read(`/situations/${situation}/suggestions`)
    expect(page).toContain('2 people have read them.')
    expect(page).not.toContain('Chloé')
    expect((await at.amaSees.send(`/situations/${situation}/suggestions/read`, {})).status).toBe(404)
  })

  it('takes a gist in another language, written by a person', async () => {
    const situation = await at.aSituation()
    const id = await at.aSuggestion(situation)
    const gist = `/situations/${situation}/suggestions/${id}/gist`
    expect((await at.boSees.send(gist, { gist: 'Repas', language: 'fr' })).status).toBe(422)
    expect((await at.boSees.send(gist, { gist: 'bel 0470 12 34 56', language: 'nl' })).status).toBe(422)
    expect((await at.boSees.send(gist, { gist: 'Maaltijden in de wijk', language: 'nl' })).status).toBe(303)
    expect(await at.amaSees.read(`/situations/${situation}/suggestions`)).toMatch(/lang="nl"[^>]*>Maaltijden in de wijk/)
  })

  it('keeps voices that contradict each other side by side', async () => {
    const situation = await at.aSituation()
    const id = await at.aSuggestion(situation)
    const outcome = `/situations/${situation}/suggestions/${id}/outcome`
    await at.amaSees.send(outcome, { outcome: 'helped' })
    await at.boSees.send(outcome, { outcome: 'no', reason: 'waiting' })
    const page = await at.chloeSees.read(`/situations/${situation}/suggestions`)
    for (const words of ['Tried, it helped', 'Tried, it did not help (waiting too long)', 'both stand']) expect(page).toContain(words)
    const events = await at.system(sql`select facts from domain_event where kind = 'suggestion.tried' order by number`)
    expect(events.map(({ facts }) => facts)).toMatchObject([
      { outcome: 'helped', reason: '' },
      { outcome: 'no', reason: 'waiting' },
    ])
  })
})
