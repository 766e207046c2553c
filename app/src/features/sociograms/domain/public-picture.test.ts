import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bandOfRate, drawPublic, listNameable, listStanding, type PublicAsk, type PublicPicture } from './public-picture.ts'
import { SHIPPED_SCALES } from './shipped-scales.ts'
import type { ConsentLevel, Nomination, Response, WavePerson } from './survey.ts'
import type { Told } from './wave-network.ts'

const scale = SHIPPED_SCALES[0]!
const reading = { question: 'work-together', from: 3 } as const

type Given = { level?: ConsentLevel; response?: Response; isNameable?: boolean; organisationId?: string | null }

function person(personId: string, sector: string, { level = 'dot', response = 'answered', isNameable = true, organisationId = null }: Given = {}): WavePerson {
  return { personId, organisationId, function: '', discipline: '', sector, mission: '', isNameable, response, level, isOnPaper: false }
}

function told(fromPerson: string, toPerson: string, level = 4): Nomination {
  return { fromPerson, toPerson, toOrganisation: null, question: 'work-together', level, toldAt: '2023-02-14T12:00:00.000Z' }
}

const named = (key: string) => ({ key, names: { fr: `F ${key}`, nl: `N ${key}`, en: `E ${key}`, de: `D ${key}` } })
const SECTORS: PublicAsk = { kind: 'sector', groups: ['care', 'home', 'school'].map(named), bound: [], points: null, before: 0 }

/** Five of each sector, who all agreed to be dots. */
const fifteen = ['care', 'home', 'school'].flatMap((sector) => [1, 2, 3, 4, 5].map((place) => person(`${sector}-${place}`, sector)))

function wave(people: WavePerson[], nominations: Nomination[]): Told {
  return { people, nominations, scale }
}

/** Which names are linked, in the order of the alphabet. */
function linesOf(picture: PublicPicture | null): string[] {
  return (picture?.ties ?? []).map(({ from, to, kind }) => `${picture?.nodes[from]?.en}–${picture?.nodes[to]?.en} ${kind}`)
}

const TWO_AND_TWO = [told('care-1', 'home-1'), told('care-2', 'home-2')]

describe('SNA-08 a line between two sectors', () => {
  it('stands where two on each side carry it, whoever of them told it', () => {
    expect(linesOf(drawPublic(wave(fifteen, TWO_AND_TWO), reading, SECTORS))).toEqual(['E care–E home people'])
    expect(linesOf(drawPublic(wave(fifteen, [told('home-1', 'care-1'), told('care-2', 'home-2')]), reading, SECTORS))).toEqual(['E care–E home people'])
  })

  it('does not stand where one person on a side carries it alone, however many are on the other', () => {
    const alone = [1, 2, 3, 4, 5].map((place) => told('care-1', `home-${place}`))
    expect(drawPublic(wave(fifteen, alone), reading, SECTORS)).toBeNull()
    expect(linesOf(drawPublic(wave(fifteen, [...alone, told('care-2', 'school-1'), told('care-3', 'school-2')]), reading, SECTORS))).toEqual([
      'E care–E school people',
    ])
  })

  it('is not carried by who is only counted, did not answer, took back, or said less than the step', () => {
    const without = (id: string, given: Given) =>
      drawPublic(
        wave(
          fifteen.map((each) => (each.personId === id ? { ...each, ...given } : each)),
          TWO_AND_TWO,
        ),
        reading,
        SECTORS,
      )
    expect(without('care-3', { level: 'aggregate' })).not.toBeNull()
    for (const given of [{ level: 'aggregate' }, { response: 'waiting' }, { response: 'withdrawn' }, { isNameable: false }] as const) {
      expect(without('care-1', given)).toBeNull()
    }
    expect(drawPublic(wave(fifteen, [told('care-1', 'home-1', 2), told('care-2', 'home-2')]), reading, SECTORS)).toBeNull()
  })

  it('says no number, no person and no wider line, and never that all of a sector are tied', () => {
    const everybody = fifteen.flatMap(({ personId: one }) => fifteen.filter(({ personId }) => personId !== one).map(({ personId }) => told(one, personId)))
    const picture = drawPublic(wave(fifteen, everybody), reading, SECTORS)
    expect(picture?.ties.map((tie) => Object.keys(tie).toSorted())).toEqual([1, 2, 3].map(() => ['from', 'kind', 'to']))
    expect(JSON.stringify(picture)).not.toMatch(/-\d|count|15|"5"/)
    const two = [...TWO_AND_TWO, told('care-3', 'home-3')]
    expect(linesOf(drawPublic(wave(fifteen, two), reading, SECTORS))).toEqual(linesOf(drawPublic(wave(fifteen, TWO_AND_TWO), reading, SECTORS)))
  })

  it('is not there for questions and answers of another kind', () => {
    expect(drawPublic(wave(fifteen, TWO_AND_TWO), { question: 'know', from: 1 }, SECTORS)).toBeNull()
    expect(drawPublic(wave([], []), reading, SECTORS)).toBeNull()
  })
})

describe('a sector', () => {
  const standing = (people: WavePerson[], given: Partial<PublicAsk> = {}) => listStanding(people, { ...SECTORS, ...given }).map(({ key }) => key)
  const quiet = (count: number) => fifteen.map((each, place) => (place >= 10 && place < 10 + count ? { ...each, level: 'aggregate' as const } : each))

  it('stands there with three who agreed, and never where these are all who were asked (SDC-07)', () => {
    expect(standing(quiet(2))).toEqual(['care', 'home', 'school'])
    expect(standing(quiet(3))).toEqual(['care', 'home'])
    expect(standing(fifteen.slice(0, 14))).toEqual(['care', 'home', 'school'])
    expect(standing(fifteen.slice(0, 13))).toEqual(['care', 'home'])
    expect(standing(fifteen.slice(0, 7))).toEqual([])
  })

  it('stays once it stood there, whoever took something back since', () => {
    expect(standing(quiet(5), { points: ['care', 'home', 'school'] })).toEqual(['care', 'home', 'school'])
    expect(standing(fifteen, { points: ['care', 'home'] })).toEqual(['care', 'home'])
  })

  it('SDC-06 tells of nobody who took back that a line was hers: what falls away with the next version would do so without her', () => {
    const carried = (count: number) => Array.from({ length: count }, (_, place) => told(`care-${place + 1}`, `home-${place + 1}`))
    const drawn = (people: WavePerson[], count: number, before: number) => linesOf(drawPublic(wave(people, carried(count)), reading, { ...SECTORS, before }))
    const gone = fifteen.map((each) => (each.personId === 'school-1' ? { ...each, response: 'withdrawn' as const } : each))
    expect(drawn(fifteen, 2, 0)).toHaveLength(1)
    expect(drawn(gone, 2, 1)).toHaveLength(0)
    expect(drawn(gone, 3, 1)).toHaveLength(1)
  })
})

describe('the community of eight with one who works alone', () => {
  const eight = ['care', 'care', 'care', 'care', 'care', 'home', 'home', 'alone'].map((sector, place) =>
    person(`p-${place}`, sector, { organisationId: `o-${sector}` }),
  )
  const all = eight.flatMap(({ personId: one }) => eight.filter(({ personId }) => personId !== one).map(({ personId }) => told(one, personId)))

  it('shows no sectors: only one of them is large enough', () => {
    expect(drawPublic(wave(eight, all), reading, { ...SECTORS, groups: ['alone', 'care', 'home'].map(named) })).toBeNull()
  })

  it('never shows her practice, even where it agreed, nor one of which nobody said how many work there', () => {
    const organisations = listNameable([
      { ...named('o-care'), isSolePractice: false, agreedOn: '2023-01-02' },
      { ...named('o-home'), isSolePractice: null, agreedOn: '2023-01-02' },
      { ...named('o-alone'), isSolePractice: true, agreedOn: '2023-01-02' },
      { ...named('o-silent'), isSolePractice: false, agreedOn: null },
    ])
    expect(organisations.map(({ key }) => key)).toEqual(['o-care'])
  })

  it('shows its organisations by what they agreed on, and nothing their people told where they are two', () => {
    const ask: PublicAsk = { kind: 'organisation', groups: ['o-care', 'o-home'].map(named), bound: [], points: null, before: 0 }
    expect(drawPublic(wave(eight, all), reading, ask)).toBeNull()
    expect(linesOf(drawPublic(wave(eight, all), reading, { ...ask, bound: [['o-home', 'o-care', 'o-alone']] }))).toEqual(['E o-care–E o-home convention'])
    const seven = wave(eight.slice(0, 7), all)
    expect(linesOf(drawPublic(seven, reading, { ...ask, bound: [['o-home', 'o-care']] }))).toEqual(['E o-care–E o-home convention'])
  })

  it('says by a convention nothing of what people told beside it', () => {
    const ask: PublicAsk = { kind: 'organisation', groups: ['o-care', 'o-home'].map(named), bound: [['o-home', 'o-care']], points: null, before: 0 }
    expect(drawPublic(wave(eight, all), reading, ask)).toEqual(drawPublic(wave(eight, []), reading, ask))
  })
})

it('says how many answered in words, never that all did', () => {
  expect([0, 4, 5, 7, 8, 10].map((answered) => bandOfRate({ asked: 10, answered }))).toEqual(['few', 'few', 'half', 'half', 'most', 'most'])
  expect(bandOfRate({ asked: 0, answered: 0 })).toBe('few')
})

const GROUPS = ['a', 'b', 'c']
const aPerson = fc.record({
  group: fc.constantFrom(...GROUPS),
  level: fc.constantFrom<ConsentLevel>('aggregate', 'dot', 'name'),
  response: fc.constantFrom<Response>('answered', 'partly', 'waiting', 'withdrawn'),
  isNameable: fc.boolean(),
})
const aWave = fc
  .array(fc.oneof({ weight: 9, arbitrary: fc.record({ group: fc.constantFrom(...GROUPS) }) }, { weight: 1, arbitrary: aPerson }), {
    minLength: 10,
    maxLength: 30,
  })
  .chain((people) =>
    fc.record({
      people: fc.constant(people),
      pairs: fc.array(fc.tuple(fc.nat(people.length - 1), fc.nat(people.length - 1), fc.nat(4)), { minLength: 20, maxLength: 90 }),
    }),
  )
const aConvention = fc.array(fc.subarray(GROUPS), { maxLength: 1 })

it('SNA-08 in no wave a line has fewer than two people on a side, unless a convention carries it', () => {
  let lines = 0
  fc.assert(
    fc.property(aWave, aConvention, fc.constantFrom('sector', 'organisation'), fc.nat(2), ({ people, pairs }, bound, kind, before) => {
      const all = people.map(({ group, ...given }, place) => person(`p-${place}`, group, { ...given, organisationId: group }))
      const answers = pairs.filter(([from, to]) => from !== to).map(([from, to, level]) => told(`p-${from}`, `p-${to}`, level))
      const picture = drawPublic(wave(all, answers), reading, { kind, groups: GROUPS.map(named), bound, points: null, before })
      const open = all.filter(({ isNameable, response, level }) => isNameable && ['answered', 'partly'].includes(response) && level !== 'aggregate')
      const groupOf = new Map(open.map(({ personId, sector }) => [personId, sector]))
      for (const tie of picture?.ties ?? []) {
        const [one, other] = [picture?.nodes[tie.from]?.en.slice(2) ?? '', picture?.nodes[tie.to]?.en.slice(2) ?? '']
        if (tie.kind === 'convention') {
          expect(kind === 'organisation' && bound.some((each) => each.includes(one) && each.includes(other))).toBe(true)
          continue
        }
        lines += 1
        const carrying = answers
          .filter(({ level }) => level >= 3)
          .flatMap(({ fromPerson, toPerson }) => [
            [fromPerson, toPerson ?? ''],
            [toPerson ?? '', fromPerson],
          ])
        const sideOf = (own: string, far: string) =>
          new Set(carrying.filter(([from = '', to = '']) => groupOf.get(from) === own && groupOf.get(to) === far).map(([from]) => from))
        for (const [own, far] of [
          [one, other],
          [other, one],
        ] as const) {
          expect(sideOf(own, far).size).toBeGreaterThanOrEqual(2 + before)
          // Somebody of the group was asked beside those who carry it as far as the picture says.
          expect(all.filter(({ sector }) => sector === own).length).toBeGreaterThan(2 + before)
        }
      }
    }),
    { numRuns: 400, seed: 20230403 },
  )
  expect(lines).toBeGreaterThan(50)
})
