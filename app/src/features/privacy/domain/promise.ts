import { LANGUAGES, type Language } from '../../../kernel/language.ts'

/** A sentence that Ronde promises, and the test that shows it. Kept in `docs/promises.json`. */
export type TrustPromise = { id: string; sentence: Record<Language, string>; test: string | null }
export type PromiseList = { checkedOn: string; promises: TrustPromise[] }

/** A promise that no test shows is not made. */
export function listShownPromises({ promises }: PromiseList): TrustPromise[] {
  return promises.filter(({ test, sentence }) => test !== null && LANGUAGES.every((language) => sentence[language] !== ''))
}
