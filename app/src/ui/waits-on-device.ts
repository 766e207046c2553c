/** Says to the house, and to nobody else, that something waits on this device: signing out warns before it clears. Its value is the page that sends it. */
export const WAITS_COOKIE = '__Host-ronde-waits'
const DAYS = 7

/** @param page whose script keeps the queue */
export function noteWaiting(page: string, isWaiting: boolean): void {
  const own = `${WAITS_COOKIE}=${encodeURIComponent(page)}`
  const isNoted = document.cookie.split('; ').includes(own)
  if (isWaiting === isNoted) return
  document.cookie = `${own}; Path=/; Secure; SameSite=Lax; Max-Age=${isWaiting ? DAYS * 86_400 : 0}`
}
