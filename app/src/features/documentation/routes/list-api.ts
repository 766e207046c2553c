import { z } from 'zod'
import { isDay } from '../../../kernel/day.ts'
import { LANGUAGES } from '../../../kernel/language.ts'
import { apiFile, apiGet, listOf, PAGE_QUERY, type ApiFileType, type ApiRoute } from '../../../platform/http/api.ts'
import { readActor, readId } from '../../../platform/http/route.ts'
import type { House } from '../../../platform/house.ts'
import { exportGrid } from '../actions/export-grid.ts'
import { readCommunityGrid } from '../actions/read-community-grid.ts'
import { exportCounts, listCounts, type CountWish } from '../actions/read-counts.ts'
import { AREAS, isArea } from '../domain/grid.ts'
import { COUNTED_BY } from '../domain/periods.ts'
import type { GridFilter } from '../domain/shown.ts'
import { COUNT_FORMATS } from '../exchange/render-counts.ts'
import { FILE_FORMATS, type FileFormat } from '../exchange/render-files.ts'
import { ApiEntry } from './api-entry.ts'

const Day = z.string().refine(isDay).optional()
const WORDS = z.string().max(200).default('').describe('Words of a note, its links or its gists; accents do not matter')
const filters = {
  q: WORDS,
  area: z.coerce.number().int().min(1).max(6).optional(),
  language: z.enum(LANGUAGES).optional(),
  state: z.enum(['captured', 'tidied', 'validated']).optional(),
  meeting: z.uuid().optional().describe('The notes of one meeting'),
  from: Day,
  until: Day,
}
const Filters = z.object(filters)
const FilterPage = z.object({ ...filters, page: PAGE_QUERY.shape.page })
const Wish = z.object({
  by: z.enum(COUNTED_BY).default('month').describe('How the days are put together'),
  communities: z.string().max(4_000).default('').describe('Their ids with commas between; all that you read when left out'),
  from: Day,
  until: Day,
})

const TYPES: Record<FileFormat, ApiFileType> = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}
const ABOUT: Record<FileFormat, string> = {
  csv: 'The notes that a community shared, as a table; for leads and researchers, in the language of the request',
  xlsx: 'The same as a workbook',
  json: 'The same as data',
  docx: 'The same as a document: heading 1 the meeting, 2 the area, 3 the role of who spoke, for coding by style',
}

type Asked = z.infer<typeof Filters>

function readFilter({ q, area, language, state, meeting, from, until }: Asked): Omit<GridFilter, 'page'> {
  return {
    words: q.trim(),
    area: area !== undefined && isArea(area) ? area : null,
    language: language ?? null,
    state: state ?? null,
    meetingId: meeting ?? null,
    from: from ?? null,
    until: until ?? null,
  }
}

function readWish({ by, communities, from, until }: z.infer<typeof Wish>): CountWish {
  const communityIds = communities.split(',').filter((id) => id !== '')
  return { by, communityIds: communityIds.length === 0 ? null : communityIds, from: from ?? null, until: until ?? null }
}

const ApiGridFile = z.object({
  title: z.string(),
  entries: z.array(z.record(z.string(), z.union([z.string(), z.number()]))).describe('Named like the columns of the table'),
})

/** What communities shared over their meetings, for programs: as the pages show it, as the same files, and the numbers. */
export function listApi(house: House): ApiRoute[] {
  return [
    apiGet({
      path: '/api/v1/communities/:id/grid',
      summary: 'What a community shared over its meetings, the latest first; thirty a page',
      tag: 'Grid',
      query: FilterPage,
      answer: listOf(ApiEntry.extend({ heldOn: z.string() })),
      answerWith: async (c, { query: { page, ...asked } }) => {
        const shown = await readCommunityGrid(house, readActor(c), readId(c), { ...readFilter(asked), page, by: 'month' })
        return shown === null ? null : { rows: shown.rows.map((each) => ({ ...each, links: [...each.links] })), count: shown.found }
      },
    }),
    ...FILE_FORMATS.map((format) =>
      apiFile({
        path: `/api/v1/communities/:id/grid.${format}`,
        summary: ABOUT[format],
        tag: 'Grid',
        query: Filters,
        file: TYPES[format],
        answer: ApiGridFile,
        answerWith: (c, asked) => exportGrid(house, readActor(c), { communityId: readId(c), format, language: c.var.language, filter: readFilter(asked) }),
      }),
    ),
    ...countApi(house),
  ]
}

function countApi(house: House): ApiRoute[] {
  const Line = z.object({
    communityId: z.uuid(),
    from: z.string(),
    until: z.string(),
    meetingId: z.uuid().nullable(),
    areas: z.array(z.number().int()).length(AREAS.length).describe('How many notes of each area, 1 to 6'),
  })
  return [
    apiGet({
      path: '/api/v1/grid/counts',
      summary: 'How much each community noted, area by area and period by period, of what you may read',
      tag: 'Grid',
      query: Wish,
      answer: listOf(Line),
      answerWith: async (c, { query }) => {
        const { lines } = await listCounts(house, readActor(c), readWish(query))
        const rows = lines.map(({ communityId, from, until, meetingId, counts }) => ({
          communityId,
          from,
          until,
          meetingId,
          areas: AREAS.map((area) => counts[area]),
        }))
        return { rows, count: rows.length }
      },
    }),
    ...COUNT_FORMATS.map((format) =>
      apiFile({
        path: `/api/v1/grid/counts.${format}`,
        summary: format === 'csv' ? 'The same numbers as a table' : 'The same numbers as a workbook',
        tag: 'Grid',
        query: Wish,
        file: TYPES[format],
        answerWith: (c, query) => exportCounts(house, readActor(c), { ...readWish(query), format, language: c.var.language }),
      }),
    ),
  ]
}
