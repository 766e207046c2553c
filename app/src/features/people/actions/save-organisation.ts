import type { Actor } from '../../../kernel/actor.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { inTransactionOrUndo } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { parseEnterpriseNumber, type OrganisationDraft } from '../domain/organisation.ts'
import { mayAddPeople } from '../domain/permissions.ts'
import { addOrganisation, changeOrganisation, findOrganisation, listSectors } from '../store/organisation-store.ts'

export type OrganisationRefusal = 'organisation-unknown' | 'not-allowed' | 'name-missing' | 'number-wrong' | 'sector-unknown' | 'too-long' | 'saved-meanwhile'
const LONGEST = 200

/** Writes down an organisation, or corrects it when `id` is given. */
export async function saveOrganisation(
  house: House,
  actor: Actor,
  { id, version, draft }: { id: string | null; version: number; draft: OrganisationDraft },
): Promise<Result<string, OrganisationRefusal>> {
  if (!mayAddPeople(actor)) return refused('not-allowed')
  return inTransactionOrUndo(house.db, actor, async (tx) => {
    const checked = checkOrganisation(draft)
    if (!checked.ok) return checked
    const { sectors } = await listSectors(tx)
    if (draft.sectors.some((code) => !sectors.some((sector) => sector.code === code))) return refused('sector-unknown')
    if (id !== null && (await findOrganisation(tx, id)) === null) return refused('organisation-unknown')
    const savedId = id ?? (await addOrganisation(tx, checked.value))
    if (id !== null && !(await changeOrganisation(tx, id, checked.value, version))) return refused('saved-meanwhile')
    const action = id === null ? 'organisation.added' : 'organisation.changed'
    await writeAudit(tx, { action, subjectKind: 'organisation', subjectId: savedId, actorPersonId: actor.personId }, nowOf(house))
    return done(savedId)
  })
}

function checkOrganisation(draft: OrganisationDraft): Result<OrganisationDraft, OrganisationRefusal> {
  if (draft.nameFr === '' && draft.nameNl === '') return refused('name-missing')
  if ([draft.nameFr, draft.nameNl, ...draft.missions].some((text) => text.length > LONGEST)) return refused('too-long')
  if (draft.enterpriseNumber === null) return done(draft)
  const enterpriseNumber = parseEnterpriseNumber(draft.enterpriseNumber)
  return enterpriseNumber === null ? refused('number-wrong') : done({ ...draft, enterpriseNumber })
}
