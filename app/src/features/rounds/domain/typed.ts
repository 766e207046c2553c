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

/** Names that begin so, best first. */
export function matchLinks(known: readonly CardLink[], { sign, words }: { sign: '@' | '#'; words: string }, most = 5): CardLink[] {
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
  return fitting.toSorted((one, other) => Number(plain(other.label).startsWith(sought)) - Number(plain(one.label).startsWith(sought))).slice(0, most)
}

export type Known = { people: readonly string[]; organisations: readonly string[] }

export function linksOfNames({ people, organisations }: Known): CardLink[] {
  return [
    ...people.map((label): CardLink => ({ kind: 'person', label, id: null })),
    ...organisations.map((label): CardLink => ({ kind: 'service', label, id: null })),
  ]
}

/** The likeliest first, so many at most: named lately, in the room, the rest. People and services only as long as they may be named. */
export function likelyNames(known: Known, { lately, inRoom }: { lately: readonly CardLink[]; inRoom: Known }, most: number): CardLink[] {
  const keyOf = ({ kind, label }: CardLink): string => `${kind} ${label}`
  const all = linksOfNames(known)
  const may = new Set(all.map(keyOf))
  const ordered = [...lately, ...linksOfNames(inRoom), ...all].filter((link) => link.kind === 'tool' || link.kind === 'term' || may.has(keyOf(link)))
  return [...new Map(ordered.map((link) => [keyOf(link), link])).values()].slice(0, most)
}

/** So many at most, the likely ones first. */
export function likelyFirst(all: readonly string[], likely: readonly string[], most: number): string[] {
  const known = new Set(all)
  return [...new Set([...likely.filter((each) => known.has(each)), ...all])].slice(0, most)
}

/** One link of each kind and name. */
export function addLink(links: readonly CardLink[], link: CardLink): CardLink[] {
  return links.some(({ kind, label }) => kind === link.kind && label === link.label) ? [...links] : [...links, link].slice(0, MOST_LINKS)
}

export const MOST_LINKS = 8
export const LONGEST_LABEL = 120
