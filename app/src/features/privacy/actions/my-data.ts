import type { Actor } from '../../../kernel/actor.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { asSystem, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import type { PersonalOwner, PersonalPart } from '../../../platform/personal-data.ts'

/** PRV-06, PRV-07: every row that refers to the actor, from every feature, low to high. */
export async function readMyData(house: House, owners: readonly PersonalOwner[], actor: Actor): Promise<PersonalPart[]> {
  return asSystem(house.db, (tx) => collectParts(tx, owners, actor.personId))
}

export async function collectParts(tx: Database, owners: readonly PersonalOwner[], personId: string): Promise<PersonalPart[]> {
  const parts: PersonalPart[] = []
  for (const { data } of owners) parts.push(...(await data.show(tx, personId)))
  return parts
}

/** The same, to take away; that it was taken is noted. */
export async function takeMyData(house: House, owners: readonly PersonalOwner[], actor: Actor): Promise<PersonalPart[]> {
  return asSystem(house.db, async (tx) => {
    const parts = await collectParts(tx, owners, actor.personId)
    const rows = parts.reduce((sum, part) => sum + part.rows.length, 0)
    await writeAudit(
      tx,
      { action: 'person.exported', subjectKind: 'person', actorPersonId: actor.personId, subjectPersonId: actor.personId, facts: { rows } },
      nowOf(house),
    )
    return parts
  })
}
