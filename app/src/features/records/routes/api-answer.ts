import type { Result } from '../../../kernel/result.ts'
import { translator } from '../../../kernel/translate.ts'
import type { ApiRefusal } from '../../../platform/http/api.ts'
import { readId, type RouteContext } from '../../../platform/http/route.ts'
import { recordsMessages, type RecordsWord } from '../messages/catalogue.ts'

/** A refusal in the reader's language; what she has no record of is missing. */
export function answerOf<Value>(c: RouteContext, result: Result<Value, string>): Value | null | ApiRefusal {
  if (result.ok) return result.value
  if (['meeting-unknown', 'entry-unknown', 'amendment-unknown'].includes(result.refusal)) return null
  return { refusal: result.refusal, message: translator(recordsMessages, c.var.language)(`refused.${result.refusal}` as RecordsWord) }
}

/** What is answered once it is done, where the action itself gives nothing back. */
export function answerDone<Answer>(c: RouteContext, result: Result<unknown, string>, answer: Answer): Answer | null | ApiRefusal {
  return result.ok ? answer : answerOf<Answer>(c, result)
}

export function placeOf(c: RouteContext): { meetingId: string; entryId: string } {
  return { meetingId: readId(c), entryId: readId(c, 'entryId') }
}
