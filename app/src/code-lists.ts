import { communityLists } from './features/communities/public.ts'
import type { AnyList } from './features/lists/public.ts'
import { peopleLists } from './features/people/public.ts'
import { situationLists } from './features/situations/public.ts'
import { suggestionLists } from './features/suggestions/public.ts'

/** Every list of words that people choose from and that the house may change, in the order in which they are shown. */
export const CODE_LISTS: readonly AnyList[] = [...suggestionLists, ...situationLists, ...communityLists, ...peopleLists]
