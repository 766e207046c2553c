import { normaliseName } from '../../kernel/normalise-name.ts'
import { download, goTo, page } from '../../platform/http/answer.ts'
import { withForm, type FormBody } from '../../platform/http/form.ts'
import { problem } from '../../platform/http/problem.tsx'
import { get, post, readActor, readId, type Route, type RouteContext } from '../../platform/http/route.ts'
import type { House } from '../../platform/house.ts'
import { headOfMeeting, isGuestOf, mayKeepRegister } from '../meetings/public.ts'
import { fitPictures, readPictures } from '../people/public.ts'
import { makePack } from './actions/make-pack.ts'
import { takeSheet } from './actions/print-sheet.ts'
import { readFaces } from './actions/read-faces.ts'
import { readPreparation } from './actions/read-preparation.ts'
import { needsSheet, readParts } from './domain/pack.ts'
import type { FaceCard } from './domain/shown.ts'
import { FacesPage } from './pages/faces-page.tsx'
import { wordsOf } from './pages/labels.ts'
import { PreparePage } from './pages/prepare-page.tsx'

/** Before a meeting: who comes, who is missing, and what is printed. */
export function preparationRoutes(house: House): Route[] {
  return [
    get('/meetings/:id/faces', (c) => showFaces(house, c)),
    get('/meetings/:id/prepare', (c) => showPreparation(house, c, null)),
    post(
      '/meetings/:id/prepare/pack',
      withForm(['parts'], (c, form) => takePack(house, c, form)),
    ),
    get('/meetings/:id/prepare/pack', (c) => sendPack(house, c)),
  ]
}

async function showFaces(house: House, c: RouteContext): Promise<Response> {
  const actor = readActor(c)
  const found = await readFaces(house, actor, c.var.language, readId(c))
  if (found === null) return problem(c, 404, 'not-found')
  const { meeting, communities } = found.room
  const head = headOfMeeting(c.var.language, {
    meeting,
    communities,
    tab: 'faces',
    isLead: mayKeepRegister(actor, meeting),
    isGuest: await isGuestOf(house, actor, meeting),
  })
  const words = (c.req.query('q') ?? '').trim().slice(0, 200)
  const cards = found.faces.cards.filter((card) => isFitting(card, words))
  const ids = cards.map(({ personId }) => personId)
  const pictures = fitPictures(await readPictures(house, actor, ids), ids)
  return page(c, <FacesPage view={c.var.view} head={head} faces={found.faces} cards={cards} words={words} pictures={pictures} />)
}

/** Every word is somewhere on the card. */
function isFitting({ name, does, organisations }: FaceCard, words: string): boolean {
  const text = normaliseName([name, ...does, ...organisations.flatMap(({ fr, nl }) => [fr, nl])].join(' '))
  return normaliseName(words)
    .split(' ')
    .every((word) => text.includes(word))
}

async function showPreparation(house: House, c: RouteContext, refusal: string | null): Promise<Response> {
  const found = await readPreparation(house, readActor(c), c.var.language, readId(c))
  if (found === null) return problem(c, 404, 'not-found')
  const { meeting, communities } = found.room
  const head = headOfMeeting(c.var.language, { meeting, communities, tab: 'prepare', isLead: true })
  return page(c, <PreparePage view={c.var.view} head={head} preparation={found.preparation} refusal={refusal} />, refusal === null ? 200 : 422)
}

/** Keeps the sheet where one is printed, then leads to the file: one click, and asking for the file again changes nothing. */
async function takePack(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const parts = readParts(form.one('parts'))
  const address = `/meetings/${readId(c)}/prepare/pack?parts=${parts.join(',')}`
  if (!needsSheet(parts)) return goTo(c, house, address)
  const taken = await takeSheet(house, readActor(c), readId(c))
  if (taken.ok) return goTo(c, house, `${address}&sheet=${taken.value}`)
  if (taken.refusal === 'not-yours') return problem(c, 404, 'not-found')
  return showPreparation(house, c, wordsOf(c.var.view)(`pack.refused.${taken.refusal}`))
}

async function sendPack(house: House, c: RouteContext): Promise<Response> {
  const number = /^\d{1,6}$/.test(c.req.query('sheet') ?? '') ? Number(c.req.query('sheet')) : null
  const file = await makePack(house, readActor(c), { meetingId: readId(c), parts: readParts(c.req.query('parts') ?? ''), number })
  return file === null ? problem(c, 404, 'not-found') : download(c, file.name, 'application/pdf', file.body)
}
