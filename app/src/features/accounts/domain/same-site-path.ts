const HOME = 'http://ronde.invalid'
const ODD = /[\p{Cc}\\]/u

/** Where to go after signing in. Only a path of this site is followed; all else leads to the desk. */
export function sameSitePath(text: string | null | undefined, otherwise = '/desk'): string {
  const path = text ?? ''
  if (!path.startsWith('/') || path.startsWith('//') || path.length > 500 || ODD.test(path)) return otherwise
  if (!URL.canParse(path, HOME)) return otherwise
  const url = new URL(path, HOME)
  if (url.origin !== HOME || url.pathname.startsWith('//') || url.pathname.startsWith('/sign-out')) return otherwise
  return url.pathname === '/sign-in' ? otherwise : url.pathname + url.search + url.hash
}
