import { tidyKept, type KeepReason } from '../../../kernel/keep-reason.ts'
import { readGuarded, type FormBody } from '../../../platform/http/form.ts'
import { DISCIPLINES, disciplineLabel } from '../../people/public.ts'
import type { Language } from '../../../kernel/language.ts'
import type { Checks } from '../actions/check-words.ts'
import { NEARBY } from '../domain/around.ts'
import type { Audience } from '../domain/audience.ts'
import { DOMAINS_S0 } from '../domain/domains.ts'
import type { Facets } from '../domain/situation.ts'
import type { Marks } from '../pages/checked-field.tsx'
import { wordsOf, type ListedView } from '../pages/words.ts'
import { readSituationLists } from '../actions/code-lists.ts'
import type { RouteContext } from '../../../platform/http/route.ts'
import type { House } from '../../../platform/house.ts'

type KeptByField = Record<string, Record<string, KeepReason>>
export type ReadTexts<Name extends string> = { texts: Record<Name, string>; kept: Record<string, KeepReason>; keptByField: KeptByField }

/** Guarded texts of a form, with what their writer chose for each passage done. */
export function readTexts<Name extends string>(form: FormBody, names: readonly Name[]): ReadTexts<Name> {
  const read = names.map((name) => [name, readGuarded(form, name)] as const)
  return {
    // Each of the names stands there once.
    texts: Object.fromEntries(read.map(([name, { text }]) => [name, text])) as Record<Name, string>,
    kept: Object.assign({}, ...read.map(([, { kept }]) => kept)) as Record<string, KeepReason>,
    keptByField: Object.fromEntries(read.map(([name, { kept }]) => [name, kept])),
  }
}

/** Nothing marked: a page that is opened. */
export function noMarks(audience: Audience): Marks {
  return { findings: {}, kept: {}, audience }
}

/** What was kept before stays chosen: a page saved as it stands asks for no reason twice. */
export function keptBefore(kept: Readonly<Record<string, string>>, texts: Readonly<Record<string, string>>, audience: Audience): Marks {
  const inFields = Object.entries(texts).map(([name, text]) => [name, tidyKept(kept, [text])] as const)
  return { findings: {}, kept: Object.fromEntries(inFields), audience }
}

export function marksOf(checks: Checks, kept: KeptByField, audience: Audience): Marks {
  return { findings: Object.fromEntries(Object.entries(checks).map(([field, check]) => [field, check.findings])), kept, audience }
}

/** Who may be around: disciplines of the directory, and who else is near. */
export const AROUND_CODES: readonly string[] = [...Object.keys(DISCIPLINES), ...NEARBY]

export const DOMAIN_FIELDS = DOMAINS_S0.map((domain) => `domain-${domain}`)

/** @param groups the codes of the list of groups; those that are retired may have been chosen before */
export function readFacets(form: FormBody, groupWords: string, groups: readonly string[]): Facets {
  const inState = (...states: string[]) => DOMAINS_S0.filter((domain) => states.includes(form.one(`domain-${domain}`)))
  return {
    domains: inState('answered', 'unanswered'),
    unanswered: inState('unanswered'),
    around: form.all('around').filter((code) => AROUND_CODES.includes(code)),
    groups: groups.filter((group) => form.all('group').includes(group)),
    groupWords,
  }
}

/** Kinds of people who may be around, in the reader's language and in its order. */
export function listAroundOptions(language: Language): { value: string; label: string }[] {
  const t = wordsOf({ language })
  const professionals = Object.keys(DISCIPLINES).map((value) => ({ value, label: disciplineLabel(language, value) }))
  return [...NEARBY.map((value) => ({ value, label: t(`near.${value}`) })), ...professionals.toSorted((a, b) => a.label.localeCompare(b.label, language))]
}

/** What every page knows, with the lists of this house. */
export async function listedView(house: House, c: RouteContext): Promise<ListedView> {
  return { ...c.var.view, lists: await readSituationLists(house) }
}
