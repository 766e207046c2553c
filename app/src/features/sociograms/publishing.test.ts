import { readPaperTexts } from '@ronde/paper'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { anApiCaller } from '../../../test/api-caller.ts'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { inflatePaper } from '../../../test/inflate-paper.ts'
import { aCommunity, aMembership, anOrganisation, aPerson, aSession, aVisitor } from '../../../test/neighbourhood.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'
import { eventJobs } from '../../platform/events.ts'
import { sociogramsJobs, sociogramsListeners } from './jobs.ts'
import { personalData, sociogramMerger } from './public.ts'
import { aClosedWave } from './test-closed-wave.ts'

const GIVEN = 'Ama Bilal Céline Dries Élise Fatma Goran Hilde Ingrid Joris Katrien Lotte Malik Nadia Oscar Pieter Quinten Rosa'.split(' ')
const SECTOR_OF = ['primary-care', 'home-care', 'social-work'] as const
type Wave = Awaited<ReturnType<typeof aClosedWave>>

let house: TestHouse
let app: ReturnType<typeof makeApp>
let wave: Wave
let lead: Awaited<ReturnType<typeof aLead>>

beforeAll(async () => {
  house = await aHouse()
  app = makeApp(house)
})
beforeEach(async () => {
  house.setNow('2023-04-03T09:00:00.000Z')
  wave = await aWaveOfSectors()
  lead = await aLead(wave.communityId)
})
afterAll(() => house.close())

/** Eighteen people, six of each sector. Primary care and home care are carried by all of them, the other pairs by two on each side. */
async function aWaveOfSectors(): Promise<Wave> {
  const made = await aClosedWave(
    house,
    GIVEN.map((givenName, place) => ({
      givenName,
      level: place % 2 === 0 ? ('dot' as const) : ('name' as const),
      sector: SECTOR_OF[Math.floor(place / 6)] ?? '',
    })),
  )
  await asSystem(house.db, async (tx) => {
    for (const place of [0, 1, 2, 3, 4, 5])
      await sql`
        insert into nomination (wave_id, community_id, from_person, to_person, question, level, told_at)
        values (${made.waveId}, ${made.communityId}, ${made.people[place]}, ${made.people[place + 6]}, 'work-together', 4, '2023-01-10T09:00:00Z')
        on conflict do nothing`.execute(tx)
  })
  return made
}

async function aLead(communityId: string) {
  const id = await aPerson(house, { givenName: 'Wannes', familyName: 'Coördinator' })
  await aMembership(house, { personId: id, communityId, role: 'coordinator' })
  const session = await aSession(house, { personId: id })
  return { id, session, ...aVisitor(house, app, session) }
}

const keptAt = ({ communityId, waveId }: Wave) => `/communities/${communityId}/sociograms/${waveId}/public`
const nobody = () => aVisitor(house, app, null)
const call = anApiCaller(() => app)

async function publish(given: Record<string, string> = {}): Promise<string> {
  const sent = await lead.send(keptAt(wave), {
    part: 'publish',
    kind: 'sector',
    question: 'work-together',
    from: '3',
    reason: 'Pour la fête du quartier',
    ...given,
  })
  expect(sent.status).toBe(303)
  const { rows } = await asSystem(house.db, (tx) =>
    sql<{ id: string }>`select id from public_picture where wave_id = ${wave.waveId} and taken_back_at is null`.execute(tx),
  )
  return rows[0]?.id ?? ''
}

/** Everything that is waiting is heard, then the night comes. */
async function theNightAfter(moment: string): Promise<void> {
  const { rows } = await asSystem(house.db, (tx) => sql<{ number: number }>`select number from domain_event order by number`.execute(tx))
  const jobs = eventJobs(house, sociogramsListeners)
  for (const { number } of rows) await jobs['hear-event']?.({ number, name: 'sociograms-public' })
  house.setNow(moment)
  await sociogramsJobs(house)['make-public-pictures-again']?.({})
}

const listVersions = async (pictureId: string) =>
  (
    await asSystem(house.db, (tx) =>
      sql<{ id: string; content: unknown }>`select id, content from public_picture_version where picture_id = ${pictureId} order by number`.execute(tx),
    )
  ).rows

async function stop(personId: string): Promise<void> {
  const visitor = aVisitor(house, app, await aSession(house, { personId }))
  expect((await visitor.send('/people/me/stop', { purpose: 'sociogram_survey', community: '' })).status).toBe(303)
}

/** Page, files and API of an address, each as somebody reads it who knows nobody. */
async function everyAnswer(address: string): Promise<{ what: string; text: string }[]> {
  const file = (format: string) => nobody().open(`${address}/download?format=${format}`)
  const png = Buffer.from(await (await file('png')).arrayBuffer())
  const pdf = new Uint8Array(await (await file('pdf')).arrayBuffer())
  return [
    { what: 'page', text: await nobody().read(address) },
    { what: 'svg', text: await (await file('svg')).text() },
    { what: 'pdf', text: `${readPaperTexts(inflatePaper(pdf)).join(' ')} ${Buffer.from(pdf).toString('latin1')}` },
    { what: 'png', text: png.toString('latin1') },
  ]
}

describe('making public', () => {
  it('shows first exactly what everybody will see, and what stays away', async () => {
    const before = await lead.read(keptAt(wave))
    expect(before).toContain('What everybody would see')
    for (const name of ['Primary care', 'Home care', 'Social work']) expect(before).toContain(name)
    expect(before).toContain('Every person, every number and every day')
    expect(await lead.read(`${keptAt(wave)}?kind=organisation`)).toContain('Too little is left')
    const address = `/pictures/${await publish()}`
    const after = await nobody().read(address)
    const drawn = (text: string) => text.slice(text.indexOf('class="sociogram-box"')).split('</table>')[0]
    expect(drawn(after)).toContain('Social work')
    expect(drawn(after)).toBe(drawn(before))
    expect(await lead.read(keptAt(wave))).toContain('made so by Wannes Coördinator. Reason: Pour la fête du quartier')
  })

  it('takes a reason that names nobody, a closed wave, and one picture at a time', async () => {
    const wish = { part: 'publish', kind: 'sector', question: 'work-together', from: '3', reason: 'Pour tout le quartier' }
    const refusedWith = async (given: Record<string, string>) => {
      const answer = await lead.send(keptAt(wave), { ...wish, ...given })
      return `${answer.status} ${await answer.text()}`
    }
    expect(await refusedWith({ reason: '' })).toMatch(/^422[^]*Write why/)
    expect(await refusedWith({ reason: 'x'.repeat(501) })).toMatch(/^422[^]*too long/)
    expect(await refusedWith({ reason: 'Parce que Madame Yasmina Vandenbroucke le souhaite' })).toMatch(/^422[^]*may name people[^]*Vandenbroucke/)
    const words = (fr: string) => ({ fr, nl: '', en: '', de: '' })
    const anchors = [0, 1, 2, 3, 4].map((level) => ({ level, ...words(level === 3 ? 'comme avec Madame Yasmina Vandenbroucke' : `degré ${level}`) }))
    await asSystem(house.db, async (tx) => {
      await sql`
        insert into tie_scale (id, version, community_id, name, anchors, saved_at)
        values (${wave.surveyId}, 1, ${wave.communityId}, ${JSON.stringify(words('Lien'))}::jsonb, ${JSON.stringify(anchors)}::jsonb, now())`.execute(tx)
      await sql`update survey set scale_key = ${wave.surveyId}::text where id = ${wave.surveyId}`.execute(tx)
    })
    expect(await refusedWith({})).toMatch(/^422[^]*levels of the scale[^]*Vandenbroucke/)
    await asSystem(house.db, (tx) => sql`update survey set scale_key = 'default' where id = ${wave.surveyId}`.execute(tx))
    expect(await refusedWith({ reason: 'numéro 85.07.30-033.28' })).toMatch(/^422/)
    expect(await refusedWith({ kind: 'person' })).toMatch(/^422[^]*Choose sectors/)
    expect(await refusedWith({ kind: 'organisation' })).toMatch(/^422[^]*Too little/)
    await asSystem(house.db, (tx) => sql`update wave set state = 'open' where id = ${wave.waveId}`.execute(tx))
    expect(await refusedWith({})).toMatch(/^404/)
    await asSystem(house.db, (tx) => sql`update wave set state = 'closed' where id = ${wave.waveId}`.execute(tx))
    const { rows } = await asSystem(house.db, (tx) => sql`select id from public_picture where wave_id = ${wave.waveId}`.execute(tx))
    expect(rows).toEqual([])
    await publish()
    expect(await refusedWith({ from: '2' })).toMatch(/^422[^]*public already/)
  })

  it('is for who coordinates that community alone', async () => {
    const member = aVisitor(house, app, await aSession(house, { personId: wave.people[0]! }))
    const other = await aLead(await aCommunity(house, 'Ailleurs'))
    for (const { open, send } of [member, other, nobody()]) {
      expect((await open(keptAt(wave))).status).not.toBe(200)
      await send(keptAt(wave), { part: 'publish', kind: 'sector', question: 'work-together', from: '3', reason: 'Pour rire' }).catch(() => null)
    }
    const { rows } = await asSystem(house.db, (tx) => sql`select id from public_picture where wave_id = ${wave.waveId}`.execute(tx))
    expect(rows).toEqual([])
  })

  it('works by program too, with the same rules', async () => {
    const path = `/communities/${wave.communityId}/waves/${wave.waveId}/public`
    expect((await call(lead.session, 'POST', path, { kind: 'sector', reason: '' })).status).toBe(409)
    const made = await call(lead.session, 'POST', path, { kind: 'sector', reason: 'Pour le rapport de l’année' })
    expect(made.status).toBe(201)
    const shown = await call('', 'GET', `/pictures/${String(made.json['id'])}`)
    expect(shown.status).toBe(200)
    expect(shown.json['nodes']).toHaveLength(3)
    expect(shown.json).toMatchObject({ kind: 'sector', rate: 'most', askedIn: '2023-01', madeIn: '2023-04', noLongerValidSince: null })
    expect((await call(lead.session, 'POST', `${path}/take-back`)).status).toBe(200)
    expect((await call('', 'GET', `/pictures/${String(made.json['id'])}`)).json).toMatchObject({ nodes: [], ties: [], noLongerValidSince: '2023-04' })
  })
})

describe('SNA-09 what everybody sees', () => {
  it('holds no name, no id, no organisation, no number of people and no day, in the page, every file and the API', async () => {
    const id = await publish()
    const api = JSON.stringify((await call('', 'GET', `/pictures/${id}`)).json)
    const answers = [...(await everyAnswer(`/pictures/${id}`)), { what: 'api', text: api }]
    const [version] = await listVersions(id)
    const known = [id, version?.id ?? '']
    for (const { what, text } of answers) {
      for (const name of [...GIVEN, 'van ', 'Wannes', 'Coördinator', 'Azur', 'Brun', 'fête']) {
        if (what !== 'png' && !(what === 'pdf' && name.length < 5)) expect(text, `${what} ${name}`).not.toContain(name)
      }
      expect(text.match(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g)?.filter((found) => !known.includes(found)) ?? [], what).toEqual([])
      for (const each of [...wave.people, ...wave.organisations, wave.waveId, wave.communityId]) expect(text, what).not.toContain(each)
      if (what !== 'png' && what !== 'pdf') expect(text.replaceAll(/<[^>]*>/g, ' '), what).not.toMatch(/\b18\b|\b2023-\d\d-\d\d|published/)
    }
    expect(answers.find(({ what }) => what === 'pdf')?.text.match(/\(D:[^)]*\)/g)).toEqual(['(D:20230401120000Z)'])
    expect(answers.find(({ what }) => what === 'pdf')?.text).toContain('at least three quarters')
    expect(answers.find(({ what }) => what === 'png')?.text).not.toMatch(/tEXt|iTXt|tIME|eXIf/)
    expect(answers.find(({ what }) => what === 'page')?.text).toContain('name="robots" content="noindex"')
  })

  it('names an organisation only where it agreed, and the practice of one person never', async () => {
    const alone = await anOrganisation(house, { nameFr: 'Cabinet Cuivre', solePractice: true })
    const [azur = '', brun = ''] = wave.organisations
    await asSystem(house.db, (tx) =>
      sql`update wave_person set organisation_id = ${alone} where wave_id = ${wave.waveId} and person_id = ${wave.people[17]}`.execute(tx),
    )
    const agree = (organisation: string, on = '2023-04-01') => lead.send(keptAt(wave), { part: 'agree', organisation, on })
    expect((await agree(azur)).status).toBe(303)
    expect((await agree(alone)).status).toBe(422)
    expect((await agree(brun, '2023-05-01')).status).toBe(422)
    expect(await lead.read(`${keptAt(wave)}?kind=organisation`)).toContain('Too little is left')
    expect((await agree(brun)).status).toBe(303)
    const id = await publish({ kind: 'organisation' })
    const page = await nobody().read(`/pictures/${id}`)
    expect(page).toMatch(/Maison Azur[^]*Service Brun/)
    expect(page).not.toContain('Cuivre')
    const [first] = await listVersions(id)
    expect((await lead.send(keptAt(wave), { part: 'disagree', organisation: brun })).status).toBe(303)
    for (const { what, text } of await everyAnswer(`/pictures/${id}/versions/${first?.id}`)) expect(text, what).not.toMatch(/Azur|Brun/)
    expect(await nobody().read(`/pictures/${id}`)).toContain('Nothing to show at present')
  })

  it('draws a convention that both signed, and says of it nothing else', async () => {
    const [azur = '', brun = ''] = wave.organisations
    for (const organisation of [azur, brun]) await lead.send(keptAt(wave), { part: 'agree', organisation, on: '2023-04-01' })
    await asSystem(house.db, async (tx) => {
      const { rows } = await sql<{ id: string }>`
        insert into convention (community_id, text_version, stage, made_at) values (${wave.communityId}, 1, 'signing', now()) returning id`.execute(tx)
      for (const organisation of [azur, brun])
        await sql`
          insert into convention_signatory (convention_id, community_id, organisation_id, signed_on, means)
          values (${rows[0]?.id}, ${wave.communityId}, ${organisation}, '2023-03-01', 'paper')`.execute(tx)
    })
    const shown = await call('', 'GET', `/pictures/${await publish({ kind: 'organisation' })}`)
    expect(shown.json['ties']).toEqual([{ from: 0, to: 1, kind: 'convention' }])
  })
})

describe('what is taken back after it was made public', () => {
  it('is gone from the picture after the night, and the old one is marked, in page and files', async () => {
    const id = await publish()
    const [first] = await listVersions(id)
    const old = `/pictures/${id}/versions/${first?.id}`
    expect(await nobody().read(old)).toContain('Social work')
    await stop(wave.people[14]!)
    expect(await listVersions(id)).toHaveLength(1)
    await theNightAfter('2023-05-09T03:20:00.000Z')
    const now = await nobody().read(`/pictures/${id}`)
    expect(now).toContain('Primary care')
    expect((await call('', 'GET', `/pictures/${id}`)).json['ties']).toHaveLength(1)
    for (const { what, text } of await everyAnswer(old)) {
      expect(text, what).not.toMatch(/[Pp]rimary care|[Ss]ocial work/)
      if (what !== 'png') expect(text, what).toContain('May 2023')
      if (what !== 'png' && what !== 'pdf') expect(text, what).toContain(`/pictures/${id}`)
      if (what !== 'png') expect(text, what).not.toMatch(/[89] May|2023-05-0[2-9]|Nadia|Oscar/)
    }
    expect(await nobody().read(old)).toContain('This picture is no longer valid')
    expect((await listVersions(id)).map(({ content }) => content === null)).toEqual([true, false])
  })

  it('tells neither who nor on which day: the same is left, whoever of a pair of sectors it was', async () => {
    const shownAfter = async (leaves: readonly number[]) => {
      wave = await aWaveOfSectors()
      lead = await aLead(wave.communityId)
      house.setNow('2023-04-03T09:00:00.000Z')
      const id = await publish()
      for (const place of leaves) await stop(wave.people[place]!)
      await theNightAfter('2023-04-10T03:20:00.000Z')
      const { version: _, ...shown } = (await call('', 'GET', `/pictures/${id}`)).json
      return JSON.stringify(shown)
    }
    const one = await shownAfter([13])
    // 13 carried no line to another sector but one that two carried, 16 the other one, 0 the one that six carry.
    for (const other of [[16], [0], [7, 14]]) expect(await shownAfter(other)).toBe(one)
  })

  it('is heard by answers taken back, by an erasure, by joined records and by a consent that ends', async () => {
    const stillOne = async (act: () => Promise<unknown>) => {
      wave = await aWaveOfSectors()
      lead = await aLead(wave.communityId)
      house.setNow('2023-04-03T09:00:00.000Z')
      const id = await publish()
      await act()
      await theNightAfter('2023-04-06T03:20:00.000Z')
      return (await listVersions(id)).length
    }
    const someone = () => wave.people[2]!
    expect(await stillOne(() => Promise.resolve())).toBe(1)
    expect(
      await stillOne(async () => {
        const visitor = aVisitor(house, app, await aSession(house, { personId: someone() }))
        await visitor.send(`/sociograms/${wave.waveId}/answer`, { do: 'withdraw', sure: 'yes' })
      }),
    ).toBe(2)
    expect(await stillOne(() => asSystem(house.db, (tx) => personalData.erase(tx, someone(), someone())))).toBe(2)
    expect(await stillOne(async () => asSystem(house.db, async (tx) => sociogramMerger.move(tx, someone(), wave.people[3]!)))).toBe(2)
    expect(
      await stillOne(() =>
        asSystem(house.db, (tx) =>
          sql`insert into consent (person_id, purpose, given, until_on, text_version, language, means, at)
            values (${someone()}, 'sociogram_survey', true, '2023-04-04', 1, 'fr', 'own_click', '2023-04-03T10:00:00Z')`.execute(tx),
        ),
      ),
    ).toBe(2)
    expect(
      await stillOne(async () => {
        const visitor = aVisitor(house, app, await aSession(house, { personId: wave.people[3]! }))
        await visitor.send('/people/me/stop', { purpose: 'sociogram_name', community: '' })
      }),
    ).toBe(1)
  })

  it('is made again once for a consent that ended and for data that may not be used, however many nights follow', async () => {
    const id = await publish()
    await asSystem(house.db, (tx) =>
      sql`insert into consent (person_id, purpose, given, until_on, text_version, language, means, at)
        values (${wave.people[1]}, 'sociogram_survey', true, '2023-04-04', 1, 'fr', 'own_click', '2023-04-03T10:00:00Z')`.execute(tx),
    )
    await asSystem(house.db, (tx) => sql`update person set restricted_at = '2023-04-06T10:00:00Z' where id = ${wave.people[2]}`.execute(tx))
    const made: number[] = []
    for (const day of [4, 5, 6, 7, 8, 9]) {
      await theNightAfter(`2023-04-0${day}T03:20:00.000Z`)
      const { rows } = await asSystem(house.db, (tx) =>
        sql<{ count: number }>`select count(*)::int as count from public_picture_version where picture_id = ${id}`.execute(tx),
      )
      made.push(rows[0]?.count ?? 0)
    }
    expect(made).toEqual([1, 2, 2, 3, 3, 3])
  })

  it('says so kindly where too little remains, and nothing can be kept by publishing again', async () => {
    const id = await publish()
    for (const place of [0, 1, 2, 3]) await stop(wave.people[place]!)
    await theNightAfter('2023-04-10T03:20:00.000Z')
    expect(await nobody().read(`/pictures/${id}`)).toContain('Nothing to show at present')
    expect((await nobody().open(`/pictures/${id}/download?format=svg`)).status).toBe(404)
    lead = await aLead(wave.communityId)
    expect((await lead.send(keptAt(wave), { part: 'take-back' })).status).toBe(303)
    expect(await lead.read(keptAt(wave))).toContain('Too little is left')
  })
})

it('is taken back with one press; publishing again asks for one person more, and the old address leads on', async () => {
  const id = await publish()
  expect((await call('', 'GET', `/pictures/${id}`)).json['ties']).toHaveLength(3)
  expect((await lead.send(keptAt(wave), { part: 'take-back' })).status).toBe(303)
  expect(await nobody().read(`/pictures/${id}`)).toContain('Nothing is public in its place')
  const again = await publish()
  expect(again).not.toBe(id)
  expect((await call('', 'GET', `/pictures/${again}`)).json['ties']).toHaveLength(1)
  expect(await nobody().read(`/pictures/${id}`)).toContain(`href="/pictures/${again}"`)
  const { rows } = await asSystem(house.db, (tx) =>
    sql<{ action: string }>`select action from audit_entry where action like 'sociogram.%' order by number desc limit 3`.execute(tx),
  )
  expect(rows.map(({ action }) => action)).toEqual(['sociogram.published', 'sociogram.taken-back', 'sociogram.published'])
})

describe('once the answers are forgotten', () => {
  const forget = async () => {
    house.setNow('2024-03-03T03:30:00.000Z')
    await sociogramsJobs(house)['forget-wave-answers']?.({})
    await asSystem(house.db, (tx) => sql`update session set last_seen_at = now(), created_at = '2024-03-03', expires_at = '2024-03-05'`.execute(tx))
  }

  it('stays as it was published, whatever its people do; what was taken back before is taken out with the answers', async () => {
    const id = await publish()
    await asSystem(house.db, (tx) => sql`update public_picture set is_due = true where id = ${id}`.execute(tx))
    const hers = aVisitor(house, app, await aSession(house, { personId: wave.people[0]! }))
    await forget()
    const versions = await listVersions(id)
    expect(versions).toMatchObject([{ content: null }, { content: { ties: [{ kind: 'people' }] } }])
    expect((await hers.send('/people/me/stop', { purpose: 'sociogram_survey', community: '' })).status).toBe(303)
    await asSystem(house.db, (tx) => personalData.erase(tx, wave.people[1]!, lead.id))
    await theNightAfter('2024-03-04T03:20:00.000Z')
    expect(await listVersions(id)).toEqual(versions)
    expect(await lead.read(keptAt(wave))).toMatch(/It holds no person and stays as it is[^]*Take back/)
    expect((await lead.send(keptAt(wave), { part: 'take-back' })).status).toBe(303)
    expect(await lead.read(keptAt(wave))).toContain('nothing new can be made public')
  })

  it('is emptied by an organisation in it that no longer agrees, and by no other', async () => {
    const sent = (part: string, organisation = '') => lead.send(keptAt(wave), { part, organisation, ...(part === 'agree' ? { on: '2023-04-01' } : {}) })
    for (const organisation of wave.organisations) await sent('agree', organisation)
    const id = await publish({ kind: 'organisation' })
    const other = await anOrganisation(house, { nameFr: 'Maison Ocre' })
    await asSystem(house.db, (tx) => sql`insert into organisation_agreement values (${wave.communityId}, ${other}, '2023-04-01')`.execute(tx))
    await forget()
    expect((await sent('disagree', other)).status).toBe(303)
    expect(await nobody().read(`/pictures/${id}`)).toMatch(/Maison Azur[^]*Service Brun/)
    expect((await sent('disagree', wave.organisations[0])).status).toBe(303)
    expect(await nobody().read(`/pictures/${id}`)).toContain('Nothing to show at present')
  })
})
