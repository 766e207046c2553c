import type { House } from '../../../platform/house.ts'
import { isSameSecret, keyedHash, keyedHashes } from '../../../platform/secrets.ts'
import { typedCodeOf } from '../../../platform/typed-code.ts'
import type { Round } from '../domain/round.ts'

const PURPOSE = 'round room'
const CODE_LENGTH = 8

type Turn = Pick<Round, 'id' | 'roomTurn'>

/** Eight signs on the wall: they are made from the secret of the house and kept nowhere. A new turn has others. */
export function roomCodeOf({ settings }: Pick<House, 'settings'>, { id, roomTurn }: Turn): string {
  return typedCodeOf(keyedHash(settings.secret, PURPOSE, `${id} ${roomTurn}`), CODE_LENGTH)
}

/** Where the code leads that a phone reads. */
export function roomAddress(house: Pick<House, 'settings'>, round: Turn): string {
  return new URL(`/w/${roomCodeOf(house, round)}`, house.settings.publicUrl).href
}

export function findByRoomCode<Found extends Turn>({ settings }: Pick<House, 'settings'>, code: string, rounds: readonly Found[]): Found | null {
  const isOf = ({ id, roomTurn }: Turn): boolean =>
    keyedHashes(settings, PURPOSE, `${id} ${roomTurn}`).some((hash) => isSameSecret(typedCodeOf(hash, CODE_LENGTH), code))
  return rounds.find(isOf) ?? null
}

/** So many cards may come from one phone. */
const MOST_OF_ONE_PHONE = 30

/**
 * The numbers of the cards that one phone may write in one round. They are made from a mark that the browser alone keeps, so that it finds its own cards
 * again and the house, which keeps no mark, cannot say which cards came from one hand.
 */
export function cardIdsOf({ settings }: Pick<House, 'settings'>, roundId: string, browser: string): string[] {
  return Array.from({ length: MOST_OF_ONE_PHONE }, (_, order) => idOf(keyedHash(settings.secret, 'room card', `${roundId} ${browser} ${order}`)))
}

function idOf(hash: Buffer): string {
  const bytes = Buffer.from(hash.subarray(0, 16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
