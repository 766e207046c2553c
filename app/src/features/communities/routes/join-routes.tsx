import { translator } from '../../../kernel/translate.ts'
import { goTo, page } from '../../../platform/http/answer.ts'
import { readForm } from '../../../platform/http/form.ts'
import { problem } from '../../../platform/http/problem.tsx'
import type { AtDoor } from '../../../platform/http/on-top.ts'
import { get, post, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import type { House } from '../../../platform/house.ts'
import { acceptInvitation, applyToJoin, readDoor, stepBack } from '../actions/join-community.ts'
import { joiningMessages } from '../messages/joining.ts'
import { JoinPage } from '../pages/join-page.tsx'

/** The door of a community, open to everybody who signs in: who is no member yet belongs to no community of the rights table. */
export function joinRoutes(house: House, atDoor: AtDoor): Route[] {
  const place = { house, atDoor }
  return [get('/communities/:id/join', (c) => showDoor(place, c, null)), post('/communities/:id/join', (c) => takeAnswer(place, c))]
}

/** The house, and what other features say at the door. */
type DoorPlace = { house: House; atDoor: AtDoor }

async function showDoor({ house, atDoor }: DoorPlace, c: RouteContext, refusal: string | null): Promise<Response> {
  const door = await readDoor(house, readActor(c), readId(c))
  if (door === null) return problem(c, 404, 'not-found')
  const note = door.standing === 'outside' ? null : await atDoor(c, door.community.id, readActor(c).personId)
  return page(c, <JoinPage view={c.var.view} door={door} note={note} refusal={refusal} />, refusal === null ? 200 : 422)
}

async function takeAnswer(place: DoorPlace, c: RouteContext): Promise<Response> {
  const { house } = place
  const t = translator(joiningMessages, c.var.language)
  const form = await readForm(c, ['answer', 'agrees'])
  const [actor, id, agrees] = [readActor(c), readId(c), form.one('agrees') === 'yes']
  if (form.one('answer') === 'ask') return answer(place, c, await applyToJoin(house, actor, id), { to: '/communities', text: t('done.applied') })
  if (form.one('answer') === 'no') return answer(place, c, await stepBack(house, actor, id), { to: '/communities', text: t('done.back') })
  const to = agrees ? `/communities/${id}` : `/communities/${id}/join`
  return answer(place, c, await acceptInvitation(house, actor, id, agrees), { to, text: t(agrees ? 'done.accepted' : 'done.pending') })
}

type Outcome = Awaited<ReturnType<typeof acceptInvitation>>

async function answer(place: DoorPlace, c: RouteContext, outcome: Outcome, { to, text }: { to: string; text: string }): Promise<Response> {
  if (outcome.ok) return goTo(c, place.house, to, { kind: 'done', text })
  if (outcome.refusal === 'community-unknown') return problem(c, 404, 'not-found')
  return showDoor(place, c, translator(joiningMessages, c.var.language)(`refused.${outcome.refusal}`))
}
