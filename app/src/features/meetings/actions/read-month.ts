import { isLeadOf, type Actor } from '../../../kernel/actor.ts'
import { instantInBrussels } from '../../../kernel/day.ts'
import { asSystem } from '../../../platform/database.ts'
import type { MonthSheet } from '../domain/month.ts'
import { addMonths } from '../domain/plan-days.ts'
import { findOrganisationName, listMonth } from '../store/month-store.ts'
import type { PlanHouse } from './look-around.ts'

function spanOf(month: string): { from: string; until: string } {
  return { from: instantInBrussels(`${month}-01T00:00`), until: instantInBrussels(`${addMonths(month, 1)}-01T00:00`) }
}

/** What a month asks of the reader: her own rows, whatever community they lie in. */
export async function readMyMonth({ house, listAskedElsewhere }: PlanHouse, actor: Actor, month: string): Promise<MonthSheet> {
  return asSystem(house.db, async (tx) => {
    const span = spanOf(month)
    const asked = await listAskedElsewhere(tx, [actor.personId], span)
    const meetings = await listMonth(tx, { personIds: [actor.personId], organisationId: null, ...span, asked })
    return { month, name: null, meetings, elsewhere: 0 }
  })
}

/**
 * What a month asks of an organisation, for whoever leads a community. Load lies by nature in several communities, so this counts through the whole house; meetings and
 * names are those of communities the reader leads, of the others only how many.
 */
export async function readOrganisationMonth({ house }: PlanHouse, actor: Actor, organisationId: string, month: string): Promise<MonthSheet | null> {
  return asSystem(house.db, async (tx) => {
    const name = await findOrganisationName(tx, organisationId)
    if (name === null) return null
    const all = await listMonth(tx, { personIds: [], organisationId, ...spanOf(month), asked: [] })
    const meetings = all.filter(({ communities }) => communities.some(({ id }) => isLeadOf(actor, id)))
    return { month, name, meetings, elsewhere: all.length - meetings.length }
  })
}
