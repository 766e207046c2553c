import { z } from 'zod'
import { apiGet, listOf, type ApiRoute } from '../../platform/http/api.ts'
import { readActor, readId } from '../../platform/http/route.ts'
import type { House } from '../../platform/house.ts'
import { readConventions } from './actions/read-conventions.ts'
import { countSigned, CONVENTION_STATES } from './domain/convention.ts'
import type { ConventionNeighbours } from './store/neighbours.ts'

const ApiSignatory = z.object({
  name: z.object({ fr: z.string(), nl: z.string() }).describe('Organisation, or who works alone; empty when not for you to know'),
  signedOn: z.string().nullable(),
  means: z.enum(['own_click', 'paper']).nullable(),
  hours: z.number().nullable().describe('Hours promised; for leads'),
  hoursPer: z.enum(['year', 'meeting']),
  pledged: z.number().nullable().describe('Hours promised until today; for leads'),
  spent: z.number().nullable().describe('Hours spent until today; for leads'),
})

/** Conventions for programs, as the page shows them to the same reader. */
export function conventionsApi(house: House, neighbours: ConventionNeighbours): ApiRoute[] {
  return [
    apiGet({
      path: '/api/v1/communities/:id/conventions',
      summary: 'Conventions of a community, the newest first, and who signed them',
      tag: 'Conventions',
      answer: listOf(
        z.object({
          id: z.uuid(),
          textVersion: z.number().int(),
          state: z.enum(CONVENTION_STATES),
          from: z.string().nullable(),
          until: z.string().nullable().describe('Last day, included; null is open'),
          signed: z.number().int(),
          of: z.number().int(),
          signatories: z.array(ApiSignatory),
        }),
      ),
      answerWith: async (c) => {
        const shown = await readConventions(house, neighbours, readActor(c), readId(c))
        if (shown === null) return null
        const rows = shown.conventions.map(({ convention, state, signatories }) => ({
          ...convention,
          state,
          ...countSigned(signatories),
          signatories: signatories.map((line) => ({ ...line })),
        }))
        return { rows, count: rows.length }
      },
    }),
  ]
}
