import { translator } from '../../../kernel/translate.ts'
import type { OnTop } from '../../../platform/http/on-top.ts'
import { methodsMessages } from '../messages/catalogue.ts'

/** On the overview of a community: the way to its method cards. */
export const methodsOnTop: OnTop = async (c, communityId) =>
  communityId === null ? null : (
    <p>
      <a href={`/communities/${communityId}/methods`}>{translator(methodsMessages, c.var.language)('onTop.link')}</a>
    </p>
  )
