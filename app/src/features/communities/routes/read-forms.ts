import { COMMUNITY_ROLES, type CommunityRole } from '../../../kernel/actor.ts'
import { isDay, type Day } from '../../../kernel/day.ts'
import { isLanguage, type Language } from '../../../kernel/language.ts'
import type { FormBody } from '../../../platform/http/form.ts'
import { isId } from '../../../platform/http/route.ts'
import { LANGUAGE_MODES, SECRECY_MODES, TEXT_KINDS, type CommunityDraft, type TextKind } from '../domain/community.ts'
import { MEMBERSHIP_STATES, RECOGNISERS, type MembershipState, type Recogniser } from '../domain/membership.ts'
import type { ProgrammeDraft } from '../domain/programme.ts'

/** The one of a list that was sent, or null. */
function oneOf<Value extends string>(list: readonly Value[], text: string): Value | null {
  return list.find((value) => value === text) ?? null
}

function idOrNull(text: string): string | null {
  return isId(text) ? text : null
}

/** Empty is null; what is no whole number becomes NaN and is refused by the rule. */
function countOrNull(text: string): number | null {
  if (text === '') return null
  return /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
}

/** Days of a form: empty is null, and a day that does not exist is refused before anything else. */
export function readDay(form: FormBody, name: string): { day: Day | null; isWrong: boolean } {
  const text = form.one(name)
  if (text === '') return { day: null, isWrong: false }
  return isDay(text) ? { day: text, isWrong: false } : { day: null, isWrong: true }
}

export function hasWrongDay(form: FormBody, names: readonly string[]): boolean {
  return names.some((name) => readDay(form, name).isWrong)
}

/** The fields of the short form over what stood before. */
export function readFirstFields(form: FormBody, before: CommunityDraft): CommunityDraft {
  return {
    ...before,
    nameFr: form.one('nameFr').slice(0, 200),
    nameNl: form.one('nameNl').slice(0, 200),
    kind: form.one('kind').slice(0, 100) || before.kind,
    accent: /^[a-z]{1,20}$/.test(form.one('accent')) ? form.one('accent') : before.accent,
    seats: countOrNull(form.one('seats')),
    programmeId: idOrNull(form.one('programmeId')),
  }
}

/** The whole settings form over what stood before. */
export function readCommunityForm(form: FormBody, before: CommunityDraft): CommunityDraft {
  return {
    ...readFirstFields(form, before),
    purpose: { language: readLanguage(form, 'purposeLanguage', before.purpose.language), text: form.one('purpose').slice(0, 600) },
    hostOrganisationId: idOrNull(form.one('hostOrganisationId')),
    secrecyMode: oneOf(SECRECY_MODES, form.one('secrecyMode')),
    languageMode: oneOf(LANGUAGE_MODES, form.one('languageMode')) ?? before.languageMode,
    listSize: countOrNull(form.one('listSize')),
    isPublic: form.one('isPublic') === 'yes',
  }
}

export function readLanguage(form: FormBody, name: string, otherwise: Language): Language {
  const text = form.one(name)
  return isLanguage(text) ? text : otherwise
}

export function readRole(form: FormBody): CommunityRole {
  return oneOf(COMMUNITY_ROLES, form.one('role')) ?? 'member'
}

export function readMembershipState(form: FormBody, otherwise: MembershipState): MembershipState {
  return oneOf(MEMBERSHIP_STATES, form.one('state')) ?? otherwise
}

export function readRecogniser(form: FormBody): Recogniser {
  return oneOf(RECOGNISERS, form.one('recognisedBy')) ?? 'self'
}

export function readTextKind(form: FormBody): TextKind {
  return oneOf(TEXT_KINDS, form.one('kind')) ?? 'charter'
}

export function readProgrammeForm(form: FormBody): ProgrammeDraft {
  return {
    nameFr: form.one('nameFr').slice(0, 200),
    nameNl: form.one('nameNl').slice(0, 200),
    funder: form.one('funder').slice(0, 200),
    mandate: form.one('mandate').slice(0, 4_000),
    from: readDay(form, 'from').day,
    until: readDay(form, 'until').day,
  }
}

export function readWholeNumber(form: FormBody, name: string): number {
  return countOrNull(form.one(name)) ?? Number.NaN
}

/** The line a small form is about; what is no id names no line. */
export function readLine(form: FormBody): string {
  return idOrNull(form.one('line')) ?? '00000000-0000-4000-8000-000000000000'
}
