import { dayOf, writeDay, type Instant } from '../../../kernel/day.ts'
import { isLanguage, LANGUAGE_NAMES, LANGUAGES, type Language } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import type { Crumb, Tab } from '../../../ui/frame-parts.tsx'
import type { Option } from '../../../ui/field.tsx'
import type { Accent, View } from '../../../ui/view.ts'
import type { ActionLine } from '../domain/shown.ts'
import { ENTRY_KINDS } from '../domain/entry.ts'
import { isAmendable, type MeetingRecord } from '../domain/record.ts'
import { recordsMessages, type RecordsTranslate } from '../messages/catalogue.ts'

/** What stands around every page of one meeting or one community; its words come from lower features. */
export type Around = { title: string; accent: Accent; communityName: string | undefined; crumbs: readonly Crumb[]; tabs: readonly Tab[] }

export function wordsOf(view: Pick<View, 'language'>): RecordsTranslate {
  return translator(recordsMessages, view.language)
}

/** The last day that counts: the moment is the midnight after it. */
function lastDayOf(until: Instant): string {
  return dayOf(new Date(Date.parse(until) - 1))
}

/** Where the record is, in a sentence. */
export function sayPhase(t: RecordsTranslate, language: Language, record: MeetingRecord, now: Instant): string {
  if (record.phase === 'locked') return t('now.locked', { day: writeDay(language, dayOf(record.lockedAt ?? now)) })
  if (record.phase === 'amendable' && record.amendableUntil !== null && isAmendable(record, now))
    return t('now.amendable', { day: writeDay(language, lastDayOf(record.amendableUntil), 'weekday') })
  if (record.phase === 'amendable') return t('now.over')
  if (record.phase === 'prepared') return t('now.prepared')
  if (record.version === 0) return t('now.nothing')
  return t(record.isOpenToPresent ? 'now.open' : 'now.live')
}

export function kindOptions(t: RecordsTranslate): Option[] {
  return ENTRY_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))
}

/** Each in its own words. */
export function languageOptions(left: readonly Language[] = []): Option[] {
  return LANGUAGES.filter((language) => !left.includes(language)).map((language) => ({ value: language, label: LANGUAGE_NAMES[language], lang: language }))
}

/** "Ama Mensah, until 14 March 2023". */
export function sayOwner(t: RecordsTranslate, language: Language, { owner, ownerWords, dueOn }: Pick<ActionLine, 'owner' | 'ownerWords' | 'dueOn'>): string {
  return [owner ?? ownerWords, dueOn === null ? '' : t('entry.until', { day: writeDay(language, dueOn) })].filter((part) => part !== '').join(', ')
}

/** A language other than the reader’s is said to a screen reader. */
export function foreign(view: Pick<View, 'language'>, language: string): Language | undefined {
  return isLanguage(language) && language !== view.language ? language : undefined
}
