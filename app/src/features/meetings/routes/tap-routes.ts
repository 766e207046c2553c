import { z } from 'zod'
import { post, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import { done } from '../../../kernel/result.ts'
import { findRefused, logRefused, RefusedText } from '../../../platform/http/refuse-text.ts'
import type { SheetHouse } from '../actions/read-sheet.ts'
import { takeTaps } from '../actions/take-taps.ts'
import { CHOICES } from '../domain/attendance.ts'
import { MOST_TAPS, type Tap } from '../domain/tap.ts'
import { wordsOf } from '../pages/labels.ts'

const Moment = z.iso.datetime()
const shared = { id: z.uuid(), at: Moment, isDoor: z.boolean().default(false), after: z.uuid().nullable().default(null) }
const Choice = z.enum(CHOICES)

/** What a device sends of its own making; the API takes the same. */
export const TAP = z.discriminatedUnion('kind', [
  z.strictObject({ ...shared, kind: z.literal('answer'), personId: z.uuid(), version: z.int().min(0).max(1_000_000_000), shown: Choice, choice: Choice }),
  z.strictObject({ ...shared, kind: z.literal('leave'), personId: z.uuid() }),
  z.strictObject({ ...shared, kind: z.literal('stay'), personId: z.uuid() }),
  z.strictObject({ ...shared, kind: z.literal('visitor'), name: z.string().max(1_000), organisation: z.string().max(1_000) }),
  z.strictObject({ ...shared, kind: z.literal('known-visitor'), personId: z.uuid() }),
])

const Batch = z.strictObject({ deviceNow: Moment, mark: z.string().regex(/^[a-z0-9]{0,16}$/), taps: z.array(TAP).min(1).max(MOST_TAPS) })

/** Where the script sends what was tapped, one tap or a whole afternoon of them. */
export function tapRoutes(place: SheetHouse): Route[] {
  return [post('/meetings/:id/attendance/taps', (c) => takeBatch(place, c))]
}

/** A refusal is a sentence the script shows; the taps stay on the device. */
async function takeBatch(place: SheetHouse, c: RouteContext): Promise<Response> {
  const sent = Batch.safeParse(await c.req.json().catch(() => null))
  if (!sent.success) return c.json({ sentence: '' }, 400)
  const withheld = await listWithheld(place, c, sent.data.taps)
  const taps = sent.data.taps.filter(({ id }) => !withheld.has(id))
  const taken = taps.length === 0 ? done([]) : await takeTaps(place, readActor(c), readId(c), { ...sent.data, taps, language: c.var.language })
  if (!taken.ok) return c.json({ sentence: wordsOf(c.var.view)(`refused.${taken.refusal}`) }, 409)
  return c.json({ taken: [...taken.value, ...[...withheld].map((id) => ({ id, fault: 'name-not-kept' }))] })
}

/** Visitors whose name holds what is kept nowhere. The others do not wait for them. */
async function listWithheld({ house }: SheetHouse, c: RouteContext, taps: readonly Tap[]): Promise<Set<string>> {
  const withheld = new Set<string>()
  for (const tap of taps) {
    if (tap.kind !== 'visitor') continue
    const fields = await findRefused(c, [
      { name: 'name', text: tap.name },
      { name: 'organisation', text: tap.organisation },
    ])
    if (fields.length === 0) continue
    logRefused(house, c.var, new RefusedText(fields))
    withheld.add(tap.id)
  }
  return withheld
}
