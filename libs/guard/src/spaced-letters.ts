import { fold } from './fold.ts'
import { NOTHING_KNOWN, type NameLists } from './lists.ts'
import { keep, type Claims } from './span.ts'
import type { Words } from './tokens.ts'

const SPACED = /(?<![\p{L}\p{N}])\p{L}([ .\-_*])(?:\p{L}\1){2,20}\p{L}(?![\p{L}\p{N}])/uy
const SHORTEST = 4

/** “D u p o n t”, “P-e-e-t-e-r-s”: single letters that make a name of the lists, or two of them. */
export function findSpacedLetters(text: string, { tokens }: Words, lists: NameLists, claims: Claims): void {
  let after = 0
  for (const [at, { start: index, end }] of tokens.entries()) {
    const next = tokens[at + 1]
    if (index < after || end - index !== 1 || next === undefined || next.start - end !== 1 || next.end - next.start !== 1) continue
    SPACED.lastIndex = index
    const { 0: found, 1: gap = ' ' } = SPACED.exec(text) ?? []
    if (found === undefined) continue
    after = index + found.length
    const word = fold(found.split(gap).join(''))
    if (word.length < SHORTEST) continue
    const profile = lists.find(word)
    const isName = profile !== NOTHING_KNOWN && (profile.given > 0 || profile.surname > 0) && (profile.words === 0 || profile.given === 2)
    if (isName) keep(claims, { start: index, end: index + found.length, kind: 'name', tier: 'B', score: 0.8 })
  }
}
