import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { anApiCaller } from '../../../test/api-caller.ts'
import { aHeldMeeting } from '../../../test/neighbourhood.ts'
import { aTerminal } from '../../../test/terminal.ts'
import { toldSituations } from '../../../test/told-situations.ts'
import { keepMemory } from './actions/remember.ts'
import { suggestionsCommands } from './commands.ts'

const at = toldSituations()
const call = anApiCaller(() => at.app)

describe('the API', () => {
  it('adds a suggestion once, however often a program sends it, with the guard of the page', async () => {
    const situation = await at.aSituation()
    const path = `/situations/${situation}/suggestions`
    const wish = { id: randomUUID(), language: 'fr', text: 'Le service de repas', goal: 'their-goal', helperKind: 'association' }
    for (const _ of [1, 2]) expect(await call(at.sessions.bo, 'POST', path, wish)).toMatchObject({ status: 201, json: { id: wish.id } })
    expect(await call(at.sessions.ama, 'GET', path)).toMatchObject({
      status: 200,
      json: { count: 1, rows: [{ words: { text: 'Le service de repas' }, serves: 'their-goal', helperKind: 'association', isTaken: false }] },
    })
    const stopped = await call(at.sessions.bo, 'POST', path, { language: 'fr', text: 'Demander à Madame Fatima Benali' })
    expect(stopped).toMatchObject({ status: 409, json: { error: { kind: 'identifiers' } } })
    const refused = await call(at.sessions.bo, 'POST', path, { language: 'fr', text: 'Son numéro est 85.07.30-033.28' })
    expect(refused.status).toBe(422)
    expect(JSON.stringify([stopped.json, refused.json])).not.toMatch(/Benali|85\.07/)
    expect(await call(at.sessions.bo, 'POST', path, { language: 'fr', text: 'Essayer', helperKind: 'astrologer' })).toMatchObject({
      status: 409,
      json: { error: { kind: 'helper-not-listed' } },
    })
    expect((await call(at.sessions.bo, 'POST', path, { language: 'fr', text: 'Essayer', likes: 3 })).status).toBe(400)
    expect((await call(at.sessions.emile, 'POST', path, { language: 'fr', text: 'Essayer' })).status).toBe(404)
    expect((await call(at.sessions.emile, 'GET', path)).status).toBe(404)
  })

  it('takes, leaves, says in brief and takes back, each with the rule of the page', async () => {
    const situation = await at.aSituation()
    const one = `/situations/${situation}/suggestions/${await at.aSuggestion(situation, { isTaken: false })}`
    expect((await call(at.sessions.bo, 'PUT', `${one}/taken`, { isTaken: true })).json).toMatchObject({ error: { kind: 'not-yours' } })
    expect((await call(at.sessions.ama, 'PUT', `${one}/taken`, { isTaken: true })).status).toBe(200)
    expect((await call(at.sessions.bo, 'POST', `${one}/retract`)).json).toMatchObject({ error: { kind: 'taken-already' } })
    expect((await call(at.sessions.ama, 'PUT', `${one}/taken`, { isTaken: false })).status).toBe(200)
    expect((await call(at.sessions.bo, 'PUT', `${one}/gist`, { language: 'fr', text: 'Repas' })).json).toMatchObject({ error: { kind: 'same-language' } })
    expect((await call(at.sessions.bo, 'PUT', `${one}/gist`, { language: 'nl', text: 'Maaltijden' })).status).toBe(200)
    expect((await call(at.sessions.bo, 'POST', `${one}/retract`)).status).toBe(200)
    expect(await call(at.sessions.bo, 'GET', `/situations/${situation}/suggestions`)).toMatchObject({ json: { count: 0 } })
    expect((await call(at.sessions.bo, 'POST', `${one}/retract`)).status).toBe(404)
  })

  it('notes what became of one with a reason of the list, one word a person', async () => {
    const situation = await at.aSituation()
    const one = `/situations/${situation}/suggestions/${await at.aSuggestion(situation)}/outcome`
    expect((await call(at.sessions.bo, 'PUT', one, { outcome: 'no', reason: 'bad-luck' })).json).toMatchObject({ error: { kind: 'reason-not-listed' } })
    expect((await call(at.sessions.bo, 'PUT', one, { outcome: 'no', reason: 'waiting' })).status).toBe(200)
    expect((await call(at.sessions.bo, 'PUT', one, { outcome: 'helped' })).status).toBe(200)
    expect((await call(at.sessions.bo, 'PUT', one, { outcome: 'helped', quarterId: at.north })).json).toMatchObject({ error: { kind: 'quarter-unknown' } })
    expect((await call(at.sessions.emile, 'PUT', one, { outcome: 'helped' })).status).toBe(404)
    expect(await at.system(sql`select effect, reason from try_out`)).toEqual([{ effect: 'helped', reason: null }])
  })

  it('shares, finds what is alike, and shows the first item', async () => {
    const told = await at.aSituation({ presenterId: at.bo })
    await at.aSuggestion(told)
    const situation = await at.aSituation()
    await keepMemory(at.house)
    expect((await call(at.sessions.ama, 'PUT', `/situations/${told}/share`, { scope: 'nobody', version: 1 })).status).toBe(404)
    expect(await call(at.sessions.ama, 'GET', `/situations/${situation}/alike`)).toMatchObject({
      json: { count: 1, rows: [{ situationId: told, willing: [] }] },
    })
    expect((await call(at.sessions.bo, 'PUT', `/situations/${told}/share`, { scope: 'nobody', version: 1 })).status).toBe(200)
    expect((await call(at.sessions.bo, 'PUT', `/situations/${told}/share`, { scope: 'network', version: 1 })).json).toMatchObject({
      error: { kind: 'saved-meanwhile' },
    })
    expect(await call(at.sessions.ama, 'GET', `/situations/${situation}/alike`)).toMatchObject({ json: { count: 0 } })
    const next = await aHeldMeeting(at.house, { communityId: at.south, startsAt: '2023-03-14T12:00:00.000Z', present: [] })
    expect(await call(at.sessions.bo, 'GET', `/meetings/${next}/follow-up`)).toMatchObject({
      json: { count: 1, rows: [{ situationId: told, mayNote: false }] },
    })
    expect((await call(at.sessions.emile, 'GET', `/meetings/${next}/follow-up`)).status).toBe(404)
  })

  it('changes after how many days a community asks, for who leads it', async () => {
    const path = `/communities/${at.south}/and-then`
    expect(await call(at.sessions.chloe, 'GET', path)).toMatchObject({ json: { days: 21, version: 0 } })
    expect((await call(at.sessions.chloe, 'PUT', path, { days: 6, version: 0 })).status).toBe(400)
    expect((await call(at.sessions.chloe, 'PUT', path, { days: 10, version: 0 })).status).toBe(200)
    expect((await call(at.sessions.chloe, 'PUT', path, { days: 12, version: 0 })).json).toMatchObject({ error: { kind: 'saved-meanwhile' } })
    expect((await call(at.sessions.bo, 'PUT', path, { days: 12, version: 1 })).status).toBe(404)
  })
})

describe('by command', () => {
  const run = aTerminal(() => at.house, suggestionsCommands, '--lang', 'en')

  it('lists the suggestions of a situation that pass for its room', async () => {
    const situation = await at.aSituation()
    const id = await at.aSuggestion(situation, { text: 'Le service\nde repas' })
    await at.aSuggestion(situation, { text: '' })
    const hidden = await at.aSuggestion(situation, { text: 'Pour une salle tenue au secret' })
    await at.system(sql`update suggestion set checked_for = 'bound' where id = ${hidden}`)
    expect(await run('suggestion list', situation)).toMatchObject({ code: 0, out: `${id}\tTaken along\tLe service de repas\n` })
    expect((await run('suggestion list', randomUUID())).code).toBe(1)
    expect((await run('suggestion list', 'no-id')).code).toBe(2)
  })

  it('asks now what the hour would ask, once', async () => {
    await at.aSuggestion(await at.aSituation())
    expect(await run('and-then send')).toMatchObject({ code: 0, out: 'Questions asked: 0\n' })
    at.house.setNow('2023-03-08T12:00:00.000Z')
    expect(await run('and-then send')).toMatchObject({ code: 0, out: 'Questions asked: 1\n' })
    expect(await run('and-then send')).toMatchObject({ out: 'Questions asked: 0\n' })
    expect((await run('and-then send', 'everybody')).code).toBe(2)
  })
})
