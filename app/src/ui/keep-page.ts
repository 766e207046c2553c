export const KEEPER_ADDRESS = '/page-keeper.js'
const PAUSE_MS = 5_000

type Policy = { createScriptURL: (address: string) => string }
type Policies = { createPolicy: (name: string, rules: Policy) => Policy }

/**
 * Starts the keeper of pages in this browser, for a page with a `KeptNotice`. Where there is none, pages work as ever.
 * @returns says that this page has changed and is to be kept anew, soon and not at every tap
 */
export function startKeeping(): () => void {
  // Absent in old browsers, and without https.
  const { serviceWorker }: { serviceWorker?: ServiceWorkerContainer } = navigator
  if (serviceWorker === undefined || document.querySelector('[data-kept]') === null) return () => undefined
  const { trustedTypes }: { trustedTypes?: Policies } = window as object
  const policy = trustedTypes?.createPolicy('ronde-keeper', { createScriptURL: () => KEEPER_ADDRESS })
  serviceWorker.register(policy?.createScriptURL('') ?? KEEPER_ADDRESS).catch(() => undefined)
  const ask = () => void serviceWorker.ready.then(({ active }) => active?.postMessage('keep'))
  let next: ReturnType<typeof setTimeout> | undefined
  // The first page of all came before its keeper.
  if (serviceWorker.controller === null) ask()
  return () => {
    next ??= setTimeout(() => {
      next = undefined
      ask()
    }, PAUSE_MS)
  }
}
