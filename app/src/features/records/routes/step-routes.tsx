import type { Result } from '../../../kernel/result.ts'
import { goTo, page } from '../../../platform/http/answer.ts'
import { readPartForm, withForm, type FormBody } from '../../../platform/http/form.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, post, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import type { House } from '../../../platform/house.ts'
import { addCorrection, agree, decide, maintain, propose, wish } from '../actions/amend-record.ts'
import { lock, openToPresent, prepare } from '../actions/move-record.ts'
import { readRecord, standingEntries } from '../actions/read-record.ts'
import { settleConflict } from '../actions/write-entry.ts'
import { makeDigest } from '../domain/digest.ts'
import type { RecordsWord } from '../messages/catalogue.ts'
import { wordsOf } from '../pages/labels.ts'
import { AmendmentsPage, ErratumPage, LockPage, PreparePage } from '../pages/step-pages.tsx'
import { aroundRecord, freshIds, isYes } from './around.ts'
import { readLanguage, readNewId, readOptionalId } from './read-forms.ts'
import { withRecord } from './record-routes.tsx'

/** What moves a record on, and what is proposed for it. */
export function stepRoutes(house: House): Route[] {
  const at = '/meetings/:id/record'
  const amendment = ['id', 'entryId', 'text', 'language', 'reason']
  return [
    get(`${at}/prepare`, (c) => showPrepare(house, c, null)),
    post(
      `${at}/prepare`,
      withForm([], (c) => takePrepare(house, c)),
    ),
    get(`${at}/lock`, (c) => showLock(house, c, null)),
    post(
      `${at}/lock`,
      withForm([], (c) => takeLock(house, c)),
    ),
    post(
      `${at}/open`,
      withForm(['isOpen'], async (c, form) => {
        const isOpen = isYes(form, 'isOpen')
        return back(house, c, await openToPresent(house, readActor(c), readId(c), isOpen), isOpen ? 'did.opened' : 'did.closed')
      }),
    ),
    post(
      `${at}/agree`,
      withForm([], async (c) => back(house, c, await agree(house, readActor(c), readId(c)), 'did.agreed')),
    ),
    post(
      `${at}/wish`,
      withForm(['isWished'], async (c, form) => {
        const isWished = isYes(form, 'isWished')
        return back(house, c, await wish(house, readActor(c), readId(c), isWished), isWished ? 'did.wished' : 'did.unwished')
      }),
    ),
    post(
      `${at}/conflicts/:conflictId`,
      withForm(['choice'], async (c, form) => {
        const choice = { meetingId: readId(c), conflictId: readId(c, 'conflictId'), isTaken: form.one('choice') === 'take' }
        return back(house, c, await settleConflict(house, readActor(c), choice), 'did.settled')
      }),
    ),
    get(`${at}/amendments`, (c) => showAmendments(house, c, null)),
    post(
      `${at}/amendments`,
      withForm(amendment, (c, form) => takeProposal(house, c, form)),
    ),
    post(`${at}/amendments/:amendmentId`, (c) => takeAnswer(house, c)),
    get(`${at}/errata`, (c) => showErratum(house, c, { text: '', reason: '' }, null)),
    post(
      `${at}/errata`,
      withForm(amendment, (c, form) => takeErratum(house, c, form)),
    ),
  ]
}

/** Back to the record with what was done, or why not; where the reader has no record, there is none. */
function back(house: House, c: RouteContext, result: Result<null, string>, word: RecordsWord, path = ''): Response | Promise<Response> {
  const t = wordsOf(c.var.view)
  if (!result.ok && result.refusal === 'meeting-unknown') return problem(c, 404, 'not-found')
  const flash = result.ok ? { kind: 'done' as const, text: t(word) } : { kind: 'refused' as const, text: t(`refused.${result.refusal}` as RecordsWord) }
  return goTo(c, house, `/meetings/${readId(c)}/record${path}`, flash)
}

async function showPrepare(house: House, c: RouteContext, refusal: string | null): Promise<Response> {
  return withRecord(house, c, (shown) => {
    if (!shown.stand.isLead) return problem(c, 404, 'not-found')
    const digest = makeDigest(standingEntries(shown), [c.var.language])
    const around = aroundRecord(c, shown)
    const node = <PreparePage view={c.var.view} around={around} meetingId={shown.meeting.id} refusal={refusal} digest={digest} days={shown.amendableDays} />
    return page(c, node, refusal === null ? 200 : 409)
  })
}

async function takePrepare(house: House, c: RouteContext): Promise<Response> {
  const prepared = await prepare(house, readActor(c), readId(c))
  if (prepared.ok || prepared.refusal === 'not-yours') return back(house, c, prepared, 'did.prepared')
  return showPrepare(house, c, wordsOf(c.var.view)(`refused.${prepared.refusal}`))
}

async function showLock(house: House, c: RouteContext, refusal: string | null): Promise<Response> {
  return withRecord(house, c, (shown) => {
    if (!shown.stand.isLead) return problem(c, 404, 'not-found')
    const node = <LockPage view={c.var.view} around={aroundRecord(c, shown)} meetingId={shown.meeting.id} refusal={refusal} />
    return page(c, node, refusal === null ? 200 : 409)
  })
}

async function takeLock(house: House, c: RouteContext): Promise<Response> {
  const locked = await lock(house, readActor(c), readId(c))
  if (locked.ok || locked.refusal === 'not-yours') return back(house, c, locked, 'did.locked')
  return showLock(house, c, wordsOf(c.var.view)(`refused.${locked.refusal}`))
}

async function showAmendments(house: House, c: RouteContext, refused: { amendmentId: string; sentence: string } | null): Promise<Response> {
  return withRecord(house, c, (shown) => {
    const isLocked = shown.record.phase === 'locked'
    const node = (
      <AmendmentsPage view={c.var.view} around={aroundRecord(c, shown)} meetingId={shown.meeting.id} shown={shown} refused={refused} isLocked={isLocked} />
    )
    return page(c, node, refused === null ? 200 : 422)
  })
}

async function takeProposal(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const draft = { entryId: readOptionalId(form, 'entryId'), text: form.one('text'), language: readLanguage(form, c.var.language), reason: form.one('reason') }
  const proposed = await propose(house, readActor(c), readId(c), readNewId(form), draft)
  const path = draft.entryId === null || proposed.ok ? '' : `/entries/${draft.entryId}`
  return back(house, c, proposed, 'did.proposed', path)
}

async function takeAnswer(house: House, c: RouteContext): Promise<Response> {
  const form = await readPartForm(c, { decide: ['answer', 'choice'], maintain: ['dispute', 'language'] })
  const where = { meetingId: readId(c), amendmentId: readId(c, 'amendmentId') }
  const language = readLanguage(form, c.var.language)
  const isDecision = form.one('part') === 'decide'
  const answered = isDecision
    ? await decide(house, readActor(c), { ...where, isTaken: form.one('choice') === 'take', answer: form.one('answer'), language })
    : await maintain(house, readActor(c), where, { text: form.one('dispute'), language })
  if (answered.ok || answered.refusal === 'meeting-unknown') return back(house, c, answered, isDecision ? 'did.decided' : 'did.maintained', '/amendments')
  return showAmendments(house, c, { amendmentId: where.amendmentId, sentence: wordsOf(c.var.view)(`refused.${answered.refusal}`) })
}

async function showErratum(house: House, c: RouteContext, sent: { text: string; reason: string }, refusal: string | null): Promise<Response> {
  const shown = await readRecord(house, readActor(c), readId(c))
  if (shown === null || !shown.stand.isLead) return problem(c, 404, 'not-found')
  const [freshId = ''] = freshIds(1)
  const around = aroundRecord(c, shown)
  const node = <ErratumPage view={c.var.view} around={around} meetingId={shown.meeting.id} refusal={refusal} shown={shown} freshId={freshId} sent={sent} />
  return page(c, node, refusal === null ? 200 : 422)
}

async function takeErratum(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const draft = { entryId: readOptionalId(form, 'entryId'), text: form.one('text'), language: readLanguage(form, c.var.language), reason: form.one('reason') }
  const added = await addCorrection(house, readActor(c), readId(c), readNewId(form), draft)
  if (added.ok || added.refusal === 'meeting-unknown' || added.refusal === 'not-yours') return back(house, c, added, 'did.erratum')
  return showErratum(house, c, draft, wordsOf(c.var.view)(`refused.${added.refusal}`))
}
