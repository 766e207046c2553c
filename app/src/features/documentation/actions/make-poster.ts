import type { Actor } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import { isLanguage, nameIn, withColon, type Language } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import { readPaperFonts } from '../../../platform/paper-fonts.ts'
import { headOfMeeting } from '../../meetings/public.ts'
import { wordsFor, type GridArea } from '../domain/grid.ts'
import { besidesOnTheWall, isForTheWall, type ShownEntry } from '../domain/shown.ts'
import type { PosterNote, PosterWords } from '../exchange/poster-layout.ts'
import { renderPoster, type PosterSize } from '../exchange/poster-pdf.ts'
import { gridMessages } from '../messages/catalogue.ts'
import type { GridHouse } from './open-grid.ts'
import { readGrid, type ReadGrid } from './read-grid.ts'

export type PosterWish = { meetingId: string; size: PosterSize; isBlank: boolean; language: Language }

/** The grid of one meeting for the wall, as far as the whole room may read it; null where there is no grid for this reader. */
export async function makePoster(grid: GridHouse, actor: Actor, { meetingId, size, isBlank, language }: PosterWish) {
  const shown = await readGrid(grid, actor, meetingId)
  if (shown === null) return null
  const t = translator(gridMessages, language)
  const author = shown.communities.map(({ name }) => nameIn(language, name)).join(', ')
  const body = await renderPoster(posterWords(shown, { isBlank, language }), {
    size,
    author,
    madeAt: grid.house.clock(),
    fonts: readPaperFonts(),
    sheetOf: ({ number, count, row, column }) => t('poster.sheet', { number, count, row, column }),
  })
  return { name: `grid-${dayOf(shown.meeting.startsAt)}-${size}.pdf`, body }
}

function posterWords(shown: ReadGrid, { isBlank, language }: { isBlank: boolean; language: Language }): PosterWords {
  const t = translator(gridMessages, language)
  const { meeting, communities, stand, template, entries } = shown
  const { title, titleLanguage, when } = headOfMeeting(language, { meeting, communities, tab: 'grid', isLead: stand.isLead })
  const label = { language, text: withColon(language, t('file.beside')) }
  const note = (entry: ShownEntry): PosterNote => ({
    ...entry,
    gists: [...besidesOnTheWall(shown, entry.id).flatMap((other) => [label, other]), ...entry.gists],
  })
  const area = (number: GridArea) => ({
    name: wordsFor(language, template.areas[number].name).text,
    prompt: wordsFor(language, template.areas[number].prompt).text,
    notes: isBlank ? [] : entries.filter((entry) => entry.area === number && isForTheWall(entry)).map(note),
  })
  return {
    language,
    title,
    titleLanguage: isLanguage(titleLanguage) ? titleLanguage : language,
    when,
    foot: template.version === 0 ? t('page.shipped') : t('page.version', { version: template.version }),
    areas: { 1: area(1), 2: area(2), 3: area(3), 4: area(4), 5: area(5), 6: area(6) },
    more: (count) => t('poster.more', { count }),
  }
}
