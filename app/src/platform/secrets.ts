import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** 256 random bits, safe in a URL and a cookie. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** 160 random bits in letters that survive a mail server which writes addresses in small letters. */
export function newMailKey(): string {
  return randomBytes(20).toString('hex')
}

/** Random 256-bit tokens need no salt: SHA-256 is enough to make a stolen table useless. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

export function keyedHash(secret: string, purpose: string, text: string): Buffer {
  return createHmac('sha256', secret).update(`${purpose}\n${text}`).digest()
}

export type Secrets = { secret: string; previousSecret: string | null }

/** What was sealed with the secret of now, or with the one before while it is given: in that order. New things are sealed with the first only. */
export function keyedHashes({ secret, previousSecret }: Secrets, purpose: string, text: string): Buffer[] {
  return (previousSecret === null ? [secret] : [secret, previousSecret]).map((each) => keyedHash(each, purpose, text))
}

export function isSameSecret(one: string, other: string): boolean {
  const [a, b] = [hashToken(one), hashToken(other)]
  return timingSafeEqual(a, b)
}

const WEAK = /^(.)\1*$|^(?:change|secret|password|ronde|default|test)/i

/** Weak: under 32 characters, few different ones, or a word that stands in examples. */
export function isWeakSecret(secret: string): boolean {
  return secret.length < 32 || new Set(secret).size < 10 || WEAK.test(secret)
}
