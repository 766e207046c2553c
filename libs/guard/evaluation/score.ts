import type { CleanNote, Combination } from './set.ts'
import type { GoldSpan, Kind, Language, Note } from './span.ts'

/** What a detector gives back: half-open, in code points. */
export type Found = { start: number; end: number; kind: string; tier: 'A' | 'B' | 'C'; score: number }
export type Detector = (text: string, language: Language) => readonly Found[]

/**
 * A span blocks when its tier is A, or B with at least this score; under it, and in tier C, the writer is only asked to think.
 * Combinations never count for or against an identifier.
 */
export type Blocking = { replaceAt: number }

function isBlocking({ tier, score }: Found, replaceAt: number): boolean {
  return tier === 'A' || (tier === 'B' && score >= replaceAt)
}

export type Rate = { hits: number; of: number }

export function ratio({ hits, of }: Rate): number {
  return of === 0 ? 1 : hits / of
}

/** Share of the letters and digits of a gold span that must lie in found spans; 0 means that any overlap will do. */
const NEEDED: Readonly<Partial<Record<Kind, number>>> = { name: 0, initials: 0, place: 0, address: 0.7, url: 0.6 }
/** Kinds that may not be stored: they count as caught only by a span of tier A. */
const REFUSED: readonly Kind[] = ['national-number', 'iban', 'payment-card']

const overlaps = (one: { start: number; end: number }, other: { start: number; end: number }): boolean => one.start < other.end && other.start < one.end

function isCaught(gold: GoldSpan, found: readonly Found[], signs: readonly string[]): boolean {
  const near = found.filter((span) => overlaps(span, gold))
  const needed = NEEDED[gold.kind] ?? 1
  if (needed === 0) return near.length > 0
  let covered = 0
  let all = 0
  for (let index = gold.start; index < gold.end; index += 1) {
    if (!/[\p{L}\p{N}]/u.test(signs[index] ?? '')) continue
    all += 1
    if (near.some((span) => span.start <= index && index < span.end)) covered += 1
  }
  return all > 0 && covered / all >= needed
}

export type KindScore = { kind: string; language: Language; recallBlocking: Rate; recallAny: Rate; precisionBlocking: Rate; precisionAny: Rate; sameKind: Rate }
export type Missed = { id: string; style: string; language: Language; kind: Kind; text: string; gold: GoldSpan }
export type FalseAlarm = { id: string; style: string; language: Language; kind: string; text: string; found: Found }

export type NotesScore = {
  kinds: KindScore[]
  wholeBlocking: Map<Language, Rate>
  wholeAny: Map<Language, Rate>
  missed: Missed[]
  falseAlarms: FalseAlarm[]
}

function add(rate: Rate, isHit: boolean): void {
  rate.of += 1
  if (isHit) rate.hits += 1
}

const none = (): Rate => ({ hits: 0, of: 0 })

function rateOf(rates: Map<Language, Rate>, language: Language): Rate {
  const rate = rates.get(language) ?? none()
  rates.set(language, rate)
  return rate
}

/** Recall and precision over notes with gold spans. `mustRefuse` asks tier A of the kinds that may not be stored. */
export function scoreNotes(notes: readonly Note[], detect: Detector, { replaceAt }: Blocking, mustRefuse = false): NotesScore {
  const kinds = new Map<string, KindScore>()
  const score: NotesScore = { kinds: [], wholeBlocking: new Map(), wholeAny: new Map(), missed: [], falseAlarms: [] }
  function kindOf(kind: string, language: Language): KindScore {
    const known = kinds.get(`${kind} ${language}`)
    if (known) return known
    const made = { kind, language, recallBlocking: none(), recallAny: none(), precisionBlocking: none(), precisionAny: none(), sameKind: none() }
    kinds.set(`${kind} ${language}`, made)
    return made
  }
  for (const note of notes) {
    const { id, style, language, text } = note
    const signs = [...text]
    const any = detect(text, language).filter(({ kind }) => kind !== 'combination')
    const blocking = any.filter((span) => isBlocking(span, replaceAt))
    let [isAllBlocked, isAllCaught] = [true, true]
    for (const gold of note.gold) {
      const counted = kindOf(gold.kind, language)
      const mayCount = (span: Found): boolean => !mustRefuse || !REFUSED.includes(gold.kind) || span.tier === 'A'
      const isBlocked = isCaught(gold, blocking.filter(mayCount), signs)
      const isNoticed = isCaught(gold, any.filter(mayCount), signs)
      add(counted.recallBlocking, isBlocked)
      add(counted.recallAny, isNoticed)
      if (isNoticed) {
        const isNamedRight = any.some((span) => span.kind === gold.kind && overlaps(span, gold))
        add(counted.sameKind, isNamedRight)
      }
      if (!isNoticed) score.missed.push({ id, style, language, kind: gold.kind, text, gold })
      isAllBlocked &&= isBlocked
      isAllCaught &&= isNoticed
    }
    for (const found of any) {
      const isRight = note.gold.some((gold) => overlaps(gold, found))
      const counted = kindOf(found.kind, language)
      add(counted.precisionAny, isRight)
      if (blocking.includes(found)) add(counted.precisionBlocking, isRight)
      if (!isRight) score.falseAlarms.push({ id, style, language, kind: found.kind, text, found })
    }
    if (note.gold.length > 0) {
      add(rateOf(score.wholeBlocking, language), isAllBlocked)
      add(rateOf(score.wholeAny, language), isAllCaught)
    }
  }
  score.kinds = [...kinds.values()]
  return score
}

export type CleanScore = {
  messages: Map<Language, Rate>
  refusals: Map<Language, Rate>
  blocks: Map<Language, Rate>
  alarms: { note: CleanNote; found: readonly Found[] }[]
}

/** How often a clean text gets a message at all, a block (A, or B of a high score), or a refusal. */
export function scoreClean(notes: readonly CleanNote[], detect: Detector, { replaceAt }: Blocking): CleanScore {
  const score: CleanScore = { messages: new Map(), refusals: new Map(), blocks: new Map(), alarms: [] }
  for (const note of notes) {
    const all = detect(note.text, note.language)
    const found = note.wrong === 'refusal-only' ? all.filter(({ tier }) => tier === 'A') : all
    add(rateOf(score.messages, note.language), found.length > 0)
    add(
      rateOf(score.refusals, note.language),
      found.some(({ tier }) => tier === 'A'),
    )
    add(
      rateOf(score.blocks, note.language),
      found.some((span) => isBlocking(span, replaceAt)),
    )
    if (found.length > 0) score.alarms.push({ note, found })
  }
  return score
}

export type CombinationScore = { agreement: Rate; kappa: number; missed: Combination[]; needless: Combination[] }

/** The detector against the author of the combinations, on "think". */
export function scoreCombinations(combinations: readonly Combination[], detect: Detector): CombinationScore {
  const thinking = combinations.map((combination) => ({ combination, thinks: thinksOf(combination, detect) }))
  return {
    ...agree(thinking.map(({ thinks, combination }) => [thinks, combination.think])),
    missed: thinking.flatMap(({ combination, thinks }) => (combination.think && !thinks ? [combination] : [])),
    needless: thinking.flatMap(({ combination, thinks }) => (!combination.think && thinks ? [combination] : [])),
  }
}

export type Agreement = { agreement: Rate; kappa: number }

/** How far two judges agree on yes or no, and Cohen's kappa (1960): 1 is always, 0 no more than by chance. */
export function agree(judged: readonly (readonly [boolean, boolean])[]): Agreement {
  const agreement = none()
  for (const [one, other] of judged) add(agreement, one === other)
  const [all, ones, others] = [judged.length, judged.filter(([one]) => one).length, judged.filter(([, other]) => other).length]
  const byChance = all === 0 ? 1 : (ones * others + (all - ones) * (all - others)) / (all * all)
  return { agreement, kappa: byChance === 1 ? 1 : (ratio(agreement) - byChance) / (1 - byChance) }
}

function thinksOf({ text, language }: Combination, detect: Detector): boolean {
  return detect(text, language).some(({ kind }) => kind === 'combination')
}

export type ScorersScore = { scorers: Agreement; first: Agreement; second: Agreement; whereBothAgree: Agreement }

/** The two people who scored the combinations against each other, and the detector against each, and where they say the same. @param second whether to think, in the order of the combinations */
export function scoreScorers(combinations: readonly Combination[], second: readonly boolean[], detect: Detector): ScorersScore {
  const judged = combinations.map((combination, index) => ({ guard: thinksOf(combination, detect), first: combination.think, second: second[index] === true }))
  return {
    scorers: agree(judged.map((judges) => [judges.first, judges.second])),
    first: agree(judged.map((judges) => [judges.guard, judges.first])),
    second: agree(judged.map((judges) => [judges.guard, judges.second])),
    whereBothAgree: agree(judged.filter((judges) => judges.first === judges.second).map((judges) => [judges.guard, judges.first])),
  }
}

export function total(rates: Iterable<Rate>): Rate {
  const sum = none()
  for (const { hits, of } of rates) [sum.hits, sum.of] = [sum.hits + hits, sum.of + of]
  return sum
}
