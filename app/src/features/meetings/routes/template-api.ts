import { z } from 'zod'
import { LANGUAGES } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import { apiGet, apiPost, listOf, type ApiRefusal, type ApiRoute } from '../../../platform/http/api.ts'
import { readActor, readId } from '../../../platform/http/route.ts'
import type { House } from '../../../platform/house.ts'
import { dropTemplateOf, keepAsTemplate, listOwnTemplates, type TemplateRefusal } from '../actions/keep-agenda.ts'
import { AGENDA_KINDS } from '../domain/agenda.ts'
import { meetingMessages } from '../messages/catalogue.ts'

const ApiTemplate = z.object({
  id: z.uuid(),
  name: z.string(),
  language: z.enum(LANGUAGES).describe('Of the name'),
  items: z.array(
    z.object({
      kind: z.enum(AGENDA_KINDS),
      title: z.string(),
      language: z.enum(LANGUAGES),
      minutes: z.number().int().nullable(),
      isConfidential: z.boolean(),
    }),
  ),
})

function refusalOf(refusal: TemplateRefusal): ApiRefusal | null {
  return refusal === 'meeting-unknown' ? null : { refusal, message: translator(meetingMessages, 'en')(`refused.${refusal}`) }
}

/** Agendas that a community keeps for the next times, for programs of those who lead it. */
export function templateApi(house: House): ApiRoute[] {
  const path = '/api/v1/communities/:id/agenda-templates'
  return [
    apiGet({
      path,
      summary: 'Agendas that a community keeps; a meeting begins with one as own:ID',
      tag: 'Agenda',
      answer: listOf(ApiTemplate),
      answerWith: async (c) => {
        const rows = await listOwnTemplates(house, readActor(c), readId(c))
        return rows === null ? null : { rows, count: rows.length }
      },
    }),
    apiPost({
      path,
      summary: 'Keep the agenda of one of its meetings under a name; a second one of the same name takes the place of the first',
      tag: 'Agenda',
      body: z.object({
        meetingId: z.uuid().describe('Whose agenda it is'),
        name: z.string().max(200),
        language: z.enum(LANGUAGES).describe('Of the name'),
      }),
      answer: z.object({ id: z.uuid() }),
      status: 201,
      answerWith: async (c, { body: { meetingId, name, language } }) => {
        const kept = await keepAsTemplate(house, readActor(c), meetingId, { name: name.trim(), language, communityId: readId(c) })
        return kept.ok ? { id: kept.value } : refusalOf(kept.refusal)
      },
    }),
    apiPost({
      path: `${path}/:templateId/remove`,
      summary: 'Take one out; meetings that began with it keep their agenda',
      tag: 'Agenda',
      answer: z.object({ isRemoved: z.literal(true) }),
      answerWith: async (c) => {
        const dropped = await dropTemplateOf(house, readActor(c), readId(c), readId(c, 'templateId'))
        if (dropped.ok) return { isRemoved: true as const }
        return dropped.refusal === 'template-unknown' ? null : refusalOf(dropped.refusal)
      },
    }),
  ]
}
