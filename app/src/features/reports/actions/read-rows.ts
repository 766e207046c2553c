import { brusselsDay, explainFigure, indexRegister, readLine, type ExplainedRow, type FigureRows } from '@ronde/figures'
import type { Actor } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import { asSystem } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { parseReportQuery } from '../domain/report-query.ts'
import type { NamedRow, RowsOfFigure } from '../domain/rows.ts'
import { maySeeRows, usualWindow } from '../domain/scope.ts'
import { readFigureRows } from '../store/figure-rows.ts'
import { listNames, type NamedIds, type Names } from '../store/names-store.ts'
import { findVisibleScope, type ReportAsk } from './read-report.ts'

type Line = Omit<NamedRow, 'name' | 'href' | 'heldOn'> & { id: string; meetingId: string | null }

/**
 * The lines behind one figure, counted and left out, with names: for moderators and coordinators of that very community. Everybody else gets
 * null, the same as for a figure that does not exist.
 */
export async function readRows(house: House, actor: Actor, { place, language, read }: ReportAsk): Promise<RowsOfFigure | null> {
  if (place.kind !== 'community' || !maySeeRows(actor, place.id)) return null
  const today = dayOf(nowOf(house))
  return asSystem(house.db, async (tx) => {
    const scope = await findVisibleScope(tx, actor, place)
    const community = scope?.communities.find(({ id }) => id === place.id)
    if (scope === null || community === undefined) return null
    const query = parseReportQuery(read, usualWindow(scope, today))
    if (query.open === null) return null
    const { figure } = query.open
    const rows = await readFigureRows(tx, [community.id], query.window)
    const { window, selfEmployed, sd } = query
    const explanation = explainFigure(rows, { window, selfEmployed, sd, today, language }, community.id, figure)
    const toLine =
      (isCounted: boolean) =>
      (row: ExplainedRow): Line => ({ ...row, isCounted, meetingId: row.kind === 'meeting' ? row.id : null })
    const lines =
      figure === 'participantsPerMeeting'
        ? listPresences(rows, community.id)
        : [...explanation.counted.map(toLine(true)), ...explanation.leftOut.map(toLine(false))]
    const names = await listNames(tx, idsOf(lines))
    const named = lines.map((line) => nameLine(line, names)).toSorted(byCountedThenName)
    return {
      scope,
      community,
      figure,
      query,
      rows: named,
      counted: lines.filter(({ isCounted }) => isCounted).length,
      leftOut: lines.filter(({ isCounted }) => !isCounted).length,
    }
  })
}

/** Every line of attendance of the held meetings, read as the figures read it. */
function listPresences(rows: FigureRows, communityId: string): Line[] {
  const index = indexRegister(rows)
  const lines: Line[] = []
  for (const meeting of index.meetings.get(communityId) ?? []) {
    if (meeting.state !== 'held') continue
    const day = brusselsDay(meeting.startsAt)
    for (const line of index.attendance.get(meeting.meetingId) ?? []) {
      const found = readLine(index, communityId, meeting, day, line)
      const why = found.counted ? (found.as === 'deputy' ? 'as-deputy' : 'as-member') : found.reason
      lines.push({ kind: 'person', id: line.personId, meetingId: meeting.meetingId, value: null, isCounted: found.counted, why })
    }
  }
  return lines
}

function idsOf(lines: readonly Line[]): NamedIds {
  const ids = (kind: Line['kind']): string[] => [...new Set(lines.filter((line) => line.kind === kind).map(({ id }) => id))]
  return {
    people: ids('person'),
    organisations: ids('organisation'),
    sectors: ids('sector'),
    meetings: [...new Set(lines.flatMap(({ meetingId }) => meetingId ?? []))],
  }
}

function nameLine({ id, meetingId, ...line }: Line, names: Names): NamedRow {
  const meeting = meetingId === null ? undefined : names.meetings.get(meetingId)
  const heldOn = meeting?.heldOn ?? null
  if (line.kind === 'meeting') return { ...line, name: meeting?.title ?? '', href: `/meetings/${id}`, heldOn }
  if (line.kind === 'person') return { ...line, name: names.people.get(id) ?? null, href: names.people.has(id) ? `/people/${id}` : null, heldOn }
  if (line.kind === 'organisation') return { ...line, name: names.organisations.get(id) ?? null, href: `/organisations/${id}`, heldOn }
  return { ...line, name: names.sectors.get(id) ?? id, href: null, heldOn }
}

function byCountedThenName(a: NamedRow, b: NamedRow): number {
  if (a.isCounted !== b.isCounted) return a.isCounted ? -1 : 1
  return (a.heldOn ?? '').localeCompare(b.heldOn ?? '') || sortText(a).localeCompare(sortText(b))
}

function sortText({ name }: NamedRow): string {
  return name === null ? '' : typeof name === 'string' ? name : name.fr || name.nl
}
