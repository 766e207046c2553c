import { translator } from '../../../kernel/translate.ts'
import { goTo, page } from '../../../platform/http/answer.ts'
import { isFromThisMachine } from '../../../platform/http/client-address.ts'
import { withForm } from '../../../platform/http/form.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, post, readActor, type Route, type RouteContext } from '../../../platform/http/route.ts'
import type { House } from '../../../platform/house.ts'
import { scriptsOf } from '../../../ui/page-scripts.ts'
import { askForLink } from '../actions/ask-for-link.ts'
import { forgetLink, readLink, signInByCode, signInByLink, type SignedIn } from '../actions/complete-sign-in.ts'
import { enterDemo } from '../actions/enter-demo.ts'
import { signOut } from '../actions/my-account.ts'
import { isSetUpLinkGood, setUp } from '../actions/set-up.ts'
import { parseDemoRole } from '../domain/demo-role.ts'
import { sameSitePath } from '../domain/same-site-path.ts'
import { isLanguage } from '../../../kernel/language.ts'
import { accountsMessages, type AccountsKey } from '../messages/catalogue.ts'
import { CodePage, LinkPage } from '../pages/code-page.tsx'
import { SetUpOldPage, SetUpPage } from '../pages/set-up-page.tsx'
import { SignInPage } from '../pages/sign-in-page.tsx'
import { WaitsPage } from '../pages/waits-page.tsx'
import { browserOf, giveSession, keepLanguage, readWaiting, takeSession } from './browser.ts'

const say = (c: RouteContext, key: AccountsKey) => translator(accountsMessages, c.var.language)(key)

function welcome(c: RouteContext, house: House, { token, leadsTo }: SignedIn): Response {
  giveSession(c, token)
  return goTo(c, house, leadsTo, { kind: 'done', text: say(c, 'signIn.done') })
}

export function signInRoutes(house: House): Route[] {
  const signInPage = (c: RouteContext, more: { to: string; isProof: boolean; email?: string; refusal?: 'no-address' | 'too-often' }) => (
    <SignInPage view={c.var.view} isMailWaiting={house.settings.smtpUrl === null} scripts={scriptsOf('sign-in')} {...more} />
  )
  return [
    get('/sign-in', (c) => page(c, signInPage(c, { to: sameSitePath(c.req.query('to')), isProof: c.req.query('proof') === '1' && c.var.actor !== null }))),
    post(
      '/sign-in',
      withForm(['email', 'to'], async (c, form) => {
        const to = sameSitePath(form.one('to'))
        const browser = browserOf(c, house)
        const asked = await askForLink(house, { email: form.one('email'), leadsTo: to, browserToken: browser.token, address: browser.address })
        if (asked.ok) return goTo(c, house, '/sign-in/code')
        return page(c, signInPage(c, { to, isProof: false, email: form.one('email'), refusal: asked.refusal }), asked.refusal === 'too-often' ? 429 : 422)
      }),
    ),
    get('/sign-in/code', (c) => page(c, <CodePage view={c.var.view} />)),
    post(
      '/sign-in/code',
      withForm(['code'], async (c, form) => {
        const signedIn = await signInByCode(house, { token: null, typed: form.one('code') }, browserOf(c, house))
        return signedIn.ok
          ? welcome(c, house, signedIn.value)
          : page(c, <CodePage view={c.var.view} refusal={signedIn.refusal} />, signedIn.refusal === 'too-often' ? 429 : 422)
      }),
    ),
    get('/sign-in/link/:token', async (c) => page(c, <LinkPage view={c.var.view} state={await readLink(house, tokenOf(c), c.var.browserToken)} />)),
    post(
      '/sign-in/link/:token',
      withForm(['choice', 'code'], (c, form) => followLink(c, house, { choice: form.one('choice'), code: form.one('code') })),
    ),
    post(
      '/sign-out',
      withForm(['sure'], async (c, form) => {
        const waits = readWaiting(c)
        if (waits !== null && form.one('sure') !== 'yes') return page(c, <WaitsPage view={c.var.view} address={waits} />, 409)
        await signOut(house, readActor(c))
        takeSession(c)
        c.header('Clear-Site-Data', '"cache", "storage"')
        return goTo(c, house, '/sign-in', { kind: 'done', text: say(c, 'signOut.done') })
      }),
    ),
    ...doorRoutes(house),
  ]
}

function tokenOf(c: RouteContext): string {
  return c.req.param('token') ?? ''
}

/** A form without a choice or a code does nothing: that is what a scanner of mails would send (SEC-25). */
async function followLink(c: RouteContext, house: House, { choice, code }: { choice: string; code: string }): Promise<Response> {
  const browser = browserOf(c, house)
  if (choice === 'not-me') {
    await forgetLink(house, tokenOf(c), browser.token)
    return goTo(c, house, '/sign-in', { kind: 'done', text: say(c, 'link.forgotten') })
  }
  if (choice !== 'sign-in' && code === '') {
    const state = await readLink(house, tokenOf(c), browser.token)
    return page(c, <LinkPage view={c.var.view} state={state} refusal={state === 'button' ? 'choose' : 'wrong-code'} />, 422)
  }
  const signedIn = code === '' ? await signInByLink(house, tokenOf(c), browser) : await signInByCode(house, { token: tokenOf(c), typed: code }, browser)
  if (signedIn.ok) return welcome(c, house, signedIn.value)
  const state = signedIn.refusal === 'link-old' ? 'old' : 'code'
  return page(c, <LinkPage view={c.var.view} state={state} refusal={signedIn.refusal} />, signedIn.refusal === 'too-often' ? 429 : 422)
}

const SET_UP_FIELDS = ['givenName', 'familyName', 'email', 'language', 'instanceName'] as const

/** The two other doors: into the demo, and into an instance that nobody administers yet. */
function doorRoutes(house: House): Route[] {
  return [
    post(
      '/demo/enter',
      withForm(['role'], async (c, form) => {
        const role = parseDemoRole(form.one('role'))
        if (!house.settings.isDemo || !isFromThisMachine(c, house) || role === null) return problem(c, 404, 'not-found')
        const entered = await enterDemo(house, role, browserOf(c, house))
        if (!entered.ok) return goTo(c, house, '/sign-in', { kind: 'refused', text: say(c, 'demo.missing') })
        giveSession(c, entered.value.token)
        keepLanguage(c)
        return goTo(c, house, '/desk', { kind: 'done', text: say(c, 'demo.entered') })
      }),
    ),
    get('/set-up/:token', async (c) => {
      const values = { givenName: '', familyName: '', email: '', language: c.var.language, instanceName: '' }
      if (await isSetUpLinkGood(house, tokenOf(c))) return page(c, <SetUpPage view={c.var.view} values={values} />)
      return page(c, <SetUpOldPage view={c.var.view} />, 404)
    }),
    post(
      '/set-up/:token',
      withForm(SET_UP_FIELDS, async (c, form) => {
        const [givenName, familyName, email, language, instanceName] = SET_UP_FIELDS.map(form.one) as [string, string, string, string, string]
        const values = { givenName, familyName, email, language, instanceName }
        const started = await setUp(house, tokenOf(c), { ...values, language: isLanguage(language) ? language : c.var.language }, browserOf(c, house))
        if (started.ok) {
          giveSession(c, started.value.token)
          return goTo(c, house, '/sign-in/passkey/add?to=/desk')
        }
        if (started.refusal === 'link-old') return page(c, <SetUpOldPage view={c.var.view} />, 404)
        return page(c, <SetUpPage view={c.var.view} values={values} refusal={started.refusal} />, started.refusal === 'too-often' ? 429 : 422)
      }),
    ),
  ]
}
