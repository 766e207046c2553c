import type { Generated } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import type { Place, Words, Writing } from '../domain/board.ts'
import type { Led, MoveKind } from '../domain/moves.ts'
import type { Audience, RoundMethod, RoundState } from '../domain/round.ts'

export type RoundTables = {
  round: {
    id: Generated<string>
    meetingId: string
    communityId: string
    situationId: string | null
    presenterId: string | null
    method: RoundMethod
    subgroup: string
    state: Generated<RoundState>
    step: Generated<number>
    stepAt: string
    silenceUntil: string | null
    leaderId: string | null
    audience: Audience
    roomTurn: Generated<number>
    roomUntil: string | null
    startedBy: string | null
    startedAt: string
    endedAt: string | null
    seq: Generated<number>
    led: Generated<Led>
    version: Generated<number>
  }
  boardChange: {
    id: string
    roundId: string
    meetingId: string
    cardId: string
    step: number
    place: Place | null
    after: string | null
    hasWords: boolean
    words: Words | null
    over: string[]
    authorId: string | null
    at: string
    seq: number
  }
  roundMove: {
    id: string
    roundId: string
    meetingId: string
    kind: MoveKind
    tick: number
    value: number
    cardId: string | null
    over: string[]
    authorId: string | null
    at: string
  }
  boardCard: {
    id: string
    roundId: string
    meetingId: string
    place: Place
    writings: Writing[]
    heads: string[]
    placedAt: string
    placedThrough: string
    firstAt: string
    authorId: string | null
    checkedFor: Audience
    isTaken: Generated<boolean>
    takenTick: Generated<number>
    takenThrough: Generated<string | null>
    isFromRoom: Generated<boolean>
    seq: number
  }
}

export const roundsDb = (db: Database) => db.withTables<RoundTables>()
