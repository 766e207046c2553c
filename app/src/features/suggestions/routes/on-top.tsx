import { isLeadOf } from '../../../kernel/actor.ts'
import type { OnTop } from '../../../platform/http/on-top.ts'
import { readActor } from '../../../platform/http/route.ts'
import { wordsOf } from '../pages/words.ts'

/** On the overview of a community, for who leads it: after how many days it is asked what became of suggestions. */
export const andThenOnTop: OnTop = async (c, communityId) =>
  communityId === null || !isLeadOf(readActor(c), communityId) ? null : (
    <p>
      <a href={`/communities/${communityId}/and-then`}>{wordsOf(c.var.view)('delay.onTop')}</a>
    </p>
  )
