import { isLanguage } from '../../../kernel/language.ts'
import type { Result } from '../../../kernel/result.ts'
import { goTo, page } from '../../../platform/http/answer.ts'
import { readPartForm, readVersion, withForm, type FormBody } from '../../../platform/http/form.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, isId, post, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import type { House } from '../../../platform/house.ts'
import {
  addItem,
  dropTemplate,
  keepAsTemplate,
  readAgendaSheet,
  removeItem,
  saveItem,
  shiftItem,
  useTemplate,
  type AgendaRefusal,
} from '../actions/keep-agenda.ts'
import { AGENDA_KINDS, type AgendaDraft } from '../domain/agenda.ts'
import type { ShownItem } from '../domain/plan-shown.ts'
import { isArchive } from '../domain/shown.ts'
import { AgendaItemPage, AgendaPage, type ItemForm } from '../pages/agenda-page.tsx'
import { wordsOf } from '../pages/labels.ts'
import { readAgendaChoice } from './plan-forms.ts'

const ITEM_FIELDS = ['kind', 'title', 'language', 'minutes', 'owner', 'confidential']
const PARTS = {
  add: ['version', ...ITEM_FIELDS],
  item: ['version', 'item', 'do'],
  template: ['version', 'template'],
  keep: ['version', 'name'],
  drop: ['version', 'template'],
}

/** The agenda of a meeting, changed by those who lead. */
export function agendaRoutes(house: House): Route[] {
  return [
    get('/meetings/:id/agenda', (c) => showAgenda(house, c, null, null)),
    post('/meetings/:id/agenda', async (c) => takeAgenda(house, c, await readPartForm(c, PARTS))),
    get('/meetings/:id/agenda/:itemId', (c) => showItem(house, c, null, null)),
    post(
      '/meetings/:id/agenda/:itemId',
      withForm(['version', ...ITEM_FIELDS], (c, form) => takeItem(house, c, form)),
    ),
  ]
}

async function showAgenda(house: House, c: RouteContext, form: ItemForm | null, refusal: string | null): Promise<Response> {
  const sheet = await readAgendaSheet(house, readActor(c), readId(c))
  if (sheet === null) return problem(c, 404, 'not-found')
  if (isArchive(sheet.communities)) return c.redirect(`/meetings/${sheet.meeting.id}`, 303)
  const empty: ItemForm = { kind: 'situation', title: '', language: c.var.language, minutes: '', ownerId: '', isConfidential: false }
  return page(c, <AgendaPage view={c.var.view} sheet={sheet} form={form ?? empty} refusal={refusal} />, refusal === null ? 200 : 422)
}

function readItemForm(form: FormBody): ItemForm {
  return {
    kind: form.one('kind'),
    title: form.one('title').slice(0, 1_000),
    language: form.one('language'),
    minutes: form.one('minutes'),
    ownerId: form.one('owner'),
    isConfidential: form.one('confidential') === 'yes',
  }
}

/** What is no number becomes one that the rule refuses. */
function toItem(c: RouteContext, { kind, title, language, minutes, ownerId, isConfidential }: ItemForm): AgendaDraft {
  return {
    kind: AGENDA_KINDS.find((each) => each === kind) ?? 'own',
    title,
    language: isLanguage(language) ? language : c.var.language,
    minutes: minutes === '' ? null : /^\d{1,4}$/.test(minutes) ? Number(minutes) : -1,
    ownerId: isId(ownerId) ? ownerId : null,
    isConfidential,
  }
}

function toItemForm({ kind, title, language, minutes, ownerId, isConfidential }: ShownItem): ItemForm {
  return { kind, title, language, minutes: minutes === null ? '' : String(minutes), ownerId: ownerId ?? '', isConfidential }
}

type Outcome = { text: string; done: Result<unknown, string> }

async function takeAgenda(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const t = wordsOf(c.var.view)
  const { text, done } = await changeBy(house, c, form)
  if (done.ok) return goTo(c, house, `/meetings/${readId(c)}/agenda`, { kind: 'done', text })
  // Every refusal of these actions has its sentence.
  return showAgenda(house, c, form.one('part') === 'add' ? readItemForm(form) : null, t(`refused.${done.refusal as AgendaRefusal}`))
}

async function changeBy(house: House, c: RouteContext, form: FormBody): Promise<Outcome> {
  const t = wordsOf(c.var.view)
  const actor = readActor(c)
  const keep = { meetingId: readId(c), version: readVersion(form) }
  const language = c.var.language
  const source = readAgendaChoice(form.one('template'))
  const template = source.from === 'shipped' ? source.template : { id: source.from === 'template' ? source.templateId : '' }
  switch (form.one('part')) {
    case 'add':
      return { text: t('agenda.added'), done: await addItem(house, actor, keep, toItem(c, readItemForm(form))) }
    case 'template':
      return { text: t('agenda.saved'), done: await useTemplate(house, actor, keep, { template, language }) }
    case 'keep':
      return { text: t('agenda.kept'), done: await keepAsTemplate(house, actor, keep.meetingId, { name: form.one('name'), language }) }
    case 'drop':
      return { text: t('agenda.dropped'), done: await dropTemplate(house, actor, keep.meetingId, typeof template === 'string' ? '' : template.id) }
    default:
      break
  }
  const itemId = form.one('item')
  if (form.one('do') === 'remove') return { text: t('agenda.removed'), done: await removeItem(house, actor, keep, itemId) }
  return { text: t('agenda.saved'), done: await shiftItem(house, actor, keep, { itemId, step: form.one('do') === 'up' ? -1 : 1 }) }
}

async function showItem(house: House, c: RouteContext, form: ItemForm | null, refusal: string | null): Promise<Response> {
  const sheet = await readAgendaSheet(house, readActor(c), readId(c))
  const item = sheet?.items.find(({ id }) => id === readId(c, 'itemId'))
  if (!sheet || item === undefined) return problem(c, 404, 'not-found')
  const node = <AgendaItemPage view={c.var.view} sheet={sheet} itemId={item.id} form={form ?? toItemForm(item)} refusal={refusal} />
  return page(c, node, refusal === null ? 200 : 422)
}

async function takeItem(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const t = wordsOf(c.var.view)
  const sent = readItemForm(form)
  const id = readId(c, 'itemId')
  const saved = await saveItem(house, readActor(c), { meetingId: readId(c), version: readVersion(form) }, { ...toItem(c, sent), id })
  if (!saved.ok) return showItem(house, c, sent, t(`refused.${saved.refusal}`))
  return goTo(c, house, `/meetings/${readId(c)}/agenda`, { kind: 'done', text: t('agenda.saved') })
}
