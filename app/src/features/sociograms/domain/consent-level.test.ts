import { describe, expect, it } from 'vitest'
import { drawGroup, inPlaceOrder, mergeSmall, areSayable, countLevels, ORDERS, whoIsDrawnWheneverAsked } from './consent-level.ts'
import { viewOfOwn } from './own-view.ts'
import { SHIPPED_SCALES } from './shipped-scales.ts'
import type { ConsentLevel, Nomination, Response, WavePerson } from './survey.ts'
import { parseReading, tieLevels, type Told } from './wave-network.ts'

const scale = SHIPPED_SCALES[0]!
const AT = '2023-02-14T12:00:00.000Z'

function person(personId: string, level: ConsentLevel = 'name', response: Response = 'answered', sector = 'health'): WavePerson {
  return { personId, organisationId: null, function: '', discipline: '', sector, mission: '', isNameable: true, response, level, isOnPaper: false }
}

function told(fromPerson: string, toPerson: string, level = 4): Nomination {
  return { fromPerson, toPerson, toOrganisation: null, question: 'work-together', level, toldAt: AT }
}

const IDS = ['id-an', 'id-bo', 'id-ce', 'id-da', 'id-el', 'id-fi']
const NAMES = new Map(IDS.map((id) => [id, `Name ${id}`]))
const RING = IDS.map((id, place) => told(id, IDS[(place + 1) % IDS.length]!))
const reading = { question: 'work-together', from: 3 } as const

function wave(people: WavePerson[], nominations: Nomination[] = RING): Told {
  return { people, nominations, scale }
}

describe('SNA-08 who may stand in several waves', () => {
  it('is who is drawn whenever she is asked, in the order in which people are given', () => {
    const [an, bo, ce, da, el] = ['id-an', 'id-bo', 'id-ce', 'id-da', 'id-el']
    const first = [person(el), person(an), person(bo), person(da, 'aggregate')]
    const second = [person(an), person(bo, 'name', 'waiting'), person(ce, 'dot'), person(da)]
    const coming = whoIsDrawnWheneverAsked([{ people: first }, { people: second }])
    expect([...coming]).toEqual([
      [el, [true, false]],
      [an, [true, true]],
      [ce, [false, true]],
    ])
    expect(whoIsDrawnWheneverAsked([])).toEqual(new Map())
  })
})

describe('SNA-08 what a group may see', () => {
  it('draws everybody by name where everybody agreed', () => {
    const drawing = drawGroup(wave(IDS.map((id) => person(id))), reading, NAMES)
    expect(drawing?.kind).toBe('named')
    expect(drawing?.people.map(({ name }) => name).toSorted()).toEqual([...NAMES.values()])
    expect(drawing?.ties).toHaveLength(6)
  })

  it('names nobody once one of those drawn is a dot, and tells no sector', () => {
    const people = IDS.map((id) => person(id, id === 'id-bo' ? 'dot' : 'name'))
    const drawing = drawGroup(wave(people), reading, NAMES)
    expect(drawing?.kind).toBe('dots')
    expect(drawing?.people).toEqual(IDS.map(() => ({ name: null, group: null })))
    expect(JSON.stringify(drawing)).not.toMatch(/id-|Name|health/)
  })

  it('leaves out who is only counted and who did not answer, with every tie to them', () => {
    const people = [...IDS.map((id) => person(id)), person('id-gi', 'aggregate'), person('id-hu', 'name', 'waiting'), person('id-io', 'name', 'withdrawn')]
    const drawing = drawGroup(
      wave(people, [...RING, told('id-an', 'id-gi'), told('id-an', 'id-hu'), told('id-gi', 'id-an'), told('id-an', 'id-io')]),
      reading,
      NAMES,
    )
    expect(drawing?.people).toHaveLength(6)
    expect(drawing?.ties).toHaveLength(6)
  })

  it('draws nothing of four, and nothing of nobody', () => {
    expect(drawGroup(wave(IDS.slice(0, 4).map((id) => person(id))), reading, NAMES)).toBeNull()
    expect(drawGroup(wave([]), reading, NAMES)).toBeNull()
  })

  it('does not say which of two told a tie', () => {
    const people = IDS.map((id) => person(id))
    const one = drawGroup(wave(people, RING), reading, NAMES)
    const other = drawGroup(
      wave(
        people,
        RING.map(({ fromPerson, toPerson }) => told(toPerson!, fromPerson)),
      ),
      reading,
      NAMES,
    )
    const both = drawGroup(wave(people, [...RING, ...RING.map(({ fromPerson, toPerson }) => told(toPerson!, fromPerson))]), reading, NAMES)
    expect(other).toEqual(one)
    expect(both?.ties).toEqual(one?.ties)
  })

  it('counts a tie from the step that was asked for, on an inverse scale too', () => {
    expect(tieLevels(scale, 'work-together')).toEqual([1, 2, 3, 4])
    expect(tieLevels({ ...scale, isInverse: true }, 'work-together')).toEqual([4, 3, 2, 1])
    expect(parseReading({}, { questions: ['know', 'work-together'] }, scale)).toEqual({ question: 'work-together', from: 3 })
    expect(parseReading({ question: 'refer', from: '9' }, { questions: ['know'] }, scale)).toEqual({ question: 'know', from: 1 })
    const people = IDS.map((id) => person(id))
    const weak = RING.map((each) => ({ ...each, level: 2 }))
    expect(drawGroup(wave(people, weak), reading, NAMES)?.ties).toHaveLength(0)
    expect(drawGroup(wave(people, weak), { ...reading, from: 2 }, NAMES)?.ties).toHaveLength(6)
  })
})

describe('PRV-13 the order of people in a picture', () => {
  it('in its files goes from left to right, then from the top', () => {
    const { places, positions } = inPlaceOrder({ x: Float64Array.of(2, 0, 2), y: Float64Array.of(5, 9, 1) })
    expect(places).toEqual([1, 2, 0])
    expect(positions).toEqual({ x: Float64Array.of(0, 2, 2), y: Float64Array.of(9, 1, 5) })
    expect(inPlaceOrder({ x: new Float64Array(), y: new Float64Array() }).places).toEqual([])
  })

  const sectorOf = (place: number) => (place < 3 ? 'health' : 'social')
  const organised = (level: ConsentLevel = 'name') =>
    IDS.map((id, place) => ({ ...person(id, level, 'answered', sectorOf(place)), organisationId: place < 4 ? 'org-1' : 'org-2' }))

  it('is by ties, or by sector where that tells groups of three apart', () => {
    const drawing = drawGroup(wave(organised()), reading, NAMES, { order: 'sector' })
    expect(drawing).toMatchObject({ order: 'sector', orders: ['ties', 'sector'] })
    expect(new Set(drawing?.people.map(({ group }) => group))).toEqual(new Set(['health', 'social']))
    const groupOf = new Map(drawing?.people.map(({ name, group }) => [name, group]))
    expect(IDS.map((id) => groupOf.get(`Name ${id}`))).toEqual(IDS.map((_, place) => sectorOf(place)))
  })

  it('is never by a value of a person, and falls back to ties where nothing is told apart', () => {
    expect(ORDERS).toEqual(['ties', 'sector', 'organisation'])
    expect(drawGroup(wave(organised()), reading, NAMES, { order: 'organisation' })?.order).toBe('ties')
    expect(drawGroup(wave(IDS.map((id) => person(id))), reading, NAMES, { order: 'sector' })).toMatchObject({ order: 'ties', orders: ['ties'] })
  })

  it('of dots is by ties alone: a group would give them away', () => {
    const drawing = drawGroup(wave(organised('dot')), reading, NAMES, { order: 'sector' })
    expect(drawing).toMatchObject({ kind: 'dots', order: 'ties', orders: ['ties'] })
    expect(JSON.stringify(drawing)).not.toMatch(/health|social|org-/)
  })
})

describe('small groups', () => {
  it('stand under “other”, which is never smaller than three itself', () => {
    expect(mergeSmall(['a', 'a', 'a', 'b', 'b', 'b', ''])).toEqual(['a', 'a', 'a', null, null, null, null])
    expect(mergeSmall(['a', 'a', 'a', 'b', 'c', 'd'])).toEqual(['a', 'a', 'a', null, null, null])
    expect(mergeSmall(['a', 'a'])).toEqual([null, null])
    expect(mergeSmall([])).toEqual([])
  })

  it('are not counted', () => {
    expect([[], [0, 3], [3, 1], [2]].map(areSayable)).toEqual([true, true, false, false])
    const people = IDS.map((id) => person(id))
    expect(countLevels([...people, person('y', 'aggregate', 'waiting')])).toEqual({ name: 6, dot: 0, aggregate: 0 })
    expect(countLevels([...people, person('x', 'dot')])).toBeNull()
  })
})

describe('what one person may see', () => {
  const people = [
    person('me'),
    person('both'),
    person('heard'),
    person('dot', 'dot'),
    person('silent', 'name', 'waiting'),
    person('far'),
    person('hidden', 'aggregate'),
  ]
  const nominations = [
    told('me', 'both'),
    told('both', 'me'),
    told('heard', 'me'),
    told('me', 'dot'),
    told('dot', 'me'),
    told('me', 'silent'),
    told('hidden', 'me'),
    told('both', 'far'),
    told('dot', 'far'),
  ]
  const view = viewOfOwn(wave(people, nominations), reading, 'me', [told('me', 'heard'), told('me', 'far')])

  it('is what she said and what those said who agreed to stand by name', () => {
    expect(view).toMatchObject({ mutual: ['both'], onlySaid: [], onlyHeard: ['heard'] })
  })

  it('does not tell apart who is only a dot, who is only counted and who did not answer', () => {
    expect(view.notShown.toSorted()).toEqual(['dot', 'silent'])
    expect(JSON.stringify(view)).not.toContain('hidden')
  })

  it('leads on through the open answers alone', () => {
    expect(view.within).toEqual([{ person: 'far', through: ['both'] }])
    expect(view.links).toEqual([{ contact: 'both', people: ['far'] }])
  })

  it('says as faded what she answered with “none” now, and not whom she skipped', () => {
    const now = viewOfOwn(wave(people, [...nominations, told('me', 'far', 0)]), reading, 'me', [told('me', 'heard'), told('me', 'far'), told('both', 'far')])
    expect(now.faded).toEqual(['far'])
  })

  it('says that she is tied to all by her own answers alone: whoever can be named, whether or not they answered', () => {
    const all = people.map(({ personId }) => told('me', personId)).filter(({ toPerson }) => toPerson !== 'me')
    const isTied = (said: Nomination[], who = people) => viewOfOwn(wave(who, said), reading, 'me', []).isTiedToAll
    expect(isTied(all)).toBe(true)
    expect(isTied([...all.slice(1), told('both', 'me')])).toBe(false)
    expect(isTied(all.map((each, at) => (at === 0 ? { ...each, level: 1 } : each)))).toBe(false)
    expect(
      isTied(
        all.slice(1),
        people.map((each) => (each.personId === 'both' ? { ...each, isNameable: false } : each)),
      ),
    ).toBe(true)
    expect(isTied([], [person('me')])).toBe(false)
  })

  it('shows her own answers where she may not be named herself', () => {
    const unnamed = people.map((each) => (each.personId === 'me' ? { ...each, isNameable: false } : each))
    expect(viewOfOwn(wave(unnamed, nominations), reading, 'me', []).mutual).toEqual(['both'])
  })
})
