import type { Page } from 'playwright-core'

export type DemoRole = 'coordinator' | 'moderator' | 'member' | 'researcher' | 'policy-officer'

export type Screen = {
  name: string
  /** An address, or the way to one: what is shown in the demo carries ids made at its start. */
  path: string | ((page: Page, url: string) => Promise<string>)
  /** Who looks around; null is somebody who is not signed in. */
  role: DemoRole | null
}

/** The first address on the page `from` that fits; the names of communities and people stay out of this file. */
function firstLink(from: Screen['path'], fits: RegExp): Screen['path'] {
  return async (page, url) => {
    const start = typeof from === 'string' ? from : await from(page, url)
    await page.goto(`${url}${start}`)
    const addresses = await page.locator('a[href]').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
    const found = addresses.find((address) => fits.test(address))
    if (found === undefined) throw new Error(`no link like ${fits.source} on ${start}`)
    return found
  }
}

function below(path: Screen['path'], rest: string): Screen['path'] {
  return async (page, url) => `${typeof path === 'string' ? path : await path(page, url)}${rest}`
}

const community = firstLink('/communities', /^\/communities\/[\w-]{20,}$/)
const meeting = firstLink(below(community, '/meetings'), /^\/meetings\/[\w-]{20,}$/)
const attendance = firstLink(below(community, '/meetings'), /^\/meetings\/[\w-]{20,}\/attendance$/)

/** Every screen of the demo: drawn by `npm run pictures`, and walked through by the journeys. */
export const SCREENS: readonly Screen[] = [
  { name: 'home', path: '/', role: null },
  { name: 'sign-in', path: '/sign-in', role: null },
  { name: 'trust', path: '/trust', role: null },
  { name: 'style', path: '/style', role: null },
  { name: 'not-found', path: '/nowhere', role: null },
  { name: 'desk', path: '/desk', role: 'coordinator' },
  { name: 'communities', path: '/communities', role: 'coordinator' },
  { name: 'community', path: community, role: 'coordinator' },
  { name: 'members', path: below(community, '/members'), role: 'coordinator' },
  { name: 'meetings', path: below(community, '/meetings'), role: 'coordinator' },
  { name: 'meeting', path: meeting, role: 'coordinator' },
  { name: 'attendance', path: attendance, role: 'coordinator' },
  { name: 'report', path: below(community, '/report'), role: 'coordinator' },
  { name: 'directory', path: '/people', role: 'coordinator' },
  { name: 'person', path: firstLink('/people', /^\/people\/[\w-]{20,}$/), role: 'coordinator' },
  { name: 'import', path: '/import', role: 'coordinator' },
  { name: 'programmes', path: '/programmes', role: 'coordinator' },
  { name: 'sessions', path: '/sessions', role: 'coordinator' },
  { name: 'member-desk', path: '/desk', role: 'member' },
  { name: 'member-community', path: community, role: 'member' },
  { name: 'policy-officer-report', path: below(community, '/report'), role: 'policy-officer' },
]
