import { isLanguage, LANGUAGES, type Language } from '../../../kernel/language.ts'
import { OddForm, type FormBody } from '../../../platform/http/form.ts'
import { isId } from '../../../platform/http/route.ts'
import { LINK_KINDS, MOST_LINKS, usualVisibility, VISIBILITIES, type EntryDraft, type EntryLink, type Visibility } from '../domain/entry.ts'
import { AREAS, isArea, type AreaWords, type GridArea, type GridTemplate, type LocalNames } from '../domain/grid.ts'

export function readArea(text: string): GridArea | null {
  const number = /^[1-6]$/.test(text) ? Number(text) : 0
  return isArea(number) ? number : null
}

export function readLanguage(text: string, otherwise: Language): Language {
  return isLanguage(text) ? text : otherwise
}

export function readVisibility(text: string): Visibility | null {
  return VISIBILITIES.find((visibility) => visibility === text) ?? null
}

/** What is no id was made by nobody's browser. */
export function readNewId(form: FormBody, name: string): string {
  const id = form.one(name)
  if (!isId(id)) throw new OddForm()
  return id
}

export const LINK_FIELDS = Array.from({ length: MOST_LINKS }, (_, order) => [`link-${order}`, `linkKind-${order}`]).flat()

/** The rows that somebody filled. */
function readLinks(form: FormBody): EntryLink[] {
  return Array.from({ length: MOST_LINKS }, (_, order) => ({
    kind: LINK_KINDS.find((kind) => kind === form.one(`linkKind-${order}`)) ?? 'service',
    label: form.one(`link-${order}`),
    id: null,
  })).filter(({ label }) => label !== '')
}

/** A form without a choice of readers is for those of the area. */
export function readDraft(form: FormBody, text: string, otherwise: Pick<EntryDraft, 'area' | 'language'>): EntryDraft {
  const area = readArea(form.one('area')) ?? otherwise.area
  return {
    area,
    language: readLanguage(form.one('language'), otherwise.language),
    text,
    visibility: readVisibility(form.one('visibility')) ?? usualVisibility(area),
    links: readLinks(form),
  }
}

export const AREA_FIELDS = AREAS.map((area) => `area-${area}`)
export const TEMPLATE_FIELDS = AREAS.flatMap((area) => LANGUAGES.flatMap((language) => [`name-${area}-${language}`, `prompt-${area}-${language}`]))

export function readAreas(form: FormBody): GridTemplate['areas'] {
  const words = (field: string, area: GridArea): LocalNames => {
    const wordsIn = (language: Language) => form.one(`${field}-${area}-${language}`)
    return { fr: wordsIn('fr'), nl: wordsIn('nl'), en: wordsIn('en'), de: wordsIn('de') }
  }
  const read = (area: GridArea): AreaWords => ({ name: words('name', area), prompt: words('prompt', area) })
  return { 1: read(1), 2: read(2), 3: read(3), 4: read(4), 5: read(5), 6: read(6) }
}
