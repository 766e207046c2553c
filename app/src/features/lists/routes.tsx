import type { Labels } from '../../kernel/code-list.ts'
import { LANGUAGES } from '../../kernel/language.ts'
import { translator } from '../../kernel/translate.ts'
import { goTo, page } from '../../platform/http/answer.ts'
import { OddForm, readAnyForm, readVersion, type FormBody } from '../../platform/http/form.ts'
import { problem } from '../../platform/http/problem.tsx'
import { get, post, readActor, type Route, type RouteContext } from '../../platform/http/route.ts'
import type { House } from '../../platform/house.ts'
import { saveList } from './actions/change-list.ts'
import { readList } from './actions/read-lists.ts'
import type { CodeWish } from './domain/change-list.ts'
import { listsMessages } from './messages/catalogue.ts'
import { ListPage } from './pages/list-page.tsx'
import { ListsPage, type ListLine } from './pages/lists-page.tsx'
import type { AnyList } from './store/code-table.ts'

/** Every list of words that people choose from, whichever feature it belongs to. */
export function listsRoutes(house: House, all: readonly AnyList[]): Route[] {
  return [
    get('/lists', (c) => showAll(house, c, all)),
    get('/lists/:name', (c) => showOne(house, c, all, null)),
    post('/lists/:name', (c) => takeOne(house, c, all)),
  ]
}

const keyOf = (c: RouteContext): string => c.req.param('name') ?? ''

async function showAll(house: House, c: RouteContext, all: readonly AnyList[]): Promise<Response> {
  const lines: ListLine[] = []
  for (const { key, names } of all) {
    const found = await readList(house, all, key)
    if (found !== null) lines.push({ list: found.list, names, savedAt: found.savedAt })
  }
  return page(c, <ListsPage view={c.var.view} lines={lines} />)
}

type Written = { codes: readonly CodeWish[]; note: string; refusal: string }

async function showOne(house: House, c: RouteContext, all: readonly AnyList[], written: Written | null): Promise<Response> {
  const asked = c.req.query('version')
  const version = asked === undefined ? null : /^\d{1,6}$/.test(asked) ? Number(asked) : -1
  const found = version === -1 ? null : await readList(house, all, keyOf(c), version)
  if (found === null) return problem(c, 404, 'not-found')
  const isOld = version !== null && version !== (found.versions[0]?.version ?? 0)
  return page(c, <ListPage view={c.var.view} {...found} isOld={isOld} written={written} refusal={written?.refusal ?? null} />, written === null ? 200 : 422)
}

async function takeOne(house: House, c: RouteContext, all: readonly AnyList[]): Promise<Response> {
  const key = keyOf(c)
  const found = await readList(house, all, key)
  if (found === null) return problem(c, 404, 'not-found')
  const codes = found.list.codes.map(({ code }) => code)
  const twinFields = codes.map((code) => `twin-${code}`)
  const form = await readAnyForm(c, twinFields)
  const known = new Set([
    '_token',
    'version',
    'note',
    ...twinFields,
    ...[...codes, 'new'].flatMap((code) => [...LANGUAGES, 'retired'].map((part) => `${part}-${code}`)),
  ])
  if (form.names.some((name) => !known.has(name))) throw new OddForm()
  const wish = { key, version: readVersion(form), note: form.one('note'), codes: readCodes(form, codes) }
  const saved = await saveList(house, readActor(c), all, wish)
  const t = translator(listsMessages, c.var.language)
  if (saved.ok) return goTo(c, house, `/lists/${key}`, { kind: 'done', text: t('list.saved', { version: saved.value }) })
  if (saved.refusal === 'list-unknown') return problem(c, 404, 'not-found')
  return showOne(house, c, all, { ...wish, refusal: t(`refused.${saved.refusal}`) })
}

/** Each code with its words; a new one where some were written. */
function readCodes(form: FormBody, codes: readonly string[]): CodeWish[] {
  const read = (mark: string, code: string | null): CodeWish => ({
    code,
    labels: labelsIn(form, mark),
    isRetired: code !== null && form.one(`retired-${mark}`) === 'yes',
    twins: form.all(`twin-${mark}`),
  })
  const added = read('new', null)
  const isNew = LANGUAGES.some((language) => added.labels[language] !== '')
  return [...codes.map((code) => read(code, code)), ...(isNew ? [added] : [])]
}

function labelsIn(form: FormBody, mark: string): Labels {
  const [fr, nl, en, de] = ['fr', 'nl', 'en', 'de'].map((language) => form.one(`${language}-${mark}`))
  return { fr: fr ?? '', nl: nl ?? '', en: en ?? '', de: de ?? '' }
}
