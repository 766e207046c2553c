import { beforeAll, expect, it } from 'vitest'
import { RIGHTS } from '../src/rights.ts'
import { findScreens, walkCross, type FoundScreen } from '../test/page-quality.ts'
import { aStage } from '../test/stage.ts'

/** What a GET gives that is no page, or a page that the demo cannot show; every other one is in `screens.ts`. */
const NOT_WALKED: Record<string, string> = {
  'GET /healthz': 'one word for machines',
  'GET /page-keeper.js': 'a script',
  'GET /assets/:name': 'files',
  'GET /account/stream': 'a stream of events',
  'GET /meetings/:id/events': 'a stream of events',
  'GET /rounds/:id/events': 'a stream of events',
  'GET /rounds/:id/cards': 'cards for the script of a round',
  'GET /rounds/:id/links': 'names for the script of a round',
  'GET /rounds/:id/cards/:cardId': 'linked where no script runs; opened in rounds.test.ts',
  'GET /sign-in/link/:token': 'the demo sends no mail; opened in sign-in-by-link tests',
  'GET /set-up/:token': 'only before there is an administrator; opened in sign-in-by-passkey.journey.ts',
  'GET /account/mail-address/:token': 'the demo sends no mail',
  'GET /privacy/erased/:code': 'only after an erasure; opened in erasure.test.ts',
  'GET /r/:token/meeting.ics': 'a file',
  'GET /calendar/:token': 'a file',
  'GET /communities/:id/sociograms/:waveId/over-time': 'JSON for the script of the page of two waves',
  'GET /communities/:id/sociograms/:waveId/picture': 'a file',
  'GET /communities/:id/sociograms/:waveId/network': 'a file',
  'GET /c/:token': 'works on the day of its meeting alone; opened in check-in-without-network.journey.ts',
  'GET /meetings/:id/prepare/pack': 'a PDF',
  'GET /meetings/:id/record/digest.txt': 'plain text',
  'GET /meetings/:id/contacts/cards': 'a file',
  'GET /meetings/:id/contacts/people/:personId/card': 'a file',
  'GET /round/:token/cards': 'a file',
  'GET /round/:token': 'only behind the link of a mail; opened in contact-round.journey.ts',
  'GET /c/:token/introduce': 'only on the day of a meeting; opened in join-and-consent.journey.ts',
  'GET /introduction/:token': 'only behind a personal link; opened in join-and-consent.journey.ts',
  'GET /record/:token': 'only behind the link of a mail; opened in the tests of records',
  'GET /survey/:token': 'only behind the link of a mail; opened in the tests of sociograms',
  'GET /answer/:token': 'only behind the link of a mail; opened in the tests of questions',
  'GET /points/:id': 'only for whoever is asked to be a point; opened in points.test.ts',
  'GET /conventions/:id/sign': 'only for whoever is to sign; opened in the tests of conventions',
  'GET /certificates/:code': 'only after a certificate was made; opened in close-the-register.journey.ts',
  'GET /posters/:id': 'only after a figure was released; opened in snapshots.test.ts',
}
const NO_PAGE = /^GET (\/api\/v1\/(?!docs)|.*\/(download|marked\.xlsx|poster)$)/

const stage = aStage()
let screens: FoundScreen[]
beforeAll(async () => {
  screens = await findScreens(stage.browser, stage.ronde.url)
}, 120_000)

function fits(pattern: string, address: string): boolean {
  const [wanted, given] = [pattern.split('/'), (address.split('?')[0] ?? '').split('/')]
  return wanted.length === given.length && wanted.every((part, index) => part.startsWith(':') || part === given[index])
}

/** `/people/me` is no `/people/:id`: the plainest pattern that fits is the page. */
function pageOf(address: string): string | undefined {
  const fitting = Object.keys(RIGHTS).filter((name) => name.startsWith('GET ') && fits(name.slice(4), address))
  return fitting.toSorted((one, other) => one.split(':').length - other.split(':').length)[0]
}

it('every page is walked, or there is a reason why not', () => {
  const walked = new Set(screens.map(({ address }) => pageOf(address)))
  const pages = Object.keys(RIGHTS).filter((name) => name.startsWith('GET ') && !NO_PAGE.test(name))
  expect(pages.filter((name) => !walked.has(name) && NOT_WALKED[name] === undefined)).toEqual([])
  expect(Object.keys(NOT_WALKED).filter((name) => RIGHTS[name] === undefined || walked.has(name))).toEqual([])
})

it.each(['fr', 'nl'] as const)(
  'every page in %s, light and dark, on a phone and a desk: accessible, no scrolling sideways, small, without scripts',
  async (language) => {
    expect(await walkCross(stage.browser, stage.ronde.url, screens, { languages: [language], themes: ['light', 'dark'], widths: [360, 1280] })).toEqual([])
  },
  240_000,
)
