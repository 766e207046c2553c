import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aMembership, aPerson, aSession, aVisitor } from '../../../test/neighbourhood.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../database.ts'
import { SESSION_COOKIE } from './session-cookie.ts'
import { listForms } from '../../../promises/read-html.ts'

const NUMBER = '85.07.30-033.28'
type Visitor = ReturnType<typeof aVisitor>
let house: TestHouse
let visitor: Visitor
let community: string
let token: string
let app: ReturnType<typeof makeApp>
const logged: [string, unknown][] = []
beforeAll(async () => {
  house = await aHouse({ liftsRateLimits: true })
  house.log = (event, facts) => void logged.push([event, facts])
  community = await aCommunity(house, 'Sud')
  const personId = await aPerson(house, { givenName: 'Lieve', familyName: 'Verlinden', phone: '0470 11 22 33' })
  await aMembership(house, { personId, communityId: community, role: 'coordinator' })
  await asSystem(house.db, (tx) =>
    sql`insert into consent (person_id, purpose, scope_kind, scope_id, fields, given, text_version, language, means, at)
      values (${personId}, 'community_list', 'community', ${community}, '{phone}', true, 1, 'fr', 'own_click', now())`.execute(tx),
  )
  token = await aSession(house, { personId })
  app = makeApp(house)
  visitor = aVisitor(house, app, token)
})
afterAll(() => house.close())
beforeEach(() => void logged.splice(0))

const send = (fields: Record<string, string | string[]>, language = 'en') =>
  visitor.send(`/communities/${community}/meetings/new?lang=${language}`, { title: 'x', startsAt: '', ...fields })

async function read(answer: Response): Promise<{ status: number; html: string }> {
  return { status: answer.status, html: await answer.text() }
}

const asked = (method: string, path: string, body: unknown) =>
  app.request(path, {
    method,
    body: JSON.stringify(body),
    headers: { Cookie: `${SESSION_COOKIE}=${token}`, Origin: 'http://localhost:3000', 'Content-Type': 'application/json' },
  })

describe('a form whose text holds a national number', () => {
  it('is answered with the text, the words marked, and every other field, to be sent again', async () => {
    const { status, html } = await read(await send({ title: `Rencontre ${NUMBER}`, place: 'Maison <b>' }))
    expect(status).toBe(422)
    expect(html).toContain('Not saved: this text holds a national number.')
    expect(html).toContain(`Rencontre <mark>${NUMBER}</mark>`)
    const [form] = listForms(html).filter(({ action }) => action.includes('/meetings/new'))
    expect(form?.fields.find(({ name }) => name === 'title')).toMatchObject({ type: 'textarea', value: `Rencontre ${NUMBER}` })
    expect(form?.fields.find(({ name }) => name === 'place')).toMatchObject({ type: 'hidden', value: 'Maison <b>' })
    expect(form?.fields.filter(({ name }) => name === '_token').length).toBe(1)
  })

  it('says so in the language of its reader', async () => {
    const titles = { fr: 'Pas enregistré', nl: 'Niet bewaard', en: 'Not saved', de: 'Nicht gespeichert' }
    for (const [language, title] of Object.entries(titles)) expect((await read(await send({ title: NUMBER }, language))).html).toContain(`<h1>${title}`)
  })

  it('GRD-04 is logged by kind, tier, language, decision and field, and by nothing else', async () => {
    await send({ title: `Rencontre ${NUMBER}` })
    expect(logged).toEqual([['text-refused', { kind: 'national-number', tier: 'A', language: 'en', decision: 'refuse', field: 'title' }]])
    logged.splice(0)
    await send({ [NUMBER]: `Rencontre ${NUMBER}` })
    expect(JSON.stringify(logged)).not.toContain('85.07')
  })
})

describe('ways to reach somebody', () => {
  it.each([
    ['of a service', 'Appeler le CAW Brussel au 02 413 01 36 avant midi'],
    ['for everybody', 'Mme Dupont appelle le 107 ou le 0800 32 123'],
    ['of a member who shares it', 'Madame Verlinden est au 0470 11 22 33'],
    ['of a desk', 'Inscriptions: info@maison.example'],
    ['of a professional', 'Doctoraat: jan.claes@universiteit.example'],
  ])('pass in any field: %s', async (_what, text) => {
    expect((await read(await send({ title: text }))).html).not.toContain('Not saved')
  })

  it.each([
    ['fr', 'Rappeler Mme Dupont au 0471 55 66 77'],
    ['fr', 'Sa fille: 0471 55 66 77'],
    ['nl', 'Bewoner bellen op 0471 55 66 77'],
    ['en', 'Mail Mrs Dupont at rosa.dupont@post.example'],
    ['de', 'Frau Schmitz erreicht man unter 0471 55 66 77'],
    ['fr', 'Elle habite rue des Lilas 12 à 1090 Jette'],
  ])('are refused beside a person cared for (%s: %s)', async (_language, text) => {
    expect((await read(await send({ title: text }))).status).toBe(422)
  })
})

describe('the API', () => {
  it('is told field, kind and place, and not the text', async () => {
    const answer = await asked('POST', '/api/v1/calendars', { name: `Agenda é ${NUMBER}`, text: 'BEGIN:VCALENDAR' })
    const told = await answer.text()
    expect(answer.status).toBe(422)
    expect(JSON.parse(told)).toMatchObject({
      error: { kind: 'text-refused', faults: [{ field: 'body.name', kind: 'national-number', start: 9, end: 24 }] },
    })
    expect(told).not.toContain('85.07')
  })

  it('GRD-01 is not taken as the name of a field either', async () => {
    const body = { atStake: 'Elle cherche un logement', language: 'fr', kept: { [NUMBER]: 'not-a-name' } }
    const answer = await asked('POST', '/api/v1/situations', body)
    const told = await answer.text()
    expect([answer.status, JSON.parse(told)]).toMatchObject([
      422,
      { error: { kind: 'text-refused', faults: [{ field: 'body.kept.*', kind: 'national-number' }] } },
    ])
    expect(told).not.toContain('85.07')
  })
})
