import { dayOf } from '../../../kernel/day.ts'
import type { AtDoor, OnTop } from '../../../platform/http/on-top.ts'
import { readActor } from '../../../platform/http/route.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { readOwnStanding, readStanding } from '../actions/read-standing.ts'
import { DoorNote, MembersNote } from '../pages/standing-notes.tsx'

/** Above the members of a community: how far its convention is, and for leads whose employer is waited for. */
export function conventionOnTop(house: House): OnTop {
  return async (c, communityId, tx) => {
    if (communityId === null) return null
    const standing = await readStanding(tx, readActor(c), communityId, dayOf(nowOf(house)))
    return standing === null ? null : <MembersNote view={c.var.view} communityId={communityId} standing={standing} />
  }
}

/** At the door of a community, and for who is inside: whether the own employer signed. It blocks nothing. */
export function employerAtDoor(house: House): AtDoor {
  return async (c, communityId, personId) => {
    const own = await readOwnStanding(house, personId, communityId)
    return own === null || own.state === 'signed' ? null : <DoorNote view={c.var.view} own={own} />
  }
}
