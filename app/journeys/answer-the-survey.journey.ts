import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { peopleMessages } from '../src/features/people/messages/catalogue.ts'
import { sociogramsMessages } from '../src/features/sociograms/messages/catalogue.ts'
import { dayOf, writeDay } from '../src/kernel/day.ts'
import { translator } from '../src/kernel/translate.ts'
import { asSystem } from '../src/platform/database.ts'
import { aFaceFile } from '../test/face-file.ts'
import { aHouseStage } from '../test/house-stage.ts'
import { lookAt } from '../test/look-at.ts'
import { aCommunity, aMembership, aPerson, aSession } from '../test/neighbourhood.ts'

const PHONE = { width: 360, theme: 'light' } as const
const NAMES = ['Ama Mensah', 'Bo Peeters', 'Chloé D’Hondt', 'Dirk Janssens', 'Élise Zéphyr', 'Fatima El Amrani', 'Güler Yılmaz', 'Hugo Van Damme']

const stage = aHouseStage()

const look = (page: Page, step: string) => lookAt(page, `survey-${step}`)

type Neighbourhood = { community: string; lead: string; people: string[] }

/** Eight who may be named and one who coordinates. */
async function aNeighbourhood(language: 'fr' | 'nl'): Promise<Neighbourhood> {
  const community = await aCommunity(stage.house, 'Sud')
  const lead = await aPerson(stage.house, { givenName: 'Dora', familyName: 'Lemaire' })
  await aMembership(stage.house, { personId: lead, communityId: community, role: 'coordinator' })
  const people: string[] = []
  for (const [order, name] of NAMES.entries()) {
    const [givenName = '', ...rest] = name.split(' ')
    const personId = await aPerson(stage.house, {
      givenName,
      familyName: rest.join(' '),
      email: `survey${order}.${language}.${crypto.randomUUID().slice(0, 6)}@ronde.example`,
    })
    await aMembership(stage.house, { personId, communityId: community })
    await asSystem(stage.house.db, async (tx) => {
      await sql`update person set language = ${language} where id = ${personId}`.execute(tx)
      await sql`insert into consent (person_id, purpose, given, text_version, language, means, at)
        values (${personId}, 'sociogram_survey', true, 1, ${language}, 'own_click', now())`.execute(tx)
    })
    people.push(personId)
  }
  return { community, lead, people }
}

async function linkOf(personId: string): Promise<string> {
  const { rows } = await asSystem(stage.house.db, (tx) =>
    sql<{
      bodyText: string
    }>`select body_text from outbox_mail m join person p on lower(p.email) = lower(m.to_address) where p.id = ${personId} and m.kind = 'survey'`.execute(tx),
  )
  return /http:\/\/localhost:\d+\/survey\/[\w-]+/.exec(rows[0]?.bodyText ?? '')?.[0] ?? ''
}

async function listLevels(personId: string): Promise<number[]> {
  const { rows } = await asSystem(stage.house.db, (tx) =>
    sql<{ level: number }>`select level from nomination where from_person = ${personId} order by level`.execute(tx),
  )
  return rows.map(({ level }) => level)
}

/** The line of one person among those asked about. */
const lineOf = (page: Page, name: string) => page.locator('.choice-row').filter({ hasText: name })

describe.each([{ language: 'fr' }, { language: 'nl' }] as const)('the survey, in $language', ({ language }) => {
  const t = translator(sociogramsMessages, language)

  it('is started by who coordinates, and answered on a phone without a script', async () => {
    const { community, lead, people } = await aNeighbourhood(language)
    const desk = await stage.visit(await aSession(stage.house, { personId: lead }), { width: 1280, theme: 'light', language })
    await desk.page.goto(`${stage.home}/communities/${community}/sociograms`)
    await desk.page.getByRole('link', { name: t('list.new') }).click()
    await look(desk.page, `${language}-new`)
    await desk.page.getByRole('button', { name: t('new.start') }).click()
    await desk.page.getByText(t('fact.rosterSays', { asked: 9, nameable: 8, mailed: 8 })).waitFor()
    await look(desk.page, `${language}-draft`)
    await desk.page.getByRole('button', { name: t('open.do') }).click()
    await desk.page.getByText(t('done.opened')).waitFor()

    // Bo adds her face on her phone; who answers recognises it.
    const own = await stage.visit(await aSession(stage.house, { personId: people[1] ?? '' }), { ...PHONE, language, scripts: false })
    const p = translator(peopleMessages, language)
    await own.page.goto(`${stage.home}/people/me`)
    const file = await aFaceFile({ hasPlace: true })
    await own.page.getByLabel(p('picture.file')).setInputFiles({ name: file.name, mimeType: file.type, buffer: Buffer.from(await file.arrayBuffer()) })
    await own.page.getByRole('button', { name: p('picture.add') }).click()
    await own.page.getByText(p('picture.kept')).waitFor()
    await lookAt(own.page, `survey-${language}-own-face`, { hasScripts: false })

    const { page, context } = await stage.visit(null, { ...PHONE, language, scripts: false })
    const plain = await stage.visit(null, { ...PHONE, language })
    const link = await linkOf(people[0] ?? '')
    await plain.page.goto(link)
    await look(plain.page, `${language}-first`)
    await page.goto(link)
    await page.getByText(t('first.notAnonymous')).waitFor()
    await page.getByText(t('level.dot'), { exact: true }).click()
    await page.getByRole('button', { name: t('first.begin') }).click()
    await page.getByText(t('ask.progress', { page: 1, pages: 2 })).waitFor()
    expect(await page.locator('.choice-row img').count()).toBe(1)
    const face = lineOf(page, 'Bo Peeters').locator('img')
    expect(await face.evaluate((img) => [(img as HTMLImageElement).naturalWidth, (img as HTMLImageElement).alt])).toEqual([96, ''])
    await plain.page.goto(`${link}?page=1`)
    await look(plain.page, `${language}-faces`)
    const words = language === 'fr' ? ['Nous travaillons régulièrement ensemble', 'Je ne connais pas'] : ['We werken regelmatig samen', 'Ken ik niet']
    await lineOf(page, 'Bo Peeters')
      .getByText(words[0] ?? '', { exact: true })
      .click()
    await lineOf(page, 'Chloé D’Hondt')
      .getByText(words[1] ?? '', { exact: true })
      .click()
    await page.getByRole('button', { name: t('ask.next') }).click()
    await page.getByText(t('ask.progress', { page: 2, pages: 2 })).waitFor()
    expect(await listLevels(people[0] ?? '')).toEqual([0, 4])
    await page.getByRole('button', { name: t('ask.finish') }).click()
    await page.getByText(t('last.stored', { about: 2, of: 7 })).waitFor()
    await page.getByText(t('last.level.dot')).waitFor()
    await plain.page.goto(link)
    await look(plain.page, `${language}-last`)

    await page.getByText(t('withdraw.title')).click()
    await page.getByLabel(t('withdraw.sure')).check()
    await page.getByRole('button', { name: t('withdraw.do') }).click()
    await page.getByText(t('withdraw.done')).waitFor()
    expect(await listLevels(people[0] ?? '')).toEqual([])

    await desk.page.reload()
    const closes = writeDay(language, dayOf(new Date(stage.house.clock().getTime() + 21 * 86_400_000)))
    await desk.page.getByText(t('lead.open', { day: closes })).waitFor()
    await desk.page.getByRole('link', { name: t('sheet.link') }).click()
    await desk.page.getByText(t('sheet.foot')).waitFor()
    await look(desk.page, `${language}-sheet`)
    await desk.page.goBack()
    await desk.page.getByRole('link', { name: t('paper.link') }).click()
    await desk.page.getByLabel(t('paper.whose')).selectOption({ label: 'Bo Peeters' })
    await desk.page.getByRole('button', { name: t('paper.choose') }).click()
    await look(desk.page, `${language}-paper`)
    await desk.page.getByLabel('Ama Mensah').fill('3')
    await desk.page.keyboard.press('Tab')
    await desk.page.keyboard.type('1')
    await desk.page.getByRole('button', { name: t('paper.save') }).click()
    await desk.page.getByText(t('paper.done')).waitFor()
    expect(await listLevels(people[1] ?? '')).toEqual([1, 3])
    const list = `${stage.home}/communities/${community}/sociograms`
    for (const [step, address] of [
      ['list', list],
      ['scale', `${list}/scale`],
      ['wave', desk.page.url().replace('/paper', '')],
      ['file', desk.page.url().replace('/paper', '/file')],
    ] as const) {
      await desk.page.goto(address)
      await look(desk.page, `${language}-${step}`)
    }
    await Promise.all([own.context.close(), context.close(), plain.context.close(), desk.context.close()])
  })
})
