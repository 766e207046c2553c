import { codeOf } from '../domain/reply-code.ts'
import { hashToken, keyedHash, keyedHashes, type Secrets } from '../../../platform/secrets.ts'

/** `page` opens the page of the answer, `mail` stands in the address that replies come back to: who is given one cannot make the other. */
export type KeyKind = 'page' | 'mail'

const PURPOSES: Record<KeyKind, string> = { page: 'reply-page', mail: 'reply-mail' }

function tokenFrom(bytes: Buffer): string {
  // Forty letters that survive a mail server which writes addresses in small letters.
  return bytes.toString('hex').slice(0, 40)
}

/** 160 bits made from the secret and the invitation, so that a second mail can carry the same link and only a hash is kept. */
export function makeKey(secrets: Secrets, kind: KeyKind, invitationId: string): { token: string; hash: Buffer } {
  const token = tokenFrom(keyedHash(secrets.secret, PURPOSES[kind], invitationId))
  return { token, hash: hashToken(token) }
}

/** The token that belongs to a kept hash; null once the secret it was made from is gone. */
export function findKey(secrets: Secrets, kind: KeyKind, invitationId: string, hash: Buffer): string | null {
  const tokens = keyedHashes(secrets, PURPOSES[kind], invitationId).map(tokenFrom)
  return tokens.find((token) => hashToken(token).equals(hash)) ?? null
}

/** What is typed from a letter has sixty bits: its hash is keyed, so that a stolen table gives none away. */
export function makeCode(secrets: Secrets, invitationId: string): { code: string; hash: Buffer } {
  const code = codeOf(keyedHash(secrets.secret, 'reply-code', invitationId))
  return { code, hash: keyedHash(secrets.secret, 'reply-code-kept', code) }
}

/** The code that belongs to a kept hash; null once the secret it was made from is gone. */
export function findCode(secrets: Secrets, invitationId: string, hash: Buffer): string | null {
  const codes = keyedHashes(secrets, 'reply-code', invitationId).map(codeOf)
  return codes.find((code) => hashCode(secrets, code).some((kept) => kept.equals(hash))) ?? null
}

/** The hashes under which a typed code may be kept. */
export function hashCode(secrets: Secrets, code: string): Buffer[] {
  return keyedHashes(secrets, 'reply-code-kept', code)
}
