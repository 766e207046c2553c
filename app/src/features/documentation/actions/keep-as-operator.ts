import { randomUUID } from 'node:crypto'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { asSystem } from '../../../platform/database.ts'
import { nowOf } from '../../../platform/house.ts'
import { checkDraft, textsOf, type DraftRefusal, type EntryDraft } from '../domain/entry.ts'
import { maySeeGist, maySeeWords } from '../domain/permissions.ts'
import { addEntry, listEntries } from '../store/entry-store.ts'
import { findSpeakerRole } from '../store/meeting-store.ts'
import { templateOf } from '../store/template-store.ts'
import { allowedOf, strictestFor } from './check-words.ts'
import { findOpen, needOf, note, type GridHouse, type MissingRefusal } from './open-grid.ts'
import type { ShownGrid } from '../domain/shown.ts'

export type ForOperator = Pick<ShownGrid, 'template'> & { entries: ShownGrid['entries'][number][] }

/** What the community reads of a meeting's grid, for whoever operates the house: nothing private, nothing that only the room heard. */
export async function readForOperator(grid: GridHouse, meetingId: string): Promise<ForOperator | null> {
  return asSystem(grid.house.db, async (tx) => {
    const meeting = await findOpen(tx, meetingId)
    if (!meeting.ok && meeting.refusal === 'meeting-unknown') return null
    const need = await needOf(grid, tx, meetingId)
    const entries = (await listEntries(tx, meetingId))
      .filter((entry) => entry.visibility === 'community' && entry.state !== 'retracted' && maySeeWords({ personId: '' }, entry, need))
      .map((entry) => ({
        ...entry,
        gists: entry.gists.filter((gist) => maySeeGist(gist, need)),
        isWithheld: false,
        mayEdit: false,
        mayGist: false,
        mayValidate: [],
      }))
    return { template: await templateOf(tx, meetingId), entries }
  })
}

export type OperatorRefusal = MissingRefusal | DraftRefusal | 'words-refused'

/** A note of the community under nobody's name; the log names nobody. @returns its id */
export async function writeAsOperator(grid: GridHouse, meetingId: string, draft: Omit<EntryDraft, 'visibility'>): Promise<Result<string, OperatorRefusal>> {
  return asSystem(grid.house.db, async (tx): Promise<Result<string, OperatorRefusal>> => {
    const meeting = await findOpen(tx, meetingId)
    if (!meeting.ok) return meeting
    const checked = checkDraft({ ...draft, visibility: 'community' })
    if (!checked.ok) return checked
    const communityId = meeting.value.communityIds[0] ?? ''
    const audience = await needOf(grid, tx, meetingId)
    const asked = { audience, language: draft.language, allow: await allowedOf(tx, communityId), kept: {} }
    const checkedFor = strictestFor(textsOf(checked.value), asked)
    if (checkedFor === null) return refused('words-refused')
    const [id, now] = [randomUUID(), nowOf(grid.house)]
    const { version: templateVersion } = await templateOf(tx, meetingId)
    const speakerRole = await findSpeakerRole(tx, { meetingId, communityId, personId: null })
    const place = { id, meetingId, communityId, templateVersion, roundId: null, origin: 'import' as const }
    await addEntry(tx, { ...checked.value, ...place, kept: {}, checkedFor, authorId: null, speakerRole, writtenAt: now, sourceVersion: 0 })
    await note({ tx, meeting: meeting.value, now, actor: null }, 'grid.entry-written', { area: draft.area })
    return done(id)
  })
}
