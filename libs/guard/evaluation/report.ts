import { compareWithTargets, countWords, namesByStyle, recallByDisguise, type Figures } from './evaluate.ts'
import { ratio, total, type Agreement, type ScorersScore } from './score.ts'
import { LANGUAGES } from './span.ts'
import { renderKinds, renderTable, share } from './table.ts'

/** Everything measured, as text for a terminal; none of the texts of the set is in it. */
export function renderFigures(figures: Figures): string {
  const { set, notes, clean, nearMisses, combinations } = figures
  const whole = LANGUAGES.map((language) => [language, share(notes.wholeBlocking.get(language) ?? NOTHING), share(notes.wholeAny.get(language) ?? NOTHING)])
  const quiet = LANGUAGES.map((language) => [
    language,
    String(clean.messages.get(language)?.of ?? 0),
    share(clean.messages.get(language) ?? NOTHING),
    share(clean.blocks.get(language) ?? NOTHING),
    share(clean.refusals.get(language) ?? NOTHING),
  ])
  const disguises = recallByDisguise(figures).map(({ disguise, recall }) => [disguise, String(recall.of), share(recall)])
  const styles = namesByStyle(figures).map(({ style, rates }) => [style, ...LANGUAGES.map((language) => share(rates.get(language) ?? NOTHING))])
  const thinking =
    set.combinations.length === 0
      ? []
      : [
          `Combinations: ${set.combinations.length}, agreement ${ratio(combinations.agreement).toFixed(3)}, kappa ${combinations.kappa.toFixed(3)}; missed ${combinations.missed.length}, needless ${combinations.needless.length}`,
        ]
  return [
    `${set.notes.length} notes (${countWords(set.notes)} words), ${set.checkDigits.length} numbers, ${set.nearMisses.length} near-misses, ${set.clean.length} clean notes, ${set.combinations.length} combinations`,
    '',
    'Notes with identifiers',
    renderKinds(notes.kinds),
    '',
    'Whole notes',
    renderTable([['language', 'all blocked', 'all noticed'], ...whole]),
    '',
    'Names blocked or noticed, by style of note',
    renderTable([['style', ...LANGUAGES], ...styles]),
    '',
    'Numbers with check digits, by disguise',
    renderTable([['disguise', 'numbers', 'recall'], ...disguises]),
    '',
    'Numbers with check digits, by kind',
    renderKinds(figures.checkDigits.kinds),
    '',
    'Clean notes: share that gets a message, a block, a refusal',
    renderTable([['language', 'notes', 'message', 'block', 'refusal'], ...quiet]),
    `  near-misses: message ${share(total(nearMisses.messages.values()))}, block ${share(total(nearMisses.blocks.values()))}, refusal ${share(total(nearMisses.refusals.values()))}`,
    '',
    ...thinking,
    '',
    'Targets',
    renderTable([
      ['', 'cases', 'measured', 'bound', ''],
      ...compareWithTargets(figures).map(({ what, size, measured, bound, isMet }) => [
        what,
        String(size),
        measured.toFixed(4),
        String(bound),
        isMet ? 'met' : 'NOT MET',
      ]),
    ]),
  ].join('\n')
}

const NOTHING = { hits: 0, of: 0 }

/** Two people scored the same combinations; the guard beside both. */
export function renderScorers({ scorers, first, second, whereBothAgree }: ScorersScore): string {
  const row = (what: string, { agreement, kappa }: Agreement): string[] => [what, String(agreement.of), share(agreement), kappa.toFixed(3)]
  return renderTable([
    ['', 'combinations', 'agreement', 'kappa'],
    row('the two scorers', scorers),
    row('guard and first scorer', first),
    row('guard and second scorer', second),
    row('guard, where both scorers agree', whereBothAgree),
  ])
}
