import { z } from 'zod'
import { apiFile, apiGet, apiPost, type ApiRoute } from '../../platform/http/api.ts'
import { readActor, readId } from '../../platform/http/route.ts'
import type { House } from '../../platform/house.ts'
import { translator } from '../../kernel/translate.ts'
import { makePack } from './actions/make-pack.ts'
import { takeSheet } from './actions/print-sheet.ts'
import { readFaces } from './actions/read-faces.ts'
import { readPreparation } from './actions/read-preparation.ts'
import { PACK_PARTS, readParts } from './domain/pack.ts'
import { FACETS } from './domain/gaps.ts'
import { preparationMessages } from './messages/catalogue.ts'

const ownWords = z.object({ language: z.enum(['fr', 'nl', 'en', 'de']), text: z.string() }).nullable()

const card = z.object({
  personId: z.string().describe('The person'),
  name: z.string(),
  does: z.array(z.string()).describe('Disciplines in your language, and functions in own words'),
  organisations: z.array(z.object({ fr: z.string(), nl: z.string() })),
  activity: ownWords.describe('What the person does, in own words; null when not shared with you'),
  askMeAbout: ownWords.describe('What to ask the person about; null when not shared with you'),
  speaks: z.array(z.string()),
  understands: z.array(z.string()),
  email: z.string().nullable().describe('Null when not shared with you'),
  phone: z.string().nullable().describe('Null when not shared with you'),
  isFirstTime: z.boolean().describe('Was at no meeting of these communities before'),
  reply: z.enum(['here', 'online', 'not']).nullable(),
})
const facesAnswer = z.object({
  cards: z.array(card),
  hidden: z.number().int().describe('Expected too, and not shown to you'),
  isOver: z.boolean().describe('The meeting was held: these are the people who were there'),
})

const gapsAnswer = z.object({
  coming: z.number().int().describe('How many are expected'),
  held: z.number().int().describe('Held meetings of the last twelve months'),
  gaps: z.array(
    z.object({
      facet: z.enum(FACETS),
      code: z.string(),
      label: z.string().describe('In your language'),
      meetings: z.number().int().describe('At how many of the held meetings it was there'),
      seats: z.number().int().describe('How many people with a seat stand for it'),
    }),
  ),
})

const sheetAnswer = z.object({
  number: z.number().int().describe('Number of the sheet'),
  address: z.string().describe('Where its PDF is'),
})

const packQuery = z.object({
  sheet: z.coerce.number().int().min(1).max(999_999).optional().describe('Number of the sheet; the last one when left out'),
  parts: z
    .string()
    .regex(/^[a-z,-]{0,80}$/)
    .optional()
    .describe(`Only these parts, with commas between: ${PACK_PARTS.join(', ')}`),
})

export function preparationApi(house: House): ApiRoute[] {
  return [
    apiGet({
      path: '/api/v1/meetings/:id/faces',
      summary: 'Who is expected at a meeting, each as you may see them',
      tag: 'Meetings',
      answer: facesAnswer,
      answerWith: async (c) => (await readFaces(house, readActor(c), c.var.language, readId(c)))?.faces ?? null,
    }),
    apiGet({
      path: '/api/v1/meetings/:id/gaps',
      summary: 'Sectors, kinds of actors and disciplines of which nobody comes',
      tag: 'Meetings',
      answer: gapsAnswer,
      answerWith: async (c) => (await readPreparation(house, readActor(c), c.var.language, readId(c)))?.preparation.gaps ?? null,
    }),
    apiPost({
      path: '/api/v1/meetings/:id/sheets',
      summary: 'Keep a sign-in sheet to print; the same people and text give the same sheet',
      tag: 'Meetings',
      answer: sheetAnswer,
      status: 201,
      answerWith: async (c) => {
        const taken = await takeSheet(house, readActor(c), readId(c))
        if (taken.ok) return { number: taken.value, address: `/api/v1/meetings/${readId(c)}/pack.pdf?sheet=${taken.value}` }
        if (taken.refusal === 'not-yours') return null
        return { refusal: taken.refusal, message: translator(preparationMessages, c.var.language)(`pack.refused.${taken.refusal}`) }
      },
    }),
    apiFile({
      path: '/api/v1/meetings/:id/pack.pdf',
      summary: 'The papers of a meeting as one PDF; sign-in sheet and name cards need a sheet that was kept',
      tag: 'Meetings',
      query: packQuery,
      file: 'application/pdf',
      answerWith: (c, { sheet, parts }) => makePack(house, readActor(c), { meetingId: readId(c), parts: readParts(parts ?? ''), number: sheet ?? null }),
    }),
  ]
}
