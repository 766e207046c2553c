import { z } from 'zod'
import { apiGet, apiPost, apiPut, type ApiRefusal, type ApiRoute } from '../../../platform/http/api.ts'
import { readActor, readId } from '../../../platform/http/route.ts'
import type { House } from '../../../platform/house.ts'
import { adoptTemplate, prepareTemplate, readTemplate, type KeepRefusal } from '../actions/keep-template.ts'
import { AREAS, type AreaWords, type GridTemplate } from '../domain/grid.ts'
import { gridMessages } from '../messages/catalogue.ts'

const Names = z.object({ fr: z.string().max(1_000), nl: z.string().max(1_000), en: z.string().max(1_000), de: z.string().max(1_000) }).strict()
const Areas = z
  .array(z.object({ name: Names, prompt: Names }).strict())
  .length(6)
  .describe('The six areas in their order; empty where nobody wrote it')
const Saved = z.object({ version: z.number().int() })

/** The words of the grid for programs. */
export function templateApi(house: House): ApiRoute[] {
  const path = '/api/v1/communities/:id/grid/template'
  return [
    apiGet({
      path,
      summary: 'Names and prompts of the six areas of a community, and what leads prepare',
      tag: 'Grid',
      answer: z.object({
        version: z.number().int().describe('0 comes with Ronde'),
        areas: Areas,
        adoptedAtMeeting: z.uuid().nullable(),
        draft: z.object({ version: z.number().int(), areas: Areas }).nullable(),
      }),
      answerWith: async (c) => {
        const page = await readTemplate(house, readActor(c), readId(c))
        if (page === null) return null
        const { current, draft } = page
        const { version, adoptedAtMeeting } = current
        return {
          version,
          adoptedAtMeeting,
          areas: listAreas(current.areas),
          draft: draft === null ? null : { version: draft.version, areas: listAreas(draft.areas) },
        }
      },
    }),
    apiPut({
      path,
      summary: 'Prepare names and prompts, to be adopted at a meeting',
      tag: 'Grid',
      body: z.object({ areas: Areas, version: z.number().int().min(0).describe('Of what is prepared; 0 when nothing was') }),
      answer: Saved,
      answerWith: async (c, { body }) => {
        const prepared = await prepareTemplate(house, readActor(c), readId(c), { areas: readAreas(body.areas), version: body.version })
        return prepared.ok ? { version: body.version + 1 } : say(prepared.refusal)
      },
    }),
    apiPost({
      path: `${path}/adopt`,
      summary: 'What is prepared becomes the grid, from this meeting on',
      tag: 'Grid',
      body: z.object({ meetingId: z.uuid(), version: z.number().int() }),
      answer: Saved,
      answerWith: async (c, { body }) => {
        const adopted = await adoptTemplate(house, readActor(c), readId(c), body)
        return adopted.ok ? { version: adopted.value } : say(adopted.refusal)
      },
    }),
  ]
}

function listAreas(areas: GridTemplate['areas']): AreaWords[] {
  return AREAS.map((area) => areas[area])
}

function readAreas(areas: readonly AreaWords[]): GridTemplate['areas'] {
  const [one, two, three, four, five, six] = areas
  if (!one || !two || !three || !four || !five || !six) throw new Error('the schema lets six areas through and no other number')
  return { 1: one, 2: two, 3: three, 4: four, 5: five, 6: six }
}

function say(refusal: KeepRefusal): ApiRefusal {
  return { refusal, message: String(gridMessages.en[`refused.${refusal}`]) }
}
