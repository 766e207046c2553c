import { z } from 'zod'
import { translator } from '../../../kernel/translate.ts'
import { apiGet, apiPost, apiPut, listOf, type ApiRefusal, type ApiRoute } from '../../../platform/http/api.ts'
import { readActor, readId } from '../../../platform/http/route.ts'
import { changeLine, chooseAnswer, dropLine, type LineRefusal } from '../actions/keep-line.ts'
import { readSheet, type SheetHouse } from '../actions/read-sheet.ts'
import { CHOICES, MEETING_ROLES, type AttendanceFacts } from '../domain/attendance.ts'
import { meetingMessages } from '../messages/catalogue.ts'
import { factsOf, placeTimes } from './read-forms.ts'

const Moment = z.string().describe('A moment in UTC')
const Clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .nullable()
  .optional()
const Facts = z.object({
  role: z.enum(MEETING_ROLES).nullable(),
  state: z.enum(['present', 'excused', 'absent', 'represented']),
  mode: z.string().nullable(),
  represents: z.array(z.uuid()),
})
const Line = z.object({
  version: z.number().int().min(0).describe('As it was read; another one is refused'),
  answer: z.enum([...CHOICES, 'represented']),
  role: z.enum(MEETING_ROLES).optional().describe('What somebody was at this meeting; left out: as before'),
  represents: z.array(z.uuid()).max(20).optional().describe('Organisations; left out: as before'),
  deputy: z.string().max(300).default('').describe('Name of who came instead; the person is then represented, the deputy here'),
  arrived: Clock.describe('Wall time in Brussels, as 13:10; null: not known; left out: as before'),
  left: Clock.describe('Wall time in Brussels, as 14:45; null: not known; left out: as before'),
})

function refusalOf(refusal: LineRefusal | 'ends-before-start'): ApiRefusal | null {
  if (refusal === 'meeting-unknown') return null
  return { refusal, message: translator(meetingMessages, 'en')(`refused.${refusal}`) }
}

const plain = ({ role, state, mode, represents }: AttendanceFacts) => ({ role, state, mode, represents: [...represents] })

/** One line of the register as a whole, and answers of two people that do not agree; for those who keep it. */
export function lineApi(place: SheetHouse): ApiRoute[] {
  return [...oneLineApi(place), ...conflictApi(place)]
}

function oneLineApi(place: SheetHouse): ApiRoute[] {
  const path = '/api/v1/meetings/:id/attendance/people/:personId'
  const { house, listAsked } = place
  return [
    apiPut({
      path,
      summary: 'Role, organisation, deputy and times of one person, over the version that was read',
      tag: 'Attendance',
      body: Line,
      answer: z.object({ version: z.number().int() }),
      answerWith: async (c, { body: { version, answer, deputy, arrived, left, ...wish } }) => {
        const [actor, id, personId, { language }] = [readActor(c), readId(c), readId(c, 'personId'), c.var]
        const readRow = async () => {
          const sheet = await readSheet(place, actor, language, id)
          const row = sheet?.rows.find((each) => each.personId === personId)
          return sheet && row ? { meeting: sheet.meeting, row } : null
        }
        const before = await readRow()
        if (before === null) return null
        const times = placeTimes(before.meeting, { arrived, left }, before.row)
        if (!times.ok) return refusalOf(times.refusal)
        const facts = factsOf({ answer, ...wish }, before.row.facts)
        const change = { personId, version, facts, times: times.value, deputy: deputy.trim(), language, listAsked }
        const changed = await changeLine(house, actor, id, change)
        if (!changed.ok) return refusalOf(changed.refusal)
        return { version: (await readRow())?.row.version ?? version + 1 }
      },
    }),
    apiPost({
      path: `${path}/remove`,
      summary: 'Take somebody off the sheet who was put there by mistake; who has a seat stays',
      tag: 'Attendance',
      answer: z.object({ isRemoved: z.literal(true) }),
      answerWith: async (c) => {
        const dropped = await dropLine(house, readActor(c), readId(c), readId(c, 'personId'))
        if (dropped.ok) return { isRemoved: true as const }
        return dropped.refusal === 'person-unknown' ? null : refusalOf(dropped.refusal)
      },
    }),
  ]
}

function conflictApi(place: SheetHouse): ApiRoute[] {
  const path = '/api/v1/meetings/:id/attendance/conflicts'
  return [
    apiGet({
      path,
      summary: 'Answers that do not agree and wait for somebody to choose, in the order they came',
      tag: 'Attendance',
      answer: listOf(
        z.object({
          id: z.uuid(),
          personId: z.uuid(),
          name: z.string(),
          stored: Facts.nullable().describe('What stands'),
          storedBy: z.string(),
          proposed: Facts.describe('What the second one noted'),
          proposedBy: z.string(),
          proposedAt: Moment,
        }),
      ),
      answerWith: async (c) => {
        const sheet = await readSheet(place, readActor(c), c.var.language, readId(c))
        if (sheet === null) return null
        const rows = sheet.conflicts.map((each) => ({
          ...each,
          stored: each.stored && plain(each.stored),
          proposed: plain(each.proposed),
          proposedAt: new Date(each.proposedAt).toISOString(),
        }))
        return { rows, count: rows.length }
      },
    }),
    apiPut({
      path: `${path}/:conflictId`,
      summary: 'Choose one of the two; what was not chosen stays in the trail',
      tag: 'Attendance',
      body: z.object({ take: z.enum(['stored', 'proposed']) }),
      answer: z.object({ take: z.enum(['stored', 'proposed']) }),
      answerWith: async (c, { body }) => {
        const chosen = await chooseAnswer(place.house, readActor(c), readId(c), { conflictId: readId(c, 'conflictId'), take: body.take })
        if (chosen.ok) return body
        return chosen.refusal === 'conflict-unknown' ? null : refusalOf(chosen.refusal)
      },
    }),
  ]
}
