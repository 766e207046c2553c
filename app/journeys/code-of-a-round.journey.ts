import { sql } from 'kysely'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asSystem } from '../src/platform/database.ts'
import { axeViolations, openPage, sidewaysScroll, type PageWishes } from '../test/browser.ts'
import type { TestHouse } from '../test/house.ts'
import { carrySession } from '../test/carry-session.ts'
import { aHouseOnline } from '../test/house-online.ts'
import { aCommunity, aMembership, aPerson, aSession } from '../test/neighbourhood.ts'
import { aMeetingNow, aRound, readBoard } from '../test/round.ts'

let house: TestHouse
let close: () => Promise<void>
let browser: Browser
let home: string
let community: string
let dora: string
let token: string

beforeAll(async () => {
  ;({ house, home, browser, close } = await aHouseOnline())
  community = await aCommunity(house, 'Sud')
  await asSystem(house.db, (tx) => sql`update community set secrecy_mode = 'bound' where id = ${community}`.execute(tx))
  dora = await aPerson(house, { givenName: 'Dora', familyName: 'Lemaire' })
  await aMembership(house, { personId: dora, communityId: community, role: 'moderator' })
  token = await aSession(house, { personId: dora })
  await asSystem(house.db, (tx) =>
    sql`insert into organisation (name_fr, name_nl, actor_kind) select 'Abri ' || n, 'Abri ' || n, 'care' from generate_series(100, 299) n`.execute(tx),
  )
  await asSystem(house.db, (tx) => sql`insert into organisation (name_fr, name_nl, actor_kind) values ('Zénith', 'Zénith', 'welfare')`.execute(tx))
}, 60_000)
afterAll(() => close())

async function aLeadsDevice(wishes: PageWishes): Promise<{ page: Page; context: BrowserContext }> {
  const { page, context } = await openPage(browser, wishes)
  await carrySession(context, home, token)
  return { page, context }
}

async function aRoundNow(step: number): Promise<string> {
  return aRound(house, { meetingId: await aMeetingNow(house, community, [dora]), communityId: community, by: dora, step })
}

const WORDS = {
  fr: {
    part: 'Un code pour qui n’a pas de compte',
    open: 'Afficher un code à l’écran',
    again: 'Un nouveau code',
    send: 'Envoyer',
    undo: 'Retirer',
    saved: 'Tout est enregistré.',
    said: 'Ce qui se dit',
    nowhere: 'Ce code ne mène nulle part, ou plus.',
  },
  nl: {
    part: 'Een code voor wie geen account heeft',
    open: 'Een code op het scherm tonen',
    again: 'Een nieuwe code',
    send: 'Versturen',
    undo: 'Terugnemen',
    saved: 'Alles is bewaard.',
    said: 'Wat er gezegd wordt',
    nowhere: 'Deze code leidt nergens heen, of niet meer.',
  },
} as const

describe.each(['fr', 'nl'] as const)('somebody in the room without an account, in %s', (language) => {
  const t = WORDS[language]

  it('points a phone without scripts at the wall, writes a sentence, takes one back; a new code closes the old one', async () => {
    const round = await aRoundNow(2)
    const [panel, wall] = [await aLeadsDevice({ language }), await aLeadsDevice({ language, theme: 'dark' })]
    await wall.page.goto(`${home}/rounds/${round}/screen`)
    await panel.page.goto(`${home}/rounds/${round}`)
    await panel.page.getByText(t.saved).waitFor()
    await panel.page.getByText(t.part).click()
    await panel.page.getByRole('button', { name: t.open }).click()
    const code = (await wall.page.locator('[data-room]').getAttribute('data-room')) ?? ''
    expect(await wall.page.locator('[data-audience]').getAttribute('data-audience')).toBe('mixed')

    const phone = await openPage(browser, { language, width: 360, scripts: false })
    await phone.page.goto(`${home}/w/${code}`)
    const send = async (text: string) => {
      await phone.page.getByRole('textbox').fill(text)
      await phone.page.getByRole('button', { name: t.send, exact: true }).click()
    }
    await send('passer par la boulangerie du coin')
    await wall.page.locator('[data-place=suggestion]').getByText('boulangerie').waitFor()
    await send('demander aux voisins d’en face')
    await wall.page.locator('[data-place=suggestion]').getByText('voisins').waitFor()
    await phone.page.getByRole('button', { name: t.undo }).first().click()
    await wall.page.locator('[data-place=suggestion]').getByText('boulangerie').waitFor({ state: 'detached' })
    expect((await readBoard(house, round)).map(({ texts, authorId }) => [texts[0], authorId])).toEqual([['demander aux voisins d’en face', null]])
    expect(await phone.page.content()).toContain('voisins')
    for (const { page } of [phone, wall]) {
      expect(await sidewaysScroll(page)).toBe(0)
    }
    expect(await axeViolations(wall.page)).toEqual([])

    await panel.page.getByText(t.part).click()
    expect(await axeViolations(panel.page)).toEqual([])
    await panel.page.getByRole('button', { name: t.again }).click()
    await wall.page.locator(`[data-room]:not([data-room="${code}"])`).waitFor()
    await phone.page.reload()
    await phone.page.getByText(t.nowhere).waitFor()
    for (const { context } of [panel, wall, phone]) await context.close()
  })

  it('names are asked of the house while somebody types; without a network those on the page do', async () => {
    const round = await aRoundNow(2)
    const { page, context } = await aLeadsDevice({ language })
    await page.goto(`${home}/rounds/${round}`)
    await page.getByText(t.saved).waitFor()
    const line = page.getByRole('textbox', { name: t.said })
    await line.pressSequentially('demander à @zeni')
    await page.getByRole('button', { name: /Zénith/ }).click()
    expect(await line.inputValue()).toBe('demander à Zénith ')
    await context.setOffline(true)
    await line.fill('')
    await line.pressSequentially('appeler @abri 10')
    await page.getByRole('button', { name: /Abri 100/ }).click()
    await line.press('Enter')
    await context.setOffline(false)
    await expect.poll(async () => (await readBoard(house, round)).map(({ texts }) => texts[0]), { timeout: 8_000 }).toEqual(['appeler Abri 100'])
    await context.close()
  })
})

describe('the wall', () => {
  it('goes quiet by itself with a pause, the question of the situation too, and comes back', async () => {
    const meeting = await aMeetingNow(house, community, [dora])
    const now = new Date().toISOString()
    const { rows } = await asSystem(house.db, (tx) =>
      sql<{ id: string }>`
        insert into situation (community_id, meeting_id, state, language, summary, goal, question, checked_for, domains, made_at, changed_at, offered_at)
        values (${community}, ${meeting}, 'in-round', 'fr', 'Une dame seule ne sort plus.', 'Rester', 'Qui peut passer le jeudi ?', 'mixed', '{social}', ${now}, ${now}, ${now}) returning id`.execute(
        tx,
      ),
    )
    const round = await aRound(house, { meetingId: meeting, communityId: community, by: dora, step: 2, situationId: rows[0]?.id ?? null })
    const [panel, wall] = [await aLeadsDevice({ language: 'fr' }), await aLeadsDevice({ language: 'fr' })]
    await wall.page.goto(`${home}/rounds/${round}/screen`)
    await wall.page.getByText('Qui peut passer le jeudi').waitFor()
    await panel.page.goto(`${home}/rounds/${round}`)
    await panel.page.getByText(WORDS.fr.saved).waitFor()
    await panel.page.getByRole('button', { name: 'Pause', exact: true }).click()
    await wall.page.getByText('Qui peut passer le jeudi').waitFor({ state: 'detached' })
    await panel.page.getByRole('button', { name: 'Reprendre', exact: true }).click()
    await wall.page.getByText('Qui peut passer le jeudi').waitFor()
    for (const { context } of [panel, wall]) await context.close()
  })
})
