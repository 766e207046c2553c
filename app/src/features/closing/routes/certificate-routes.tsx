import { dayOf, isDay } from '../../../kernel/day.ts'
import { startSentence } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import { download, goTo, page } from '../../../platform/http/answer.ts'
import { clientAddress } from '../../../platform/http/client-address.ts'
import { withForm, type FormBody } from '../../../platform/http/form.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, post, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { addressBlock, allowTry } from '../../../platform/rate-limit.ts'
import { headOfMeeting } from '../../meetings/public.ts'
import { closePlanned, readPlannedClosing } from '../actions/close-planned.ts'
import { checkCertificate, makeCertificate, readCertificates } from '../actions/make-certificate.ts'
import { closingMessages } from '../messages/catalogue.ts'
import { CertificatesPage, CheckPage } from '../pages/certificate-pages.tsx'
import { PlannedPage } from '../pages/planned-page.tsx'

/** The own certificate, the page that checks one, and closing with planned hours. */
export function certificateRoutes(house: House): Route[] {
  return [
    get('/certificates', (c) =>
      showOwn(
        house,
        c,
        readSpan(house, (name) => c.req.query(name) ?? ''),
        null,
      ),
    ),
    post(
      '/certificates',
      withForm(['from', 'until'], (c, form) => takeOwn(house, c, form)),
    ),
    get('/certificates/:code', (c) => showCheck(house, c)),
    get('/meetings/:id/close-planned', (c) => showPlanned(house, c, null)),
    post(
      '/meetings/:id/close-planned',
      withForm([], (c) => takePlanned(house, c)),
    ),
  ]
}

const wordsFor = (c: RouteContext) => translator(closingMessages, c.var.language)

type Span = { from: string; until: string }

/** The days asked for; without any, this year so far. Null when one of them does not exist. */
function readSpan(house: House, read: (name: string) => string): Span | null {
  const today = dayOf(nowOf(house))
  const [from, until] = [read('from') || `${today.slice(0, 4)}-01-01`, read('until') || today]
  return isDay(from) && isDay(until) ? { from, until } : null
}

async function showOwn(house: House, c: RouteContext, span: Span | null, refusal: string | null): Promise<Response> {
  const t = wordsFor(c)
  const asked = span ?? readSpan(house, () => '')
  if (asked === null) return problem(c, 404, 'not-found')
  const { preview, issued } = await readCertificates(house, readActor(c), asked)
  const objection = preview.refusal === null ? null : t(`refused.${preview.refusal}`)
  const said = refusal ?? (span === null ? t('refused.day-wrong') : objection)
  return page(c, <CertificatesPage view={c.var.view} preview={preview} issued={issued} refusal={said} />, said === null ? 200 : 422)
}

async function takeOwn(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const span = readSpan(house, (name) => form.one(name))
  if (span === null) return showOwn(house, c, null, null)
  const made = await makeCertificate(house, readActor(c), c.var.language, span)
  if (!made.ok) return showOwn(house, c, span, wordsFor(c)(`refused.${made.refusal}`))
  return download(c, made.value.name, 'application/pdf', made.value.bytes)
}

async function showCheck(house: House, c: RouteContext): Promise<Response> {
  const key = `certificate ${addressBlock(clientAddress(c, house))}`
  if (!(await allowTry(house, { key, tries: 60, windowMinutes: 10 }))) return problem(c, 429, 'too-often')
  const certificate = await checkCertificate(house, c.req.param('code') ?? '')
  return page(c, <CheckPage view={c.var.view} certificate={certificate} />, certificate === null ? 404 : 200)
}

async function showPlanned(house: House, c: RouteContext, refusal: string | null): Promise<Response> {
  const planned = await readPlannedClosing(house, readActor(c), readId(c))
  if (planned === null) return problem(c, 404, 'not-found')
  const { language } = c.var
  const head = headOfMeeting(language, { ...planned, tab: 'meeting', isLead: true })
  const crumbs = [...head.crumbs, { label: head.title, href: `/meetings/${planned.meeting.id}` }]
  return page(
    c,
    <PlannedPage view={c.var.view} planned={planned} lead={startSentence(head.when)} crumbs={crumbs} refusal={refusal} />,
    refusal === null ? 200 : 409,
  )
}

async function takePlanned(house: House, c: RouteContext): Promise<Response> {
  const t = wordsFor(c)
  const closed = await closePlanned(house, readActor(c), readId(c))
  if (closed.ok) return goTo(c, house, `/meetings/${readId(c)}`, { kind: 'done', text: t('planned.done') })
  if (closed.refusal === 'meeting-unknown' || closed.refusal === 'not-coordinator') return problem(c, 404, 'not-found')
  return showPlanned(house, c, t(`refused.${closed.refusal}`))
}
