import type { Language } from '../../../kernel/language.ts'
import type { GridArea } from '../domain/grid.ts'
import type { FoundEntry } from '../domain/shown.ts'

/** The words of a file in the language of who asked for it. */
export type FileWords = {
  language: Language
  /** "Sud, documentation grid". */
  title: string
  /** "Tuesday 14 February 2023 · Round of March". */
  meeting: (entry: Pick<FoundEntry, 'heldOn' | 'meetingTitle'>) => string
  /** "1. Who it is about". */
  area: (area: GridArea) => string
  role: (role: string) => string
  gist: string
  /** What stands before another wording of the same moment. */
  beside: string
}

const HEADER = [
  'id',
  'meeting_id',
  'held_on',
  'meeting',
  'area',
  'area_name',
  'language',
  'text',
  'gist_fr',
  'gist_nl',
  'gist_en',
  'gist_de',
  'person',
  'service',
  'tool',
  'term',
  'speaker_role',
  'state',
  'origin',
  'template_version',
  'also_written',
] as const

/** An entry as a file holds it. Who said it is a role, never a name (PRV-25): that of an erased person reads like every other. */
export function cellsOf(entry: FoundEntry, words: Pick<FileWords, 'area'>): Record<(typeof HEADER)[number], string | number> {
  const gistIn = (language: Language) => entry.gists.find((gist) => gist.language === language)?.text ?? ''
  const linked = (kind: string) =>
    entry.links
      .filter((link) => link.kind === kind)
      .map(({ label }) => label)
      .join('; ')
  return {
    id: entry.id,
    meeting_id: entry.meetingId,
    held_on: entry.heldOn,
    meeting: entry.meetingTitle,
    area: entry.area,
    area_name: words.area(entry.area),
    language: entry.language,
    text: entry.text,
    gist_fr: gistIn('fr'),
    gist_nl: gistIn('nl'),
    gist_en: gistIn('en'),
    gist_de: gistIn('de'),
    person: linked('person'),
    service: linked('service'),
    tool: linked('tool'),
    term: linked('term'),
    speaker_role: entry.speakerRole,
    state: entry.state,
    origin: entry.origin,
    template_version: entry.templateVersion,
    // More than one wording of the same moment: somebody still has to choose.
    also_written: entry.besides.map(({ text }) => text).join(' | '),
  }
}

export function tableOf(entries: readonly FoundEntry[], words: Pick<FileWords, 'area'>): { header: string[]; rows: (string | number)[][] } {
  return { header: [...HEADER], rows: entries.map((entry) => cellsOf(entry, words)).map((cells) => HEADER.map((name) => cells[name])) }
}
