import { readPaperTexts } from '@ronde/paper'
import { sql } from 'kysely'
import { readFileSync } from 'node:fs'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { invitationsJobs } from '../src/features/invitations/jobs.ts'
import { invitationsMessages } from '../src/features/invitations/messages/catalogue.ts'
import { meetingMessages } from '../src/features/meetings/messages/catalogue.ts'
import { preparationMessages } from '../src/features/preparation/messages/catalogue.ts'
import { translator } from '../src/kernel/translate.ts'
import { asSystem, type Database } from '../src/platform/database.ts'
import { sendMails } from '../src/platform/mail/send-mail.ts'
import { axeViolations, openPage, sidewaysScroll, type PageWishes } from '../test/browser.ts'
import type { TestHouse } from '../test/house.ts'
import { carrySession } from '../test/carry-session.ts'
import { aHouseOnline } from '../test/house-online.ts'
import { inflatePaper } from '../test/inflate-paper.ts'
import { aKeyboard } from '../test/keyboard.ts'
import { aMailServer } from '../test/mail-server.ts'
import { aCommunity, aHeldMeeting, aMembership, anOrganisation, aPerson, aSession } from '../test/neighbourhood.ts'

const DAY_MS = 86_400_000
const OWN_POINT = 'Retour sur la passerelle'

let house: TestHouse
let close: () => Promise<void>
let browser: Browser
let post: Awaited<ReturnType<typeof aMailServer>>
let home: string

beforeAll(async () => {
  post = await aMailServer()
  ;({ house, home, browser, close } = await aHouseOnline({ smtpUrl: post.url }))
})
afterAll(async () => {
  await close()
  await post.stop()
})

const write = (work: (tx: Database) => Promise<unknown>) => asSystem(house.db, work)

/** Early in the afternoon of Brussels, so many days from today. */
function afternoonIn(days: number): string {
  return `${new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)}T12:30:00.000Z`
}

type Neighbourhood = { coordinator: string; member: string; last: string; bart: string; names: Record<'amina' | 'bart' | 'zohra', string> }

/** Three meetings in three months with the same faces and an agenda at the last; a shop known as a visitor. */
async function aNeighbourhood(language: string): Promise<Neighbourhood> {
  const community = await aCommunity(house, 'Sud')
  const care = await anOrganisation(house, { nameFr: `Maison médicale du Midi ${language}` })
  const help = await anOrganisation(house, { nameFr: `Accueil du Canal ${language}` })
  const shop = await anOrganisation(house, { nameFr: `Épicerie du Coin ${language}` })
  const names = { amina: `amina.${language}@ronde.example`, bart: `bart.${language}@ronde.example`, zohra: `zohra.${language}@ronde.example` }
  const amina = await aPerson(house, { givenName: 'Amina', familyName: 'Benali', email: names.amina })
  const bart = await aPerson(house, { givenName: 'Bart', familyName: 'De Smet', email: names.bart })
  const zohra = await aPerson(house, { givenName: 'Zohra', familyName: 'Élouardi', email: names.zohra })
  const camille = await aPerson(house, { givenName: 'Camille', familyName: 'Rondeau' })
  await aMembership(house, { personId: amina, communityId: community, represents: care })
  await aMembership(house, { personId: bart, communityId: community, represents: help })
  await aMembership(house, { personId: camille, communityId: community, role: 'coordinator' })
  await aMembership(house, { personId: zohra, communityId: community, role: 'visitor' })
  await write(async (tx) => {
    await sql`update organisation set actor_kind = 'trade' where id = ${shop}`.execute(tx)
    await sql`insert into affiliation (person_id, organisation_id, from_on) values (${zohra}, ${shop}, '2020-01-01')`.execute(tx)
    await sql`insert into organisation_sector (organisation_id, sector_code, list_version) values (${care}, 'primary-care', '2026-1'), (${help}, 'addiction', '2026-1')`.execute(
      tx,
    )
  })
  const held: string[] = []
  for (const days of [84, 56, 28]) held.push(await aHeldMeeting(house, { communityId: community, startsAt: afternoonIn(-days), present: [amina, bart] }))
  const last = held.at(-1) ?? ''
  await write((tx) =>
    sql`insert into agenda_item (meeting_id, position, kind, language, title, minutes)
      values (${last}, 1, 'faces', 'fr', '', 20), (${last}, 2, 'own', 'fr', ${OWN_POINT}, 40)`.execute(tx),
  )
  return { coordinator: await aSession(house, { personId: camille }), member: await aSession(house, { personId: amina }), last, bart, names }
}

/** A meeting of the basin, to which one of ours is asked too. */
async function aBasinMeeting(day: string, personId: string): Promise<void> {
  const basin = await aCommunity(house, 'Bassin')
  await aMembership(house, { personId, communityId: basin })
  const [startsAt, endsAt] = [`${day}T12:00:00.000Z`, `${day}T13:30:00.000Z`]
  await write(async (tx) => {
    const { rows } = await sql<{ id: string }>`insert into meeting (starts_at, ends_at) values (${startsAt}, ${endsAt}) returning id`.execute(tx)
    await sql`insert into meeting_community (meeting_id, community_id, starts_at) values (${rows[0]?.id}, ${basin}, ${startsAt})`.execute(tx)
  })
}

async function aVisit(token: string | null, wishes: PageWishes): Promise<{ page: Page; context: BrowserContext }> {
  const { page, context } = await openPage(browser, wishes)
  if (token !== null) await carrySession(context, home, token)
  return { page, context }
}

async function look(page: Page, step: string): Promise<void> {
  expect(await axeViolations(page), step).toEqual([])
  expect(await sidewaysScroll(page), step).toBe(0)
}

/** What the worker does: writes, then sends. */
async function letMailLeave(meetingId: string): Promise<void> {
  await invitationsJobs(house)['write-invitations']?.({ meetingId })
  const { rows } = await asSystem(house.db, (tx) =>
    sql<{ id: string }>`select id from outbox_mail where concerns_id = ${meetingId} and sent_at is null`.execute(tx),
  )
  await sendMails(
    house,
    rows.map(({ id }) => id),
  )
}

/** Somebody opens the link of her mail, without an account, and answers. */
async function answerByMail(address: string, reply: 'here' | 'not', wishes: PageWishes): Promise<void> {
  const t = translator(invitationsMessages, wishes.language ?? 'fr')
  const mail = post.mails.find(({ envelope }) => envelope.to.includes(address))
  const { page, context } = await aVisit(null, { ...wishes, width: 360 })
  await page.goto(/http:\/\/localhost:\d+\/r\/[0-9a-f]{40}\?answer=here/.exec(mail?.text ?? '')?.[0] ?? '')
  await page.getByLabel(t(`reply.${reply}`)).check({ force: true })
  await page.getByRole('button', { name: t('page.send') }).click()
  await page.getByText(t('page.thanks')).waitFor()
  await context.close()
}

describe.each([
  { language: 'fr', width: 1280, theme: 'light', sector: 'assuétudes', round: 'Tour des visages', count: '4 personnes : 3 par courriel, 1 par lettre.' },
  { language: 'nl', width: 360, theme: 'dark', sector: 'verslavingszorg', round: 'Ronde van gezichten', count: '4 mensen: 3 per mail, 1 per brief.' },
] as const)('a meeting prepared by keyboard alone, in $language at $width', ({ language, width, theme, sector, round, count }) => {
  const meetings = translator(meetingMessages, language)
  const invitations = translator(invitationsMessages, language)
  const preparation = translator(preparationMessages, language)

  it('goes from last time’s meeting to the papers of the next', async () => {
    const { coordinator, last, bart, names } = await aNeighbourhood(language)
    const { page, context } = await aVisit(coordinator, { language, width, theme })
    const keyboard = await aKeyboard(page)
    const follow = async (name: string) => {
      await keyboard.reach(page.getByRole('link', { name, exact: true }).first())
      await Promise.all([page.waitForNavigation(), keyboard.press('Enter')])
    }
    const push = async (name: string) => {
      await keyboard.reach(page.getByRole('button', { name, exact: true }).first())
      await Promise.all([page.waitForNavigation(), keyboard.press('Enter')])
    }

    // Last time again: the day is proposed, the agenda comes along.
    await page.goto(`${home}/meetings/${last}`)
    await follow(meetings('plan.again'))
    const day = await page.locator('input[name=day]').inputValue()
    expect(Date.parse(day)).toBeGreaterThan(Date.now())
    await aBasinMeeting(day, bart)
    await push(meetings('plan.look'))
    await page.getByRole('heading', { name: meetings('look.title') }).waitFor()
    const shield = await page.locator('main').innerText()
    for (const words of [meetings('look.foreign'), meetings('look.overlap'), meetings('look.people', { count: 1 }), meetings('look.never')])
      expect(shield).toContain(words)
    await look(page, 'load shield')
    await keyboard.walk('load shield')
    await keyboard.reach(page.locator('button[value^="day:"]').first())
    await Promise.all([page.waitForNavigation(), keyboard.press('Enter')])
    expect(await page.locator('input[name=day]').inputValue()).not.toBe(day)
    expect(await page.locator('main').innerText()).not.toContain(meetings('look.overlap'))
    await push(meetings('form.plan'))
    await page.getByText(meetings('form.planned')).waitFor()
    const meeting = new URL(page.url()).pathname.split('/').at(-1) ?? ''
    const planned = await page.locator('main').innerText()
    for (const point of [round, OWN_POINT]) expect(planned).toContain(point)
    await look(page, 'planned')

    // Ask the community and the shops; the count comes before anything leaves.
    await follow(meetings('tab.invitations'))
    await follow(invitations('list.ask'))
    await keyboard.reach(page.locator('input[name=kind][value=trade]'))
    await keyboard.press('Space')
    await push(invitations('ask.look'))
    await page.getByRole('heading', { name: count }).waitFor()
    expect(post.mails.filter(({ envelope }) => envelope.to.includes(names.zohra))).toEqual([])
    await look(page, 'count')
    await keyboard.walk('count')
    await push(invitations('ask.send', { count: 4 }))
    await page.getByText(invitations('ask.done', { count: 4 }), { exact: true }).waitFor()

    // Two answer from their mail; nobody types anything.
    await letMailLeave(meeting)
    await answerByMail(names.zohra, 'here', { language, theme })
    await answerByMail(names.bart, 'not', { language, theme })
    await follow(meetings('tab.prepare'))
    await page.getByRole('heading', { name: preparation('gaps.title') }).waitFor()
    const known = (await page.locator('body').innerText()).replaceAll(/\s+/g, ' ')
    for (const answer of ['answers.here', 'answers.not'] as const)
      expect(known).toContain(`${preparation(answer)} ${preparation('answers.people', { count: 1 })}`)
    const gap = page.locator('.item').filter({ hasText: sector })
    expect(await gap.innerText()).toContain(preparation('gap.usual', { meetings: 3, held: 3 }).slice(1))
    await look(page, 'gaps')
    await keyboard.walk('gaps')
    await follow(preparation('expected.see'))
    await page.getByRole('heading', { name: preparation('faces.title'), exact: true }).waitFor()
    expect(await page.getByRole('link', { name: 'Bart De Smet' }).count()).toBe(0)
    await look(page, 'faces')
    await keyboard.walk('faces')
    await page.goBack()

    // All papers with one key.
    const file = page.waitForEvent('download')
    await keyboard.reach(page.getByRole('button', { name: preparation('pack.all') }))
    await keyboard.press('Enter')
    const texts = readPaperTexts(inflatePaper(readFileSync(await (await file).path())))
    for (const text of ['Tour des visages', 'Ronde van gezichten', OWN_POINT]) expect(texts.join('|')).toContain(text)
    for (const name of ['Amina Benali', 'Zohra Élouardi']) expect(texts.join(' ')).toContain(name)
    expect(keyboard.faults).toEqual([])
    await context.close()
  })
})

it('a member on a phone without script sees the faces and is offered nothing to prepare', async () => {
  const { member, last } = await aNeighbourhood('en')
  const { page, context } = await aVisit(member, { language: 'nl', width: 320, scripts: false })
  await page.goto(`${home}/meetings/${last}/faces`)
  await page.getByRole('link', { name: 'Bart De Smet' }).waitFor()
  expect(await page.locator(`a[href$="/prepare"]`).count()).toBe(0)
  expect(await sidewaysScroll(page)).toBe(0)
  expect((await page.goto(`${home}/meetings/${last}/prepare`))?.status()).toBe(404)
  await context.close()
})
