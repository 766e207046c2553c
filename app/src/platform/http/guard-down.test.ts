import { sql } from 'kysely'
import { expect, it, vi } from 'vitest'
import { aHouse } from '../../../test/house.ts'
import { aPerson, aSession, aVisitor } from '../../../test/neighbourhood.ts'
import { makeApp } from '../../app.ts'
import { GuardDown } from '../guard.ts'
import type * as guard from '../guard.ts'

vi.mock('../guard.ts', async (original) => ({
  ...(await original<typeof guard>()),
  checkText: () => {
    throw new GuardDown()
  },
}))

it('GRD-09 while the guard is down a form is answered 503, says so in four languages, and saves nothing', async () => {
  const house = await aHouse({ liftsRateLimits: true })
  const visitor = aVisitor(house, makeApp(house), await aSession(house, { personId: await aPerson(house), instanceRole: 'coordinator' }))
  for (const [language, sentence] of Object.entries({
    fr: 'Rien n’a été enregistré.',
    nl: 'Er is niets bewaard.',
    en: 'Nothing was saved.',
    de: 'Es wurde nichts gespeichert.',
  })) {
    const answer = await visitor.send(`/organisations/new?lang=${language}`, { nameFr: 'Maison du quartier', nameNl: '' })
    expect([answer.status, (await answer.text()).includes(sentence)]).toEqual([503, true])
  }
  expect((await sql`select id from organisation`.execute(house.db)).rows).toEqual([])
  expect((await visitor.open('/organisations')).status).toBe(200)
  await house.close()
})
