import { describe, expect, it } from 'vitest'
import { done, refused } from '../../../kernel/result.ts'
import { audiencesOf, checkCard, EMPTY_CARD, goneAt, isSameCard, listShares, type Introduction, type SentCard } from './introduction.ts'
import { addToDecision, fillGaps, listCardConsents, type Gaps } from './take-up.ts'

const TODAY = '2023-02-14'
const AT = '2023-02-14T11:00:00.000Z'

function aSentCard(given: Partial<SentCard> = {}): SentCard {
  const { shareUntil: _, ...card } = EMPTY_CARD
  return { ...card, name: 'Zoé Peeters', term: '', until: '', ...given }
}

function anIntroduction(given: Partial<Introduction> = {}): Introduction {
  const shared = { id: 'card', meetingId: 'meeting', language: 'fr', textVersions: {}, madeAt: AT, changedAt: AT, version: 1 } as const
  return { ...EMPTY_CARD, ...shared, name: 'Zoé Peeters', ...given }
}

const check = (given: Partial<SentCard>) => checkCard(aSentCard(given), { today: TODAY, isAddress: (text) => text.includes('@') })

describe('a card', () => {
  it('needs a name and nothing else, and shares nothing by itself', () => {
    expect(check({})).toEqual(done({ ...EMPTY_CARD, name: 'Zoé Peeters' }))
    expect(check({ name: '' })).toEqual(refused('name-missing'))
    expect(check({ email: 'zoe' })).toEqual(refused('email-wrong'))
  })

  it('says until when, once something is shared; today counts', () => {
    const phone = { phone: '0470', shares: { phone: 'network' } } as const
    expect(check(phone)).toEqual(refused('term-missing'))
    expect(check({ ...phone, term: 'open', until: '2020-01-01' })).toMatchObject({ value: { shareUntil: null } })
    expect(check({ ...phone, term: 'day', until: TODAY })).toMatchObject({ value: { shareUntil: TODAY } })
    expect(check({ ...phone, term: 'day', until: '2023-02-13' })).toEqual(refused('day-over'))
    expect(check({ ...phone, term: 'day', until: '' })).toEqual(refused('day-wrong'))
  })

  it('keeps no day where nothing is shared, and shares nothing that is not written', () => {
    expect(check({ term: 'day', until: '2030-01-01' })).toMatchObject({ value: { shareUntil: null } })
    expect(check({ shares: { about: 'round' }, term: 'open' })).toEqual(refused('nothing-written'))
    expect(check({ shares: { about: 'round' }, term: 'open', askMeAbout: 'les clés' })).toMatchObject({ ok: true })
  })

  it('offers languages to all audiences but those present', () => {
    expect(audiencesOf('languages')).not.toContain('round')
    expect(audiencesOf('email')).toContain('round')
  })

  it('is gone after thirty days', () => {
    expect(goneAt(AT)).toBe('2023-03-16T11:00:00.000Z')
  })

  it('is the same whatever the order of what was ticked', () => {
    const one = { ...EMPTY_CARD, languagesSpoken: ['fr', 'nl'], shares: { email: 'round', phone: 'public' } } as const
    const other = { ...EMPTY_CARD, languagesSpoken: ['nl', 'fr'], shares: { phone: 'public', email: 'round' } } as const
    expect(isSameCard({ ...one, languagesSpoken: [...one.languagesSpoken] }, { ...other, languagesSpoken: [...other.languagesSpoken] })).toBe(true)
    expect(isSameCard({ ...EMPTY_CARD }, { ...EMPTY_CARD, phone: '1' })).toBe(false)
  })

  it('says what is shared, one line an audience', () => {
    expect(listShares({ shares: { phone: 'round', email: 'round', about: 'public' }, shareUntil: null })).toEqual([
      { audience: 'round', fields: ['email', 'phone'], untilOn: null },
      { audience: 'public', fields: ['about'], untilOn: null },
    ])
    expect(listShares({ shares: {}, shareUntil: TODAY })).toEqual([])
  })
})

const NOBODY: Gaps = { email: null, phone: null, language: null, languagesSpoken: [], languagesUnderstood: [], activity: '', askMeAbout: '' }
const KNOWN = { organisations: [], isAddressTaken: false, normalisePhone: (text: string) => text }

describe('taking up', () => {
  it('fills what is empty and leaves what is there', () => {
    const card = anIntroduction({ email: 'Zoe@ronde.example', phone: '0470', activity: 'Kiné', languagesSpoken: ['fr'] })
    expect(fillGaps(NOBODY, card, KNOWN)).toMatchObject({ kept: [], draft: { email: 'zoe@ronde.example', phone: '0470', activity: 'Kiné', language: 'fr' } })
    const record = { ...NOBODY, phone: '0499', languagesSpoken: ['nl'] }
    expect(fillGaps(record, card, KNOWN)).toMatchObject({ kept: ['phone', 'languages'], draft: { phone: '0499', languagesSpoken: ['nl'] } })
  })

  it('leaves an address that is somebody else’s', () => {
    expect(fillGaps(NOBODY, anIntroduction({ email: 'zoe@ronde.example' }), { ...KNOWN, isAddressTaken: true })).toMatchObject({
      kept: ['email'],
      draft: { email: null },
    })
  })

  it('knows an organisation again, accents and capitals aside, and adds one only where there is none', () => {
    const card = anIntroduction({ organisation: 'MAISON MEDICALE' })
    expect(fillGaps(NOBODY, card, KNOWN)).toMatchObject({ addsOrganisation: true, kept: [] })
    expect(fillGaps(NOBODY, card, { ...KNOWN, organisations: ['Maison médicale'] })).toMatchObject({ addsOrganisation: false, kept: [] })
    expect(fillGaps(NOBODY, card, { ...KNOWN, organisations: ['Le Pas'] })).toMatchObject({ addsOrganisation: false, kept: ['organisations'] })
  })

  it('makes one consent an audience and one a community, without what the directory keeps otherwise', () => {
    const card = anIntroduction({ shares: { email: 'community', phone: 'round' }, shareUntil: TODAY, textVersions: { community_list: 2, meeting_round: 1 } })
    const shared = { untilOn: TODAY, fields: ['email'], purpose: 'community_list', meetingId: null, textVersion: 2 }
    expect(listCardConsents(card, ['north', 'south'], ['phone'])).toEqual([
      { ...shared, communityId: 'north' },
      { ...shared, communityId: 'south' },
    ])
    expect(listCardConsents(anIntroduction({ shares: { email: 'public' } }), ['north'])).toEqual([])
  })
})

describe('a consent of a card beside an earlier decision', () => {
  const consent = { purpose: 'network_list', communityId: null, meetingId: null, fields: ['phone'], untilOn: '2023-06-30', textVersion: 1 } as const
  const add = (last: Parameters<typeof addToDecision>[1]) => addToDecision({ ...consent, fields: [...consent.fields] }, last, { at: AT, today: TODAY })
  const before = '2023-01-01T09:00:00.000Z'

  it('stands alone where nothing stands', () => {
    expect(add(null)).toEqual({ fields: ['phone'], untilOn: '2023-06-30' })
    expect(add({ given: false, fields: [], untilOn: null, at: before })).toEqual({ fields: ['phone'], untilOn: '2023-06-30' })
    expect(add({ given: true, fields: ['email'], untilOn: '2023-02-13', at: before })).toEqual({ fields: ['phone'], untilOn: '2023-06-30' })
  })

  it('joins what stands, until the earlier of the two days', () => {
    expect(add({ given: true, fields: ['email'], untilOn: null, at: before })).toEqual({ fields: ['email', 'phone'], untilOn: '2023-06-30' })
    expect(add({ given: true, fields: ['email'], untilOn: '2023-03-01', at: before })).toEqual({ fields: ['email', 'phone'], untilOn: '2023-03-01' })
  })

  it('steps back behind a later decision', () => {
    expect(add({ given: false, fields: [], untilOn: null, at: '2023-02-15T09:00:00.000Z' })).toBeNull()
  })
})
