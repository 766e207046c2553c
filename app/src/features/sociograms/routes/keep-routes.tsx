import { dayOf, type Day } from '../../../kernel/day.ts'
import { nameIn } from '../../../kernel/language.ts'
import { goTo, page } from '../../../platform/http/answer.ts'
import { readPartForm, readVersion, withForm, type FormBody } from '../../../platform/http/form.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, isId, post, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { communityTabs } from '../../communities/public.ts'
import {
  addNextWave,
  changeDraft,
  changeOrganisations,
  closeWave,
  dropDraft,
  leaveOff,
  openWave,
  startSurvey,
  writeReference,
  type KeepRefusal,
} from '../actions/keep-survey.ts'
import { listOrganisationChoices, readKeptWave, readScales, readSurveys } from '../actions/read-surveys.ts'
import { isQuestion } from '../domain/question.ts'
import { LEFT_OFF_REASONS } from '../domain/survey.ts'
import { NewSurveyPage, SurveysPageView, type SentSurvey } from '../pages/surveys-page.tsx'
import { WavePageView } from '../pages/wave-page.tsx'
import { wordsOf } from '../pages/words.ts'

/** Starting a survey, its waves, its roster. */
export function keepRoutes(house: House): Route[] {
  return [
    get('/communities/:id/sociograms', (c) => showList(house, c)),
    get('/communities/:id/sociograms/new', (c) => showNew(house, c, null, null)),
    post(
      '/communities/:id/sociograms/new',
      withForm(['nameFr', 'nameNl', 'scale', 'closesOn', 'ethicsReference'], (c, form) => takeNew(house, c, form), ['question']),
    ),
    get('/communities/:id/sociograms/:waveId', (c) => showWave(house, c, null)),
    post('/communities/:id/sociograms/:waveId', (c) => takePart(house, c)),
  ]
}

const WAVE_DAYS = 21
const tabsOf = (c: RouteContext) => communityTabs(c.var.language, readId(c), null, readActor(c))
const listAddress = (c: RouteContext) => `/communities/${readId(c)}/sociograms`

function inDays(house: House, days: number): Day {
  return dayOf(new Date(Date.parse(nowOf(house)) + days * 86_400_000))
}

async function showList(house: House, c: RouteContext): Promise<Response> {
  const shown = await readSurveys(house, readActor(c), readId(c))
  return shown === null ? problem(c, 404, 'not-found') : page(c, <SurveysPageView view={c.var.view} shown={shown} tabs={tabsOf(c)} />)
}

async function showNew(house: House, c: RouteContext, sent: SentSurvey | null, refusal: KeepRefusal | null): Promise<Response> {
  const found = await readScales(house, readActor(c), readId(c))
  if (found === null) return problem(c, 404, 'not-found')
  const t = wordsOf(c.var)
  const empty: SentSurvey = {
    nameFr: wordsOf({ language: 'fr' })('new.defaultName'),
    nameNl: wordsOf({ language: 'nl' })('new.defaultName'),
    scale: 'default',
    questions: ['work-together'],
    ethicsReference: '',
    closesOn: inDays(house, WAVE_DAYS),
  }
  const said = refusal === null ? null : t(`refused.${refusal}`)
  const node = <NewSurveyPage view={c.var.view} {...found} sent={sent ?? empty} today={dayOf(nowOf(house))} refusal={said} tabs={tabsOf(c)} />
  return page(c, node, refusal === null ? 200 : 422)
}

async function takeNew(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const t = wordsOf(c.var)
  const questions = form.all('question').filter(isQuestion)
  const [closesOn, ethicsReference] = [form.one('closesOn'), form.one('ethicsReference')]
  const sent = { nameFr: form.one('nameFr'), nameNl: form.one('nameNl'), scale: form.one('scale'), questions, closesOn, ethicsReference }
  const draft = { name: { fr: sent.nameFr, nl: sent.nameNl }, scaleKey: sent.scale, questions, closesOn, ethicsReference }
  const started = await startSurvey(house, readActor(c), readId(c), draft)
  if (started.ok) return goTo(c, house, `${listAddress(c)}/${started.value}`, { kind: 'done', text: t('done.started') })
  return started.refusal === 'wave-unknown' ? problem(c, 404, 'not-found') : showNew(house, c, sent, started.refusal)
}

async function showWave(house: House, c: RouteContext, refusal: KeepRefusal | null): Promise<Response> {
  const shown = await readKeptWave(house, readActor(c), readId(c, 'waveId'), c.var.language)
  if (shown === null || shown.community.id !== readId(c)) return problem(c, 404, 'not-found')
  const search = (c.req.query('q') ?? '').slice(0, 100)
  const organisations = shown.wave.state === 'draft' ? await listOrganisationChoices(house, readActor(c), shown, search) : []
  const node = (
    <WavePageView
      view={c.var.view}
      shown={shown}
      search={search}
      organisations={organisations.map(({ id, name }) => ({ value: id, label: nameIn(c.var.language, name) }))}
      today={dayOf(nowOf(house))}
      nextDay={inDays(house, WAVE_DAYS)}
      refusal={refusal === null ? null : wordsOf(c.var)(`refused.${refusal}`)}
      tabs={tabsOf(c)}
    />
  )
  return page(c, node, refusal === null ? 200 : 422)
}

const PARTS: Record<string, readonly string[]> = {
  open: ['version'],
  change: ['version', 'closesOn', 'prefilled'],
  close: ['version'],
  drop: ['version'],
  next: ['version', 'closesOn', 'prefilled'],
  add: ['organisation'],
  remove: ['organisation'],
  leave: ['person', 'reason'],
  back: ['person'],
  ethics: ['ethicsReference'],
}
const DONE = {
  open: 'done.opened',
  change: 'done.changed',
  close: 'done.closed',
  drop: 'done.dropped',
  next: 'done.next',
  add: 'done.roster',
  remove: 'done.roster',
  leave: 'done.roster',
  back: 'done.roster',
  ethics: 'done.changed',
} as const

async function takePart(house: House, c: RouteContext): Promise<Response> {
  const form = await readPartForm(c, PARTS)
  const part = Object.keys(DONE).find((each): each is keyof typeof DONE => each === form.one('part')) ?? 'open'
  const shown = await readKeptWave(house, readActor(c), readId(c, 'waveId'), c.var.language)
  if (shown === null || shown.community.id !== readId(c)) return problem(c, 404, 'not-found')
  const kept = await answerPart(house, c, part, form)
  if (!kept.ok) return kept.refusal === 'wave-unknown' ? problem(c, 404, 'not-found') : showWave(house, c, kept.refusal)
  const leadsTo = part === 'drop' ? listAddress(c) : `${listAddress(c)}/${kept.value}`
  return goTo(c, house, leadsTo, { kind: 'done', text: wordsOf(c.var)(DONE[part]) })
}

async function answerPart(house: House, c: RouteContext, part: keyof typeof DONE, form: FormBody) {
  const [actor, waveId, version] = [readActor(c), readId(c, 'waveId'), readVersion(form)]
  const wish = { waveId, closesOn: form.one('closesOn'), isPrefilled: form.one('prefilled') === 'yes' }
  const person = isId(form.one('person')) ? form.one('person') : readId(c, 'none')
  const organisation = isId(form.one('organisation')) ? form.one('organisation') : readId(c, 'none')
  switch (part) {
    case 'open':
      return openWave(house, actor, waveId, version)
    case 'change':
      return changeDraft(house, actor, wish, version)
    case 'close':
      return closeWave(house, actor, waveId, version)
    case 'drop':
      return dropDraft(house, actor, waveId)
    case 'next':
      return addNextWave(house, actor, wish)
    case 'add':
      return changeOrganisations(house, actor, waveId, { add: organisation })
    case 'leave':
      return leaveOff(house, actor, waveId, { personId: person, reason: LEFT_OFF_REASONS.find((each) => each === form.one('reason')) ?? 'no-part' })
    case 'back':
      return leaveOff(house, actor, waveId, { personId: person, reason: null })
    case 'ethics':
      return writeReference(house, actor, waveId, form.one('ethicsReference'))
    default:
      return changeOrganisations(house, actor, waveId, { remove: organisation })
  }
}
