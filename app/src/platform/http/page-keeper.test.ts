import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { aHouse } from '../../../test/house.ts'
import { aVisitor } from '../../../test/visitor.ts'
import { scriptsOf } from '../../ui/page-scripts.ts'
import { makeApp } from '../../app.ts'

const HOME = 'https://ronde.example'
const SHEET = `${HOME}/meetings/1/attendance`
const DOOR = `${HOME}/meetings/1/attendance/door`
const OTHER = `${HOME}/meetings/2/attendance`
const RULES = { pages: '^(/meetings/[^/]+(?=/attendance$)|/meetings/[^/]+(?=/attendance/door$))', doors: '^(/sign-in|/sign-out)' }

type Heard = { respondWith: (answer: Promise<Response>) => void; waitUntil: (work: Promise<unknown>) => void }
type Hear = (event: Record<string, unknown> & Heard) => void

/** As much of a browser as the keeper touches. */
function aBrowser() {
  const shelf = new Map<string, Response>()
  const plain = (address: string): string => address.split('?')[0] ?? ''
  const addressOf = (asked: string | Request): string => new URL(typeof asked === 'string' ? asked : asked.url, HOME).href
  const find = (asked: string | Request, { ignoreSearch = false } = {}) =>
    shelf.get(addressOf(asked)) ?? (ignoreSearch ? [...shelf].find(([key]) => plain(key) === plain(addressOf(asked)))?.[1] : undefined)
  const opened = {
    keys: async () => [...shelf.keys()].map((url) => ({ url })),
    match: async (...asked: Parameters<typeof find>) => find(...asked)?.clone(),
    delete: async (asked: string) => shelf.delete(addressOf(asked)),
    put: async (asked: string, answer: Response) => void shelf.set(addressOf(asked), answer),
    add: async (asked: string) => void shelf.set(addressOf(asked), new Response('file')),
  }
  const hears = new Map<string, Hear>()
  const network = vi.fn<(asked: string | Request) => Promise<Response>>()
  const unregister = vi.fn(async () => true)
  const line = { onLine: true }
  vi.stubGlobal('self', {
    ronde: RULES,
    registration: { unregister },
    skipWaiting: vi.fn(),
    addEventListener: (kind: string, hear: Hear) => hears.set(kind, hear),
  })
  vi.stubGlobal('caches', { open: async () => opened, match: opened.match, delete: async () => (shelf.clear(), true) })
  vi.stubGlobal('location', new URL(HOME))
  vi.stubGlobal('navigator', line)
  vi.stubGlobal('fetch', network)

  /** What a visit of this address brings; null where the keeper stays out of it. */
  async function visit(url: string, { method = 'GET', mode = 'navigate' } = {}): Promise<string | null> {
    const works: Promise<unknown>[] = []
    let answer: Promise<Response> | null = null
    hears.get('fetch')?.({ request: { url, method, mode }, respondWith: (given) => (answer = given), waitUntil: (work) => works.push(work) })
    const shown = await (answer as Promise<Response> | null)
    await Promise.all(works)
    return shown === null ? null : shown.text()
  }

  const pages = () => [...shelf.keys()].filter((key) => !key.includes('/assets/'))
  return { visit, network, unregister, line, pages, shelf }
}

const PAGE = '<title>Sheet</title><link href="/assets/ronde.1.css"><div data-kept="back" hidden class="x">old</div>'
const asksToBeKept = (seconds: number | string = 3_600, html = PAGE) => new Response(html, { headers: { 'X-Ronde-Keep': String(seconds) } })
/** As a browser shows an answer that leads elsewhere; no `Response` of our own can be made so. */
const redirected = () =>
  ({ type: 'opaqueredirect', status: 0, ok: false, headers: new Headers(), clone: redirected, text: async () => '' }) as unknown as Response
const answers = (make: () => Response) => async () => make()
const noNetwork = async () => Promise.reject(new TypeError('failed'))

let browser: ReturnType<typeof aBrowser>
beforeEach(async () => {
  vi.resetModules()
  vi.useFakeTimers()
  browser = aBrowser()
  await import('./page-keeper.ts')
  browser.network.mockImplementation(answers(asksToBeKept))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('the keeper of pages', () => {
  it('keeps a page that asks for it, with its files, and shows it only when the network fails', async () => {
    expect(await browser.visit(`${SHEET}?lang=nl`)).toBe(PAGE)
    expect([...browser.shelf.keys()]).toEqual([`${HOME}/assets/ronde.1.css`, SHEET])
    browser.network.mockImplementation(answers(() => asksToBeKept(3_600, 'newer')))
    expect(await browser.visit(SHEET)).toBe('newer')
    browser.network.mockImplementation(noNetwork)
    expect(await browser.visit(SHEET)).toBe('newer')
  })

  it('uncovers on the copy the sentence that says how old it is', async () => {
    await browser.visit(SHEET)
    browser.network.mockImplementation(noNetwork)
    expect(await browser.visit(SHEET)).toContain('<div data-kept="back" class="x">')
  })

  it('shows the copy where nothing answers within five seconds, and where a gateway answers for the house', async () => {
    await browser.visit(SHEET)
    browser.network.mockImplementation(answers(() => new Response('gateway', { status: 502 })))
    expect(await browser.visit(SHEET)).toContain('old')
    let arrive = (_answer: Response): void => undefined
    browser.network.mockImplementation(() => new Promise((resolve) => (arrive = resolve)))
    const visited = browser.visit(SHEET)
    await vi.advanceTimersByTimeAsync(5_000)
    arrive(asksToBeKept(3_600, 'late'))
    expect(await visited).toContain('old')
    browser.network.mockImplementation(noNetwork)
    expect(await browser.visit(SHEET)).toBe('late')
  })

  it('shows no copy that is older than it was allowed to become', async () => {
    await browser.visit(SHEET)
    vi.advanceTimersByTime(3_600_001)
    browser.network.mockImplementation(noNetwork)
    expect(await browser.visit(SHEET)).not.toContain('old')
  })

  it.each([
    ['says nothing of keeping', () => new Response('closed')],
    ['leads elsewhere', redirected],
    ['is refused', () => new Response('', { status: 401 })],
    ['is gone', () => new Response('', { status: 404 })],
  ])('forgets all about a meeting whose page %s, and nothing about another', async (_what, make) => {
    for (const address of [SHEET, DOOR, OTHER]) await browser.visit(address)
    browser.network.mockImplementation(answers(make))
    await browser.visit(SHEET)
    expect(browser.pages()).toEqual([OTHER])
  })

  it('leaves a copy as it is when the house stumbles or the page is a passing view', async () => {
    await browser.visit(SHEET)
    browser.network.mockImplementation(answers(() => new Response('', { status: 500 })))
    await browser.visit(SHEET)
    browser.network.mockImplementation(answers(() => asksToBeKept(0, 'found')))
    expect(await browser.visit(`${SHEET}?q=anna`)).toBe('found')
    expect(browser.pages()).toEqual([SHEET])
  })

  it.each([
    ['/sign-in', 'GET', 'navigate'],
    ['/sign-in/passkey/verify', 'POST', 'cors'],
    ['/sign-out', 'POST', 'navigate'],
  ])('forgets everything at %s, and what was under way', async (path, method, mode) => {
    await browser.visit(OTHER)
    let arrive = (_answer: Response): void => undefined
    browser.network.mockImplementation(() => new Promise((resolve) => (arrive = resolve)))
    const visited = browser.visit(SHEET)
    expect(await browser.visit(`${HOME}${path}`, { method, mode })).toBeNull()
    arrive(asksToBeKept())
    await visited
    expect([...browser.shelf.keys()]).toEqual([])
  })

  it('stays out of every other page, and goes when nothing is left to show', async () => {
    await browser.visit(SHEET)
    expect(await browser.visit(`${HOME}/people`)).toBeNull()
    expect(await browser.visit(`${HOME}/meetings/1/attendance/taps`, { method: 'POST', mode: 'cors' })).toBeNull()
    expect(browser.unregister).not.toHaveBeenCalled()
    vi.advanceTimersByTime(3_600_001)
    await browser.visit(`${HOME}/people`)
    expect([browser.unregister.mock.calls.length, browser.shelf.size]).toEqual([1, 0])
  })

  it('without network leads from another page to what is kept', async () => {
    await browser.visit(`${SHEET}?page=2`)
    browser.line.onLine = false
    browser.network.mockImplementation(noNetwork)
    const shown = await browser.visit(`${HOME}/people`)
    expect(shown).toContain('<a href="/meetings/1/attendance?page=2">Sheet</a>')
    for (const sentence of ['Pas de réseau.', 'Geen netwerk.', 'No network.', 'Kein Netz.']) expect(shown).toContain(`${sentence}<`)
    expect(await browser.visit(SHEET)).toContain('old')
  })

  it('says that a form could not go, and how to do it again, where the device knows that there is no network', async () => {
    await browser.visit(SHEET)
    browser.line.onLine = false
    browser.network.mockImplementation(noNetwork)
    const sent = browser.visit(`${HOME}/situations/1/aside`, { method: 'POST' })
    await vi.advanceTimersByTimeAsync(2_000)
    const shown = await sent
    for (const sentence of ['Rien n’est parti', 'niets verstuurd', 'Nothing was sent', 'Nichts wurde gesendet']) expect(shown).toContain(sentence)
    expect(shown).toContain('<a href="/meetings/1/attendance">Sheet</a>')
  })

  it('looks again a moment after something about the meeting was changed', async () => {
    for (const address of [SHEET, OTHER]) await browser.visit(address)
    browser.network.mockImplementation(answers(() => new Response('closed')))
    const changed = browser.visit(`${HOME}/meetings/1/close`, { method: 'POST' })
    await vi.advanceTimersByTimeAsync(2_000)
    expect(await changed).toBeNull()
    expect(browser.pages()).toEqual([OTHER])
  })
})

describe('the script of the keeper', () => {
  it('comes from the top of the house, with the pages it may keep, and is at most 3.3 kB', async () => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
    const house = await aHouse()
    const answer = await aVisitor(house, makeApp(house)).get('/page-keeper.js')
    const [rules = '', script = ''] = (await answer.text()).split(/;\n(.*)/s)
    expect(answer.headers.get('Content-Type')).toBe('text/javascript; charset=utf-8')
    expect(answer.headers.get('Content-Security-Policy')).toContain("worker-src 'self'")
    const { pages, doors } = JSON.parse(rules.replace('self.ronde=', '')) as typeof RULES
    const [isPage, isDoor] = [new RegExp(pages), new RegExp(doors)]
    expect(isPage.exec('/meetings/1/attendance/door')?.[1]).toBe('/meetings/1')
    expect(['/meetings/1/attendance/paper', '/meetings/1', '/c/1', '/x/meetings/1/attendance'].filter((path) => isPage.test(path))).toEqual([])
    expect(['/sign-in/code', '/sign-out', '/demo/enter', '/set-up/1', '/desk'].filter((path) => isDoor.test(path)).length).toBe(4)
    expect(scriptsOf('page-keeper').length).toBe(1)
    expect(Buffer.byteLength(script)).toBeLessThanOrEqual(3_300)
    await house.close()
  })
})
