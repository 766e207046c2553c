import { goTo, page } from '../../../platform/http/answer.ts'
import { clientAddress } from '../../../platform/http/client-address.ts'
import { OddForm, readAnyForm, type FormBody } from '../../../platform/http/form.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, post, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import type { House } from '../../../platform/house.ts'
import { beginAnswering, readAnswering, saveAnswers, withdrawAnswers, type Answerer, type AnswerRefusal } from '../actions/answer-wave.ts'
import { readTargetPictures } from '../actions/read-pictures.ts'
import { firstOpenPage, pageAfter, pagesOf, parseField, targetsShown } from '../domain/answer-form.ts'
import type { Answering } from '../domain/shown.ts'
import { CONSENT_LEVELS } from '../domain/survey.ts'
import { beginByCode, findByCode, isCode } from '../actions/paper-codes.ts'
import { FirstPage, LastPage, type AnswerProps } from '../pages/answer-pages.tsx'
import { QuestionPage } from '../pages/question-page.tsx'
import { sayMissing } from './forgotten.tsx'
import { refuseCode } from './code-routes.tsx'
import { wordsOf } from '../pages/words.ts'
import type { CodeLine } from '../store/code-store.ts'
import type { Told } from '../store/nomination-store.ts'

/** `line`: came by a code on paper, and gets a link of her own when she begins. */
type Door = { who: (c: RouteContext) => Exclude<Answerer, { typist: unknown }>; address: (c: RouteContext) => string; isByLink: boolean; line?: CodeLine }

const SIGNED_IN: Door = {
  who: (c) => ({ actor: readActor(c), waveId: readId(c) }),
  address: (c) => `/sociograms/${readId(c)}/answer`,
  isByLink: false,
}
const tokenOf = (c: RouteContext): string => c.req.param('token') ?? ''
const BY_LINK: Door = { who: (c) => ({ token: tokenOf(c) }), address: (c) => `/survey/${encodeURIComponent(tokenOf(c))}`, isByLink: true }

type Through = (house: House, c: RouteContext, door: Door) => Promise<Response>

/** The link of a mail, or a code on paper: told apart by their length. */
async function byLinkOrCode(house: House, c: RouteContext, through: Through): Promise<Response> {
  const token = tokenOf(c)
  if (!isCode(token)) return through(house, c, BY_LINK)
  const found = await findByCode(house, token, clientAddress(c, house))
  if (!found.ok) return refuseCode(c, token, found.refusal)
  const line = found.value
  return through(house, c, { ...BY_LINK, who: () => ({ codeOf: line.personId, waveId: line.waveId }), line })
}

/** The same four minutes, signed in, by the link of the mail or by a code on paper. */
export function answerRoutes(house: House): Route[] {
  return [
    get('/sociograms/:id/answer', (c) => show(house, c, SIGNED_IN, null)),
    post('/sociograms/:id/answer', (c) => take(house, c, SIGNED_IN)),
    get('/survey/:token', (c) => byLinkOrCode(house, c, (at, asked, door) => show(at, asked, door, null))),
    post('/survey/:token', (c) => byLinkOrCode(house, c, take)),
  ]
}

type PageRefusal = AnswerRefusal | 'sure-missing'

/** 0 is the first screen, one past the questions is the last. */
function pageOf(c: RouteContext, answering: Answering): number {
  const { wave, person } = answering
  const last = pagesOf(answering) + 1
  if (wave.state !== 'open') return last
  const asked = c.req.query('page') ?? ''
  if (asked === 'end' || (asked === '' && (person.response === 'answered' || person.response === 'withdrawn'))) return last
  if (!person.hasBegun || person.response === 'withdrawn') return 0
  return /^\d{1,3}$/.test(asked) ? Math.min(Number(asked), last) : firstOpenPage(answering)
}

async function show(house: House, c: RouteContext, door: Door, refusal: PageRefusal | null): Promise<Response> {
  const answering = await readAnswering(house, door.who(c), c.var.language)
  // A link that leads nowhere answers like one that never was; who is signed in may hear that the wave is forgotten.
  if (answering === null) return door.isByLink ? problem(c, 404, 'not-found') : sayMissing(house, c, { communityId: null, waveId: readId(c) })
  const words = refusal === null ? null : wordsOf(c.var)(`refused.${refusal}`)
  const props: AnswerProps = { view: c.var.view, answering, address: door.address(c), isByLink: door.isByLink, refusal: words }
  const at = refusal === 'sure-missing' ? pagesOf(answering) + 1 : pageOf(c, answering)
  const status = refusal === null ? 200 : 422
  if (at === 0) return page(c, <FirstPage {...props} />, status)
  if (at > pagesOf(answering)) return page(c, <LastPage {...props} />, status)
  const search = (c.req.query('q') ?? '').trim().slice(0, 80)
  const pictures = await readTargetPictures(house, answering, targetsShown(answering, at, search))
  return page(c, <QuestionPage {...props} page={at} search={search} pictures={pictures} />, status)
}

const BUTTONS = ['begin', 'next', 'back', 'stop', 'stay', 'withdraw'] as const
type ButtonName = (typeof BUTTONS)[number]
const FIELDS: Record<ButtonName, readonly string[]> = { begin: ['level', 'nameable'], next: [], back: [], stop: [], stay: [], withdraw: ['sure'] }

/** Answers carry the ids of whom they are about; anything else in the form refuses it as a whole. */
function readTold(form: FormBody, button: ButtonName): Told[] {
  const told: Told[] = []
  for (const name of form.names.filter((each) => !['_token', 'do', ...FIELDS[button]].includes(each))) {
    const field = button === 'begin' || button === 'withdraw' ? null : parseField(name)
    const text = form.one(name)
    if (field === null || !/^\d?$/.test(text)) throw new OddForm()
    told.push({ ...field, level: text === '' ? null : Number(text) })
  }
  return told
}

async function take(house: House, c: RouteContext, door: Door): Promise<Response> {
  const t = wordsOf(c.var)
  const form = await readAnyForm(c)
  const button = BUTTONS.find((each) => each === form.one('do'))
  if (button === undefined) throw new OddForm()
  const told = readTold(form, button)
  const [who, address] = [door.who(c), door.address(c)]
  if (button === 'begin') {
    const level = CONSENT_LEVELS.find((each) => each === form.one('level')) ?? 'aggregate'
    const begun = await beginAnswering(house, who, { level, isNameable: form.one('nameable') === 'yes', language: c.var.language })
    if (begun === null) return problem(c, 404, 'not-found')
    if (!begun.ok) return show(house, c, door, begun.refusal)
    return goTo(c, house, `${door.line === undefined ? address : `/survey/${await beginByCode(house, door.line)}`}?page=1`)
  }
  if (button === 'withdraw') {
    if (form.one('sure') !== 'yes') return show(house, c, door, 'sure-missing')
    const gone = await withdrawAnswers(house, who)
    return gone === null ? problem(c, 404, 'not-found') : goTo(c, house, `${address}?page=end`, { kind: 'done', text: t('withdraw.done') })
  }
  // Behind a code there is only the first screen, and taking back.
  if (door.line !== undefined) throw new OddForm()
  const asked = c.req.query('page') ?? ''
  const at = /^\d{1,3}$/.test(asked) ? Number(asked) : 1
  const answering = await readAnswering(house, who, c.var.language)
  if (answering === null) return problem(c, 404, 'not-found')
  const after = pageAfter(answering, at, c.req.query('last') ?? '')
  const isEnd = button === 'next' && after > pagesOf(answering)
  const saved = await saveAnswers(house, who, told, isEnd)
  if (saved === null) return problem(c, 404, 'not-found')
  if (!saved.ok) return show(house, c, door, saved.refusal)
  const next = isEnd || button === 'stop' ? 'end' : String(button === 'stay' ? at : button === 'back' ? Math.max(1, at - 1) : after)
  return goTo(c, house, `${address}?page=${next}`)
}
