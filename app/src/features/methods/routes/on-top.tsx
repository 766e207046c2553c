import { rolesIn } from '../../../kernel/actor.ts'
import { translator } from '../../../kernel/translate.ts'
import type { OnTop } from '../../../platform/http/on-top.ts'
import { readActor } from '../../../platform/http/route.ts'
import { methodsMessages } from '../messages/catalogue.ts'

/** On the overview of a community: the way to its method cards; a visitor has none. */
export const methodsOnTop: OnTop = async (c, communityId) =>
  communityId === null || !rolesIn(readActor(c), communityId).some((role) => role !== 'visitor') ? null : (
    <p>
      <a href={`/communities/${communityId}/methods`}>{translator(methodsMessages, c.var.language)('onTop.link')}</a>
    </p>
  )
