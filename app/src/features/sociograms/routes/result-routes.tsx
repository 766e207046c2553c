import { LOOKS, type Scene } from '@ronde/sociogram'
import type { VNode } from 'preact'
import { nameIn } from '../../../kernel/language.ts'
import { download, page } from '../../../platform/http/answer.ts'
import { get, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import { lettersOnPaper } from '../../../platform/picture/letters-on-paper.ts'
import type { House } from '../../../platform/house.ts'
import { readBreakdown, readComparison, readGroup, readMeasures, readOverTime, readOwn, readSectorNames, type ResultAsk } from '../actions/read-sociogram.ts'
import { scriptsOf } from '../../../ui/page-scripts.ts'
import { makePicture } from '../actions/make-files.ts'
import { disciplineLabel } from '../../people/public.ts'
import type { Attribute } from '../domain/consent-level.ts'
import { PICTURE_FORMATS } from '../domain/file-formats.ts'
import { BreakdownPageView } from '../pages/breakdown-page.tsx'
import type { ResultHead } from '../domain/results.ts'
import { ComparePageView, sceneOfComparison } from '../pages/compare-page.tsx'
import { GroupPageView } from '../pages/group-page.tsx'
import { MeasuresPageView } from '../pages/measures-page.tsx'
import { OwnPageView } from '../pages/own-page.tsx'
import { sceneOfGroup, type SceneLook } from '../pages/group-scene.ts'
import { paperNotesOf, sceneTextOf } from '../pages/scene-text.ts'
import { sayMissing } from './forgotten.tsx'
import { sendNetwork } from './research-files.ts'
import { FILE_LOOKS, lookOf, pageOf, SHAPES, type Shape } from '../pages/picture-page.ts'
import { storyOf } from '../pages/story.ts'

/** Lying; A3 holds the names of some hundred and fifty people. */
const PAPERS = { a4: { width: 842, height: 595 }, a3: { width: 1191, height: 842 } }
const WAVE = '/communities/:id/sociograms/:waveId'

/** What a closed wave shows, to whom it may. */
export function resultRoutes(house: House): Route[] {
  const sectorsFor = (c: RouteContext) => readSectorNames(house, readActor(c), c.var.language)
  return [
    get(`${WAVE}/mine`, (c) => show(house, c, readOwn, (shown) => <OwnPageView view={c.var.view} shown={shown} />)),
    get(`${WAVE}/group`, (c) =>
      show(house, c, readGroup, async (shown) => (
        <GroupPageView view={c.var.view} shown={shown} sectors={await sectorsFor(c)} scripts={scriptsOf('sociogram')} list={listPageOf(c)} />
      )),
    ),
    get(`${WAVE}/breakdown`, (c) => showBreakdown(house, c)),
    get(`${WAVE}/measures`, (c) => show(house, c, readMeasures, (shown) => <MeasuresPageView view={c.var.view} shown={shown} />)),
    get(`${WAVE}/compare`, (c) => show(house, c, readComparison, (shown) => <ComparePageView view={c.var.view} shown={shown} scripts={scriptsOf('waves')} />)),
    get(`${WAVE}/over-time`, (c) => sendOverTime(house, c)),
    get(`${WAVE}/picture`, (c) => sendPicture(house, c)),
    get(`${WAVE}/network`, (c) => sendNetwork(house, c, askOf(c))),
  ]
}

function askOf(c: RouteContext): ResultAsk {
  const together = c.req.query('together') === 'yes'
  return {
    together,
    communityId: readId(c),
    waveId: readId(c, 'waveId'),
    question: c.req.query('question'),
    from: c.req.query('from'),
    order: c.req.query('order'),
    language: c.var.language,
  }
}

/** A page can say that a wave is forgotten; a file is gone. */
function nothing(house: House, c: RouteContext, isFile = false): Promise<Response> {
  const isCompared = c.req.path.endsWith('/compare')
  return sayMissing(house, c, { communityId: readId(c), waveId: readId(c, 'waveId'), isCompared, isFile })
}

type Read<Shown> = (house: House, actor: ReturnType<typeof readActor>, ask: ResultAsk) => Promise<Shown | null>

async function show<Shown>(house: House, c: RouteContext, read: Read<Shown>, draw: (shown: Shown) => VNode | Promise<VNode>): Promise<Response> {
  const shown = await read(house, readActor(c), askOf(c))
  return shown === null ? nothing(house, c) : page(c, await draw(shown))
}

async function showBreakdown(house: House, c: RouteContext): Promise<Response> {
  const { language, view } = c.var
  const sectors = await readSectorNames(house, readActor(c), language)
  const sayGroup = (attribute: Attribute, group: string) => {
    if (attribute === 'sector') return sectors.get(group) ?? group
    return attribute === 'discipline' ? disciplineLabel(language, group) : group
  }
  return show(house, c, readBreakdown, (shown) => <BreakdownPageView view={view} shown={shown} sayGroup={sayGroup} />)
}

function listPageOf(c: RouteContext): number | null {
  const list = Number(c.req.query('list') ?? Number.NaN)
  return Number.isSafeInteger(list) ? list : null
}

async function sendPicture(house: House, c: RouteContext): Promise<Response> {
  const format = PICTURE_FORMATS.find((each) => each === c.req.query('format'))
  const shape = SHAPES.find((each) => each === c.req.query('shape'))
  const drawn = format === undefined ? null : await (c.req.query('of') === 'waves' ? drawTwo(house, c, shape) : drawOne(house, c, shape))
  if (format === undefined || drawn === null) return nothing(house, c, true)
  const { language } = c.var
  const use = c.req.query('look') === 'page' ? 'page' : 'file'
  const made = await makePicture(drawn.scene, format, { language, author: nameIn(language, drawn.head.community.name), madeAt: house.clock(), use })
  return download(c, made.name, made.type, made.body)
}

type Drawn = { scene: Scene; head: ResultHead }

/** In the shape of the page that asked for it, else on paper. */
function lookFor(c: RouteContext, shape: Shape | undefined, size: Parameters<typeof pageOf>[1]): SceneLook {
  const format = PICTURE_FORMATS.find((each) => each === c.req.query('format'))
  const letters = format === undefined || format === 'svg' ? {} : { letters: lettersOnPaper(c.var.language) }
  if (shape === undefined) return { look: LOOKS.print, page: c.req.query('paper') === 'a3' ? PAPERS.a3 : PAPERS.a4, ...letters }
  return { look: lookOf(FILE_LOOKS.find((each) => each === c.req.query('look')) ?? 'light'), page: pageOf(shape, size), ...letters }
}

/** Common meetings are on the page alone: a file goes further. */
async function drawOne(house: House, c: RouteContext, shape: Shape | undefined): Promise<Drawn | null> {
  const ask = askOf(c)
  const shown = await readGroup(house, readActor(c), { ...ask, together: shape !== undefined && ask.together === true })
  if (shown === null || shown.drawing === null) return null
  const { drawing } = shown
  const said = sceneTextOf(c.var, shown, await readSectorNames(house, readActor(c), c.var.language))
  const text = shape === undefined ? { ...said, notes: [...said.notes, ...paperNotesOf(c.var, shown, drawing)] } : said
  const look = lookFor(c, shape, { people: drawing.people.length, isNamed: drawing.kind === 'named', panels: 1 })
  return { scene: sceneOfGroup(drawing, text, look), head: shown }
}

async function drawTwo(house: House, c: RouteContext, shape: Shape | undefined): Promise<Drawn | null> {
  const shown = await readComparison(house, readActor(c), askOf(c))
  if (shown === null || shown.drawing === null) return null
  const { drawing } = shown
  const look = lookFor(c, shape, { people: drawing.people.length, isNamed: drawing.kind === 'named', panels: 2 })
  return { scene: sceneOfComparison(c.var, shown, drawing, look), head: shown }
}

/** For the script of the page: one picture at several times, and a sentence for each. */
async function sendOverTime(house: House, c: RouteContext): Promise<Response> {
  const shown = await readOverTime(house, readActor(c), askOf(c))
  return shown === null ? nothing(house, c, true) : c.json(storyOf(c.var, shown, Number(c.req.query('width'))))
}
