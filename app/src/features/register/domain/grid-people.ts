import { createHash } from 'node:crypto'
import type { GridAnswers, NameAnswer, NameOrder } from './grid-answers.ts'
import { isSimilarName, nameKey, splitName, type PersonName } from './grid-names.ts'
import type { GridRow } from './read-grid.ts'

/** Somebody this reader may know of: their id in registers, and ids of records that were merged into theirs. */
export type KnownPerson = { externalId: string; aliases: string[]; given: string; family: string; email: string | null; communities: string[]; isHere: boolean }

export type Candidate = { answer: NameAnswer; name: string; where: string[]; row: number | null }
/** A name that may be somebody else's: asked once. */
export type Doubt = { rowKey: string; name: string; row: number; candidates: Candidate[]; guess: NameAnswer | null }

/** Who each row is: the id under which the person is or will be known, and the row that speaks for them. */
export type Resolved = { rowKey: string; personId: string; name: PersonName; known: KnownPerson | null }
export type Identities = { doubts: Doubt[]; people: Resolved[] }

function nameOfRow({ name }: Pick<GridRow, 'name'>, order: NameOrder): PersonName {
  return 'whole' in name ? splitName(name.whole, order) : { given: name.given, family: name.family }
}

function writeName({ given, family }: PersonName): string {
  return `${given} ${family}`.trim()
}

/** Stable: the same name in the same community gives the same id, so that a second paste finds the first. Tells no name. */
export function gridId(...parts: string[]): string {
  return `g-${createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 20)}`
}

/** Settles who is who by id, by answer, by equal name in the same community or by mail address; what is left is asked. */
export function identify(
  rows: readonly GridRow[],
  known: readonly KnownPerson[],
  communityId: string,
  answers: Pick<GridAnswers, 'nameOrder' | 'names'>,
): Identities {
  const byId = new Map(known.flatMap((person) => [person.externalId, ...person.aliases].map((id): [string, KnownPerson] => [id, person])))
  const people: Resolved[] = []
  const doubts: Doubt[] = []
  const times = new Map<string, number>()
  const earlier: { row: GridRow; name: PersonName; key: string }[] = []
  for (const row of rows) {
    const name = nameOfRow(row, answers.nameOrder ?? 'given-first')
    const key = nameKey(name)
    const nth = (times.get(key) ?? 0) + 1
    const ownId = gridId('person', communityId, key, nth === 1 ? '' : String(nth))
    const answer = answers.names?.[row.key]
    const settled = settle({ answer, ownId, byId, people })
    const candidates = settled === null ? listCandidates({ row, name, key }, known, earlier) : []
    const sure = settled ?? findSure(candidates, byId)
    // A second row of one person does not use up the id of a second person of that name.
    if (sure === null || sure.isNew) times.set(key, nth)
    if (settled === null && sure === null && candidates.length > 0) {
      doubts.push({ rowKey: row.key, name: writeName(name), row: row.number, candidates, guess: guessOf(candidates) })
    }
    people.push({ rowKey: row.key, personId: sure?.personId ?? ownId, name, known: sure?.known ?? null })
    earlier.push({ row, name, key })
  }
  return { doubts, people }
}

type Settled = { personId: string; known: KnownPerson | null; isNew: boolean }

function settle({
  answer,
  ownId,
  byId,
  people,
}: {
  answer: NameAnswer | undefined
  ownId: string
  byId: ReadonlyMap<string, KnownPerson>
  people: readonly Resolved[]
}): Settled | null {
  const asKnown = (person: KnownPerson): Settled => ({ personId: person.externalId, known: person, isNew: true })
  if (answer === undefined || answer === 'new') {
    const before = byId.get(ownId)
    if (before !== undefined) return asKnown(before)
    return answer === 'new' ? { personId: ownId, known: null, isNew: true } : null
  }
  const [kind, id = ''] = [answer.slice(0, answer.indexOf(':')), answer.slice(answer.indexOf(':') + 1)]
  if (kind === 'row') {
    const same = people.find(({ rowKey }) => rowKey === id)
    return same === undefined ? null : { personId: same.personId, known: same.known, isNew: false }
  }
  const person = byId.get(id)
  return person === undefined ? null : asKnown(person)
}

type Named = { row: GridRow; name: PersonName; key: string }

function listCandidates({ row, key }: Named, known: readonly KnownPerson[], earlier: readonly Named[]): (Candidate & { strength: number })[] {
  const rows = earlier.flatMap((other) =>
    isSimilarName(key, other.key)
      ? [{ answer: `row:${other.row.key}` as const, name: writeName(other.name), where: [], row: other.row.number, strength: other.key === key ? 2 : 1 }]
      : [],
  )
  const mail = row.mail.toLowerCase()
  const people = known.flatMap((person) => {
    const strength = strengthOf(person, key, mail)
    return strength === 0 ? [] : [{ answer: `person:${person.externalId}` as const, name: writeName(person), where: person.communities, row: null, strength }]
  })
  return [...rows, ...people].toSorted((a, b) => b.strength - a.strength).slice(0, 5)
}

/** 4: the same name in this community; 3: the same mail address; 2: the same name elsewhere; 1: a similar name. */
function strengthOf(person: KnownPerson, key: string, mail: string): number {
  const theirs = nameKey(person)
  if (theirs === key) return person.isHere ? 4 : person.email !== null && person.email.toLowerCase() === mail ? 3 : 2
  if (mail !== '' && person.email?.toLowerCase() === mail) return 3
  return isSimilarName(key, theirs) ? 1 : 0
}

/** One person of just that name in this very community: nothing to ask. */
function findSure(candidates: readonly (Candidate & { strength: number })[], byId: ReadonlyMap<string, KnownPerson>): Settled | null {
  const [first, second] = candidates
  if (first === undefined || first.strength < 4 || (second?.strength ?? 0) >= 4 || candidates.some(({ row, strength }) => row !== null && strength === 2))
    return null
  const person = byId.get(first.answer.slice('person:'.length))
  return person === undefined ? null : { personId: person.externalId, known: person, isNew: true }
}

function guessOf(candidates: readonly (Candidate & { strength: number })[]): NameAnswer | null {
  const [first, second] = candidates
  return first !== undefined && first.strength >= 2 && (second?.strength ?? 0) < first.strength ? first.answer : null
}
