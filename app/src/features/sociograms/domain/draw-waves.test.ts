import { describe, expect, it } from 'vitest'
import { drawGroup, type DrawingWish } from './consent-level.ts'
import { drawWaves, findStablePlaces, whoStands } from './draw-waves.ts'
import { SHIPPED_SCALES } from './shipped-scales.ts'
import type { ConsentLevel, Nomination, Response, WavePerson } from './survey.ts'
import type { Told } from './wave-network.ts'

const IDS = ['id-an', 'id-bo', 'id-ce', 'id-da', 'id-el', 'id-fi']
const NAMES = new Map([...IDS, 'id-gi', 'id-hu'].map((id) => [id, `Name ${id}`]))
const reading = { question: 'work-together', from: 3 } as const

function person(personId: string, level: ConsentLevel = 'name', response: Response = 'answered', isNameable = true): WavePerson {
  return { personId, organisationId: null, function: '', discipline: '', sector: 'health', mission: '', isNameable, response, level, isOnPaper: false }
}

function told(fromPerson: string, toPerson: string): Nomination {
  return { fromPerson, toPerson, toOrganisation: null, question: 'work-together', level: 4, toldAt: '2023-02-14T12:00:00.000Z' }
}

const everybody = (level: ConsentLevel = 'name') => IDS.map((id) => person(id, level))
const RING = IDS.map((id, place) => told(id, IDS[(place + 1) % IDS.length]!))
const wave = (people: WavePerson[], nominations: Nomination[] = RING): Told => ({ people, nominations, scale: SHIPPED_SCALES[0]! })
const idsOf = (waves: Told[]) => whoStands(waves)?.ids

describe('SNA-08 who stands in a picture of several waves', () => {
  it('is who may be drawn in each of them', () => {
    const later = [...everybody(), person('id-gi')]
    expect(idsOf([wave([...everybody(), person('id-gi', 'aggregate')]), wave(later)])).toEqual(IDS)
    expect(idsOf([wave([...everybody(), person('id-gi', 'name', 'waiting')]), wave(later)])).toEqual(IDS)
    expect(idsOf([wave([...everybody(), person('id-gi', 'name', 'withdrawn')]), wave(later)])).toEqual(IDS)
    expect(idsOf([wave([...everybody(), person('id-gi', 'name', 'answered', false)]), wave(later)])).toEqual(IDS)
    expect(idsOf([wave([...everybody(), person('id-gi')]), wave(later)])).toEqual([...IDS, 'id-gi'])
  })

  it('is also who was not asked in one of them, by name, but never as a dot that comes or goes', () => {
    const joined = [...everybody(), person('id-gi')]
    expect(whoStands([wave(everybody()), wave(joined)])).toEqual({ ids: [...IDS, 'id-gi'], isNamed: true })
    expect(whoStands([wave(joined), wave(everybody())])).toEqual({ ids: [...IDS, 'id-gi'], isNamed: true })
  })

  it('is nobody where one wave is by name and another one in dots: names here would tell who the dots there are', () => {
    expect(whoStands([wave(everybody()), wave([...everybody(), person('id-gi', 'dot')])])).toBeNull()
    expect(whoStands([wave([...everybody(), person('id-gi', 'dot')]), wave(everybody())])).toBeNull()
    // Each has a dot of its own: nobody who stands in both is one, and yet both pictures are of dots.
    expect(whoStands([wave([...everybody(), person('id-gi', 'dot')]), wave([...everybody(), person('id-hu', 'dot')])])).toBeNull()
  })

  it('leaves over no single dot that is who joined, nor two', () => {
    const joined = ['id-gi', 'id-hu', 'id-io'].map((id) => person(id, 'dot'))
    for (const count of [1, 2]) expect(whoStands([wave(everybody('dot')), wave([...everybody('dot'), ...joined.slice(0, count)])])).toBeNull()
    expect(whoStands([wave(everybody('dot')), wave([...everybody('dot'), ...joined])])).toEqual({ ids: IDS, isNamed: false })
    // Who it is that answered in one wave alone, nobody knows.
    const silent = [...everybody('dot'), person('id-gi', 'dot', 'waiting')]
    expect(whoStands([wave(silent), wave([...everybody('dot'), person('id-gi', 'dot')])])).toEqual({ ids: IDS, isNamed: false })
  })

  it('is nobody where fewer than five are in all of them', () => {
    expect(whoStands([wave(everybody().slice(0, 4)), wave(everybody())])).toBeNull()
    expect(whoStands([])).toBeNull()
  })
})

describe('waves at the same places', () => {
  const second = [told('id-an', 'id-bo'), told('id-bo', 'id-ce'), told('id-an', 'id-da'), told('id-gi', 'id-an')]
  const third = [told('id-bo', 'id-an'), told('id-an', 'id-el')]
  const waves = [wave(everybody()), wave([...everybody(), person('id-gi')], second), wave(everybody(), third)]
  const drawing = drawWaves(waves, reading, NAMES)!
  const count = (at: number, kind: string) => drawing.overTime[at]!.ties.filter((tie) => tie.kind === kind).length
  const gi = drawing.people.findIndex(({ name }) => name === 'Name id-gi')

  it('tells of each what stayed, came and went since the wave before', () => {
    expect(['kept', 'new', 'lost'].map((kind) => count(0, kind))).toEqual([6, 0, 0])
    expect(['kept', 'new', 'lost'].map((kind) => count(1, kind))).toEqual([2, 2, 4])
    expect(['kept', 'new', 'lost'].map((kind) => count(2, kind))).toEqual([1, 1, 3])
  })

  it('marks who joins and who leaves, once', () => {
    expect(drawing.overTime.map(({ presence }) => presence[gi])).toEqual(['absent', 'joined', 'left'])
    expect(new Set(drawing.overTime.flatMap(({ presence }) => presence.filter((_, place) => place !== gi)))).toEqual(new Set(['here']))
  })

  it('puts the last two beside each other: of the earlier what is gone, of the later what is new', () => {
    const [before, after] = drawing.sideBySide
    expect(before.ties.map(({ kind }) => kind).toSorted()).toEqual(['kept', 'lost', 'lost', 'lost'])
    expect(after.ties.map(({ kind }) => kind).toSorted()).toEqual(['kept', 'new'])
    expect([before.presence[gi], after.presence[gi]]).toEqual(['here', 'left'])
  })

  it('does not say which of two told a tie, and holds no id', () => {
    const turned = waves.map((each) => ({
      ...each,
      nominations: each.nominations.map(({ fromPerson, toPerson }) => told(toPerson!, fromPerson)),
    }))
    expect(drawWaves(turned.toSpliced(1, 1), reading, NAMES)).toEqual(drawWaves(waves.toSpliced(1, 1), reading, NAMES))
    expect(JSON.stringify({ ...drawing, people: [] })).not.toMatch(/id-|Name/)
    const dots = drawWaves([wave(everybody('dot')), wave(everybody('dot'))], reading, NAMES)!
    expect(JSON.stringify(dots)).not.toMatch(/id-|Name|health/)
  })

  it('needs two waves', () => {
    expect(drawWaves([wave(everybody())], reading, NAMES)).toBeNull()
  })
})

describe('the picture of one wave', () => {
  const later = [told('id-an', 'id-ce'), told('id-bo', 'id-da'), told('id-el', 'id-fi')]
  const placesIn = (of: Told, waves: Told[], wish: DrawingWish = {}) => {
    const drawing = drawGroup(of, reading, NAMES, { stable: findStablePlaces(waves, reading), ...wish })!
    return new Map(drawing.people.map(({ name }, at) => [name, [drawing.positions.x[at], drawing.positions.y[at]]]))
  }

  it('by name has everybody where the picture of all waves has her, whatever her ties were then', () => {
    const waves = [wave(everybody()), wave(everybody(), later)]
    expect(placesIn(waves[1]!, waves)).toEqual(placesIn(waves[0]!, waves))
    const drawn = drawWaves(waves, reading, NAMES)!
    expect(placesIn(waves[0]!, waves)).toEqual(new Map(drawn.people.map(({ name }, at) => [name, [drawn.positions.x[at], drawn.positions.y[at]]])))
    expect(drawGroup(waves[0]!, reading, NAMES)!.positions).not.toEqual(drawGroup(waves[1]!, reading, NAMES)!.positions)
  })

  it('is moved in nothing by who may stand in one of the waves alone, nor by what she told', () => {
    const silent = [...everybody(), person('id-gi', 'name', 'waiting')]
    const placesOf = (said: Nomination[]) => {
      const waves = [wave([...everybody(), person('id-gi')], [...RING, ...said]), wave(silent, later)]
      return { first: placesIn(waves[0]!, waves), second: placesIn(waves[1]!, waves) }
    }
    const [one, other] = [placesOf([told('id-gi', 'id-an')]), placesOf([told('id-gi', 'id-el'), told('id-gi', 'id-ce')])]
    expect(other.second).toEqual(one.second)
    for (const [name, place] of one.second) for (const { first } of [one, other]) expect(first.get(name)).toEqual(place)
    expect(one.first.size).toBe(7)
  })

  it('in dots, and on the wall, stands by itself: places kept from wave to wave would show who is in one of them alone', () => {
    const dots = [wave(everybody('dot')), wave(everybody('dot'), later)]
    expect(findStablePlaces(dots, reading)).toBeNull()
    expect(findStablePlaces([wave(everybody()), dots[1]!], reading)).toBeNull()
    const named = [wave(everybody()), wave(everybody(), later)]
    const stable = findStablePlaces(named, reading)
    expect(drawGroup(named[0]!, reading, NAMES, { stable, use: 'wall' })).toEqual(drawGroup(named[0]!, reading, NAMES, { use: 'wall' }))
    expect(drawGroup(dots[0]!, reading, NAMES, { stable })).toEqual(drawGroup(dots[0]!, reading, NAMES))
    expect(findStablePlaces(named.slice(1), reading)).toBeNull()
  })
})
