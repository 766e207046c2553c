import { sayCode, type CodeList } from '../../../kernel/code-list.ts'
import { writeDay, type Period } from '../../../kernel/day.ts'
import { LANGUAGE_NAMES, LANGUAGES, nameIn, type BilingualName, type Language } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import type { Option } from '../../../ui/field.tsx'
import { isAccent, type Accent, type View } from '../../../ui/view.ts'
import { AREA_LAYERS } from '../domain/area.ts'
import { COMMUNITY_KINDS } from '../domain/community.ts'
import { communityMessages, type CommunityTranslate } from '../messages/catalogue.ts'
import { joiningMessages, type JoiningTranslate } from '../messages/joining.ts'

/** The words of one reader. */
export function wordsOf(view: View): CommunityTranslate {
  return translator(communityMessages, view.language)
}

/** The words around the door of a community. */
export function joiningWordsOf(view: View): JoiningTranslate {
  return translator(joiningMessages, view.language)
}

/** Codes of the lists get their label; what a register brought stays as it was written. */
export function kindLabel(t: CommunityTranslate, kind: string): string {
  const known = COMMUNITY_KINDS.find((code) => code === kind)
  return known === undefined ? kind : t(`kind.${known}`)
}

/** Several of a kind. */
export function kindsLabel(t: CommunityTranslate, kind: string): string {
  const known = COMMUNITY_KINDS.find((code) => code === kind)
  return known === undefined ? kind : t(`kinds.${known}`)
}

export function layerLabel(t: CommunityTranslate, layer: string): string {
  const known = AREA_LAYERS.find((code) => code === layer)
  return known === undefined ? layer : t(`layer.${known}`)
}

export function reasonLabel(language: Language, reasons: CodeList, reason: string | null): string {
  return sayCode(reasons, language, reason ?? 'other')
}

export function accentOf(accent: string): Accent {
  return isAccent(accent) ? accent : 'teal'
}

export function shownName(language: Language, { nameFr, nameNl }: { nameFr: string; nameNl: string }): string {
  return nameIn(language, { fr: nameFr, nl: nameNl })
}

export function bilingual({ nameFr, nameNl }: { nameFr: string; nameNl: string }): BilingualName {
  return { fr: nameFr, nl: nameNl }
}

export function periodLabel(t: CommunityTranslate, language: Language, { from, until }: Period): string {
  const days = { from: from === null ? '' : writeDay(language, from), until: until === null ? '' : writeDay(language, until) }
  if (from !== null && until !== null) return t('days.both', days)
  if (from !== null) return t('days.from', days)
  return until === null ? t('days.always') : t('days.until', days)
}

/** Each language in its own words. */
export const LANGUAGE_OPTIONS: readonly Option[] = LANGUAGES.map((language) => ({ value: language, label: LANGUAGE_NAMES[language], lang: language }))
