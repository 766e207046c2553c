import type { Language } from '../../../kernel/language.ts'
import type { CardLink, Change } from '../domain/board.ts'
import type { Device } from '../domain/device.ts'
import { layMoves, type Round } from '../domain/round.ts'
import type { ShownCard } from '../domain/shown.ts'
import type { Draft } from './kept-queue.ts'

/** Words of the page for its script: sentences with `{holes}`. */
export type BoardWords = Readonly<Record<string, string>>

export type BoardView = 'panel' | 'screen' | 'mine'

/** What the page gives to its script, as JSON in an attribute; the server draws the first picture from the same. */
export type BoardProps = {
  view: BoardView
  /** Who reads: what waits on a device waits under this name. */
  owner: string
  token: string
  language: Language
  languages: readonly Language[]
  languageNames: Readonly<Record<Language, string>>
  round: Round
  cards: readonly ShownCard[]
  isLead: boolean
  isPresenter: boolean
  leaderName: string
  /** The clock of the house while the page was made. */
  now: string
  /** Names that may be named: organisations, and people who agreed to it. */
  links: readonly CardLink[]
  /** Addresses of the guard's script and lists; null where they were not built. */
  guard: { script: string; lists: string } | null
  allow: { names: readonly string[]; organisations: readonly string[]; contacts: readonly string[] }
  /** Ways of a member to what a mirror session looks at; null in any other round, and on the wall. */
  mirror: MirrorWays | null
  /** On the wall: the wave whose picture the group looks at; null elsewhere. */
  pictureOf: string | null
  words: BoardWords
}

/** `own`: null for who was not asked. `from`: the step from which on the picture of the group is offered. */
export type MirrorWays = { wave: string; own: string | null; group: string; from: number }

/** Where the guard found something in words that are not saved. */
export type Mark = { start: number; end: number; kind: string; tier: 'A' | 'B' | 'C'; suggestion: string }

/** A change that is not saved, and why; it stays on this device alone until somebody finds other words. `isAgain`: as an earlier page could keep it. */
export type Held = { change: Change; fault: string; marks: readonly Mark[]; isAgain?: boolean }

/** What the script knows at any moment; the components draw it. */
export type BoardState = {
  device: Device
  /** As the house told it. */
  told: Round
  /** With what waits on this device laid over it. */
  round: Round
  leaderName: string
  /** What a mirror session looks at by now: another wave may be chosen while phones are open. */
  mirror: MirrorWays | null
  pictureOf: string | null
  /** What the clock of the house shows beyond the one of this device, in milliseconds. */
  ahead: number
  /** `stopped`: the house refuses this device; a sentence of its own says why. */
  network: 'ready' | 'away' | 'stopped'
  sentence: string
  held: readonly Held[]
  /** Lines that an earlier page left behind, by the card they are for; empty for the line of the board. */
  left: Readonly<Record<string, Draft>>
  /** Something that was led or ticked here no longer counts. */
  isMoot: boolean
  /** Why a card that was moved or taken away here stays as it was; empty otherwise. */
  stays: string
}

/** What waits on this device lies over what the house told; moments as the clock of the house would show them. */
export function shownRound(told: Round, { moves }: Device, { owner, ahead }: { owner: string; ahead: number }): Round {
  const righted = moves.map((move) => ({ ...move, at: new Date(Date.parse(move.at) + ahead).toISOString() }))
  return layMoves(told, righted, owner)
}

export function fill(words: BoardWords, key: string, params: Readonly<Record<string, string | number>> = {}): string {
  return (words[key] ?? '').replaceAll(/\{(\w+)\}/g, (hole, name: string) => String(params[name] ?? hole))
}

export function startState({ cards, round, leaderName, mirror, pictureOf, now }: BoardProps): BoardState {
  return {
    device: { told: new Map(cards.map((card) => [card.id, card])), since: round.seq, waiting: [], moves: [], undo: [] },
    told: round,
    round,
    leaderName,
    mirror,
    pictureOf,
    ahead: Date.parse(now) - Date.now(),
    network: 'ready',
    sentence: '',
    held: [],
    left: {},
    isMoot: false,
    stays: '',
  }
}
