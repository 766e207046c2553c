import type { Language } from '../../../kernel/language.ts'
import type { FormBody } from '../../../platform/http/form.ts'
import { isId } from '../../../platform/http/route.ts'
import { oneLine } from '../../../platform/mail/mail.ts'
import { COMMON_LANGUAGES, spokenLanguageLabel } from '../../people/public.ts'
import { audiencesOf, EMPTY_CARD, SHARED_FIELDS, type Introduction, type SentCard, type Shares } from '../domain/introduction.ts'

const ONE = ['name', 'email', 'phone', 'organisation', 'activity', 'askMeAbout', 'term', 'until', 'do'] as const
export const CARD_FIELDS: readonly string[] = [...ONE, ...SHARED_FIELDS.map((field) => `share-${field}`)]
export const CARD_LISTS = ['spoken', 'understood', 'join']
/** Far above what is allowed, so that the refusal is said and the words come back. */
const LONGEST_READ = 2_000

export const EMPTY_SENT: SentCard = { ...EMPTY_CARD, term: '', until: '' }

export function readCard(form: FormBody): SentCard {
  const line = (name: string) => oneLine(form.one(name).slice(0, LONGEST_READ))
  const words = (name: string) => form.one(name).slice(0, LONGEST_READ)
  const codes = (name: string) => [...new Set(form.all(name).filter((code) => /^[a-z]{2,3}$/.test(code)))]
  const shares: Shares = {}
  for (const field of SHARED_FIELDS) {
    const audience = audiencesOf(field).find((each) => each === form.one(`share-${field}`))
    if (audience !== undefined) shares[field] = audience
  }
  const term = form.one('term')
  return {
    name: line('name'),
    email: line('email'),
    phone: line('phone'),
    organisation: line('organisation'),
    activity: words('activity'),
    askMeAbout: words('askMeAbout'),
    languagesSpoken: codes('spoken'),
    languagesUnderstood: codes('understood'),
    shares,
    term: term === 'open' || term === 'day' ? term : '',
    until: line('until'),
    joins: form.all('join').filter(isId),
  }
}

/** A card that lies there, as its form shows it. */
export function asSent({ shareUntil, ...card }: Introduction): SentCard {
  const isShared = Object.keys(card.shares).length > 0
  return { ...card, term: shareUntil !== null ? 'day' : isShared ? 'open' : '', until: shareUntil ?? '' }
}

export function listLanguages(language: Language, { languagesSpoken, languagesUnderstood }: SentCard): { value: string; label: string }[] {
  const codes = [...new Set<string>([...COMMON_LANGUAGES, ...languagesSpoken, ...languagesUnderstood])]
  return codes.map((value) => ({ value, label: spokenLanguageLabel(language, value) }))
}
