import { writeTextArchive, writeWorkbook } from '@ronde/tabular'
import type { Actor } from '../../../kernel/actor.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { asSystem } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { renderRegister } from '../exchange/render-register.ts'
import { readRegister } from '../store/read-register.ts'

export type ExportFormat = 'xlsx' | 'zip'

/** The register of one community, or of all, as one file that can be imported again. Written down as an export (SEC-34). */
export async function exportRegister(house: House, actor: Actor, communityId: string | null, format: ExportFormat): Promise<AsyncGenerator<Uint8Array>> {
  const register = await asSystem(house.db, async (tx) => {
    const read = await readRegister(tx, communityId === null ? null : [communityId])
    const facts = { format, people: read.people.length, attendance: read.attendance.length }
    await writeAudit(
      tx,
      {
        action: 'register-exported',
        subjectKind: communityId === null ? 'register' : 'community',
        subjectId: communityId,
        actorPersonId: actor.personId,
        facts,
      },
      nowOf(house),
    )
    return read
  })
  const sheets = renderRegister(register)
  return format === 'xlsx' ? writeWorkbook(sheets) : writeTextArchive(sheets)
}
