import { randomBytes } from 'node:crypto'
import type { Actor } from '../../../kernel/actor.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { inTransaction, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { ARCHIVE, type FileFormat } from '../domain/file-formats.ts'
import { mayMeasure, maySeeWhoTold } from '../domain/permissions.ts'
import { bundleWaves, type ResearchBundle } from '../domain/research-waves.ts'
import type { ResultHead } from '../domain/results.ts'
import { responseOf } from '../domain/survey.ts'
import { findResults, readWavesUpTo, type ResultAsk } from './read-sociogram.ts'

/** Known in one file alone. */
function newIds(count: number): string[] {
  const ids = new Set<string>()
  while (ids.size < count) ids.add(`p${randomBytes(4).toString('hex')}`)
  return [...ids]
}

type Asked = { house: House; actor: Actor; ask: ResultAsk; format: FileFormat }

export type ResearchWaves = { head: ResultHead; bundle: ResearchBundle; rates: { number: number; rate: ResultHead['rate'] }[] }

/**
 * What files for research are made of: never a name. That it was fetched stands in the log.
 * @returns all closed waves up to this one for an archive, else this one alone; so too where too few are drawn in all of them
 */
export async function readResearchWaves(asked: Asked): Promise<ResearchWaves | null> {
  const { house, actor, ask, format } = asked
  if (!mayMeasure(actor, ask.communityId)) return null
  const wish = { isDirected: maySeeWhoTold(actor, ask.communityId), newIds }
  return inTransaction(house.db, actor, async (tx) => {
    const found = await findResults(tx, house, actor, ask)
    if (found === null) return null
    const { rows, head } = found
    const waves = format === ARCHIVE.format ? await readWavesUpTo(tx, house, rows) : [rows]
    const all = waves.map((wave) => ({ ...wave, number: wave.wave.number }))
    const bundle = bundleWaves(all, head.reading, wish) ?? bundleWaves(all.slice(-1), head.reading, wish)
    if (bundle === null) return null
    await noteExport(tx, asked, bundle.people.length)
    const shown = all.slice(-bundle.waves.length)
    return { head, bundle, rates: shown.map(({ number, people }) => ({ number, rate: responseOf(people) })) }
  })
}

async function noteExport(tx: Database, { house, actor, ask, format }: Asked, people: number): Promise<void> {
  const facts = { format, people }
  await writeAudit(tx, { action: 'survey.network-exported', subjectKind: 'wave', subjectId: ask.waveId, actorPersonId: actor.personId, facts }, nowOf(house))
}
