/** An expected "no" is a value, not an exception. */
export type Result<Value, Refusal extends string> = { ok: true; value: Value } | { ok: false; refusal: Refusal; facts?: Facts }

/** What a refusal's sentence needs to know, for instance the name of who holds a lock. */
export type Facts = Record<string, string | number>

export function done<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value }
}

export function refused<Refusal extends string>(refusal: Refusal, facts?: Facts): { ok: false; refusal: Refusal; facts?: Facts } {
  return facts === undefined ? { ok: false, refusal } : { ok: false, refusal, facts }
}
