import type { Language } from '../kernel/language.ts'

/** Addresses that the frame itself links to. */
export const ADDRESSES = { home: '/', signIn: '/sign-in', signOut: '/sign-out', account: '/account', accessibility: '/accessibility', trust: '/trust' } as const

/** The same page in another language. */
export function withLanguage(path: string, language: Language): string {
  const [address = '/', query = ''] = path.split('#')[0]?.split('?') ?? []
  const parameters = new URLSearchParams(query)
  parameters.set('lang', language)
  return `${address}?${parameters}`
}
