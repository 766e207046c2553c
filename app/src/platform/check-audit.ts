import { readHeads } from './audit-heads.ts'
import { asSystem } from './database.ts'
import { nowOf, type House } from './house.ts'
import { findBrokenAuditEntry, findHead, writeAudit, type AuditCheck } from './audit.ts'

/** Walks the whole chain, compares it with the heads that left, and writes down what was found, by whom and when. Takes some seconds for a million entries. */
export async function checkAudit(house: House, actorPersonId: string | null): Promise<AuditCheck> {
  const entries = (await findHead(house.db))?.number ?? 0
  const { heads, foreign } = await readHeads(house)
  const brokenAt = await findBrokenAuditEntry(house.db, heads)
  const at = nowOf(house)
  await asSystem(house.db, (tx) =>
    writeAudit(tx, { action: 'audit-checked', subjectKind: 'audit', actorPersonId, facts: { entries, brokenAt, heads: heads.length, foreign } }, at),
  )
  if (brokenAt !== null || foreign > 0) house.log('audit-chain-broken', { entry: brokenAt, foreign })
  return { at, entries, brokenAt, heads: heads.length, foreign }
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
