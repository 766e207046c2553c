// `npm run pictures` draws every screen of the demo at 360 and 1280 px, in French and Dutch, light and dark, into .cache/pictures.
//   npm run pictures -- members fr.360  only the pictures whose name contains both words, as in members.fr.360.light.png
//   npm run pictures -- --to FOLDER     somewhere else
//   npm run pictures -- --readme        only the few that README and the guides show, into docs/pictures; with words, only those
// It also says what is wrong: an answer that failed, a page wider than its window, an error in the console, a request to the outside.
import { mkdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser } from 'playwright-core'
import { SCREENS, type Screen } from '../app/journeys/screens.ts'
import { launchBrowser, openPage, sidewaysScroll, takePicture, type PageWishes } from '../app/test/browser.ts'
import { lookAround } from '../app/test/look-around.ts'
import { startRonde } from '../app/test/serve.ts'

type PictureContext = Awaited<ReturnType<typeof openPage>>['context']
type View = Required<Pick<PageWishes, 'language' | 'theme' | 'width'>>
type Shown = View & { height?: number }
type Picture = Shown & { screen: Screen; file: string }

const root = path.resolve(import.meta.dirname, '..')
const LARGEST_BYTES = 250_000
/** A large screen, on which a figure's card stands beside the whole table. */
const WIDE = 1560
/** Shown in the guides, which are in English. */
const ON_A_DESK =
  'desk import import-questions import-people poster accounts outbox member-sharing invitations prepare prepare-for-coordinators record close-attendance my-certificates wave-from-a-file'
const ON_A_PHONE = 'attendance door answer round-mine round-room survey-faces own-ties-named public-picture mirror-mine'
const ENGLISH = { language: 'en', theme: 'light' } as const
const PHONE = { width: 360, height: 1040 }
/** What README and the guides show: the name of the screen, and how it is looked at. The file is called after both. */
const SHOWN: readonly (Shown & { name: string })[] = [
  { name: 'programme-report', language: 'fr', theme: 'light', width: WIDE },
  { name: 'attendance', language: 'nl', theme: 'light', ...PHONE },
  { name: 'community', language: 'fr', theme: 'dark', width: 1280 },
  ...ON_A_DESK.split(' ').map((name) => ({ name, ...ENGLISH, width: 1280 })),
  { name: 'contacts', ...ENGLISH, width: 1280, height: 1500 },
  { name: 'figure', ...ENGLISH, width: WIDE },
  { name: 'round', ...ENGLISH, width: 1280, height: 1500 },
  { name: 'round-screen', ...ENGLISH, width: 1280, height: 1100 },
  { name: 'mirror-screen', ...ENGLISH, width: 1280, height: 1300 },
  { name: 'sociogram', ...ENGLISH, width: 1280, height: 1700 },
  { name: 'sociogram-named', ...ENGLISH, width: 1280, height: 1300 },
  { name: 'sociogram-two-waves', ...ENGLISH, width: 1280, height: 2100 },
  { name: 'sociogram-measures', ...ENGLISH, width: 1280, height: 1300 },
  ...ON_A_PHONE.split(' ').map((name) => ({ name, ...ENGLISH, ...PHONE })),
]

const { values, positionals } = parseArgs({ allowPositionals: true, options: { to: { type: 'string' }, readme: { type: 'boolean', default: false } } })
const folder = path.resolve(values.to ?? path.join(root, values.readme ? 'docs/pictures' : '.cache/pictures'))

function listViews(): View[] {
  const themes = ['light', 'dark'] as const
  const languages = ['fr', 'nl'] as const
  return languages.flatMap((language) => themes.flatMap((theme) => [360, 1280].map((width) => ({ language, theme, width }))))
}

function toPicture(screen: Screen, view: Shown, name: string): Picture {
  return { screen, ...view, file: path.join(folder, name) }
}

function listPictures(): Picture[] {
  const isWished = ({ file }: Picture) => positionals.every((word) => `.${path.basename(file)}`.includes(word))
  if (values.readme)
    return SHOWN.flatMap(({ name, ...view }) =>
      SCREENS.filter((screen) => screen.name === name).map((screen) => toPicture(screen, view, `${name}.${view.language}.png`)),
    ).filter(isWished)
  const nameOf = (screen: Screen, { language, theme, width }: View) => `${screen.name}.${language}.${width}.${theme}.png`
  const all = listViews().flatMap((view) => SCREENS.map((screen) => toPicture(screen, view, nameOf(screen, view))))
  return all.filter(isWished)
}

/** Draws one screen; returns what is wrong with it, one sentence each. */
async function draw(browser: Browser, url: string, picture: Picture): Promise<string[]> {
  const { page, context, refusedRequests } = await openPage(browser, picture)
  const wrong: string[] = []
  page.on('console', (message) => message.type() === 'error' && !message.text().includes('status of 404') && wrong.push(`console: ${message.text()}`))
  page.on('pageerror', (error) => wrong.push(`script: ${error.message}`))
  try {
    await enter(context, url, picture)
    const address = typeof picture.screen.path === 'string' ? picture.screen.path : await picture.screen.path(page, url)
    const answer = await page.goto(`${url}${address}`)
    if (answer?.status() !== (picture.screen.answers ?? 200)) wrong.push(`${address} answers ${answer?.status()}`)
    const sideways = await sidewaysScroll(page)
    if (sideways > 0) wrong.push(`${sideways} px wider than its window`)
    const height = picture.height ?? (picture.width === WIDE ? 1200 : undefined)
    if (height !== undefined) await page.setViewportSize({ width: picture.width, height })
    // A picture of waves is hidden until a script has drawn it.
    await page.locator('[data-waves][hidden]').waitFor({ state: 'detached' })
    await savePicture(page, picture.file)
    return [...wrong, ...refusedRequests.map((each) => `asks the outside for ${each}`)]
  } catch (error) {
    return [...wrong, error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)]
  } finally {
    await context.close()
  }
}

type Cookies = Awaited<ReturnType<PictureContext['cookies']>>
const sessions = new Map<string, Cookies>()

/** Each role signs in once, so that no list of sessions grows; the greeting after it is not on the pictures. */
async function enter(context: PictureContext, url: string, { screen, language }: Picture): Promise<void> {
  const known = sessions.get(screen.role ?? '')
  await lookAround(context, url, known === undefined ? screen.role : null, language)
  if (known === undefined)
    sessions.set(
      screen.role ?? '',
      (await context.cookies()).filter(({ name }) => name !== 'ronde_lang'),
    )
  else await context.addCookies(known)
  await context.clearCookies({ name: 'ronde_flash' })
}

/** Pictures of the documentation show the first window of a page and stay small. */
async function savePicture(page: Parameters<typeof takePicture>[0], file: string): Promise<void> {
  if (!values.readme) return void (await takePicture(page, file))
  await page.screenshot({ path: file, animations: 'disabled' })
  if (statSync(file).size > LARGEST_BYTES) throw new Error(`${path.basename(file)} is larger than ${LARGEST_BYTES / 1000} kB`)
}

const pictures = listPictures()
mkdirSync(folder, { recursive: true })
process.stdout.write(`Opening the demo for ${pictures.length} pictures …\n`)
const ronde = await startRonde()
const browsers = new Map<string, Browser>()
let wrongCount = 0
try {
  for (const picture of pictures) {
    const browser = browsers.get(picture.language) ?? (await launchBrowser(picture.language))
    browsers.set(picture.language, browser)
    const wrong = await draw(browser, ronde.url, picture)
    wrongCount += wrong.length
    process.stdout.write(`${path.basename(picture.file)}${wrong.map((each) => `\n  ! ${each}`).join('')}\n`)
  }
} finally {
  await Promise.all([...browsers.values()].map((browser) => browser.close()))
  await ronde.stop()
}
process.stdout.write(`${pictures.length} pictures in ${path.relative(root, folder) || '.'}, ${wrongCount} things wrong\n`)
process.exit(wrongCount > 0 ? 1 : 0)
