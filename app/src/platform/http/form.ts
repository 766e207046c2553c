import type { RouteContext } from './route.ts'

/** A form as text fields; lists are read with `all`. Files come through `files`. */
export type FormBody = { one: (name: string) => string; all: (name: string) => string[]; file: (name: string) => File | null; names: string[] }

/** Reads a form once. A field given twice where one is expected counts as its last value only for lists; else it is refused upstream. */
export async function readForm(c: RouteContext): Promise<FormBody> {
  const body = await c.req.formData()
  const texts = (name: string) => body.getAll(name).filter((value): value is string => typeof value === 'string')
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
