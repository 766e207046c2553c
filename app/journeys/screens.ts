import type { Page } from 'playwright-core'
import { decode, listTags } from '../promises/read-html.ts'
import { lookAround } from '../test/look-around.ts'

export type DemoRole = 'coordinator' | 'moderator' | 'member' | 'researcher' | 'policy-officer'

export type Screen = {
  name: string
  /** An address, or the way to one: what is shown in the demo carries ids made at its start. */
  path: string | ((page: Page, url: string) => Promise<string>)
  /** Who looks around; null is somebody who is not signed in. */
  role: DemoRole | null
  /** What it answers, where nothing is there by design. */
  answers?: 404
}

async function pathOf(path: Screen['path'], page: Page, url: string): Promise<string> {
  return typeof path === 'string' ? path : path(page, url)
}

/** The links of the main part of a page as the server writes them: to find a way, nothing has to be drawn. */
async function readLinks(page: Page, address: string): Promise<{ href: string; text: string }[]> {
  const html = await (await page.request.get(address)).text()
  const main = html.slice(html.indexOf('<main'), html.lastIndexOf('</main>'))
  const links = listTags(main).filter(({ name, attributes }) => name === 'a' && attributes.href !== undefined)
  return links.map(({ attributes, until }) => ({
    href: attributes.href ?? '',
    text: decode(main.slice(until, main.indexOf('</a>', until)).replaceAll(/<[^>]*>/g, '')).trim(),
  }))
}

/** The first (or last) address on the page `from` that fits; the names of communities and people stay out of this file. */
function linkOn(from: Screen['path'], fits: RegExp, which: 'first' | 'last' = 'first'): Screen['path'] {
  return async (page, url) => {
    const start = await pathOf(from, page, url)
    const links = await readLinks(page, `${url}${start}`)
    const fitting = links
      .map(({ href }) => new URL(href, `${url}${start}`))
      .map(({ pathname, search }) => `${pathname}${search}`)
      .filter((address) => fits.test(address))
    const chosen = which === 'first' ? fitting[0] : fitting.at(-1)
    if (chosen === undefined) throw new Error(`no link like ${fits.source} on ${start}`)
    return chosen
  }
}

function below(path: Screen['path'], rest: string): Screen['path'] {
  return async (page, url) => `${await pathOf(path, page, url)}${rest}`
}

const ID = '[\\w-]{20,}'
const like = (pattern: string) => new RegExp(`^${pattern.replaceAll(':id', ID)}$`)

const community = linkOn('/communities', like('/communities/:id'))
const planned = linkOn(below(community, '/meetings'), like('/meetings/:id'))
const held = linkOn(below(community, '/meetings'), like('/meetings/:id'), 'last')
const waiting = linkOn('/desk', like('/meetings/:id/attendance'))
/** More people than one page shows. */
const waitingLong = linkOn('/desk', like('/meetings/:id/attendance'), 'last')
const programme = linkOn('/programmes', like('/programmes/:id'))
const person = linkOn('/people', like('/people/:id'))
const organisation = linkOn('/organisations', like('/organisations/:id'))
const figure = linkOn(below(programme, '/report'), /\/report\?.*figure=participants/)

/** Fills a form of the page in words of no importance, sends it, and tells where that leads. */
function afterSending(from: Screen['path'], form: string, fields: Record<string, string>): Screen['path'] {
  return async (page, url) => {
    await page.goto(`${url}${await pathOf(from, page, url)}`)
    for (const [field, value] of Object.entries(fields)) await page.locator(`${form} ${field}`).fill(value)
    await Promise.all([page.waitForNavigation(), page.locator(`${form} .button-main`).click()])
    return new URL(page.url()).pathname
  }
}

/** The newest frozen table; nothing is frozen twice without need. */
function frozenOf(place: Screen['path']): Screen['path'] {
  const list = below(place, '/snapshots')
  return async (page, url) => {
    const start = await pathOf(list, page, url)
    return pathOf(linkOn(start, /\/snapshots\/[\w-]{20,}$/), page, url).catch(() => pathOf(afterSending(start, 'form[action*="/snapshots"]', {}), page, url))
  }
}
const LIST = 'Prénom\tNom\t12/09/2022\t10/10/2022\nMarie\tSomebody\tx\tx\nEls\tNobody\tx\t?'
const draft = afterSending('/import', 'form[enctype]', { 'textarea[name=pasted]': LIST })

/** The first person of the sheet that waits, by the button that leads there; nothing is saved on the way. */
const attendanceOfOne: Screen['path'] = async (page, url) => {
  const sheet = await pathOf(waiting, page, url)
  await page.goto(`${url}${sheet}`)
  const value = (await page.locator('button[value^="more:"]').first().getAttribute('value')) ?? ''
  return `${sheet}/people/${value.replace('more:', '')}`
}

/** What belongs to the meeting of an address below it, such as its record. */
function besides(path: Screen['path'], rest: string): Screen['path'] {
  return async (page, url) => `${/^\/meetings\/[^/]+/.exec(await pathOf(path, page, url))?.[0]}${rest}`
}

/** The next meeting of who looks around, and the last one of which there is a record. */
const next = linkOn('/desk', like('/meetings/:id'))
const recorded = linkOn(below(community, '/records'), like('/meetings/:id/record'))

/** The oldest meeting that has something in the grid of the community; a method card of the community, and one that comes with Ronde. */
const filledGrid = linkOn(below(community, '/grid'), like('/meetings/:id/grid'), 'last')
const ownMethod = linkOn(below(community, '/methods'), like('/communities/:id/methods/:id'))
const shippedMethod = linkOn(below(community, '/methods'), like('/communities/:id/methods/:id'), 'last')

/** Where a card waits, as the desk says. */
const introductions = linkOn('/desk', like('/meetings/:id/introductions'))

/** A community by the beginning of its names; who sees every one finds it behind the others. */
function communityNamed(names: RegExp): (page: Page, url: string) => Promise<string> {
  return async (page, url) => {
    const links = await readLinks(page, `${url}/communities`)
    return links.find(({ text }) => names.test(text))?.href ?? '/communities'
  }
}

/** South was asked over three waves; those who lead all agreed to be named, and look in the mirror at their last meeting. */
const surveyed = communityNamed(/^(?:Sud|Zuid|South)/)
const leads = communityNamed(/^(?:Animation|Begeleiding)/)
const namedResults = linkOn(below(leads, '/sociograms'), new RegExp(`/sociograms/${ID}/(?:mine|group)$`))
const mirror = linkOn(besides(linkOn(below(leads, '/meetings'), like('/meetings/:id')), '/rounds'), new RegExp(`/rounds/${ID}/mine$`))
const inMirror =
  (rest: string): Screen['path'] =>
  async (page, url) =>
    (await pathOf(mirror, page, url)).replace(/\/mine$/, rest)

/** The wave that runs in the demo: how it is kept, and how the member answers it. */
const keptWave = linkOn(below(surveyed, '/sociograms'), like('/communities/:id/sociograms/:id'))
const answeredWave = linkOn(below(surveyed, '/sociograms'), like('/sociograms/:id/answer'))

/** The wave of the demo that is closed: the own ties of the member, and the pages beside them. */
const ownTies = linkOn(below(surveyed, '/sociograms'), like('/communities/:id/sociograms/:id/mine'))

/** Who was not asked begins with the group. */
const anyResults = linkOn(below(surveyed, '/sociograms'), new RegExp(`/sociograms/${ID}/(?:mine|group)$`))

/** Another page of the same wave. */
function ofResults(rest: string): Screen['path'] {
  return async (page, url) => (await pathOf(anyResults, page, url)).replace(/\/(?:mine|group)$/, rest)
}

/** The one community of the demo that made a wave public, and the page on which it did. */
const concertation = communityNamed(/^(?:Concertation|Regionaal)/)
const resultsOfRegion = linkOn(below(concertation, '/sociograms'), new RegExp(`/sociograms/${ID}/(?:mine|group)$`))
const madePublic: Screen['path'] = async (page, url) => (await pathOf(resultsOfRegion, page, url)).replace(/\/(?:mine|group)$/, '/public')

/** What anybody may see, found aside by who coordinates. */
const publicPicture: Screen['path'] = async (page, url) => {
  const aside = await page.context().browser()?.newContext()
  if (aside === undefined) throw new Error('this browser has one context only')
  await lookAround(aside, url, 'coordinator')
  const address = await pathOf(linkOn(madePublic, like('/pictures/:id')), await aside.newPage(), url)
  await aside.close()
  return address
}

/** A link that only a mail holds, read aside by whoever keeps the outgoing mail of the demo. */
function linkInMail(fits: RegExp): Screen['path'] {
  return async (page, url) => {
    const aside = await page.context().browser()?.newContext()
    if (aside === undefined) throw new Error('this browser has one context only')
    await lookAround(aside, url, 'coordinator')
    const look = async () => fits.exec(await (await aside.request.get(`${url}/outbox`)).text())?.[0]
    let found = await look()
    // A job writes the mails: just after the start it is still at work.
    for (let turns = 0; found === undefined && turns < 40; turns += 1) {
      await page.waitForTimeout(500)
      found = await look()
    }
    await aside.close()
    if (found === undefined) throw new Error(`no mail holds ${fits.source}`)
    return found
  }
}

/** The question at the end, asked now of the meeting whose register waits. */
const askedAtEnd: Screen['path'] = async (page, url) => {
  const start = await pathOf(besides(waiting, '/exit'), page, url)
  await page.goto(`${url}${start}`)
  const opening = page.locator('form:has(input[value=open]) button')
  if ((await opening.count()) > 0) await Promise.all([page.waitForNavigation(), opening.click()])
  return start
}
const wallOfQuestion: Screen['path'] = async (page, url) => `${await pathOf(askedAtEnd, page, url)}/screen`
const behindTheWall: Screen['path'] = async (page, url) => {
  await page.goto(`${url}${await pathOf(wallOfQuestion, page, url)}`)
  return /\/x\/[\w-]+/.exec(await page.content())?.[0] ?? '/x'
}

const lastPerson = linkOn('/people', like('/people/:id'), 'last')
const merge: Screen['path'] = async (page, url) => {
  const [kept, other] = [await pathOf(person, page, url), await pathOf(lastPerson, page, url)]
  return `${kept}/merge?with=${other.split('/').at(-1)}`
}

/** A list as copied out of a spreadsheet: cells divided by tabs. */
const PASTED = [
  'Nom\tOrganisation\t12/09/2022\t10/10/2022\t14/11/2022\t12/12/2022',
  'Claes Jan\tindépendant\tx\tx\t\tx',
  'Dupont Marie\tMaison du Coin\tx\tx\texc.\tx',
  'Peeters Els\tHuis van de Hoek\tx\t\tx\tx',
  'Ben Saïd Amina\tMaison du Coin\tv\tx\tx\tleeg',
].join('\n')

/** Where the page asks what was understood of a pasted list; each look makes a draft of its own. */
async function askAboutList(page: Page, url: string): Promise<string> {
  await page.goto(`${url}/import`)
  await page.locator('textarea').fill(PASTED)
  await page.locator('main form .button-main').first().click()
  await page.waitForURL(({ pathname }) => /^\/import\/[\w-]{20,}/.test(pathname))
  return new URL(page.url()).pathname
}

/** The same address, one step on. */
async function askAboutPeople(page: Page, url: string): Promise<string> {
  const address = await askAboutList(page, url)
  const asked = await page.locator('h1').innerText()
  await page.locator('main select').first().selectOption({ index: 1 })
  await page.locator('main form .button-main').first().click()
  await page.locator('h1').filter({ hasNotText: asked }).waitFor()
  return address
}

/** A private draft, and one that was offered. */
const ownDraft = linkOn('/situations', like('/situations/:id'))
/** What the member told at the last meeting of South. */
const toldOne = linkOn('/situations', like('/situations/:id'), 'last')
const offeredOne = linkOn('/situations', like('/situations/:id'), 'last')

/** The round that runs in the demo. */
const rounds = besides(waiting, '/rounds')
const round = linkOn(rounds, like('/rounds/:id'))

/** The page behind the code that stands on its wall, read aside by who leads: whoever opens it is nobody. */
async function roomOfRound(page: Page, url: string): Promise<string> {
  const aside = await page.context().browser()?.newContext()
  if (aside === undefined) throw new Error('this browser has one context only')
  await lookAround(aside, url, 'moderator')
  const wall = await aside.newPage()
  await wall.goto(`${url}${await pathOf(below(round, '/screen'), wall, url)}`)
  const code = await wall.locator('[data-room]').getAttribute('data-room')
  await aside.close()
  return `/w/${code ?? ''}`
}

/** Every screen of the demo: drawn by `npm run pictures`, and walked through by the journeys. */
export const SCREENS: readonly Screen[] = [
  { name: 'home', path: '/', role: null },
  { name: 'sign-in', path: '/sign-in', role: null },
  { name: 'sign-in-code', path: '/sign-in/code', role: null },
  { name: 'trust', path: '/trust', role: null },
  { name: 'accessibility', path: '/accessibility', role: null },
  { name: 'style', path: '/style', role: null },
  { name: 'api-docs', path: '/api/v1/docs', role: null },
  { name: 'api-docs-part', path: '/api/v1/docs?of=Records', role: null },
  { name: 'not-found', path: '/nowhere', role: null, answers: 404 },
  { name: 'desk', path: '/desk', role: 'coordinator' },
  { name: 'communities', path: '/communities', role: 'coordinator' },
  { name: 'new-community', path: '/communities/new', role: 'coordinator' },
  { name: 'community', path: community, role: 'coordinator' },
  { name: 'settings', path: below(community, '/edit'), role: 'coordinator' },
  { name: 'members', path: below(community, '/members'), role: 'coordinator' },
  { name: 'member', path: linkOn(below(community, '/members'), like('/communities/:id/members/:id')), role: 'coordinator' },
  { name: 'new-member', path: below(community, '/members/new'), role: 'coordinator' },
  { name: 'meetings', path: below(community, '/meetings'), role: 'coordinator' },
  { name: 'new-meeting', path: below(community, '/meetings/new'), role: 'coordinator' },
  { name: 'meeting', path: held, role: 'coordinator' },
  { name: 'edit-meeting', path: below(planned, '/edit'), role: 'coordinator' },
  { name: 'planned-meeting', path: planned, role: 'coordinator' },
  { name: 'invitations', path: below(next, '/invitations'), role: 'moderator' },
  { name: 'invitation', path: linkOn(below(next, '/invitations'), like('/meetings/:id/invitations/:id')), role: 'moderator' },
  { name: 'whom-to-ask', path: below(next, '/invitations/new'), role: 'moderator' },
  { name: 'my-invitations', path: '/invitations', role: 'member' },
  { name: 'answer', path: linkInMail(/\/r\/[0-9a-f]{40}/), role: null },
  { name: 'stop-mail', path: below(linkInMail(/\/r\/[0-9a-f]{40}/), '/stop'), role: null },
  { name: 'code-of-a-letter', path: '/r', role: null },
  { name: 'prepare', path: below(next, '/prepare'), role: 'moderator' },
  { name: 'prepare-for-coordinators', path: below(planned, '/prepare'), role: 'coordinator' },
  { name: 'faces', path: below(next, '/faces'), role: 'member' },
  { name: 'attendance', path: waiting, role: 'coordinator' },
  { name: 'attendance-of-many', path: waitingLong, role: 'coordinator' },
  { name: 'rounds', path: rounds, role: 'moderator' },
  { name: 'round', path: round, role: 'moderator' },
  { name: 'round-screen', path: below(round, '/screen'), role: 'moderator' },
  { name: 'round-mine', path: below(round, '/mine'), role: 'moderator' },
  { name: 'round-room', path: roomOfRound, role: null },
  { name: 'mirror', path: inMirror(''), role: 'coordinator' },
  { name: 'mirror-screen', path: inMirror('/screen'), role: 'coordinator' },
  { name: 'mirror-mine', path: mirror, role: 'moderator' },
  { name: 'mirror-end', path: inMirror('/end'), role: 'coordinator' },
  { name: 'code-of-a-round', path: '/w', role: null },
  { name: 'wall-before', path: below(next, '/rounds/screen'), role: 'moderator' },
  { name: 'end-round', path: below(round, '/end'), role: 'moderator' },
  { name: 'closed-attendance', path: below(held, '/attendance'), role: 'coordinator' },
  { name: 'attendance-of-one', path: attendanceOfOne, role: 'coordinator' },
  { name: 'door', path: below(waiting, '/door'), role: 'moderator' },
  { name: 'paper-sheet', path: below(waiting, '/paper'), role: 'moderator' },
  { name: 'check-in', path: besides(waiting, '/check-in'), role: 'moderator' },
  { name: 'code-of-a-meeting', path: '/c', role: null },
  { name: 'agenda', path: below(planned, '/agenda'), role: 'coordinator' },
  { name: 'agenda-item', path: linkOn(below(planned, '/agenda'), like('/meetings/:id/agenda/:id')), role: 'coordinator' },
  { name: 'chair', path: below(planned, '/chair'), role: 'coordinator' },
  { name: 'my-month', path: '/my-month', role: 'member' },
  { name: 'organisation-month', path: below(organisation, '/month'), role: 'coordinator' },
  { name: 'cancel-meeting', path: below(planned, '/cancel'), role: 'coordinator' },
  { name: 'close-attendance', path: async (page, url) => (await pathOf(waiting, page, url)).replace('/attendance', '/close'), role: 'coordinator' },
  { name: 'reopen-attendance', path: below(held, '/reopen'), role: 'coordinator' },
  { name: 'question-at-the-end', path: askedAtEnd, role: 'moderator' },
  { name: 'question-on-the-wall', path: wallOfQuestion, role: 'moderator' },
  { name: 'question-behind-the-code', path: behindTheWall, role: 'moderator' },
  { name: 'answers-at-the-end', path: besides(recorded, '/exit'), role: 'moderator' },
  { name: 'was-it-worth-it', path: below(community, '/exit'), role: 'moderator' },
  { name: 'close-planned', path: besides(waiting, '/close-planned'), role: 'coordinator' },
  { name: 'my-certificates', path: '/certificates', role: 'member' },
  { name: 'record', path: recorded, role: 'moderator' },
  { name: 'record-line', path: linkOn(recorded, like('/meetings/:id/record/entries/:id')), role: 'moderator' },
  { name: 'record-ready', path: below(recorded, '/prepare'), role: 'moderator' },
  { name: 'record-lock', path: below(recorded, '/lock'), role: 'moderator' },
  { name: 'record-correction', path: below(recorded, '/errata'), role: 'moderator' },
  { name: 'record-digest', path: below(recorded, '/digest'), role: 'moderator' },
  { name: 'record-print', path: below(recorded, '/print'), role: 'moderator' },
  { name: 'record-lines', path: below(recorded, '/lines'), role: 'moderator' },
  { name: 'record-amendments', path: below(recorded, '/amendments'), role: 'moderator' },
  { name: 'record-to-begin', path: besides(waiting, '/record'), role: 'moderator' },
  { name: 'records', path: below(community, '/records'), role: 'moderator' },
  { name: 'record-actions', path: below(community, '/records/actions'), role: 'moderator' },
  { name: 'record-lessons', path: below(community, '/records/lessons'), role: 'moderator' },
  { name: 'lists', path: '/lists', role: 'coordinator' },
  { name: 'list', path: '/lists/reasons', role: 'coordinator' },
  { name: 'list-of-fields', path: '/lists/domains', role: 'coordinator' },
  { name: 'situations', path: '/situations', role: 'member' },
  { name: 'situations-of-others', path: '/situations', role: 'moderator' },
  { name: 'new-situation', path: '/situations/new', role: 'member' },
  { name: 'situation', path: ownDraft, role: 'member' },
  { name: 'situation-answers', path: below(ownDraft, '/answers'), role: 'member' },
  { name: 'situation-wheel', path: below(ownDraft, '/wheel'), role: 'member' },
  { name: 'situation-offer', path: below(ownDraft, '/offer'), role: 'member' },
  { name: 'situation-role', path: below(ownDraft, '/role'), role: 'member' },
  { name: 'situation-offered', path: offeredOne, role: 'moderator' },
  { name: 'suggestions', path: below(toldOne, '/suggestions'), role: 'member' },
  { name: 'situations-alike', path: below(toldOne, '/alike'), role: 'member' },
  { name: 'follow-up', path: below(next, '/follow-up'), role: 'moderator' },
  { name: 'and-then', path: linkInMail(/\/and-then\/\w{40}/), role: null },
  { name: 'and-then-unknown', path: '/and-then/none', role: null, answers: 404 },
  { name: 'and-then-delay', path: below(community, '/and-then'), role: 'coordinator' },
  { name: 'situations-of-meeting', path: below(next, '/situations'), role: 'moderator' },
  { name: 'practice-role', path: below(community, '/practice-role'), role: 'moderator' },
  { name: 'grid', path: filledGrid, role: 'moderator' },
  { name: 'grid-of-a-member', path: filledGrid, role: 'member' },
  { name: 'grid-note', path: linkOn(filledGrid, like('/meetings/:id/grid/entries/:id')), role: 'moderator' },
  { name: 'grid-to-look-at-again', path: below(filledGrid, '/again'), role: 'moderator' },
  { name: 'grid-transcribe', path: below(filledGrid, '/transcribe'), role: 'moderator' },
  { name: 'grid-poster', path: below(filledGrid, '/poster'), role: 'moderator' },
  { name: 'grid-poster-to-write-on', path: below(filledGrid, '/poster?blank=yes'), role: 'moderator' },
  { name: 'grid-of-community', path: below(community, '/grid'), role: 'moderator' },
  { name: 'grid-by-month', path: below(community, '/grid?by=month&q=creche'), role: 'moderator' },
  { name: 'grid-words', path: below(community, '/grid/template'), role: 'moderator' },
  { name: 'grid-by-quarter', path: below(community, '/grid?by=quarter'), role: 'member' },
  { name: 'grids', path: '/grid', role: 'coordinator' },
  { name: 'grids-by-year', path: '/grid?by=year', role: 'member' },
  { name: 'methods', path: below(community, '/methods'), role: 'moderator' },
  { name: 'method', path: ownMethod, role: 'moderator' },
  { name: 'method-of-ronde', path: shippedMethod, role: 'member' },
  { name: 'method-step', path: below(ownMethod, '/step?key=ask'), role: 'moderator' },
  { name: 'method-new-step', path: below(ownMethod, '/step?key=new'), role: 'moderator' },
  { name: 'method-script', path: below(ownMethod, '/print'), role: 'moderator' },
  { name: 'conventions', path: below(community, '/conventions'), role: 'moderator' },
  { name: 'convention-to-sign', path: linkOn(below(community, '/conventions'), like('/communities/:id/conventions/:id/print')), role: 'moderator' },
  { name: 'report', path: below(community, '/report'), role: 'coordinator' },
  { name: 'snapshots', path: below(community, '/snapshots'), role: 'coordinator' },
  { name: 'frozen-report', path: frozenOf(community), role: 'coordinator' },
  { name: 'rows', path: linkOn(linkOn(below(community, '/report'), /figure=participants/), /\/report\/rows/), role: 'coordinator' },
  { name: 'directory', path: '/people', role: 'coordinator' },
  { name: 'person', path: person, role: 'coordinator' },
  { name: 'edit-person', path: below(person, '/edit'), role: 'coordinator' },
  { name: 'new-person', path: '/people/new', role: 'coordinator' },
  { name: 'notices', path: '/people/notices', role: 'coordinator' },
  { name: 'duplicates', path: '/people/duplicates', role: 'coordinator' },
  { name: 'organisations', path: '/organisations', role: 'coordinator' },
  { name: 'organisation', path: organisation, role: 'coordinator' },
  { name: 'new-organisation', path: '/organisations/new', role: 'coordinator' },
  { name: 'edit-organisation', path: below(organisation, '/edit'), role: 'coordinator' },
  { name: 'merge', path: merge, role: 'coordinator' },
  { name: 'import', path: '/import', role: 'coordinator' },
  { name: 'import-draft', path: draft, role: 'coordinator' },
  { name: 'import-questions', path: askAboutList, role: 'coordinator' },
  { name: 'import-people', path: askAboutPeople, role: 'coordinator' },
  { name: 'programmes', path: '/programmes', role: 'coordinator' },
  { name: 'new-programme', path: '/programmes/new', role: 'coordinator' },
  { name: 'programme', path: programme, role: 'coordinator' },
  { name: 'edit-programme', path: below(programme, '/edit'), role: 'coordinator' },
  { name: 'programme-snapshots', path: below(programme, '/snapshots'), role: 'coordinator' },
  { name: 'programme-frozen-report', path: frozenOf(programme), role: 'coordinator' },
  { name: 'programme-report', path: below(programme, '/report'), role: 'coordinator' },
  { name: 'figure', path: figure, role: 'coordinator' },
  { name: 'poster', path: below(programme, '/report/poster'), role: 'coordinator' },
  { name: 'account', path: '/account', role: 'coordinator' },
  { name: 'my-calendar-addresses', path: '/account/calendars', role: 'member' },
  {
    name: 'calendar-address-in-use',
    path: afterSending('/account/calendars', 'form[action="/account/calendars"]', { 'input[name=name]': 'Téléphone' }),
    role: 'member',
  },
  { name: 'my-calendars', path: '/calendars', role: 'member' },
  { name: 'calendars-of-a-community', path: below(community, '/calendars'), role: 'coordinator' },
  { name: 'calendars-of-an-organisation', path: below(organisation, '/calendars'), role: 'coordinator' },
  { name: 'accounts', path: '/accounts', role: 'coordinator' },
  { name: 'somebody-s-account', path: linkOn('/accounts', like('/accounts/:id')), role: 'coordinator' },
  { name: 'add-passkey', path: '/sign-in/passkey/add', role: 'coordinator' },
  { name: 'outbox', path: '/outbox', role: 'coordinator' },
  { name: 'audit', path: '/audit', role: 'coordinator' },
  { name: 'member-desk', path: '/desk', role: 'member' },
  { name: 'join', path: linkOn('/communities', like('/communities/:id/join')), role: 'member' },
  { name: 'member-community', path: community, role: 'member' },
  { name: 'member-directory', path: '/people', role: 'member' },
  { name: 'member-sharing', path: '/people/me', role: 'member' },
  { name: 'member-data', path: '/privacy/me', role: 'member' },
  { name: 'member-erase', path: '/privacy/me/erase', role: 'member' },
  { name: 'member-leave', path: below(community, '/leave'), role: 'member' },
  { name: 'contacts', path: besides(recorded, '/contacts'), role: 'member' },
  { name: 'contacts-on-paper', path: besides(recorded, '/contacts'), role: 'moderator' },
  { name: 'introductions', path: introductions, role: 'moderator' },
  { name: 'surveys', path: below(community, '/sociograms'), role: 'member' },
  { name: 'survey-first-screen', path: answeredWave, role: 'member' },
  { name: 'survey-faces', path: async (page, url) => `${await pathOf(answeredWave, page, url)}?page=1`, role: 'moderator' },
  { name: 'own-ties', path: ownTies, role: 'member' },
  { name: 'own-ties-named', path: namedResults, role: 'moderator' },
  { name: 'sociogram', path: ofResults('/group'), role: 'member' },
  { name: 'sociogram-named', path: async (page, url) => (await pathOf(namedResults, page, url)).replace(/\/mine$/, '/group'), role: 'moderator' },
  {
    name: 'sociogram-by-sector',
    path: async (page, url) => (await pathOf(namedResults, page, url)).replace(/\/mine$/, '/group?order=sector'),
    role: 'moderator',
  },
  { name: 'sociogram-list', path: ofResults('/group?list=1'), role: 'member' },
  { name: 'sociogram-parts', path: ofResults('/breakdown'), role: 'member' },
  { name: 'sociogram-two-waves', path: ofResults('/compare'), role: 'member' },
  { name: 'sociogram-measures', path: ofResults('/measures'), role: 'coordinator' },
  { name: 'make-public', path: ofResults('/public'), role: 'coordinator' },
  { name: 'made-public', path: madePublic, role: 'coordinator' },
  { name: 'public-picture', path: publicPicture, role: null },
  { name: 'public-picture-version', path: linkOn(publicPicture, like('/pictures/:id/versions/:id')), role: null },
  { name: 'surveys-kept', path: below(community, '/sociograms'), role: 'coordinator' },
  { name: 'new-survey', path: below(community, '/sociograms/new'), role: 'coordinator' },
  { name: 'wave', path: keptWave, role: 'coordinator' },
  { name: 'wave-on-paper', path: below(keptWave, '/paper'), role: 'coordinator' },
  { name: 'wave-sheet', path: below(keptWave, '/sheet'), role: 'coordinator' },
  { name: 'wave-from-a-file', path: below(keptWave, '/file'), role: 'coordinator' },
  { name: 'wave-codes', path: below(keptWave, '/codes'), role: 'coordinator' },
  { name: 'survey-code', path: '/survey', role: null },
  { name: 'own-questions', path: below(community, '/sociograms/questions'), role: 'coordinator' },
  { name: 'tie-scales', path: below(community, '/sociograms/scale'), role: 'coordinator' },
  { name: 'introduction', path: linkOn(introductions, like('/meetings/:id/introductions/:id')), role: 'moderator' },
  { name: 'introduction-taken-back', path: '/introduction', role: null },
  { name: 'points', path: below(community, '/points'), role: 'coordinator' },
  { name: 'public-points', path: '/points', role: null },
  { name: 'introduce', path: '/introduce', role: 'member' },
  { name: 'questions', path: '/questions', role: 'member' },
  { name: 'question', path: linkOn('/questions', like('/questions/:id'), 'last'), role: 'member' },
  { name: 'new-question', path: '/questions/new', role: 'member' },
  { name: 'may-be-asked', path: '/questions/helping', role: 'member' },
  { name: 'urgent-numbers', path: '/questions/numbers', role: 'coordinator' },
  { name: 'policy-officer-desk', path: '/desk', role: 'policy-officer' },
  { name: 'policy-officer-report', path: below(programme, '/report'), role: 'policy-officer' },
  { name: 'researcher-desk', path: '/desk', role: 'researcher' },
]
