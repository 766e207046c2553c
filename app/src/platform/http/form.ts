import { isKeepReason, type KeepReason } from '../../kernel/keep-reason.ts'
import { refuseForm } from './refuse-text.ts'
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
  const form = await readAnyForm(c, lists)
  const known = new Set(['_token', ...fields, ...lists])
  if (form.names.some((name) => !known.has(name))) throw new OddForm()
  return form
}

/** One of the several forms of a page: its field `part` says which, and so which fields it has. */
export async function readPartForm(c: RouteContext, parts: Readonly<Record<string, readonly string[]>>): Promise<FormBody> {
  const part = (await readAnyForm(c)).one('part')
  if (!Object.hasOwn(parts, part)) throw new OddForm()
  return readForm(c, ['part', ...(parts[part] ?? [])])
}

/**
 * For a form whose fields are made from the rows on its page; its route checks their names. What may be saved nowhere is refused here, for every form of
 * the house (GRD-01).
 */
export async function readAnyForm(c: RouteContext, lists: readonly string[] = []): Promise<FormBody> {
  const body = await c.req.formData().catch(() => null)
  const isDoubled = (name: string) => !lists.includes(name) && (body?.getAll(name).length ?? 0) > 1
  if (body === null || [...body.keys()].some(isDoubled)) throw new OddForm()
  await refuseForm(c, body)
  // No keyboard makes a NUL and no text column holds one.
  const texts = (name: string) => body.getAll(name).flatMap((value) => (typeof value === 'string' ? value.replaceAll('\0', '') : []))
  return {
    one: (name) => (texts(name).at(-1) ?? '').trim(),
    all: (name) =>
      texts(name)
        .map((text) => text.trim())
        .filter((text) => text !== ''),
    file: (name) => {
      const file = body.get(name)
      return file instanceof File && file.size > 0 ? file : null
    },
    names: [...new Set(body.keys())],
  }
}

/** A handler that gets its form read in that way. */
export function withForm(fields: readonly string[], handle: (c: RouteContext, form: FormBody) => Response | Promise<Response>, lists: readonly string[] = []) {
  return async (c: RouteContext): Promise<Response> => handle(c, await readForm(c, fields, lists))
}

/** The fields beside the text of a guarded field: name them among the lists of its form. */
export function guardedLists(name: string): string[] {
  return [`${name}-words`, `${name}-choice`]
}

export type GuardedText = { text: string; kept: Record<string, KeepReason> }

/** A guarded field as it was sent: what was to be replaced is replaced, what was to be kept has its reason. */
export function readGuarded(form: FormBody, name: string): GuardedText {
  const [words, choices] = [form.all(`${name}-words`), form.all(`${name}-choice`)]
  let text = form.one(name)
  const kept: [string, KeepReason][] = []
  for (const [index, passage] of words.entries()) {
    const choice = choices[index] ?? ''
    if (choice.startsWith(REPLACE)) text = replaceWords(text, passage, choice.slice(REPLACE.length))
    else if (isKeepReason(choice)) kept.push([passage, choice])
  }
  return { text, kept: Object.fromEntries(kept) }
}

const REPLACE = 'replace:'

/** Whole words only: “An” stays in “Antwerpen”. */
function replaceWords(text: string, words: string, by: string): string {
  const passage = words.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)
  return text.replaceAll(new RegExp(`(?<![\\p{L}\\p{N}])${passage}(?![\\p{L}\\p{N}])`, 'gu'), () => by)
}

/** The version that a form was opened with; what is none becomes one that no row has, so that the save is refused like a late one. */
export function readVersion(form: FormBody): number {
  const text = form.one('version')
  return /^\d{1,9}$/.test(text) ? Number(text) : 0
}
