import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Figures } from '../evaluation/evaluate.ts'
import type { Rate, ScorersScore } from '../evaluation/score.ts'
import { GUARD_VERSION } from '../src/guard.ts'

const FILE = path.resolve(import.meta.dirname, '../../../docs/guard-figures.json')

const pair = ({ hits, of }: Rate): [number, number] => [hits, of]
const byLanguage = (rates: ReadonlyMap<string, Rate>) => Object.fromEntries([...rates].map(([language, rate]) => [language, pair(rate)]))

/** Counts only: how many of how many. No text of the set is in it. */
function countsOf({ set, notes, checkDigits, clean, nearMisses, combinations }: Figures) {
  return {
    sizes: {
      notes: set.notes.length,
      numbers: set.checkDigits.length,
      nearMisses: set.nearMisses.length,
      clean: set.clean.length,
      combinations: set.combinations.length,
    },
    kinds: notes.kinds.map(({ kind, language, recallAny, precisionAny }) => ({ kind, language, found: pair(recallAny), right: pair(precisionAny) })),
    numbers: checkDigits.kinds.map(({ kind, language, recallBlocking }) => ({ kind, language, found: pair(recallBlocking) })),
    whole: byLanguage(notes.wholeAny),
    cleanFlagged: byLanguage(clean.messages),
    cleanRefused: byLanguage(clean.refusals),
    nearMissesRefused: byLanguage(nearMisses.refusals),
    agreement: pair(combinations.agreement),
  }
}

/** What the trust page shows for the running version (GRD-07). */
export function writeFigures(figures: { main: Figures; heldOut: Figures; second: Figures; scorers: ScorersScore }, measuredOn: string): void {
  const { scorers, whereBothAgree } = figures.scorers
  const told = {
    guard: GUARD_VERSION,
    measuredOn,
    main: countsOf(figures.main),
    heldOut: countsOf(figures.heldOut),
    second: countsOf(figures.second),
    scorers: { agreement: pair(scorers.agreement), guardWhereBothAgree: pair(whereBothAgree.agreement) },
  }
  writeFileSync(FILE, `${JSON.stringify(told, null, 1).replaceAll(/\[\s+(\d+),\s+(\d+)\s+\]/g, '[$1, $2]')}\n`)
}
