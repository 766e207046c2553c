import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anApiCaller } from '../../../test/api-caller.ts'
import { aDraftOf, anOfferOf, answersAt, idIn, offerIt, situationAt, tellers, TELLING_DAY, versionOf, type Tellers } from '../../../test/tellers.ts'
import { asSystem } from '../../platform/database.ts'
import { tightenAudience } from './actions/room.ts'

let told: Tellers
let who: Tellers['who']

beforeAll(async () => {
  told = await tellers()
  ;({ who } = told)
})
afterAll(() => told.house.close())

const NAMED = 'la famille de Madame Fatima Benali'
const system = (statement: ReturnType<typeof sql>) => asSystem(told.house.db, (tx) => statement.execute(tx))
const writeGroup = (path: string, words: string) => system(sql`update situation set group_words = ${words} where id = ${idIn(path)}`)
const call = anApiCaller(() => told.app)
const WHEEL = Object.fromEntries(['medical', 'social', 'financial', 'legal', 'relational'].map((domain) => [`domain-${domain}`, 'untouched']))

describe('own words for a group', () => {
  it('are read with the offered words: where they do not pass nothing is offered, and they stand on that page', async () => {
    const path = await aDraftOf(told)
    await writeGroup(path, NAMED)
    const answer = await offerIt(told, path)
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('name="groupWords"')
    expect(await situationAt(told, path)).toMatchObject({ state: 'draft', summary: '' })
    expect((await offerIt(told, path, { groupWords: 'une famille nombreuse' })).status).toBe(303)
    expect(await situationAt(told, path)).toMatchObject({ state: 'offered', groupWords: 'une famille nombreuse' })
  })

  it('are read anew when the room tightens', async () => {
    const path = await anOfferOf(told)
    await writeGroup(path, NAMED)
    expect(await asSystem(told.house.db, (tx) => tightenAudience(tx, idIn(path), 'mixed', TELLING_DAY))).toBe(true)
    expect(await situationAt(told, path)).toMatchObject({ audience: 'mixed', checkedFor: 'bound' })
    expect(await who.lead.read(path)).not.toContain('Benali')
  })

  it('that were kept with a reason stay kept, through the wheel, the offer and a stricter room', async () => {
    const path = await aDraftOf(told)
    const body = { domains: [], groupWords: NAMED, kept: { 'Fatima Benali': 'not-a-name', 'Somebody Else': 'not-a-name' } }
    const refused = await call(told.sessions.presenter, 'PUT', `${path}/facets`, { version: Number(await versionOf(told, path)), ...body, kept: {} })
    expect(refused).toMatchObject({ status: 409, json: { error: { kind: 'identifiers' } } })
    const marked = /groupWords: [a-z-]+ \(B\)/.test(JSON.stringify(refused.json))
    expect(marked).toBe(true)
    const saved = await call(told.sessions.presenter, 'PUT', `${path}/facets`, { version: Number(await versionOf(told, path)), ...body })
    expect(saved.status).toBe(200)
    expect(await situationAt(told, path)).toMatchObject({ groupWords: NAMED, kept: { 'Fatima Benali': 'not-a-name' } })
    // The pages have the reason chosen, so that it is given once.
    for (const page of ['wheel', 'offer']) expect(await who.presenter.read(`${path}/${page}`)).toContain('name="groupWords-words" value="Fatima Benali"')
    const asItStands = { groupWords: NAMED, 'groupWords-words': ['Fatima Benali'], 'groupWords-choice': ['not-a-name'] }
    expect((await offerIt(told, path, asItStands)).status).toBe(303)
    await asSystem(told.house.db, (tx) => tightenAudience(tx, idIn(path), 'mixed', TELLING_DAY))
    expect(await situationAt(told, path)).toMatchObject({ checkedFor: 'mixed', kept: { 'Fatima Benali': 'not-a-name' } })
  })

  it('may name a colleague of the community that hears it, as the offered words may', async () => {
    await system(sql`
      insert into consent (person_id, purpose, scope_kind, scope_id, fields, given, text_version, language, means, at)
      values (${told.ids.lead}, 'community_list', 'community', ${told.south}, '{phone}', true, 1, 'fr', 'own_click', '2023-01-01')`)
    const path = await anOfferOf(told, { summary: 'Chloé Dubois passe déjà chez une dame seule.' })
    const wheel = { ...WHEEL, groupWords: 'connue de Chloé Dubois', next: 'later', version: await versionOf(told, path) }
    expect((await who.presenter.send(`${path}/wheel`, wheel)).status).toBe(303)
    const role = { verdict: 'latent', words: 'Chloé Dubois fait déjà le lien.', version: await versionOf(told, path) }
    expect((await who.presenter.send(`${path}/role`, role)).status).toBe(303)
  })
})

it('a program writes the four answers anew, sealed and for their presenter alone', async () => {
  const path = await aDraftOf(told)
  const before = await answersAt(told, path)
  const body = { version: Number(await versionOf(told, path)), wants: 'Revoir son fils', language: 'fr' }
  expect((await call(told.sessions.lead, 'PUT', `${path}/answers`, body)).status).toBe(404)
  expect((await call(told.sessions.presenter, 'PUT', `${path}/answers`, { ...body, tried: '85.07.30-033.28' })).status).toBe(422)
  expect((await call(told.sessions.presenter, 'PUT', `${path}/answers`, body)).status).toBe(200)
  expect((await answersAt(told, path))[0]?.words).not.toEqual(before[0]?.words)
  expect((await call(told.sessions.presenter, 'PUT', `${path}/answers`, body)).json).toMatchObject({ error: { kind: 'saved-meanwhile' } })
  expect(await who.presenter.read(`${path}/answers`)).toContain('Revoir son fils')
})
