import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aCommunity, aMembership, anOrganisation, aPerson, aSession, aVisitor } from '../../../test/neighbourhood.ts'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'
import { addAffiliations, listAffiliations } from './public.ts'

/** The house's clock stands at this day. */
const TODAY = '2023-04-03'
const YESTERDAY = '2023-04-02'

let house: TestHouse
let ama: string
let practice: string
let amaSees: ReturnType<typeof aVisitor>
let boSees: ReturnType<typeof aVisitor>
let strangerSees: ReturnType<typeof aVisitor>

beforeAll(async () => {
  house = await aHouse()
  const app = makeApp(house)
  const south = await aCommunity(house, 'Sud')
  ama = await aPerson(house)
  const bo = await aPerson(house, { givenName: 'Bo', familyName: 'Peeters' })
  const stranger = await aPerson(house, { givenName: 'Cem', familyName: 'Demir' })
  await aMembership(house, { personId: ama, communityId: south })
  await aMembership(house, { personId: bo, communityId: south })
  practice = await anOrganisation(house, { nameFr: 'Maison du Marais' })
  amaSees = aVisitor(house, app, await aSession(house, { personId: ama }))
  boSees = aVisitor(house, app, await aSession(house, { personId: bo }))
  strangerSees = aVisitor(house, app, await aSession(house, { personId: stranger }))
})
beforeEach(() => asSystem(house.db, (tx) => sql`delete from affiliation`.execute(tx)))
afterAll(() => house.close())

async function anAffiliation(days: { from?: string | null; until?: string | null } = {}, personId = ama): Promise<string> {
  await asSystem(house.db, (tx) => addAffiliations(tx, [{ personId, organisationId: practice, from: '2020-01-01', until: null, ...days }]))
  const all = await asSystem(house.db, (tx) => listAffiliations(tx, [personId], null))
  return all[0]?.id ?? ''
}

const daysOf = (personId = ama) => asSystem(house.db, async (tx) => (await listAffiliations(tx, [personId], null)).map(({ from, until }) => [from, until]))

/** Saves the form as the page gives it, with these boxes ticked. */
async function saveForm(visitor: ReturnType<typeof aVisitor>, fields: Record<string, string | string[]>) {
  const { rows } = await sql<{ version: number }>`select version from person where id = ${ama}`.execute(house.db)
  return visitor.send(`/people/${ama}`, { givenName: 'Ama', familyName: 'Mensah', version: String(rows[0]?.version), ...fields })
}

describe('an affiliation that ends', () => {
  it('holds no longer from today, and stays on record', async () => {
    const id = await anAffiliation()
    expect(await amaSees.read(`/people/${ama}/edit`)).toContain('Maison du Marais: no longer, from today')
    expect(await boSees.read(`/people/${ama}`)).toContain('Maison du Marais')
    expect((await saveForm(amaSees, { ends: id })).status).toBe(303)
    expect(await daysOf()).toEqual([['2020-01-01', YESTERDAY]])
    expect(await boSees.read(`/people/${ama}`)).not.toContain('Maison du Marais')
    expect(await boSees.read(`/organisations/${practice}`)).not.toContain('Ama Mensah')
    expect(await amaSees.read(`/people/${ama}/edit`)).not.toContain('no longer, from today')
  })

  it('without a first day ends all the same; one that began today lasts its one day', async () => {
    await saveForm(amaSees, { ends: await anAffiliation({ from: null }) })
    expect(await daysOf()).toEqual([[null, YESTERDAY]])
    await asSystem(house.db, (tx) => sql`delete from affiliation`.execute(tx))
    await saveForm(amaSees, { ends: await anAffiliation({ from: TODAY }) })
    expect(await daysOf()).toEqual([[TODAY, TODAY]])
  })

  it('earlier than foreseen ends now; one that ended long ago keeps its day', async () => {
    await saveForm(amaSees, { ends: await anAffiliation({ until: '2024-12-31' }) })
    expect(await daysOf()).toEqual([['2020-01-01', YESTERDAY]])
    await asSystem(house.db, (tx) => sql`delete from affiliation`.execute(tx))
    await saveForm(amaSees, { ends: await anAffiliation({ until: '2021-06-30' }) })
    expect(await daysOf()).toEqual([['2020-01-01', '2021-06-30']])
  })

  it('may begin again on the same day, as a line of its own', async () => {
    const id = await anAffiliation()
    await saveForm(amaSees, { ends: id, organisation: practice, since: TODAY })
    expect(await daysOf()).toEqual([
      [TODAY, null],
      ['2020-01-01', YESTERDAY],
    ])
  })

  it('is nobody else’s to end: not by a form on one’s own record, not by a stranger', async () => {
    const other = await aPerson(house, { givenName: 'Els', familyName: 'Maes' })
    const id = await anAffiliation({}, other)
    await saveForm(amaSees, { ends: id })
    expect(await daysOf(other)).toEqual([['2020-01-01', null]])
    const mine = await anAffiliation()
    expect((await saveForm(strangerSees, { ends: mine })).status).toBe(404)
    expect(await daysOf()).toEqual([['2020-01-01', null]])
  })

  it('stays when the form is refused', async () => {
    const id = await anAffiliation()
    expect((await saveForm(amaSees, { ends: id, givenName: '', familyName: '' })).status).toBe(422)
    expect(await daysOf()).toEqual([['2020-01-01', null]])
  })
})
