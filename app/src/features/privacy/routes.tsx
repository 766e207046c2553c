import { renderToString } from 'preact-render-to-string'
import guardFigures from '../../../../docs/guard-figures.json' with { type: 'json' }
import promiseList from '../../../../docs/promises.json' with { type: 'json' }
import { download, goTo, page } from '../../platform/http/answer.ts'
import { readForm } from '../../platform/http/form.ts'
import { problem } from '../../platform/http/problem.tsx'
import { get, isId, post, readActor, type Route, type RouteContext } from '../../platform/http/route.ts'
import { nowOf, type House } from '../../platform/house.ts'
import type { PersonalOwner } from '../../platform/personal-data.ts'
import { eraseMe, previewErasure, readCertificate } from './actions/erase-person.ts'
import { readMyData, takeMyData } from './actions/my-data.ts'
import { listShownPromises } from './domain/promise.ts'
import { listTreatments } from './domain/treatments.ts'
import { ErasedPage, ErasePage } from './pages/erasure-pages.tsx'
import { MyDataFile } from './pages/my-data-file.tsx'
import { MyDataPage } from './pages/my-data-page.tsx'
import { AccessibilityPage, TrustPage } from './pages/trust-page.tsx'

export function privacyRoutes(house: House, owners: readonly PersonalOwner[]): Route[] {
  const columns = owners.flatMap(({ data }) => data.columns)
  return [
    get('/trust', (c) =>
      page(
        c,
        <TrustPage
          view={c.var.view}
          promises={listShownPromises(promiseList)}
          checkedOn={promiseList.checkedOn}
          treatments={listTreatments(columns)}
          guardFigures={guardFigures}
        />,
      ),
    ),
    get('/accessibility', (c) => page(c, <AccessibilityPage view={c.var.view} checkedOn={promiseList.checkedOn} contact={contactOf(house)} />)),
    get('/privacy/me', async (c) => {
      const actor = readActor(c)
      const parts = (await readMyData(house, owners, actor)).map(({ table, rows }) => ({ table, rows: rows.length }))
      return page(c, <MyDataPage view={c.var.view} personId={actor.personId} parts={parts} columns={columns} communities={ownCommunities(c)} />)
    }),
    post('/privacy/me/download', (c) => sendMyData(house, owners, c)),
    get('/privacy/me/erase', async (c) => page(c, <ErasePage view={c.var.view} {...await previewErasure(house, owners, readActor(c))} />)),
    post('/privacy/me/erase', async (c) => {
      const actor = readActor(c)
      const form = await readForm(c, ['confirmed', 'wordsToo'])
      const wish = { isConfirmed: form.one('confirmed') === 'yes', isWordsToo: form.one('wordsToo') === 'yes' }
      const erased = await eraseMe(house, owners, actor, wish)
      if (erased.ok) return goTo(c, house, `/privacy/erased/${erased.value}`)
      return page(c, <ErasePage view={c.var.view} {...await previewErasure(house, owners, actor)} refusal={erased.refusal} />, 422)
    }),
    get('/privacy/erased/:code', async (c) => {
      const code = c.req.param('code')
      const found = isId(code) ? await readCertificate(house, code) : null
      return found === null || code === undefined
        ? problem(c, 404, 'not-found')
        : page(c, <ErasedPage view={c.var.view} code={code} erasedAt={found.erasedAt} />)
    }),
  ]
}

/** The address behind which people of this instance answer. */
function contactOf(house: House): string {
  return /<([^>]+)>/.exec(house.settings.mailFrom)?.[1] ?? house.settings.mailFrom
}

function ownCommunities(c: RouteContext): { id: string; nameFr: string; nameNl: string }[] {
  const all = readActor(c).communities.map(({ communityId, nameFr, nameNl }) => ({ id: communityId, nameFr, nameNl }))
  return [...new Map(all.map((community) => [community.id, community])).values()]
}

async function sendMyData(house: House, owners: readonly PersonalOwner[], c: RouteContext): Promise<Response> {
  const format = (await readForm(c, ['format'])).one('format')
  const parts = await takeMyData(house, owners, readActor(c))
  const takenAt = nowOf(house)
  if (format === 'json')
    return download(
      c,
      'ronde.json',
      'application/json',
      JSON.stringify({ format: 'ronde-personal-data', version: 1, takenAt, tables: parts.map(({ table, rows }) => ({ table, rows })) }, null, 2),
    )
  return download(
    c,
    'ronde.html',
    'text/html; charset=utf-8',
    `<!doctype html>${renderToString(<MyDataFile language={c.var.language} parts={parts} takenAt={takenAt} />)}`,
  )
}
