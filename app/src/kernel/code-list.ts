import { LANGUAGES, type Language } from './language.ts'

export type Labels = Record<Language, string>

/** One code of a list. It never changes: what was answered with it keeps it, whatever its words become. */
export type Code = {
  code: string
  /** Empty where nobody wrote it. */
  labels: Labels
  /** Offered no more; what was answered with it stays. */
  isRetired: boolean
  /** The same in the other list; in a list of its own, what a retired code counts as now. */
  twins: readonly string[]
}

/** A list as it comes with Ronde. Its words may be changed in every house. */
export type ShippedList = {
  key: string
  names: Labels
  codes: readonly Code[]
  /** The list of its twins; its own key where they say what a retired code counts as; null for a list that another one points at. */
  twinKey: string | null
  /** False where pages are drawn for just these codes: only words and twins change. */
  mayGrow: boolean
}

/** A list as it stands in one version; 0 is the one that comes with Ronde. */
export type CodeList = { key: string; version: number; codes: readonly Code[] }

/** The codes of a list with their words, as the feature it belongs to says them. */
export function shipCodes<Key extends string>(
  codes: readonly Key[],
  say: (language: Language, code: Key) => string,
  twins: Partial<Record<Key, readonly string[]>> = {},
): Code[] {
  return codes.map((code) => {
    const [fr, nl, en, de] = [say('fr', code), say('nl', code), say('en', code), say('de', code)]
    return { code, labels: { fr, nl, en, de }, isRetired: false, twins: twins[code] ?? [] }
  })
}

/** What was saved last; codes that came with a later Ronde stand behind it. */
export function inForce({ key, codes }: Pick<ShippedList, 'key' | 'codes'>, saved: { version: number; codes: readonly Code[] } | null): CodeList {
  if (saved === null) return { key, version: 0, codes }
  const known = new Set(saved.codes.map(({ code }) => code))
  return { key, version: saved.version, codes: [...saved.codes, ...codes.filter(({ code }) => !known.has(code))] }
}

export function wordsOfCode({ labels }: Pick<Code, 'labels'>, language: Language): string {
  return labels[language] || (LANGUAGES.map((each) => labels[each]).find((words) => words !== '') ?? '')
}

/** A code in words, retired ones too; a code that no version knows says itself. */
export function sayCode({ codes }: Pick<CodeList, 'codes'>, language: Language, code: string): string {
  const found = codes.find((each) => each.code === code)
  return found === undefined ? code : wordsOfCode(found, language) || code
}

/** What a code is counted as today: itself, or once retired what the house says; a ring of retired codes ends where it began. */
export function countsAs({ codes }: Pick<CodeList, 'codes'>, code: string): string {
  const seen = [code]
  for (;;) {
    const last = seen.at(-1) ?? code
    const found = codes.find((each) => each.code === last)
    const next = found?.isRetired === true ? found.twins[0] : undefined
    if (next === undefined || seen.includes(next)) return last
    seen.push(next)
  }
}

/** Every code that counts as the same one today. */
export function sameCodes(list: Pick<CodeList, 'codes'>, code: string): string[] {
  const today = countsAs(list, code)
  return [...new Set([code, ...list.codes.flatMap((each) => (countsAs(list, each.code) === today ? [each.code] : []))])]
}

/** What may be chosen today. */
export function listCodes({ codes }: Pick<CodeList, 'codes'>): string[] {
  return codes.flatMap(({ code, isRetired }) => (isRetired ? [] : [code]))
}

/** The code if it may be chosen today; else null. */
export function findCode(list: Pick<CodeList, 'codes'>, text: unknown): string | null {
  return listCodes(list).find((code) => code === text) ?? null
}

/** For a field: what may be chosen, and what was chosen before though it is retired. */
export function offerCodes(list: Pick<CodeList, 'codes'>, language: Language, chosen: readonly string[] = []): { value: string; label: string }[] {
  return list.codes.flatMap((each) =>
    each.isRetired && !chosen.includes(each.code) ? [] : [{ value: each.code, label: wordsOfCode(each, language) || each.code }],
  )
}

/** The same in the other list, each once, in the order in which they are met. */
export function twinsOf({ codes }: Pick<CodeList, 'codes'>, wanted: readonly string[]): string[] {
  return [...new Set(codes.flatMap(({ code, twins }) => (wanted.includes(code) ? twins : [])))]
}
