import { readFileSync } from 'node:fs'
import path from 'node:path'
import { compareWithTargets, evaluate } from '../evaluation/evaluate.ts'
import { measureKnownNames, readKnownNames } from '../evaluation/known-names.ts'
import { renderFigures, renderScorers } from '../evaluation/report.ts'
import { scoreScorers, type Detector } from '../evaluation/score.ts'
import { readSecondScores } from '../evaluation/set.ts'
import { renderTable, share } from '../evaluation/table.ts'
import { guard, GUARD_VERSION, readLists } from '../src/guard.ts'
import { writeFigures } from './write-figures.mts'

/** Tier B always asks to replace in this version; what it is less sure of has tier C. */
const BLOCKING = { replaceAt: 0 }

function openDetector(): Detector {
  const lists = readLists(readFileSync(path.join(import.meta.dirname, '../../../build/guard/guard-lists.bin')))
  return (text, language) => guard(text, { audience: 'mixed', language, lists }).spans
}

function renderKnownNames(detect: Detector): string {
  const names = readKnownNames()
  if (names === null) return 'Names from public lists: skipped, the lists are not installed (RONDE_SHARED_DATA).'
  const rows = measureKnownNames(names, detect, BLOCKING).map(({ style, blocked, noticed }) => [style, String(blocked.of), share(blocked), share(noticed)])
  return `Names from public lists, evenly drawn\n${renderTable([['where', 'names', 'blocked', 'or think'], ...rows])}`
}

/** The guard against the evaluation set, whose author did not see it. Throws while a promised figure is not reached. */
export function bench(): void {
  const detect = openDetector()
  const [main, heldOut, second] = [evaluate(detect, BLOCKING, 'main'), evaluate(detect, BLOCKING, 'held-out'), evaluate(detect, BLOCKING, 'second')]
  const scorers = scoreScorers(
    main.set.combinations,
    readSecondScores().map(({ think }) => think),
    detect,
  )
  writeFigures({ main, heldOut, second, scorers }, new Date().toISOString().slice(0, 10))
  process.stdout.write(
    [
      `  guard ${GUARD_VERSION}`,
      `MAIN SET\n${renderFigures(main)}`,
      `HELD-OUT SET\n${renderFigures(heldOut)}`,
      `SECOND SET (BLIND)\n${renderFigures(second)}`,
      `Combinations, scored by two people\n${renderScorers(scorers)}`,
      `${renderKnownNames(detect)}\n`,
    ].join('\n\n'),
  )
  const notMet = compareWithTargets(main).filter(({ isMet }) => !isMet)
  if (notMet.length > 0) throw new Error(`${notMet.length} of ${compareWithTargets(main).length} bounds: ${notMet.map(({ what }) => what).join('; ')}`)
}
