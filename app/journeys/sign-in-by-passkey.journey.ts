import { sql } from 'kysely'
import { statSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { makeSetUpLink } from '../src/features/accounts/public.ts'
import { scriptsOf } from '../src/ui/page-scripts.ts'
import { aHouseStage } from '../test/house-stage.ts'
import { axeViolations } from '../test/browser.ts'

const stage = aHouseStage()

/** A device that holds passkeys and always agrees. */
async function giveDevice(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

async function withWatch(page: Page): Promise<string[]> {
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (failure) => complaints.push(failure.message))
  return complaints
}

describe('the first administrator', () => {
  it('sets up the instance, makes a passkey, signs out and comes back with it', async () => {
    const { page, context } = await stage.visit(null, { language: 'fr' })
    const complaints = await withWatch(page)
    await giveDevice(page)
    await page.goto(await makeSetUpLink(stage.house))
    expect(await axeViolations(page)).toEqual([])
    await page.getByLabel('Nom de cette instance').fill('Réseau du canal')
    await page.getByLabel('Prénom').fill('Efua')
    await page.getByLabel('Nom de famille').fill('Sarpong')
    await page.getByLabel('Adresse e-mail').fill('efua@example.org')
    await page.getByRole('button', { name: 'Commencer' }).click()
    await page.getByRole('heading', { name: 'Créer une clé d’accès' }).waitFor()
    expect(await axeViolations(page)).toEqual([])
    await page.getByRole('button', { name: 'Créer la clé d’accès' }).click()
    await page.waitForURL(({ pathname }) => pathname === '/desk')
    const told = await sql`select 1 from outbox_mail where to_address = 'efua@example.org' and kind = 'sign-in-changed'`.execute(stage.house.db)
    expect(told.rows, 'SEC-09 a mail says that a passkey was added').toHaveLength(1)
    await page.goto(`${stage.home}/accounts`)
    await page.getByRole('heading', { name: 'Comptes et rôles' }).waitFor()
    expect(await axeViolations(page)).toEqual([])
    await page.goto(`${stage.home}/account`)
    expect(await axeViolations(page)).toEqual([])
    await page.getByRole('button', { name: 'Se déconnecter' }).first().click()
    await page.getByRole('heading', { name: 'Se connecter' }).waitFor()
    expect(await axeViolations(page)).toEqual([])
    await page.getByRole('button', { name: 'Utiliser ma clé d’accès' }).click()
    await page.waitForURL(({ pathname }) => pathname === '/desk')
    await page.goto(`${stage.home}/outbox`)
    await page.getByRole('heading', { name: 'Courrier sortant' }).waitFor()
    expect(await axeViolations(page)).toEqual([])
    expect(complaints.filter((text) => !text.includes('404'))).toEqual([])
    await context.close()
  })
})

describe('without a script', () => {
  it('the sign-in page offers the mail link alone, and says nothing of passkeys', async () => {
    const { page, context } = await stage.visit(null, { language: 'nl', scripts: false, width: 360 })
    await page.goto(`${stage.home}/sign-in`)
    await page.getByRole('button', { name: 'Stuur mij een link' }).waitFor()
    expect(await page.getByText('Mijn toegangssleutel gebruiken').isVisible()).toBe(false)
    await context.close()
  })
})

it('the script of the sign-in page is at most 10 kB', () => {
  const [address = ''] = scriptsOf('sign-in')
  expect(statSync(new URL(`../../build/client/${address.replace('/assets/', '')}`, import.meta.url)).size).toBeLessThanOrEqual(10_000)
})
