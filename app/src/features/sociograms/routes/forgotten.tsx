import { page } from '../../../platform/http/answer.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { readActor, type RouteContext } from '../../../platform/http/route.ts'
import type { House } from '../../../platform/house.ts'
import { communityTabs } from '../../communities/public.ts'
import { readForgotten } from '../actions/read-forgotten.ts'
import { ForgottenPageView } from '../pages/forgotten-page.tsx'

type Missing = { communityId: string | null; waveId: string; isCompared?: boolean; isFile?: boolean }

/** Nothing can be shown: of a wave whose answers are forgotten it is said why, of any other nothing. */
export async function sayMissing(house: House, c: RouteContext, { isCompared = false, isFile = false, ...asked }: Missing): Promise<Response> {
  const shown = await readForgotten(house, readActor(c), { ...asked, isCompared })
  if (shown === null) return problem(c, 404, 'not-found')
  const tabs = communityTabs(c.var.language, shown.community.id, null, readActor(c))
  return page(c, <ForgottenPageView view={c.var.view} shown={shown} tabs={tabs} />, isFile ? 410 : 200)
}
