/** Says to the house, and to nobody else, that something waits on this device: signing out warns before it clears. Its value is a page that sends it. */
export const WAITS_COOKIE = '__Host-ronde-waits'
const DAYS = 7

/** @param pages in which something waits in this browser, this one or others: the first is named until none is left */
export function noteWaiting(pages: readonly string[]): void {
  const noted = document.cookie.split('; ').find((cookie) => cookie.startsWith(`${WAITS_COOKIE}=`))
  const [page] = pages
  if (page === undefined ? noted === undefined : pages.some((each) => noted === `${WAITS_COOKIE}=${encodeURIComponent(each)}`)) return
  document.cookie = `${WAITS_COOKIE}=${encodeURIComponent(page ?? '')}; Path=/; Secure; SameSite=Lax; Max-Age=${page === undefined ? 0 : DAYS * 86_400}`
}
