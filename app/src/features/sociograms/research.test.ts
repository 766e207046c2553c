import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aMembership, aPerson, aSession, aVisitor } from '../../../test/neighbourhood.ts'
import { unzip } from '../../../test/unzip.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'
import { measureNetwork } from './domain/all-measures.ts'
import { fillAsAverage } from './domain/fill-missing.ts'
import { bundleWaves, writeSienaMatrix } from './domain/research-waves.ts'
import { SHIPPED_SCALES } from './domain/shipped-scales.ts'
import type { ConsentLevel, Nomination, Response, WavePerson } from './domain/survey.ts'
import { networkOf } from './domain/wave-network.ts'
import { aClosedWave } from './test-closed-wave.ts'

const scale = SHIPPED_SCALES[0]!
const reading = { question: 'work-together', from: 3 } as const

function person(
  personId: string,
  { level = 'dot', response = 'answered', sector = 'care' }: { level?: ConsentLevel; response?: Response; sector?: string } = {},
): WavePerson {
  return { personId, organisationId: null, function: '', discipline: '', sector, mission: '', isNameable: true, response, level, isOnPaper: false }
}
function told(fromPerson: string, toPerson: string): Nomination {
  return { fromPerson, toPerson, toOrganisation: null, question: 'work-together', level: 4, toldAt: '2023-02-14T12:00:00.000Z' }
}
const ring = (ids: readonly string[]) => ids.map((id, place) => told(id, ids[(place + 1) % ids.length]!))
const wave = (number: number, people: WavePerson[], nominations = ring(people.map(({ personId }) => personId))) => ({ number, people, nominations, scale })
const newIds = (count: number) => Array.from({ length: count }, (_, nth) => `p${nth}`)
const wish = { isDirected: false, newIds }
const SIX = ['a', 'b', 'c', 'd', 'e', 'f']

describe('waves in one bundle for research', () => {
  it('keeps who came or went only where three did alike, and puts 10 where she was not there', () => {
    const before = wave(
      1,
      SIX.map((id) => person(id)),
    )
    const alone = wave(
      2,
      [...SIX, 'g'].map((id) => person(id)),
    )
    expect(bundleWaves([before, alone], reading, wish)?.people).toHaveLength(6)
    const three = wave(
      2,
      [...SIX, 'g', 'h', 'i'].map((id) => person(id)),
    )
    const bundle = bundleWaves([before, three], reading, wish)!
    expect(bundle.people.map(({ isThere }) => isThere.filter(Boolean).length).toSorted()).toEqual([1, 1, 1, 2, 2, 2, 2, 2, 2])
    const rows = (at: number) =>
      writeSienaMatrix(bundle, at)
        .trim()
        .split('\n')
        .map((row) => row.split(' '))
    for (const [place, { isThere }] of bundle.people.entries()) {
      expect(rows(0)[place]!.every((cell, column) => column === place || (cell === '10') === !(isThere[0] && bundle.people[column]!.isThere[0]))).toBe(true)
      expect(rows(1)[place]).not.toContain('10')
      expect(rows(0).map((row) => row[place])).toEqual(rows(0)[place])
    }
    expect(
      rows(0)
        .flat()
        .filter((cell) => cell === '1'),
    ).toHaveLength(12)
  })

  it('keeps who told a tie only where that was asked for', () => {
    const sixes = wave(
      1,
      SIX.map((id) => person(id)),
    )
    const cellsOf = (isDirected: boolean) => {
      const bundle = bundleWaves([sixes], reading, { isDirected, newIds })!
      return { ties: bundle.waves[0]!.ties.length, ones: (writeSienaMatrix(bundle, 0).match(/1/g) ?? []).length }
    }
    expect(cellsOf(true)).toEqual({ ties: 6, ones: 6 })
    expect(cellsOf(false)).toEqual({ ties: 6, ones: 12 })
    const told = bundleWaves([sixes], reading, { isDirected: true, newIds })!.waves[0]!.ties
    expect(new Set(told.map(({ from }) => from)).size).toBe(6)
    expect(new Set(told.map(({ to }) => to)).size).toBe(6)
  })

  it('has nobody who was asked in a wave and may not be drawn in it', () => {
    const before = wave(
      1,
      [...SIX, 'g'].map((id) => person(id)),
    )
    for (const silent of [person('g', { response: 'waiting' }), person('g', { level: 'aggregate' }), person('g', { response: 'withdrawn' })])
      expect(bundleWaves([before, wave(2, [...SIX.map((id) => person(id)), silent])], reading, wish)?.people).toHaveLength(6)
  })

  it('tells no sector of fewer than three who come and go alike, and nothing of fewer than five', () => {
    const sectors = ['care', 'care', 'care', 'care', 'care', 'school']
    const mixed = wave(
      1,
      SIX.map((id, at) => person(id, { sector: sectors[at]! })),
    )
    expect(new Set(bundleWaves([mixed], reading, wish)?.people.map(({ sector }) => sector))).toEqual(new Set([null]))
    expect(
      bundleWaves(
        [
          wave(
            1,
            SIX.slice(0, 4).map((id) => person(id)),
          ),
        ],
        reading,
        wish,
      ),
    ).toBeNull()
    expect(bundleWaves([], reading, wish)).toBeNull()
  })
})

describe('measures where some are silent', () => {
  const ids = Array.from({ length: 12 }, (_, nth) => `x${nth}`)
  const silent = (count: number) => ({
    people: ids.map((id, at) => person(id, { response: at < count ? 'waiting' : 'answered', sector: at % 2 === 0 ? 'care' : 'school' })),
    nominations: ring(ids),
    scale,
  })
  const found = (count: number, id: string) => measureNetwork(silent(count), reading)?.find((each) => each.id === id)

  it('stand between missing ties absent and as usual, and have no band where everybody answered', () => {
    const ties = found(2, 'm')!
    expect([ties.value, ties.ifAbsent]).toEqual([10, 10])
    expect(ties.ifAverage).toBeGreaterThan(10)
    expect(found(2, 'density')?.ifAbsent).toBeCloseTo(10 / 132, 12)
    expect([found(0, 'm')?.ifAbsent, found(0, 'm')?.ifAverage]).toEqual([null, null])
    expect(found(2, 'm')?.nonRespondents).toBe('as-named')
  })

  it('hide betweenness below 80 % and show it from there on', () => {
    expect(found(2, 'centralization_betweenness')?.value).not.toBeNull()
    expect(found(3, 'centralization_betweenness')).toMatchObject({ value: null, ifAbsent: null, ifAverage: null, reason: 'below-80-percent-answered' })
    expect(found(3, 'density')?.value).not.toBeNull()
  })

  it('put what chance would give beside the E-I index', () => {
    expect(found(0, 'ei_index_ties')?.byChance).toBeCloseTo(found(0, 'ei_expected')!.value!, 12)
    expect(found(0, 'density')?.byChance).toBeNull()
  })

  it('fill with as many ties as the others told, the same for the same seed, and never of oneself', () => {
    const network = networkOf(silent(4), reading)
    const [one, same, other] = [fillAsAverage(network, 1), fillAsAverage(network, 1), fillAsAverage(network, 2)]
    expect(one.m).toBe(same.m)
    const mean = Array.from({ length: 200 }, (_, seed) => fillAsAverage(network, seed).m).reduce((sum, ties) => sum + ties, 0) / 200
    expect(mean).toBeGreaterThan(11)
    expect(mean).toBeLessThan(13)
    expect([one.n, other.n]).toEqual([12, 12])
  })
})

describe('the archive for research', () => {
  const GIVEN = ['Ama', 'Bilal', 'Céline', 'Dries', 'Élise', 'Fatma', 'Goran', 'Hilde']
  let house: TestHouse
  let waves: Awaited<ReturnType<typeof aClosedWave>>
  let researcher: string
  let visitor: ReturnType<typeof aVisitor>

  beforeAll(async () => {
    house = await aHouse()
    const asked = GIVEN.map((givenName, at) => ({ givenName, level: at === 7 ? ('aggregate' as const) : ('name' as const) }))
    waves = await aClosedWave(house, asked, await aClosedWave(house, asked))
    researcher = await aPerson(house, { givenName: 'Rosa' })
    await aMembership(house, { personId: researcher, communityId: waves.communityId, role: 'researcher' })
    visitor = aVisitor(house, makeApp(house), await aSession(house, { personId: researcher }))
  })
  afterAll(() => house.close())

  it('SNA-09 holds people, ties and matrices of each wave and how it was asked; no name, no known id, no day, and new ids each time; the log says who fetched it', async () => {
    const address = `/communities/${waves.communityId}/sociograms/${waves.waveId}/network?format=zip`
    const fetched = await visitor.open(address)
    expect([fetched.status, fetched.headers.get('Content-Type')]).toEqual([200, 'application/zip'])
    const parts = unzip(new Uint8Array(await fetched.arrayBuffer()))
    expect(Object.keys(parts)).toEqual(['README.txt', 'people.csv', 'ties-wave-1.csv', 'siena-wave-1.dat', 'ties-wave-2.csv', 'siena-wave-2.dat'])
    const all = Object.values(parts).join('\n')
    for (const id of [...waves.people, waves.waveId, waves.surveyId, waves.communityId, ...waves.organisations]) expect(all).not.toContain(id)
    expect(all).not.toMatch(/van |Ama|Hilde|20\d\d|Azur|Brun|Quartier/)
    const people = (parts['people.csv'] ?? '').trim().split('\r\n')
    expect(people[0]).toBe('id,sector,wave_1,wave_2')
    expect(people).toHaveLength(8)
    expect(
      parts['siena-wave-2.dat']
        ?.trim()
        .split('\n')
        .map((row) => row.split(' ').length),
    ).toEqual([7, 7, 7, 7, 7, 7, 7])
    expect(parts['README.txt']).toContain('Wave 2: ')
    const again = unzip(new Uint8Array(await (await visitor.open(address)).arrayBuffer()))
    const idsIn = (text = '') => [...text.matchAll(/p[0-9a-f]{8}/g)].map(([id]) => id)
    expect(idsIn(parts['ties-wave-1.csv']).every((id) => idsIn(parts['people.csv']).includes(id))).toBe(true)
    expect(idsIn(again['people.csv']).filter((id) => idsIn(parts['people.csv']).includes(id))).toEqual([])
    const { rows } = await asSystem(house.db, (tx) =>
      sql<{
        actorPersonId: string
        facts: unknown
      }>`select a.actor_person_id, e.facts from audit_entry e join audit_person a on a.entry_number = e.number where e.action = 'survey.network-exported'`.execute(
        tx,
      ),
    )
    expect(rows).toEqual(Array.from({ length: 2 }, () => ({ actorPersonId: researcher, facts: { format: 'zip', people: 7 } })))
  })

  it('says who told a tie to who studies, and not to who coordinates', async () => {
    const lead = await aPerson(house, { givenName: 'Lou' })
    await aMembership(house, { personId: lead, communityId: waves.communityId, role: 'coordinator' })
    const both = await aPerson(house, { givenName: 'Max' })
    await aMembership(house, { personId: both, communityId: waves.communityId, role: 'coordinator' })
    await aMembership(house, { personId: both, communityId: waves.communityId, role: 'researcher' })
    const asPerson = async (personId: string) => aVisitor(house, makeApp(house), await aSession(house, { personId }))
    const kindOf = async (who: ReturnType<typeof aVisitor>) => {
      const answer = await who.open(`/communities/${waves.communityId}/sociograms/${waves.waveId}/network?format=graphml`)
      return /edgedefault="(\w+)"/.exec(await answer.text())?.[1]
    }
    expect([await kindOf(visitor), await kindOf(await asPerson(lead)), await kindOf(await asPerson(both))]).toEqual(['directed', 'undirected', 'undirected'])
  })

  it('is for no member', async () => {
    const member = aVisitor(house, makeApp(house), await aSession(house, { personId: waves.people[0]! }))
    expect((await member.open(`/communities/${waves.communityId}/sociograms/${waves.waveId}/network?format=zip`)).status).toBe(404)
  })
})
