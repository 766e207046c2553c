import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { accountsMessages } from '../src/features/accounts/messages/catalogue.ts'
import { communityMessages } from '../src/features/communities/messages/catalogue.ts'
import { meetingMessages } from '../src/features/meetings/messages/catalogue.ts'
import { peopleMessages } from '../src/features/people/messages/catalogue.ts'
import { sayImport } from '../src/features/register/messages/import-catalogue.ts'
import { wordsFor } from '../src/features/reports/messages/catalogue.ts'
import { dayOf, writeDay, type Day } from '../src/kernel/day.ts'
import { translator } from '../src/kernel/translate.ts'
import { uiMessages } from '../src/ui/messages/catalogue.ts'
import { axeViolations, openPage, sidewaysScroll, takePicture } from '../test/browser.ts'
import { aStage } from '../test/stage.ts'

const stage = aStage()

type Language = 'fr' | 'nl'
const SOUTH = { fr: 'Sud', nl: 'Zuid' }
const PLACES = {
  fr: { directory: 'Annuaire', import: 'Importer un registre', audit: 'Journal' },
  nl: { directory: 'Adresboek', import: 'Een register invoeren', audit: 'Logboek' },
}

function wordsOf(language: Language) {
  return {
    language,
    ui: translator(uiMessages, language),
    accounts: translator(accountsMessages, language),
    communities: translator(communityMessages, language),
    meetings: translator(meetingMessages, language),
    people: translator(peopleMessages, language),
    import: sayImport(language),
    reports: wordsFor(language),
    places: PLACES[language],
    south: SOUTH[language],
  }
}

type Visit = { page: Page; reader: Page; words: ReturnType<typeof wordsOf>; name: string }

/** Axe is a script too: it reads what stands on the page in a second window, which may run scripts, without those of the page. */
async function look({ page, reader, name }: Visit, step: string): Promise<void> {
  const body = (await page.content()).replaceAll(/<script[^>]*><\/script>/g, '')
  await reader.route(`${stage.ronde.url}/as-read`, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }), { times: 1 })
  await reader.goto(`${stage.ronde.url}/as-read`)
  expect(await axeViolations(reader), step).toEqual([])
  expect(await sidewaysScroll(page), step).toBe(0)
  const folder = process.env.RONDE_PICTURES
  if (folder !== undefined) await takePicture(page, `${folder}/scriptless-${name}-${step}.png`)
}

/** Behind the button of a phone's menu. */
async function goTo({ page, words }: Visit, place: (menu: Locator) => Locator): Promise<void> {
  const menu = page.locator('header').filter({ has: page.getByRole('navigation', { name: words.ui('menu'), exact: true, includeHidden: true }) })
  expect(await place(menu).isVisible()).toBe(false)
  await page.getByText(words.ui('menu'), { exact: true }).click()
  await place(menu).click()
}

const linkTo = (name: string) => (menu: Locator) => menu.getByRole('link', { name, exact: true, includeHidden: true })

async function heading(page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor()
}

async function enter(visit: Visit): Promise<void> {
  const { page, words } = visit
  await page.goto(stage.ronde.url)
  await page
    .getByRole('link', { name: words.communities('home.signIn') })
    .first()
    .click()
  await heading(page, words.accounts('signIn.title'))
  expect(await page.getByRole('button', { name: words.accounts('signIn.withPasskey') }).isVisible()).toBe(false)
  await look(visit, 'sign-in')
  await page.getByRole('button', { name: words.accounts('demo.coordinator') }).click()
  await page.getByText(words.accounts('demo.entered')).waitFor()
  await look(visit, 'desk')
}

async function planMeeting(visit: Visit, day: Day): Promise<void> {
  const { page, words } = visit
  const t = words.meetings
  await goTo(visit, linkTo(words.south))
  await look(visit, 'community')
  await page.getByRole('link', { name: words.communities('tab.meetings'), exact: true }).click()
  await look(visit, 'meetings')
  await page
    .getByRole('link', { name: t('list.plan') })
    .first()
    .click()
  await page.locator('input[name=day]').fill(day)
  await page.getByLabel(t('form.from')).fill('15:00')
  await page.getByLabel(t('form.until')).fill('13:00')
  await page.getByLabel(t('form.place')).fill('Maison du Coin')
  await page.getByRole('button', { name: t('form.plan') }).click()
  await page.getByText(t('refused.ends-before-start')).first().waitFor()
  await look(visit, 'meeting-refused')
  // What was right is still there.
  expect(await page.getByLabel(t('form.place')).inputValue()).toBe('Maison du Coin')
  await page.getByLabel(t('form.until')).fill('17:00')
  await page.getByRole('button', { name: t('form.plan') }).click()
  await page.getByText(t('form.planned')).waitFor()
  await look(visit, 'meeting-planned')
}

const presence = async (page: Page) => Number(await page.locator('[data-here]').innerText())

/** One excused, one replaced, one visitor. @returns how many were there, of how many */
async function takeAttendance(visit: Visit): Promise<{ here: number; of: number }> {
  const { page, words, name } = visit
  const t = words.meetings
  await page.getByRole('link', { name: t('meeting.take') }).click()
  await heading(page, t('sheet.title'))
  const people = page.getByRole('radiogroup')
  const [all, before] = [await people.count(), await presence(page)]
  await look(visit, 'attendance')
  await people
    .nth(0)
    .getByRole('radio', { name: t('choice.excused') })
    .check()
  await page
    .getByRole('button', { name: new RegExp(`^${t('sheet.more')}`) })
    .nth(1)
    .click()
  await look(visit, 'attendance-of-one')
  await page.getByLabel(t('line.state'), { exact: true }).selectOption({ label: t('choice.represented') })
  await page.getByLabel(t('line.deputy')).fill(`Femke ${name}`)
  await page.getByRole('button', { name: t('line.save') }).click()
  await page.getByText(t('line.saved'), { exact: true }).waitFor()
  await page.getByLabel(t('sheet.name')).fill(`Zoé ${name}`)
  await page.getByRole('button', { name: t('sheet.add') }).click()
  await page.getByText(t('sheet.added', { name: `Zoé ${name}` })).waitFor()
  const counted = { here: before - 2 + 2, of: all + 2 }
  expect(await presence(page)).toBe(counted.here)
  expect(await people.count()).toBe(counted.of)
  expect(
    await people
      .nth(0)
      .getByRole('radio', { name: t('choice.excused') })
      .isChecked(),
  ).toBe(true)
  expect(await page.getByText(t('sheet.represented')).count()).toBe(1)
  await page
    .getByRole('button', { name: t('sheet.save') })
    .last()
    .click()
  await page.getByText(t('sheet.done', { count: 0 })).waitFor()
  await look(visit, 'attendance-saved')
  return counted
}

async function closeAndReopen(visit: Visit, counted: { here: number; of: number }): Promise<void> {
  const { page, words, name } = visit
  const t = words.meetings
  const crumbs = page.getByRole('navigation', { name: words.ui('breadcrumbs') })
  await crumbs.getByRole('link').last().click()
  await page.getByRole('link', { name: t('meeting.close') }).click()
  await page.getByText(t('close.text', counted)).waitFor()
  await look(visit, 'close')
  await page.getByRole('button', { name: t('close.confirm') }).click()
  await page.getByText(t('close.done')).waitFor()
  await page.getByRole('link', { name: t('meeting.see') }).click()
  await page.getByText(t('sheet.total', counted)).waitFor()
  expect(await page.getByRole('radio').count()).toBe(0)
  await look(visit, 'closed')
  await page.getByRole('link', { name: t('meeting.reopen') }).click()
  await page.getByRole('button', { name: t('reopen.confirm') }).click()
  await page.getByText(t('refused.reason-missing')).waitFor()
  await look(visit, 'reopen-refused')
  await page.getByLabel(t('reopen.reason')).fill(`Une ligne oubliée, ${name}`)
  await page.getByRole('button', { name: t('reopen.confirm') }).click()
  await page.getByText(t('reopen.done')).waitFor()
}

/** The meeting tells its story, and the table counts it. */
async function seeTable(visit: Visit, counted: { here: number }, day: Day): Promise<void> {
  const { page, words, name } = visit
  const t = words.reports
  const crumbs = page.getByRole('navigation', { name: words.ui('breadcrumbs') })
  await crumbs.getByRole('link').last().click()
  await page.getByText(`Une ligne oubliée, ${name}`).waitFor()
  const [members = 0, others = 0] = [...(await page.locator('main').innerText()).matchAll(/^(\d+) \p{L}[^\n]*?, (\d+) /gmu)].flatMap(([, ...found]) =>
    found.map(Number),
  )
  expect(members + others).toBe(counted.here)
  await look(visit, 'meeting-reopened')
  await crumbs.getByRole('link').last().click()
  await page.getByRole('link', { name: words.communities('tab.report'), exact: true }).click()
  await page.getByRole('link', { name: t('window.twelve-months'), exact: true }).click()
  await look(visit, 'report')
  await page.getByText(t('meetings.title'), { exact: true }).click()
  const rows = page
    .getByRole('table', { name: words.south })
    .getByRole('row')
    .filter({ hasText: writeDay(words.language, day) })
  expect(await rows.allInnerTexts()).toContain([writeDay(words.language, day), members, others, ''].join('\t'))
}

async function addPerson(visit: Visit): Promise<void> {
  const { page, words, name } = visit
  const t = words.people
  await goTo(visit, linkTo(words.places.directory))
  await look(visit, 'directory')
  await page.getByRole('link', { name: t('directory.add') }).click()
  await page.getByLabel(t('person.email')).fill(`naima.${name}@example.org`)
  await page.getByRole('button', { name: t('form.add') }).click()
  await page.getByText(t('refused.name-missing')).first().waitFor()
  await look(visit, 'person-refused')
  await page.getByLabel(t('form.givenName')).fill('Naïma')
  await page.getByLabel(t('form.familyName')).fill(`Oufkir ${name}`)
  await page.getByRole('button', { name: t('form.add') }).click()
  await page.getByText(t('form.added', { name: `Naïma Oufkir ${name}` })).waitFor()
  await look(visit, 'person')
}

/** A small register, one file a sheet, with two people of a community that the demo does not know. */
function registerFiles(key: string): { name: string; mimeType: string; buffer: Buffer }[] {
  const sheets = {
    people: ['person_id,given_name,family_name,employment', `${key}-1,Els,Peeters,salaried`, `${key}-2,Jan,Claes,self_employed`],
    organisations: ['organisation_id,name_fr,sectors', `${key}-coin,Maison du Coin,health`],
    communities: ['community_id,name_fr,name_nl', `${key}-west,Ouest ${key},West ${key}`],
    memberships: [
      'person_id,community_id,role,from,represents',
      `${key}-1,${key}-west,member,01/09/2022,${key}-coin`,
      `${key}-2,${key}-west,member,01/09/2022,`,
    ],
    meetings: ['meeting_id,community_ids,starts_at,ends_at,state', `${key}-m1,${key}-west,12/09/2022 13:00,12/09/2022 15:00,held`],
    attendance: ['meeting_id,person_id,state', `${key}-m1,${key}-1,present`, `${key}-m1,${key}-2,excused`],
  }
  return Object.entries(sheets).map(([name, lines]) => ({ name: `${name}.csv`, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) }))
}

async function importRegister(visit: Visit): Promise<void> {
  const { page, words, name } = visit
  const t = words.import
  await goTo(visit, linkTo(words.places.import))
  await look(visit, 'import')
  await page.getByLabel(t('files')).setInputFiles(registerFiles(name))
  await page.getByRole('button', { name: t('read') }).click()
  await heading(page, t('found.title', { count: 9 }))
  expect(await page.getByRole('row').filter({ hasText: '(people)' }).getByRole('cell').allInnerTexts()).toEqual(['2', '0'])
  await look(visit, 'import-preview')
  await page.getByRole('button', { name: t('save', { count: 9 }) }).click()
  await heading(page, t('saved.title'))
  await look(visit, 'import-saved')
}

/** To the other language and back. @returns whose account it is */
async function changeLanguage(visit: Visit): Promise<string> {
  const { page, words } = visit
  const other = wordsOf(words.language === 'fr' ? 'nl' : 'fr')
  await goTo(visit, (menu) => menu.locator('a[href="/account"]'))
  for (const [before, after] of [
    [words, other],
    [other, words],
  ] as const) {
    await page.getByRole('combobox', { name: before.accounts('person.language'), exact: true }).selectOption(after.language)
    await page.getByRole('button', { name: before.accounts('account.saveLanguage') }).click()
    await heading(page, after.accounts('account.title'))
    expect(await page.locator('html').getAttribute('lang')).toBe(after.language)
    await look(visit, `account-${after.language}`)
  }
  return page
    .getByRole('term')
    .filter({ hasText: words.accounts('person.name') })
    .locator('xpath=following-sibling::dd[1]')
    .innerText()
}

/** The number of the newest entry, once the log is open. */
async function openLog({ page, ...visit }: Visit): Promise<number> {
  await goTo({ page, ...visit }, linkTo(visit.words.places.audit))
  await heading(page, visit.words.places.audit)
  return numberOf(page.getByRole('row').nth(1))
}

async function numberOf(row: Locator): Promise<number> {
  return Number((await row.getByRole('cell').first().innerText()).trim())
}

/** What this visit did stands in the log: who did it, what, and about whom. */
async function readTraces(visit: Visit, before: number, who: string): Promise<void> {
  const { page, name } = visit
  const added = (await openLog(visit)) - before
  await look(visit, 'audit')
  const rows = page.getByRole('row')
  const ours = await Promise.all(Array.from({ length: added }, (_, order) => rows.nth(order + 1).innerText()))
  expect(await numberOf(rows.nth(added))).toBe(before + 1)
  expect(ours.filter((text) => !text.includes(who))).toEqual([])
  for (const person of [`Femke ${name}`, `Zoé ${name}`, `Naïma Oufkir ${name}`])
    expect(ours.filter((text) => text.includes(person)).length, person).toBeGreaterThan(0)
  const actions = await rows.getByRole('rowheader').allInnerTexts()
  // Planned, saved, changed, added, held, closed, reopened, a person, an import.
  expect(new Set(actions.slice(0, added)).size).toBeGreaterThanOrEqual(9)
}

const LOOKS = [
  { language: 'fr', theme: 'light' },
  { language: 'fr', theme: 'dark' },
  { language: 'nl', theme: 'light' },
  { language: 'nl', theme: 'dark' },
] as const

describe.each(LOOKS.map((wish, order) => ({ ...wish, order })))('on a phone without scripts, in $language, $theme', ({ language, theme, order }) => {
  it('a coordinator does all that a register needs', async () => {
    const { page, context, refusedRequests } = await openPage(stage.browser, { language, theme, width: 360, scripts: false })
    const { page: reader, context: readerContext } = await openPage(stage.browser, { language, theme, width: 360 })
    const visit = { page, reader, words: wordsOf(language), name: `${language}-${theme}` }
    const day = dayOf(new Date(Date.now() - (order + 1) * 86_400_000))
    await enter(visit)
    const before = await openLog(visit)
    await planMeeting(visit, day)
    const counted = await takeAttendance(visit)
    await closeAndReopen(visit, counted)
    await seeTable(visit, counted, day)
    await addPerson(visit)
    await importRegister(visit)
    const who = await changeLanguage(visit)
    await readTraces(visit, before, who)
    expect(refusedRequests).toEqual([])
    await Promise.all([context.close(), readerContext.close()])
  }, 120_000)
})
