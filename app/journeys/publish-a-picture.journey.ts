import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { peopleMessages } from '../src/features/people/messages/catalogue.ts'
import { sociogramsJobs, sociogramsListeners } from '../src/features/sociograms/jobs.ts'
import { publicMessages } from '../src/features/sociograms/messages/public-catalogue.ts'
import { dayOf, writeDay } from '../src/kernel/day.ts'
import { translator } from '../src/kernel/translate.ts'
import { asSystem } from '../src/platform/database.ts'
import { eventJobs } from '../src/platform/events.ts'
import { aClosedWaveOf } from '../test/closed-wave.ts'
import { aHouseStage } from '../test/house-stage.ts'
import { lookAt } from '../test/look-at.ts'
import { aCommunity, aMembership, aPerson, aSession } from '../test/neighbourhood.ts'

const REASON = 'Pour la fête du quartier'
const NAMES = /van de Wijk|Ama \d/

const stage = aHouseStage()

const look = (page: Page, step: string) => lookAt(page, `publish-${step}`)

/** What has been raised is heard, then the pictures of the night are made. */
async function theNight(): Promise<void> {
  const { rows } = await asSystem(stage.house.db, (tx) => sql<{ number: number }>`select number from domain_event order by number`.execute(tx))
  const jobs = eventJobs(stage.house, sociogramsListeners)
  for (const { number } of rows) await jobs['hear-event']?.({ number, name: 'sociograms-public' })
  const tomorrow = new Date(stage.house.clock().getTime() + 86_400_000).toISOString()
  stage.house.setNow(tomorrow)
  await sociogramsJobs(stage.house)['make-public-pictures-again']?.({})
}

describe.each(['fr', 'nl'] as const)('a public picture, kept in %s', (kept) => {
  const t = translator(publicMessages, kept)
  const me = translator(peopleMessages, kept)
  const nl = translator(publicMessages, 'nl')

  it('by sector for everybody; who takes her consent back is out of it after the night, and the old picture says that it ended', async () => {
    const community = await aCommunity(stage.house, 'Sud')
    const lead = await aPerson(stage.house, { givenName: 'Dora', familyName: 'Lemaire' })
    await aMembership(stage.house, { personId: lead, communityId: community, role: 'coordinator' })
    const { waveId, people } = await aClosedWaveOf(stage.house, 12, { communityId: community, named: 3 })
    const keptAt = `${stage.home}/communities/${community}/sociograms/${waveId}/public`

    // 1 Whoever coordinates sees first what everybody would see, and says why.
    const leading = await aSession(stage.house, { personId: lead })
    const desk = await stage.visit(leading, { language: kept, width: 1280, theme: 'light', scripts: false })
    await desk.page.goto(keptAt)
    await desk.page.getByRole('heading', { name: t('publish.preview') }).waitFor()
    expect(await desk.page.locator('.sociogram svg').filter({ visible: true }).count()).toBe(1)
    await desk.page.getByLabel(t('publish.reason')).fill(REASON)
    await desk.page.getByRole('button', { name: t('publish.do') }).click()
    await desk.page.getByText(t('done.publish')).waitFor()
    const address = (await desk.page.locator('a[href^="/pictures/"]').first().getAttribute('href')) ?? ''

    // 2 Somebody from outside reads it in Dutch on a phone: sectors, a list that says the same, nobody by name.
    const outside = await stage.visit(null, { language: 'nl', width: 360, theme: 'dark', scripts: false })
    await outside.page.goto(`${stage.home}${address}`)
    await outside.page.getByRole('heading', { level: 1, name: nl('page.sector') }).waitFor()
    expect(await outside.page.locator('.sociogram svg').filter({ visible: true }).count()).toBe(1)
    const rows = outside.page.getByRole('table', { name: nl('table.title') }).locator('tbody tr')
    expect(await rows.count()).toBe(2)
    const first = await outside.page.content()
    expect(first).not.toMatch(NAMES)
    expect(first).not.toContain(REASON)
    const old = (await outside.page.locator('a[href*="/versions/"]').last().getAttribute('href')) ?? ''
    const [sector = ''] = await rows.first().locator('th').allTextContents()

    // 3 A member takes her consent back with one press.
    const member = await stage.visit(await aSession(stage.house, { personId: people[0] ?? '' }), { language: kept, width: 360, theme: 'light', scripts: false })
    await member.page.goto(`${stage.home}/people/me`)
    const block = member.page.locator('section.item').filter({ has: member.page.getByRole('heading', { name: me('purpose.sociogram_survey') }) })
    await block.getByRole('button', { name: me('me.stop') }).click()
    await member.page.getByText(me('me.stopped')).waitFor()

    // 4 After the night there is a new version; the old one says so at its address, on the page and in the file, and shows nothing any more.
    await theNight()
    await outside.page.goto(`${stage.home}${address}`)
    const now = (await outside.page.locator('a[href*="/versions/"]').last().getAttribute('href')) ?? ''
    expect(now).not.toBe(old)
    expect(await outside.page.locator('.sociogram svg').filter({ visible: true }).count()).toBe(1)
    await outside.page.goto(`${stage.home}${old}`)
    await outside.page.getByText(nl('ended.title')).waitFor()
    const month = writeDay('nl', dayOf(stage.house.clock()), 'month')
    await outside.page.getByText(nl('ended.says', { month })).waitFor()
    expect(await outside.page.locator('.sociogram svg').count()).toBe(0)
    const svg = await (await outside.context.request.get(`${stage.home}${old}/download?format=svg`, { headers: { 'accept-language': 'nl' } })).text()
    expect(svg).toContain(nl('ended.mark', { month }))
    for (const gone of [sector, 'van de Wijk']) expect(svg).not.toContain(gone)
    await outside.page.getByRole('link', { name: nl('ended.newer') }).click()
    await outside.page.getByRole('heading', { level: 1, name: nl('page.sector') }).waitFor()

    // 5 All of it was walked without a script; axe needs one.
    for (const [who, step, where] of [
      [leading, 'kept', keptAt],
      [null, 'public', `${stage.home}${address}`],
      [null, 'ended', `${stage.home}${old}`],
    ] as const) {
      const seen = await stage.visit(who, { language: kept, width: 360, theme: 'light' })
      await seen.page.goto(where)
      await look(seen.page, `${kept}-${step}`)
      await seen.context.close()
    }
    await Promise.all([desk, outside, member].map(({ context }) => context.close()))
  }, 60_000)
})
