import { LANGUAGES } from '../../../kernel/language.ts'
import { goTo, page } from '../../../platform/http/answer.ts'
import { withForm, type FormBody } from '../../../platform/http/form.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, post, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import type { House } from '../../../platform/house.ts'
import { communityTabs } from '../../communities/public.ts'
import { writeScale, type ScaleKeepRefusal } from '../actions/write-scale.ts'
import { readScales } from '../actions/read-surveys.ts'
import { NO_WORDS, ScalePage, STEPS_SHOWN, type SentScale } from '../pages/scale-page.tsx'
import { wordsOf } from '../pages/words.ts'

const STEPS = Array.from({ length: STEPS_SHOWN }, (_, step) => `step${step}`)
const FIELDS = ['key', 'first', 'inverse', ...['name', ...STEPS].flatMap((field) => LANGUAGES.map((language) => `${field}-${language}`))]

/** A community's own words for how close two people are. */
export function scaleRoutes(house: House): Route[] {
  return [
    get('/communities/:id/sociograms/scale', (c) => show(house, c, null, null)),
    post(
      '/communities/:id/sociograms/scale',
      withForm(FIELDS, (c, form) => take(house, c, form)),
    ),
  ]
}

const EMPTY: SentScale = { key: '', name: NO_WORDS, words: [], first: 0, isInverse: false }

async function show(house: House, c: RouteContext, sent: SentScale | null, refusal: ScaleKeepRefusal | null): Promise<Response> {
  const found = await readScales(house, readActor(c), readId(c))
  if (found === null) return problem(c, 404, 'not-found')
  const own = found.scales.find(({ key, communityId }) => communityId !== null && key === c.req.query('key'))
  const opened: SentScale =
    own === undefined ? EMPTY : { key: own.key, name: own.name, words: own.anchors, first: own.anchors[0]?.level === 1 ? 1 : 0, isInverse: own.isInverse }
  const said = refusal === null ? null : wordsOf(c.var)(`refused.${refusal}`)
  const tabs = communityTabs(c.var.language, readId(c), null, readActor(c))
  return page(c, <ScalePage view={c.var.view} {...found} sent={sent ?? opened} refusal={said} tabs={tabs} />, refusal === null ? 200 : 422)
}

function readSent(form: FormBody): SentScale {
  const names = (field: string) => ({ fr: form.one(`${field}-fr`), nl: form.one(`${field}-nl`), en: form.one(`${field}-en`), de: form.one(`${field}-de`) })
  return {
    key: form.one('key'),
    name: names('name'),
    words: STEPS.map(names),
    first: form.one('first') === '1' ? 1 : 0,
    isInverse: form.one('inverse') === 'yes',
  }
}

async function take(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const sent = readSent(form)
  const saved = await writeScale(house, readActor(c), readId(c), { ...sent, key: sent.key === '' ? null : sent.key })
  if (saved.ok) return goTo(c, house, `/communities/${readId(c)}/sociograms/scale`, { kind: 'done', text: wordsOf(c.var)('done.changed') })
  return saved.refusal === 'scale-unknown' ? problem(c, 404, 'not-found') : show(house, c, sent, saved.refusal)
}
