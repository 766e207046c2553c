import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aMembership, anOrganisation, aPerson, aSession, aVisitor } from '../../../test/neighbourhood.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'
import { sociogramsJobs } from './jobs.ts'
import { readWave } from './store/read-wave.ts'

let house: TestHouse
let app: ReturnType<typeof makeApp>
let south: string
let clinic: string
const people: Record<'ama' | 'bo' | 'chloe' | 'dora' | 'emile', string> = { ama: '', bo: '', chloe: '', dora: '', emile: '' }
type Visitor = ReturnType<typeof aVisitor>
let ama: Visitor
let bo: Visitor
let dora: Visitor
let nobody: Visitor
const START = '2023-02-14T09:00:00.000Z'

async function aConsent(personId: string, purpose: string, given = true): Promise<void> {
  await asSystem(house.db, (tx) =>
    sql`insert into consent (person_id, purpose, given, text_version, language, means, at) values (${personId}, ${purpose}, ${given}, 1, 'fr', 'own_click', now())`.execute(
      tx,
    ),
  )
}

beforeAll(async () => {
  house = await aHouse({}, START)
  app = makeApp(house)
  south = await aCommunity(house, 'Sud')
  clinic = await anOrganisation(house, { nameFr: 'Maison médicale du Sud' })
  const practice = await anOrganisation(house, { nameFr: 'Cabinet Zéphyr', solePractice: true })
  people.ama = await aPerson(house, { givenName: 'Ama', familyName: 'Mensah', email: 'ama@ronde.example' })
  people.bo = await aPerson(house, { givenName: 'Bo', familyName: 'Peeters', email: 'bo@ronde.example' })
  people.chloe = await aPerson(house, { givenName: 'Chloé', familyName: 'D’Hondt' })
  people.dora = await aPerson(house, { givenName: 'Dora', familyName: 'Lemaire', email: 'dora@ronde.example' })
  people.emile = await aPerson(house, { givenName: 'Émile', familyName: 'Zéphyr' })
  await aMembership(house, { personId: people.ama, communityId: south })
  await aMembership(house, { personId: people.bo, communityId: south })
  await aMembership(house, { personId: people.chloe, communityId: south, represents: clinic })
  await aMembership(house, { personId: people.emile, communityId: south, represents: practice })
  await aMembership(house, { personId: people.dora, communityId: south, role: 'coordinator' })
  for (const personId of [people.ama, people.bo, people.dora]) await aConsent(personId, 'sociogram_survey')
  ama = aVisitor(house, app, await aSession(house, { personId: people.ama }))
  bo = aVisitor(house, app, await aSession(house, { personId: people.bo }))
  dora = aVisitor(house, app, await aSession(house, { personId: people.dora }))
  nobody = aVisitor(house, app, null)
})
afterAll(() => house.close())

const list = () => `/communities/${south}/sociograms`

/** Starts a survey with its first wave through the pages. @returns the wave */
async function aDraft(fields: Record<string, string | string[]> = {}): Promise<string> {
  const made = await dora.send(`${list()}/new`, {
    nameFr: 'Qui travaille avec qui',
    nameNl: '',
    scale: 'default',
    question: ['work-together'],
    closesOn: '2023-03-07',
    ...fields,
  })
  return made.headers.get('Location')?.split('/').at(-1) ?? ''
}

async function anOpenWave(fields: Record<string, string | string[]> = {}): Promise<string> {
  const wave = await aDraft(fields)
  await dora.send(`${list()}/${wave}`, { part: 'open', version: '1' })
  return wave
}

const answers = (wave: string) => `/sociograms/${wave}/answer`
const about = (id: string, question = 'work-together') => `person-${id}-${question}`
const rows = (wave: string) => asSystem(house.db, (tx) => readWave(tx, wave, house.clock().toISOString().slice(0, 10)))
const linkOf = async (wave: string, personId: string) => {
  const { rows: found } = await asSystem(house.db, (tx) =>
    sql<{ bodyText: string }>`select body_text from outbox_mail where idempotency_key = ${`survey ${wave} ${personId}`}`.execute(tx),
  )
  return /\/survey\/[\w-]+/.exec(found[0]?.bodyText ?? '')?.[0] ?? ''
}

beforeEach(() => house.setNow(START))

describe('a survey', () => {
  it('is started with the default scale, and its roster is there before it is asked', async () => {
    const page = await dora.read(`${list()}/${await aDraft()}`)
    expect(page).toContain('5 people are asked; 3 can be named; 3 can be reached by mail')
    expect(page).toContain('Nous travaillons régulièrement ensemble'.slice(0, 3) && 'Level of the tie, 0 to 4')
  })

  it('takes an organisation on its roster by name, and off again, while it is a draft', async () => {
    const wave = await aDraft()
    const found = await dora.read(`${list()}/${wave}?q=MAISON`)
    expect(found).toContain(`<option value="${clinic}"`)
    expect(await dora.read(`${list()}/${wave}?q=cabinet`)).not.toContain('name="organisation"')
    await dora.send(`${list()}/${wave}`, { part: 'add', organisation: clinic })
    expect((await rows(wave))?.organisations).toMatchObject([{ organisationId: clinic }])
    await dora.send(`${list()}/${wave}`, { part: 'remove', organisation: clinic })
    expect((await rows(wave))?.organisations).toEqual([])
  })

  it('is nobody’s to start but who coordinates', async () => {
    expect((await ama.open(`${list()}/new`)).status).toBe(404)
    expect(await ama.read(list())).not.toContain('New survey')
  })

  it('asks for a name, a question and a day to come', async () => {
    const refusals = [{ nameFr: '' }, { question: [] }, { closesOn: '2023-02-13' }, { closesOn: '2024-02-14' }, { scale: 'other' }]
    for (const fields of refusals) {
      const sent = { nameFr: 'Qui', nameNl: '', scale: 'default', question: ['know'], closesOn: '2023-03-07', ...fields }
      expect((await dora.send(`${list()}/new`, sent)).status, JSON.stringify(fields)).toBe(422)
    }
  })

  it('needs three people', async () => {
    const small = await aCommunity(house, 'Petit')
    await aMembership(house, { personId: people.dora, communityId: small, role: 'coordinator' })
    await aMembership(house, { personId: people.ama, communityId: small })
    const made = await dora.send(`/communities/${small}/sociograms/new`, {
      nameFr: 'Qui',
      nameNl: '',
      scale: 'default',
      question: ['know'],
      closesOn: '2023-03-07',
    })
    const opened = await dora.send(made.headers.get('Location') ?? '', { part: 'open', version: '1' })
    expect([opened.status, await opened.text()]).toEqual([422, expect.stringContaining('three people')])
  })
})

describe('answering', () => {
  it('SNA-03 begins with who sees what, and a page of questions before that is none', async () => {
    const wave = await anOpenWave()
    const page = await ama.read(`${answers(wave)}?page=1`)
    expect(page).toContain('Your answers are not anonymous')
    expect(page).toContain('<svg')
    expect(page).not.toContain('Bo Peeters')
  })

  it('SNA-02 names only who agreed; the others stand there by their organisation, but no sole practice does', async () => {
    const wave = await anOpenWave()
    await ama.send(answers(wave), { do: 'begin', level: 'dot' })
    const page = await ama.read(`${answers(wave)}?page=1`)
    expect(page).toContain('Bo Peeters')
    expect(page).toContain('Maison médicale du Sud')
    for (const hidden of ['Chloé', 'Émile', 'Zéphyr']) expect(page).not.toContain(hidden)
    expect(page).not.toContain(about(people.ama))
  })

  it('stores a page at once, skips what is empty, and counts who answered', async () => {
    const wave = await anOpenWave()
    await ama.send(answers(wave), { do: 'begin', level: 'dot' })
    await ama.send(`${answers(wave)}?page=1`, { do: 'next', [about(people.bo)]: '4', [about(people.dora)]: '', [`organisation-${clinic}-work-together`]: '0' })
    const found = await rows(wave)
    expect(found?.nominations.map(({ toPerson, toOrganisation, level }) => [toPerson ?? toOrganisation, level]).toSorted()).toEqual(
      [
        [people.bo, 4],
        [clinic, 0],
      ].toSorted(),
    )
    expect(found?.people.find(({ personId }) => personId === people.ama)).toMatchObject({ response: 'answered', level: 'dot' })
    expect(await ama.read(answers(wave))).toContain('What you said about 2 of 3 is saved')
  })

  it('stops where one likes; what was stored stays, and an emptied answer goes', async () => {
    const wave = await anOpenWave()
    await ama.send(answers(wave), { do: 'begin', level: 'aggregate' })
    await ama.send(`${answers(wave)}?page=1`, { do: 'stop', [about(people.bo)]: '2' })
    expect((await rows(wave))?.people.find(({ personId }) => personId === people.ama)?.response).toBe('partly')
    await ama.send(`${answers(wave)}?page=1`, { do: 'stop', [about(people.bo)]: '' })
    expect((await rows(wave))?.nominations).toEqual([])
    expect((await rows(wave))?.people.find(({ personId }) => personId === people.ama)?.response).toBe('waiting')
  })

  it('takes nothing about who is not on the list, about oneself, or off the scale', async () => {
    const wave = await anOpenWave()
    await ama.send(answers(wave), { do: 'begin', level: 'aggregate' })
    for (const [field, level] of [
      [about(people.chloe), '1'],
      [about(people.ama), '1'],
      [about(people.bo), '5'],
      [about(people.bo, 'know'), '1'],
    ]) {
      expect((await ama.send(`${answers(wave)}?page=1`, { do: 'next', [field ?? '']: level ?? '' })).status, field).toBe(422)
    }
    expect((await ama.send(`${answers(wave)}?page=1`, { do: 'next', role: 'administrator' })).status).toBe(400)
    expect((await rows(wave))?.nominations).toEqual([])
  })

  it('works by the link of the mail without an account, for that one person', async () => {
    const wave = await anOpenWave()
    const link = await linkOf(wave, people.bo)
    expect(await nobody.read(link)).toContain('Bo Peeters')
    await nobody.send(link, { do: 'begin', level: 'aggregate' })
    await nobody.send(`${link}?page=1`, { do: 'next', [about(people.ama)]: '3' })
    expect((await rows(wave))?.nominations).toMatchObject([{ fromPerson: people.bo, toPerson: people.ama, level: 3 }])
    expect((await nobody.open('/survey/another')).status).toBe(404)
  })

  it('is nobody’s who is not on the roster, and no draft is answered', async () => {
    const stranger = aVisitor(house, app, await aSession(house, { personId: await aPerson(house, { givenName: 'Fé' }) }))
    expect((await stranger.open(answers(await anOpenWave()))).status).toBe(404)
    expect((await ama.open(answers(await aDraft()))).status).toBe(404)
  })

  it('lets somebody agree to be named, here and in the record of consents', async () => {
    const wave = await anOpenWave()
    const link = `${answers(wave)}`
    const chloe = aVisitor(house, app, await aSession(house, { personId: people.chloe }))
    await chloe.send(link, { do: 'begin', level: 'name', nameable: 'yes' })
    await bo.send(link, { do: 'begin', level: 'aggregate' })
    expect(await bo.read(`${link}?page=1`)).toContain('Chloé')
    const found = (await rows(wave))?.people.find(({ personId }) => personId === people.chloe)
    expect(found).toMatchObject({ isNameable: true, level: 'name' })
    for (const purpose of ['sociogram_survey', 'sociogram_name']) await aConsent(people.chloe, purpose, false)
    expect((await rows(wave))?.people.find(({ personId }) => personId === people.chloe)).toMatchObject({ isNameable: false, level: 'dot' })
    expect(await bo.read(`${link}?page=1`)).not.toContain('Chloé')
  })
})

describe('taking back', () => {
  it('SNA-04 deletes everything also once the wave is closed, and says so to whoever drew it', async () => {
    const wave = await anOpenWave()
    await ama.send(answers(wave), { do: 'begin', level: 'name' })
    await ama.send(`${answers(wave)}?page=1`, { do: 'next', [about(people.bo)]: '4' })
    await dora.send(`${list()}/${wave}`, { part: 'close', version: '2' })
    expect((await ama.send(`${answers(wave)}?page=1`, { do: 'next', [about(people.bo)]: '1' })).status).toBe(422)
    expect((await ama.send(answers(wave), { do: 'withdraw' })).status).toBe(422)
    await ama.send(answers(wave), { do: 'withdraw', sure: 'yes' })
    const found = await rows(wave)
    expect(found?.nominations).toEqual([])
    expect(found?.people.find(({ personId }) => personId === people.ama)).toMatchObject({ response: 'withdrawn', level: 'aggregate' })
    const { rows: events } = await asSystem(house.db, (tx) => sql<{ facts: unknown }>`select facts from domain_event where subject_id = ${wave}`.execute(tx))
    expect(events).toEqual([{ facts: {} }])
  })
})

describe('who left the community', () => {
  it('sees no name of it any more, and still takes back what she told', async () => {
    const leaver = await aPerson(house, { givenName: 'Fatou', familyName: 'Diallo' })
    const membership = await aMembership(house, { personId: leaver, communityId: south })
    const wave = await anOpenWave()
    const fatou = aVisitor(house, app, await aSession(house, { personId: leaver }))
    await fatou.send(answers(wave), { do: 'begin', level: 'aggregate' })
    await fatou.send(`${answers(wave)}?page=1`, { do: 'stop', [about(people.bo)]: '2' })
    await asSystem(house.db, (tx) => sql`update membership set state = 'ended', until_on = '2023-02-13' where id = ${membership}`.execute(tx))
    expect(await fatou.read(`${answers(wave)}?page=1`)).not.toContain('Bo Peeters')
    await fatou.send(answers(wave), { do: 'withdraw', sure: 'yes' })
    expect((await rows(wave))?.nominations).toEqual([])
  })
})

describe('who keeps a wave', () => {
  it('SNA-05 reads how many answered and never who did not; one or two are not counted apart', async () => {
    const wave = await anOpenWave()
    for (const visitor of [ama, bo, dora]) {
      await visitor.send(answers(wave), { do: 'begin', level: 'aggregate' })
      await visitor.send(`${answers(wave)}?page=1`, { do: 'next', [`organisation-${clinic}-work-together`]: '1' })
    }
    const page = await dora.read(`${list()}/${wave}`)
    expect(page).toContain('at least 3 of 5 answered (60%)')
    expect(page).not.toMatch(/Not answered|waiting/i)
    expect(await dora.read(list())).toContain('at least 3 of 5')
  })

  it('sends one link when it opens and one reminder, and the clock closes it', async () => {
    const wave = await anOpenWave()
    const jobs = sociogramsJobs(house)
    const count = async () => {
      const { rows: found } = await asSystem(house.db, (tx) =>
        sql<{
          kind: string
          count: number
        }>`select kind, count(*)::int as count from outbox_mail where concerns_id = ${wave} group by kind order by kind`.execute(tx),
      )
      return found.map(({ kind, count: each }) => `${kind} ${each}`)
    }
    await ama.send(answers(wave), { do: 'begin', level: 'aggregate' })
    await ama.send(`${answers(wave)}?page=1`, { do: 'next', [about(people.bo)]: '4' })
    await jobs['remind-waves']?.({})
    expect(await count()).toEqual(['survey 3'])
    house.setNow('2023-02-28T09:00:00.000Z')
    await jobs['remind-waves']?.({})
    await jobs['remind-waves']?.({})
    expect(await count()).toEqual(['survey 3', 'survey-reminder 2'])
    house.setNow('2023-03-08T09:00:00.000Z')
    await jobs['close-waves']?.({})
    expect((await rows(wave))?.wave.state).toBe('closed')
  })

  it('puts the last answers in the form only where that was chosen, and the method note says so', async () => {
    const first = await anOpenWave()
    await ama.send(answers(first), { do: 'begin', level: 'aggregate' })
    await ama.send(`${answers(first)}?page=1`, { do: 'next', [about(people.bo)]: '4' })
    await dora.send(`${list()}/${first}`, { part: 'close', version: '2' })
    for (const [prefilled, isThere] of [
      ['', false],
      ['yes', true],
    ] as const) {
      const made = await dora.send(`${list()}/${first}`, { part: 'next', version: '3', closesOn: '2023-03-07', ...(prefilled === '' ? {} : { prefilled }) })
      const second = made.headers.get('Location')?.split('/').at(-1) ?? ''
      if (!isThere) {
        await ama.open(answers(second))
        await dora.send(`${list()}/${second}`, { part: 'drop', version: '1' })
        continue
      }
      await dora.send(`${list()}/${second}`, { part: 'open', version: '1' })
      await ama.send(answers(second), { do: 'begin', level: 'aggregate' })
      expect(await ama.read(`${answers(second)}?page=1`)).toMatch(new RegExp(`name="${about(people.bo)}" value="4" checked`))
      expect((await rows(second))?.nominations).toEqual([])
      expect(await dora.read(`${list()}/${second}`)).toContain('ties may look more stable than they are')
      await ama.send(`${answers(second)}?page=1`, { do: 'next', [about(people.bo)]: '0' })
      expect(await ama.read(answers(second))).toContain('last time there was a tie with Bo Peeters')
    }
  })
})

describe('paper', () => {
  it('is typed in figure by figure, and never over what somebody answered herself', async () => {
    const wave = await anOpenWave()
    const paper = `${list()}/${wave}/paper`
    await ama.send(answers(wave), { do: 'begin', level: 'dot' })
    await ama.send(`${answers(wave)}?page=1`, { do: 'next', [about(people.bo)]: '4' })
    expect(await dora.read(paper)).toContain('Chloé')
    expect(await dora.read(`${paper}?person=${people.ama}`)).not.toMatch(/value="4"/)
    expect((await dora.send(`${paper}?person=${people.ama}`, { level: 'name', [about(people.bo)]: '1' })).status).toBe(303)
    expect((await rows(wave))?.nominations).toMatchObject([{ fromPerson: people.ama, level: 4 }])
    expect((await dora.send(`${paper}?person=${people.chloe}`, { level: 'dot', [about(people.bo)]: '9' })).status).toBe(422)
    await dora.send(`${paper}?person=${people.chloe}`, { level: 'dot', nameable: 'yes', [about(people.bo)]: '3', [about(people.ama)]: '' })
    const found = await rows(wave)
    expect(found?.nominations.filter(({ fromPerson }) => fromPerson === people.chloe)).toMatchObject([{ toPerson: people.bo, level: 3 }])
    expect(found?.people.find(({ personId }) => personId === people.chloe)).toMatchObject({ response: 'answered', isOnPaper: true, isNameable: true })
    expect((await ama.open(paper)).status).toBe(404)
    expect(await dora.read(`${list()}/${wave}`)).toContain('Some answered on paper')
    await aConsent(people.chloe, 'sociogram_survey', false)
  })

  it('SNA-07 of the own organisation is for somebody else to type in', async () => {
    await asSystem(house.db, (tx) => sql`insert into affiliation (person_id, organisation_id) values (${people.dora}, ${clinic})`.execute(tx))
    const wave = await anOpenWave()
    const answer = await dora.open(`${list()}/${wave}/paper?person=${people.chloe}`)
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining('same organisation')])
    expect((await dora.send(`${list()}/${wave}/paper?person=${people.chloe}`, { level: 'dot', [about(people.bo)]: '3' })).status).toBe(422)
    expect((await rows(wave))?.nominations).toEqual([])
    await asSystem(house.db, (tx) => sql`delete from affiliation where person_id = ${people.dora}`.execute(tx))
  })
})

describe('an own scale', () => {
  it('has words in four languages and versions; a survey keeps the one it began with', async () => {
    const scale = `${list()}/scale`
    const words = { 'name-fr': 'Chez nous', first: '1', 'step0-fr': 'De loin', 'step1-fr': 'De près' }
    expect((await dora.send(scale, { ...words, 'step1-fr': '' })).status).toBe(422)
    expect((await dora.send(scale, { ...words, 'step1-fr': 'de loin' })).status).toBe(422)
    expect((await ama.send(scale, words)).status).toBe(404)
    await dora.send(scale, words)
    const key = /scale\?key=([\w-]{36})/.exec(await dora.read(scale))?.[1] ?? ''
    const wave = await anOpenWave({ scale: key })
    await dora.send(scale, { ...words, key, 'step2-fr': 'Tous les jours' })
    expect((await rows(wave))?.scale).toMatchObject({
      version: 1,
      anchors: [
        { level: 1, fr: 'De loin' },
        { level: 2, fr: 'De près' },
      ],
    })
    await ama.send(answers(wave), { do: 'begin', level: 'aggregate' })
    const page = await ama.read(`${answers(wave)}?page=1`)
    expect(page).toContain('No tie')
    expect(page).toContain('De près')
    expect((await ama.send(`${answers(wave)}?page=1`, { do: 'next', [about(people.bo)]: '3' })).status).toBe(422)
    expect(await dora.read(scale)).toContain('Own scale, version 2')
  })
})
