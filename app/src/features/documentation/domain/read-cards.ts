import { LANGUAGES, type Language } from '../../../kernel/language.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { isArea, type GridArea } from './grid.ts'

export type TypedCard = { area: GridArea; language: Language; text: string }

/** "3 ask the school", "3. …", "3) …", "3: …", "3nl …"; not "3 4", and not "35 people". */
const NUMBERED = new RegExp(String.raw`^([1-6])(${LANGUAGES.join('|')})?(?:\s*[.):]\s*|\s+)(?=\S)(.*)$`, 'iu')

/** Cards typed one after the other: each line one card, its area before it. Without a number a line stays in the area above. */
export function readCards(text: string, language: Language): Result<TypedCard[], 'line-no-area'> {
  const cards: TypedCard[] = []
  for (const line of text.split(/\r?\n/u).map((each) => each.trim())) {
    if (line === '') continue
    const [, digit, code, words = ''] = NUMBERED.exec(line) ?? []
    const area = digit === undefined ? (cards.at(-1)?.area ?? 0) : Number(digit)
    if (!isArea(area)) return refused('line-no-area')
    const own = LANGUAGES.find((each) => each === code?.toLowerCase()) ?? language
    cards.push({ area, language: own, text: digit === undefined ? line : words })
  }
  return done(cards)
}
