import { sql } from 'kysely'
import { afterEach, describe, expect, it } from 'vitest'
import { toldSituations } from '../../../test/told-situations.ts'
import { CODE_LISTS } from '../../code-lists.ts'
import { countsAs } from '../../kernel/code-list.ts'
import { saveListAsOperator } from '../lists/actions/change-list.ts'
import { asSystem } from '../../platform/database.ts'
import { keepMemory } from './actions/remember.ts'
import { conceptsOf } from './domain/concepts.ts'
import { chooseAlike, compare, facetsOf, gramsOf, likeness, sayInCommon } from './domain/memory.ts'
import { rateOf, tally } from './domain/try-out.ts'

const at = toldSituations()

const NOTHING = { domains: [], unanswered: [], groups: [], around: [], summary: '', goal: '', question: '' }

describe('ideas', () => {
  it('are the same in French and in Dutch', () => {
    expect(conceptsOf('Elle a des arriérés de loyer et craint l’expulsion.')).toEqual(['rent-arrears', 'eviction'])
    expect(conceptsOf('Ze heeft huurachterstand en vreest een uithuiszetting.')).toEqual(['rent-arrears', 'eviction'])
  })

  it('begin where a word begins', () => {
    expect(conceptsOf('la rechute du mur')).toEqual([])
    expect(conceptsOf('')).toEqual([])
  })
})

describe('likeness', () => {
  it('is the share of runs in common', () => {
    // "abcde" has abcd, bcde; "abcdf" has abcd, bcdf: 2 · 1 / 4.
    expect(likeness(gramsOf('abcde'), gramsOf('abcdf'))).toBe(1 / 2)
    expect(likeness(gramsOf(''), gramsOf('abcde'))).toBe(0)
    expect(gramsOf('Éloïse')).toEqual(gramsOf('eloise'))
  })

  it('says what two situations share, and nothing of their words', () => {
    const asked = { facets: facetsOf({ ...NOTHING, domains: ['financial', 'social'], summary: 'huurachterstand', goal: 'zelfstandig blijven' }), grams: [] }
    const told = { facets: facetsOf({ ...NOTHING, domains: ['social', 'financial'], summary: 'loyers impayés', goal: 'rester autonome' }), grams: [] }
    const scored = compare(asked, told)
    expect(sayInCommon(scored)).toEqual({
      domains: ['financial', 'social'],
      unanswered: [],
      groups: [],
      around: [],
      goals: ['autonomy'],
      ideas: ['rent-arrears'],
      areWordsAlike: false,
    })
  })

  it('lets no presenter fill the list, and counts a retelling once', () => {
    const told = (id: string, presenterId: string, score: number, countsAs = id) => ({
      id,
      presenterId,
      score,
      countsAs,
      shared: [],
      areWordsAlike: false,
      toldOn: '2023-01-01',
    })
    const all = [told('a', 'p', 9), told('b', 'p', 8), told('c', 'p', 7), told('d', 'q', 6), told('e', 'r', 5, 'd'), told('f', 's', 1)]
    expect(chooseAlike(all).map(({ id }) => id)).toEqual(['a', 'b', 'd'])
  })
})

describe('counts', () => {
  const voice = (by: string | null, effect: 'helped' | 'no' | null, communityId = 's') => ({
    by,
    suggestionId: 'x',
    communityId,
    isTried: effect !== null,
    isPresenter: false,
    effect,
    reason: null,
  })

  it('hear each person once and each quarter once', () => {
    const counted = tally([voice('a', 'helped'), voice('a', 'helped'), voice('b', 'no', 'n'), voice(null, 'helped'), voice('c', null, 'z')])
    expect(counted).toMatchObject({ tried: 3, helped: 2, no: 1, notTried: 1, neighbourhoods: 2 })
  })

  it('say a share from three known answers on', () => {
    expect(rateOf(tally([voice('a', 'helped'), voice('b', 'no')]))).toBe(null)
    expect(rateOf(tally([voice('a', 'helped'), voice('b', 'no'), voice('c', 'helped')]))).toEqual({ of: 3, helped: 2 })
    expect(rateOf(tally([]))).toBe(null)
  })
})

describe('the memory', () => {
  async function aTold(scope: 'community' | 'network' | 'nobody', told: Parameters<typeof at.aSituation>[0] = {}) {
    const id = await at.aSituation({
      presenterId: at.bo,
      summary: 'Een dame met huurachterstand',
      goal: 'Thuis blijven wonen',
      language: 'nl',
      domains: ['financial', 'social'],
      ...told,
    })
    await keepMemory(at.house)
    await at.system(sql`update remembered set scope = ${scope} where situation_id = ${id}`)
    await at.system(sql`update remembered_facet set scope = ${scope === 'nobody' ? 'community' : scope} where situation_id = ${id}`)
    return id
  }
  const asked = (more: Parameters<typeof at.aSituation>[0] = {}) =>
    at.aSituation({ summary: 'Une dame a des arriérés de loyer', goal: 'Rester chez elle', domains: ['financial', 'social'], groups: [], ...more })

  it('finds a Dutch situation for a French one and says why', async () => {
    const id = await aTold('community')
    const suggestion = await at.aSuggestion(id, { text: 'De wijkmaaltijd', language: 'nl' })
    await at.anOutcome(suggestion, at.bo, 'helped')
    await at.anOutcome(suggestion, at.dirk, 'no', { reason: 'waiting' })
    const page = await at.amaSees.read(`/situations/${await asked()}/alike`)
    for (const words of [
      'Een dame met huurachterstand',
      'same domains: financial, social',
      'rent arrears',
      'same goal: staying independent',
      'De wijkmaaltijd',
    ])
      expect(page).toContain(words)
    expect(page).toContain('tried 2, helped 1, in one neighbourhood; did not help 1; reasons: waiting too long')
    expect(page).toContain('both stand')
    expect(page).not.toContain('Peeters')
  })

  it.each([
    ['community', false],
    ['nobody', false],
    ['network', true],
  ] as const)('shared with %s is seen by another community: %s', async (scope, isSeen) => {
    const id = await aTold(scope)
    const suggestion = await at.aSuggestion(id)
    const own = await asked({ communityId: at.north, presenterId: at.emile, meetingId: null })
    const page = await at.emileSees.read(`/situations/${own}/alike`)
    expect(page.includes('Een dame met huurachterstand')).toBe(isSeen)
    const noted = await at.emileSees.send(`/situations/${id}/suggestions/${suggestion}/outcome`, { outcome: 'partly' })
    expect(noted.status).toBe(isSeen ? 303 : 404)
    expect(await at.system(sql`select community_id, is_presenter from try_out`)).toEqual(isSeen ? [{ communityId: at.north, isPresenter: false }] : [])
    // The page of the situation itself stays closed.
    expect((await at.emileSees.open(`/situations/${id}/suggestions`)).status).toBe(404)
  })

  it('hides words that passed for a looser room, and keeps what ended out', async () => {
    const id = await aTold('network', { checkedFor: 'bound' })
    const own = await asked({ communityId: at.north, presenterId: at.emile, meetingId: null })
    expect(await at.emileSees.read(`/situations/${own}/alike`)).not.toContain('Een dame met huurachterstand')
    await at.system(sql`update situation set state = 'stopped' where id = ${id}`)
    expect(await at.emileSees.read(`/situations/${own}/alike`)).toContain('Nothing close enough')
    await keepMemory(at.house)
    expect(await at.system(sql`select 1 from remembered where situation_id = ${id}`)).toEqual([])
  })

  it('dates what is old, and compares a draft by its facets alone', async () => {
    const id = await aTold('community')
    await at.system(sql`update remembered set told_on = '2020-01-01' where situation_id = ${id}`)
    const draft = await asked({ state: 'draft', groups: ['elderly'] })
    const page = await at.amaSees.read(`/situations/${draft}/alike`)
    expect(page).toContain('More than two years ago')
    expect(page).toContain('Your draft is compared')
    expect((await at.boSees.open(`/situations/${draft}/alike`)).status).toBe(404)
  })

  it('is shared as its presenter says, and by nobody else', async () => {
    const id = await asked()
    await keepMemory(at.house)
    expect((await at.boSees.send(`/situations/${id}/share`, { scope: 'network', version: '1' })).status).toBe(404)
    expect((await at.amaSees.send(`/situations/${id}/share`, { scope: 'network', version: '1' })).status).toBe(303)
    expect((await at.amaSees.send(`/situations/${id}/share`, { scope: 'nobody', version: '1' })).status).toBe(409)
    expect(await at.system(sql`select scope from remembered where situation_id = ${id}`)).toEqual([{ scope: 'network' }])
    await at.amaSees.send(`/situations/${id}/share`, { scope: 'nobody', version: '2' })
    expect(await at.system(sql`select 1 from remembered_facet where situation_id = ${id}`)).toEqual([])
  })

  it('shows a stranger to a community nothing of it, whatever the query', async () => {
    const id = await aTold('community')
    await at.aSuggestion(id)
    const rows = await at.house.db.transaction().execute(async (tx) => {
      await sql`select set_config('role', 'ronde_app', true), set_config('ronde.person', ${at.emile}, true), set_config('ronde.reach', 'own', true)`.execute(tx)
      const tables = ['situation', 'suggestion', 'try_out', 'remembered', 'remembered_facet', 'and_then', 'suggestion_reader'].map(
        (name) => sql`select 1 from ${sql.table(name)}`,
      )
      const counts = []
      for (const each of tables) counts.push((await each.execute(tx)).rows.length)
      return counts
    })
    expect(rows).toEqual([0, 0, 0, 0, 0, 0, 0])
    expect(await asSystem(at.house.db, async (tx) => (await sql`select 1 from remembered_facet`.execute(tx)).rows.length)).toBeGreaterThan(5)
  })
})

describe('what a memory says aloud', () => {
  const told = async () => {
    const id = await at.aSituation({ presenterId: at.bo })
    const [first, second] = [await at.aSuggestion(id, { text: 'La banque alimentaire' }), await at.aSuggestion(id, { text: 'Le guichet social' })]
    await keepMemory(at.house)
    return { first, second, page: async () => at.amaSees.read(`/situations/${await at.aSituation()}/alike`) }
  }

  it('a service said to be closed is stale and stands last, until somebody was helped there again', async () => {
    const { first, second, page } = await told()
    await at.anOutcome(first, at.bo, 'helped', { at: '2023-01-05T12:00:00.000Z' })
    await at.anOutcome(first, at.dirk, 'no', { reason: 'closed', at: '2023-02-01T12:00:00.000Z' })
    await at.anOutcome(second, at.dirk, 'no', { reason: 'full' })
    const stale = await page()
    expect(stale).toContain('On 1 February 2023 somebody said that this is closed')
    expect(stale.indexOf('Le guichet social')).toBeLessThan(stale.indexOf('La banque alimentaire'))
    await at.anOutcome(first, at.chloe, 'helped', { at: '2023-02-10T12:00:00.000Z' })
    expect(await page()).not.toContain('somebody said that this is closed')
  })

  it('one person who tells most of it is said to, and counts once a kind of helper', async () => {
    const { first, second, page } = await told()
    for (const id of [first, second]) await at.anOutcome(id, at.bo, 'helped')
    expect(await page()).not.toContain('comes from one person')
    await at.anOutcome(first, at.dirk, 'no')
    const dominated = await page()
    expect(dominated).toContain('More than half of this news comes from one person')
    // Bo once and Dirk once: two known answers, and so no share.
    expect(dominated).not.toMatch(/helped \d times out of \d/)
  })

  it('fewer than three known answers show no share, three do', async () => {
    const { first, page } = await told()
    for (const [by, effect] of [
      [at.bo, 'helped'],
      [at.dirk, 'no'],
    ] as const)
      await at.anOutcome(first, by, effect)
    expect(await page()).not.toMatch(/helped \d times out of \d/)
    await at.anOutcome(first, at.chloe, 'helped')
    expect(await page()).toMatch(/helped 2 times out of 3/)
  })

  it('opposite advice stands side by side', async () => {
    const { first, second, page } = await told()
    await at.anOutcome(first, at.bo, 'helped')
    await at.anOutcome(first, at.dirk, 'no', { reason: 'distance' })
    await at.anOutcome(second, at.dirk, 'no')
    const both = await page()
    for (const words of ['La banque alimentaire', 'Le guichet social', 'did not help 1', 'People say different things', 'reasons: distance'])
      expect(both).toContain(words)
  })
})

describe('the two who told it', () => {
  const voice = (by: string, effect: 'helped' | 'no' | 'unknown' | null, isPresenter = true) => ({
    by,
    effect,
    isPresenter,
    isTried: effect !== null,
    suggestionId: 'x',
    communityId: 's',
    reason: null,
  })

  it.each([
    [[voice('a', 'helped'), voice('b', 'helped')], { tried: 1, helped: 1, mixed: 0 }],
    [[voice('a', 'helped'), voice('b', 'no')], { tried: 1, helped: 0, no: 0, mixed: 1 }],
    [[voice('a', 'unknown'), voice('b', 'no')], { tried: 1, no: 1, mixed: 0 }],
    [[voice('a', null), voice('b', 'helped')], { tried: 1, helped: 1, notTried: 0 }],
    [[voice('a', null), voice('b', null)], { tried: 0, notTried: 1 }],
    [[voice('a', 'helped'), voice('b', 'no'), voice('c', 'no', false)], { tried: 2, no: 1, mixed: 1 }],
    [[], { tried: 0, mixed: 0 }],
  ])('are one voice (%#)', (voices, expected) => {
    expect(tally(voices)).toMatchObject(expected)
  })
})

describe('lists that the house changed', () => {
  afterEach(async () => {
    await at.system(sql`delete from code_list_code`)
    await at.system(sql`delete from code_list_version`)
  })

  /** As if an administrator had saved it: these codes retired, each counting as another. */
  async function retire(key: string, twins: Record<string, string>) {
    const shipped = CODE_LISTS.find((each) => each.key === key)
    for (const [code, twin] of Object.entries(twins)) {
      const labels = shipped?.codes.find((each) => each.code === code)?.labels ?? { fr: '', nl: '', en: '', de: '' }
      const [{ version } = { version: 0 }] = await at.system(sql`select coalesce(max(version), 0)::int as version from code_list_version where list = ${key}`)
      const codes = [{ code, labels, isRetired: true, twins: [twin] }]
      expect(await saveListAsOperator(at.house, CODE_LISTS, { key, version: Number(version), note: '', codes })).toMatchObject({ ok: true })
    }
  }

  it('answers keep their code and its words, and sums count it as the house says since', async () => {
    const told = await at.aSituation({ presenterId: at.bo })
    const [one, other] = [await at.aSuggestion(told, { helperKind: 'neighbour' }), await at.aSuggestion(told, { helperKind: 'entourage', text: 'Une autre' })]
    await at.anOutcome(one, at.dirk, 'no', { reason: 'full' })
    await at.anOutcome(other, at.chloe, 'helped')
    await keepMemory(at.house)
    await retire('helpers', { neighbour: 'entourage' })
    await retire('reasons', { full: 'waiting' })
    const page = await at.amaSees.read(`/situations/${await at.aSituation()}/alike`)
    const [list = '', sums = ''] = page.split('All together')
    expect(list).toContain('reasons: full')
    expect(list).toContain('neighbour')
    expect(sums).toContain('tried 2, helped 1')
    expect(sums).toContain('waiting too long')
    expect(sums).not.toContain('neighbour or citizen')
  })

  it('a group that was retired still meets the one it counts as', async () => {
    await at.aSituation({ presenterId: at.bo, groups: ['isolated', 'long-poverty'], domains: [], unanswered: [], summary: 'Een man', goal: '', language: 'nl' })
    await keepMemory(at.house)
    const asked = `/situations/${await at.aSituation({ groups: ['homeless', 'low-income'], domains: [], unanswered: [], summary: 'Madame', goal: '' })}/alike`
    expect(await at.amaSees.read(asked)).not.toContain('same groups')
    await retire('groups', { isolated: 'homeless', 'long-poverty': 'low-income' })
    expect(await at.amaSees.read(asked)).toContain('same groups: isolated people')
  })

  it('a ring of retired codes ends', () => {
    const code = (name: string, twin: string) => ({ code: name, labels: { fr: '', nl: '', en: '', de: '' }, isRetired: true, twins: [twin] })
    expect(countsAs({ codes: [code('a', 'b'), code('b', 'a')] }, 'a')).toBe('b')
    expect(countsAs({ codes: [] }, 'unknown')).toBe('unknown')
  })
})
