import { inForce, type CodeList, type ShippedList } from '../../../kernel/code-list.ts'
import type { Instant } from '../../../kernel/day.ts'
import { asSystem, type Database } from '../../../platform/database.ts'
import type { House } from '../../../platform/house.ts'
import { findSaved, listSaved, listVersions, type ListVersion } from '../store/list-store.ts'
import type { AnyList } from '../store/code-table.ts'

/** Lists as they stand today, in the order asked. They hold nobody: whoever reads a page reads them. */
export async function readLists(house: House, shipped: readonly AnyList[]): Promise<CodeList[]> {
  return asSystem(house.db, (tx) => listInForce(tx, shipped))
}

export async function listInForce(tx: Database, shipped: readonly AnyList[]): Promise<CodeList[]> {
  const saved = await listSaved(
    tx,
    shipped.map(({ key }) => key),
  )
  const lists: CodeList[] = []
  for (const each of shipped) lists.push(inForce(await withCodes(tx, each), saved.find(({ list }) => list === each.key) ?? null))
  return lists
}

/** A list whose codes stand in a table of their own has those of today. */
async function withCodes(tx: Database, list: AnyList): Promise<AnyList> {
  return list.table === undefined ? list : { ...list, codes: await list.table.read(tx) }
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
export async function readList(house: House, all: readonly AnyList[], key: string, version: number | null = null): Promise<ListPage | null> {
  const shipped = all.find((each) => each.key === key)
  if (shipped === undefined) return null
  const other = all.find((each) => each.key === shipped.twinKey)
  return asSystem(house.db, async (tx) => {
    const [now, twins = null] = await listInForce(tx, other === undefined ? [shipped] : [shipped, other])
    const old = version === null || version === 0 ? null : await findSaved(tx, key, version)
    if (now === undefined || (version !== null && version > 0 && old === null)) return null
    // Of a table of its own only the words of today and those of saved versions are known.
    if (version === 0 && shipped.table !== undefined && now.version > 0) return null
    const list = version === null || version === now.version ? now : inForce(shipped, old)
    const versions = await listVersions(tx, key)
    return { shipped, list, twins, twinNames: other?.names ?? null, versions, savedAt: versions.find((each) => each.version === list.version)?.savedAt ?? null }
  })
}
