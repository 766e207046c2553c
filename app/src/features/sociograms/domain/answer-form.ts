import { normaliseName } from '../../../kernel/normalise-name.ts'
import { isQuestion, type Question } from './question.ts'
import type { Nomination, Target } from './survey.ts'

/** The field of one answer: `person-<id>-know`. */
export function fieldOf({ kind, id }: Target, question: Question): string {
  return `${kind}-${id}-${question}`
}

const FIELD = /^(person|organisation)-([0-9a-f-]{36})-([a-z0-9-]+)$/

/** Whom and what a field is about; null for a field that is no answer. */
export function parseField(name: string): { target: Target; question: Question } | null {
  const [, kind = '', id = '', asked = ''] = FIELD.exec(name) ?? []
  return isQuestion(asked) ? { target: { kind: kind === 'person' ? 'person' : 'organisation', id }, question: asked } : null
}

const HANDFUL = 6
const MOST_A_PAGE = 18
/** Answers that one page may ask for: with faces beside them it stays light. */
const MOST_ROWS = 48
/** From so many on a list is long: fewer, longer pages, and a way to look for somebody. */
const LONG_LIST = 40

/** Whom a survey asks about, and what of each. */
type Asked<About = Target> = { targets: readonly About[]; survey: { questions: readonly Question[] } }

export function isLongList(targets: number): boolean {
  return targets > LONG_LIST
}

/** A handful a page; of a long list eighteen, so that 150 people are nine pages and no page tires a thumb; fewer where each is asked about more than twice. */
function peopleAPage({ targets, survey }: Asked<unknown>): number {
  return isLongList(targets.length) ? Math.max(HANDFUL, Math.min(MOST_A_PAGE, Math.floor(MOST_ROWS / survey.questions.length))) : HANDFUL
}

/** At least one page, so that somebody alone on a roster reads that there is nobody to name. */
export function pagesOf(asked: Asked<unknown>): number {
  return Math.max(1, Math.ceil(asked.targets.length / peopleAPage(asked)))
}

/** A long list goes sector by sector, in the order of the code list; then come those of whom none is known, then organisations. */
export function inSectors<Found extends Target & { sector: string }>(targets: readonly Found[], codes: readonly string[]): Found[] {
  if (!isLongList(targets.length)) return [...targets]
  const placeOf = ({ kind, sector }: Found) => (kind === 'organisation' ? codes.length + 1 : codes.includes(sector) ? codes.indexOf(sector) : codes.length)
  return targets.toSorted((one, other) => placeOf(one) - placeOf(other))
}

export type Part<Found> = { kind: Target['kind']; sector: string; targets: Found[] }

/** Neighbours in the list who belong to one sector; a short list is one part. */
export function partsOf<Found extends Target & { sector: string }>(targets: readonly Found[], isLong: boolean): Part<Found>[] {
  const parts: Part<Found>[] = []
  for (const target of targets) {
    const last = parts.at(-1)
    if (last !== undefined && (!isLong || (last.kind === target.kind && last.sector === target.sector))) last.targets.push(target)
    else parts.push({ kind: target.kind, sector: target.sector, targets: [target] })
  }
  return parts
}

/** The page on which each part of the whole list begins. */
export function listParts<Found extends Target & { sector: string }>(asked: Asked<Found>): (Part<Found> & { page: number })[] {
  let before = 0
  return partsOf(asked.targets, isLongList(asked.targets.length)).map((part) => {
    const page = Math.floor(before / peopleAPage(asked)) + 1
    before += part.targets.length
    return { ...part, page }
  })
}

/** Those whose name or organisation holds all these words; eighteen at most. */
function searchTargets<Found extends { name: string; detail: { fr: string; nl: string } | null }>(targets: readonly Found[], words: string): Found[] {
  const wanted = normaliseName(words)
    .split(' ')
    .filter((word) => word !== '')
  if (wanted.length === 0) return []
  const isFound = ({ name, detail }: Found) => {
    const text = normaliseName(`${name} ${detail?.fr ?? ''} ${detail?.nl ?? ''}`)
    return wanted.every((word) => text.includes(word))
  }
  return targets.filter(isFound).slice(0, MOST_A_PAGE)
}

/** Whom one page of the form shows, or a search. */
export function targetsShown<Found extends Parameters<typeof searchTargets>[0][number]>(asked: Asked<Found>, page: number, words: string): Found[] {
  const size = peopleAPage(asked)
  return words === '' ? asked.targets.slice((page - 1) * size, page * size) : searchTargets(asked.targets, words).slice(0, size)
}

export function nameOfTarget({ kind, id }: Target): string {
  return `${kind}-${id}`
}

/**
 * Where “next” leads: to the page of whoever comes after the last one who was shown, in the list as it is by now; past all pages at its end. Somebody may have
 * joined the list or left it since, and pages that were only counted would pass over others.
 */
export function pageAfter(asked: Asked, page: number, lastShown: string): number {
  const place = asked.targets.findIndex((target) => nameOfTarget(target) === lastShown)
  const pages = pagesOf(asked)
  if (place === -1) return Math.min(page, pages) + 1
  return place + 1 === asked.targets.length ? pages + 1 : Math.floor((place + 1) / peopleAPage(asked)) + 1
}

export function isAbout({ kind, id }: Target, { toPerson, toOrganisation }: Pick<Nomination, 'toPerson' | 'toOrganisation'>): boolean {
  return kind === 'person' ? toPerson === id : toOrganisation === id
}

/** What was told; where nothing was, what was told in the wave before, if this wave is prefilled. */
export function chosenLevel(
  target: Target,
  question: Question,
  { told, before }: { told: readonly Nomination[]; before: readonly Nomination[] },
): number | null {
  const at = (list: readonly Nomination[]) => list.find((each) => each.question === question && isAbout(target, each))?.level
  return at(told) ?? at(before) ?? null
}

/** The first page on which something is not answered yet; the last one when all is. */
export function firstOpenPage(asked: Asked & { told: readonly Nomination[] }): number {
  const open = asked.targets.findIndex((target) => !asked.told.some((each) => isAbout(target, each)))
  return open === -1 ? pagesOf(asked) : Math.floor(open / peopleAPage(asked)) + 1
}
