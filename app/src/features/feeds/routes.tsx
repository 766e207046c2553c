import { createHash } from 'node:crypto'
import type { Result } from '../../kernel/result.ts'
import { translator } from '../../kernel/translate.ts'
import { goTo, page } from '../../platform/http/answer.ts'
import { withForm } from '../../platform/http/form.ts'
import { problem } from '../../platform/http/problem.tsx'
import { get, post, readActor, readId, type Route, type RouteContext } from '../../platform/http/route.ts'
import type { House } from '../../platform/house.ts'
import { listMyFeeds, makeFeed, replaceFeed, revokeFeed, type ShownFeed } from './actions/keep-feeds.ts'
import { readFeed } from './actions/read-feed.ts'
import type { FeedRefusal } from './domain/feed.ts'
import { feedsMessages } from './messages/catalogue.ts'
import { FeedAddressPage, FeedsPage } from './pages/feeds-page.tsx'

const PATH = '/account/calendars'

export function feedsRoutes(house: House): Route[] {
  const showFeeds = async (c: RouteContext, refusal: FeedRefusal | null = null, name = '') =>
    page(c, <FeedsPage view={c.var.view} feeds={await listMyFeeds(house, readActor(c))} refusal={refusal} name={name} />, refusal === null ? 200 : 422)
  const showOnce = (c: RouteContext, made: Result<ShownFeed, FeedRefusal>, name = '') => {
    if (made.ok) return page(c, <FeedAddressPage view={c.var.view} feed={made.value} />)
    return made.refusal === 'not-found' ? problem(c, 404, 'not-found') : showFeeds(c, made.refusal, name)
  }
  return [
    get('/calendar/:token', (c) => giveFeed(house, c)),
    get(PATH, (c) => showFeeds(c)),
    post(
      PATH,
      withForm(['name'], async (c, form) => showOnce(c, await makeFeed(house, readActor(c), form.one('name')), form.one('name'))),
    ),
    post(
      '/account/calendars/:id/replace',
      withForm([], async (c) => showOnce(c, await replaceFeed(house, readActor(c), readId(c)))),
    ),
    post(
      '/account/calendars/:id/revoke',
      withForm([], async (c) => {
        const revoked = await revokeFeed(house, readActor(c), readId(c))
        if (!revoked.ok) return problem(c, 404, 'not-found')
        return goTo(c, house, PATH, { kind: 'done', text: translator(feedsMessages, c.var.language)('revoked') })
      }),
    ),
  ]
}

/** For programs: text, or 404 whatever is wrong. The secret in the path stands in no log and no answer. */
async function giveFeed(house: House, c: RouteContext): Promise<Response> {
  const text = await readFeed(house, c.req.param('token') ?? '')
  if (text === null) return c.text('', 404)
  const tag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`
  c.header('Cache-Control', 'private, no-cache')
  c.header('ETag', tag)
  const known = (c.req.header('If-None-Match') ?? '').split(',').map((each) => each.trim().replace(/^W\//, ''))
  if (known.includes(tag)) return c.body(null, 304)
  c.header('Content-Type', 'text/calendar; charset=utf-8')
  c.header('Content-Disposition', 'attachment; filename="ronde.ics"')
  c.header('Content-Security-Policy', "default-src 'none'; sandbox")
  return c.body(text)
}
