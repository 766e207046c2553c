import { goTo, page } from '../../../platform/http/answer.ts'
import { withForm, type FormBody } from '../../../platform/http/form.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, isId, post, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import type { House } from '../../../platform/house.ts'
import { chooseChair, chooseWilling, readChairSheet } from '../actions/keep-chair.ts'
import { isArchive } from '../domain/shown.ts'
import { ChairPage } from '../pages/chair-page.tsx'
import { wordsOf } from '../pages/labels.ts'

/** Whose turn it is to chair. */
export function chairRoutes(house: House): Route[] {
  return [
    get('/meetings/:id/chair', (c) => showChair(house, c, null)),
    post(
      '/meetings/:id/chair',
      withForm(['part', 'chair'], (c, form) => takeChair(house, c, form), ['willing']),
    ),
  ]
}

async function showChair(house: House, c: RouteContext, refusal: string | null): Promise<Response> {
  const sheet = await readChairSheet(house, readActor(c), readId(c))
  if (sheet === null) return problem(c, 404, 'not-found')
  if (isArchive(sheet.communities)) return c.redirect(`/meetings/${sheet.meeting.id}`, 303)
  return page(
    c,
    <ChairPage view={c.var.view} sheet={sheet} words={(c.req.query('q') ?? '').trim().slice(0, 100)} refusal={refusal} />,
    refusal === null ? 200 : 422,
  )
}

async function takeChair(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const t = wordsOf(c.var.view)
  const [actor, id] = [readActor(c), readId(c)]
  if (form.one('part') === 'willing') {
    const saved = await chooseWilling(house, actor, id, form.all('willing').filter(isId))
    if (!saved.ok) return showChair(house, c, t(`refused.${saved.refusal}`))
    return goTo(c, house, `/meetings/${id}/chair`, { kind: 'done', text: t('chair.willingSaved') })
  }
  const chair = form.one('chair')
  const chosen = await chooseChair(house, actor, id, isId(chair) ? chair : null)
  if (!chosen.ok) return showChair(house, c, t(`refused.${chosen.refusal}`))
  return goTo(c, house, `/meetings/${id}`, { kind: 'done', text: t('chair.saved') })
}
