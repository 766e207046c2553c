import { goTo, page } from '../../../platform/http/answer.ts'
import { OddForm, readAnyForm } from '../../../platform/http/form.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, isId, post, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import type { House } from '../../../platform/house.ts'
import { communityTabs } from '../../communities/public.ts'
import { beginAnswering, readAnswering, saveAnswers, type AnswerRefusal } from '../actions/answer-wave.ts'
import { readKeptWave } from '../actions/read-surveys.ts'
import { parseField } from '../domain/answer-form.ts'
import { CONSENT_LEVELS } from '../domain/survey.ts'
import { PaperPage } from '../pages/paper-page.tsx'
import { SheetPage } from '../pages/sheet-page.tsx'
import { wordsOf } from '../pages/words.ts'

/** What somebody answered on paper, typed in by whoever keeps the wave. */
export function paperRoutes(house: House): Route[] {
  return [
    get('/communities/:id/sociograms/:waveId/sheet', (c) => showSheet(house, c)),
    get('/communities/:id/sociograms/:waveId/paper', (c) => show(house, c, null)),
    post('/communities/:id/sociograms/:waveId/paper', (c) => take(house, c)),
  ]
}

async function showSheet(house: House, c: RouteContext): Promise<Response> {
  const shown = await readKeptWave(house, readActor(c), readId(c, 'waveId'), c.var.language)
  if (shown === null || shown.community.id !== readId(c) || shown.wave.state !== 'open') return problem(c, 404, 'not-found')
  return page(c, <SheetPage view={c.var.view} shown={shown} />)
}

const typistOf = (c: RouteContext, personId: string) => ({ typist: readActor(c), waveId: readId(c, 'waveId'), personId })

type PaperRefusal = AnswerRefusal | 'level-odd'

async function show(house: House, c: RouteContext, refusal: PaperRefusal | null): Promise<Response> {
  const shown = await readKeptWave(house, readActor(c), readId(c, 'waveId'), c.var.language)
  if (shown === null || shown.community.id !== readId(c) || shown.wave.state !== 'open') return problem(c, 404, 'not-found')
  const personId = c.req.query('person') ?? ''
  const answering = isId(personId) && refusal !== 'own-staff' ? await readAnswering(house, typistOf(c, personId), c.var.language) : null
  // Somebody of the roster whose answers may not be typed in here works where the reader does.
  const isRefused = answering === null && shown.people.some((person) => person.personId === personId)
  const said = refusal ?? (isRefused ? 'own-staff' : null)
  const tabs = communityTabs(c.var.language, readId(c), null, readActor(c))
  const words = said === null ? null : wordsOf(c.var)(`refused.${said}`)
  return page(c, <PaperPage view={c.var.view} shown={shown} answering={answering} refusal={words} tabs={tabs} />, said === null ? 200 : 422)
}

async function take(house: House, c: RouteContext): Promise<Response> {
  const form = await readAnyForm(c)
  const personId = c.req.query('person') ?? ''
  const shown = await readKeptWave(house, readActor(c), readId(c, 'waveId'), c.var.language)
  if (shown === null || shown.community.id !== readId(c) || !isId(personId)) return problem(c, 404, 'not-found')
  const told = []
  for (const name of form.names.filter((each) => !['_token', 'level', 'nameable'].includes(each))) {
    const field = parseField(name)
    if (field === null) throw new OddForm()
    const text = form.one(name)
    if (!/^\d?$/.test(text)) return show(house, c, 'level-odd')
    told.push({ ...field, level: text === '' ? null : Number(text) })
  }
  const who = typistOf(c, personId)
  const level = CONSENT_LEVELS.find((each) => each === form.one('level')) ?? 'aggregate'
  const begun = await beginAnswering(house, who, { level, isNameable: form.one('nameable') === 'yes', language: c.var.language })
  if (begun === null) return problem(c, 404, 'not-found')
  if (!begun.ok) return show(house, c, begun.refusal)
  const saved = await saveAnswers(house, who, told, true)
  if (saved === null) return problem(c, 404, 'not-found')
  if (!saved.ok) return show(house, c, saved.refusal === 'answer-odd' ? 'level-odd' : saved.refusal)
  return goTo(c, house, c.req.path, { kind: 'done', text: wordsOf(c.var)('paper.done') })
}
