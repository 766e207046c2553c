import { z } from 'zod'
import { apiGet, apiPost, listOf, type ApiRoute } from '../../platform/http/api.ts'
import { readActor, readId } from '../../platform/http/route.ts'
import type { House } from '../../platform/house.ts'
import { readCards, readRound } from './actions/read-round.ts'
import { readMeetingRounds } from './actions/start-round.ts'
import { takeCards } from './actions/take-cards.ts'
import { closeRoomOf, openRoomOf, wayIntoRoom } from './actions/turn-room.ts'
import { LINK_KINDS, MOST_CHANGES, PLACES } from './domain/board.ts'
import { mayLead } from './domain/permissions.ts'
import { ROUND_STATES, type Round } from './domain/round.ts'
import type { ShownCard } from './domain/shown.ts'
import { CHANGE, MOVE } from './routes/board-routes.tsx'

const ApiRound = z.object({
  id: z.uuid(),
  meetingId: z.uuid(),
  situationId: z.uuid().nullable(),
  subgroup: z.string(),
  state: z.enum(ROUND_STATES),
  step: z.number().int().describe('Counted from 0'),
  steps: z.array(z.string()).describe('Keys of the steps, as they were when the round began'),
  audience: z.enum(['bound', 'mixed', 'public']).describe('How strictly the guard reads in this room'),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  seq: z.number().int().describe('Rises with every batch that brought something: ask for cards since it'),
})

const ApiWay = z
  .object({ address: z.string().describe('Where the code leads that a phone reads'), code: z.string(), until: z.string() })
  .nullable()
  .describe('Null while nobody may come in by a code')

const ApiCard = z.object({
  id: z.uuid(),
  place: z.enum(PLACES),
  writings: z
    .array(
      z.object({
        id: z.uuid(),
        language: z.string(),
        text: z.string(),
        links: z.array(z.object({ kind: z.enum(LINK_KINDS), label: z.string(), id: z.uuid().nullable() })),
        at: z.string(),
      }),
    )
    .describe('More than one: written at the same time, and nobody chose yet. None: taken away, or not yours to read'),
  heads: z.array(z.uuid()).describe('What the next change of the words goes over'),
  isTaken: z.boolean(),
  isYours: z.boolean(),
  isFromRoom: z.boolean().describe('Written with the code of the room, by somebody without an account'),
  firstAt: z.string(),
})

function apiRound({ id, meetingId, situationId, subgroup, state, step, method, audience, startedAt, endedAt, seq }: Round) {
  return { id, meetingId, situationId, subgroup, state, step, steps: method.steps.map(({ key }) => key), audience, startedAt, endedAt, seq }
}

function apiCard({ id, place, writings, heads, isTaken, isYours, isFromRoom, firstAt }: ShownCard) {
  const plain = writings.map(({ id: writingId, language, text, links, at }) => ({ id: writingId, language, text, links: [...links], at }))
  return { id, place, writings: plain, heads: [...heads], isTaken, isYours, isFromRoom, firstAt }
}

/** The same rules as the panel: who leads or brings the situation reads the board, who is there her own cards. */
export function roundsApi(house: House): ApiRoute[] {
  return [
    apiGet({
      path: '/api/v1/meetings/:id/rounds',
      summary: 'The rounds of a meeting, the first one first',
      tag: 'Rounds',
      answer: listOf(ApiRound),
      answerWith: async (c) => {
        const found = await readMeetingRounds(house, readActor(c), readId(c))
        return found === null ? null : { rows: found.rounds.map(({ round }) => apiRound(round)), count: found.rounds.length }
      },
    }),
    apiGet({
      path: '/api/v1/rounds/:id',
      summary: 'One round: where it stands',
      tag: 'Rounds',
      answer: ApiRound,
      answerWith: async (c) => {
        const shown = await readRound(house, readActor(c), readId(c), 'panel')
        return shown === null ? null : apiRound(shown.round)
      },
    }),
    apiGet({
      path: '/api/v1/rounds/:id/cards',
      summary: 'Cards that changed since a batch',
      tag: 'Rounds',
      query: z.object({ since: z.coerce.number().int().min(0).max(1_000_000_000).default(0).describe('The seq that was heard last') }),
      answer: listOf(ApiCard),
      answerWith: async (c, { query }) => {
        const told = await readCards(house, readActor(c), readId(c), { since: query.since, sight: 'panel' })
        return told === null ? null : { rows: told.cards.map(apiCard), count: told.cards.length }
      },
    }),
    ...roomApi(house),
    writeApi(house),
  ]
}

/** The code on the wall, for whoever leads. */
function roomApi(house: House): ApiRoute[] {
  return [
    apiGet({
      path: '/api/v1/rounds/:id/room',
      summary: 'The code for people in the room without an account; for who leads',
      tag: 'Rounds',
      answer: z.object({ way: ApiWay }),
      answerWith: async (c) => {
        const shown = await readRound(house, readActor(c), readId(c), 'panel')
        return shown === null || !mayLead(shown.stand) ? null : { way: wayIntoRoom(house, shown.round) }
      },
    }),
    apiPost({
      path: '/api/v1/rounds/:id/room',
      summary: 'A code, a new one, or none: the room is mixed from the first one on',
      tag: 'Rounds',
      body: z.object({ do: z.enum(['open', 'close']) }),
      answer: z.object({ way: ApiWay }),
      answerWith: async (c, { body }) => {
        const [actor, id] = [readActor(c), readId(c)]
        const turned = body.do === 'open' ? await openRoomOf(house, actor, id) : await closeRoomOf(house, actor, id)
        if (turned.ok) return { way: turned.value }
        return turned.refusal === 'round-unknown' ? null : { refusal: turned.refusal, message: 'The round is over.' }
      },
    }),
  ]
}

function writeApi(house: House): ApiRoute {
  return apiPost({
    path: '/api/v1/rounds/:id/cards',
    summary: 'Write on the board: each change once, however often it is sent',
    tag: 'Rounds',
    body: z
      .object({
        deviceNow: z.iso.datetime().describe('What your clock shows while you send'),
        changes: z.array(CHANGE).max(MOST_CHANGES),
        moves: z
          .array(MOVE)
          .max(MOST_CHANGES)
          .default([])
          .describe('Steps, silence, pauses, taking over and ticks; `tick` is your logical clock, `over` what you saw'),
      })
      .refine(({ changes, moves }) => changes.length + moves.length > 0),
    answer: z.object({
      taken: z.array(z.uuid()),
      faults: z.array(z.object({ id: z.uuid(), fault: z.string().describe('words-marked: the guard stopped it; nothing of it is kept') })),
      seq: z.number().int(),
    }),
    answerWith: async (c, { body }) => {
      const taken = await takeCards(house, readActor(c), readId(c), { ...body, mark: '', since: 1_000_000_000 })
      if (taken.ok) return { taken: [...taken.value.taken], faults: taken.value.faults.map(({ id, fault }) => ({ id, fault })), seq: taken.value.seq }
      return taken.refusal === 'round-unknown' ? null : { refusal: taken.refusal, message: 'The round is over.' }
    },
  })
}
