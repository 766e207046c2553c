import { findTie, incoming, outgoing, type Network } from './network.ts'
import { symmetricOf } from './transform.ts'

/** The network seen by one person, as places of people. Only they may see it. */
export type PersonalView = {
  /** Who is named and names back, who is only named, who only names. Without direction all contacts are mutual. */
  mutual: number[]
  named: number[]
  namedBy: number[]
  /** People one step further, with the contacts who know them; the one with most such contacts first. */
  within: { person: number; through: number[] }[]
  /** Contacts and how many people one step further only they know: who links me. Those who link nobody are left out; the most first. */
  links: { contact: number; people: number[] }[]
}

/**
 * My ties, whom I could meet, and who links me.
 * @returns empty lists for somebody without ties; people of the same rank in the order of the network
 */
export function viewOfPerson(network: Network, person: number): PersonalView {
  const symmetric = symmetricOf(network)
  const contacts = neighboursOf(symmetric, person)
  const names = (contact: number) => findTie(outgoing(network), person, contact) >= 0
  const isNamedBy = (contact: number) => findTie(incoming(network), person, contact) >= 0
  const known = new Set([person, ...contacts])
  const throughOf = new Map<number, number[]>()
  for (const contact of contacts) {
    for (const other of neighboursOf(symmetric, contact)) {
      if (!known.has(other)) throughOf.set(other, [...(throughOf.get(other) ?? []), contact])
    }
  }
  const within = [...throughOf.entries()].map(([other, through]) => ({ person: other, through }))
  const onlyThrough = (contact: number) => within.filter(({ through }) => through.length === 1 && through[0] === contact).map((each) => each.person)
  const links = contacts.map((contact) => ({ contact, people: onlyThrough(contact).toSorted((one, other) => one - other) }))
  return {
    mutual: contacts.filter((contact) => names(contact) && isNamedBy(contact)),
    named: contacts.filter((contact) => names(contact) && !isNamedBy(contact)),
    namedBy: contacts.filter((contact) => !names(contact)),
    within: within.toSorted((one, other) => other.through.length - one.through.length || one.person - other.person),
    links: links.filter(({ people }) => people.length > 0).toSorted((one, other) => other.people.length - one.people.length || one.contact - other.contact),
  }
}

function neighboursOf({ outOffsets, outNeighbours }: Network, person: number): number[] {
  return Array.from(outNeighbours.subarray(outOffsets[person], outOffsets[person + 1]))
}

export type PerceptionGap = { from: number; to: number; said: number; answered: number }

/** Pairs that see their tie differently: both levels, or 0 for who did not name the other. The widest gap first. Only among people who answered. */
export function listPerceptionGaps(network: Network, hasAnswered: (person: number) => boolean = () => true): PerceptionGap[] {
  const { offsets, neighbours, values } = outgoing(network)
  const gaps: PerceptionGap[] = []
  for (let from = 0; from < network.n; from += 1) {
    for (let at = offsets[from]!; at < offsets[from + 1]!; at += 1) {
      const to = neighbours[at]!
      if (!hasAnswered(from) || !hasAnswered(to)) continue
      const back = findTie(outgoing(network), to, from)
      if (back >= 0 && to < from) continue
      const [said, answered] = [values ? values[at]! : 1, back < 0 ? 0 : values ? values[back]! : 1]
      if (said !== answered) gaps.push({ from, to, said, answered })
    }
  }
  return gaps.toSorted((one, other) => Math.abs(other.said - other.answered) - Math.abs(one.said - one.answered))
}
