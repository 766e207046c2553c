import { FINGERPRINT_BITS, locate, MAGIC, packProfile, type Place, type Shape, type WordProfile } from './lists.ts'

const MOST_PROFILES = 256
const MOST_TRIES = 50

/** What is in the lists: folded words (see `fold`), each once. */
export type ListEntries = ReadonlyMap<string, WordProfile>

function shapeFor(size: number, seed: number): Shape {
  const segmentLength = Math.max(4, 2 ** Math.floor(Math.log(Math.max(size, 2)) / Math.log(3.33) + 2.25))
  const factor = Math.max(1.125, 0.875 + (0.25 * Math.log(1_000_000)) / Math.log(Math.max(size, 2)))
  const segmentCount = Math.max(1, Math.ceil((size * factor) / segmentLength) - 2)
  return { seed, segmentLength, segmentCount }
}

/** Which slot each word decides, in the order in which they can be peeled off; null when a knot remains and another seed must be tried. */
function peel(places: readonly Place[], slots: number): { word: number; slot: number }[] | null {
  const count = new Uint32Array(slots)
  const words = new Int32Array(slots)
  const slotsOf = ({ first, second, third }: Place) => [first, second, third]
  places.forEach((place, word) => {
    for (const slot of slotsOf(place)) {
      count[slot]! += 1
      words[slot]! ^= word
    }
  })
  const alone: number[] = []
  for (let slot = 0; slot < slots; slot += 1) if (count[slot] === 1) alone.push(slot)
  const order: { word: number; slot: number }[] = []
  for (let slot = alone.pop(); slot !== undefined; slot = alone.pop()) {
    if (count[slot] !== 1) continue
    const word = words[slot]!
    order.push({ word, slot })
    for (const other of slotsOf(places[word]!)) {
      count[other]! -= 1
      words[other]! ^= word
      if (count[other] === 1) alone.push(other)
    }
  }
  return order.length === places.length ? order : null
}

/** How much is lost when a word gets the profile of another: a language weighs most, a level of a name or a town least. */
function differ(one: WordProfile, other: WordProfile): number {
  const languages = one.words ^ other.words
  const bits = [1, 2, 4, 8].filter((bit) => languages & bit).length
  const levels = (mine: number, theirs: number) => Math.abs(mine - theirs) * (mine === 0 || theirs === 0 ? 2 : 1)
  return (
    bits * 3 + levels(one.given, other.given) + levels(one.surname, other.surname) + (one.place === other.place ? 0 : 1) + (one.common === other.common ? 0 : 2)
  )
}

/** The profiles that occur, most frequent first; a word of one beyond 256 gets the nearest. */
function listProfiles(entries: ListEntries): { packed: number[]; indexOf: (profile: WordProfile) => number } {
  const seen = new Map<number, { profile: WordProfile; count: number }>()
  for (const profile of entries.values()) {
    const known = seen.get(packProfile(profile)) ?? { profile, count: 0 }
    known.count += 1
    seen.set(packProfile(profile), known)
  }
  const sorted = [...seen].toSorted((one, other) => other[1].count - one[1].count || one[0] - other[0])
  const kept = sorted.slice(0, MOST_PROFILES)
  const places = new Map(kept.map(([packed], index) => [packed, index]))
  for (const [packed, { profile }] of sorted.slice(MOST_PROFILES)) {
    const losses = kept.map(([, { profile: other }]) => differ(profile, other))
    places.set(packed, losses.indexOf(Math.min(...losses)))
  }
  return { packed: kept.map(([packed]) => packed), indexOf: (profile) => places.get(packProfile(profile)) ?? 0 }
}

/**
 * Compiles word lists to a compact filter of about 20 bits a word, which answers wrongly for at most 1 in 1,000 unknown words.
 * @param entries folded words with what is known of them
 * @param version told again by `readLists`; at most 200 bytes
 */
export function writeLists(entries: ListEntries, version: string): Uint8Array {
  const words = [...entries.keys()]
  for (let seed = 1; seed <= MOST_TRIES; seed += 1) {
    const shape = shapeFor(words.length, seed)
    const slots = (shape.segmentCount + 2) * shape.segmentLength
    const places = words.map((word) => locate(word, shape, { first: 0, second: 0, third: 0, fingerprint: 0 }))
    const order = peel(places, slots)
    if (order === null) continue
    const { packed, indexOf } = listProfiles(entries)
    const values = new Uint32Array(slots)
    for (const { word, slot } of order.toReversed()) {
      const { first, second, third, fingerprint } = places[word]!
      values[slot] = 0
      const wanted = fingerprint | (indexOf(entries.get(words[word]!)!) << FINGERPRINT_BITS)
      values[slot] = wanted ^ values[first]! ^ values[second]! ^ values[third]!
    }
    return joinFile({ version, numbers: [seed, words.length, shape.segmentLength, shape.segmentCount, packed.length], packed, values })
  }
  throw new RangeError('The lists of the guard could not be compiled; is a word in them twice?')
}

type FileParts = { version: string; numbers: number[]; packed: number[]; values: Uint32Array }

function joinFile({ version, numbers, packed, values }: FileParts): Uint8Array {
  const name = new TextEncoder().encode(version)
  const head = 8 + name.length + numbers.length * 4 + packed.length * 2
  const bytes = new Uint8Array(head + values.length * 2 + Math.ceil(values.length / 4))
  const view = new DataView(bytes.buffer)
  view.setUint32(0, MAGIC, true)
  view.setUint32(4, name.length, true)
  bytes.set(name, 8)
  let at = 8 + name.length
  for (const number of numbers) {
    view.setUint32(at, number, true)
    at += 4
  }
  for (const profile of packed) {
    view.setUint16(at, profile, true)
    at += 2
  }
  values.forEach((value, slot) => {
    bytes[head + slot] = value & 255
    bytes[head + values.length + slot] = (value >> 8) & 255
    bytes[head + values.length * 2 + (slot >> 2)]! |= ((value >> 16) & 3) << ((slot & 3) * 2)
  })
  return bytes
}
