import { AREAS, type CardLink, type Place } from './board.ts'

/** What is found in a line as it was typed: a leading “3 ” or “3.” chooses the area; the rest is the text. */
export function readTyped(line: string): { place: Place | null; text: string } {
  const [, area, text = ''] = /^\s*([1-6])[.:]?\s+(\S[\s\S]*)$/.exec(line) ?? []
  if (area === undefined) return { place: null, text: line.trim() }
  return { place: AREAS[Number(area) - 1] ?? null, text: text.trim() }
}

/** `@` begins a person or a service, `#` a term or a tool: what is being typed at the end of the text before the cursor. */
export function readLinkStart(before: string): { sign: '@' | '#'; words: string } | null {
  const [, sign, words = ''] = /(?:^|\s)([@#])([\p{L}\p{N}][\p{L}\p{N}’'. -]{0,38})?$/u.exec(before) ?? []
  return sign === '@' || sign === '#' ? { sign, words } : null
}

/** `@` and `#` were for whoever typed: a card is no message to an account. */
export function withoutSigns(text: string): string {
  return text.replaceAll(/(?<=^|\s)[@#](?=\p{L})/gu, '')
}

const plain = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** Names that begin so, best first; five at most. */
export function matchLinks(known: readonly CardLink[], { sign, words }: { sign: '@' | '#'; words: string }): CardLink[] {
  const sought = plain(words.trim())
  const kinds: readonly string[] = sign === '@' ? ['person', 'service'] : ['tool', 'term']
  const fitting = known.filter(
    ({ kind, label }) =>
      kinds.includes(kind) &&
      plain(label)
        .split(/\s+/)
        .concat(plain(label))
        .some((part) => part.startsWith(sought)),
  )
  return fitting.toSorted((one, other) => Number(plain(other.label).startsWith(sought)) - Number(plain(one.label).startsWith(sought))).slice(0, 5)
}

/** One link of each kind and name. */
export function addLink(links: readonly CardLink[], link: CardLink): CardLink[] {
  return links.some(({ kind, label }) => kind === link.kind && label === link.label) ? [...links] : [...links, link].slice(0, MOST_LINKS)
}

export const MOST_LINKS = 8
export const LONGEST_LABEL = 120
