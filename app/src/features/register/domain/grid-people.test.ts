import type { Register } from '@ronde/figures'
import { describe, expect, it } from 'vitest'
import { buildGridRegister, countGrid } from './build-grid-register.ts'
import type { GridAnswers } from './grid-answers.ts'
import { gridId, identify, type KnownPerson } from './grid-people.ts'
import { aGrid } from './grid-sample.ts'
import { readGrid, type Grid } from './read-grid.ts'

function aRead(text: string): Grid {
  const grid = readGrid(aGrid(text))
  if (grid === null) throw new Error('no dates were found')
  return grid
}
function somebody(known: Partial<KnownPerson>): KnownPerson {
  return { externalId: 'p1', aliases: [], given: 'Marie', family: 'Dupont', email: null, communities: ['Sud'], isHere: false, ...known }
}
const NOTHING: Required<Register> = { people: [], organisations: [], communities: [], memberships: [], meetings: [], attendance: [], affiliations: [] }
const NORTH = { communityId: 'north', names: { fr: 'Nord', nl: 'Noord' }, kind: null, areas: [], host: null }

describe('who is who', () => {
  const { rows } = aRead('Nom|12/09/2022\nDUPONT Marie|x\nPEETERS Els|x')

  it('nobody is known yet: nothing is asked', () => {
    const { doubts, people } = identify(rows, [], 'north', {})
    expect(doubts).toEqual([])
    expect(people.map(({ name }) => `${name.given} ${name.family}`)).toEqual(['Marie Dupont', 'Els Peeters'])
  })

  it('the same name in the same community is the same person', () => {
    const { doubts, people } = identify(rows, [somebody({ isHere: true })], 'north', {})
    expect(doubts).toEqual([])
    expect(people[0]?.personId).toBe('p1')
  })

  it('the same name elsewhere is asked, with yes as the guess', () => {
    expect(identify(rows, [somebody({})], 'north', {}).doubts).toMatchObject([{ name: 'Marie Dupont', guess: 'person:p1' }])
  })

  it('a similar name is asked, without a guess', () => {
    expect(identify(rows, [somebody({ family: 'Dupond', isHere: true })], 'north', {}).doubts).toMatchObject([{ guess: null }])
  })

  it('an answer settles it', () => {
    const known = [somebody({ family: 'Dupond' })]
    expect(identify(rows, known, 'north', { names: { r2: 'person:p1' } })).toMatchObject({ doubts: [], people: [{ personId: 'p1' }, {}] })
    expect(identify(rows, known, 'north', { names: { r2: 'new' } }).people[0]?.known).toBeNull()
  })

  it('a name that stands there twice is asked, and may be two people', () => {
    const twice = aRead('Nom|12/09/2022\nDUPONT Marie|x\nDUPONT Marie|e').rows
    expect(identify(twice, [], 'north', {}).doubts).toMatchObject([{ rowKey: 'r3', guess: 'row:r2' }])
    const one = identify(twice, [], 'north', { names: { r3: 'row:r2' } }).people
    expect(one[0]?.personId).toBe(one[1]?.personId)
    const two = identify(twice, [], 'north', { names: { r3: 'new' } }).people
    expect(two[0]?.personId).not.toBe(two[1]?.personId)
  })

  it('who was made from a grid before is found again, also after a change of name or a merge', () => {
    const before = gridId('person', 'north', 'dupont marie', '')
    expect(identify(rows, [somebody({ externalId: before, given: 'Maria' })], 'north', {}).people[0]?.personId).toBe(before)
    expect(identify(rows, [somebody({ externalId: 'kept', aliases: [before], given: 'Maria' })], 'north', {})).toMatchObject({
      doubts: [],
      people: [{ personId: 'kept' }, {}],
    })
  })
})

describe('the register made of a grid', () => {
  const ANSWERS: GridAnswers = { year: 2022, startsAt: '13:00', durationMinutes: 180, nameOrder: 'given-first' }
  function build(
    text: string,
    { stored = NOTHING, answers = ANSWERS, known = [] }: { stored?: Required<Register>; answers?: GridAnswers; known?: KnownPerson[] } = {},
  ) {
    const grid = aRead(text)
    const { people } = identify(grid.rows, known, 'north', answers)
    return buildGridRegister({
      grid,
      answers,
      people,
      community: NORTH,
      stored,
      organisations: [{ externalId: 'o1', fr: 'Maison du Coin', nl: 'Huis van de Hoek' }],
      language: 'fr',
      today: '2023-04-03',
    })
  }
  const TEXT = 'Nom|Organisation|12/09|10/10\nMarie Dupont|Huis van de Hoek|x|exc.\nEls Peeters|Dienst Samen|leeg|zoom'

  it('holds people, meetings in Brussels time, memberships, organisations and lines', () => {
    const register = build(TEXT)
    expect(register.meetings.map(({ startsAt, endsAt, state }) => [startsAt, endsAt, state])).toEqual([
      ['2022-09-12T11:00:00.000Z', '2022-09-12T14:00:00.000Z', 'held'],
      ['2022-10-10T11:00:00.000Z', '2022-10-10T14:00:00.000Z', 'held'],
    ])
    expect(register.people.map(({ givenName, familyName }) => `${givenName} ${familyName}`)).toEqual(['Marie Dupont', 'Els Peeters'])
    expect(register.attendance.map(({ state, mode }) => `${state} ${mode}`)).toEqual(['present null', 'excused null', 'present online'])
    expect(register.organisations.map(({ names }) => names.fr)).toEqual(['Dienst Samen'])
    expect(register.memberships[0]).toMatchObject({ role: 'member', represents: ['o1'] })
    expect(countGrid(register, NOTHING)).toMatchObject({ people: 2, meetings: 2, memberships: 2, organisations: 1, attendance: 3, present: 2, rows: 10 })
  })

  it('of a second paste with one column more holds only what is new', () => {
    const first = build(TEXT)
    const known = first.people.map(({ personId, givenName, familyName }) =>
      somebody({ externalId: personId, given: givenName, family: familyName, isHere: true }),
    )
    const stored = { ...first, people: first.people.map((person) => ({ ...person, email: `${person.givenName}@voorbeeld.example` })) }
    const second = build(TEXT.replace('10/10', '10/10|14/11').replace('exc.', 'exc.|x').replace('zoom', 'zoom|'), { stored, known })
    expect(countGrid(second, stored)).toMatchObject({ people: 0, meetings: 1, memberships: 0, attendance: 1, rows: 2 })
    expect(second.people[0]?.email).toBe('Marie@voorbeeld.example')
    expect(second.meetings.slice(0, 2)).toEqual(first.meetings)
  })

  it('keeps role and organisation of a line whose state changes', () => {
    const first = build(TEXT)
    const [line, ...rest] = first.attendance
    if (line === undefined) throw new Error('the grid has marks')
    const stored = { ...first, attendance: [{ ...line, role: 'moderator' as const, represents: ['o9'] }, ...rest] }
    expect(build(TEXT.replace('|x|', '|abs|'), { stored }).attendance).toEqual([{ ...line, state: 'absent', role: 'moderator', represents: ['o9'] }])
  })

  it('uses the meeting that the community has on that day already', () => {
    const stored = {
      ...NOTHING,
      meetings: [
        {
          meetingId: 'm7',
          communityIds: ['north'],
          title: 'Rentrée',
          startsAt: '2022-09-12T08:00:00.000Z',
          endsAt: '2022-09-12T10:00:00.000Z',
          actualStartsAt: null,
          actualEndsAt: null,
          mode: null,
          place: null,
          state: 'held' as const,
          kind: null,
        },
      ],
    }
    expect(build(TEXT, { stored }).meetings[0]).toEqual(stored.meetings[0])
  })

  it('takes two columns of one day for two meetings, and a day to come for a plan', () => {
    const register = build('Nom|12/09|12/09|14/12/2023\nMarie Dupont|x|x|x')
    expect(new Set(register.meetings.map(({ meetingId }) => meetingId)).size).toBe(3)
    expect(register.meetings.map(({ state }) => state)).toEqual(['held', 'held', 'planned'])
  })

  it('takes the better mark of two rows of one person', () => {
    const register = build('Nom|12/09\nMarie Dupont|exc\nMarie Dupont|x', { answers: { ...ANSWERS, names: { r3: 'row:r2' } } })
    expect(register.people).toHaveLength(1)
    expect(register.attendance).toMatchObject([{ state: 'present' }])
  })

  it('says who is self-employed, and of the other members that they are employees when that was said', () => {
    const people = {
      r2: { role: 'member' as const, organisation: '', isSelfEmployed: true },
      r3: { role: 'member' as const, organisation: '', isSelfEmployed: false },
    }
    expect(build(TEXT, { answers: { ...ANSWERS, people, othersAreSalaried: true } }).people.map(({ employment }) => employment)).toEqual([
      'self_employed',
      'salaried',
    ])
    expect(build(TEXT, { answers: { ...ANSWERS, people } }).people.map(({ employment }) => employment)).toEqual(['self_employed', null])
  })
})
