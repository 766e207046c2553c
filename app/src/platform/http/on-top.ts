import type { ComponentChildren } from 'preact'
import type { RouteContext } from './route.ts'

/** What a higher feature puts on top of a list of a lower one: for one community, or for all of the reader's. `app.ts` joins the two. */
export type OnTop = (c: RouteContext, communityId: string | null) => Promise<ComponentChildren>

export const nothingOnTop: OnTop = async () => null

/** Several of them, one below the other. */
export function allOnTop(...parts: readonly OnTop[]): OnTop {
  return async (c, communityId) => {
    const drawn: ComponentChildren[] = []
    for (const part of parts) drawn.push(await part(c, communityId))
    return drawn
  }
}
