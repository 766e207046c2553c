import { crawl, patternsOf } from './crawl.ts'
import type { DemoHouse, VisitorName } from './demo-house.ts'
import { listForms, untouched, type FoundField, type FoundForm } from './read-html.ts'

/** A form of one type, the page it stands on, and who sees it there. */
export type KnownForm = { type: string; page: string; form: FoundForm; visitor: VisitorName }

const TEXT = new Set(['text', 'search', 'textarea', 'email', 'tel', 'url'])
export const isText = ({ type }: FoundField): boolean => TEXT.has(type)

/** One form of each type that somebody can reach by links: equal action pattern and equal fields are one type. */
export async function findForms(demo: DemoHouse, names: readonly VisitorName[], method: 'POST' | 'GET' = 'POST'): Promise<KnownForm[]> {
  const patternOf = patternsOf(demo)
  const found = new Map<string, KnownForm>()
  for (const name of names) {
    const visitor = demo.visitors[name]
    for (const { address, html } of await crawl(demo, visitor, 2)) {
      for (const form of listForms(html).filter((each) => each.method === method)) {
        const action = form.action === '' ? (address.split('?')[0] ?? '') : form.action
        const fields = [...new Set(form.fields.map((field) => field.name.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')))].toSorted()
        const type = `${patternOf(action.split('?')[0] ?? '') === 'elsewhere' ? action.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id').split('?')[0] : patternOf(action.split('?')[0] ?? '')} ${fields.join(' ')}`
        if (!found.has(type)) found.set(type, { type, page: address, form: { ...form, action }, visitor: name })
      }
    }
  }
  return [...found.values()]
}

/** What would be sent, with some fields changed; a choice nobody made takes its first option, so that the form gets through. */
export function filled({ form }: KnownForm, change: (field: FoundField) => string | null): URLSearchParams | FormData {
  // The token of the page may be of a session that ended since; asking adds the one of today.
  const pairs = untouched(form).filter(([name]) => name !== '_token')
  const given = new Set(pairs.map(([name]) => name))
  for (const field of form.fields)
    if (['radio', 'select'].includes(field.type) && !given.has(field.name)) {
      pairs.push([field.name, field.options.find((option) => option !== '') ?? field.value])
      given.add(field.name)
    }
  const body = form.isUpload ? new FormData() : new URLSearchParams()
  for (const [name, value] of pairs) {
    const field = form.fields.find((each) => each.name === name)
    const changed = field === undefined ? null : change(field)
    const isEmptyChoice = field?.type === 'select' && field.isRequired && value === ''
    body.append(name, changed ?? (isEmptyChoice ? (field.options.find((option) => option !== '') ?? '') : value))
  }
  return body
}
