/**
 * Runs in the browser behind the pages, not in one of them. It keeps those pages whose answer asks for it, with what they need to be
 * shown, and shows such a copy when the network fails. The network is always asked first. `kept-pages.ts` serves it.
 */
type Waits = { waitUntil: (work: Promise<unknown>) => void }
type Fetching = Event & Waits & { request: Request; respondWith: (answer: Promise<Response>) => void }
type Told = Event & Waits & { source: { url: string } | null }
type Keeper = {
  /** Written above this script by the server: addresses that may be kept, and those where somebody leaves or somebody else comes. */
  ronde: { pages: string; doors: string }
  registration: { unregister: () => Promise<boolean> }
  skipWaiting: () => Promise<void>
  addEventListener: ((kind: 'fetch', hear: (event: Fetching) => void) => void) &
    ((kind: 'message', hear: (event: Told) => void) => void) &
    ((kind: 'install', hear: (event: Event & Waits) => void) => void)
}

// The types of a page and those of a worker exclude each other; of the latter only this much is needed.
const keeper = self as unknown as Keeper
const SHELF = 'ronde-kept'
const UNTIL = 'X-Ronde-Until'
const PATIENCE_MS = 5_000
const LOOK_AGAIN_MS = 2_000
/** That there is no network; and of a form that nothing was sent, and how to do it again. */
const NOTHING = {
  fr: ['Pas de réseau.', 'Rien n’est parti : revenez en arrière, puis réessayez.'],
  nl: ['Geen netwerk.', 'Er is niets verstuurd: ga terug en probeer opnieuw.'],
  en: ['No network.', 'Nothing was sent: go back and try again.'],
  de: ['Kein Netz.', 'Nichts wurde gesendet: bitte zurück, später noch einmal.'],
}
const pages = new RegExp(keeper.ronde.pages)
const doors = new RegExp(keeper.ronde.doors)

/** Rises when everything is forgotten: what was under way then is not kept any more. */
let era = 0

const openShelf = () => caches.open(SHELF)
const wait = (ms: number) => new Promise<null>((resolve) => setTimeout(resolve, ms, null))
const ignore = () => undefined

/** `/meetings/1` of the address of `/meetings/1/attendance`: what a page is about; nothing for a page that is never kept. */
const subjectOf = (address: string): string | undefined => pages.exec(new URL(address).pathname)?.[1]

/** A page in another language is the same page. */
function keyOf(address: string): string {
  const key = new URL(address)
  key.searchParams.delete('lang')
  return key.href
}

async function listKept(): Promise<string[]> {
  return (await (await openShelf()).keys()).map(({ url }) => url).filter(subjectOf)
}

function forgetAll(): Promise<boolean> {
  era += 1
  return caches.delete(SHELF)
}

/** The copy of a page, or of another part of it; none that is too old. */
async function findKept(address: string): Promise<Response | undefined> {
  const shelf = await openShelf()
  const copy = (await shelf.match(address)) ?? (await shelf.match(address, { ignoreSearch: true }))
  return Number(copy?.headers.get(UNTIL)) > Date.now() ? copy : undefined
}

/** Old copies go; where none is left, so does the keeper: other pages owe it nothing. */
async function forgetOld(): Promise<void> {
  const shelf = await openShelf()
  for (const address of await listKept()) if (!(await findKept(address))) await shelf.delete(address)
  if ((await listKept()).length > 0) return
  await forgetAll()
  await keeper.registration.unregister()
}

/** An answer that does not ask to be kept ends all copies about the same thing: it is closed, gone, or no longer for this person. */
async function keep(address: string, answer: Response, began: number): Promise<void> {
  const shelf = await openShelf()
  const seconds = answer.headers.get('X-Ronde-Keep')
  if (!answer.ok || seconds === null) {
    if (answer.status < 500) for (const known of await listKept()) if (subjectOf(known) === subjectOf(address)) await shelf.delete(known)
    return
  }
  if (seconds === '0') return
  const html = await answer.text()
  for (const [file] of html.matchAll(/\/assets\/[\w.-]+/g)) if (!(await shelf.match(file))) await shelf.add(file).catch(ignore)
  const headers = new Headers(answer.headers)
  headers.set(UNTIL, String(Date.now() + Number(seconds) * 1_000))
  const copy = new Response(html.replace(/(<div data-kept\b[^>]*?) hidden/, '$1'), { headers })
  if (began === era) await shelf.put(keyOf(address), copy)
  else await forgetAll()
}

async function lookAgain(address: string): Promise<void> {
  const began = era
  await fetch(address, { redirect: 'manual' }).then((answer) => keep(address, answer, began), ignore)
}

/** Something was changed: a moment later each copy about it is made anew, or ends. */
async function lookAgainAbout(path: string): Promise<void> {
  await wait(LOOK_AGAIN_MS)
  for (const address of await listKept()) if (path.startsWith(`${subjectOf(address)}/`)) await lookAgain(address)
}

async function askNetwork(event: Fetching): Promise<Response> {
  const { request } = event
  const began = era
  const asked = fetch(request)
  event.waitUntil(asked.then((answer) => keep(request.url, answer.clone(), began)).catch(ignore))
  const answer = await Promise.race([asked.catch(ignore), wait(PATIENCE_MS)])
  // A gateway that answers for a house it cannot reach is no network either.
  if (answer && ![502, 503, 504].includes(answer.status)) return answer
  return (await findKept(keyOf(request.url))) ?? answer ?? asked.catch(() => showNothing(1))
}

/** The page that was asked for is not here, or a form could not go: says so in four languages, with a way to what is. */
async function showNothing(sentences: 1 | 2): Promise<Response> {
  let [links, style] = ['', '']
  for (const { url } of await (await openShelf()).keys()) {
    const { pathname, search } = new URL(url)
    if (pathname.endsWith('.css')) style = `<link rel=stylesheet href="${pathname}">`
    const title = subjectOf(url) && (await (await findKept(url))?.text())?.match(/<title>(.*?)<\/title>/)?.[1]
    if (title) links += `<li><a href="${pathname}${search}">${title}</a>`
  }
  const said = Object.entries(NOTHING).map(([language, words]) => `<p lang=${language}>${words.slice(0, sentences).join(' ')}`)
  const head = `<meta charset=utf-8><meta name=viewport content="width=device-width"><title>Ronde</title>${style}`
  const html = `<!doctype html><html lang=fr>${head}<main class=content><h1>Ronde</h1>${said.join('')}<ul>${links}</ul></main>`
  const headers = { 'Content-Type': 'text/html', 'Content-Security-Policy': "default-src 'none'; style-src 'self'; font-src 'self'" }
  return new Response(html, { status: 503, headers })
}

async function findAsset(request: Request): Promise<Response> {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request)
}

keeper.addEventListener('install', (event) => event.waitUntil(keeper.skipWaiting()))

keeper.addEventListener('message', (event) => {
  if (event.source) event.waitUntil(lookAgain(event.source.url))
})

keeper.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (origin !== location.origin) return
  if (doors.test(pathname)) event.waitUntil(forgetAll())
  else if (pathname.startsWith('/assets/')) event.respondWith(findAsset(request))
  else if (request.mode !== 'navigate') return
  else if (request.method === 'GET' && pages.test(pathname)) event.respondWith(askNetwork(event))
  else {
    if (request.method !== 'GET') event.waitUntil(lookAgainAbout(pathname))
    else if (navigator.onLine) event.waitUntil(forgetOld())
    if (!navigator.onLine) event.respondWith(fetch(request).catch(() => showNothing(request.method === 'GET' ? 1 : 2)))
  }
})

// A module of its own, although nobody imports from it.
export {}
