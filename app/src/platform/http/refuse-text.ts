import type { House } from '../house.ts'
import type { Finding } from '../guard.ts'
import { findForbidden } from '../forbidden.ts'
import type { RouteContext } from './route.ts'

/** `all`: machine-made, or compared and never kept. `reach`: a way to reach somebody is what the field is for; a national number is refused there too. */
type Exemption = { lets: 'all' | 'reach'; why: string }

/** Fields and parameters that are not read like free text, each with its reason. Of `words.7` or `name-7` the first part counts. */
const EXEMPT_FIELDS: Readonly<Record<string, Exemption>> = {
  _token: { lets: 'all', why: 'the seal of the form, made by us and not kept' },
  code: { lets: 'all', why: 'a key that is compared and not kept' },
  codes: { lets: 'all', why: 'numbers of printed papers, compared and not kept' },
  picture: { lets: 'all', why: 'the file of a picture: its name, often a row of numbers made by a camera, is read by nobody and not kept' },
  email: { lets: 'reach', why: 'the mail address of a professional or member' },
  phone: { lets: 'reach', why: 'the phone of a professional or member' },
  address: { lets: 'reach', why: 'the address of a calendar' },
  onlineLink: { lets: 'reach', why: 'where a meeting is held online' },
  reach: { lets: 'reach', why: 'how a point of contact is reached' },
  pasted: { lets: 'reach', why: 'a register of members holds how they are reached; its cells are read one by one' },
  sheetText: { lets: 'reach', why: 'a sheet of a workbook like what is pasted, also one that is not chosen' },
}

/** One field with what may not be saved. The words live as long as the answer does. */
export type RefusedField = { name: string; text: string; findings: Finding[]; isFileName: boolean }

/** Thrown before anything happens; caught once, in `app.ts`. Its message says nothing of the text. */
export class RefusedText extends Error {
  readonly fields: readonly RefusedField[]
  /** Every other field of the form, to be sent again; files have to be chosen again. */
  readonly carried: readonly (readonly [name: string, text: string])[]
  readonly fileFields: readonly string[]

  constructor(fields: readonly RefusedField[], carried: RefusedText['carried'] = [], fileFields: readonly string[] = []) {
    super('a text holds what may not be saved')
    this.name = 'RefusedText'
    this.fields = fields
    this.carried = carried
    this.fileFields = fileFields
  }
}

const nobody = async () => ({})

export type NamedText = { name: string; text: string; isFileName?: boolean }

/** The fields that hold what may be saved nowhere; the same fields without any are not among them. */
export async function findRefused(c: RouteContext, texts: readonly NamedText[]): Promise<RefusedField[]> {
  const refused: RefusedField[] = []
  for (const { name, text, isFileName = false } of texts) {
    const exemption = exemptionOf(name)
    if (exemption?.lets === 'all') continue
    const findings = await findForbidden(text, c.var.listAllowed ?? nobody, exemption?.lets === 'reach')
    if (findings.length > 0) refused.push({ name, text, findings, isFileName })
  }
  return refused
}

function exemptionOf(name: string): Exemption | undefined {
  const own = name.split('.').findLast((part) => !/^\d+$/.test(part)) ?? name
  for (const candidate of [own, own.split('-')[0] ?? '', name.split('.')[0] ?? '']) if (Object.hasOwn(EXEMPT_FIELDS, candidate)) return EXEMPT_FIELDS[candidate]
  return undefined
}

const read = new WeakSet<FormData>()

/** Every text of a form, the names of its files included, before anybody reads the form; a form that is read in two steps is checked once. */
export async function refuseForm(c: RouteContext, body: FormData): Promise<void> {
  if (read.has(body)) return
  const texts: NamedText[] = [...body].map(([name, value]) =>
    typeof value === 'string' ? { name, text: value.replaceAll('\0', '') } : { name, text: value.name, isFileName: true },
  )
  const fields = await findRefused(c, texts)
  if (fields.length === 0) {
    read.add(body)
    return
  }
  const isRefused = (name: string, text: string) => fields.some((field) => field.name === name && field.text === text)
  const carried = texts.filter(({ name, text, isFileName }) => !isFileName && name !== '_token' && !isRefused(name, text))
  const fileFields = new Set([...body].filter(([, value]) => typeof value !== 'string').map(([name]) => name))
  throw new RefusedText(
    fields,
    carried.map(({ name, text }) => [name, text] as const),
    [...fileFields],
  )
}

/** Every text within a value of the API, named by the way to it: `items.2.title`. */
export async function refuseValue(c: RouteContext, value: unknown): Promise<void> {
  const fields = await findRefused(c, listTexts(value))
  if (fields.length > 0) throw new RefusedText(fields)
}

/** A key that a program chose is a text like another, and no part of the way to it; those of our schemas are a word. */
function listTexts(value: unknown, path = ''): NamedText[] {
  if (typeof value === 'string') return [{ name: path, text: value }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => {
    const isOurs = /^(?:[a-zA-Z]+|\d{1,4})$/.test(key)
    const way = [path, isOurs ? key : '*'].filter((each) => each !== '').join('.')
    return [...(isOurs ? [] : [{ name: way, text: key }]), ...listTexts(part, way)]
  })
}

/** GRD-04: what was found and what became of it; no text, no hash, no place. A name that no form of ours has could itself be a text. */
export function logRefused({ log }: Pick<House, 'log'>, { language }: RouteContext['var'], { fields }: RefusedText): void {
  for (const { name, findings, isFileName } of fields) {
    const field = /^[a-zA-Z]{1,30}(?=[.-]|$)/.exec(name)?.[0] ?? 'other'
    for (const kind of new Set(findings.map((finding) => finding.kind)))
      log('text-refused', { kind, tier: 'A', language, decision: 'refuse', field: isFileName ? 'file-name' : field })
  }
}
