import type { RouteContext } from '../../../platform/http/route.ts'
import type { House } from '../../../platform/house.ts'
import { readSuggestionLists } from '../actions/code-lists.ts'
import type { ListedView } from '../pages/words.ts'

/** What every page knows, with the lists of this house. */
export async function listedView(house: House, c: RouteContext): Promise<ListedView> {
  return { ...c.var.view, lists: await readSuggestionLists(house) }
}
