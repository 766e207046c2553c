import { buildPosterRegister, computeMonitoring, FIGURES, POSTER_WINDOW, renderPoster } from '@ronde/figures'
import { openSheet, readSheets } from '@ronde/tabular'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadDemo } from '../../../demo/load-demo.ts'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aVisitor, type TestVisitor } from '../../../test/visitor.ts'
import { asSystem } from '../../platform/database.ts'

const ROLES = ['coordinator', 'moderator', 'member', 'researcher', 'policy-officer'] as const
type Role = (typeof ROLES)[number]

let house: TestHouse
let programme: string
const communities = new Map<string, string>()
const visitors = new Map<Role, TestVisitor>()

const as = (role: Role): TestVisitor => visitors.get(role) ?? aVisitor(house)
const south = (): string => communities.get('south') ?? ''

beforeAll(async () => {
  house = await aHouse({ isDemo: true, liftsRateLimits: true })
  await loadDemo(house)
  const { rows } = await asSystem(house.db, (tx) =>
    sql<{ id: string; externalId: string; programmeId: string | null }>`select id, external_id, programme_id from community`.execute(tx),
  )
  for (const { id, externalId, programmeId } of rows) {
    communities.set(externalId, id)
    programme = programmeId ?? programme
  }
  for (const role of ROLES) {
    const visitor = aVisitor(house)
    expect((await visitor.post('/demo/enter', { role })).status).toBe(303)
    visitors.set(role, visitor)
  }
})
afterAll(() => house.close())

async function statusOf(role: Role, path: string): Promise<number> {
  return (await as(role).get(path)).status
}

/** The figures of a page as text, row by row, the strips left out. */
function tableOf(html: string): string[][] {
  const [table = ''] = /<table class="poster.*?<\/table>/s.exec(html) ?? []
  return [...table.matchAll(/<tr role="row">(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<(?:td|th)[^>]*>(.*?)<\/(?:td|th)>/gs)].map(([, cell = '']) =>
      cell
        .replaceAll(/<[^>]+>/g, '')
        .replaceAll('&nbsp;', ' ')
        .trim(),
    ),
  )
}

/** A page says "not recorded" where the poster has "(-)", and "1 – 6" for "1–6". */
function asPoster(cell: string): string {
  return cell.replace(/^(not recorded|non renseigné|niet genoteerd)$/, '(-)').replace(/^(\d+) – (\d+)$/, '$1–$2')
}

async function readCsv(answer: Response): Promise<string[][]> {
  const read = await readSheets(new Uint8Array(await answer.arrayBuffer()))
  if (!read.ok || read.value.sheets[0] === undefined) throw new Error('no table')
  const rows: string[][] = []
  for await (const row of (await openSheet(read.value.sheets[0])).rows) rows.push(row.cells.map(({ text }) => text))
  return rows
}

const poster = () => renderPoster(computeMonitoring(buildPosterRegister(), { window: POSTER_WINDOW, language: 'en' }), 'en').slice(1)

describe('the monitoring table', () => {
  it('opens for everybody who may see figures', async () => {
    for (const role of ROLES) expect(await statusOf(role, `/communities/${south()}/report`), role).toBe(200)
    expect(await statusOf('coordinator', `/programmes/${programme}/report`)).toBe(200)
    expect(await statusOf('policy-officer', `/programmes/${programme}/report`)).toBe(200)
    expect(await statusOf('member', `/programmes/${programme}/report`)).toBe(404)
    expect((await aVisitor(house).get(`/communities/${south()}/report`)).status).toBe(303)
  })

  it('equals the poster in every cell, on the page, in the text file and at the command line', async () => {
    const page = await (await as('coordinator').get(`/programmes/${programme}/report`)).text()
    const shown = tableOf(page)
      .filter((row) => row.length === 5)
      .slice(1)
    expect(shown.map((row) => row.slice(1).map(asPoster))).toEqual(poster().map((row) => row.slice(1)))
    expect(page).toContain('26 meetings, 60 members, from September 2022 to March 2023')
    const csv = await readCsv(await as('policy-officer').get(`/programmes/${programme}/report/download?format=csv`))
    expect(csv.slice(0, FIGURES.length).map((row) => row.slice(1, 5).map(asPoster))).toEqual(poster().map((row) => row.slice(1)))
  })

  it('a member sees only the columns of their own communities', async () => {
    const page = await (await as('member').get(`/communities/${south()}/report`)).text()
    expect(page).toContain('7 meetings, 21 members')
    expect(tableOf(page)[1]).toEqual(['Meetings held', '7'])
  })

  it('stands beside those that are asked for, in the page and its files', async () => {
    const [east = '', centre = ''] = ['east', 'centre'].map((id) => communities.get(id))
    const chosen = `/communities/${south()}/report?communities=${east}&communities=${centre}`
    const html = await (await as('coordinator').get(chosen)).text()
    expect(tableOf(html)[0]).toEqual(['', 'Sud', 'Est', 'Centre'])
    expect(html).toContain('19 meetings')
    const csv = await readCsv(await as('coordinator').get(`/communities/${south()}/report/download?format=csv&communities=${east}`))
    expect(csv[0]).toHaveLength(5)
    expect(tableOf(await (await as('member').get(chosen)).text())[0]).toEqual(['', 'Sud'])
    expect(tableOf(await (await as('coordinator').get(`/communities/${south()}/report?communities=nobody`)).text())[0]).toHaveLength(5)
    const all = await (
      await as('coordinator').get(
        `/communities/${south()}/report?from=&until=&figure=members&community=${east}&communities=${[...communities.values()].join(',')}`,
      )
    ).text()
    expect(tableOf(all)[0]).toHaveLength(1 + communities.size)
    expect(all.length).toBeLessThan(60_000)
  })

  it('answers the widest windows there are', async () => {
    for (const window of ['from=0001-01-01', 'until=9999-12-31', 'from=0001-01-01&until=9999-12-31', 'from=&until=']) {
      expect(await statusOf('coordinator', `/communities/${south()}/report?${window}`), window).toBe(200)
    }
  })

  it('shows seats, members on a day, different members and moderators side by side in the window of the method', async () => {
    const page = await (await as('policy-officer').get(`/programmes/${programme}/report?from=2022-09-01&until=2023-06-30`)).text()
    const [, whole = ''] = /The whole in numbers<\/caption>(.*?)<\/table>/s.exec(page) ?? []
    const lines = [...whole.matchAll(/<tr role="row">(.*?)<\/tr>/gs)].map(([, row = '']) =>
      row
        .replaceAll(/<[^>]+>/g, ' ')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    )
    expect(lines.slice(1)).toEqual([
      'Meetings held 35',
      'Seats 48',
      'Members on 30 June 2023 57',
      'Of these, came at least once 57',
      'Different members in the period 60',
      'Moderators on 30 June 2023 8',
      'Meetings of the moderators among themselves 7',
    ])
    expect(await (await as('member').get(`/communities/${south()}/report`)).text()).not.toContain('The whole in numbers')
  })

  it('weighs no more than 60 KB in the window of the method, with a figure open and every switch turned', async () => {
    const words = `from=2022-09-01&until=2023-06-30&figure=organisations&community=${south()}&sd=population&self-employed=excluded`
    for (const language of ['fr', 'nl', 'en', 'de']) {
      const page = await (await as('coordinator').get(`/programmes/${programme}/report?${words}&lang=${language}`)).text()
      expect(new TextEncoder().encode(page).length, language).toBeLessThanOrEqual(60_000)
    }
    await as('coordinator').get('/desk?lang=en')
  })

  it('gives the numbers without rounding as JSON, in the shape of the command line', async () => {
    const json = (await (await as('policy-officer').get(`/programmes/${programme}/report/download?format=json`)).json()) as ReturnType<typeof computeMonitoring>
    const { communities: columns, distinct, summed } = computeMonitoring(buildPosterRegister(), { window: POSTER_WINDOW })
    expect(json.communities.map(({ id: _, name: __, ...figures }) => figures)).toEqual(columns.map(({ id: _, name: __, ...figures }) => figures))
    expect([json.distinct, json.summed]).toEqual([distinct, summed])
  })

  it('says so when the window ends before it begins, or a day does not exist', async () => {
    const read = async (words: string) => (await as('member').get(`/communities/${south()}/report?${words}`)).text()
    expect(await read('from=2023-03-01&until=2022-01-01')).toContain('The period ended before it began.')
    expect(await read('from=2023-02-31&until=2023-03-01')).toContain('One of the two days does not exist.')
    expect(await read('from=2019-01-01&until=2019-02-01')).toContain('nobody noted that a meeting was held')
  })
})

describe('a questioned figure', () => {
  const card = (role: Role, figure: string) => as(role).get(`/communities/${south()}/report?figure=${figure}&community=${south()}`)
  const rows = (figure: string) => `/communities/${south()}/report/rows?figure=${figure}&community=${south()}`

  it('opens its card with the sum it is made of', async () => {
    const page = await (await card('policy-officer', 'participantsPerMeeting')).text()
    for (const words of ['70 ÷ 7 = 10', 'standard deviation 0,82', 'version 1', 'from September 2022 to March 2023']) expect(page).toContain(words)
  })

  it('shows named lines to moderators and coordinators of that community, and to nobody else', async () => {
    for (const figure of FIGURES) {
      for (const role of ['coordinator', 'moderator'] as const) expect(await statusOf(role, rows(figure)), `${role} ${figure}`).toBe(200)
      for (const role of ['member', 'researcher', 'policy-officer'] as const) expect(await statusOf(role, rows(figure)), `${role} ${figure}`).toBe(404)
    }
    expect(await statusOf('moderator', rows('members').replaceAll(south(), communities.get('north') ?? ''))).toBe(404)
    expect(await statusOf('coordinator', rows('nothing'))).toBe(404)
  })

  it('links to the lines only for who may see them', async () => {
    expect(await (await card('moderator', 'participantsPerMeeting')).text()).toContain('The 70 lines behind this figure')
    const page = await (await card('policy-officer', 'participantsPerMeeting')).text()
    expect(page).not.toContain('/report/rows')
    expect(page).toContain('The named lines are for the moderators and coordinators of this community.')
  })

  it('counts the lines and says why others are left out', async () => {
    const page = await (await as('moderator').get(rows('participantsPerMeeting'))).text()
    expect(page).toContain('70 lines count')
    expect(page).toContain('Page 1 of')
    const last = await (await as('moderator').get(`${rows('participantsPerMeeting')}&page=2`)).text()
    expect(last).toContain('left out')
  })

  it('names nobody to people who see figures only', async () => {
    const { rows: people } = await asSystem(house.db, (tx) =>
      sql<{ familyName: string }>`select distinct p.family_name from person p join membership m on m.person_id = p.id
      join community c on c.id = m.community_id where c.external_id = 'east' and length(p.family_name) > 4`.execute(tx),
    )
    for (const figure of FIGURES) {
      const page = await (await as('policy-officer').get(`/programmes/${programme}/report?figure=${figure}&community=${communities.get('east')}`)).text()
      expect(people.filter(({ familyName }) => page.includes(familyName))).toEqual([])
    }
  })
})

describe('switches', () => {
  const read = async (words: string) => (await as('coordinator').get(`/programmes/${programme}/report?${words}`)).text()

  it('self-employed people left out make East 4 organisations, marked before and after', async () => {
    const page = await read('self-employed=excluded')
    const row = tableOf(page).find(([label]) => label === 'Organisations') ?? []
    expect(row.slice(1)).toEqual(['13', '10', expect.stringMatching(/7 →\s*4$/), '13'])
    expect(page).toContain('one figure changes; it is marked, before → after.')
  })

  it('counting each makes North 12 and Centre 14', async () => {
    const row = tableOf(await read('self-employed=counted')).find(([label]) => label === 'Organisations') ?? []
    expect(row[2]).toMatch(/10 →\s*12$/)
    expect(row[4]).toMatch(/13 →\s*14$/)
  })

  it('a standard deviation of the population is shown with two decimals where whole numbers would hide the change', async () => {
    const row = tableOf(await read('sd=population')).find(([label]) => label === 'Participants per meeting, mean') ?? []
    expect(row[1]).toMatch(/\(±0,82\) →\s*10 \(±0,76\)$/)
  })
})

describe('files', () => {
  it('are a workbook, a poster and a sheet, each with its kind', async () => {
    const types = { xlsx: 'spreadsheetml', pdf: 'application/pdf', csv: 'text/csv', json: 'application/json' }
    for (const [format, type] of Object.entries(types)) {
      const answer = await as('member').get(`/communities/${south()}/report/download?format=${format}`)
      expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, expect.stringContaining(type)])
    }
    expect(await statusOf('member', `/communities/${south()}/report/download?format=exe`)).toBe(404)
    expect(await (await as('member').get(`/communities/${south()}/report/poster`)).text()).toContain('poster-sheet')
    expect(await statusOf('policy-officer', `/programmes/${programme}/poster`)).toBe(200)
  })

  it('say how they were counted', async () => {
    const csv = await (await as('member').get(`/communities/${south()}/report/download?format=csv`)).text()
    expect(csv).toContain('No cell is hidden and no number was changed.')
    expect(csv).toContain('Definitions, version 1.')
  })
})
