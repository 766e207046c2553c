import type { Result } from '../../../kernel/result.ts'
import { goTo, page } from '../../../platform/http/answer.ts'
import { readPartForm, readVersion, type FormBody } from '../../../platform/http/form.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, isId, post, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import type { ReadRecord } from '../actions/read-record.ts'
import { movePast } from '../actions/place-entry.ts'
import { addGist, editEntry, markLesson, removeEntry, settleAction } from '../actions/write-entry.ts'
import type { Entry, EntryDraft } from '../domain/entry.ts'
import type { RecordsWord } from '../messages/catalogue.ts'
import { EntryPage, type Refused } from '../pages/entry-page.tsx'
import { wordsOf } from '../pages/labels.ts'
import { aroundRecord, freshIds, isYes } from './around.ts'
import { readEntryForm, readLanguage, readOptionalId, TEXT_FIELDS } from './read-forms.ts'
import { withRecord } from './record-routes.tsx'

/** The forms of the page of one line; `settle` and `gist` stand on other pages too and say where they come back to. */
const PARTS = {
  text: TEXT_FIELDS,
  gist: ['gist', 'language', 'back'],
  remove: ['isRemoved'],
  settle: ['isDone', 'back'],
  lesson: ['isLesson'],
  move: ['past'],
} as const

export function entryRoutes(house: House): Route[] {
  const path = '/meetings/:id/record/entries/:entryId'
  return [get(path, (c) => withEntry(house, c, (shown, entry) => showEntry(house, c, shown, entry, null, null))), post(path, (c) => takeEntry(house, c))]
}

async function withEntry(house: House, c: RouteContext, show: (shown: ReadRecord, entry: Entry) => Response | Promise<Response>): Promise<Response> {
  return withRecord(house, c, (shown) => {
    const entry = shown.entries.find(({ id }) => id === readId(c, 'entryId'))
    return entry === undefined ? problem(c, 404, 'not-found') : show(shown, entry)
  })
}

function showEntry(house: House, c: RouteContext, shown: ReadRecord, entry: Entry, draft: EntryDraft | null, refused: Refused): Response {
  const around = aroundRecord(c, shown)
  const [freshId = ''] = freshIds(1)
  const node = <EntryPage view={c.var.view} shown={shown} entry={entry} around={around} now={nowOf(house)} freshId={freshId} draft={draft} refused={refused} />
  return page(c, node, refused === null ? 200 : 422)
}

async function takeEntry(house: House, c: RouteContext): Promise<Response> {
  const form = await readPartForm(c, PARTS)
  return withEntry(house, c, async (shown, entry) => {
    if (form.one('part') === 'text') return takeText(house, c, form, shown, entry)
    if (form.one('part') === 'gist') return takeGist(house, c, form, shown, entry)
    return takeMark(house, c, form, entry)
  })
}

async function takeText(house: House, c: RouteContext, form: FormBody, shown: ReadRecord, entry: Entry): Promise<Response> {
  const t = wordsOf(c.var.view)
  const draft = readEntryForm(form, entry)
  const edited = await editEntry(house, readActor(c), { meetingId: shown.meeting.id, entryId: entry.id }, { draft, version: readVersion(form) })
  if (!edited.ok) return showEntry(house, c, shown, entry, draft, { part: 'text', sentence: t(`refused.${edited.refusal}`) })
  if (edited.value === 'conflict')
    return goTo(c, house, `/meetings/${shown.meeting.id}/record/entries/${entry.id}`, { kind: 'attention', text: t('did.conflict') })
  return goTo(c, house, `/meetings/${shown.meeting.id}/record#line-${entry.id}`, { kind: 'done', text: t(`did.${edited.value}`) })
}

async function takeGist(house: House, c: RouteContext, form: FormBody, shown: ReadRecord, entry: Entry): Promise<Response> {
  const t = wordsOf(c.var.view)
  const gist = { language: readLanguage(form, c.var.language), text: form.one('gist') }
  const saved = await addGist(house, readActor(c), { meetingId: shown.meeting.id, entryId: entry.id }, gist)
  if (!saved.ok) return showEntry(house, c, shown, entry, null, { part: 'gist', sentence: t(`refused.${saved.refusal}`) })
  const [, language] = /^lines (fr|nl)$/.exec(form.one('back')) ?? []
  const address = `/meetings/${shown.meeting.id}/record`
  return goTo(c, house, language === undefined ? `${address}#line-${entry.id}` : `${address}/lines?in=${language}`, { kind: 'done', text: t('did.gist') })
}

async function takeMark(house: House, c: RouteContext, form: FormBody, entry: Entry): Promise<Response> {
  const t = wordsOf(c.var.view)
  const where = { meetingId: entry.meetingId, entryId: entry.id }
  const [marked, word] = await markAs(house, c, form, where)
  const flash = marked.ok ? { kind: 'done' as const, text: t(word) } : { kind: 'refused' as const, text: t(`refused.${marked.refusal}` as RecordsWord) }
  return goTo(c, house, wayBack(form.one('back'), entry), flash)
}

type Where = { meetingId: string; entryId: string }

async function markAs(house: House, c: RouteContext, form: FormBody, where: Where): Promise<[Result<null, string>, RecordsWord]> {
  const actor = readActor(c)
  const part = form.one('part')
  if (part === 'remove') {
    const isRemoved = isYes(form, 'isRemoved')
    return [await removeEntry(house, actor, where, isRemoved), isRemoved ? 'did.removed' : 'did.restored']
  }
  if (part === 'move') return [await movePast(house, actor, where, readOptionalId(form, 'past') ?? ''), 'did.moved']
  if (part === 'lesson') {
    const isLesson = isYes(form, 'isLesson')
    return [await markLesson(house, actor, where, isLesson), isLesson ? 'did.lesson' : 'did.unlesson']
  }
  const isDone = isYes(form, 'isDone')
  return [await settleAction(house, actor, where, isDone), isDone ? 'did.done' : 'did.reopened']
}

/** The desk, or the record from which an earlier action was settled; else the record of the line. */
function wayBack(back: string, entry: Entry): string {
  if (back === 'desk') return '/desk'
  const [, communityId] = /^actions (\S+)$/.exec(back) ?? []
  if (isId(communityId)) return `/communities/${communityId}/records/actions`
  return isId(back) ? `/meetings/${back}/record` : `/meetings/${entry.meetingId}/record#line-${entry.id}`
}
