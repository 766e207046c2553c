import { randomUUID } from 'node:crypto'
import { dayOf, isDay } from '../../../kernel/day.ts'
import type { FormBody } from '../../../platform/http/form.ts'
import { isId, readActor, readId, type RouteContext } from '../../../platform/http/route.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { writePromises } from '../actions/mirror-session.ts'
import { firstWordings, PROMISES } from '../domain/mirror.ts'
import type { ShownCard } from '../domain/shown.ts'
import type { PromisesShown } from '../pages/mirror-parts.tsx'
import { wordsOf } from '../pages/words.ts'

const idField = <Key extends string>(key: Key) => `${key}-id` as const
/** The fields of a form that ends a mirror session. */
export const PROMISE_FIELDS = [...PROMISES, ...PROMISES.map(idField), 'dueOn'] as const

/** What lies on the board already, for a month from now; each line has its number before anybody writes it. */
export function startPromises(house: House, cards: readonly ShownCard[]): PromisesShown {
  const words = firstWordings(cards)
  return {
    lines: PROMISES.map((key) => ({ key, id: randomUUID(), text: words[key] })),
    dueOn: dayOf(new Date(house.clock().getTime() + 30 * 86_400_000)),
    minDay: dayOf(nowOf(house)),
  }
}

type NotKept = { refusal: string; sent: PromisesShown }

/** Into the record of the meeting, what was filled in. @returns null once all of it stands there */
export async function keepPromises(house: House, c: RouteContext, form: FormBody): Promise<NotKept | null> {
  const t = wordsOf(c.var.view)
  const lines = PROMISES.map((key) => ({ key, id: isId(form.one(idField(key))) ? form.one(idField(key)) : randomUUID(), text: form.one(key).trim() }))
  const sent: PromisesShown = { lines, dueOn: form.one('dueOn'), minDay: dayOf(nowOf(house)) }
  if (sent.dueOn !== '' && !isDay(sent.dueOn)) return { refusal: t('promise.refused.day-wrong'), sent }
  const filled = lines.filter(({ text }) => text !== '')
  const dueOn = isDay(sent.dueOn) ? sent.dueOn : null
  const written = await writePromises(house, readActor(c), readId(c), { lines: filled, dueOn, language: c.var.language })
  if (written.ok || written.refusal === 'round-over' || written.refusal === 'round-unknown') return null
  return { refusal: t(written.refusal === 'text-too-long' ? 'promise.refused.text-too-long' : 'promise.refused.record'), sent }
}
