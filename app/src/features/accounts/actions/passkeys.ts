import { generateAuthenticationOptions, generateRegistrationOptions, verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server'
import type { Actor } from '../../../kernel/actor.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { asSystem, inTransactionOrUndo } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { addressBlock, allowTry } from '../../../platform/rate-limit.ts'
import { hashToken, isSameSecret } from '../../../platform/secrets.ts'
import { mayChangeSignIn } from '../domain/proof.ts'
import { minutesLater } from '../domain/sign-in-link.ts'
import type { PasskeyAnswer, PasskeyMade } from '../domain/passkey-answer.ts'
import { findAccount } from '../store/account-store.ts'
import { findPasskeyByCredential, listPasskeys, saveChallenge, savePasskey, savePasskeyUse, takeChallenge, type Passkey } from '../store/passkey-store.ts'
import { tellOwner } from './tell-owner.ts'
import { rotateSession, startSession, type StartedSession } from './start-session.ts'
import type { Browser } from './complete-sign-in.ts'

const CHALLENGE_MINUTES = 5
/** Ed25519, ES256 and RS256, by their COSE numbers: what devices make today. */
const ALGORITHMS = [-8, -7, -257]
export type PasskeyRefusal = 'passkey-refused' | 'too-often' | 'proof-needed'

/** The site a passkey belongs to. Passkeys know a name, never a number: on this machine it is `localhost`. */
function siteOf(house: House): { rpID: string; origin: string } {
  const { hostname, origin } = new URL(house.settings.publicUrl)
  return { rpID: hostname, origin }
}

/** What the browser needs to ask for any passkey it holds for this site: nobody has to say who they are first. */
export async function offerSignIn(house: House, browser: Browser) {
  if (!(await allowTry(house, { key: `passkey ${addressBlock(browser.address)}`, tries: 60, windowMinutes: 15 }))) return refused('too-often' as const)
  const options = await generateAuthenticationOptions({ rpID: siteOf(house).rpID, userVerification: 'required' })
  const expiresAt = minutesLater(nowOf(house), CHALLENGE_MINUTES)
  await asSystem(house.db, (tx) =>
    saveChallenge(tx, { accountId: null, kind: 'sign_in', challenge: options.challenge, browserHash: hashToken(browser.token), expiresAt }),
  )
  return done(options)
}

export async function signInByPasskey(house: House, answer: PasskeyAnswer, browser: Browser): Promise<Result<StartedSession, PasskeyRefusal>> {
  const now = nowOf(house)
  const asked = await asSystem(house.db, (tx) => takeChallenge(tx, 'sign_in', hashToken(browser.token), now))
  if (asked === null) return refused('passkey-refused')
  return asSystem(house.db, async (tx) => {
    const passkey = await findPasskeyByCredential(tx, answer.id)
    const account = passkey === null ? null : await findAccount(tx, passkey.accountId)
    const counter = passkey === null ? null : await verifySignIn(house, passkey, answer, asked.challenge)
    if (passkey === null || account === null || counter === null) {
      await writeAudit(
        tx,
        { action: 'sign-in-failed', subjectKind: 'account', subjectId: account?.id ?? null, actorPersonId: null, facts: { how: 'passkey' } },
        now,
      )
      return refused('passkey-refused')
    }
    await savePasskeyUse(tx, passkey.id, counter, now)
    await writeAudit(tx, { action: 'sign-in', subjectKind: 'account', subjectId: account.id, actorPersonId: account.personId, facts: { how: 'passkey' } }, now)
    return done(
      await startSession(
        tx,
        { accountId: account.id, assurance: 'passkey', device: browser.device, browserToken: browser.token, replaces: browser.replaces ?? null },
        now,
      ),
    )
  })
}

/** @returns the new counter, or null when the answer does not hold */
async function verifySignIn(house: House, passkey: Passkey, answer: PasskeyAnswer, challenge: string): Promise<number | null> {
  const { rpID, origin } = siteOf(house)
  const credential = { id: passkey.credentialId, publicKey: new Uint8Array(passkey.publicKey), counter: passkey.counter }
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: answer,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: rpID,
      credential,
      requireUserVerification: true,
    })
    return verified ? authenticationInfo.newCounter : null
  } catch {
    return null
  }
}

/** What the browser needs to make a new passkey for the person who is signed in. */
export async function offerPasskey(house: House, actor: Actor, browserToken: string) {
  const now = nowOf(house)
  return asSystem(house.db, async (tx) => {
    const account = await findAccount(tx, actor.accountId)
    const known = await listPasskeys(tx, actor.accountId)
    if (account === null || !mayChangeSignIn(actor, known.length, now)) return refused('proof-needed' as const)
    const options = await generateRegistrationOptions({
      rpName: 'Ronde',
      rpID: siteOf(house).rpID,
      userID: new TextEncoder().encode(account.id),
      userName: account.email,
      userDisplayName: account.name,
      attestationType: 'none',
      supportedAlgorithmIDs: ALGORITHMS,
      excludeCredentials: known.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    })
    await saveChallenge(tx, {
      accountId: account.id,
      kind: 'register',
      challenge: options.challenge,
      browserHash: hashToken(browserToken),
      expiresAt: minutesLater(now, CHALLENGE_MINUTES),
    })
    return done(options)
  })
}

/** Keeps a new passkey. It proves as much as a sign-in with it: the session goes on under a new token with full rights. */
export async function addPasskey(
  house: House,
  actor: Actor,
  { made, name }: { made: PasskeyMade; name: string },
  browserToken: string,
): Promise<Result<StartedSession, PasskeyRefusal>> {
  const now = nowOf(house)
  const asked = await asSystem(house.db, (tx) => takeChallenge(tx, 'register', hashToken(browserToken), now))
  if (asked === null || !isSameSecret(asked.accountId ?? '', actor.accountId)) return refused('passkey-refused')
  const credential = await verifyMade(house, made, asked.challenge)
  if (credential === null) return refused('passkey-refused')
  return inTransactionOrUndo(house.db, actor, async (tx): Promise<Result<StartedSession, PasskeyRefusal>> => {
    const known = await listPasskeys(tx, actor.accountId)
    if (!mayChangeSignIn(actor, known.length, now)) return refused('proof-needed')
    if ((await findPasskeyByCredential(tx, credential.id)) !== null) return refused('passkey-refused')
    const { id: credentialId, counter, transports = [] } = credential
    await savePasskey(tx, {
      accountId: actor.accountId,
      credentialId,
      publicKey: Buffer.from(credential.publicKey),
      counter,
      transports: [...transports],
      name,
      createdAt: now,
    })
    await writeAudit(tx, { action: 'passkey-added', subjectKind: 'account', subjectId: actor.accountId, actorPersonId: actor.personId }, now)
    await tellOwner(tx, actor.accountId, 'passkey-added', now)
    return done(await rotateSession(tx, actor.sessionId, actor.assurance === 'demo' ? null : { assurance: 'passkey', provedAt: now }))
  })
}

async function verifyMade(house: House, made: PasskeyMade, challenge: string) {
  const { rpID, origin } = siteOf(house)
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: made,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: rpID,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    })
    return verified ? registrationInfo.credential : null
  } catch {
    return null
  }
}
