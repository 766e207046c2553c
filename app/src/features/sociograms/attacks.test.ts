import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aMembership, anOrganisation, aPerson, aSession, aVisitor } from '../../../test/neighbourhood.ts'
import { makeApp } from '../../app.ts'
import type { Actor } from '../../kernel/actor.ts'
import { asSystem } from '../../platform/database.ts'
import { keyedHash } from '../../platform/secrets.ts'
import { codeOfNumber, typedCodeOf } from '../../platform/typed-code.ts'
import { findResults } from './actions/read-sociogram.ts'
import { remindWaves } from './actions/send-wave-mails.ts'
import { aClosedWave } from './test-closed-wave.ts'

// What somebody who keeps a wave, holds a sheet of paper or looks at a picture could find out about what others answered.

let house: TestHouse
let app: ReturnType<typeof makeApp>
let south: string
let clinic: string
const people = { ama: '', bo: '', chloe: '', dora: '' }
type Visitor = ReturnType<typeof aVisitor>
let dora: Visitor
let ama: Visitor
let nobody: Visitor
const START = '2023-02-14T09:00:00.000Z'

beforeAll(async () => {
  house = await aHouse({}, START)
  app = makeApp(house)
  south = await aCommunity(house, 'Sud')
  clinic = await anOrganisation(house, { nameFr: 'Maison médicale' })
  const service = await anOrganisation(house, { nameFr: 'Service social' })
  people.ama = await aPerson(house, { givenName: 'Ama', familyName: 'Mensah', email: 'ama@ronde.example' })
  people.bo = await aPerson(house, { givenName: 'Bo', familyName: 'Peeters', email: 'bo@ronde.example' })
  people.chloe = await aPerson(house, { givenName: 'Chloé', familyName: 'D’Hondt', email: 'chloe@ronde.example' })
  people.dora = await aPerson(house, { givenName: 'Dora', familyName: 'Lemaire' })
  for (const [key, personId] of Object.entries(people)) {
    const represents = key === 'dora' ? clinic : service
    await aMembership(house, { personId, communityId: south, role: key === 'dora' ? 'coordinator' : 'member', represents })
    await asSystem(house.db, (tx) =>
      sql`insert into consent (person_id, purpose, given, text_version, language, means, at) values (${personId}, 'sociogram_survey', true, 1, 'fr', 'own_click', now())`.execute(
        tx,
      ),
    )
  }
  dora = aVisitor(house, app, await aSession(house, { personId: people.dora }))
  ama = aVisitor(house, app, await aSession(house, { personId: people.ama }))
  nobody = aVisitor(house, app, null)
})
afterAll(() => house.close())
beforeEach(() => house.setNow(START))

const list = () => `/communities/${south}/sociograms`
const about = (personId: string) => `person-${personId}-work-together`

async function anOpenWave(): Promise<string> {
  const sent = { nameFr: 'Qui', nameNl: '', scale: 'default', question: ['work-together'], closesOn: '2023-03-07' }
  const wave = (await dora.send(`${list()}/new`, sent)).headers.get('Location')?.split('/').at(-1) ?? ''
  await dora.send(`${list()}/${wave}`, { part: 'open', version: '1' })
  return wave
}

const paperOf = (wave: string, personId: string) => `${list()}/${wave}/paper?person=${personId}`
const answers = (wave: string) => `/sociograms/${wave}/answer`
const levelsOf = async (wave: string, personId: string) =>
  (
    await asSystem(house.db, (tx) =>
      sql<{ level: number }>`select level from nomination where wave_id = ${wave} and from_person = ${personId} order by level`.execute(tx),
    )
  ).rows.map(({ level }) => level)

describe('paper', () => {
  it('typed first by whoever coordinates opens nothing of what the person answers herself afterwards', async () => {
    const wave = await anOpenWave()
    await dora.send(paperOf(wave, people.ama), { level: 'dot' })
    await ama.send(answers(wave), { do: 'begin', level: 'dot' })
    await ama.send(`${answers(wave)}?page=1`, { do: 'next', [about(people.bo)]: '3' })
    expect(await dora.read(paperOf(wave, people.ama))).not.toMatch(/value="3"[^>]*(checked|selected)|(checked|selected)[^>]*value="3"/)
    await dora.send(paperOf(wave, people.ama), { level: 'dot', [about(people.bo)]: '1' })
    expect(await levelsOf(wave, people.ama)).toEqual([3])
  })

  it('does not come back over what the person took back', async () => {
    const wave = await anOpenWave()
    await dora.send(paperOf(wave, people.ama), { level: 'dot', [about(people.bo)]: '4' })
    await ama.send(answers(wave), { do: 'withdraw', sure: 'yes' })
    await dora.send(paperOf(wave, people.ama), { level: 'dot', [about(people.bo)]: '4' })
    expect(await levelsOf(wave, people.ama)).toEqual([])
  })

  it('is answered alike whether or not the person answered herself', async () => {
    const wave = await anOpenWave()
    await ama.send(answers(wave), { do: 'begin', level: 'dot' })
    await ama.send(`${answers(wave)}?page=1`, { do: 'next', [about(people.bo)]: '3' })
    const sent = { level: 'dot', [about(people.dora)]: '2' }
    const pages = []
    for (const personId of [people.ama, people.bo]) {
      const answer = await dora.send(paperOf(wave, personId), sent)
      pages.push([answer.status, answer.headers.get('Location')])
    }
    expect(pages[0]).toEqual(pages[1])
    expect(await levelsOf(wave, people.ama)).toEqual([3])
    expect(await levelsOf(wave, people.bo)).toEqual([2])
  })

  it('of the own staff is for somebody else, also where they stand by another organisation or the contract has a last day', async () => {
    const wave = await anOpenWave()
    await asSystem(house.db, (tx) =>
      sql`insert into affiliation (person_id, organisation_id, from_on, until_on) values (${people.chloe}, ${clinic}, '2022-01-01', '2023-12-31')`.execute(tx),
    )
    const refused = await dora.send(paperOf(wave, people.chloe), { level: 'dot', [about(people.bo)]: '4' })
    expect([refused.status, await levelsOf(wave, people.chloe)]).toEqual([422, []])
    const pasted = 'Chloé D’Hondt;Ama Mensah;2'
    await dora.send(`${list()}/${wave}/file`, { pasted, do: 'save' })
    expect(await levelsOf(wave, people.chloe)).toEqual([])
    await asSystem(house.db, (tx) => sql`delete from affiliation where person_id = ${people.chloe}`.execute(tx))
  })
})

describe('a spreadsheet', () => {
  it('is answered alike whether or not somebody answered herself, before and after it is saved', async () => {
    const seen: unknown[] = []
    for (const hasAnswered of [true, false]) {
      const wave = await anOpenWave()
      if (hasAnswered) {
        await ama.send(answers(wave), { do: 'begin', level: 'aggregate' })
        await ama.send(`${answers(wave)}?page=1`, { do: 'next', [about(people.bo)]: '3' })
      }
      const pasted = 'Ama Mensah;Bo Peeters;2\nChloé D’Hondt;Ama Mensah;1'
      const plain = (html: string) =>
        html
          .replaceAll(wave, '')
          .replaceAll(/value="[^"]{40,}"/g, '')
          .replaceAll(/[\w-]{36}/g, '')
      const preview = plain(await (await dora.send(`${list()}/${wave}/file`, { pasted })).text())
      const saved = await dora.send(`${list()}/${wave}/file`, { pasted, do: 'save', level: 'aggregate' })
      const kept = /\d+ answers? of \d+ (people|person)/.exec(await dora.read(`${list()}/${wave}`))?.[0]
      seen.push({ preview, status: saved.status, kept })
    }
    expect(seen[0]).toEqual(seen[1])
  })
})

describe('an old mail', () => {
  it('shows nobody’s name to who left the community since, takes no answer from her, and still takes back what she told', async () => {
    const wave = await anOpenWave()
    const { rows } = await asSystem(house.db, (tx) =>
      sql<{ bodyText: string }>`select body_text from outbox_mail where idempotency_key = ${`survey ${wave} ${people.ama}`}`.execute(tx),
    )
    const link = /\/survey\/[\w-]+/.exec(rows[0]?.bodyText ?? '')?.[0] ?? ''
    await nobody.send(link, { do: 'begin', level: 'dot' })
    await nobody.send(`${link}?page=1`, { do: 'stay', [about(people.bo)]: '3' })
    await asSystem(house.db, (tx) =>
      sql`update membership set state = 'ended', until_on = '2023-02-13' where person_id = ${people.ama} and community_id = ${south}`.execute(tx),
    )
    expect(await nobody.read(`${link}?page=1`)).not.toMatch(/Bo Peeters|Chloé/)
    expect((await nobody.send(`${link}?page=1`, { do: 'stay', [about(people.chloe)]: '4' })).status).toBe(422)
    expect(await levelsOf(wave, people.ama)).toEqual([3])
    await nobody.send(link, { do: 'withdraw', sure: 'yes' })
    expect(await levelsOf(wave, people.ama)).toEqual([])
    await asSystem(house.db, (tx) =>
      sql`update membership set state = 'active', until_on = null where person_id = ${people.ama} and community_id = ${south}`.execute(tx),
    )
  })
})

describe('a code on paper', () => {
  async function codeOf(wave: string, personId: string): Promise<string> {
    const { rows } = await asSystem(house.db, (tx) =>
      sql<{ line: number; turn: number }>`
        select line_number::float8 as line, code_turn as turn from wave_person where wave_id = ${wave} and person_id = ${personId}`.execute(tx),
    )
    const { line = 0, turn = 0 } = rows[0] ?? {}
    return `${codeOfNumber(line, 4)}${typedCodeOf(keyedHash(house.settings.secret, 'survey code', `${line} ${turn}`), 8)}`
  }

  it('does not say, by what follows a first answer, whether its person had answered', async () => {
    const seen: string[] = []
    for (const hasAnswered of [true, false]) {
      house.setNow(START)
      const wave = await anOpenWave()
      if (hasAnswered) {
        await ama.send(answers(wave), { do: 'begin', level: 'dot' })
        await ama.send(`${answers(wave)}?page=1`, { do: 'next', [about(people.bo)]: '3' })
      }
      house.setNow('2023-02-14T09:05:00.000Z')
      const begun = await nobody.send(`/survey/${await codeOf(wave, people.ama)}`, { do: 'begin', level: 'dot' })
      const link = (begun.headers.get('Location') ?? '').split('?')[0] ?? ''
      await nobody.send(`${link}?page=1`, { do: 'stay', [about(people.dora)]: '1' })
      const html = await nobody.read(link)
      const main = html.slice(html.indexOf('<main'))
      seen.push(
        main
          .replaceAll(wave, '')
          .replaceAll(link, '')
          .replaceAll(/name="_token" value="[^"]*"/g, ''),
      )
    }
    const at = [...(seen[0] ?? '')].findIndex((sign, place) => sign !== seen[1]?.[place])
    expect(seen[0]?.slice(at - 80, at + 200)).toBe(seen[1]?.slice(at - 80, at + 200))
  })
})

describe('where dots stand', () => {
  it('follows from an order that only this house can make, the same for every wave of a survey', async () => {
    const asked = ['Ama', 'Bilal', 'Céline', 'Dries', 'Élise', 'Fatma', 'Goran', 'Hilde'].map((givenName) => ({ givenName, level: 'dot' as const }))
    const first = await aClosedWave(house, asked)
    const second = await aClosedWave(house, asked, first)
    const access = { communityId: first.communityId, role: 'member' as const, nameFr: 'Quartier', nameNl: '', accent: '', programmeId: null }
    const actor: Actor = {
      personId: first.people[0] ?? '',
      accountId: '',
      sessionId: '',
      name: 'Ama',
      language: null,
      assurance: 'mail',
      provedAt: START,
      instanceRoles: [],
      communities: [access],
      reach: 'own',
    }
    const orderIn = async (at: typeof house, waveId: string) => {
      const found = await asSystem(house.db, (tx) => findResults(tx, at, actor, { communityId: first.communityId, waveId, language: 'en' }))
      return found?.rows.people.map(({ personId }) => personId)
    }
    const order = await orderIn(house, first.waveId)
    expect(order?.toSorted()).toEqual(first.people.toSorted())
    expect(order).not.toEqual(first.people.toSorted())
    expect(await orderIn(house, second.waveId)).toEqual(order)
    expect(await orderIn({ ...house, settings: { ...house.settings, secret: 'of another house' } }, first.waveId)).not.toEqual(order)
  })
})

describe('somebody whose data may not be used for now', () => {
  it('stands in no picture, nor does what was said of her; and the list of a form leaves her out', async () => {
    const asked = ['Ama', 'Bilal', 'Céline', 'Dries', 'Élise', 'Fatma', 'Goran', 'Hilde'].map((givenName) => ({ givenName, level: 'name' as const }))
    const wave = await aClosedWave(house, asked)
    const reader = aVisitor(house, app, await aSession(house, { personId: wave.people[0] ?? '' }))
    const group = `/communities/${wave.communityId}/sociograms/${wave.waveId}/group`
    expect(await reader.read(group)).toContain('van Bilal')
    await asSystem(house.db, (tx) => sql`update person set restricted_at = now() where id = ${wave.people[1]}`.execute(tx))
    expect(await reader.read(group)).not.toContain('Bilal')
    expect(await reader.read(group.replace('/group', '/mine'))).not.toContain('Bilal')
    await asSystem(house.db, (tx) => sql`update wave set state = 'open' where id = ${wave.waveId}`.execute(tx))
    expect(await reader.read(`${answers(wave.waveId)}?page=1`)).not.toContain('Bilal')
  })
})

describe('outgoing mail', () => {
  it('shows no administrator the link that opens somebody’s answers, nor who was reminded because she had not answered', async () => {
    const at = { ...house, settings: { ...house.settings, smtpUrl: 'smtp://mail.example:25' } }
    const wave = await anOpenWave()
    await ama.send(answers(wave), { do: 'begin', level: 'dot' })
    await ama.send(`${answers(wave)}?page=1`, { do: 'next', [about(people.bo)]: '3' })
    house.setNow('2023-03-06T09:00:00.000Z')
    await remindWaves(house)
    const chief = await aPerson(house, { givenName: 'Zoé' })
    const page = await aVisitor(at, makeApp(at), await aSession(at, { personId: chief, instanceRole: 'administrator' })).read('/outbox')
    expect(page).toContain('ama@ronde.example')
    expect(page).not.toMatch(/\/survey\/[\w-]{20}/)
    const asked = (address: string) => page.split(address).length
    expect(asked('To …')).toBeGreaterThan(2)
    expect(asked('bo@ronde.example')).toBe(asked('ama@ronde.example'))
  })
})
