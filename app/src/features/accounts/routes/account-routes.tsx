import { isLanguage } from '../../../kernel/language.ts'
import type { Result } from '../../../kernel/result.ts'
import { translator } from '../../../kernel/translate.ts'
import { goTo, page } from '../../../platform/http/answer.ts'
import { withForm } from '../../../platform/http/form.ts'
import { liveStream } from '../../../platform/http/live-stream.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, post, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import type { House } from '../../../platform/house.ts'
import { askForNewAddress, confirmNewAddress, isNewAddressLinkGood } from '../actions/change-address.ts'
import {
  chooseLanguage,
  createApiKey,
  endMyOtherSessions,
  endMySession,
  namePasskey,
  readMyAccount,
  removePasskey,
  revokeApiKey,
} from '../actions/my-account.ts'
import { accountsMessages, type AccountsKey } from '../messages/catalogue.ts'
import { AccountPage, type AccountRefusal } from '../pages/account-page.tsx'
import { NewAddressPage, NewKeyPage } from '../pages/account-steps.tsx'

type About = 'address' | 'key' | 'passkey'

export function accountRoutes(house: House): Route[] {
  async function showAccount(c: RouteContext, refusal: { about: About; kind: AccountRefusal } | null = null): Promise<Response> {
    const actor = readActor(c)
    const { sessions, ...mine } = await readMyAccount(house, actor)
    const shown = sessions.map((session) => ({ ...session, isThis: session.id === actor.sessionId }))
    return page(c, <AccountPage view={c.var.view} {...mine} sessions={shown} refusal={refusal} />, refusal === null ? 200 : 422)
  }
  function back(c: RouteContext, key: AccountsKey, path = '/account'): Response {
    return goTo(c, house, path, { kind: 'done', text: translator(accountsMessages, c.var.language)(key) })
  }
  /** Done, or the page again with the reason; a thing of somebody else is not there. */
  async function answer(c: RouteContext, about: About, result: Result<null, AccountRefusal>, key: AccountsKey): Promise<Response> {
    if (result.ok) return back(c, key)
    return result.refusal === 'not-found' ? problem(c, 404, 'not-found') : showAccount(c, { about, kind: result.refusal })
  }
  return [
    get('/account', (c) => showAccount(c)),
    get('/account/stream', (c) => liveStream(c, house, () => false)),
    post(
      '/account/language',
      withForm(['language'], async (c, form) => {
        const language = form.one('language')
        await chooseLanguage(house, readActor(c), isLanguage(language) ? language : null)
        return back(c, 'account.languageSaved', isLanguage(language) ? `/account?lang=${language}` : '/account')
      }),
    ),
    post(
      '/account/mail-address',
      withForm(['email'], async (c, form) => answer(c, 'address', await askForNewAddress(house, readActor(c), form.one('email')), 'account.addressAsked')),
    ),
    get('/account/mail-address/:token', async (c) => {
      const isGood = await isNewAddressLinkGood(house, readActor(c), c.req.param('token') ?? '')
      return page(c, <NewAddressPage view={c.var.view} isGood={isGood} />, isGood ? 200 : 404)
    }),
    post(
      '/account/mail-address/:token',
      withForm(['choice'], async (c, form) => {
        if (form.one('choice') !== 'yes') return page(c, <NewAddressPage view={c.var.view} isGood />, 422)
        return answer(c, 'address', await confirmNewAddress(house, readActor(c), c.req.param('token') ?? ''), 'account.addressChanged')
      }),
    ),
    post(
      '/account/sessions/:id/end',
      withForm([], async (c) => answer(c, 'passkey', await endMySession(house, readActor(c), readId(c)), 'account.sessionEnded')),
    ),
    post(
      '/account/sessions/end-others',
      withForm([], async (c) => {
        await endMyOtherSessions(house, readActor(c))
        return back(c, 'account.othersEnded')
      }),
    ),
    post(
      '/account/passkeys/:id/name',
      withForm(['name'], async (c, form) => answer(c, 'passkey', await namePasskey(house, readActor(c), readId(c), form.one('name')), 'account.passkeyNamed')),
    ),
    post(
      '/account/passkeys/:id/remove',
      withForm([], async (c) => answer(c, 'passkey', await removePasskey(house, readActor(c), readId(c)), 'account.passkeyRemoved')),
    ),
    post(
      '/account/keys',
      withForm(['name'], async (c, form) => {
        const created = await createApiKey(house, readActor(c), form.one('name'))
        return created.ok ? page(c, <NewKeyPage view={c.var.view} apiKey={created.value} />) : showAccount(c, { about: 'key', kind: created.refusal })
      }),
    ),
    post(
      '/account/keys/:id/revoke',
      withForm([], async (c) => answer(c, 'key', await revokeApiKey(house, readActor(c), readId(c)), 'account.keyRevoked')),
    ),
  ]
}
