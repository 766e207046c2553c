import { nameMatchKey, normalisePhone, type Person } from './person.ts'

type Comparable = Pick<Person, 'id' | 'givenName' | 'familyName' | 'email' | 'phone'>

export type DuplicateReason = 'same-name' | 'same-phone'
export type LikelyDouble<Known extends Comparable> = { one: Known; other: Known; reason: DuplicateReason }

/** Pairs that are likely one person: the same name in whatever order, or the same phone. One mail address belongs to one record anyway. */
export function listLikelyDoubles<Known extends Comparable>(people: readonly Known[]): LikelyDouble<Known>[] {
  const byName = pairsBy(people, ({ givenName, familyName }) => nameMatchKey(`${givenName} ${familyName}`), 'same-name')
  const byPhone = pairsBy(people, ({ phone }) => (phone === null ? '' : normalisePhone(phone)), 'same-phone')
  const seen = new Set(byName.map(keyOf))
  return [...byName, ...byPhone.filter((pair) => !seen.has(keyOf(pair)))]
}

function keyOf({ one, other }: { one: Comparable; other: Comparable }): string {
  return [one.id, other.id].toSorted().join(' ')
}

/** Each record beside the first one with the same key. */
function pairsBy<Known extends Comparable>(people: readonly Known[], keyIn: (person: Known) => string, reason: DuplicateReason): LikelyDouble<Known>[] {
  const first = new Map<string, Known>()
  return people.flatMap((other) => {
    const key = keyIn(other)
    const one = first.get(key)
    if (one === undefined) first.set(key, other)
    return key === '' || one === undefined ? [] : [{ one, other, reason }]
  })
}

type Mergeable = Omit<Person, 'id' | 'version' | 'source' | 'enteredBy' | 'enteredAt' | 'noticedAt' | 'restrictedAt'>

/** What the kept record becomes: its own words stand, gaps are filled from the other, lists are joined. */
export function mergeDrafts(kept: Mergeable, other: Mergeable): Mergeable {
  const joined = (one: readonly string[], two: readonly string[]) => [...new Set([...one, ...two])]
  return {
    externalId: kept.externalId,
    givenName: kept.givenName || other.givenName,
    familyName: kept.familyName || other.familyName,
    email: kept.email ?? other.email,
    phone: kept.phone ?? other.phone,
    language: kept.language ?? other.language,
    languagesSpoken: joined(kept.languagesSpoken, other.languagesSpoken),
    languagesUnderstood: joined(kept.languagesUnderstood, other.languagesUnderstood),
    disciplines: joined(kept.disciplines, other.disciplines),
    employment: kept.employment ?? other.employment,
    functions: joined(kept.functions, other.functions),
    activity: kept.activity || other.activity,
    askMeAbout: kept.askMeAbout || other.askMeAbout,
  }
}
