import { nameIn } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import { download, goTo, page } from '../../../platform/http/answer.ts'
import { readPartForm, type FormBody } from '../../../platform/http/form.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, isId, post, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import { lettersOnPaper } from '../../../platform/picture/letters-on-paper.ts'
import type { House } from '../../../platform/house.ts'
import { communityTabs } from '../../communities/public.ts'
import { makePicture } from '../actions/make-files.ts'
import { dropAgreement, noteAgreement, publishPicture, takePictureBack } from '../actions/publish-picture.ts'
import { readPublic, readPublishing } from '../actions/read-public.ts'
import { PICTURE_FORMATS } from '../domain/file-formats.ts'
import type { PublicPage } from '../domain/published.ts'
import { publicMessages } from '../messages/public-catalogue.ts'
import { addressOfPicture, PublicPicturePage } from '../pages/public-page.tsx'
import { PUBLIC_PAPER, sayPublicMethod, sceneOfEnded, sceneOfPublic } from '../pages/public-scene.ts'
import { PublishPageView } from '../pages/publish-page.tsx'

const KEPT = '/communities/:id/sociograms/:waveId/public'

/** Making a picture public, and what everybody then sees. */
export function publicRoutes(house: House): Route[] {
  return [
    get(KEPT, (c) => showPublishing(house, c)),
    post(KEPT, (c) => takePart(house, c)),
    get('/pictures/:id', (c) => showPublic(house, c, null)),
    get('/pictures/:id/download', (c) => sendPublic(house, c, null)),
    get('/pictures/:id/versions/:versionId', (c) => showPublic(house, c, readId(c, 'versionId'))),
    get('/pictures/:id/versions/:versionId/download', (c) => sendPublic(house, c, readId(c, 'versionId'))),
  ]
}

const wordsOf = (c: RouteContext) => translator(publicMessages, c.var.language)

type Failed = { refusal: string; reason: string; asked: { kind: string; question: string; from: string } }

async function showPublishing(house: House, c: RouteContext, failed: Failed | null = null): Promise<Response> {
  const asked = failed?.asked ?? { kind: c.req.query('kind'), question: c.req.query('question'), from: c.req.query('from') }
  const shown = await readPublishing(house, readActor(c), { communityId: readId(c), waveId: readId(c, 'waveId'), ...asked })
  if (shown === null) return problem(c, 404, 'not-found')
  const tabs = communityTabs(c.var.language, readId(c), null, readActor(c))
  const node = <PublishPageView view={c.var.view} shown={shown} reason={failed?.reason ?? ''} refusal={failed?.refusal ?? null} tabs={tabs} />
  return page(c, node, failed === null ? 200 : 422)
}

const PARTS = { publish: ['kind', 'question', 'from', 'reason'], 'take-back': [], agree: ['organisation', 'on'], disagree: ['organisation'] } as const
type Part = keyof typeof PARTS

async function takePart(house: House, c: RouteContext): Promise<Response> {
  const form = await readPartForm(c, PARTS)
  const part = (Object.keys(PARTS) as Part[]).find((each) => each === form.one('part')) ?? 'publish'
  const shown = await readPublishing(house, readActor(c), { communityId: readId(c), waveId: readId(c, 'waveId') })
  if (shown === null) return problem(c, 404, 'not-found')
  const taken = await answerPart(house, c, part, form)
  const t = wordsOf(c)
  if (!taken.ok) {
    const asked = { kind: form.one('kind'), question: form.one('question'), from: form.one('from') }
    return showPublishing(house, c, { refusal: t(`refused.${taken.refusal}`, taken.facts), reason: form.one('reason'), asked })
  }
  return goTo(c, house, KEPT.replace(':id', readId(c)).replace(':waveId', readId(c, 'waveId')), { kind: 'done', text: t(`done.${part}`) })
}

function answerPart(house: House, c: RouteContext, part: Part, form: FormBody) {
  const [actor, waveId] = [readActor(c), readId(c, 'waveId')]
  const organisationId = isId(form.one('organisation')) ? form.one('organisation') : readId(c, 'none')
  switch (part) {
    case 'publish':
      return publishPicture(house, actor, {
        waveId,
        kind: form.one('kind'),
        question: form.one('question'),
        from: form.one('from'),
        reason: form.one('reason'),
        language: c.var.language,
      })
    case 'take-back':
      return takePictureBack(house, actor, waveId)
    case 'agree':
      return noteAgreement(house, actor, { waveId, organisationId, on: form.one('on') })
    default:
      return dropAgreement(house, actor, { waveId, organisationId })
  }
}

const originOf = (house: House) => house.settings.publicUrl.replace(/\/$/, '')

async function showPublic(house: House, c: RouteContext, versionId: string | null): Promise<Response> {
  const shown = await readPublic(house, readId(c), versionId)
  return shown === null ? problem(c, 404, 'not-found') : page(c, <PublicPicturePage view={c.var.view} shown={shown} origin={originOf(house)} />)
}

/** The same words as the page; what is no longer valid says so across the picture. Dates inside a file are the month. */
async function sendPublic(house: House, c: RouteContext, versionId: string | null): Promise<Response> {
  const format = PICTURE_FORMATS.find((each) => each === c.req.query('format'))
  const shown = format === undefined ? null : await readPublic(house, readId(c), versionId)
  const scene = shown === null ? null : sceneOf(house, c, shown)
  if (format === undefined || shown === null || scene === null) return problem(c, 404, 'not-found')
  const { language } = c.var
  const made = { language, author: nameIn(language, shown.communityName), madeAt: new Date(`${shown.endedIn ?? shown.madeIn}T12:00:00Z`) }
  const { name, type, body } = await makePicture(scene, format, made)
  return download(c, name, type, body)
}

function sceneOf(house: House, c: RouteContext, shown: PublicPage) {
  const { language } = c.var
  const { picture, newer, endedIn, madeIn } = shown
  if (endedIn !== null) return sceneOfEnded(shown, newer === null ? null : `${originOf(house)}${addressOfPicture({ id: newer })}`, language)
  if (picture === null) return null
  const notes = sayPublicMethod(language, shown, { madeIn, address: `${originOf(house)}${addressOfPicture(shown)}` })
  const isSvg = c.req.query('format') === 'svg'
  return sceneOfPublic(picture, shown, notes, language, isSvg ? PUBLIC_PAPER : { ...PUBLIC_PAPER, letters: lettersOnPaper(language) })
}
