import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import type { Option } from '../../../ui/field.tsx'
import type { Crumb, Tab } from '../../../ui/frame-parts.tsx'
import type { Accent, View } from '../../../ui/view.ts'
import { LINK_KINDS, VISIBILITIES } from '../domain/entry.ts'
import { AREAS, wordsFor, type GridArea, type GridTemplate } from '../domain/grid.ts'
import { gridMessages, type GridTranslate } from '../messages/catalogue.ts'

/** What stands around every page of one meeting or one community; its words come from lower features. */
export type Around = { title: string; accent: Accent; communityName: string | undefined; crumbs: readonly Crumb[]; tabs: readonly Tab[] }

/** What a person is called in a list: the role in words of meetings. */
export type RoleNames = (role: string) => string

export function wordsOf(view: Pick<View, 'language'>): GridTranslate {
  return translator(gridMessages, view.language)
}

/** Each area has a colour and always its number: never the colour alone. */
export const AREA_ACCENTS: Record<GridArea, Accent> = { 1: 'brick', 2: 'ochre', 3: 'moss', 4: 'teal', 5: 'violet', 6: 'blue' }

/** "3. Clues and ideas", in the reader's language where the community wrote it. */
export function areaLabel(t: GridTranslate, language: Language, template: GridTemplate, area: GridArea): string {
  return t('area.label', { area, name: wordsFor(language, template.areas[area].name).text })
}

export function areaOptions(t: GridTranslate, language: Language, template: GridTemplate): Option[] {
  return AREAS.map((area) => ({ value: String(area), label: areaLabel(t, language, template, area) }))
}

/** Each in its own words. */
export function languageOptions(left: readonly Language[] = []): Option[] {
  return LANGUAGES.filter((language) => !left.includes(language)).map((language) => ({ value: language, label: LANGUAGE_NAMES[language], lang: language }))
}

export function visibilityOptions(t: GridTranslate): Option[] {
  return VISIBILITIES.map((value) => ({ value, label: t(`visibility.${value}`) }))
}

export function linkOptions(t: GridTranslate): Option[] {
  return LINK_KINDS.map((value) => ({ value, label: t(`link.${value}`) }))
}
