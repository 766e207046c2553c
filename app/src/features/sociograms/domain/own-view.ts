import { viewOfPerson } from '@ronde/sociogram'
import { hasAnswered, networkOf, tieLevels, type Reading, type Told } from './wave-network.ts'
import type { Nomination } from './survey.ts'

/**
 * The network as one person may see it (PRV-13): what she said herself, and what others said who agreed to stand by name. Of everybody else she learns
 * nothing that she did not say, not even whether they answered.
 */
export type OwnView = {
  /** Both said it. */
  mutual: string[]
  /** She said it, the other did not. */
  onlySaid: string[]
  /** The other said it, she did not. */
  onlyHeard: string[]
  /** She said it; what the other answered is not shown. */
  notShown: string[]
  /** Said in the wave before, answered with “none” now. */
  faded: string[]
  within: { person: string; through: string[] }[]
  links: { contact: string; people: string[] }[]
  /** She named everybody who can be named: there is nobody left to meet. Read from her own answers alone. */
  isTiedToAll: boolean
}

export function viewOfOwn(told: Told, reading: Reading, me: string, before: readonly Nomination[]): OwnView {
  const others = told.people.filter((person) => person.personId !== me && person.isNameable && hasAnswered(person) && person.level === 'name')
  const open = new Set([me, ...others.map(({ personId }) => personId)])
  // Whoever is asked sees her own answers, also where she herself may not be named.
  const people = told.people.map((person) => (person.personId === me ? { ...person, isNameable: true } : person))
  const network = networkOf({ ...told, people }, reading, ({ personId }) => open.has(personId))
  const idOf = (place: number) => network.ids[place] ?? ''
  const view = viewOfPerson(network, network.ids.indexOf(me))
  const said = saidBy(told, reading, me)
  const nameable = told.people.filter(({ personId, isNameable }) => personId !== me && isNameable)
  return {
    mutual: view.mutual.map(idOf),
    onlySaid: view.named.map(idOf),
    onlyHeard: view.namedBy.map(idOf),
    notShown: said.filter((id) => !open.has(id)),
    faded: fadedOf(told, reading, me, before),
    within: view.within.map(({ person, through }) => ({ person: idOf(person), through: through.map(idOf) })),
    links: view.links.map(({ contact, people: reached }) => ({ contact: idOf(contact), people: reached.map(idOf) })),
    isTiedToAll: nameable.length > 0 && nameable.every(({ personId }) => said.includes(personId)),
  }
}

function saidBy({ nominations, scale }: Told, reading: Reading, me: string): string[] {
  const levels = tieLevels(scale, reading.question)
  return nominations.flatMap(({ fromPerson, toPerson, question, level }) =>
    fromPerson === me && toPerson !== null && question === reading.question && levels.indexOf(level) + 1 >= reading.from ? [toPerson] : [],
  )
}

/** Her own answers alone: a tie then, below the step or “none” now. Who was skipped has not faded. */
function fadedOf(told: Told, reading: Reading, me: string, before: readonly Nomination[]): string[] {
  const now = new Set(saidBy(told, reading, me))
  const answered = new Set(
    told.nominations.flatMap(({ fromPerson, toPerson, question }) => (fromPerson === me && question === reading.question ? [toPerson ?? ''] : [])),
  )
  return saidBy({ ...told, nominations: before }, reading, me).filter((id) => answered.has(id) && !now.has(id))
}

/** Beside whom a face stands on the own page, in its order; somebody in two lists stands there twice. */
export function facesOf({ mutual, within, links, onlySaid, onlyHeard, faded, notShown }: OwnView): string[] {
  return [...mutual, ...within.map(({ person }) => person), ...links.map(({ contact }) => contact), ...onlySaid, ...onlyHeard, ...faded, ...notShown]
}
