import type { Actor } from '../../../kernel/actor.ts'
import { listCodes } from '../../../kernel/code-list.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { asSystem, inTransactionOrUndo, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { changeList, type ChangeRefusal, type ListWish } from '../domain/change-list.ts'
import { mayChangeLists } from '../domain/permissions.ts'
import { addVersion } from '../store/list-store.ts'
import { listInForce } from './read-lists.ts'
import type { AnyList } from '../store/code-table.ts'

export type SaveListRefusal = ChangeRefusal | 'list-unknown' | 'saved-meanwhile'
type Wish = ListWish & { key: string }

/** Words, twins, a code more or one retired: each save is a version of its own, and what was answered keeps its code. @returns its number */
export async function saveList(house: House, actor: Actor, all: readonly AnyList[], wish: Wish): Promise<Result<number, SaveListRefusal>> {
  if (!mayChangeLists(actor)) return refused('list-unknown')
  return inTransactionOrUndo<Result<number, SaveListRefusal>>(house.db, actor, (tx) => write(house, tx, all, wish, actor.personId))
}

/** The same at the machine itself, by whoever runs it. */
export async function saveListAsOperator(house: House, all: readonly AnyList[], wish: Wish): Promise<Result<number, SaveListRefusal>> {
  return asSystem(house.db, (tx) => write(house, tx, all, wish, null))
}

async function write(house: House, tx: Database, all: readonly AnyList[], wish: Wish, by: string | null): Promise<Result<number, SaveListRefusal>> {
  const shipped = all.find(({ key }) => key === wish.key)
  const other = all.find(({ key }) => key === shipped?.twinKey)
  const [list, twins] = shipped === undefined ? [] : await listInForce(tx, other === undefined ? [shipped] : [shipped, other])
  if (shipped === undefined || list === undefined) return refused('list-unknown')
  if (list.version !== wish.version) return refused('saved-meanwhile')
  const changed = changeList(list, shipped, twins === undefined ? [] : listCodes(twins), wish)
  if (!changed.ok) return changed
  const [version, at] = [list.version + 1, nowOf(house)]
  if (!(await addVersion(tx, { list: wish.key, version, note: wish.note.trim(), at, codes: changed.value }))) return refused('saved-meanwhile')
  await shipped.table?.write(tx, changed.value)
  const facts = { list: wish.key, version }
  await writeAudit(tx, { action: 'list.changed', subjectKind: 'list', actorPersonId: by, facts }, at)
  return done(version)
}
