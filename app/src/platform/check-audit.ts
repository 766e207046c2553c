import { asSystem } from './database.ts'
import { nowOf, type House } from './house.ts'
import { countAuditEntries, findBrokenAuditEntry, writeAudit, type AuditCheck } from './audit.ts'

/** Walks the whole chain and writes down what was found, by whom and when. Takes some seconds for a million entries. */
export async function checkAudit(house: House, actorPersonId: string | null): Promise<AuditCheck> {
  const entries = await countAuditEntries(house.db)
  const brokenAt = await findBrokenAuditEntry(house.db)
  const at = nowOf(house)
  await asSystem(house.db, (tx) => writeAudit(tx, { action: 'audit-checked', subjectKind: 'audit', actorPersonId, facts: { entries, brokenAt } }, at))
  if (brokenAt !== null) house.log('audit-chain-broken', { entry: brokenAt })
  return { at, entries, brokenAt }
}

export function auditJobs(house: House): Record<string, (payload: unknown) => Promise<void>> {
  return {
    'check-audit': async () => {
      await checkAudit(house, null)
    },
  }
}

/** In the night to Sunday. */
export const auditCrontab = '10 4 * * 0 check-audit ?jobKey=check-audit'
