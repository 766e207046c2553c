import { asSystem } from '../../../platform/database.ts'
import type { House } from '../../../platform/house.ts'
import { fitPictures, listPictures } from '../../people/public.ts'
import type { Answering, Pictures, ShownTarget } from '../domain/shown.ts'

/** The faces beside these names, as whoever answers may see them: also by the link of a mail, which is hers; none behind a code, whose paper anybody may find. */
export async function readTargetPictures(house: House, { person, today, isHidden }: Answering, targets: readonly ShownTarget[]): Promise<Pictures> {
  if (isHidden) return new Map()
  const ids = targets.filter(({ kind }) => kind === 'person').map(({ id }) => id)
  return fitPictures(await asSystem(house.db, (tx) => listPictures(tx, ids, { viewerId: person.id, today })), ids)
}
