import type { RawBuilder } from 'kysely'
import type { ComponentChildren } from 'preact'
import { inTransaction, type Database } from '../database.ts'
import type { House } from '../house.ts'
import { readActor, type RouteContext } from './route.ts'

/** What a higher feature puts on top of a list of a lower one: for one community, or for all of the reader's. Read in the transaction of the list. */
export type OnTop = (c: RouteContext, communityId: string | null, tx: Database) => Promise<ComponentChildren>
/** The same for the list that is opened most: what it needs is read by the list's own statement, as one value. */
export type OnList = { read: (communityId: string) => RawBuilder<unknown>; draw: (c: RouteContext, communityId: string, found: unknown) => ComponentChildren }
/** What it says at the door of a community, to who may not be inside yet: signed in, or come by the link of her own card. */
export type AtDoor = (c: RouteContext, communityId: string, personId: string) => Promise<ComponentChildren>

export const nothingOnTop: OnTop = async () => null
export const nothingAtDoor: AtDoor = async () => null

/** Several of them, one below the other. */
export function allOnTop(...parts: readonly OnTop[]): OnTop {
  return async (c, communityId, tx) => {
    const drawn: ComponentChildren[] = []
    for (const part of parts) drawn.push(await part(c, communityId, tx))
    return drawn
  }
}

/** In a transaction of its own, for a list that has closed its own by then. */
export async function drawOnTop(house: House, c: RouteContext, onTop: OnTop, communityId: string | null): Promise<ComponentChildren> {
  return inTransaction(house.db, readActor(c), (tx) => onTop(c, communityId, tx))
}
