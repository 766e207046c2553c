import type { Actor } from '../../../kernel/actor.ts'
import { asSystem, inTransaction, type Database } from '../../../platform/database.ts'
import type { DeskReader } from '../../../platform/desk.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { hashToken, isSameSecret, keyedHashes } from '../../../platform/secrets.ts'
import { findNamedCommunity } from '../../communities/public.ts'
import { findMeeting, listNamedCommunities, mayKeepRegister, type Meeting } from '../../meetings/public.ts'
import { isOpenRound, resultOf, sumShown, type ExitResult } from '../domain/exit-question.ts'
import type { ExitMeeting, ExitPage, NamedCommunity, Question, TrendPage } from '../domain/shown.ts'
import {
  findQuestion,
  findRound,
  findRoundByToken,
  hasMark,
  listOpenRounds,
  listPresent,
  listTrend,
  markOf,
  readCounts,
  type StoredRound,
} from '../store/exit-store.ts'

/** The addresses a round may have: made from the secret of now, or from the one before. */
export function exitTokens(house: House, meetingId: string): string[] {
  return keyedHashes(house.settings, 'exit question', meetingId).map((hash) => hash.subarray(0, 20).toString('base64url'))
}

/** The address of a round that was opened, so that it can be shown again; null when the secret it was made with is gone. */
function tokenOf(house: House, round: StoredRound): string | null {
  const wanted = round.tokenHash.toString('base64url')
  return exitTokens(house, round.meetingId).find((token) => isSameSecret(hashToken(token).toString('base64url'), wanted)) ?? null
}

export async function readExit(house: House, actor: Actor, meetingId: string): Promise<(ExitPage & { meeting: Meeting }) | null> {
  return inTransaction(house.db, actor, async (tx) => {
    const meeting = await findMeeting(tx, meetingId)
    if (meeting === null) return null
    const round = await findRound(tx, meetingId)
    const isOpen = round !== null && isOpenRound(round, nowOf(house))
    const { given, onPaper } = await readCounts(tx, meetingId)
    const isLead = mayKeepRegister(actor, meeting)
    return {
      meeting,
      communities: await listNamedCommunities(tx, meeting.communityIds),
      question: await findQuestion(tx, meeting.communityIds),
      round,
      isOpen,
      result: round === null ? null : resultOf(round.closedAt === null, given, onPaper),
      own: await ownStanding(tx, round, actor.personId),
      isLead,
      paper: isLead ? onPaper : { yes: 0, partly: 0, no: 0 },
    }
  })
}

export type PlainExit = { question: Question; closesAt: string | null; result: ExitResult | null }

/** For whoever runs the machine: the same counts as for anybody else, and no more. Null where there is no such meeting. */
export async function readExitForCommand(house: House, meetingId: string): Promise<PlainExit | null> {
  return asSystem(house.db, async (tx) => {
    const meeting = await findMeeting(tx, meetingId)
    if (meeting === null) return null
    const round = await findRound(tx, meetingId)
    const { given, onPaper } = await readCounts(tx, meetingId)
    const result = round === null ? null : resultOf(round.closedAt === null, given, onPaper)
    return { question: await findQuestion(tx, meeting.communityIds), closesAt: round?.closesAt ?? null, result }
  })
}

async function ownStanding(tx: Database, round: StoredRound | null, personId: string): Promise<ExitPage['own']> {
  if (round === null || !(await listPresent(tx, round.meetingId)).includes(personId)) return 'not-there'
  if (round.salt === null) return 'answered'
  return (await hasMark(tx, round.meetingId, markOf(round.salt, 'person', personId))) ? 'answered' : 'may'
}

export type ExitScreen = { meeting: ExitMeeting; communities: NamedCommunity[]; question: Question; token: string }

/** What stands on the wall: the question and its address, for who leads. */
export async function readScreen(house: House, actor: Actor, meetingId: string): Promise<ExitScreen | null> {
  return inTransaction(house.db, actor, async (tx) => {
    const meeting = await findMeeting(tx, meetingId)
    const round = await findRound(tx, meetingId)
    if (meeting === null || round === null || !mayKeepRegister(actor, meeting) || !isOpenRound(round, nowOf(house))) return null
    const token = tokenOf(house, round)
    const communities = await listNamedCommunities(tx, meeting.communityIds)
    return token === null ? null : { meeting, communities, question: await findQuestion(tx, meeting.communityIds), token }
  })
}

export type PublicExit = { question: Question; communities: NamedCommunity[]; startsAt: string; isOpen: boolean }

/** The page behind the address: no name but the community's, nothing about anybody. */
export async function readPublicExit(house: House, token: string): Promise<PublicExit | null> {
  return asSystem(house.db, async (tx) => {
    const round = await findRoundByToken(tx, hashToken(token))
    const meeting = round === null ? null : await findMeeting(tx, round.meetingId)
    if (round === null || meeting === null) return null
    const communities = await listNamedCommunities(tx, meeting.communityIds)
    return { question: await findQuestion(tx, meeting.communityIds), communities, startsAt: meeting.startsAt, isOpen: isOpenRound(round, nowOf(house)) }
  })
}

const TREND_LENGTH = 24

/** The last meetings of a community and their sum: only what may be shown by itself counts in it. */
export async function readTrend(house: House, actor: Actor, communityId: string): Promise<TrendPage | null> {
  return inTransaction(house.db, actor, async (tx) => {
    const community = await findNamedCommunity(tx, communityId)
    if (community === null) return null
    const facts = await listTrend(tx, communityId, TREND_LENGTH)
    const rows = facts.map(({ isOpen, given, onPaper, ...row }) => ({ ...row, result: resultOf(isOpen, given, onPaper) }))
    return { community, question: await findQuestion(tx, [communityId]), rows, sum: sumShown(rows.map(({ result }): ExitResult => result)) }
  })
}

export type OpenExit = { meetingId: string; startsAt: string; name: { fr: string; nl: string } }

/** Questions that wait for the actor's own tap, for the desk. */
export async function listOwnExits(tx: Database, { actor, now }: DeskReader): Promise<OpenExit[]> {
  const waiting: OpenExit[] = []
  for (const round of await listOpenRounds(tx, actor.personId, now)) {
    const isDone = round.salt === null || (await hasMark(tx, round.meetingId, markOf(round.salt, 'person', actor.personId)))
    if (!isDone) waiting.push({ meetingId: round.meetingId, startsAt: round.startsAt, name: { fr: round.nameFr, nl: round.nameNl } })
  }
  return waiting
}
