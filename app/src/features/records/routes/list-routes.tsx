import { goTo, page } from '../../../platform/http/answer.ts'
import { withForm, type FormBody } from '../../../platform/http/form.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, post, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import type { House } from '../../../platform/house.ts'
import { setAmendableDays } from '../actions/move-record.ts'
import { readActions, readLessons, readRecords } from '../actions/read-record.ts'
import { standOf } from '../domain/permissions.ts'
import { wordsOf } from '../pages/labels.ts'
import { ActionsPage, LessonsPage, RecordsListPage } from '../pages/list-pages.tsx'
import { aroundCommunity, readPage } from './around.ts'

/** The records of a community, what people took upon themselves, and what its moderators learnt. */
export function listRoutes(house: House): Route[] {
  return [
    get('/communities/:id/records', (c) => showRecords(house, c, null)),
    post(
      '/communities/:id/records',
      withForm(['days'], (c, form) => takeDays(house, c, form)),
    ),
    get('/communities/:id/records/actions', (c) => showActions(house, c)),
    get('/communities/:id/records/lessons', (c) => showLessons(house, c)),
  ]
}

async function showRecords(house: House, c: RouteContext, refusal: string | null): Promise<Response> {
  const words = (c.req.query('q') ?? '').trim().slice(0, 200)
  const wish = { communityId: readId(c), page: readPage(c), words }
  const records = await readRecords(house, readActor(c), wish)
  if (records === null) return problem(c, 404, 'not-found')
  const { community, ...shown } = records
  const node = <RecordsListPage view={c.var.view} around={aroundCommunity(c, community)} {...wish} {...shown} refusal={refusal} />
  return page(c, node, refusal === null ? 200 : 422)
}

async function takeDays(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const t = wordsOf(c.var.view)
  const saved = await setAmendableDays(house, readActor(c), readId(c), Number(form.one('days') || 0))
  if (!saved.ok) return showRecords(house, c, t(`refused.${saved.refusal}`))
  return goTo(c, house, `/communities/${readId(c)}/records`, { kind: 'done', text: t('did.days') })
}

async function showActions(house: House, c: RouteContext): Promise<Response> {
  const isDone = c.req.query('state') === 'done'
  const wish = { communityId: readId(c), page: readPage(c), isDone }
  const actions = await readActions(house, readActor(c), wish)
  if (actions === null) return problem(c, 404, 'not-found')
  const { community, rows, found } = actions
  const stand = standOf(readActor(c), [community.id], false)
  return page(c, <ActionsPage view={c.var.view} around={aroundCommunity(c, community)} {...wish} rows={rows} found={found} stand={stand} />)
}

async function showLessons(house: House, c: RouteContext): Promise<Response> {
  const wish = { communityId: readId(c), page: readPage(c) }
  const lessons = await readLessons(house, readActor(c), wish)
  if (lessons === null) return problem(c, 404, 'not-found')
  const { community, rows, found } = lessons
  return page(c, <LessonsPage view={c.var.view} around={aroundCommunity(c, community)} {...wish} rows={rows} found={found} />)
}
