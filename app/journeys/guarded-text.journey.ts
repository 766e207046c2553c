import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { renderGuardedPage } from '../test/guarded-page.tsx'
import { aStage } from '../test/stage.ts'
import { findAsset } from '../src/ui/assets.ts'
import { guardedScripts, guardListsHref } from '../src/ui/guard-assets.ts'

const stage = aStage()
/** A page of one guarded field, with the script and the lists of the running house. */
async function openField() {
  const context = await stage.browser.newContext()
  const page = await context.newPage()
  const asked: string[] = []
  page.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`))
  await page.route('**/one-field', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: renderGuardedPage('Que se passe-t-il ?') }))
  await page.goto(`${stage.ronde.url}/one-field`)
  return { page, asked, context }
}

it('reads along while somebody types, replaces at one press, and sends nothing anywhere', async () => {
  const { page, asked, context } = await openField()
  const area = page.getByLabel('Que se passe-t-il ?')
  expect(asked.filter((address) => address.includes('guard-lists'))).toEqual([])
  await area.fill('Mme Dupont, NISS 85.07.30-033.28, vient le mardi.')
  await page.getByText('cela ne se garde nulle part').waitFor()
  expect(await page.getByText('quelqu’un pourrait être reconnu').count()).toBe(1)
  const before = asked.length
  await area.press('Alt+Enter')
  await expect.poll(() => area.inputValue()).toContain('Mme A, NISS')
  await page.getByRole('button', { name: '(numéro retiré)' }).click()
  await page.getByText('Rien trouvé.').waitFor()
  expect(await area.inputValue()).not.toContain('85.07')
  expect(asked.slice(before)).toEqual([])
  await context.close()
})

it('GRD-05 a false alarm is a matter of this page alone', async () => {
  const { page, asked, context } = await openField()
  const area = page.getByLabel('Que se passe-t-il ?')
  await area.fill('Mme Dupont vient le mardi.')
  await page.getByRole('button', { name: 'Fausse alerte' }).waitFor()
  const before = asked.length
  await page.getByRole('button', { name: 'Fausse alerte' }).click()
  await page.getByText('Rien trouvé.').waitFor()
  await area.press('End')
  await area.pressSequentially(' Mme Dupont aussi.')
  await page.waitForTimeout(500)
  expect(await page.getByText('Rien trouvé.').count()).toBe(1)
  expect(asked.slice(before)).toEqual([])
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0])
  await context.close()
})

it('GRD-02 brings at most 10 kB with the page, and 700 kB in all once somebody writes', () => {
  const { field = '', guard = '' } = guardedScripts() ?? {}
  const [page, ...later] = [field, guard, guardListsHref() ?? ''].map((address) => findAsset(address)?.body ?? '')
  expect([page, ...later].every((body) => (body?.length ?? 0) > 1_000)).toBe(true)
  expect(page?.length).toBeLessThanOrEqual(10_000)
  expect(later.reduce((sum, body) => sum + gzipSync(body).length, 0)).toBeLessThanOrEqual(700_000)
})
