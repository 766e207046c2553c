import { styleOfGroup, type GroupStyle, type Look } from './look.ts'

export type GroupLine = { name: string; people: number; style: GroupStyle; isOther: boolean }
export type Grouping = { lines: GroupLine[]; /** Line of each person. */ of: Int32Array }

/** Groups of fewer people than this are drawn as one: a colour of one's own would name a person. */
const SMALLEST = 3

/**
 * The largest group gets the first style; of two of one size the one that stands first in `order`, and of others the one that comes first in the alphabet.
 * Small groups and people without a group are `other`.
 */
export function groupPeople(groups: readonly (string | null)[], look: Look, other: string, order: readonly string[] = []): Grouping {
  const counts = new Map<string, number>()
  for (const group of groups) if (group !== null) counts.set(group, (counts.get(group) ?? 0) + 1)
  const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length)
  const shown = [...counts]
    .filter(([, people]) => people >= SMALLEST)
    .toSorted(([one, many], [two, more]) => more - many || rank(one) - rank(two) || (one < two ? -1 : 1))
  const lines: GroupLine[] = shown.map(([name, people], place) => ({ name, people, style: styleOfGroup(look, place), isOther: false }))
  const lineOf = new Map(shown.map(([name], place) => [name, place]))
  const of = Int32Array.from(groups, (group) => (group === null ? -1 : (lineOf.get(group) ?? -1)))
  const rest = of.filter((line) => line < 0).length
  if (rest > 0) {
    lines.push({ name: other, people: rest, isOther: true, style: { colour: look.other, shape: 'disc', sign: 'none', signColour: look.outline } })
    of.forEach((line, person) => (of[person] = line < 0 ? lines.length - 1 : line))
  }
  return { lines, of }
}
