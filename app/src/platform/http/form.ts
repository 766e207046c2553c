import { problem } from './problem.tsx'
import type { RouteContext } from './route.ts'

/** A form as text fields; lists are read with `all`. Files come through `files`. */
export type FormBody = { one: (name: string) => string; all: (name: string) => string[]; file: (name: string) => File | null; names: string[] }

/** Reads a form once. A field given twice where one is expected counts as its last value only for lists; else it is refused upstream. */
export async function readForm(c: RouteContext): Promise<FormBody> {
  const body = await c.req.formData().catch(() => new FormData())
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
  }
}

/**
 * A handler that gets exactly the fields it names, each at most once, and those of `lists` any number of times. A form with
 * anything more is refused as a whole (SEC-11, SEC-29).
 */
export function withForm(fields: readonly string[], handle: (c: RouteContext, form: FormBody) => Response | Promise<Response>, lists: readonly string[] = []) {
  return async (c: RouteContext): Promise<Response> => {
    const body = await c.req.formData().catch(() => null)
    if (body === null) return problem(c, 400, 'odd-form')
    const known = ['_token', ...fields, ...lists]
    const isOdd = [...new Set(body.keys())].some((name) => !known.includes(name) || (!lists.includes(name) && body.getAll(name).length > 1))
    return isOdd ? problem(c, 400, 'odd-form') : handle(c, await readForm(c))
  }
}
