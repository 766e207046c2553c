import type { Network } from '../network.ts'
import type { Box, Positions } from '../layouts/positions.ts'
import type { Change, Look } from './look.ts'
import type { MeasureText } from './measure-text.ts'
import type { TieInPicture } from './ties.ts'

/** Who may be named has a name; everybody else is a shape without one. */
export type PersonInPicture = {
  name: string | null
  group?: string | null
  /** Whose name is placed first; the number of ties unless said. */
  priority?: number
  /** Where the name must stand: outside the columns of `layoutInColumns`. */
  side?: 'left' | 'right'
}

/** How a person stands in one of two pictures beside each other. */
export type Presence = 'here' | 'joined' | 'left' | 'absent'

/** One picture of the page: two for before and after. */
export type Panel = {
  ties: readonly TieInPicture[]
  subtitle?: string
  presence?: readonly Presence[]
  /** What the legend explains although nobody here stands so: the picture is one of several. */
  explains?: readonly Presence[]
}

/** Every word of the picture, in the language of its reader. */
export type SceneWords = {
  groups: string
  other: string
  levels: string
  /** From the lowest level. */
  levelNames: readonly string[]
  tie: string
  oneSided: string
  reconstructed: string
  together: string
  changes: Record<Change, string>
  joined: string
  left: string
  key: string
  /** What a screen reader says of somebody: name or none, group or none, number of ties, place in the network. */
  person: (name: string | null, group: string | null, ties: number, place: number) => string
}

/**
 * Larger shapes for larger values; `says` stands in the legend. A value of a person is for that person alone: who draws for others gives none of persons,
 * but of organisations or sectors.
 */
export type SceneSizes = { values: readonly (number | null)[]; says: string; write?: (value: number) => string }

export type SceneRing = { radius: number; text: string }

export type SceneInput = {
  network: Network
  positions: Positions
  people: readonly PersonInPicture[]
  panels: readonly Panel[]
  look: Look
  /** In points; `text` is the size of a name. */
  page: { width: number; height: number; text?: number }
  title: string
  /** Below the picture: date, response rate, people, ties, threshold, licence. */
  notes: readonly string[]
  /** One paragraph for who cannot see it. */
  description: string
  words: SceneWords
  measure?: MeasureText
  /** `auto`: names where they fit, else numbers and a key. */
  labels?: 'auto' | 'names' | 'numbers' | 'none'
  rings?: readonly SceneRing[]
  hasHulls?: boolean
  /** Part of the layout that the picture keeps free although nobody stands there: who is in another picture at the same places. */
  frame?: Box
  /** Which of two groups of one size comes first, so that a picture has the same colours in each language. */
  groupOrder?: readonly string[]
  sizes?: SceneSizes
}
