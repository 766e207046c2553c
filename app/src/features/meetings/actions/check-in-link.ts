import { isSameSecret, keyedHash, keyedHashes } from '../../../platform/secrets.ts'
import type { House } from '../../../platform/house.ts'
import { readTypedCode, typedCodeOf } from '../../../platform/typed-code.ts'

const PURPOSE = 'check in'
const ID_BYTES = 16
const SEAL_BYTES = 16
/** 27⁶ codes, of which a day has a handful. */
const CODE_LENGTH = 6

/** The address on the poster of a meeting: it opens on the day of the meeting only, and tells nobody's name. */
export function checkInAddress(house: Pick<House, 'settings'>, meetingId: string): string {
  return new URL(`/c/${tokenOf(house, meetingId)}`, house.settings.publicUrl).href
}

export function tokenOf({ settings }: Pick<House, 'settings'>, meetingId: string): string {
  const id = Buffer.from(meetingId.replaceAll('-', ''), 'hex')
  return Buffer.concat([id, keyedHash(settings.secret, PURPOSE, meetingId).subarray(0, SEAL_BYTES)]).toString('base64url')
}

/** The meeting that such a token names; null where the house did not make it. */
export function readToken({ settings }: Pick<House, 'settings'>, token: string): string | null {
  const bytes = /^[\w-]{43}$/.test(token) ? Buffer.from(token, 'base64url') : Buffer.alloc(0)
  if (bytes.length !== ID_BYTES + SEAL_BYTES) return null
  const hex = bytes.subarray(0, ID_BYTES).toString('hex')
  const meetingId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  const seal = bytes.subarray(ID_BYTES).toString('hex')
  const isOurs = keyedHashes(settings, PURPOSE, meetingId).some((known) => isSameSecret(known.subarray(0, SEAL_BYTES).toString('hex'), seal))
  return isOurs ? meetingId : null
}

/** Six signs to type where a phone reads no code. */
export function codeOf({ settings }: Pick<House, 'settings'>, meetingId: string): string {
  return typedCodeOf(keyedHash(settings.secret, `${PURPOSE} code`, meetingId), CODE_LENGTH)
}

/** Which of these meetings a typed code means, small letters and spaces aside. */
export function findByCode({ settings }: Pick<House, 'settings'>, code: string, meetingIds: readonly string[]): string | null {
  const typed = readTypedCode(code)
  return meetingIds.find((id) => keyedHashes(settings, `${PURPOSE} code`, id).some((hash) => isSameSecret(typedCodeOf(hash, CODE_LENGTH), typed))) ?? null
}
