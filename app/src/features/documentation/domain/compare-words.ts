/** A stretch of an earlier wording beside the later one: in both, in the earlier alone, or in the later alone. */
export type WordPart = { kind: 'same' | 'gone' | 'new'; text: string }

/** Beyond so many words on a side no table is made: the whole reads as replaced. */
const MOST_WORDS = 600

/** What changed between two wordings, word by word; together the parts hold every word of both. */
export function compareWords(before: string, after: string): WordPart[] {
  const [old, young] = [wordsIn(before), wordsIn(after)]
  if (old.length > MOST_WORDS || young.length > MOST_WORDS) return join([...old.map(gone), ...young.map(fresh)])
  const common = countCommon(old, young)
  const parts: WordPart[] = []
  let [left, right] = [0, 0]
  while (left < old.length && right < young.length) {
    const [one, other] = [old[left] ?? '', young[right] ?? '']
    if (one === other) {
      parts.push({ kind: 'same', text: one })
      left += 1
      right += 1
    } else if ((common[left + 1]?.[right] ?? 0) >= (common[left]?.[right + 1] ?? 0)) {
      parts.push(gone(one))
      left += 1
    } else {
      parts.push(fresh(other))
      right += 1
    }
  }
  return join([...parts, ...old.slice(left).map(gone), ...young.slice(right).map(fresh)])
}

const gone = (text: string): WordPart => ({ kind: 'gone', text })
const fresh = (text: string): WordPart => ({ kind: 'new', text })

function wordsIn(text: string): string[] {
  return text.split(/\s+/u).filter((word) => word !== '')
}

/** How many words both have in common from each pair of places to the end. */
function countCommon(old: readonly string[], young: readonly string[]): number[][] {
  const table = Array.from({ length: old.length + 1 }, () => Array.from({ length: young.length + 1 }, () => 0))
  for (let left = old.length - 1; left >= 0; left -= 1) {
    const [row, below] = [table[left] ?? [], table[left + 1] ?? []]
    for (let right = young.length - 1; right >= 0; right -= 1) {
      row[right] = old[left] === young[right] ? (below[right + 1] ?? 0) + 1 : Math.max(below[right] ?? 0, row[right + 1] ?? 0)
    }
  }
  return table
}

/** Neighbours of one kind are one stretch; what went stands before what came. */
function join(parts: readonly WordPart[]): WordPart[] {
  const joined: WordPart[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    if (last?.kind === part.kind) last.text += ` ${part.text}`
    else joined.push({ ...part })
  }
  return joined
}
