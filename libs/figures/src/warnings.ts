import type { WarningFact } from './checker.ts'
import type { Language } from './language.ts'
import { formatNumber } from './rounding.ts'
import { wordsIn } from './words/in-language.ts'

/** The sentence for what the checker found, with its numbers. */
export function writeWarning(fact: WarningFact, language: Language): string {
  // the writer was chosen by the fact's own code, which the compiler cannot follow through a table
  const write = wordsIn(language).warnings[fact.code] as (fact: WarningFact, number: (value: number, decimals?: number) => string) => string
  return write(fact, (value, decimals = 0) => formatNumber(language, value, decimals))
}
