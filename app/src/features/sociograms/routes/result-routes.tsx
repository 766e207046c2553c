import { LOOKS } from '@ronde/sociogram'
import type { VNode } from 'preact'
import { nameIn } from '../../../kernel/language.ts'
import { download, page } from '../../../platform/http/answer.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import type { House } from '../../../platform/house.ts'
import { readBreakdown, readComparison, readForResearch, readGroup, readMeasures, readOwn, readSectorNames, type ResultAsk } from '../actions/read-sociogram.ts'
import { scriptsOf } from '../../../ui/page-scripts.ts'
import { makeNetworkFile, makePicture } from '../actions/make-files.ts'
import { disciplineLabel } from '../../people/public.ts'
import type { Attribute } from '../domain/consent-level.ts'
import { PICTURE_FORMATS } from '../domain/file-formats.ts'
import { BreakdownPageView } from '../pages/breakdown-page.tsx'
import { ComparePageView } from '../pages/compare-page.tsx'
import { GroupPageView } from '../pages/group-page.tsx'
import { MeasuresPageView } from '../pages/measures-page.tsx'
import { OwnPageView } from '../pages/own-page.tsx'
import { sceneOfGroup } from '../pages/group-scene.ts'
import { sceneTextOf } from '../pages/scene-text.ts'

/** A4, lying. */
const PAPER = { width: 842, height: 595 }
const WAVE = '/communities/:id/sociograms/:waveId'

/** What a closed wave shows, to whom it may. */
export function resultRoutes(house: House): Route[] {
  const sectorsFor = (c: RouteContext) => readSectorNames(house, readActor(c), c.var.language)
  return [
    get(`${WAVE}/mine`, (c) => show(house, c, readOwn, (shown) => <OwnPageView view={c.var.view} shown={shown} />)),
    get(`${WAVE}/group`, (c) =>
      show(house, c, readGroup, async (shown) => (
        <GroupPageView view={c.var.view} shown={shown} sectors={await sectorsFor(c)} scripts={scriptsOf('sociogram')} />
      )),
    ),
    get(`${WAVE}/breakdown`, (c) => showBreakdown(house, c)),
    get(`${WAVE}/measures`, (c) => show(house, c, readMeasures, (shown) => <MeasuresPageView view={c.var.view} shown={shown} />)),
    get(`${WAVE}/compare`, (c) => show(house, c, readComparison, (shown) => <ComparePageView view={c.var.view} shown={shown} />)),
    get(`${WAVE}/picture`, (c) => sendPicture(house, c)),
    get(`${WAVE}/network`, (c) => sendNetwork(house, c)),
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
    language: c.var.language,
  }
}

type Read<Shown> = (house: House, actor: ReturnType<typeof readActor>, ask: ResultAsk) => Promise<Shown | null>

async function show<Shown>(house: House, c: RouteContext, read: Read<Shown>, draw: (shown: Shown) => VNode | Promise<VNode>): Promise<Response> {
  const shown = await read(house, readActor(c), askOf(c))
  return shown === null ? problem(c, 404, 'not-found') : page(c, await draw(shown))
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

async function sendPicture(house: House, c: RouteContext): Promise<Response> {
  const format = PICTURE_FORMATS.find((each) => each === c.req.query('format'))
  const shown = format === undefined ? null : await readGroup(house, readActor(c), { ...askOf(c), together: false })
  if (format === undefined || shown === null || shown.drawing === null) return problem(c, 404, 'not-found')
  const { language } = c.var
  const text = sceneTextOf({ language }, shown, await readSectorNames(house, readActor(c), language))
  const scene = sceneOfGroup(shown.drawing, text, { look: LOOKS.print, page: PAPER })
  const { name, type, body } = await makePicture(scene, format, { language, author: nameIn(language, shown.community.name), madeAt: house.clock() })
  return download(c, name, type, body)
}

async function sendNetwork(house: House, c: RouteContext): Promise<Response> {
  const found = await readForResearch(house, readActor(c), askOf(c))
  if (found === null) return problem(c, 404, 'not-found')
  const sectors = await readSectorNames(house, readActor(c), c.var.language)
  const made = makeNetworkFile(found.drawing, c.req.query('format'), (code) => sectors.get(code) ?? code)
  return made === null ? problem(c, 404, 'not-found') : download(c, made.name, made.type, made.body)
}
