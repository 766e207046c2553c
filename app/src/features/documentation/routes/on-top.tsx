import { rolesIn } from '../../../kernel/actor.ts'
import type { OnTop } from '../../../platform/http/on-top.ts'
import { readActor } from '../../../platform/http/route.ts'
import { wordsOf } from '../pages/labels.ts'

/** On the overview of a community: the way to its grid; a visitor has none. */
export const gridOnTop: OnTop = async (c, communityId) =>
  communityId === null || !rolesIn(readActor(c), communityId).some((role) => role !== 'visitor') ? null : (
    <p>
      <a href={`/communities/${communityId}/grid`}>{wordsOf(c.var.view)('onTop.link')}</a>
    </p>
  )
