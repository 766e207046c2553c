import { fold } from './fold.ts'
import { NOTHING_KNOWN, type NameLists } from './lists.ts'
import { keep, type Claims } from './span.ts'

const SPACED = /(?<![\p{L}\p{N}])\p{L}([ .\-_*])(?:\p{L}\1){2,20}\p{L}(?![\p{L}\p{N}])/gu
const SHORTEST = 4

/** “D u p o n t”, “P-e-e-t-e-r-s”: single letters that make a name of the lists, or two of them. */
export function findSpacedLetters(text: string, lists: NameLists, claims: Claims): void {
  for (const { 0: found, 1: gap = ' ', index } of text.matchAll(SPACED)) {
    const word = fold(found.split(gap).join(''))
    if (word.length < SHORTEST) continue
    const profile = lists.find(word)
    const isName = profile !== NOTHING_KNOWN && (profile.given > 0 || profile.surname > 0) && (profile.words === 0 || profile.given === 2)
    if (isName) keep(claims, { start: index, end: index + found.length, kind: 'name', tier: 'B', score: 0.8 })
  }
}
