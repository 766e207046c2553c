import { hasFullRights, isLeadOf, isNetworkCoordinator, rolesIn, type Actor } from '../../../kernel/actor.ts'
import type { Day, Period } from '../../../kernel/day.ts'
import type { BilingualName } from '../../../kernel/language.ts'

/** What a report is about: a programme, or one community among its neighbours. */
export type ReportPlace = { kind: 'community' | 'programme'; id: string }

export type ReportProgramme = { id: string; names: BilingualName; from: Day | null; until: Day | null }
export type ReportCommunity = {
  id: string
  names: BilingualName
  accent: string
  programmeId: string | null
  seats: number | null
  /** People on the mailing list, when the community counts them itself. */
  listSize: number | null
}

/** The communities of a report in their order, all those that its reader may have in it (`choices`), and the days on which the first and the last of their meetings were held. */
export type ReportScope = {
  place: ReportPlace
  programme: ReportProgramme | null
  communities: ReportCommunity[]
  choices: ReportCommunity[]
  heldFrom: Day | null
  heldUntil: Day | null
}

/** The exact table is for the community itself and for its funder (SDC-03); a visitor of a community sees no figure of it. */
export function maySeeFigures(actor: Actor, { id, programmeId }: Pick<ReportCommunity, 'id' | 'programmeId'>): boolean {
  if (rolesIn(actor, id).some((role) => role !== 'visitor')) return true
  return hasFullRights(actor) && actor.instanceRoles.some(({ role, programmeId: of }) => role === 'policy_officer' && (of === null || of === programmeId))
}

/** A programme's own page is for who coordinates in it and for its policy officers. */
export function mayOpenProgramme(actor: Actor, { programme, communities }: Pick<ReportScope, 'programme' | 'communities'>): boolean {
  if (programme === null) return false
  if (communities.some(({ id }) => rolesIn(actor, id).includes('coordinator'))) return true
  return (
    hasFullRights(actor) &&
    actor.instanceRoles.some(({ role, programmeId }) => role === 'policy_officer' && (programmeId === null || programmeId === programme.id))
  )
}

/** The named rows behind a figure: moderators and coordinators of that community, nobody else. */
export function maySeeRows(actor: Actor, communityId: string): boolean {
  return isLeadOf(actor, communityId)
}

/** Freezing and publishing speak for each of the communities, so they take a coordinator of each. */
export function mayFreeze(actor: Actor, communityIds: readonly string[]): boolean {
  return communityIds.length > 0 && (isNetworkCoordinator(actor) || communityIds.every((id) => rolesIn(actor, id).includes('coordinator')))
}

/**
 * The window a report opens with: the programme's own, else the months in which its meetings were held, twelve at most;
 * the last twelve months where nothing was held yet.
 */
export function usualWindow({ programme, heldFrom, heldUntil }: Pick<ReportScope, 'programme' | 'heldFrom' | 'heldUntil'>, today: Day): Period {
  if (programme !== null && (programme.from !== null || programme.until !== null)) return { from: programme.from, until: programme.until }
  if (heldFrom === null || heldUntil === null) return lastTwelveMonths(today)
  const until = lastOfMonth(heldUntil)
  const from = firstOfMonth(monthsBefore(heldUntil, 11))
  return { from: from < firstOfMonth(heldFrom) ? firstOfMonth(heldFrom) : from, until }
}

export function lastTwelveMonths(today: Day): Period {
  const [year = '', ...rest] = today.split('-')
  const sameDay = `${String(Number(year) - 1).padStart(4, '0')}-${rest.join('-')}`
  return { from: dayAfter(sameDay), until: today }
}

function firstOfMonth(day: Day): Day {
  return `${day.slice(0, 7)}-01`
}

function lastOfMonth(day: Day): Day {
  const [year, month] = day.split('-').map(Number)
  return new Date(Date.UTC(year ?? 0, month ?? 1, 0)).toISOString().slice(0, 10)
}

function monthsBefore(day: Day, months: number): Day {
  const [year, month] = day.split('-').map(Number)
  return new Date(Date.UTC(year ?? 0, (month ?? 1) - 1 - months, 1)).toISOString().slice(0, 10)
}

function dayAfter(day: Day): Day {
  return new Date(Date.parse(`${day.endsWith('-02-29') ? day.replace('-02-29', '-02-28') : day}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}
