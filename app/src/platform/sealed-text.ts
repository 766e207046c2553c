import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { Secrets } from './secrets.ts'

/** A text sealed under a key of its own, and that key sealed under the house's. Whoever destroys the key destroys the text. */
export type SealedText = { rowKey: Buffer; words: Buffer }

const IV_BYTES = 12
const TAG_BYTES = 16

/** SEC-32: AES-256-GCM; where it stands is sealed with it, so that a value moved to another row does not open. */
export function sealText({ secret }: Secrets, place: string, text: string): SealedText {
  const key = randomBytes(32)
  return { rowKey: seal(houseKey(secret), `${place} key`, key), words: seal(key, place, Buffer.from(text, 'utf8')) }
}

/** @returns null when neither the secret of now nor the one before opens it, or when it was touched */
export function openText(secrets: Secrets, place: string, { rowKey, words }: SealedText): string | null {
  const key = openKey(secrets, place, rowKey)
  return key === null ? null : (open(key.key, place, words)?.toString('utf8') ?? null)
}

/** The row's key under the secret of now; null where it already is, or where nothing opens it. */
export function sealKeyAnew(secrets: Secrets, place: string, rowKey: Buffer): Buffer | null {
  const key = openKey(secrets, place, rowKey)
  return key === null || key.isOfNow ? null : seal(houseKey(secrets.secret), `${place} key`, key.key)
}

function openKey({ secret, previousSecret }: Secrets, place: string, rowKey: Buffer): { key: Buffer; isOfNow: boolean } | null {
  const now = open(houseKey(secret), `${place} key`, rowKey)
  if (now !== null) return { key: now, isOfNow: true }
  const before = previousSecret === null ? null : open(houseKey(previousSecret), `${place} key`, rowKey)
  return before === null ? null : { key: before, isOfNow: false }
}

function houseKey(secret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', 'ronde sealed text', 32))
}

function seal(key: Buffer, place: string, plain: Buffer): Buffer {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  cipher.setAAD(Buffer.from(place))
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

function open(key: Buffer, place: string, sealed: Buffer): Buffer | null {
  if (sealed.length < IV_BYTES + TAG_BYTES) return null
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV_BYTES))
  decipher.setAAD(Buffer.from(place))
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()])
  } catch {
    return null
  }
}
