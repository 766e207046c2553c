import type { Actor } from '../../../kernel/actor.ts'
import { dayOf, writeDay } from '../../../kernel/day.ts'
import { nameIn, startSentence, type Language } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { asSystem, inTransaction, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { findNamedCommunity } from '../../communities/public.ts'
import { nameMeetingRole } from '../../meetings/public.ts'
import { searchPatterns } from '../../records/public.ts'
import { wordsFor, type GridTemplate } from '../domain/grid.ts'
import { mayExportGrid } from '../domain/permissions.ts'
import type { GridFilter, NamedCommunity } from '../domain/shown.ts'
import { FILE_TYPES, renderFile, type FileFormat } from '../exchange/render-files.ts'
import type { FileWords } from '../exchange/rows.ts'
import { gridMessages } from '../messages/catalogue.ts'
import { listForFile } from '../store/list-store.ts'
import { readCommunityAudience } from '../store/meeting-store.ts'
import { newestTemplate } from '../store/template-store.ts'

export type GridFile = { name: string; type: string; body: Uint8Array | string }
type Wish = { communityId: string; format: FileFormat; language: Language; filter: Omit<GridFilter, 'page'> }

/** What the list of the community shows, as a file, for leads and researchers; the log says that it left, and how much. */
export async function exportGrid(house: House, actor: Actor, wish: Wish): Promise<GridFile | null> {
  if (!mayExportGrid(actor, wish.communityId)) return null
  return inTransaction(house.db, actor, (tx) => makeFile(tx, wish, { by: actor.personId, now: nowOf(house) }))
}

/** The same for whoever operates the house. */
export async function exportAsOperator(house: House, wish: Wish): Promise<GridFile | null> {
  return asSystem(house.db, (tx) => makeFile(tx, wish, { by: null, now: nowOf(house) }))
}

async function makeFile(
  tx: Database,
  { communityId, format, language, filter }: Wish,
  { by, now }: { by: string | null; now: string },
): Promise<GridFile | null> {
  const community = await findNamedCommunity(tx, communityId)
  if (community === null) return null
  const { words, ...chosen } = filter
  const need = await readCommunityAudience(tx, communityId)
  const entries = await listForFile(tx, { ...chosen, communityId, need, patterns: searchPatterns(words) })
  const body = await renderFile(format, entries, fileWords(language, community, await newestTemplate(tx, communityId)))
  const facts = { format, entries: entries.length }
  await writeAudit(tx, { action: 'grid.exported', subjectKind: 'community', subjectId: communityId, actorPersonId: by, facts }, now)
  return { name: `grid-${dayOf(now)}.${format}`, type: FILE_TYPES[format], body }
}

function fileWords(language: Language, community: NamedCommunity, template: GridTemplate): FileWords {
  const t = translator(gridMessages, language)
  return {
    language,
    title: t('file.title', { community: nameIn(language, community.name) }),
    meeting: ({ heldOn, meetingTitle }) => [startSentence(writeDay(language, heldOn)), meetingTitle].filter((part) => part !== '').join(' · '),
    area: (area) => t('area.label', { area, name: wordsFor(language, template.areas[area].name).text }),
    role: (role) => startSentence(nameMeetingRole(language, role)),
    gist: t('gist.label'),
    beside: t('file.beside'),
  }
}
