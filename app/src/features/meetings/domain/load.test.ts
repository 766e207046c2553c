import { describe, expect, it } from 'vitest'
import { instantInBrussels } from '../../../kernel/day.ts'
import { lookAtDates, type LookWish, type MonthLoad, type NearMeeting, type Surroundings } from './load.ts'
import { isSimilarTheme, themeWords } from './theme.ts'

const NAME = { fr: 'Nord', nl: 'Noord' }
const span = (day: string, from = '13:00', until = '15:00') => ({ startsAt: instantInBrussels(`${day}T${from}`), endsAt: instantInBrussels(`${day}T${until}`) })
const aNear = (given: Partial<NearMeeting> = {}): NearMeeting => ({
  id: 'other',
  title: 'Papiers et séjour',
  titleLanguage: 'fr',
  communities: [{ id: 'north', name: NAME }],
  kinds: [],
  words: '',
  people: 2,
  organisations: 1,
  ...span('2026-03-10', '09:30', '11:00'),
  ...given,
})
const aWish = (given: Partial<LookWish> = {}): LookWish => ({
  spans: [span('2026-03-10')],
  title: '',
  kinds: [],
  today: '2026-03-01',
  maySee: () => true,
  ...given,
})
const nothing: Surroundings = { near: [], loads: [], busy: [] }
const look = (around: Partial<Surroundings>, wish: Partial<LookWish> = {}) => lookAtDates({ ...nothing, ...around }, aWish(wish))

describe('what stands around a date', () => {
  it('is nothing when nobody has anything', () => {
    expect(look({})).toEqual({
      dates: [{ ...span('2026-03-10'), day: '2026-03-10', names: [], clashes: [], themes: [], busy: { calendars: 0, titles: [] } }],
      months: [{ month: '2026-03', adding: 1, people: [], organisations: [] }],
      better: [],
    })
  })

  it('a meeting of that morning does not clash with one of the afternoon', () => expect(look({ near: [aNear()] }).dates[0]?.clashes).toEqual([]))

  it('one in the same half day is near, one at the same time overlaps', () => {
    const near = [aNear({ id: 'a', ...span('2026-03-10', '15:00', '16:00') }), aNear({ id: 'b', ...span('2026-03-10', '14:30', '16:00') })]
    expect(look({ near }).dates[0]?.clashes.map(({ id, isOverlap }) => [id, isOverlap])).toEqual([
      ['a', false],
      ['b', true],
    ])
  })

  it('of a foreign community only when and how many is told', () => {
    const [date] = look({ near: [aNear(span('2026-03-10'))] }, { maySee: () => false }).dates
    expect(date?.clashes).toEqual([
      { ...span('2026-03-10'), id: null, title: '', titleLanguage: '', communities: [], people: 2, organisations: 1, isOverlap: true },
    ])
    expect(JSON.stringify(date)).not.toMatch(/Papiers|Nord|other/)
  })

  it('counts each calendar that is taken once', () => {
    const busy = [
      { who: 'ama', title: null, ...span('2026-03-10', '12:00', '13:30') },
      { who: 'ama', title: 'Salle fermée', ...span('2026-03-10', '14:00', '14:30') },
      { who: 'bart', title: 'Secret', ...span('2026-03-10', '15:00', '16:00') },
    ]
    expect(look({ busy }).dates[0]?.busy).toEqual({ calendars: 1, titles: ['Salle fermée'] })
  })

  it('a meeting through midnight overlaps with one of the next morning at one', () => {
    const night = { startsAt: instantInBrussels('2026-03-28T22:00'), endsAt: instantInBrussels('2026-03-29T03:30') }
    const early = aNear({ startsAt: instantInBrussels('2026-03-29T01:00'), endsAt: instantInBrussels('2026-03-29T01:30') })
    expect(look({ near: [early] }, { spans: [night] }).dates[0]?.clashes.map(({ isOverlap }) => isOverlap)).toEqual([true])
  })
})

describe('a duplicate theme', () => {
  it('is found within four weeks and not beyond', () => {
    const theme = (day: string) => look({ near: [aNear(span(day))] }, { title: 'Séjour : quels papiers ?' }).dates[0]?.themes.length
    expect([theme('2026-04-07'), theme('2026-04-08'), theme('2026-02-10')]).toEqual([1, 0, 1])
  })

  it('is also an item of which one a month is enough', () => {
    expect(look({ near: [aNear({ kinds: ['faces', 'market'] })] }, { kinds: ['market'] }).dates[0]?.themes).toHaveLength(1)
    expect(look({ near: [aNear({ kinds: ['faces'] })] }, { kinds: ['faces'] }).dates[0]?.themes).toEqual([])
  })

  it.each([
    ['Réunion mensuelle du quartier', 'Réunion du quartier', false],
    ['Logement et énergie', 'Énergie : factures et logement', true],
    ['Logement', 'Le logement des jeunes', true],
    ['Wonen in de wijk', 'Gezondheid in de wijk', false],
    ['', 'Logement', false],
  ])('“%s” and “%s”: %s', (a, b, isSimilar) => expect(isSimilarTheme(themeWords(a), themeWords(b))).toBe(isSimilar))
})

describe('the load of a month', () => {
  const load = (id: string, meetings: number, of: MonthLoad['of'] = 'person'): MonthLoad => ({ of, month: '2026-03', id, name: { fr: id, nl: id }, meetings })

  it('names who would be asked for the fourth time, this plan included', () => {
    const loads = [load('Ama', 3), load('Bart', 2), load('Chantal', 5), load('Le Pas', 4, 'organisation')]
    expect(look({ loads }).months).toEqual([
      {
        month: '2026-03',
        adding: 1,
        people: [
          { name: 'Chantal', meetings: 6 },
          { name: 'Ama', meetings: 4 },
        ],
        organisations: [{ id: 'Le Pas', name: { fr: 'Le Pas', nl: 'Le Pas' }, meetings: 5 }],
      },
    ])
  })

  it('counts two dates of one series in one month twice', () => {
    expect(look({ loads: [load('Bart', 2)] }, { spans: [span('2026-03-10'), span('2026-03-24')] }).months[0]?.people).toEqual([{ name: 'Bart', meetings: 4 }])
  })
})

describe('better days', () => {
  it('lie near, on the same weekday first, and are no holiday or weekend', () => {
    const { better } = look({ near: [aNear(span('2026-03-10'))] })
    expect(better).toEqual(['2026-03-03', '2026-03-17', '2026-03-24'])
  })

  it('are offered for a public holiday without any clash', () => {
    expect(look({}, { spans: [span('2026-04-06')] }).better).toEqual(['2026-03-23', '2026-03-30', '2026-04-13'])
  })

  it('do not lie in the past', () => {
    const { better } = look({ near: [aNear(span('2026-03-10'))] }, { today: '2026-03-09' })
    expect(better.every((day) => day > '2026-03-09')).toBe(true)
  })
})
