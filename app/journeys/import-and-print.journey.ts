import { readPaperTexts } from '@ronde/paper'
import { joinBytes, writeWorkbook, type WritableCell } from '@ronde/tabular'
import { sql } from 'kysely'
import { inflateSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { sociogramsMessages } from '../src/features/sociograms/messages/catalogue.ts'
import { inputMessages } from '../src/features/sociograms/messages/input-catalogue.ts'
import { resultsMessages } from '../src/features/sociograms/messages/results-catalogue.ts'
import { dayOf, writeDay } from '../src/kernel/day.ts'
import { translator } from '../src/kernel/translate.ts'
import { asSystem } from '../src/platform/database.ts'
import { aHouseStage } from '../test/house-stage.ts'
import { lookAt } from '../test/look-at.ts'
import { aCommunity, aMembership, anOrganisation, aPerson, aSession } from '../test/neighbourhood.ts'

const NAMES = ['Ama Mensah', 'Bo Peeters', 'Bo Peeters', 'Chloé D’Hondt', 'Dirk Janssens', 'Élise Zéphyr', 'Fatima El Amrani']
const HEADINGS = { fr: ['Qui', 'Avec qui', 'Points'], nl: ['Wie', 'Met wie', 'Punten'] } as const

const stage = aHouseStage()

const look = (page: Page, step: string) => lookAt(page, `import-and-print-${step}`)

/** Seven who may be named, two of one name, and one who coordinates. @returns the community and the lead */
async function aNeighbourhood(language: 'fr' | 'nl'): Promise<{ community: string; lead: string }> {
  const community = await aCommunity(stage.house, language === 'fr' ? 'Sud' : 'Zuid')
  const lead = await aPerson(stage.house, { givenName: 'Dora', familyName: 'Lemaire' })
  await aMembership(stage.house, { personId: lead, communityId: community, role: 'coordinator' })
  const organisations = [await anOrganisation(stage.house, { nameFr: 'Maison Azur' }), await anOrganisation(stage.house, { nameFr: 'Service Brun' })]
  for (const [order, name] of NAMES.entries()) {
    const [givenName = '', ...rest] = name.split(' ')
    const personId = await aPerson(stage.house, { givenName, familyName: rest.join(' ') })
    await aMembership(stage.house, { personId, communityId: community, represents: organisations[order % 2] ?? '' })
    await asSystem(stage.house.db, (tx) =>
      sql`insert into consent (person_id, purpose, given, text_version, language, means, at)
        values (${personId}, 'sociogram_survey', true, 1, ${language}, 'own_click', now())`.execute(tx),
    )
  }
  return { community, lead }
}

/** Everybody tells the next one and the one after; one name is spelt wrong, one figure is off the scale, one column has a heading of its own. */
async function aWorkbook(language: 'fr' | 'nl'): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const people = ['Ama Mensah', 'Bo Peeters (Service Brun)', 'Chloé D’Hondt', 'Dirk Janssens', 'Élise Zéphyr', 'Fatima El Amrani']
  const rows: WritableCell[][] = people.flatMap((from, place) =>
    [1, 2].map((step): WritableCell[] => [from, people[(place + step) % people.length] ?? '', step === 1 ? 4 : 3]),
  )
  const [first, second, third] = rows
  if (first === undefined || second === undefined || third === undefined) throw new Error('there are rows')
  second[1] = 'Chloé'
  third[2] = 9
  rows.push(['Ama Mensah', 'Bo Peeters', 4])
  const bytes = await joinBytes(writeWorkbook([{ name: 'netwerk', header: [...HEADINGS[language]], rows }]))
  return { name: 'reseau.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: Buffer.from(bytes) }
}

async function saveFile(page: Page, name: string): Promise<Buffer> {
  const waiting = page.waitForEvent('download')
  await page.getByRole('link', { name, exact: true }).click()
  const chunks: Buffer[] = []
  for await (const chunk of await (await waiting).createReadStream()) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

describe.each([
  { language: 'fr', width: 1280, theme: 'light' },
  { language: 'nl', width: 360, theme: 'dark' },
] as const)('in $language', ({ language, width, theme }) => {
  const [t, say, shows] = [translator(sociogramsMessages, language), translator(inputMessages, language), translator(resultsMessages, language)]

  it('import-and-print: a spreadsheet with doubts becomes a wave, its picture a page for the wall', async () => {
    const { community, lead } = await aNeighbourhood(language)
    const { page, context } = await stage.visit(await aSession(stage.house, { personId: lead }), { width, theme, language })
    await page.goto(`${stage.home}/communities/${community}/sociograms/new`)
    await page.getByRole('button', { name: t('new.start') }).click()
    await page.getByRole('button', { name: t('open.do') }).click()
    const wave = page.url()
    for (const [step, address] of [
      ['codes', `${wave}/codes`],
      ['enter-code', `${stage.home}/survey`],
      ['questions', `${stage.home}/communities/${community}/sociograms/questions`],
    ] as const) {
      await page.goto(address)
      await look(page, `${language}-0-${step}`)
    }
    await page.goto(wave)
    await page.getByRole('link', { name: t('file.link') }).click()
    await look(page, `${language}-1-file`)

    // 1 What is not clear is asked.
    await page.getByLabel(say('import.file')).setInputFiles(await aWorkbook(language))
    await page.getByRole('button', { name: say('import.read') }).click()
    await page.getByText(say('import.doubts', { count: 1 })).waitFor()
    await page.getByLabel(/“?3 “/).selectOption({ label: say('role.level') })
    await page.getByRole('button', { name: say('import.goOn') }).click()
    await page.getByText(say('import.doubts', { count: 3 })).waitFor()
    await look(page, `${language}-2-doubts`)
    await page.getByLabel(say('doubt.to', { said: 'Chloé' })).selectOption({ label: 'Chloé D’Hondt' })
    await page.getByLabel(say('doubt.to', { said: 'Bo Peeters' })).selectOption({ label: 'Bo Peeters (Maison Azur)' })
    await page.getByLabel(say('doubt.level', { said: '9' })).selectOption({ index: 1 })
    await page.getByRole('button', { name: say('import.goOn') }).click()

    // 2 What will be saved is shown first.
    await page.getByText(say('preview.counts', { answers: 12, people: 6 })).waitFor()
    await page.getByText(say('preview.left', { count: 1 })).waitFor()
    await page.getByText(t('level.dot'), { exact: true }).click()
    await look(page, `${language}-3-preview`)
    await page.getByRole('button', { name: say('preview.save') }).click()
    await page.getByText(say('import.saved', { answers: 12, people: 6 })).waitFor()
    await look(page, `${language}-4-wave`)

    // 3 Closed, it has a picture, on the page and for the wall.
    await page.getByText(t('close.title')).first().click()
    await page.getByRole('button', { name: t('close.do'), exact: true }).click()
    await page.getByText(t('done.closed')).waitFor()
    await page.goto(`${page.url()}/group`)
    await page.getByRole('heading', { level: 1, name: shows('group.title') }).waitFor()
    await look(page, `${language}-5-group`)
    const day = writeDay(language, dayOf(new Date(stage.house.clock().getTime() + 21 * 86_400_000)))
    const place = language === 'fr' ? 'Sud' : 'Zuid'
    for (const paper of ['PDF A4', 'PDF A3']) {
      const pdf = await saveFile(page, paper)
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
      const texts = readTextsOf(pdf).replaceAll(/\s+/g, ' ')
      const anchor = language === 'fr' ? 'Nous nous adressons des personnes' : 'We verwijzen naar elkaar door'
      for (const words of [t('new.defaultName'), `${6}`, anchor, say('print.drawn', { day, people: 6, ties: 11 }), say('print.licence', { community: place })])
        expect(texts, `${paper}: ${words}`).toContain(words.replaceAll(/\s+/g, ' '))
    }

    // 4 Printed as it stands, it holds nothing to click.
    await page.emulateMedia({ media: 'print' })
    for (const navigation of await page.locator('nav, header .navigation, .tabs, .no-print, button, select').all())
      expect(await navigation.isVisible()).toBe(false)
    expect(await page.locator('.sociogram svg').filter({ visible: true }).count()).toBe(1)
    await context.close()
  }, 60_000)
})

/** What can be selected in a PDF as it is sent: its streams are packed. */
function readTextsOf(pdf: Buffer): string {
  const open = pdf.toString('latin1').replaceAll(/stream\n([^]*?)\nendstream/g, (whole, body: string) => {
    try {
      return `stream\n${inflateSync(Buffer.from(body, 'latin1')).toString('latin1')}\nendstream`
    } catch {
      return whole
    }
  })
  return readPaperTexts(Buffer.from(open, 'latin1')).join(' ')
}
