import type { Actor } from '../../../kernel/actor.ts'
import { dayOf, instantInBrussels, type Instant } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import { asSystem, type Database } from '../../../platform/database.ts'
import type { House } from '../../../platform/house.ts'
import { listAskedElsewhere } from '../../invitations/public.ts'
import { findPrintedSheet, mayKeepRegister, type SheetRow } from '../../meetings/public.ts'
import { actorKindLabel, ACTOR_KINDS, disciplineLabel, listOrganisationsByIds, listPeopleByIds, listSectors, type Sector } from '../../people/public.ts'
import { countAnswers } from '../domain/expected.ts'
import { listGaps, type FacetCode, type Gap, type Seated } from '../domain/gaps.ts'
import { maySeeWhoIsMissing } from '../domain/permissions.ts'
import type { Gaps, Missing, Preparation } from '../domain/shown.ts'
import { listAskedOften, listCameBefore, listNeverCame, listUsual } from '../store/preparation-store.ts'
import { listExpected, readRoom, type Room } from './read-room.ts'

/** What whoever leads wants to know before the meeting; null for everybody else. */
export async function readPreparation(house: House, actor: Actor, language: Language, id: string): Promise<{ room: Room; preparation: Preparation } | null> {
  const room = await readRoom(house, actor, language, id)
  if (room === null || !mayKeepRegister(actor, room.meeting)) return null
  const expected = listExpected(room)
  const { communityIds, startsAt: before } = room.meeting
  // Figures over meetings of other communities too; names come from the sheet, which this actor keeps.
  return asSystem(house.db, async (tx) => {
    const known = await listCameBefore(tx, { communityIds, before, personIds: expected.map(({ personId }) => personId) })
    const printed = await findPrintedSheet(tx, id)
    const preparation: Preparation = {
      startsAt: before,
      answers: countAnswers(room.candidates),
      expected: expected.length,
      firstTime: expected.length - known.length,
      gaps: await findGaps(tx, room, expected, language),
      missing: maySeeWhoIsMissing(actor, room.meeting) ? await findMissing(tx, room) : null,
      printed: printed === null ? null : { number: printed.number, madeAt: new Date(printed.madeAt).toISOString() },
    }
    return { room, preparation }
  })
}

async function findGaps(tx: Database, { meeting, rows }: Room, expected: readonly SheetRow[], language: Language): Promise<Gaps> {
  const { held, usual } = await listUsual(tx, { communityIds: meeting.communityIds, before: meeting.startsAt })
  const facets = await readFacets(tx, rows)
  const seated = countSeated(rows.filter(({ seat }) => seat !== null).flatMap(({ personId }) => facets.get(personId) ?? []))
  const coming = expected.flatMap(({ personId }) => facets.get(personId) ?? [])
  const { sectors } = await listSectors(tx)
  const gaps = listGaps({ held, usual, seated, coming }).map((gap) => ({ ...gap, label: labelOf(gap, sectors, language) }))
  return { coming: expected.length, held, gaps }
}

/** What each of these people stands for, each thing once. */
async function readFacets(tx: Database, rows: readonly SheetRow[]): Promise<Map<string, FacetCode[]>> {
  const organisations = await listOrganisationsByIds(tx, [...new Set(rows.flatMap((row) => row.organisations.map(({ id }) => id)))])
  const people = await listPeopleByIds(
    tx,
    rows.map(({ personId }) => personId),
  )
  return new Map(
    rows.map((row) => {
      const own = organisations.filter(({ id }) => row.organisations.some((each) => each.id === id))
      const codes = {
        sector: own.flatMap(({ sectors }) => sectors),
        actorKind: own.flatMap(({ actorKind }) => actorKind ?? []),
        discipline: people.find(({ id }) => id === row.personId)?.disciplines ?? [],
      }
      const facets = (['sector', 'actorKind', 'discipline'] as const).flatMap((facet) => [...new Set(codes[facet])].map((code) => ({ facet, code })))
      return [row.personId, facets]
    }),
  )
}

function countSeated(facets: readonly FacetCode[]): Seated[] {
  const counts = new Map<string, Seated>()
  for (const what of facets) {
    const key = `${what.facet} ${what.code}`
    counts.set(key, { ...what, people: (counts.get(key)?.people ?? 0) + 1 })
  }
  return [...counts.values()]
}

function labelOf({ facet, code }: Gap, sectors: readonly Sector[], language: Language): string {
  if (facet === 'discipline') return disciplineLabel(language, code)
  if (facet === 'sector') return sectors.find((sector) => sector.code === code)?.labels[language] ?? code
  const kind = ACTOR_KINDS.find((each) => each === code)
  return kind === undefined ? code : actorKindLabel(language, kind)
}

async function findMissing(tx: Database, { meeting, rows }: Room): Promise<Missing> {
  const { communityIds, startsAt: before } = meeting
  const seated = rows.filter(({ seat }) => seat !== null && !seat.isOnLeave).map(({ personId }) => personId)
  const personIds = rows.map(({ personId }) => personId)
  const month = monthOf(before)
  const elsewhere = await listAskedElsewhere(tx, personIds, month)
  const nameOf = (personId: string) => ({ personId, name: rows.find((row) => row.personId === personId)?.name ?? '' })
  return {
    neverCame: (await listNeverCame(tx, { communityIds, before, personIds: seated })).map(({ personId, of }) => ({ ...nameOf(personId), of })),
    askedOften: (await listAskedOften(tx, { personIds, month, elsewhere })).map(({ personId, meetings }) => ({ ...nameOf(personId), meetings })),
    silent: rows.filter(({ isAsked, reply, version }) => isAsked && reply === null && version === 0).map(({ personId }) => nameOf(personId)),
  }
}

/** The month of Brussels in which a moment lies. */
function monthOf(moment: Instant): { from: Instant; until: Instant } {
  const [year = 0, month = 1] = dayOf(moment).split('-').map(Number)
  const first = (count: number) => instantInBrussels(`${new Date(Date.UTC(year, month - 1 + count, 1)).toISOString().slice(0, 10)}T00:00`)
  return { from: first(0), until: first(1) }
}
