import { goTo, page } from '../../../platform/http/answer.ts'
import { OddForm, readAnyForm } from '../../../platform/http/form.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, post, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import type { House } from '../../../platform/house.ts'
import { communityTabs } from '../../communities/public.ts'
import { importAnswers, type FileOutcome } from '../actions/import-answers.ts'
import { readKeptWave } from '../actions/read-surveys.ts'
import { doubtKey, type Doubt } from '../domain/survey-file.ts'
import { FilePage } from '../pages/file-page.tsx'
import { wordsOf } from '../pages/words.ts'

/** A spreadsheet of answers, with its doubts asked. */
export function fileRoutes(house: House): Route[] {
  return [
    get('/communities/:id/sociograms/:waveId/file', (c) => show(house, c, '', null)),
    post('/communities/:id/sociograms/:waveId/file', (c) => take(house, c)),
  ]
}

async function show(house: House, c: RouteContext, text: string, outcome: FileOutcome | null): Promise<Response> {
  const shown = await readKeptWave(house, readActor(c), readId(c, 'waveId'), c.var.language)
  if (shown === null || shown.community.id !== readId(c) || shown.wave.state !== 'open' || !shown.survey.questions.includes('work-together'))
    return problem(c, 404, 'not-found')
  const { doubts, broken, froms, tos } = outcome ?? { doubts: [], broken: [], froms: [], tos: [] }
  const tabs = communityTabs(c.var.language, readId(c), null, readActor(c))
  return page(
    c,
    <FilePage view={c.var.view} shown={shown} text={text} doubts={doubts} broken={broken} froms={froms} tos={tos} tabs={tabs} />,
    outcome === null ? 200 : 422,
  )
}

const KINDS = ['from', 'to', 'level'] as const

async function take(house: House, c: RouteContext): Promise<Response> {
  const form = await readAnyForm(c, ['words', 'kind'])
  if (form.names.some((name) => !['_token', 'pasted', 'words', 'kind'].includes(name) && !/^answer\d{1,4}$/.test(name))) throw new OddForm()
  const waveId = readId(c, 'waveId')
  const shown = await readKeptWave(house, readActor(c), waveId, c.var.language)
  if (shown === null || shown.community.id !== readId(c)) return problem(c, 404, 'not-found')
  const [words, kinds] = [form.all('words'), form.all('kind')]
  const settled = new Map<string, string>()
  for (const [order, text] of words.entries()) {
    const kind: Doubt['kind'] | undefined = KINDS.find((each) => each === kinds[order])
    const answer = form.one(`answer${order}`)
    if (kind !== undefined && answer !== '') settled.set(doubtKey({ kind, words: text }), answer === 'out' ? '' : answer)
  }
  const text = form.one('pasted')
  const outcome = await importAnswers(house, readActor(c), { waveId, text, settled, language: c.var.language })
  if (outcome === null) return problem(c, 404, 'not-found')
  if (outcome.saved === null) return show(house, c, text, outcome)
  return goTo(c, house, `/communities/${readId(c)}/sociograms/${waveId}`, { kind: 'done', text: wordsOf(c.var)('file.done', outcome.saved) })
}
