import { normaliseName } from '../../../kernel/normalise-name.ts'
import { isOnScale, type Question } from './question.ts'
import { levelsOf, type TieScale } from './scale.ts'
import { layOut, namesAcross, questionOf, rolesFor, type FileRow, type Layout, type NamedQuestion, type Role } from './survey-table.ts'
import type { Target } from './survey.ts'
import { tieLevels } from './wave-network.ts'

/** `name` as it stands on the roster; `detail` tells two of one name apart. */
export type Named = { key: string; name: string; detail: string }

/**
 * What a file does not say by itself. `shape`: list or matrix; `column`: what stands in one; `question`: which one is meant; `from`, `to`: who; `level`,
 * `yes`: which answer; `pair`: two answers for one pair; `self`: answers about oneself; `row`: a line that lacks something; `blank`, `empty`: what an empty
 * cell or line means; `inverse`: at which end the closest stands.
 */
export const DOUBT_KINDS = ['shape', 'column', 'question', 'from', 'to', 'level', 'yes', 'pair', 'self', 'row', 'blank', 'empty', 'inverse'] as const
export type Doubt = { kind: (typeof DOUBT_KINDS)[number]; words: string }

/** `options` beside leaving it out; `said`: the words for the reader. `answer`: one of them, `''` to leave out; null until it is given. */
export type AskedDoubt = Doubt & { options: string[]; mayLeave: boolean; said: string; answer: string | null }

export type FileAnswer = { from: string; to: Target; question: Question; level: number }

/** What a file holds once every doubt is answered; a doubt that is not is asked, never guessed. `lacks`: its columns do not say who tells what of whom. */
export type ReadFile = { answers: FileAnswer[]; doubts: AskedDoubt[]; left: number; lacks: boolean }

export type Known = {
  froms: readonly Named[]
  tos: readonly (Named & { target: Target })[]
  scale: TieScale
  questions: readonly NamedQuestion[]
}

/** One answer as it stands in the file. `at`: the row. `isBlank`: an empty cell, of which is asked what it means. */
type Unit = { at: number; from: string; to: string; question: Question; value: string; blank: 'blank' | 'empty' | null }

type Asking = { settled: ReadonlyMap<string, string>; doubts: Map<string, AskedDoubt> }
type Wish = { options: readonly string[]; mayLeave?: boolean; said?: string }

/** What stands for “nothing in particular” in a doubt of the whole file. */
const WHOLE = '-'

function ask({ settled, doubts }: Asking, kind: Doubt['kind'], words: string, { options, mayLeave = true, said = words }: Wish): string | null {
  const key = doubtKey({ kind, words })
  const given = settled.get(key)
  const answer = given !== undefined && (options.includes(given) || (mayLeave && given === '')) ? given : null
  doubts.set(key, { kind, words, options: [...options], mayLeave, said, answer })
  return answer
}

/** One doubt, however often its words stand in the file. A sign counts where there is a figure, or nothing else: -9 is not 9, and ? is not –. */
export function doubtKey({ kind, words }: Doubt): string {
  const name = normaliseName(words)
  return `${kind} ${name === '' || /\d/.test(name) ? words.replaceAll(/\s+/g, ' ').trim().toLowerCase() : name}`
}

/** @param settled what was answered, by `doubtKey`: one of the options, or `''` to leave out */
export function readSurveyFile(rows: readonly FileRow[], known: Known, settled: ReadonlyMap<string, string>): ReadFile {
  const asking: Asking = { settled, doubts: new Map() }
  const isName = (words: string) => matches(known.froms, words).length > 0 || matches(known.tos, words).length > 0
  const isLevel = (words: string) => /^\d$/.test(words) || matchLevel(known.scale, words).length > 0 || matchYes(words).length > 0
  const layout = layOut(rows, { questions: known.questions, isName, isLevel })
  const shape = layout.shape ?? ask(asking, 'shape', WHOLE, { options: ['list', 'matrix'], mayLeave: false })
  const found = shape === null ? null : shape === 'matrix' ? readMatrix(rows, known, asking) : readList(layout, known, asking)
  const nothing = { answers: [], left: 0, lacks: found === 'lacks' }
  if (found === null || found === 'lacks') return { ...nothing, doubts: [...asking.doubts.values()] }
  const { answers, left } = resolve(found, known, asking)
  return { answers, left, lacks: false, doubts: [...asking.doubts.values()] }
}

/** Which question the whole file answers; null while that is asked. */
function wholeQuestion({ questions }: Known, asking: Asking): Question | null {
  const [only, ...more] = questions
  if (only !== undefined && more.length === 0) return only.key
  const keys = questions.map(({ key }) => key)
  const answer = ask(asking, 'question', WHOLE, { options: keys, mayLeave: false })
  return keys.find((key) => key === answer) ?? null
}

function readList({ columns, body, header }: Layout, known: Known, asking: Asking): Unit[] | 'lacks' | null {
  const roles = new Map<number, Role>()
  const options = rolesFor(known.questions)
  for (const { index, heading, role } of columns) {
    const seen = [...new Set(body.map(({ cells }) => cells[index] ?? '').filter((cell) => cell !== ''))].slice(0, 3).join(', ')
    if (role === null && heading === '' && seen === '') continue
    const said = `${index + 1}${heading === '' || header === null ? '' : ` “${heading}”`}: ${seen}`
    const answer = role ?? ask(asking, 'column', `${index + 1} ${heading}`, { options, said })
    if (answer !== null) roles.set(index, options.find((each) => each === answer) ?? '')
  }
  if ([...asking.doubts.values()].some(({ answer }) => answer === null)) return null
  const placeOf = (wanted: Role) => [...roles].find(([, role]) => role === wanted)?.[0]
  const [who, whom, level] = [placeOf('who'), placeOf('whom'), placeOf('level')]
  const asked = known.questions.flatMap(({ key }) => (placeOf(key) === undefined ? [] : [{ key, place: placeOf(key) ?? 0 }]))
  if (who === undefined || whom === undefined || (level === undefined && asked.length === 0)) return 'lacks'
  const units: Unit[] = []
  for (const { number, cells } of body) {
    const [from, to] = [cells[who] ?? '', cells[whom] ?? '']
    if (from === '' || to === '') {
      ask(asking, 'row', String(number), { options: [] })
      continue
    }
    for (const { key, place } of asked) {
      const value = cells[place] ?? ''
      units.push({ at: number, from, to, question: key, value, blank: value === '' ? 'blank' : null })
    }
    if (level === undefined) continue
    const question = questionIn(cells, placeOf('question'), known, asking)
    const value = cells[level] ?? ''
    if (value === '') ask(asking, 'row', String(number), { options: [] })
    else if (question !== null) units.push({ at: number, from, to, question, value, blank: null })
  }
  return units
}

function questionIn(cells: readonly string[], place: number | undefined, known: Known, asking: Asking): Question | null {
  const words = place === undefined ? '' : (cells[place] ?? '')
  if (words === '') return wholeQuestion(known, asking)
  const found = questionOf(words, known.questions)
  if (found !== null) return found
  const keys = known.questions.map(({ key }) => key)
  const answer = ask(asking, 'question', words, { options: keys })
  return keys.find((key) => key === answer) ?? null
}

/** Row = who tells. A name that stands on two lines is asked for each of them. */
function readMatrix(rows: readonly FileRow[], known: Known, asking: Asking): Unit[] | null {
  const question = wholeQuestion(known, asking)
  if (question === null) return null
  const across = apart(namesAcross(rows).map((name, place) => ({ name, mark: `${place + 1}` })))
  const body = rows.slice(1).filter(({ cells }) => cells.some((cell) => cell !== ''))
  const down = apart(body.map(({ cells, number }) => ({ name: cells[0] ?? '', mark: String(number) })))
  const units: Unit[] = []
  for (const [order, { number, cells }] of body.entries()) {
    const from = down[order] ?? ''
    if (from === '') {
      ask(asking, 'row', String(number), { options: [] })
      continue
    }
    const values = across.map((_, place) => cells[place + 1] ?? '')
    const isEmpty = values.every((value) => value === '')
    for (const [place, to] of across.entries()) {
      const value = values[place] ?? ''
      if (to === '' || (value === '' && isSame(from, to))) continue
      units.push({ at: number, from, to, question, value, blank: value !== '' ? null : isEmpty ? 'empty' : 'blank' })
    }
  }
  return units
}

/** Two of one name get the number of their line or column beside it. */
function apart(named: readonly { name: string; mark: string }[]): string[] {
  const counts = new Map<string, number>()
  for (const { name } of named) counts.set(normaliseName(name), (counts.get(normaliseName(name)) ?? 0) + 1)
  return named.map(({ name, mark }) => ((counts.get(normaliseName(name)) ?? 0) > 1 && name !== '' ? `${name} (${mark})` : name))
}

function isSame(one: string, other: string): boolean {
  return sorted(one) === sorted(other)
}

type Resolved = { answers: FileAnswer[]; left: number }

function resolve(units: readonly Unit[], known: Known, asking: Asking): Resolved {
  const { froms, tos, scale } = known
  const nameOf = new Map([...froms, ...tos].map(({ key, name }) => [key, name]))
  const targets = new Map(tos.map(({ key, target }) => [key, target]))
  const blanks = meaningOf(units, asking)
  const selves = new Set<string>()
  const told = new Map<string, { from: string; to: string; question: Question; levels: Set<number> }>()
  let left = 0
  for (const unit of units) {
    const meaning = unit.blank === null ? 'value' : blanks[unit.blank]
    const from = chosen(asking, 'from', unit.from, froms)
    const to = chosen(asking, 'to', unit.to, tos)
    const level = meaning === 'value' ? levelIn(asking, unit, scale) : meaning === 'none' ? 0 : null
    if (meaning === 'skip') continue
    if (from !== null && from === to) {
      // A diagonal of noughts says nothing.
      if (level !== 0) selves.add(nameOf.get(from) ?? '')
      continue
    }
    if (from === null || to === null || level === null) {
      left += 1
      continue
    }
    const key = `${from} ${to} ${unit.question}`
    const pair = told.get(key) ?? { from, to, question: unit.question, levels: new Set<number>() }
    pair.levels.add(level)
    told.set(key, pair)
  }
  if (selves.size > 0) ask(asking, 'self', WHOLE, { options: [], said: [...selves].join(', ') })
  const answers: FileAnswer[] = []
  for (const [key, { from, to, question, levels }] of told) {
    const level = oneLevel(asking, key, [...levels], `${nameOf.get(from) ?? ''} → ${nameOf.get(to) ?? ''}`)
    const target = targets.get(to)
    if (level === null || target === undefined) left += 1
    else answers.push({ from, to: target, question, level: turned(asking, units, scale, question, level) })
  }
  return { answers, left }
}

type Meaning = 'skip' | 'none' | null

/** What empty cells and empty lines mean, where there are any. */
function meaningOf(units: readonly Unit[], asking: Asking): Record<'blank' | 'empty', Meaning> {
  const meaning = { blank: null as Meaning, empty: null as Meaning }
  for (const kind of ['blank', 'empty'] as const) {
    const empty = units.filter(({ blank }) => blank === kind)
    if (empty.length === 0) continue
    const said = kind === 'blank' ? String(empty.length) : [...new Set(empty.map(({ from }) => from))].join(', ')
    const answer = ask(asking, kind, WHOLE, { options: ['skip', 'none'], mayLeave: false, said })
    meaning[kind] = answer === 'skip' || answer === 'none' ? answer : null
  }
  return meaning
}

function chosen(asking: Asking, kind: 'from' | 'to', words: string, named: readonly Named[]): string | null {
  const found = matches(named, words)
  if (found.length === 1) return found[0] ?? null
  const answer = ask(asking, kind, words, { options: named.map(({ key }) => key) })
  return answer === '' ? null : answer
}

function levelIn(asking: Asking, { question, value }: Unit, scale: TieScale): number | null {
  const onScale = isOnScale(question)
  const found = onScale ? matchLevel(scale, value) : matchYes(value)
  const options = onScale ? levelsOf(scale).map(String) : ['0', '1']
  const answer = found.length === 1 ? found[0] : ask(asking, onScale ? 'level' : 'yes', value, { options })
  return answer === undefined || answer === null || answer === '' ? null : Number(answer)
}

function oneLevel(asking: Asking, key: string, levels: number[], said: string): number | null {
  const [only, ...more] = levels
  if (more.length === 0) return only ?? null
  const options = levels.toSorted((one, other) => one - other).map(String)
  const answer = ask(asking, 'pair', key, { options, said })
  return answer === null || answer === '' ? null : Number(answer)
}

/** Of a scale on which 1 is the closest, a file may have been filled in the other way round. */
function turned(asking: Asking, units: readonly Unit[], scale: TieScale, question: Question, level: number): number {
  if (!scale.isInverse || !isOnScale(question) || !units.some(({ value }) => /^\d/.test(value))) return level
  const answer = ask(asking, 'inverse', WHOLE, { options: ['as', 'turned'], mayLeave: false })
  const levels = tieLevels(scale, question)
  return answer === 'turned' && level > 0 ? (levels.toReversed()[levels.indexOf(level)] ?? level) : level
}

/** By whole name, in either order, or with what tells two of one name apart; two of one name are a doubt. */
function matches(named: readonly Named[], words: string): string[] {
  const wanted = sorted(words)
  const exact = named.filter(({ name, detail }) => detail !== '' && sorted(`${name} ${detail}`) === wanted)
  return (exact.length > 0 ? exact : named.filter(({ name }) => sorted(name) === wanted)).map(({ key }) => key)
}

function sorted(name: string): string {
  return normaliseName(name).split(' ').toSorted().join(' ')
}

/** The figure, also written as “3,0”, or the words of the scale in one of its languages. */
function matchLevel(scale: TieScale, words: string): string[] {
  const levels = levelsOf(scale)
  const figure = /^(\d)(?:[.,]0+)?$/.exec(words.trim())?.[1]
  if (figure !== undefined) return levels.includes(Number(figure)) ? [figure] : []
  const wanted = normaliseName(words)
  return scale.anchors
    .filter(({ fr, nl, en, de }) => [fr, nl, en, de].some((text) => text !== '' && normaliseName(text) === wanted))
    .map(({ level }) => String(level))
}

const NO = new Set(['0', 'non', 'nee', 'neen', 'no', 'nein', 'false', 'faux', 'onwaar', 'falsch', 'n'])
const YES = new Set(['1', 'oui', 'ja', 'yes', 'true', 'vrai', 'waar', 'wahr', 'x', 'o', 'j', 'y'])

function matchYes(words: string): string[] {
  if (/\d/.test(words) && !/^\s*\d(?:[.,]0+)?\s*$/.test(words)) return []
  const wanted = normaliseName(words.replace(/[.,]0+$/, ''))
  return YES.has(wanted) ? ['1'] : NO.has(wanted) ? ['0'] : []
}
