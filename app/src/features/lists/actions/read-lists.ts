import { inForce, type CodeList, type ShippedList } from '../../../kernel/code-list.ts'
import type { Instant } from '../../../kernel/day.ts'
import { asSystem, type Database } from '../../../platform/database.ts'
import type { House } from '../../../platform/house.ts'
import { findSaved, listSaved, listVersions, type ListVersion } from '../store/list-store.ts'

/** Lists as they stand today, in the order asked. They hold nobody: whoever reads a page reads them. */
export async function readLists(house: House, shipped: readonly ShippedList[]): Promise<CodeList[]> {
  return asSystem(house.db, (tx) => listInForce(tx, shipped))
}

export async function listInForce(tx: Database, shipped: readonly ShippedList[]): Promise<CodeList[]> {
  const saved = await listSaved(
    tx,
    shipped.map(({ key }) => key),
  )
  return shipped.map((each) => inForce(each, saved.find(({ list }) => list === each.key) ?? null))
}

export type ListPage = {
  shipped: ShippedList
  list: CodeList
  /** Of the list of its twins. */ twins: CodeList | null
  twinNames: ShippedList['names'] | null
  versions: ListVersion[]
  savedAt: Instant | null
}

/** One list with what became of it; null where there is none of that name, or none of that version. @param version null for today’s */
export async function readList(house: House, all: readonly ShippedList[], key: string, version: number | null = null): Promise<ListPage | null> {
  const shipped = all.find((each) => each.key === key)
  if (shipped === undefined) return null
  const other = all.find((each) => each.key === shipped.twinKey)
  return asSystem(house.db, async (tx) => {
    const [now, twins = null] = await listInForce(tx, other === undefined ? [shipped] : [shipped, other])
    const old = version === null || version === 0 ? null : await findSaved(tx, key, version)
    if (now === undefined || (version !== null && version > 0 && old === null)) return null
    const list = version === null ? now : inForce(shipped, old)
    const versions = await listVersions(tx, key)
    return { shipped, list, twins, twinNames: other?.names ?? null, versions, savedAt: versions.find((each) => each.version === list.version)?.savedAt ?? null }
  })
}
