import { FIGURES, WARNING_CODES } from '@ronde/figures'
import { z } from 'zod'
import { apiGet, type ApiRoute } from '../../platform/http/api.ts'
import { readActor } from '../../platform/http/route.ts'
import type { House } from '../../platform/house.ts'
import { readMonitoring } from './actions/read-monitoring.ts'
import { DEVIATIONS, SELF_EMPLOYED_RULES, USUAL_SWITCHES } from './domain/report-query.ts'

const UUID = '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}'
const MOST_COMMUNITIES = 200

const Count = z.number().nullable().describe('Null: no data, or not recorded; a warning then says which column is blank')

const Figures = z.object({
  meetings: z.number().int(),
  hours: z.number(),
  participantsPerMeeting: z.object({ mean: Count, sd: Count, n: z.number().int() }),
  meetingsPerParticipant: z.object({ min: Count, max: Count }),
  members: z.number().int(),
  organisations: Count,
  selfEmployed: Count,
  pairs: Count,
  sectors: Count,
})

const Bound = z.iso.date().nullable().describe('Included; null is open')

const ApiMonitoring = z.object({
  window: z.object({ from: Bound, until: Bound }),
  definitions: z.record(z.enum(FIGURES), z.object({ id: z.enum(FIGURES), version: z.string() })),
  communities: z.array(z.object({ id: z.uuid(), name: z.string(), ...Figures.shape })),
  distinct: Figures.describe('Everything counted once'),
  summed: Figures.describe('The columns added up'),
  warnings: z.array(z.object({ code: z.enum(WARNING_CODES), community: z.string(), message: z.string() })),
})

/** An empty bound is open, as in a form. */
const Day = z.preprocess((text) => (text === '' ? undefined : text), z.iso.date().optional())

const MonitoringQuery = z
  .object({
    communities: z
      .string()
      .max(MOST_COMMUNITIES * 37)
      .regex(new RegExp(`^${UUID}(?:,${UUID})*$`), 'ids of communities with commas between them')
      .optional()
      .describe('Ids of communities with commas between them; give these or a programme'),
    programme: z.uuid().optional().describe('Id of a programme; give this or communities'),
    from: Day.describe('First day, included; open when left out or empty'),
    until: Day.describe('Last day, included; open when left out or empty'),
    sd: z.enum(DEVIATIONS).default(USUAL_SWITCHES.sd).describe('Standard deviation of a sample or of a population'),
    selfEmployed: z.enum(SELF_EMPLOYED_RULES).default(USUAL_SWITCHES.selfEmployed).describe('How self-employed members count among the organisations'),
  })
  .refine(({ communities, programme }) => (communities === undefined) !== (programme === undefined), {
    path: ['communities'],
    message: 'give communities or a programme, one of the two',
  })
  .refine(({ from, until }) => from === undefined || until === undefined || from <= until, { path: ['until'], message: 'the window ends before it begins' })

/** The monitoring table for programs, in the shape of the command line; figures alone, never a row. */
export function reportsApi(house: House): ApiRoute[] {
  return [
    apiGet({
      path: '/api/v1/monitoring',
      summary: 'The monitoring table of communities or of a programme, numbers not rounded',
      tag: 'Monitoring',
      query: MonitoringQuery,
      answer: ApiMonitoring,
      answerWith: async (c, { query }) => {
        const { communities, programme, from = null, until = null, sd, selfEmployed } = query
        const scope = communities === undefined ? { programmeId: programme } : { communityIds: [...new Set(communities.toLowerCase().split(','))] }
        const read = await readMonitoring(house, readActor(c), { ...scope, window: { from, until }, sd, selfEmployed, language: c.var.language })
        return read.ok ? read.value : null
      },
    }),
  ]
}
