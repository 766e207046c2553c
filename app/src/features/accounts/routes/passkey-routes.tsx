import { translator } from '../../../kernel/translate.ts'
import { page } from '../../../platform/http/answer.ts'
import { get, post, readActor, type Route, type RouteContext } from '../../../platform/http/route.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { scriptsOf } from '../../../ui/page-scripts.ts'
import { readMyAccount } from '../actions/my-account.ts'
import { addPasskey, offerPasskey, offerSignIn, signInByPasskey, type PasskeyRefusal } from '../actions/passkeys.ts'
import { nameDevice } from '../domain/device.ts'
import { parseAddBody, parseSignInBody } from '../domain/passkey-answer.ts'
import { mayChangeSignIn } from '../domain/proof.ts'
import { sameSitePath } from '../domain/same-site-path.ts'
import { accountsMessages } from '../messages/catalogue.ts'
import { AddPasskeyPage } from '../pages/add-passkey-page.tsx'
import { browserOf, giveSession } from './browser.ts'

/** Signing in with a passkey and making one: spoken by the script of these two pages, in JSON. */
export function passkeyRoutes(house: House): Route[] {
  return [
    post('/sign-in/passkey/options', async (c) => {
      const offered = await offerSignIn(house, browserOf(c, house))
      return offered.ok ? c.json(offered.value) : refuse(c, offered.refusal)
    }),
    post('/sign-in/passkey/verify', async (c) => {
      const body = parseSignInBody(await readJson(c))
      if (body === null) return refuse(c, 'passkey-refused')
      const started = await signInByPasskey(house, body.answer, browserOf(c, house))
      if (!started.ok) return refuse(c, started.refusal)
      giveSession(c, started.value.token)
      return c.json({ to: sameSitePath(body.to) })
    }),
    get('/sign-in/passkey/add', async (c) => {
      const actor = readActor(c)
      const { passkeys, needsPasskey } = await readMyAccount(house, actor)
      return page(
        c,
        <AddPasskeyPage
          view={c.var.view}
          to={sameSitePath(c.req.query('to'))}
          isNeeded={needsPasskey && actor.assurance === 'mail'}
          isProofNeeded={!mayChangeSignIn(actor, passkeys.length, nowOf(house))}
          deviceName={nameDevice(c.req.header('User-Agent') ?? '')}
          scripts={scriptsOf('sign-in')}
        />,
      )
    }),
    post('/sign-in/passkey/add/options', async (c) => {
      const offered = await offerPasskey(house, readActor(c), c.var.browserToken)
      return offered.ok ? c.json(offered.value) : refuse(c, offered.refusal)
    }),
    post('/sign-in/passkey/add/verify', async (c) => {
      const body = parseAddBody(await readJson(c))
      if (body === null) return refuse(c, 'passkey-refused')
      const added = await addPasskey(house, readActor(c), body, c.var.browserToken)
      if (!added.ok) return refuse(c, added.refusal)
      giveSession(c, added.value.token)
      return c.json({ to: sameSitePath(body.to) })
    }),
  ]
}

async function readJson(c: RouteContext): Promise<unknown> {
  return c.req.json().catch(() => null)
}

const ANSWERS = { 'passkey-refused': [422, 'passkey.failed'], 'too-often': [429, 'refused.too-often'], 'proof-needed': [403, 'refused.proof-needed'] } as const

function refuse(c: RouteContext, refusal: PasskeyRefusal): Response {
  const [status, key] = ANSWERS[refusal]
  return c.json({ sentence: translator(accountsMessages, c.var.language)(key) }, status)
}
