import type { RouteContext } from './route.ts'

/** A form as text fields; lists are read with `all`. Files come through `files`. */
export type FormBody = { one: (name: string) => string; all: (name: string) => string[]; file: (name: string) => File | null; names: string[] }

/** Thrown when a form holds what it was not asked for: nobody's browser sends that. */
export class OddForm extends Error {}

/**
 * Reads a form once: the fields named, each at most once, and those of `lists` any number of times. A form with anything
 * more, or a body that is no form, is refused as a whole before anything happens (SEC-11, SEC-29).
 */
export async function readForm(c: RouteContext, fields: readonly string[], lists: readonly string[] = []): Promise<FormBody> {
  const form = await readAnyForm(c)
  const known = new Set(['_token', ...fields, ...lists])
  if (form.names.some((name) => !known.has(name) || (!lists.includes(name) && form.times(name) > 1))) throw new OddForm()
  return form
}

/** For a form whose fields are made from the rows on its page; its route checks them. */
export async function readAnyForm(c: RouteContext): Promise<FormBody & { times: (name: string) => number }> {
  const body = await c.req.formData().catch(() => null)
  if (body === null) throw new OddForm()
  // No keyboard makes a NUL and no text column holds one.
  const texts = (name: string) => body.getAll(name).flatMap((value) => (typeof value === 'string' ? value.replaceAll('\0', '') : []))
  return {
    one: (name) => (texts(name).at(-1) ?? '').trim(),
    all: (name) => texts(name).map((text) => text.trim()).filter((text) => text !== ''),
    file: (name) => {
      const file = body.get(name)
      return file instanceof File && file.size > 0 ? file : null
    },
    names: [...new Set(body.keys())],
    times: (name) => body.getAll(name).length,
  }
}

/** A handler that gets its form read in that way. */
export function withForm(fields: readonly string[], handle: (c: RouteContext, form: FormBody) => Response | Promise<Response>, lists: readonly string[] = []) {
  return async (c: RouteContext): Promise<Response> => handle(c, await readForm(c, fields, lists))
}
