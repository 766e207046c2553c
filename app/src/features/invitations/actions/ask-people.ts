import { isLeadOf, type Actor } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { asSystem, inTransaction, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { announce } from '../../../platform/live.ts'
import { directoryNeighbours } from '../../communities/public.ts'
import {
  findMeeting,
  keepMeeting,
  listNamedCommunities,
  lockMeeting,
  mayKeepRegister,
  type Meeting,
  type MissingRefusal,
  type NamedCommunity,
} from '../../meetings/public.ts'
import { listFindable, searchDirectory } from '../../people/public.ts'
import { channelFor, countCandidates, type AskingChoice, type Candidate } from '../domain/asking.ts'
import { MANY_PEOPLE } from '../domain/invitation.ts'
import { listCandidates, listNames } from '../store/candidates-store.ts'
import { addInvitations } from '../store/invitation-store.ts'
import { addWriting } from '../store/write-store.ts'

/** What the page to choose people begins with. */
export type AskingPage = {
  meeting: Meeting
  communities: NamedCommunity[]
  /** The communities whose members may be asked. */
  offered: NamedCommunity[]
  candidates: Candidate[]
  /** People chosen one by one, and those a search found. */
  chosen: { personId: string; name: string }[]
  found: { personId: string; name: string }[]
}

/** Members of the meeting's communities, and of others that the actor leads. */
function mayAskCommunity(actor: Actor, meeting: Meeting, communityId: string): boolean {
  return meeting.communityIds.includes(communityId) || isLeadOf(actor, communityId)
}

async function findCandidates(
  tx: Database,
  actor: Actor,
  { meeting, choice, now }: { meeting: Meeting; choice: AskingChoice; now: string },
): Promise<Candidate[]> {
  const communityIds = choice.communityIds.filter((id) => mayAskCommunity(actor, meeting, id))
  const findable = choice.kinds.length + choice.personIds.length === 0 ? [] : await listFindable(tx, directoryNeighbours, actor, now)
  return listCandidates(tx, { meetingId: meeting.id, choice: { ...choice, communityIds }, findable, heldOn: dayOf(meeting.startsAt), now })
}

const FOUND = 20

/** Who would be asked by this choice; nothing is written. Null when there is no such meeting for this reader. */
export async function readAsking(
  house: House,
  actor: Actor,
  meetingId: string,
  { choice, words }: { choice: AskingChoice; words: string },
): Promise<AskingPage | null> {
  const found = words === '' ? [] : await searchByName(house, actor, words)
  return inTransaction(house.db, actor, async (tx) => {
    const meeting = await findMeeting(tx, meetingId)
    if (meeting === null || !mayKeepRegister(actor, meeting)) return null
    const now = nowOf(house)
    const led = actor.communities.map(({ communityId }) => communityId).filter((id) => isLeadOf(actor, id))
    const offered = await listNamedCommunities(tx, [...new Set([...meeting.communityIds, ...led])])
    const candidates = await findCandidates(tx, actor, { meeting, choice, now })
    const findable = new Set(choice.personIds.length === 0 ? [] : await listFindable(tx, directoryNeighbours, actor, now))
    const chosen = await listNames(
      tx,
      choice.personIds.filter((id) => findable.has(id)),
    )
    return {
      meeting,
      communities: await listNamedCommunities(tx, meeting.communityIds),
      offered: offered.filter(({ isClosed }) => !isClosed),
      candidates,
      chosen,
      found,
    }
  })
}

async function searchByName(house: House, actor: Actor, words: string): Promise<{ personId: string; name: string }[]> {
  const question = { words, spoken: null, discipline: null, page: 1, size: FOUND }
  const { people } = await searchDirectory(house, directoryNeighbours, actor, question)
  return people.map(({ person }) => ({ personId: person.id, name: `${person.givenName} ${person.familyName}`.trim() }))
}

export type AskRefusal = 'meeting-cancelled' | 'meeting-over' | 'nobody-chosen' | 'count-changed' | 'many-not-confirmed'
/** `expected`: how many the page said; `confirmed`: how many somebody typed, where there are many. */
export type Asking = { choice: AskingChoice; expected: number; confirmed: number | null }

/**
 * Asks everybody who fits the choice and is not asked yet. Mails are written by a job, so that five thousand people keep nobody waiting.
 * @returns how many are asked now
 */
export async function askPeople(
  house: House,
  actor: Actor,
  meetingId: string,
  { choice, expected, confirmed }: Asking,
): Promise<Result<number, AskRefusal | MissingRefusal>> {
  return keepMeeting<number, AskRefusal>(house, actor, meetingId, async (keeping) => {
    const { tx, meeting, now } = keeping
    const candidates = await findCandidates(tx, actor, { meeting, choice, now })
    if (candidates.length > 0 && candidates.length !== expected) return refused('count-changed', { count: candidates.length })
    return ask(house, tx, { meeting, candidates, confirmed, actorPersonId: actor.personId, now })
  })
}

type Ask = { meeting: Meeting; candidates: readonly Candidate[]; confirmed: number | null; actorPersonId: string | null; now: string }

/** Writes down who is asked, and has it written to them. */
async function ask(house: House, tx: Database, { meeting, candidates, confirmed, actorPersonId, now }: Ask): Promise<Result<number, AskRefusal>> {
  if (meeting.state === 'cancelled') return refused('meeting-cancelled')
  if (now >= meeting.endsAt) return refused('meeting-over')
  if (candidates.length === 0) return refused('nobody-chosen')
  if (candidates.length > MANY_PEOPLE && confirmed !== candidates.length) return refused('many-not-confirmed', { count: candidates.length })
  const people = candidates.map((candidate) => ({ personId: candidate.personId, via: candidate.via, channel: channelFor(candidate) }))
  const added = await addInvitations(tx, house.settings, { meetingId: meeting.id, askedBy: actorPersonId, at: now }, people)
  const { all: _all, often: _often, ...counts } = countCandidates(candidates)
  const facts = { people: added, ...counts }
  await writeAudit(tx, { action: 'invitation.sent', subjectKind: 'meeting', subjectId: meeting.id, actorPersonId, facts }, now)
  await addWriting(tx, meeting.id)
  await announce(tx, { kind: 'meeting', id: meeting.id })
  return done(added)
}

/** Whoever runs the house reaches by kind whom the directory shows to who coordinates the network: nobody acts, so that nobody's own record is among them. */
const HOUSE: Actor = {
  personId: '00000000-0000-4000-8000-000000000000',
  accountId: '',
  sessionId: '',
  name: '',
  language: null,
  assurance: 'passkey',
  provedAt: '',
  instanceRoles: [{ role: 'coordinator', programmeId: null }],
  communities: [],
  reach: 'network',
}

type OperatorAsking = Pick<AskingChoice, 'kinds' | 'personIds'> & { meetingId: string; communityId: string | null; confirmed: number | null }

/** From the command line of the machine: the members of the meeting's communities, or of one of them, or else people by kind or by their numbers. */
export async function askAsOperator(
  house: House,
  { meetingId, communityId, kinds, personIds, confirmed }: OperatorAsking,
): Promise<Result<number, AskRefusal | MissingRefusal>> {
  return asSystem(house.db, async (tx): Promise<Result<number, AskRefusal | MissingRefusal>> => {
    const [meeting, now] = [await lockMeeting(tx, meetingId), nowOf(house)]
    if (meeting === null || (communityId !== null && !meeting.communityIds.includes(communityId))) return refused('meeting-unknown')
    const communityIds = communityId !== null ? [communityId] : personIds.length + kinds.length === 0 ? meeting.communityIds : []
    const candidates = await listCandidates(tx, {
      meetingId,
      choice: { communityIds, kinds, personIds },
      findable: [...personIds, ...(kinds.length === 0 ? [] : await listFindable(tx, directoryNeighbours, HOUSE, now))],
      heldOn: dayOf(meeting.startsAt),
      now,
    })
    return ask(house, tx, { meeting, candidates, confirmed, actorPersonId: null, now })
  })
}
