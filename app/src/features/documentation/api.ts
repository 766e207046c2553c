import { z } from 'zod'
import { LANGUAGES } from '../../kernel/language.ts'
import { apiGet, apiPost, apiPut, listOf, type ApiRefusal, type ApiRoute } from '../../platform/http/api.ts'
import { readActor, readId, type RouteContext } from '../../platform/http/route.ts'
import { confirmAll } from './actions/confirm-all.ts'
import type { GridHouse } from './actions/open-grid.ts'
import { readGrid } from './actions/read-grid.ts'
import { confirmEntry, tidyEntry, withdrawEntry, writeEntry, writeGist } from './actions/write-entry.ts'
import { LINK_KINDS, usualVisibility, VISIBILITIES, type EntryDraft } from './domain/entry.ts'
import { isArea } from './domain/grid.ts'
import { gridMessages, type GridWord } from './messages/catalogue.ts'
import { ApiEntry, Area, Spoken } from './routes/api-entry.ts'
import { listApi } from './routes/list-api.ts'
import { againApi } from './routes/again-api.ts'
import { templateApi } from './routes/template-api.ts'

const ApiMeetingEntry = ApiEntry.extend({
  visibility: z.enum(VISIBILITIES),
  isWithheld: z.boolean().describe('Only its author reads it: the room needs more than the guard let it pass for'),
})
const Draft = {
  area: Area,
  language: Spoken,
  text: z.string().max(10_000),
  visibility: z.enum(VISIBILITIES).nullable().default(null).describe('null: as the area; 5 is private'),
  links: z
    .array(z.object({ kind: z.enum(LINK_KINDS), label: z.string().max(500) }).strict())
    .max(50)
    .default([]),
}
const Written = z.object({ id: z.uuid() })
const meeting = '/api/v1/meetings/:id/grid'
const entry = `${meeting}/entries/:entryId`

/** The grid for programs, as the pages show it to the same reader. */
export function documentationApi(grid: GridHouse): ApiRoute[] {
  return [...readingApi(grid), ...writingApi(grid), ...againApi(grid), ...listApi(grid.house), ...templateApi(grid.house)]
}

function readingApi(grid: GridHouse): ApiRoute[] {
  return [
    apiGet({
      path: meeting,
      summary: 'The grid of a meeting, as far as you may read it',
      tag: 'Grid',
      answer: listOf(ApiMeetingEntry),
      answerWith: async (c) => {
        const shown = await readGrid(grid, readActor(c), readId(c))
        if (shown === null) return null
        const rows = shown.entries.map((each) => ({ ...each, links: [...each.links] }))
        return { rows, count: rows.length }
      },
    }),
  ]
}

function writingApi(grid: GridHouse): ApiRoute[] {
  return [
    apiPost({
      path: `${meeting}/entries`,
      summary: 'Write in the grid of a meeting; the same id twice stands once',
      tag: 'Grid',
      body: z.object({ id: z.uuid().describe('Made by you'), ...Draft }),
      answer: Written,
      status: 201,
      answerWith: async (c, { body: { id, ...body } }) =>
        answerWritten(id, await writeEntry(grid, readActor(c), readId(c), { id, draft: draftOf(body), kept: {} })),
    }),
    apiPut({
      path: entry,
      summary: 'Tidy a note: its words, its area, who reads it',
      tag: 'Grid',
      body: z.object({ version: z.number().int(), ...Draft }),
      answer: Written,
      answerWith: async (c, { body: { version, ...body } }) =>
        answerWritten(readId(c, 'entryId'), await tidyEntry(grid, readActor(c), placeOf(c), { draft: draftOf(body), kept: {}, version })),
    }),
    apiPut({
      path: `${entry}/gist`,
      summary: 'Sum a note up in another language, in one sentence',
      tag: 'Grid',
      body: z.object({ language: z.enum(LANGUAGES), text: z.string().max(2_000) }),
      answer: Written,
      answerWith: async (c, { body }) => answerWritten(readId(c, 'entryId'), await writeGist(grid, readActor(c), placeOf(c), { ...body, kept: {} })),
    }),
    apiPost({
      path: `${entry}/confirm`,
      summary: 'Confirm a note, as who said it or as the group',
      tag: 'Grid',
      body: z.object({ as: z.enum(['speaker', 'group']), version: z.number().int() }),
      answer: Written,
      answerWith: async (c, { body }) => answerWritten(readId(c, 'entryId'), await confirmEntry(grid, readActor(c), placeOf(c), body)),
    }),
    apiPost({
      path: `${meeting}/confirm`,
      summary: 'Confirm everything that is still to be confirmed, as who said it or as the group',
      tag: 'Grid',
      body: z.object({ as: z.enum(['speaker', 'group']), readAt: z.iso.datetime().describe('When the notes were read; what changed since is left out') }),
      answer: z.object({ confirmed: z.number().int() }),
      answerWith: async (c, { body }) => {
        const result = await confirmAll(grid, readActor(c), readId(c), body)
        if (result.ok) return { confirmed: result.value }
        return result.refusal === 'meeting-unknown' ? null : { refusal: result.refusal, message: String(gridMessages.en[`refused.${result.refusal}`]) }
      },
    }),
    apiPost({
      path: `${entry}/retract`,
      summary: 'Take a note away for good; that something stood there stays',
      tag: 'Grid',
      answer: Written,
      answerWith: async (c) => answerWritten(readId(c, 'entryId'), await withdrawEntry(grid, readActor(c), placeOf(c))),
    }),
  ]
}

const placeOf = (c: RouteContext) => ({ meetingId: readId(c), entryId: readId(c, 'entryId') })

type Body = {
  area: number
  language: EntryDraft['language']
  text: string
  visibility: EntryDraft['visibility'] | null
  links: { kind: (typeof LINK_KINDS)[number]; label: string }[]
}

function draftOf({ area, language, text, visibility, links }: Body): EntryDraft {
  const inGrid = isArea(area) ? area : 1
  return { area: inGrid, language, text, visibility: visibility ?? usualVisibility(inGrid), links: links.map((link) => ({ ...link, id: null })) }
}

type Outcome = { ok: true } | { ok: false; refusal: string }

/** What the guard found is not repeated to a program: it knows what it sent. */
function answerWritten(id: string, result: Outcome): { id: string } | null | ApiRefusal {
  if (result.ok) return { id }
  if (result.refusal === 'meeting-unknown' || result.refusal === 'entry-unknown') return null
  // Each refusal of these actions has its sentence; a test walks them.
  return { refusal: result.refusal, message: String(gridMessages.en[`refused.${result.refusal}` as GridWord]) }
}
