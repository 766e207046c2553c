import type { Language } from '../kernel/language.ts'

/** What every page knows about the one who reads it. Made once a request; holds no domain word. */
export type View = {
  language: Language
  /** Path and query of this page: the language switch keeps it. */
  path: string
  /** For the few inline scripts and styles that the security policy lets through. */
  nonce: string
  /** Goes into every form that writes. */
  formToken: string
  /** Who is signed in, as the frame shows it; null on public pages. */
  person: { name: string } | null
  /** Left column on a desk, menu on a phone. */
  navigation: NavigationGroup[]
  /** True on the invented demo neighbourhood: a clear line says so on every page. */
  isDemo: boolean
  /** A sentence about what just happened, shown once. */
  flash: { kind: 'done' | 'attention' | 'refused'; text: string } | null
}

export type NavigationGroup = { title: string | null; links: NavigationLink[] }
export type NavigationLink = { label: string; href: string; accent?: Accent; isCurrent?: boolean }

export const ACCENTS = ['brick', 'ochre', 'moss', 'teal', 'blue', 'violet', 'plum', 'slate'] as const
export type Accent = (typeof ACCENTS)[number]

export function isAccent(value: unknown): value is Accent {
  return ACCENTS.includes(value as Accent)
}
