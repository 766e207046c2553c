import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aMembership, anOrganisation, aPerson, aSession, aVisitor } from '../../../test/neighbourhood.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'

type Visitor = ReturnType<typeof aVisitor>

let house: TestHouse
let south: string
let north: string
let ama: string
let dora: string
let doraSees: Visitor
let evaSees: Visitor
let memberSees: Visitor
let visitorSees: Visitor
let northSees: Visitor

beforeAll(async () => {
  house = await aHouse({}, '2026-02-02T09:00:00.000Z')
  const app = makeApp(house)
  south = await aCommunity(house, 'Sud')
  north = await aCommunity(house, 'Nord')
  const care = await anOrganisation(house, { nameFr: 'Maison du Marais' })
  ama = await aPerson(house)
  dora = await aPerson(house, { givenName: 'Dora', familyName: 'Lemaire' })
  const eva = await aPerson(house, { givenName: 'Eva', familyName: 'Janssens' })
  const zoe = await aPerson(house, { givenName: 'Zoé', familyName: 'Ünal' })
  const guest = await aPerson(house, { givenName: 'Guy', familyName: 'Passant' })
  await aMembership(house, { personId: ama, communityId: south, represents: care })
  await aMembership(house, { personId: ama, communityId: north })
  await aMembership(house, { personId: dora, communityId: south, role: 'moderator' })
  await aMembership(house, { personId: eva, communityId: south, role: 'moderator' })
  await aMembership(house, { personId: eva, communityId: north, role: 'moderator' })
  await aMembership(house, { personId: zoe, communityId: north, role: 'moderator', represents: care })
  await aMembership(house, { personId: guest, communityId: south, role: 'visitor' })
  const sees = async (personId: string) => aVisitor(house, app, await aSession(house, { personId }))
  doraSees = await sees(dora)
  evaSees = await sees(eva)
  memberSees = await sees(ama)
  visitorSees = await sees(guest)
  northSees = await sees(zoe)
})
afterAll(() => house.close())

type Stored = { id: string; startsAt: string; sequence: number; state: string; seriesId: string | null; chairId: string | null; place: string; uid: string }

async function readStored(communityId = south): Promise<Stored[]> {
  const { rows } = await asSystem(house.db, (tx) =>
    sql<Stored>`select m.id, m.starts_at, m.sequence, m.state, m.series_id, m.chair_id, m.place, m.external_id as uid
      from meeting_community mc join meeting m on m.id = mc.meeting_id where mc.community_id = ${communityId} order by m.starts_at, m.id`.execute(tx),
  )
  return rows
}

const FORM = { day: '2026-03-10', from: '13:00', until: '15:00', place: 'Maison du Coin', mode: 'hybrid', title: '' }

async function plan(visitor: Visitor, fields: Record<string, string | string[]>, communityId = south): Promise<string> {
  const answer = await visitor.send(`/communities/${communityId}/meetings/new`, { ...FORM, do: 'plan', ...fields })
  expect(answer.status).toBe(303)
  return (answer.headers.get('Location') ?? '').replace('/meetings/', '')
}

const hiddenIn = (page: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? ''

/** Shows the dates of a series, unticks some, and plans the others. */
async function planSeries(visitor: Visitor, fields: Record<string, string | string[]>, skip: readonly string[] = []): Promise<Response> {
  const shown = await visitor.send(`/communities/${south}/meetings/new`, { ...FORM, ...fields, do: 'plan' })
  expect(shown.status).toBe(200)
  const page = await shown.text()
  const dates = [...page.matchAll(/name="dates" value="([\d-]+)"/g)].map(([, day = '']) => day).filter((day) => !skip.includes(day))
  return visitor.send(`/communities/${south}/meetings/new`, { ...FORM, ...fields, dates, shown: hiddenIn(page, 'shown'), do: 'plan-dates' })
}

describe('a series', () => {
  let series: Stored[]

  it('is shown before anything is planned, with what each date is besides', async () => {
    const before = (await readStored()).length
    const page = await (
      await doraSees.send(`/communities/${south}/meetings/new`, { ...FORM, day: '2026-03-06', repeat: 'weeks', every: '1', times: '6', do: 'plan' })
    ).text()
    expect(page).toContain('Friday, 10 April 2026')
    expect(page).toContain('holiday of Dutch-speaking schools')
    expect((await readStored()).length).toBe(before)
  })

  it('plans the ticked dates, each a meeting of its own at the same hour of the wall', async () => {
    const answer = await planSeries(doraSees, { repeat: 'month', every: '1', times: '4', agenda: 'shipped:short' }, ['2026-05-12'])
    expect(answer.headers.get('Location')).toBe(`/communities/${south}/meetings`)
    series = await readStored()
    expect(series.map(({ startsAt }) => startsAt)).toEqual(['2026-03-10T12:00:00.000Z', '2026-04-14T11:00:00.000Z', '2026-06-09T11:00:00.000Z'])
    expect(new Set(series.map(({ uid }) => uid)).size).toBe(3)
    expect(new Set(series.map(({ seriesId }) => seriesId)).size).toBe(1)
    const { rows } = await sql`select 1 from domain_event where kind = 'meeting.planned' and subject_id = any(${series.map(({ id }) => id)}::uuid[])`.execute(
      house.db,
    )
    expect(rows).toHaveLength(3)
  })

  it('shows on each meeting its place, its neighbours and its agenda', async () => {
    const page = await memberSees.read(`/meetings/${series[1]?.id}`)
    expect(page).toContain('2 of 3')
    expect(page).toContain(`/meetings/${series[0]?.id}`)
    expect(page).toContain(`/meetings/${series[2]?.id}`)
    expect(page).toContain('Round of faces')
  })

  it('changes one and, once the preview was confirmed, chosen later ones alike', async () => {
    const [first, second, third] = series
    const fields = { ...FORM, day: '2026-03-11', from: '18:00', until: '20:00', place: 'Chez Zoé', version: '1', later: [third?.id ?? ''] }
    const preview = await doraSees.send(`/meetings/${first?.id}/edit`, { ...fields, do: 'save' })
    expect(preview.status).toBe(200)
    expect(await preview.text()).toContain('Wednesday, 10 June 2026, 18:00 to 20:00')
    expect((await readStored()).map(({ place }) => place)).toEqual(['Maison du Coin', 'Maison du Coin', 'Maison du Coin'])
    expect((await doraSees.send(`/meetings/${first?.id}/edit`, { ...fields, do: 'confirm' })).status).toBe(303)
    const after = await readStored()
    expect(after.map(({ id, startsAt, sequence, place }) => [id, startsAt, sequence, place])).toEqual([
      [first?.id, '2026-03-11T17:00:00.000Z', 1, 'Chez Zoé'],
      [second?.id, '2026-04-14T11:00:00.000Z', 0, 'Maison du Coin'],
      [third?.id, '2026-06-10T16:00:00.000Z', 1, 'Chez Zoé'],
    ])
    expect(after.map(({ uid }) => uid)).toEqual(series.map(({ uid }) => uid))
  })

  it('cancels one and the later ones that were ticked, and no foreign meeting', async () => {
    const [, second, third] = series
    const foreign = await plan(northSees, { day: '2026-12-01' }, north)
    const refusedAnswer = await doraSees.send(`/meetings/${second?.id}/cancel`, { later: [foreign] })
    expect(refusedAnswer.status).toBe(409)
    expect(await refusedAnswer.text()).toContain('One of the later meetings has changed')
    expect((await doraSees.send(`/meetings/${second?.id}/cancel`, { later: [third?.id ?? ''] })).status).toBe(303)
    expect((await readStored()).map(({ state }) => state)).toEqual(['planned', 'cancelled', 'cancelled'])
    expect((await readStored(north)).map(({ state }) => state)).toEqual(['planned'])
  })

  it('asks again when the form changed since the dates were seen', async () => {
    const before = (await readStored()).length
    const answer = await doraSees.send(`/communities/${south}/meetings/new`, {
      ...FORM,
      day: '2026-09-01',
      repeat: 'weeks',
      every: '1',
      times: '3',
      dates: ['2026-09-01', '2026-09-08'],
      shown: 'something else',
      do: 'plan-dates',
    })
    expect(answer.status).toBe(200)
    expect((await readStored()).length).toBe(before)
  })

  it.each([
    [{ repeat: 'weeks', every: '1' }, 'Say until when, or how many meetings.'],
    [{ repeat: 'weeks', every: '1', times: '61' }, 'That makes more than 60 meetings.'],
    [{ repeat: 'month', every: '0', times: '3' }, 'Every 1 to 12 weeks or months.'],
    [{ repeat: 'days' }, 'That makes one meeting only.'],
  ])('%o is refused with a sentence', async (fields, sentence) => {
    const answer = await doraSees.send(`/communities/${south}/meetings/new`, { ...FORM, ...fields, do: 'plan' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(sentence)
  })

  it('of several communities counts for each, and is only for who leads all of them', async () => {
    const fields = { repeat: 'days', days: ['2027-02-02'], day: '2027-01-05', communities: [south, north] }
    expect((await planSeries(evaSees, fields)).status).toBe(303)
    expect((await readStored(north)).filter(({ startsAt }) => startsAt >= '2027').map(({ startsAt }) => startsAt)).toEqual([
      '2027-01-05T12:00:00.000Z',
      '2027-02-02T12:00:00.000Z',
    ])
    expect((await planSeries(doraSees, { ...fields, day: '2027-03-02', days: ['2027-04-06'] })).status).toBe(422)
  })
})

describe('a look at a date', () => {
  it('tells of a foreign meeting only that it is there, and writes nothing', async () => {
    await plan(northSees, { day: '2026-06-16', from: '14:00', until: '16:00', title: 'Secret du Nord' }, north)
    const before = (await readStored()).length
    const answer = await doraSees.send(`/communities/${south}/meetings/new`, { ...FORM, day: '2026-06-16', do: 'look' })
    expect(answer.status).toBe(200)
    const page = await answer.text()
    expect(page).toContain('Another meeting')
    expect(page).toContain('at the same time')
    expect(page).toContain('2 people are asked there too')
    expect(page).toContain('1 organisation is asked there too')
    expect(page).not.toContain('Secret du Nord')
    expect(page).toContain('value="day:2026-06-23"')
    expect((await readStored()).length).toBe(before)
  })

  it('names it to somebody who belongs there', async () => {
    const page = await (await evaSees.send(`/communities/${south}/meetings/new`, { ...FORM, day: '2026-06-16', do: 'look' })).text()
    expect(page).toContain('Secret du Nord')
  })

  it('takes a better day with one press and keeps what was written', async () => {
    const page = await (
      await doraSees.send(`/communities/${south}/meetings/new`, { ...FORM, place: 'Chez Zoé', day: '2026-06-16', do: 'day:2026-06-23' })
    ).text()
    expect(page).toContain('value="2026-06-23"')
    expect(page).toContain('Chez Zoé')
    expect(page).toContain('Nothing else is planned for these people on Tuesday, 23 June 2026.')
  })

  it('names who would be asked for the fourth time that month, to those who lead', async () => {
    for (const day of ['2026-10-01', '2026-10-08', '2026-10-15']) await plan(northSees, { day }, north)
    const page = await (await doraSees.send(`/communities/${south}/meetings/new`, { ...FORM, day: '2026-10-22', do: 'look' })).text()
    expect(page).toContain('In October 2026, 2 people would be asked more than three times.')
    expect(page).toContain('Ama Mensah, 4 times')
    expect(page).toContain('In October 2026, one organisation would be asked more than three times.')
  })

  it('begins from the date in the address', async () => {
    const page = await doraSees.read(`/communities/${south}/meetings/new?day=2026-06-16`)
    expect(page).toContain('Another meeting')
    expect((await memberSees.open(`/communities/${south}/meetings/new?day=2026-06-16`)).status).toBe(404)
  })
})

describe('the same again', () => {
  it('takes everything over, with its agenda, on the next likely day', async () => {
    const first = await plan(doraSees, { day: '2026-08-04', title: 'Rentrée', agenda: 'shipped:neighbourhood' })
    const page = await doraSees.read(`/communities/${south}/meetings/new?like=${first}`)
    expect(page).toContain('value="Rentrée"')
    expect(page).toContain(`<option value="meeting:${first}" selected`)
    const again = await plan(doraSees, { day: '2026-09-01', title: 'Rentrée', agenda: `meeting:${first}` })
    expect(await memberSees.read(`/meetings/${again}`)).toContain('Information market')
  })

  it('takes no agenda of a meeting that the planner does not lead', async () => {
    const foreign = await plan(northSees, { day: '2026-08-05', agenda: 'shipped:short' }, north)
    const answer = await doraSees.send(`/communities/${south}/meetings/new`, { ...FORM, day: '2026-08-06', agenda: `meeting:${foreign}`, do: 'plan' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('That agenda is not there any more.')
  })
})

describe('an agenda', () => {
  let meeting: string
  const change = async (fields: Record<string, string>, visitor = doraSees) => {
    const version = hiddenIn(await visitor.read(`/meetings/${meeting}/agenda`), 'version')
    return visitor.send(`/meetings/${meeting}/agenda`, { version, ...fields })
  }
  const itemsOf = async () => {
    const { rows } = await asSystem(house.db, (tx) =>
      sql<{
        id: string
        kind: string
        title: string
        minutes: number
      }>`select id, kind, title, minutes from agenda_item where meeting_id = ${meeting} order by position`.execute(tx),
    )
    return rows
  }

  it('is written without script: added, moved, changed, taken out', async () => {
    meeting = await plan(doraSees, { day: '2026-11-03' })
    await change({ part: 'template', template: 'shipped:short' })
    await change({ part: 'add', kind: 'own', title: 'Énergie', language: 'fr', minutes: '15', owner: ama })
    const added = await itemsOf()
    expect(added.map(({ kind }) => kind)).toEqual(['faces', 'situation', 'close', 'own'])
    await change({ part: 'item', item: added[3]?.id ?? '', do: 'up' })
    await change({ part: 'item', item: added[0]?.id ?? '', do: 'remove' })
    expect((await itemsOf()).map(({ id }) => id)).toEqual([added[1]?.id, added[3]?.id, added[2]?.id])
    const page = await doraSees.read(`/meetings/${meeting}/agenda`)
    expect(page).toContain('65 of 120 minutes.')
    expect(page).toContain('Ama Mensah')
  })

  it('keeps an item that somebody changes, with its number', async () => {
    const [first] = await itemsOf()
    const version = hiddenIn(await doraSees.read(`/meetings/${meeting}/agenda/${first?.id}`), 'version')
    const answer = await doraSees.send(`/meetings/${meeting}/agenda/${first?.id}`, {
      version,
      kind: 'situation',
      title: 'Un guichet fermé',
      language: 'fr',
      minutes: '90',
      confidential: 'yes',
    })
    expect(answer.status).toBe(303)
    expect((await itemsOf())[0]).toEqual({ id: first?.id, kind: 'situation', title: 'Un guichet fermé', minutes: 90 })
  })

  it('shows a confidential item to members, and to a visitor only that it is there', async () => {
    expect(await memberSees.read(`/meetings/${meeting}`)).toContain('Un guichet fermé')
    const page = await visitorSees.read(`/meetings/${meeting}`)
    expect(page).toContain('An item among members')
    expect(page).not.toContain('Un guichet fermé')
    expect((await memberSees.open(`/meetings/${meeting}/agenda`)).status).toBe(404)
  })

  it('of two people who change it the first stands', async () => {
    const version = hiddenIn(await evaSees.read(`/meetings/${meeting}/agenda`), 'version')
    expect((await change({ part: 'add', kind: 'map', title: '', language: 'fr', minutes: '5', owner: '' })).status).toBe(303)
    const late = await evaSees.send(`/meetings/${meeting}/agenda`, { part: 'add', version, kind: 'market', title: '', language: 'fr', minutes: '5', owner: '' })
    expect(late.status).toBe(422)
    expect(await late.text()).toContain('Somebody else saved in the meantime.')
    expect((await itemsOf()).map(({ kind }) => kind)).not.toContain('market')
  })

  it.each([
    [{ kind: 'own', title: '', minutes: '5' }, 'Say in a few words what it is.'],
    [{ kind: 'map', title: '', minutes: 'many' }, 'Minutes are a whole number from 0 to 600.'],
  ])('refuses %o and keeps what was written', async (fields, sentence) => {
    const answer = await change({ part: 'add', language: 'fr', owner: '', ...fields })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(sentence)
  })

  it('stays with the community as a template, for the next times', async () => {
    await change({ part: 'keep', name: 'Nos mardis' })
    const page = await doraSees.read(`/communities/${south}/meetings/new`)
    const [, value = ''] = /<option value="(own:[^"]+)"[^>]*>Nos mardis/.exec(page) ?? []
    meeting = await plan(doraSees, { day: '2026-12-01', agenda: value })
    expect((await itemsOf()).map(({ kind }) => kind)).toEqual(['situation', 'own', 'close', 'map'])
    await change({ part: 'drop', template: value })
    expect(await doraSees.read(`/communities/${south}/meetings/new`)).not.toContain('Nos mardis')
  })
})

describe('turns to chair', () => {
  it('are proposed among the willing, shared over a series, and changed for one meeting', async () => {
    const first = await plan(doraSees, { day: '2027-05-04' })
    await doraSees.send(`/meetings/${first}/chair`, { part: 'willing', willing: [ama, dora] })
    expect(await doraSees.read(`/meetings/${first}/chair`)).toContain('It would be Ama Mensah’s turn.')
    await planSeries(doraSees, { day: '2027-06-01', repeat: 'weeks', every: '1', times: '3', sharesTurns: 'yes' })
    const chairs = (await readStored()).filter(({ startsAt }) => startsAt >= '2027-06').map(({ chairId }) => chairId)
    expect(chairs).toEqual([ama, dora, ama])
    expect((await doraSees.send(`/meetings/${first}/chair`, { part: 'chair', chair: ama })).status).toBe(303)
    expect(await visitorSees.read(`/meetings/${first}`)).toContain('Ama Mensah')
  })

  it('go to nobody from elsewhere', async () => {
    const [some] = (await readStored()).filter(({ startsAt }) => startsAt >= '2027-06')
    const { rows } = await sql<{ id: string }>`select id from person where given_name = 'Zoé'`.execute(house.db)
    expect((await doraSees.send(`/meetings/${some?.id}/chair`, { part: 'chair', chair: rows[0]?.id ?? '' })).status).toBe(422)
    expect((await memberSees.send(`/meetings/${some?.id}/chair`, { part: 'chair', chair: ama })).status).toBe(404)
  })
})

describe('the online link', () => {
  it('is for members, not for visitors', async () => {
    const id = await plan(doraSees, { day: '2027-07-06', onlineLink: 'https://meet.example/marais' })
    expect(await memberSees.read(`/meetings/${id}`)).toContain('https://meet.example/marais')
    expect(await visitorSees.read(`/meetings/${id}`)).not.toContain('meet.example')
  })
})
