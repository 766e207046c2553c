import type { BrowserContext, Locator, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { accountsMessages } from '../src/features/accounts/messages/catalogue.ts'
import { communityMessages } from '../src/features/communities/messages/catalogue.ts'
import { checkInMessages } from '../src/features/meetings/messages/check-in-catalogue.ts'
import { meetingMessages } from '../src/features/meetings/messages/catalogue.ts'
import { wordsFor } from '../src/features/reports/messages/catalogue.ts'
import { translator } from '../src/kernel/translate.ts'
import { uiMessages } from '../src/ui/messages/catalogue.ts'
import { openPage } from '../test/browser.ts'
import { aKeyboard, type Keyboard } from '../test/keyboard.ts'
import { lookAround } from '../test/look-around.ts'
import { findScreens, type FoundScreen } from '../test/page-quality.ts'
import { aStage } from '../test/stage.ts'

const stage = aStage()

const SOUTH = { fr: 'Sud', nl: 'Zuid' }

function wordsOf(language: 'fr' | 'nl') {
  return {
    ui: translator(uiMessages, language),
    accounts: translator(accountsMessages, language),
    communities: translator(communityMessages, language),
    meetings: translator(meetingMessages, language),
    checkIn: translator(checkInMessages, language),
    reports: wordsFor(language),
    south: SOUTH[language],
  }
}

type Visit = { page: Page; context: BrowserContext; keyboard: Keyboard; words: ReturnType<typeof wordsOf>; isPhone: boolean }

/** Where the keyboard is now, as a piece of the page. */
const focused = (page: Page): Locator => page.locator('*:focus')

/** Back to the element, Enter, and the page that it opens. */
async function open({ page, keyboard }: Visit, target: Locator, address: RegExp): Promise<void> {
  await keyboard.use(target)
  await page.waitForURL(address)
  // A browser goes to the mark of an address when it first draws the page.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
}

/** The places stand in the column at the left, and on a phone behind a button. */
async function openPlaces({ page, keyboard, words, isPhone }: Visit): Promise<Locator> {
  if (!isPhone) return page.locator('header').filter({ has: page.getByRole('navigation', { name: words.ui('navigation') }) })
  const places = page.getByRole('navigation', { name: words.ui('menu'), exact: true })
  expect(await places.isVisible()).toBe(false)
  await keyboard.use(page.getByText(words.ui('menu'), { exact: true }))
  expect(await places.isVisible()).toBe(true)
  return page.locator('header').filter({ has: places })
}

async function enter(visit: Visit): Promise<void> {
  const { page, keyboard, words } = visit
  await page.goto(`${stage.ronde.url}/sign-in`)
  await keyboard.press('Tab')
  expect(await focused(page).innerText()).toBe(words.ui('skip'))
  await keyboard.press('Enter')
  expect(await focused(page).getAttribute('id')).toBe('content')
  await keyboard.press('Tab')
  expect(await page.locator('main *:focus').count()).toBe(1)
  await keyboard.walk('sign-in')
  await open(visit, page.getByRole('button', { name: words.accounts('demo.coordinator') }), /\/desk$/)
  await keyboard.walk('desk')
}

/** A phone's menu opens and closes by its button, and hides nothing behind it that has the focus. */
async function tryMenu(visit: Visit): Promise<void> {
  const { page, keyboard, words, isPhone } = visit
  if (!isPhone) return
  const places = await openPlaces(visit)
  await keyboard.walk('desk with its menu open')
  await keyboard.use(page.getByText(words.ui('menu'), { exact: true }), 'Space')
  expect(await places.getByRole('link', { name: words.south }).isVisible()).toBe(false)
}

async function takeAttendance(visit: Visit): Promise<void> {
  const { page, keyboard, words } = visit
  const t = words.meetings
  const places = await openPlaces(visit)
  await keyboard.reach(places.getByRole('link', { name: words.south, exact: true }))
  await keyboard.press('Enter')
  await page.waitForURL(/\/communities\/[\w-]+$/)
  await keyboard.walk('community')
  await open(visit, page.getByRole('link', { name: words.communities('tab.meetings'), exact: true }), /\/meetings$/)
  await keyboard.walk('meetings')
  // Of the open registers the lowest in the list is the one whose day has come.
  const waiting = page.getByRole('row').filter({ hasText: ` · ${t('register.open')}` })
  await open(visit, waiting.last().getByRole('link', { name: t('list.attendance') }), /\/attendance$/)
  await page.getByRole('heading', { name: t('sheet.title') }).waitFor()
  await keyboard.walk('attendance')

  const first = page.getByRole('radiogroup').first()
  const before = await first.getByRole('radio', { checked: true }).inputValue()
  await keyboard.use(first.getByRole('radio', { checked: true }), 'ArrowRight')
  const chosen = await first.getByRole('radio', { checked: true }).inputValue()
  expect(chosen).not.toBe(before)
  await page.getByText(t('sheet.kept')).waitFor()
  await keyboard.reach(page.getByLabel(t('sheet.name')))
  const guest = `Zoé ${crypto.randomUUID().slice(0, 8)}`
  await keyboard.type(guest)
  await keyboard.reach(page.getByRole('button', { name: t('sheet.add') }))
  await keyboard.press('Space')
  await page.getByText(`${guest} · ${words.checkIn('guest.known')}`).waitFor()
  await keyboard.reach(page.getByRole('button', { name: t('sheet.save') }).last())
  await keyboard.press('Enter')
  await page.getByText(t('sheet.saved')).waitFor()
  expect(await page.getByRole('radiogroup').first().getByRole('radio', { checked: true }).inputValue()).toBe(chosen)
  expect(await page.getByRole('radiogroup', { name: guest }).count()).toBe(1)
}

async function questionFigure(visit: Visit): Promise<void> {
  const { page, keyboard, words, isPhone } = visit
  const t = words.reports
  const crumbs = page.getByRole('navigation', { name: words.ui('breadcrumbs') })
  await open(visit, crumbs.getByRole('link', { name: words.south }), /\/communities\/[\w-]+$/)
  await open(visit, page.getByRole('link', { name: words.communities('tab.report'), exact: true }), /\/report$/)
  await keyboard.walk('report')
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: t('row.participantsPerMeeting'), exact: true }) })
  await open(visit, row.first().getByRole('link').first(), /figure=participantsPerMeeting/)
  // The card is beside the figure that it explains, not behind all the others; where it stands in the margin, a link leads there.
  if (!isPhone) {
    await keyboard.press('Tab')
    expect(await focused(page).innerText()).toBe(words.ui('toMargin'))
    await keyboard.press('Enter')
  }
  const lines = page.locator('a[href*="/report/rows"][href*="participantsPerMeeting"]').locator('visible=true').first()
  expect(await keyboard.reach(lines)).toBe(1)
  await keyboard.walk('figure')
  await open(visit, lines, /\/report\/rows/)
  await keyboard.walk('rows')
  await open(visit, page.getByRole('link', { name: t('rows.back') }), /\/report\?/)

  const rule = page.getByRole('group', { name: t('switch.selfEmployed') })
  await keyboard.reach(rule.getByRole('radio', { checked: true }))
  await keyboard.press('ArrowLeft')
  expect(await rule.getByRole('radio', { name: t('switch.selfEmployed.excluded'), exact: true }).isChecked()).toBe(true)
  await keyboard.reach(page.getByRole('button', { name: t('switch.apply') }))
  await keyboard.press('Enter')
  await page.waitForURL(/self-employed=excluded/)
  await page.getByText(t('switch.changed', { count: 1 })).waitFor()
  await keyboard.walk('report with another rule')
}

async function signOut(visit: Visit): Promise<void> {
  const { page, context, keyboard, words } = visit
  const places = await openPlaces(visit)
  await keyboard.reach(places.getByRole('button', { name: words.ui('signOut') }))
  await keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: words.accounts('signIn.title') }).waitFor()
  expect(new URL((await context.request.get(`${stage.ronde.url}/desk`)).url()).pathname).toBe('/sign-in')
}

describe.each([
  { language: 'fr', width: 360 },
  { language: 'fr', width: 1280 },
  { language: 'nl', width: 360 },
  { language: 'nl', width: 1280 },
] as const)('with the keyboard alone, in $language at $width px', ({ language, width }) => {
  it('a coordinator takes attendance, questions a figure and leaves', async () => {
    const { page, context, refusedRequests } = await openPage(stage.browser, { language, width })
    const visit = { page, context, keyboard: await aKeyboard(page), words: wordsOf(language), isPhone: width < 600 }
    await enter(visit)
    await tryMenu(visit)
    await takeAttendance(visit)
    await questionFigure(visit)
    await signOut(visit)
    expect(visit.keyboard.faults).toEqual([])
    expect(refusedRequests).toEqual([])
    await context.close()
  }, 120_000)
})

describe('the keyboard', () => {
  let screens: FoundScreen[]
  beforeAll(async () => {
    screens = await findScreens(stage.browser, stage.ronde.url)
  })

  it.each([
    { language: 'fr', width: 360 },
    { language: 'nl', width: 1280 },
  ] as const)(
    'goes everywhere on every page, in order, and is seen, in $language at $width px',
    async ({ language, width }) => {
      const wrong: string[] = []
      for (const role of new Set(screens.map(({ screen }) => screen.role))) {
        const { page, context } = await openPage(stage.browser, { language, width })
        await lookAround(context, stage.ronde.url, role, language)
        const keyboard = await aKeyboard(page)
        for (const { screen, address } of screens.filter((each) => each.screen.role === role)) {
          await page.goto(`${stage.ronde.url}${address}`)
          await keyboard.walk(screen.name)
        }
        wrong.push(...keyboard.faults)
        await context.close()
      }
      expect(wrong).toEqual([])
    },
    120_000,
  )
})
