import type { BrowserContext, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { situationsMessages } from '../src/features/situations/messages/catalogue.ts'
import { translator } from '../src/kernel/translate.ts'
import { openPage } from '../test/browser.ts'
import { aKeyboard } from '../test/keyboard.ts'
import { lookAround } from '../test/look-around.ts'
import { lookAt } from '../test/look-at.ts'
import { aStage } from '../test/stage.ts'

const stage = aStage()

const TOLD = {
  fr: {
    atStake: 'Une dame âgée ne sort plus depuis les travaux rue Léopold I 12.',
    wants: 'Rester chez elle',
    ask: 'Qui peut passer le soir ?',
    own: 'Je tiens le fil entre les soins et le loyer.',
  },
  nl: {
    atStake: 'Een oudere dame komt niet meer buiten sinds de werken in de Leopoldstraat 12.',
    wants: 'Thuis blijven',
    ask: 'Wie kan ’s avonds langskomen?',
    own: 'Ik hou de draad vast tussen de zorg en de huur.',
  },
} as const
/** What the guard marks of them. */
const STREET = { fr: /Léopold I 12/, nl: /Leopoldstraat 12/ } as const

function wordsIn(language: 'fr' | 'nl') {
  return { t: translator(situationsMessages, language) }
}

async function aPhone(language: 'fr' | 'nl', hasScripts: boolean): Promise<{ page: Page; context: BrowserContext }> {
  const opened = await openPage(stage.browser, { language, width: 360, theme: 'light', scripts: hasScripts })
  await lookAround(opened.context, stage.ronde.url, 'member', language)
  return opened
}

const look = (page: Page, step: string, hasScripts: boolean) => lookAt(page, `situation-${step}`, { hasScripts })

describe.each(['fr', 'nl'] as const)('in %s on a phone', (language) => {
  it.each([
    ['with scripts', true],
    ['without scripts', false],
  ] as const)('J3 the home nurse tells a situation, %s', async (_, hasScripts) => {
    const { t } = wordsIn(language)
    const told = TOLD[language]
    const { page, context } = await aPhone(language, hasScripts)
    const press = (name: string) => Promise.all([page.waitForEvent('load'), page.getByRole('button', { name, exact: true }).click()])

    // 1 Four questions, and what a phone's keyboard may do.
    await page.goto(`${stage.ronde.url}/situations`)
    await page
      .getByRole('link', { name: t('list.new') })
      .first()
      .click()
    await page.getByText(t('keyboard.text')).waitFor()
    await look(page, `${language}-1-questions`, hasScripts)
    const field = (key: 'atStake' | 'wants' | 'ask') => page.getByLabel(t(`answers.${key}`))
    expect(await field('atStake').getAttribute('autocomplete')).toBe('off')
    await field('atStake').fill(told.atStake)
    await field('wants').fill(told.wants)
    await field('ask').fill(told.ask)

    // 2 The guard finds the street, saves nothing, and offers words in its place.
    await press(t('answers.next'))
    await page.getByText(t('guard.found')).waitFor()
    expect(await page.locator('[name=atStake]').inputValue()).toMatch(STREET[language])
    await look(page, `${language}-2-found`, hasScripts)
    await press(t('answers.next'))
    await page.waitForURL(/\/wheel$/)

    // 3 The wheel crosses, and the role is hers to say.
    const choose = (domain: 'medical' | 'legal' | 'financial', state: 'answered' | 'unanswered') =>
      page.locator(`label:has([name=domain-${domain}][value=${state}])`).click()
    await choose('medical', 'answered')
    await choose('legal', 'unanswered')
    await choose('financial', 'unanswered')
    await press(t('wheel.look'))
    await page.getByText(t('sign.crossing-and-gap')).waitFor()
    await look(page, `${language}-3-wheel`, hasScripts)
    await page.getByRole('link', { name: t('role.link') }).click()
    await press(t('role.save'))
    await page.getByText(t('refused.verdict-missing')).waitFor()
    await page.getByText(t('verdict.activated'), { exact: true }).first().click()
    await press(t('role.save'))
    await page.getByText(t('refused.own-word-missing')).waitFor()
    await page.getByLabel(t('role.words')).fill(told.own)
    await press(t('role.save'))
    await page.getByText(told.own).waitFor()

    // 4 She offers it: the words below carry no street any more.
    await page.getByRole('link', { name: t('situation.offer'), exact: true }).click()
    expect(await page.locator('[name=summary]').inputValue()).not.toMatch(STREET[language])
    await look(page, `${language}-4-offer`, hasScripts)
    await press(t('offer.send'))
    await page.getByText(t('offer.done')).waitFor()

    // 6 Told in advance: the day on which the answers go.
    const said = await page.locator('main').innerText()
    expect(said).toContain(t('expiry.told', { day: '' }).split('  ')[0]?.slice(0, 30))
    expect(await page.content()).not.toMatch(STREET[language])
    await look(page, `${language}-6-offered`, hasScripts)
    await context.close()
  })
})

it('by keyboard only, from the list to a saved draft', async () => {
  const { t } = wordsIn('fr')
  const { page, context } = await aPhone('fr', true)
  const keyboard = await aKeyboard(page)
  await page.goto(`${stage.ronde.url}/situations/new`)
  await keyboard.walk('four questions')
  await keyboard.reach(page.getByLabel(t('answers.atStake')))
  await keyboard.type('Une personne seule ne sort plus.')
  await keyboard.reach(page.getByRole('button', { name: t('answers.later'), exact: true }))
  await keyboard.press('Enter')
  await page.waitForURL(/\/situations\/[0-9a-f-]{36}$/)
  await page.getByText(t('situation.private')).waitFor()
  expect(keyboard.faults).toEqual([])
  await context.close()
})
