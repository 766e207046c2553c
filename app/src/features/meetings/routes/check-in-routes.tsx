import type { Result } from '../../../kernel/result.ts'
import { goTo, page } from '../../../platform/http/answer.ts'
import { clientAddress } from '../../../platform/http/client-address.ts'
import { withForm, type FormBody } from '../../../platform/http/form.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { get, post, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import { checkIn, findDoor, findDoorByCode, type Door, type DoorRefusal, type Newcomer, type SelfRefusal } from '../actions/check-in.ts'
import { checkInAddress, codeOf } from '../actions/check-in-link.ts'
import { readMeeting } from '../actions/read-meetings.ts'
import type { SheetHouse } from '../actions/read-sheet.ts'
import { CodePage, PosterPage, SelfPage } from '../pages/check-in-pages.tsx'
import { checkInWordsOf, wordsOf } from '../pages/labels.ts'
import { NOTHING_AROUND, type MeetingAround } from '../store/neighbours.ts'

/** The poster, and what it leads to: everybody says for herself that she is here. */
export function checkInRoutes(sheets: SheetHouse, offerAtDoor: MeetingAround['offerAtDoor'] = NOTHING_AROUND.offerAtDoor): Route[] {
  const place = { ...sheets, offerAtDoor }
  return [
    get('/meetings/:id/check-in', (c) => showPoster(place, c)),
    get('/c', (c) => page(c, <CodePage view={c.var.view} code="" refusal={null} />)),
    post(
      '/c',
      withForm(['code'], (c, form) => takeCode(place, c, form)),
    ),
    get('/c/:token', (c) => showSelf(place, c)),
    post(
      '/c/:token',
      withForm(['do', 'name', 'organisation'], (c, form) => takeSelf(place, c, form)),
    ),
  ]
}

async function showPoster({ house }: SheetHouse, c: RouteContext): Promise<Response> {
  const card = await readMeeting(house, readActor(c), readId(c))
  if (card === null) return problem(c, 404, 'not-found')
  const { meeting, communities } = card
  const links = { address: checkInAddress(house, meeting.id), code: codeOf(house, meeting.id) }
  return page(c, <PosterPage view={c.var.view} meeting={meeting} communities={communities} {...links} />)
}

async function takeCode({ house }: SheetHouse, c: RouteContext, form: FormBody): Promise<Response> {
  const code = form.one('code').slice(0, 20)
  const found = await findDoorByCode(house, code, clientAddress(c, house))
  if (found.ok) return goTo(c, house, `/c/${found.value}`)
  return page(c, <CodePage view={c.var.view} code={code} refusal={checkInWordsOf(c.var.view)(`self.refused.${found.refusal}`)} />, statusOf(found.refusal))
}

function statusOf(refusal: string): 404 | 409 | 422 | 429 {
  if (refusal === 'too-often') return 429
  if (refusal === 'code-unknown') return 404
  return refusal === 'name-missing' || refusal === 'text-too-long' || refusal === 'row-unknown' ? 422 : 409
}

/** The house, who is asked, and what a feature above offers at the door. */
type DoorHouse = SheetHouse & Pick<MeetingAround, 'offerAtDoor'>

type Typed = { name: string; organisation: string }

async function showSelf(place: DoorHouse, c: RouteContext): Promise<Response> {
  const found = await findDoor(place.house, c.req.param('token') ?? '', clientAddress(c, place.house))
  return drawSelf(place, c, found, { name: '', organisation: '' }, null)
}

function drawSelf({ offerAtDoor }: DoorHouse, c: RouteContext, found: Result<Door, DoorRefusal>, typed: Typed, refusal: SelfRefusal | null): Response {
  const stopped = found.ok ? refusal : found.refusal
  const node = (
    <SelfPage
      view={c.var.view}
      door={found.ok ? found.value : null}
      {...typed}
      person={c.var.actor?.name ?? null}
      offer={offerAtDoor(c.var.language, c.req.param('token') ?? '')}
      isDone={c.req.query('done') === '1' && stopped === null}
      refusal={stopped === null ? null : sayRefusal(c, stopped)}
    />
  )
  return page(c, node, stopped === null ? 200 : statusOf(stopped))
}

function sayRefusal(c: RouteContext, refusal: SelfRefusal): string {
  const [t, words] = [wordsOf(c.var.view), checkInWordsOf(c.var.view)]
  switch (refusal) {
    case 'code-unknown':
    case 'not-today':
    case 'too-often':
    case 'two-of-that-name':
    case 'row-unknown':
    case 'full':
      return words(`self.refused.${refusal}`)
    default:
      return t(`refused.${refusal}`)
  }
}

/** "12K" is a code of a name card; everything else is a name. */
function readNewcomer(c: RouteContext, form: FormBody): Newcomer {
  const { actor } = c.var
  if (form.one('do') === 'me' && actor !== null) return { kind: 'known', personId: actor.personId }
  const name = form.one('name')
  return /^\d{1,3}[\s.·-]*[a-z]$/i.test(name) ? { kind: 'code', code: name } : { kind: 'name', name, organisation: form.one('organisation') }
}

async function takeSelf(place: DoorHouse, c: RouteContext, form: FormBody): Promise<Response> {
  const token = c.req.param('token') ?? ''
  const typed = { name: form.one('name').slice(0, 1_000), organisation: form.one('organisation').slice(0, 1_000) }
  const found = await findDoor(place.house, token, clientAddress(c, place.house))
  if (!found.ok) return drawSelf(place, c, found, typed, null)
  const newcomer = readNewcomer(c, form)
  const noted = await checkIn(place, found.value.meeting.id, newcomer, c.var.language)
  if (!noted.ok) return drawSelf(place, c, found, typed, noted.refusal)
  const words = checkInWordsOf(c.var.view)
  const name = newcomer.kind === 'known' ? c.var.actor?.name : newcomer.kind === 'name' ? newcomer.name : undefined
  const text = name === undefined ? words('self.doneCode') : words('self.done', { name })
  return goTo(c, place.house, `/c/${token}?done=1`, { kind: 'done', text })
}
