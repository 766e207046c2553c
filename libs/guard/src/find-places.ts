import { NEAR_PLACES, PLACE_PREFIXES } from './data/streets.ts'
import { fold } from './fold.ts'
import type { NameLists } from './lists.ts'
import { keep, type Claims } from './span.ts'

const CAPITAL = String.raw`\p{Lu}[\p{L}'’-]{1,30}`
const POSTCODE = new RegExp(String.raw`(?<![\d.,/€])(\d{4,5})(?: |, )(${CAPITAL}(?: ${CAPITAL}){0,2})`, 'gu')
const PREFIX = new RegExp(String.raw`(?<!\p{L})${PLACE_PREFIXES}$`, 'u')
const TOUCHED = /[\p{L}-]$/u
const DUTCH_POSTCODE = /(?<![\p{L}\d])[1-9]\d{3} ?(?!SA|SD|SS)[A-Z]{2}(?![\p{L}\d])(?:,? {1,2}\p{Lu}[\p{L}'’-]{2,30}(?: aan (?:de|den) \p{Lu}\p{L}{1,20})?)?/gu
const BRITISH_POSTCODE = /(?<![\p{L}\d])[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}(?![\p{L}\d])/gu
const LOOKS_LIKE_YEAR = /^(?:19[5-9]\d|20[0-4]\d)$/

function isKnownPlace(name: string, lists: NameLists): boolean {
  const folded = fold(name)
  if (NEAR_PLACES.has(folded.replaceAll(' ', '-')) || lists.find(folded).place) return true
  const main = folded.split(/[ -]/).find((word) => word.length > 4)
  return main !== undefined && main !== folded && (NEAR_PLACES.has(main) || lists.find(main).place)
}

/** Postcode and town. A Belgian, French or German one is a thought; a Dutch or British postcode names a few houses. */
export function findPlaces(text: string, lists: NameLists, claims: Claims): void {
  for (const found of text.matchAll(DUTCH_POSTCODE))
    keep(claims, { start: found.index, end: found.index + found[0].length, kind: 'place', tier: 'B', score: 0.9 })
  for (const found of text.matchAll(BRITISH_POSTCODE))
    keep(claims, { start: found.index, end: found.index + found[0].length, kind: 'place', tier: 'B', score: 0.85 })
  for (const found of text.matchAll(POSTCODE)) {
    const [, digits = '', name = ''] = found
    const [first = ''] = name.split(' ')
    const before = text.slice(Math.max(0, found.index - 4), found.index)
    const prefix = PREFIX.exec(before)?.[0].length ?? 0
    if (prefix === 0 && TOUCHED.test(before)) continue
    const hasPrefix = prefix > 0
    const isYear = LOOKS_LIKE_YEAR.test(digits) && !/^anver|^antwerp/i.test(first)
    if (!hasPrefix && (isYear || !(isKnownPlace(first, lists) || isKnownPlace(name, lists)))) continue
    if (digits.length === 4 && digits.startsWith('0')) continue
    const known = isKnownPlace(first, lists) && !isKnownPlace(name, lists) ? first : name
    const end = found.index + found[0].length - name.length + known.length
    keep(claims, { start: found.index - prefix, end, kind: 'place', tier: 'C', score: hasPrefix ? 0.85 : 0.8 })
  }
}
