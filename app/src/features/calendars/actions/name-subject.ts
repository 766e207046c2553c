import type { Actor } from '../../../kernel/actor.ts'
import type { BilingualName } from '../../../kernel/language.ts'
import { inTransaction } from '../../../platform/database.ts'
import type { House } from '../../../platform/house.ts'
import { findCommunity } from '../../communities/public.ts'
import { findOrganisation } from '../../people/public.ts'
import type { CalendarSubject } from '../domain/source.ts'

/** What the community or organisation is called; null when there is none. */
export async function nameSubject(house: House, actor: Actor, { kind, id }: CalendarSubject): Promise<BilingualName | null> {
  return inTransaction(house.db, actor, async (tx) => {
    const found = kind === 'community' ? await findCommunity(tx, id) : await findOrganisation(tx, id)
    return found === null ? null : { fr: found.nameFr, nl: found.nameNl }
  })
}
