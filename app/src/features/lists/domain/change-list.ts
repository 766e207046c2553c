import { wordsOfCode, type Code, type CodeList, type Labels, type ShippedList } from '../../../kernel/code-list.ts'
import { LANGUAGES } from '../../../kernel/language.ts'
import { normaliseName } from '../../../kernel/normalise-name.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'

/** A change of one code; without a code a new one. Codes that are not named stay as they are. */
export type CodeWish = { code: string | null; labels: Labels; isRetired: boolean; twins: readonly string[] }
export type ListWish = { version: number; note: string; codes: readonly CodeWish[] }

export const LONGEST_LABEL = 80
export const LONGEST_NOTE = 300
const MOST_CODES = 60
const LONGEST_CODE = 40

export type ChangeRefusal =
  | 'code-unknown'
  | 'label-missing'
  | 'label-too-long'
  | 'label-twice'
  | 'note-too-long'
  | 'nothing-left'
  | 'nothing-changed'
  | 'twin-unknown'
  | 'fixed'
  | 'too-many'

/**
 * The list after a change: a version of its own. French and Dutch are needed, the others fall back on them.
 * @param twinCodes what the list of its twins holds
 */
export function changeList(
  list: CodeList,
  { key, twinKey, mayGrow }: Pick<ShippedList, 'key' | 'twinKey' | 'mayGrow'>,
  twinCodes: readonly string[],
  { note, codes: wishes }: ListWish,
): Result<Code[], ChangeRefusal> {
  if (note.length > LONGEST_NOTE) return refused('note-too-long')
  const known = new Map(list.codes.map((each) => [each.code, each]))
  if (!mayGrow && wishes.some(({ code, isRetired }) => code === null || isRetired)) return refused('fixed')
  const isOwn = twinKey === key
  for (const wish of wishes) {
    if (wish.code !== null && !known.has(wish.code)) return refused('code-unknown')
    const labels = tidy(wish.labels)
    if (labels.fr === '' || labels.nl === '') return refused('label-missing')
    if (LANGUAGES.some((language) => labels[language].length > LONGEST_LABEL)) return refused('label-too-long')
    // Only what is offered no more counts as another one.
    const twins = isOwn && !wish.isRetired ? [] : [...new Set(wish.twins)]
    if (twins.some((twin) => !twinCodes.includes(twin) || (isOwn && twin === wish.code)) || (isOwn && twins.length > 1)) return refused('twin-unknown')
    const code = wish.code ?? newCode(labels, [...known.keys()])
    known.set(code, { code, labels, isRetired: wish.isRetired, twins })
  }
  return checkWhole([...known.values()], list)
}

function checkWhole(codes: Code[], before: CodeList): Result<Code[], ChangeRefusal> {
  if (codes.length > MOST_CODES) return refused('too-many')
  const offered = codes.filter(({ isRetired }) => !isRetired)
  if (offered.length === 0) return refused('nothing-left')
  for (const language of LANGUAGES) {
    const words = offered.map((each) => wordsOfCode(each, language).toLocaleLowerCase(language))
    if (new Set(words).size < words.length) return refused('label-twice')
  }
  return JSON.stringify(codes.map(asText)) === JSON.stringify(before.codes.map(asText)) ? refused('nothing-changed') : done(codes)
}

function asText({ code, labels, isRetired, twins }: Code): unknown[] {
  return [code, LANGUAGES.map((language) => labels[language]), isRetired, twins]
}

function tidy(labels: Labels): Labels {
  const [fr, nl, en, de] = [labels.fr, labels.nl, labels.en, labels.de].map((text) => text.replaceAll(/\s+/g, ' ').trim())
  return { fr: fr ?? '', nl: nl ?? '', en: en ?? '', de: de ?? '' }
}

/** Made once out of the words, and then for good. */
function newCode(labels: Labels, taken: readonly string[]): string {
  const plain = normaliseName(labels.en || labels.fr)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_CODE)
    .replaceAll(/^-+|-+$/g, '')
  const base = plain === '' ? 'code' : plain
  let code = base
  for (let turn = 2; taken.includes(code); turn += 1) code = `${base}-${turn}`
  return code
}
