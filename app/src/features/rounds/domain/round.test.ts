import { describe, expect, it } from 'vitest'
import { refused } from '../../../kernel/result.ts'
import type { CardLink } from './board.ts'
import { mayAdvise, mayLead, maySee, mayTake, mayWriteAll } from './permissions.ts'
import { NOTHING_LED, nextMove, type Move, type MoveKind } from './moves.ts'
import { fits, isOver, layMoves, placeIn, secondsLeft, turn, wordsFor, type Round, type RoundStep } from './round.ts'
import { addLink, likelyFirst, likelyNames, matchLinks, MOST_LINKS, readLinkStart, readTyped, withoutSigns } from './typed.ts'

const names = (text: string) => ({ fr: text, nl: text, en: text, de: text })
const step = (key: string, allowsAdvice: boolean, minutes: number | null = 5): RoundStep => ({
  key,
  title: names(key),
  hint: names(''),
  minutes,
  speaks: 'everybody',
  allowsAdvice,
})

const aRound = (more: Partial<Round> = {}): Round => ({
  id: 'r',
  meetingId: 'm',
  communityId: 'c',
  situationId: null,
  presenterId: null,
  method: { id: null, version: 1, name: names('Tour'), steps: [step('clarify', false), step('ideas', true), step('choose', true, null)] },
  subgroup: '',
  state: 'running',
  step: 0,
  stepAt: '2023-02-14T13:00:00.000Z',
  silenceUntil: null,
  leaderId: null,
  audience: 'bound',
  led: NOTHING_LED,
  roomTurn: 0,
  roomUntil: null,
  startedAt: '2023-02-14T13:00:00.000Z',
  endedAt: null,
  seq: 0,
  version: 1,
  ...more,
})
const now = '2023-02-14T13:04:00.000Z'

/** What one hand does that sees this round. */
const move = (round: Round, kind: MoveKind, value: number, more: Partial<Move> = {}): Move => ({
  ...nextMove(round.led, { id: `${kind}-${value}`, at: now, kind, value }),
  ...more,
})
const after = (round: Round, ...moves: readonly [MoveKind, number][]) =>
  moves.reduce((next, [kind, value], nth) => layMoves(next, [move(next, kind, value, { id: `m${nth}` })], 'me'), round)

describe('a step', () => {
  it('goes on, and back', () => {
    expect(after(aRound(), ['step', 1])).toMatchObject({ step: 1, stepAt: now })
    expect(after(aRound(), ['step', 1], ['step', 0])).toMatchObject({ step: 0 })
  })

  it('goes on once where two press at the same time', () => {
    const round = aRound()
    expect(layMoves(round, [move(round, 'step', 1), move(round, 'step', 1, { id: 'other' })], 'me').step).toBe(1)
  })

  it('is refused beyond the last one, and once the round is over', () => {
    expect(fits(aRound(), { kind: 'step', value: 3 })).toEqual(refused('step-unknown'))
    expect(fits(aRound({ state: 'ended' }), { kind: 'step', value: 1 })).toEqual(refused('round-over'))
    expect(layMoves(aRound(), [move(aRound(), 'step', 3)], 'me').step).toBe(0)
  })

  it('has seconds left, also below zero, or as long as it takes', () => {
    expect(secondsLeft(aRound(), now)).toBe(60)
    expect(secondsLeft(aRound(), '2023-02-14T13:06:00.000Z')).toBe(-60)
    expect(secondsLeft(aRound({ step: 2 }), now)).toBeNull()
  })

  it('that allows no advice parks it, and leaves everything else where it is', () => {
    const { method } = aRound()
    expect([placeIn(method, 0, 'suggestion'), placeIn(method, 0, 'area-3'), placeIn(method, 0, 'area-2')]).toEqual(['parked', 'parked', 'area-2'])
    expect(placeIn(method, 1, 'suggestion')).toBe('suggestion')
    expect(placeIn(method, 99, 'suggestion')).toBe('suggestion')
  })
})

describe('a round', () => {
  it('pauses, goes on, and ends in one of three ways', () => {
    expect(after(aRound(), ['pause', 1])).toMatchObject({ state: 'paused', endedAt: null })
    expect(after(aRound(), ['pause', 1], ['pause', 0])).toMatchObject({ state: 'running' })
    for (const [what, state] of [
      ['end', 'ended'],
      ['abandon', 'abandoned'],
      ['stop', 'stopped'],
    ] as const)
      expect(turn(aRound(), what, now)).toMatchObject({ value: { state, endedAt: now } })
    expect(isOver(aRound({ state: 'stopped' }))).toBe(true)
  })

  it('that is over stays over; ended twice is ended once', () => {
    expect(turn(aRound({ state: 'ended' }), 'stop', now)).toEqual(refused('round-over'))
    expect(fits(aRound({ state: 'ended' }), { kind: 'pause', value: 0 })).toEqual(refused('round-over'))
    expect(fits(aRound({ state: 'ended' }), { kind: 'taken', value: 1 }).ok).toBe(true)
    expect(turn(aRound({ state: 'ended', endedAt: '2023-02-14T13:01:00.000Z' }), 'end', now)).toMatchObject({ value: { endedAt: '2023-02-14T13:01:00.000Z' } })
  })

  it('is silent for as long as somebody asked, and not once it is over', () => {
    expect(after(aRound(), ['silence', 60]).silenceUntil).toBe('2023-02-14T13:05:00.000Z')
    expect(after(aRound(), ['silence', 60], ['silence', 0]).silenceUntil).toBeNull()
    expect(after(aRound(), ['silence', 60], ['step', 1]).silenceUntil).toBeNull()
    expect(fits(aRound({ state: 'ended' }), { kind: 'silence', value: 60 })).toEqual(refused('round-over'))
  })

  it('stays paused where somebody goes on who had not seen the pause', () => {
    const paused = after(aRound(), ['pause', 1], ['pause', 0])
    const blind = move(paused, 'pause', 0, { id: 'late' })
    const asked = layMoves(paused, [move(paused, 'pause', 1)], 'me')
    expect(layMoves(asked, [blind], 'me').state).toBe('paused')
    expect(layMoves(asked, [move(asked, 'pause', 0)], 'me').state).toBe('running')
  })

  it('is led by whoever took over last', () => {
    expect(after(aRound({ leaderId: 'somebody' }), ['lead', 1]).leaderId).toBe('me')
  })

  it('speaks the reader’s language, else the first there is', () => {
    expect(wordsFor('nl', { fr: 'Tour', nl: '', en: 'Round', de: '' })).toEqual({ language: 'fr', text: 'Tour' })
    expect(wordsFor('en', { fr: 'Tour', nl: '', en: 'Round', de: '' })).toEqual({ language: 'en', text: 'Round' })
  })
})

describe('who may', () => {
  const nobody = { isLead: false, isPresenter: false, isMember: false, isPresent: false }
  it('leads and the presenter everything on cards; who is there her own advice; who is not there nothing', () => {
    const cases = [nobody, { ...nobody, isMember: true }, { ...nobody, isPresent: true }, { ...nobody, isPresenter: true }, { ...nobody, isLead: true }]
    expect(cases.map((stand) => [maySee, mayAdvise, mayWriteAll, mayTake, mayLead].filter((may) => may(stand)).length)).toEqual([0, 0, 2, 4, 5])
  })
})

describe('what is typed', () => {
  it('chooses an area by a leading figure, and only by one', () => {
    expect(readTyped('3 demander au médiateur')).toEqual({ place: 'area-3', text: 'demander au médiateur' })
    expect(readTyped('  6. morgen bellen ')).toEqual({ place: 'area-6', text: 'morgen bellen' })
    for (const line of ['7 jours', '3', '30 euros', 'elle a 3 enfants', '3e étage']) expect(readTyped(line)).toEqual({ place: null, text: line })
  })

  it('begins a link at @ or #', () => {
    expect(readLinkStart('appeler @Mais')).toEqual({ sign: '@', words: 'Mais' })
    expect(readLinkStart('#')).toEqual({ sign: '#', words: '' })
    expect(readLinkStart('a@b')).toBeNull()
    expect(readLinkStart('rien')).toBeNull()
  })

  it('loses its signs, which were for whoever typed', () => {
    expect(withoutSigns('appeler @Éole et #abri, pas a@b ni # 3')).toBe('appeler Éole et abri, pas a@b ni # 3')
  })

  it('finds names by their beginnings, accents or not', () => {
    const known: CardLink[] = [
      { kind: 'service', label: 'Maison Éole', id: null },
      { kind: 'person', label: 'Éole Tremblay', id: 'p' },
      { kind: 'term', label: 'éole', id: null },
    ]
    expect(matchLinks(known, { sign: '@', words: 'eol' }).map(({ label }) => label)).toEqual(['Éole Tremblay', 'Maison Éole'])
    expect(matchLinks(known, { sign: '#', words: '' }).map(({ label }) => label)).toEqual(['éole'])
    expect(matchLinks([], { sign: '@', words: 'x' })).toEqual([])
  })

  it('offers so many at most: named lately, in the room, then the others, and nobody who may not be named', () => {
    const known = { people: ['Ama', 'Bo', 'Chloé'], organisations: ['Abri', 'Éole'] }
    const lately: CardLink[] = [
      { kind: 'person', label: 'Gone', id: null },
      { kind: 'term', label: 'bas seuil', id: null },
      { kind: 'service', label: 'Éole', id: null },
    ]
    const inRoom = { people: ['Chloé', 'Nobody'], organisations: ['Éole'] }
    const names = (most: number) => likelyNames(known, { lately, inRoom }, most).map(({ label }) => label)
    expect(names(4)).toEqual(['bas seuil', 'Éole', 'Chloé', 'Ama'])
    expect(names(30)).toHaveLength(6)
    expect(likelyNames({ people: [], organisations: [] }, { lately: [], inRoom: { people: ['x'], organisations: [] } }, 30)).toEqual([])
    expect(likelyFirst(['a', 'b', 'c'], ['c', 'x', 'c'], 2)).toEqual(['c', 'a'])
  })

  it('names the same once, and not without end', () => {
    const link: CardLink = { kind: 'term', label: 'bas seuil', id: null }
    expect(addLink(addLink([], link), link)).toEqual([link])
    const many = Array.from({ length: 20 }, (_, order): CardLink => ({ ...link, label: String(order) }))
    expect(many.reduce<CardLink[]>((links, each) => addLink(links, each), [])).toHaveLength(MOST_LINKS)
  })
})
