import { isLanguage, type Language } from '../../../kernel/language.ts'
import { goTo, page } from '../../../platform/http/answer.ts'
import { withForm, type FormBody } from '../../../platform/http/form.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, post, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { nameMeeting } from '../../meetings/public.ts'
import { readRecord, standingEntries, type ReadRecord } from '../actions/read-record.ts'
import { writeQuickLine } from '../actions/write-quick-line.ts'
import { makeDigest } from '../domain/digest.ts'
import { isReadableIn, PARITY_LANGUAGES } from '../domain/parity.ts'
import { mayAddGist } from '../domain/permissions.ts'
import { checkWritable } from '../domain/record.ts'
import { writeDigest } from '../mails/record-mail.ts'
import { DigestPage } from '../pages/digest-page.tsx'
import { wordsOf } from '../pages/labels.ts'
import { LinesPage } from '../pages/lines-page.tsx'
import { PrintPage } from '../pages/print-page.tsx'
import { RecordPage } from '../pages/record-page.tsx'
import type { SentLine } from '../pages/write-form.tsx'
import { aroundRecord, freshIds } from './around.ts'
import { readQuickForm } from './read-forms.ts'

/** One record: read, written line by line, in ten lines, on paper. */
export function recordRoutes(house: House): Route[] {
  return [
    get('/meetings/:id/record', (c) => withRecord(house, c, (shown) => showRecord(house, c, shown, null))),
    post(
      '/meetings/:id/record/entries',
      withForm(['id', 'agendaItemId', 'line', 'kind', 'language', 'isConfidential'], (c, form) => takeLine(house, c, form)),
    ),
    get('/meetings/:id/record/digest', (c) => withRecord(house, c, (shown) => showDigest(c, shown))),
    get('/meetings/:id/record/digest.txt', (c) => withRecord(house, c, (shown) => showDigestText(c, shown))),
    get('/meetings/:id/record/print', (c) => withRecord(house, c, (shown) => showPrint(house, c, shown))),
    get('/meetings/:id/record/lines', (c) => withRecord(house, c, (shown) => showLines(c, shown))),
  ]
}

/** Foreign and missing are the same. */
export async function withRecord(house: House, c: RouteContext, show: (shown: ReadRecord) => Response | Promise<Response>): Promise<Response> {
  const shown = await readRecord(house, readActor(c), readId(c))
  return shown === null ? problem(c, 404, 'not-found') : show(shown)
}

function askedLanguage(c: RouteContext): Language {
  const asked = c.req.query('in')
  return isLanguage(asked) ? asked : c.var.language
}

function showRecord(house: House, c: RouteContext, shown: ReadRecord, sent: SentLine | null): Response {
  const now = nowOf(house)
  const node = (
    <RecordPage
      view={c.var.view}
      shown={shown}
      around={aroundRecord(c, shown, false)}
      now={now}
      objection={checkWritable(shown.record, shown.meeting, now)}
      at={c.req.query('at') ?? shown.items[0]?.id ?? ''}
      isBack={c.req.query('at') !== undefined}
      language={askedLanguage(c)}
      freshIds={freshIds(shown.items.length + 2)}
      sent={sent}
    />
  )
  return page(c, node, sent === null ? 200 : 422)
}

/** Back at the same item in the same language, ready for the next line. */
async function takeLine(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const t = wordsOf(c.var.view)
  const sent = readQuickForm(form, c.var.language)
  const written = await writeQuickLine(house, readActor(c), readId(c), sent)
  if (written.ok) {
    const itemId = sent.agendaItemId ?? ''
    const query = new URLSearchParams({ at: itemId, in: sent.language }).toString()
    return goTo(c, house, `/meetings/${readId(c)}/record?${query}#item-${itemId || 'none'}`, { kind: 'done', text: t('did.written') })
  }
  const shown = await readRecord(house, readActor(c), readId(c))
  if (shown === null) return problem(c, 404, 'not-found')
  const error = t(`refused.${written.refusal}`)
  const isField = ['text-missing', 'text-too-long', 'owner-too-long', 'day-wrong'].includes(written.refusal)
  if (!isField) return goTo(c, house, `/meetings/${readId(c)}/record`, { kind: 'refused', text: error })
  return showRecord(house, c, shown, { ...sent, agendaItemId: sent.agendaItemId ?? '', error })
}

function digestOf(c: RouteContext, shown: ReadRecord) {
  const language = askedLanguage(c)
  return { language, digest: makeDigest(standingEntries(shown), [language]) }
}

function showDigest(c: RouteContext, shown: ReadRecord): Response {
  const { language, digest } = digestOf(c, shown)
  return page(c, <DigestPage view={c.var.view} around={aroundRecord(c, shown)} meetingId={shown.meeting.id} digest={digest} language={language} />)
}

function showDigestText(c: RouteContext, shown: ReadRecord): Response {
  const { language, digest } = digestOf(c, shown)
  return c.text(`${writeDigest(language, digest)}\n`)
}

function showPrint(house: House, c: RouteContext, shown: ReadRecord): Response {
  const named = { fr: nameMeeting('fr', shown.meeting), nl: nameMeeting('nl', shown.meeting) }
  return page(c, <PrintPage view={c.var.view} around={aroundRecord(c, shown)} shown={shown} now={nowOf(house)} named={named} />)
}

function showLines(c: RouteContext, shown: ReadRecord): Response {
  const language = PARITY_LANGUAGES.find((each) => each === c.req.query('in')) ?? (c.var.language === 'nl' ? 'nl' : 'fr')
  const entries = standingEntries(shown).filter((entry) => !isReadableIn(entry, language))
  const node = (
    <LinesPage
      view={c.var.view}
      around={aroundRecord(c, shown)}
      meetingId={shown.meeting.id}
      language={language}
      entries={entries}
      mayWrite={mayAddGist(shown.stand, shown.record)}
    />
  )
  return page(c, node)
}
