import { z } from 'zod'
import { LANGUAGES } from '../../../kernel/language.ts'
import { apiFile, apiGet, apiPost, listOf, type ApiRefusal, type ApiRoute } from '../../../platform/http/api.ts'
import { readActor, readId, type RouteContext } from '../../../platform/http/route.ts'
import { forgetWording, readWordings, restoreWording } from '../actions/keep-wordings.ts'
import { lookAgain, readWaiting } from '../actions/look-again.ts'
import { makePoster } from '../actions/make-poster.ts'
import type { GridHouse } from '../actions/open-grid.ts'
import { POSTER_SIZES } from '../exchange/poster-pdf.ts'
import { gridMessages, type GridWord } from '../messages/catalogue.ts'

const Mark = z.object({ start: z.number().int(), end: z.number().int(), kind: z.string(), suggestion: z.string() })
const Waiting = z.object({
  id: z.uuid(),
  area: z.number().int(),
  language: z.enum(LANGUAGES),
  version: z.number().int().describe('Goes back with the new words'),
  marks: z.array(Mark).describe('What the guard marks, half-open, in code points; the words themselves stand on the page alone'),
})
const Wording = z.object({
  wording: z.number().int().describe('Its number: the version of the entry that it was'),
  language: z.enum(LANGUAGES),
  text: z.string().nullable().describe('null: the room needs more than these words passed for'),
  isRefused: z.boolean().describe('The guard would not let these words pass today'),
  until: z.string(),
})
const Written = z.object({ id: z.uuid() })
const meeting = '/api/v1/meetings/:id/grid'
const entry = `${meeting}/entries/:entryId`

/** What waits for another look, and the earlier wordings of an entry, for programs. */
export function againApi(grid: GridHouse): ApiRoute[] {
  return [
    apiGet({
      path: `${meeting}/again`,
      summary: 'Notes that wait since the room became wider: for who leads, and one’s own',
      tag: 'Grid',
      answer: listOf(Waiting),
      answerWith: async (c) => {
        const read = await readWaiting(grid, readActor(c), readId(c))
        if (read === null) return null
        const rows = read.waiting.map(({ entry: { id, area, language, version }, findings }) => ({ id, area, language, version, marks: findings }))
        return { rows, count: rows.length }
      },
    }),
    apiPost({
      path: `${entry}/again`,
      summary: 'Other words for a note that waits; it is shown again when they pass for the room',
      tag: 'Grid',
      body: z.object({ text: z.string().max(10_000), version: z.number().int() }),
      answer: Written,
      answerWith: async (c, { body: { text, version } }) => answer(c, await lookAgain(grid, readActor(c), placeOf(c), { text, kept: {}, version })),
    }),
    apiFile({
      path: `${meeting}/poster.pdf`,
      summary: 'The grid for the wall: one sheet of A3, or an A0 on sheets to glue together',
      tag: 'Grid',
      query: z.object({ size: z.enum(POSTER_SIZES).default('a3'), blank: z.enum(['yes', 'no']).default('no').describe('Empty, to write on') }),
      file: 'application/pdf',
      answerWith: (c, { size, blank }) => makePoster(grid, readActor(c), { meetingId: readId(c), size, isBlank: blank === 'yes', language: c.var.language }),
    }),
    apiGet({
      path: `${entry}/wordings`,
      summary: 'Earlier wordings of a note, the newest first, for who may tidy it',
      tag: 'Grid',
      answer: listOf(Wording),
      answerWith: async (c) => {
        const found = await readWordings(grid, readActor(c), placeOf(c))
        const rows = found.map(({ version: wording, language, text, isRefused, at: until }) => ({ wording, language, text, isRefused, until }))
        return { rows, count: rows.length }
      },
    }),
    apiPost({
      path: `${entry}/wordings/restore`,
      summary: 'Put an earlier wording back, if the guard lets it pass today',
      tag: 'Grid',
      body: z.object({ wording: z.number().int(), version: z.number().int() }),
      answer: Written,
      answerWith: async (c, { body }) => answer(c, await restoreWording(grid, readActor(c), placeOf(c), body)),
    }),
    apiPost({
      path: `${entry}/wordings/remove`,
      summary: 'Remove an earlier wording for good',
      tag: 'Grid',
      body: z.object({ wording: z.number().int() }),
      answer: Written,
      answerWith: async (c, { body }) => answer(c, await forgetWording(grid, readActor(c), placeOf(c), body.wording)),
    }),
  ]
}

const placeOf = (c: RouteContext) => ({ meetingId: readId(c), entryId: readId(c, 'entryId') })

function answer(c: RouteContext, result: { ok: true } | { ok: false; refusal: string }): { id: string } | null | ApiRefusal {
  if (result.ok) return { id: readId(c, 'entryId') }
  if (result.refusal === 'meeting-unknown' || result.refusal === 'entry-unknown') return null
  // Each refusal of these actions has its sentence; a test walks them.
  return { refusal: result.refusal, message: String(gridMessages.en[`refused.${result.refusal}` as GridWord]) }
}
