import type { Actor } from '../../../kernel/actor.ts'
import { dayOf, instantInBrussels, type Instant } from '../../../kernel/day.ts'
import { asSystem, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { listBusy } from '../../calendars/public.ts'
import { lookAtDates, THEME_DAYS, type BusySpan, type LoadLook } from '../domain/load.ts'
import { mayPlanMeetings } from '../domain/permissions.ts'
import { addDays, addMonths } from '../domain/plan-days.ts'
import type { Span } from '../domain/series.ts'
import { listMonthLoads, listNear, listSeated, listSeatedOrganisations, type LoadWish } from '../store/load-store.ts'
import type { MeetingNeighbours } from '../store/neighbours.ts'

/** The house, and who is asked to a meeting without sitting there. */
export type PlanHouse = { house: House; listAskedElsewhere: MeetingNeighbours['listAskedElsewhere'] }

type LookWish = { communityIds: readonly string[]; spans: readonly Span[]; title: string; kinds?: readonly string[]; exceptIds?: readonly string[] }

/**
 * What speaks for and against these dates: clashes, duplicate themes and load of the people whom the actor leads. A clash lies by nature in other
 * communities, so this looks through the whole house; of a foreign meeting nothing comes out but when it is and how many people it shares.
 */
export async function lookAround({ house, listAskedElsewhere }: PlanHouse, actor: Actor, wish: LookWish): Promise<LoadLook | null> {
  const communityIds = wish.communityIds.filter((id) => mayPlanMeetings(actor, id))
  const spans = wish.spans.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt))
  const [first, last] = [spans[0], spans.at(-1)]
  if (communityIds.length === 0 || first === undefined || last === undefined) return null
  const exceptIds = wish.exceptIds ?? []
  return asSystem(house.db, async (tx) => {
    const seated = await listSeated(tx, communityIds)
    const around = async (from: Instant, until: Instant): Promise<LoadWish> => ({
      communityIds,
      exceptIds,
      from,
      until,
      asked: await listAskedElsewhere(tx, seated, { from, until }),
    })
    const window = { from: shift(first.startsAt, -THEME_DAYS), until: shift(last.endsAt, THEME_DAYS) }
    const near = await listNear(tx, await around(window.from, window.until))
    const loads = await listMonthLoads(tx, await around(monthStart(first.startsAt, 0), monthStart(last.startsAt, 1)))
    const organisationIds = await listSeatedOrganisations(tx, communityIds)
    const busy = await listTaken(tx, { communityIds, personIds: seated, organisationIds, span: window })
    const mine = new Set(actor.communities.map(({ communityId }) => communityId))
    return lookAtDates(
      { near, loads, busy },
      {
        spans,
        title: wish.title,
        kinds: wish.kinds ?? [],
        today: dayOf(nowOf(house)),
        maySee: (ids) => actor.reach === 'network' || ids.some((id) => mine.has(id)),
      },
    )
  })
}

function shift(moment: Instant, days: number): Instant {
  return instantInBrussels(`${addDays(dayOf(moment), days)}T00:00`)
}

function monthStart(moment: Instant, months: number): Instant {
  return instantInBrussels(`${addMonths(dayOf(moment).slice(0, 7), months)}-01T00:00`)
}

/** What calendars say that people, organisations and communities brought in. What is not certain counts as free. */
async function listTaken(tx: Database, wish: Parameters<typeof listBusy>[1]): Promise<BusySpan[]> {
  const times = await listBusy(tx, wish)
  return times
    .filter(({ isTentative }) => !isTentative)
    .map(({ subject, startsAt, endsAt, title }) => ({ who: `${subject.kind} ${subject.id}`, startsAt, endsAt, title }))
}
