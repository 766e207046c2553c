import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aHeldMeeting, aMembership, aPerson, aSession, aVisitor } from '../../../test/neighbourhood.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'
import { aClosedWave } from './test-closed-wave.ts'

const GIVEN = ['Ama', 'Bilal', 'Céline', 'Dries', 'Élise', 'Fatma', 'Goran', 'Hilde', 'Ingrid']
type Wave = Awaited<ReturnType<typeof aClosedWave>>

let house: TestHouse
let named: Wave
let dotted: Wave

beforeAll(async () => {
  house = await aHouse()
  named = await aClosedWave(house, [
    ...GIVEN.slice(0, 7).map((givenName) => ({ givenName, level: 'name' as const })),
    { givenName: 'Hilde', level: 'aggregate' },
    { givenName: 'Ingrid', level: 'name', response: 'waiting' },
  ])
  dotted = await aClosedWave(
    house,
    GIVEN.slice(0, 8).map((givenName, place) => ({ givenName: `${givenName}ke`, level: place === 3 ? ('dot' as const) : ('name' as const) })),
  )
})
afterAll(() => house.close())

const addressOf = ({ communityId, waveId }: Wave) => `/communities/${communityId}/sociograms/${waveId}`

const visitors = new Map<string, ReturnType<typeof aVisitor>>()

async function visit(personId: string) {
  const known = visitors.get(personId) ?? aVisitor(house, makeApp(house), await aSession(house, { personId }))
  visitors.set(personId, known)
  return known
}

async function readAs(personId: string, path: string): Promise<{ status: number; text: string }> {
  const answer = await (await visit(personId)).open(path)
  return { status: answer.status, text: await answer.text() }
}

describe('the page of a group', () => {
  it('has the picture, the response rate and the same as a list, with the names of those who all agreed', async () => {
    const { status, text } = await readAs(named.people[0]!, `${addressOf(named)}/group`)
    expect(status).toBe(200)
    expect(text).toContain('<svg')
    for (const name of ['Ama', 'Goran']) expect(text.split(`van ${name}`).length).toBeGreaterThan(2)
    expect(text).toMatch(/7/)
  })

  it('holds nothing of who is only counted or did not answer, not even an id', async () => {
    const { text } = await readAs(named.people[1]!, `${addressOf(named)}/group`)
    expect(text).not.toMatch(/Hilde|Ingrid/)
    for (const id of named.people) expect(text).not.toContain(id)
  })

  it('names nobody where one of those drawn is a dot', async () => {
    const { text } = await readAs(dotted.people[7]!, `${addressOf(dotted)}/group`)
    expect(text).toContain('<svg')
    for (const name of GIVEN.slice(0, 7)) expect(text).not.toContain(`van ${name}ke`)
    for (const id of dotted.people) expect(text).not.toContain(id)
  })

  it('is closed to visitors, to strangers, and while a wave runs', async () => {
    const visitor = await aPerson(house, { givenName: 'Vera' })
    await aMembership(house, { personId: visitor, communityId: named.communityId, role: 'visitor' })
    expect((await readAs(visitor, `${addressOf(named)}/group`)).status).not.toBe(200)
    expect((await readAs(dotted.people[1]!, `${addressOf(named)}/group`)).status).toBe(404)
    expect((await readAs(named.people[2]!, `/communities/${named.communityId}/sociograms/${dotted.waveId}/group`)).status).toBe(404)
    await asSystem(house.db, (tx) => sql`update wave set state = 'open' where id = ${dotted.waveId}`.execute(tx))
    expect((await readAs(dotted.people[2]!, `${addressOf(dotted)}/group`)).status).toBe(404)
    await asSystem(house.db, (tx) => sql`update wave set state = 'closed' where id = ${dotted.waveId}`.execute(tx))
  })
})

describe('the picture of a group', () => {
  let sorted: Wave

  beforeAll(async () => {
    sorted = await aClosedWave(
      house,
      GIVEN.slice(0, 8).map((givenName, place) => ({ givenName: `${givenName}tje`, level: 'name' as const, sector: place < 4 ? 'care' : 'social' })),
    )
  })

  it('stands by ties, by sector or by organisation, in the page and as a file', async () => {
    const byTies = await readAs(sorted.people[0]!, `${addressOf(sorted)}/group`)
    for (const order of ['sector', 'organisation']) expect(byTies.text).toContain(`order=${order}`)
    const byOrganisation = await readAs(sorted.people[0]!, `${addressOf(sorted)}/group?order=organisation`)
    expect(byOrganisation.text).toContain('Maison Azur (4)')
    for (const id of sorted.organisations) expect(byOrganisation.text).not.toContain(id)
    const file = await readAs(sorted.people[0]!, `${addressOf(sorted)}/picture?format=svg&order=organisation`)
    expect(file.text).toContain('Service Brun (4)')
    const dots = await readAs(dotted.people[0]!, `${addressOf(dotted)}/group?order=organisation`)
    expect(dots.text).not.toMatch(/order=sector|Maison Azur/)
  })

  it('as a file for a page says no more than the page does, whatever is asked for', async () => {
    for (const look of ['light', 'dark', 'page', 'none']) {
      const { status, text } = await readAs(dotted.people[0]!, `${addressOf(dotted)}/picture?format=svg&shape=narrow&look=${look}&order=sector`)
      expect(status).toBe(200)
      expect(text).toContain('viewBox="0 0 340 ')
      for (const name of GIVEN) expect(text).not.toContain(name)
    }
    expect((await readAs(dotted.people[0]!, `${addressOf(dotted)}/picture?format=svg&shape=narrow&look=page`)).text).toContain('data-person')
  })

  it('is also a list of its own, page by page', async () => {
    const { status, text } = await readAs(named.people[1]!, `${addressOf(named)}/group?list=9`)
    expect(status).toBe(200)
    expect(text).not.toContain('<svg role')
    expect(text.split('van Ama').length).toBeGreaterThan(1)
    expect(text).not.toMatch(/Hilde|Ingrid/)
  })
})

describe('the page of one person', () => {
  it('says the own ties and what open answers add, and nothing of who is only counted', async () => {
    const { status, text } = await readAs(named.people[3]!, `${addressOf(named)}/mine`)
    expect(status).toBe(200)
    expect(text).toContain('van Élise')
    expect(text).not.toMatch(/Hilde|Ingrid/)
  })

  it('is there for nobody who was not asked, and empty for who did not answer', async () => {
    const lead = await aPerson(house, { givenName: 'Lena' })
    await aMembership(house, { personId: lead, communityId: named.communityId, role: 'coordinator' })
    expect((await readAs(lead, `${addressOf(named)}/mine`)).status).toBe(404)
    expect((await readAs(lead, `${addressOf(named)}/group`)).status).toBe(200)
    const { text } = await readAs(named.people[8]!, `${addressOf(named)}/mine`)
    expect(text).not.toMatch(/van Ama|van Bilal/)
  })
})

describe('the other pages and files of a wave', () => {
  let lead: string
  let researcher: string
  let second: Wave
  const people = [
    ...GIVEN.slice(0, 7).map((givenName) => ({ givenName, level: 'name' as const })),
    { givenName: 'Hilde', level: 'aggregate' as const },
    { givenName: 'Ingrid', level: 'name' as const },
  ]

  beforeAll(async () => {
    second = await aClosedWave(house, people, named)
    lead = await aPerson(house, { givenName: 'Lou' })
    researcher = await aPerson(house, { givenName: 'Rosa' })
    await aMembership(house, { personId: lead, communityId: named.communityId, role: 'coordinator' })
    await aMembership(house, { personId: researcher, communityId: named.communityId, role: 'researcher' })
  })

  it('breaks the group down without naming anybody, and compares two waves of those who may be drawn in both', async () => {
    const parts = await readAs(named.people[0]!, `${addressOf(second)}/breakdown`)
    expect(parts.status).toBe(200)
    expect(parts.text).not.toMatch(/van (Bilal|Goran|Hilde|Ingrid)/)
    const compared = await readAs(named.people[0]!, `${addressOf(second)}/compare`)
    expect(compared.status).toBe(200)
    expect(compared.text).toContain('van Goran')
    expect(compared.text).not.toMatch(/Hilde|Ingrid/)
    expect((await readAs(named.people[0]!, `${addressOf(named)}/compare`)).status).toBe(404)
  })

  it('goes from wave to wave with those who may be drawn in each, and says what changed', async () => {
    const { status, text } = await readAs(named.people[0]!, `${addressOf(second)}/over-time?width=328`)
    expect(status).toBe(200)
    const story = JSON.parse(text) as { picture: { scene: { width: number; people: unknown[] }; times: unknown[] }; says: string[] }
    expect([story.picture.scene.width, story.picture.times.length, story.says.length]).toEqual([328, 2, 2])
    expect(story.picture.scene.people).toHaveLength(7)
    expect(story.says[1]).toContain('11 lines stayed, none is new, none is gone')
    expect(text).toContain('van Goran')
    expect(text).not.toMatch(/Hilde|Ingrid/)
    for (const id of named.people) expect(text).not.toContain(id)
    const page = await readAs(named.people[0]!, `${addressOf(second)}/compare`)
    expect(page.text).toContain('data-waves=')
    expect((await readAs(named.people[0]!, `${addressOf(named)}/over-time`)).status).toBe(404)
    expect((await readAs(dotted.people[0]!, `${addressOf(second)}/over-time`)).status).toBe(404)
  })

  it('keeps the measures for who studies or coordinates, and lists none of a person', async () => {
    expect((await readAs(named.people[0]!, `${addressOf(named)}/measures`)).status).toBe(404)
    const page = await readAs(researcher, `${addressOf(named)}/measures`)
    expect(page.status).toBe(200)
    const text = page.text.replaceAll(/<wbr\s*\/?>/g, '')
    expect(text).toContain('reciprocity_edgewise')
    expect(text).not.toMatch(/>(?:indegree|betweenness|pagerank|constraint)</)
    expect(Buffer.byteLength(text)).toBeLessThan(64 * 1024)
  })

  it('SNA-09 a file for research holds no name and no id, and other ids each time', async () => {
    const formats = ['graphml', 'gexf', 'pajek', 'dl', 'vna', 'csv', 'csv-matrix', 'siena']
    for (const format of formats) {
      const { status, text } = await readAs(researcher, `${addressOf(named)}/network?format=${format}`)
      expect([format, status]).toEqual([format, 200])
      for (const id of named.people) expect(text).not.toContain(id)
      expect(text).not.toMatch(/van |Ama|Hilde|Ingrid|20\d\d-\d\d-\d\d|Azur|Brun/)
    }
    const [one, other] = [await readAs(lead, `${addressOf(named)}/network?format=graphml`), await readAs(lead, `${addressOf(named)}/network?format=graphml`)]
    const idsOf = (text: string) => [...text.matchAll(/p[0-9a-f]{8}/g)].map(([id]) => id)
    expect(idsOf(one.text).length).toBeGreaterThan(0)
    expect(idsOf(one.text).filter((id) => idsOf(other.text).includes(id))).toEqual([])
    expect((await readAs(named.people[0]!, `${addressOf(named)}/network?format=graphml`)).status).toBe(404)
    expect((await readAs(lead, `${addressOf(named)}/network?format=exe`)).status).toBe(404)
  })

  it('SNA-09 a picture to keep holds what the page holds: no name once one of those drawn is a dot', async () => {
    const open = await readAs(named.people[0]!, `${addressOf(named)}/picture?format=svg`)
    expect(open.status).toBe(200)
    expect(open.text).toContain('Ama')
    expect(open.text).not.toMatch(/Hilde|Ingrid/)
    const closed = await readAs(dotted.people[0]!, `${addressOf(dotted)}/picture?format=svg`)
    for (const name of GIVEN) expect(closed.text).not.toContain(name)
    for (const id of [...named.people, ...dotted.people]) expect(open.text + closed.text).not.toContain(id)
    expect((await readAs(named.people[0]!, `${addressOf(named)}/picture?format=pdf`)).text.slice(0, 5)).toBe('%PDF-')
  })

  it('SNA-09 what the group sees holds nothing of what one person sees: not which of two told a tie', async () => {
    const own = await readAs(named.people[0]!, `${addressOf(second)}/mine`)
    expect(own.text).toContain('You told it')
    const group = await readAs(named.people[1]!, `${addressOf(second)}/group`)
    expect(group.text).not.toMatch(/You told|They told|told by one</)
  })
})

describe('who was at the same meetings', () => {
  it('is a layer of its own for who leads, off unless asked for, and no tie', async () => {
    const lead = await aPerson(house, { givenName: 'Mila' })
    await aMembership(house, { personId: lead, communityId: named.communityId, role: 'coordinator' })
    for (const day of ['05', '06', '07']) {
      await aHeldMeeting(house, {
        communityId: named.communityId,
        startsAt: `2023-01-${day}T12:00:00Z`,
        present: [named.people[0]!, named.people[3]!, named.people[7]!],
      })
    }
    const off = await readAs(lead, `${addressOf(named)}/group`)
    expect(off.text).toContain('together=yes')
    const on = await readAs(lead, `${addressOf(named)}/group?together=yes`)
    expect(on.text).toContain('within a year (1)')
    expect(on.text).toContain('Being in one room is not working together')
    const figuresOf = (text: string) => text.slice(text.indexOf('In plain words')).split('</ul>')[0]
    expect(figuresOf(on.text)).toBe(figuresOf(off.text))
    expect((await readAs(named.people[0]!, `${addressOf(named)}/group?together=yes`)).text).not.toContain('Dashed')
    expect((await readAs(lead, `${addressOf(named)}/picture?format=svg&together=yes`)).text).not.toContain('Dashed')
  })
})

describe('a consent that is taken back', () => {
  it('is gone from the picture at once: nobody is named any more', async () => {
    const address = `${addressOf(named)}/group`
    expect((await readAs(named.people[1]!, address)).text).toContain('van Goran')
    await asSystem(house.db, (tx) =>
      sql`insert into consent (person_id, purpose, given, text_version, language, means, at)
        values (${named.people[2]}, 'sociogram_name', false, 1, 'fr', 'own_click', '2023-03-01T09:00:00Z')`.execute(tx),
    )
    const { text } = await readAs(named.people[1]!, address)
    expect(text).toContain('<svg')
    expect(text).not.toMatch(/van (Goran|Ama|Céline)/)
  })
})
