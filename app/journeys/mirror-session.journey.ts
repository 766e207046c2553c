import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { SHIPPED_METHODS } from '../src/features/methods/public.ts'
import { boardMessages, roundsMessages } from '../src/features/rounds/messages/catalogue.ts'
import { sociogramsMessages } from '../src/features/sociograms/messages/catalogue.ts'
import { resultsMessages } from '../src/features/sociograms/messages/results-catalogue.ts'
import { dayOf, writeDay } from '../src/kernel/day.ts'
import { translator } from '../src/kernel/translate.ts'
import { asSystem } from '../src/platform/database.ts'
import { aClosedWaveOf } from '../test/closed-wave.ts'
import { aHouseStage } from '../test/house-stage.ts'
import { lookAt } from '../test/look-at.ts'
import { aCommunity, aMembership, aPerson, aSession } from '../test/neighbourhood.ts'
import { aMeetingNow } from '../test/round.ts'

const stage = aHouseStage()

const look = (page: Page, step: string) => lookAt(page, `mirror-${step}`)

type Room = { community: string; meeting: string; lead: string; people: string[]; wave: string }

/** Eight who answered and agreed to be named, sitting together; their survey still runs. */
async function aRoom(): Promise<Room> {
  const community = await aCommunity(stage.house, 'Sud')
  const lead = await aPerson(stage.house, { givenName: 'Dora', familyName: 'Lemaire' })
  await aMembership(stage.house, { personId: lead, communityId: community, role: 'coordinator' })
  const { waveId, people } = await aClosedWaveOf(stage.house, 8, { communityId: community, named: 2, closesOn: dayOf(stage.house.clock()) })
  await asSystem(stage.house.db, (tx) => sql`update wave set state = 'open' where id = ${waveId}`.execute(tx))
  return { community, meeting: await aMeetingNow(stage.house, community, people), lead, people, wave: waveId }
}

describe.each(['fr', 'nl'] as const)('J12 the mirror session in the room, in %s', (language) => {
  const survey = translator(sociogramsMessages, language)
  const t = translator(roundsMessages, language)
  const results = translator(resultsMessages, language)
  const words = boardMessages[language]
  const step = (nth: number) => SHIPPED_METHODS.find(({ key }) => key === 'mirror')?.steps[nth]?.title[language] ?? ''
  const say = (key: keyof typeof words, params: Record<string, string>) =>
    Object.entries(params).reduce((text, [name, value]) => text.replace(`{${name}}`, value), String(words[key]))

  it('survey closed, own view on the phone, picture on the wall, two introductions and an agreement, next wave prepared', async () => {
    const { community, meeting, lead, people, wave } = await aRoom()
    const [leading, sitting] = [await aSession(stage.house, { personId: lead }), await aSession(stage.house, { personId: people[0] ?? '' })]
    const [desk, wall, phone] = [
      await stage.visit(leading, { language, width: 1280, theme: 'light' }),
      await stage.visit(leading, { language, width: 1280, theme: 'dark' }),
      await stage.visit(sitting, { language, width: 360, theme: 'light' }),
    ]
    const waveAddress = `${stage.home}/communities/${community}/sociograms/${wave}`

    // 1 Before the survey is closed there is nothing to look at, and a sentence says how to come there.
    await desk.page.goto(`${stage.home}/meetings/${meeting}/rounds`)
    await desk.page.getByLabel(t('start.method')).selectOption({ value: SHIPPED_METHODS.find(({ key }) => key === 'mirror')?.id ?? '' })
    await desk.page.getByRole('button', { name: t('start.go'), exact: true }).click()
    await desk.page.getByText(t('mirror.noWave')).waitFor()
    const round = desk.page.url()
    await desk.page.goto(waveAddress)
    await desk.page.locator('summary', { hasText: survey('close.title') }).click()
    await desk.page.getByRole('button', { name: survey('close.do') }).click()
    await desk.page.getByText(survey('done.closed')).waitFor()

    // 2 On the phone the own ties alone; the wall shows no picture yet.
    await desk.page.goto(round)
    await desk.page.getByText(say('sync.saved', {})).waitFor()
    await look(desk.page, `${language}-1-panel`)
    await wall.page.goto(`${round}/screen`)
    expect(await wall.page.locator('[data-mirror]').count()).toBe(0)
    await phone.page.goto(`${round}/mine`)
    await phone.page.getByText(say('sync.saved', {})).waitFor()
    expect(await phone.page.getByRole('link', { name: say('mirror.group', {}) }).count()).toBe(0)
    await look(phone.page, `${language}-2-phone`)
    await phone.page.getByRole('link', { name: say('mirror.own', {}), exact: true }).click()
    await phone.page.getByRole('heading', { level: 1, name: results('mine.title') }).waitFor()
    await look(phone.page, `${language}-3-own`)
    await phone.page.goBack()

    // 3 The step says so: the phone offers the picture, the wall draws it, in dots.
    await desk.page.getByRole('button', { name: say('step.next', { title: step(1) }) }).click()
    await phone.page.getByRole('link', { name: say('mirror.group', {}) }).waitFor()
    await wall.page.locator('[data-mirror] svg').waitFor()
    expect(await wall.page.locator('[data-mirror] circle').count()).toBe(8)
    expect(await wall.page.getByText('van de Wijk').count()).toBe(0)
    await look(wall.page, `${language}-4-wall`)
    await look(phone.page, `${language}-5-phone-picture`)

    // 4 Without a network the board goes on, and says that the picture waits for it.
    await phone.context.setOffline(true)
    await phone.page.getByText(say('mirror.away', {})).waitFor()
    await phone.context.setOffline(false)
    await phone.page.getByRole('link', { name: say('mirror.group', {}) }).click()
    await phone.page.locator('svg [data-person]').first().waitFor()
    expect(await phone.page.getByText('van de Wijk').count()).toBeGreaterThan(0)

    await desk.page.getByRole('button', { name: say('step.next', { title: step(2) }) }).click()
    await wall.page.getByRole('heading', { name: results('mirror.question') }).waitFor()
    await look(wall.page, `${language}-6-question`)

    // 5 What was agreed goes into the record.
    await desk.page.getByRole('button', { name: say('step.next', { title: step(3) }) }).click()
    await desk.page.getByRole('link', { name: t('panel.end') }).click()
    await desk.page.getByLabel(t('promise.introduction-1')).fill('La pharmacie et l’aide à domicile')
    await desk.page.getByLabel(t('promise.introduction-2')).fill('L’école et le planning familial')
    await desk.page.getByLabel(t('promise.agreement')).fill('Un message le jour d’une sortie d’hôpital')
    await look(desk.page, `${language}-7-end`)
    await desk.page.getByRole('button', { name: t('promise.end') }).click()
    await desk.page.getByText('La pharmacie et l’aide à domicile').first().waitFor()
    await look(desk.page, `${language}-8-record`)

    // 6 The next wave is prepared, and says since when.
    await desk.page.goto(waveAddress)
    await desk.page.locator('summary', { hasText: survey('next.title') }).click()
    await desk.page.getByRole('button', { name: survey('next.do') }).click()
    await desk.page.getByText(results('mirror.since', { day: writeDay(language, dayOf(stage.house.clock())) })).waitFor()
    await look(desk.page, `${language}-9-next`)
    await Promise.all([desk, wall, phone].map(({ context }) => context.close()))
  })
})
