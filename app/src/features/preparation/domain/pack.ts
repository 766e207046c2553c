/** What is printed for a meeting, in the order of the pages. */
export const PACK_PARTS = ['agenda', 'sheet', 'cards', 'check-in', 'exit'] as const
export type PackPart = (typeof PACK_PARTS)[number]

/** The parts that a wish names; all of them when it names none that there is. */
export function readParts(wish: string): PackPart[] {
  const named = wish.split(',').map((part) => part.trim())
  const parts = PACK_PARTS.filter((part) => named.includes(part))
  return parts.length === 0 ? [...PACK_PARTS] : parts
}

/** Sheet and cards carry the codes of one print. */
export function needsSheet(parts: readonly PackPart[]): boolean {
  return parts.includes('sheet') || parts.includes('cards')
}

/** A fr and an nl text, the community's first language first on paper. */
export type TwoLanguages = { fr: string; nl: string }
export type PaperOrder = readonly ['fr', 'nl'] | readonly ['nl', 'fr']

/** The language that stands on the left: the one the community agreed on, else French. */
export function orderOf(languageModes: readonly string[]): PaperOrder {
  return languageModes.length > 0 && languageModes.every((mode) => mode === 'nl') ? ['nl', 'fr'] : ['fr', 'nl']
}

/** An item of the agenda; own words stand in their own language on both sides. */
export type PaperItem = {
  time: TwoLanguages
  label: TwoLanguages
  own: { text: string; language: 'fr' | 'nl' | 'en' | 'de' } | null
  minutes: number | null
  owner: string
}

/** One row of the sign-in sheet. The organisation is empty where the person does not show it. */
export type PaperRow = { code: string; name: string; organisation: TwoLanguages; isFirstTime: boolean }

export type Pack = {
  order: PaperOrder
  parts: readonly PackPart[]
  title: TwoLanguages
  when: TwoLanguages
  place: string
  community: TwoLanguages
  accent: string
  agenda: readonly PaperItem[]
  sheet: { number: number; rows: readonly PaperRow[]; consent: { version: number; text: TwoLanguages } | null } | null
  /** Where a phone says that its owner is here: behind the code in the picture, or by six signs typed on a page. */
  checkIn: { address: string; page: string; code: string }
  /** The question of the community; null for the one that everybody is asked. */
  exit: { question: TwoLanguages | null; slips: number }
}

/** Lines for visitors at the end of the sheet. */
export const VISITOR_LINES = 6
