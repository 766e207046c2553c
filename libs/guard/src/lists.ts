import { fold } from './fold.ts'
import { LANGUAGES, type Language } from './languages.ts'

/**
 * What the lists say about a word. `given` and `surname`: 0 not seen as one, 1 rare, 2 frequent. `words`: a bit for each language, in the order of
 * `LANGUAGES`, in whose dictionary it stands as an ordinary word. `common`: among the most frequent words of one of them. `place`: a town or municipality.
 */
export type WordProfile = { given: number; surname: number; words: number; place: boolean; common: boolean }

/** Read with `readLists`; a look-up is answered for any word, wrongly for at most 1 in 1,000 of those that are not in the lists. */
export type NameLists = { version: string; size: number; find: (word: string) => WordProfile }

export const NOTHING_KNOWN: WordProfile = { given: 0, surname: 0, words: 0, place: false, common: false }

/** File: `RGL1`, version length and text, then seed, size, segment length, segment count, profile count (u32, little endian), the profiles (u16), the slots. */
export const MAGIC = 0x314c4752
export const FINGERPRINT_BITS = 10
const FINGERPRINT_MASK = (1 << FINGERPRINT_BITS) - 1

export type Shape = { seed: number; segmentLength: number; segmentCount: number }
export type Place = { first: number; second: number; third: number; fingerprint: number }

/** Where a folded word lies: three slots in neighbouring segments (binary fuse filter, Graf & Lemire 2022) and ten bits to know it again. */
export function locate(word: string, { seed, segmentLength, segmentCount }: Shape, into: Place): Place {
  let one = 0xdeadbeef ^ seed
  let two = 0x41c6ce57 ^ seed
  for (let index = 0; index < word.length; index += 1) {
    const code = word.charCodeAt(index)
    one = Math.imul(one ^ code, 2654435761)
    two = Math.imul(two ^ code, 1597334677)
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(two ^ (two >>> 13), 3266489909)
  two = Math.imul(two ^ (two >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909)
  const mask = segmentLength - 1
  const segment = Math.floor(((one >>> 0) / 0x1_0000_0000) * segmentCount)
  const mixed = Math.imul(two ^ (two >>> 15), 0x2c1b3c6d)
  into.first = segment * segmentLength + (two & mask)
  into.second = (segment + 1) * segmentLength + ((two >>> 16) & mask)
  into.third = (segment + 2) * segmentLength + ((mixed >>> 11) & mask)
  into.fingerprint = (Math.imul(one ^ mixed, 0x297a2d39) >>> 22) & FINGERPRINT_MASK
  return into
}

export function packProfile({ given, surname, words, place, common }: WordProfile): number {
  return given | (surname << 2) | (words << 4) | (place ? 256 : 0) | (common ? 512 : 0)
}

function unpackProfile(packed: number): WordProfile {
  return { given: packed & 3, surname: (packed >> 2) & 3, words: (packed >> 4) & 15, place: (packed & 256) !== 0, common: (packed & 512) !== 0 }
}

/** The bit of a language in `WordProfile.words`. */
export function wordBit(language: Language): number {
  return 1 << LANGUAGES.indexOf(language)
}

/**
 * Reads the compiled lists.
 * @param bytes what `writeLists` made; kept, not copied
 * @throws RangeError when the bytes are not such lists or are cut off
 */
export function readLists(bytes: Uint8Array): NameLists {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 32 || view.getUint32(0, true) !== MAGIC) throw new RangeError('These bytes are not the lists of the guard')
  const versionLength = view.getUint32(4, true)
  if (versionLength > 200) throw new RangeError('The lists of the guard are damaged')
  const version = new TextDecoder().decode(bytes.subarray(8, 8 + versionLength))
  let at = 8 + versionLength
  const number = () => {
    const value = view.getUint32(at, true)
    at += 4
    return value
  }
  const [seed, size, segmentLength, segmentCount, profileCount] = [number(), number(), number(), number(), number()]
  const profiles = Array.from({ length: profileCount }, (_, index) => unpackProfile(view.getUint16(at + index * 2, true)))
  at += profileCount * 2
  const slots = (segmentCount + 2) * segmentLength
  const low = bytes.subarray(at, at + slots)
  const middle = bytes.subarray(at + slots, at + slots * 2)
  const high = bytes.subarray(at + slots * 2, at + slots * 2 + Math.ceil(slots / 4))
  if (high.length < Math.ceil(slots / 4)) throw new RangeError('The lists of the guard are cut off')
  const shape = { seed, segmentLength, segmentCount }
  const place: Place = { first: 0, second: 0, third: 0, fingerprint: 0 }
  const read = (slot: number) => low[slot]! | (middle[slot]! << 8) | (((high[slot >> 2]! >> ((slot & 3) * 2)) & 3) << 16)
  return {
    version,
    size,
    find(word) {
      locate(fold(word), shape, place)
      const value = read(place.first) ^ read(place.second) ^ read(place.third)
      if ((value & FINGERPRINT_MASK) !== place.fingerprint) return NOTHING_KNOWN
      return profiles[value >> FINGERPRINT_BITS] ?? NOTHING_KNOWN
    },
  }
}
