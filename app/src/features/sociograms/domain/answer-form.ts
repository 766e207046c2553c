import { PEOPLE_A_PAGE, QUESTIONS, type Nomination, type Question, type Target } from './survey.ts'

/** The field of one answer: `person-<id>-know`. */
export function fieldOf({ kind, id }: Target, question: Question): string {
  return `${kind}-${id}-${question}`
}

const FIELD = /^(person|organisation)-([0-9a-f-]{36})-([a-z-]+)$/

/** Whom and what a field is about; null for a field that is no answer. */
export function parseField(name: string): { target: Target; question: Question } | null {
  const [, kind = '', id = '', asked = ''] = FIELD.exec(name) ?? []
  const question = QUESTIONS.find((each) => each === asked)
  return question === undefined ? null : { target: { kind: kind === 'person' ? 'person' : 'organisation', id }, question }
}

/** A handful a page; at least one page, so that somebody alone on a roster reads that there is nobody to name. */
export function pagesOf(targets: number): number {
  return Math.max(1, Math.ceil(targets / PEOPLE_A_PAGE))
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
export function firstOpenPage(targets: readonly Target[], told: readonly Nomination[]): number {
  const open = targets.findIndex((target) => !told.some((each) => isAbout(target, each)))
  return open === -1 ? pagesOf(targets.length) : Math.floor(open / PEOPLE_A_PAGE) + 1
}
