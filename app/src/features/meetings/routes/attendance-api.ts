import { z } from 'zod'
import { apiGet, apiPost, apiPut, listOf, type ApiRoute } from '../../../platform/http/api.ts'
import { readActor, readId } from '../../../platform/http/route.ts'
import { codeReader, enterPaper } from '../actions/enter-paper.ts'
import { readPaper, readSheet, type SheetHouse } from '../actions/read-sheet.ts'
import { saveSheet } from '../actions/save-sheet.ts'
import { takeTaps } from '../actions/take-taps.ts'
import { CHOICES, choiceOf, MEETING_ROLES } from '../domain/attendance.ts'
import { parsePaperLines } from '../domain/paper-sheet.ts'
import { MOST_TAPS } from '../domain/tap.ts'
import { TAP } from './tap-routes.ts'

const Moment = z.string().describe('A moment in UTC')

const ApiLine = z.object({
  personId: z.uuid(),
  name: z.string(),
  role: z.enum(MEETING_ROLES).nullable().describe('What somebody was at this meeting'),
  state: z.enum(['present', 'excused', 'absent', 'represented']),
  mode: z.string().nullable(),
  represents: z.array(z.uuid()).describe('Organisations; empty means those of the membership on that day'),
  version: z.number().int().describe('0: proposed, nobody saved this line yet'),
  isAsked: z.boolean().describe('Invited by name'),
  reply: z.enum(['here', 'online', 'not']).nullable().describe('What came back to the invitation'),
  arrivedAt: Moment.nullable(),
  leftAt: Moment.nullable(),
})

const ApiTaken = z.union([
  z.object({
    id: z.uuid(),
    personId: z.uuid(),
    choice: z.enum(CHOICES).describe('What stands now'),
    version: z.number().int(),
    isConflict: z.boolean().describe('Somebody else had noted otherwise: both answers are kept'),
    arrivedAt: Moment.nullable(),
    leftAt: Moment.nullable(),
  }),
  z.object({ id: z.uuid(), fault: z.enum(['person-unknown', 'name-missing', 'text-too-long']) }),
])

/** Named attendance, for those who keep the register. */
export function attendanceApi(place: SheetHouse): ApiRoute[] {
  const { house, listAsked } = place
  return [
    paperApi(place),
    apiGet({
      path: '/api/v1/meetings/:id/attendance',
      summary: 'Who was there, line by line; for those who keep the register',
      tag: 'Attendance',
      answer: listOf(ApiLine),
      answerWith: async (c) => {
        const sheet = await readSheet(place, readActor(c), c.var.language, readId(c))
        if (sheet === null) return null
        const rows = sheet.rows.map(({ facts, ...row }) => ({ ...row, ...facts, represents: [...facts.represents] }))
        return { rows, count: rows.length }
      },
    }),
    apiPut({
      path: '/api/v1/meetings/:id/attendance',
      summary: 'Save answers; a line that somebody else changed since the given version is kept beside as a conflict',
      tag: 'Attendance',
      body: z.object({ rows: z.array(z.object({ personId: z.uuid(), version: z.number().int().min(0), choice: z.enum(CHOICES) }).strict()).max(500) }),
      answer: z.object({ saved: z.number().int(), conflicts: z.number().int() }),
      answerWith: async (c, { body }) => {
        const actor = readActor(c)
        const sheet = await readSheet(place, actor, c.var.language, readId(c))
        if (sheet === null) return null
        const shownFor = new Map(sheet.rows.map(({ personId, facts }) => [personId, choiceOf(facts)]))
        const rows = body.rows.map((row) => ({ ...row, shown: shownFor.get(row.personId) ?? row.choice }))
        const saved = await saveSheet(house, actor, readId(c), rows, { source: 'sheet', mark: 'api', language: c.var.language, listAsked })
        return saved.ok ? saved.value : refusalOf(saved.refusal)
      },
    }),
    apiPost({
      path: '/api/v1/meetings/:id/attendance/taps',
      summary: 'Answers, visitors, coming and leaving that waited on a device; each has an id of the device, and is taken once',
      tag: 'Attendance',
      body: z.object({
        deviceNow: z.iso.datetime().describe('What the clock of the device shows while it sends: as much as it is wrong, the moments are put right'),
        taps: z.array(TAP).min(1).max(MOST_TAPS),
      }),
      answer: z.object({ taken: z.array(ApiTaken) }),
      answerWith: async (c, { body }) => {
        const taken = await takeTaps(place, readActor(c), readId(c), { ...body, mark: 'api', language: c.var.language })
        if (taken.ok) return { taken: taken.value }
        return taken.refusal === 'meeting-unknown' ? null : refusalOf(taken.refusal)
      },
    }),
  ]
}

/** What people signed on paper, in the lines of `npx ronde attendance enter`: while one of them is in doubt, nothing is saved. */
function paperApi(place: SheetHouse): ApiRoute {
  return apiPost({
    path: '/api/v1/meetings/:id/attendance/paper',
    summary: 'Enter a signed sheet, with the consents ticked on it; while a line is in doubt nothing is saved',
    tag: 'Attendance',
    body: z.object({
      text: z.string().max(100_000).describe('One line a person: code or name, answer, boxes'),
      print: z.number().int().min(1).nullable().default(null).describe('Number of the print; null: the last'),
      isRest: z.boolean().default(false).describe('Everybody else on the print was absent'),
    }),
    answer: z.object({
      saved: z.number().int(),
      conflicts: z.number().int(),
      consents: z.number().int(),
      twice: z.array(z.string()).describe('Names that stood twice'),
      later: z.array(z.string()).describe('Who decided for themselves meanwhile'),
      faults: z.array(z.object({ line: z.number().int(), text: z.string(), why: z.string() })),
    }),
    answerWith: async (c, { body: { text, print: number, isRest } }) => {
      const found = await readPaper(place, readActor(c), c.var.language, { id: readId(c), print: number })
      if (found === null) return null
      const { entries, faults } = parsePaperLines(text, found.print && codeReader(found.print))
      if (faults.length > 0) return { saved: 0, conflicts: 0, consents: 0, twice: [], later: [], faults }
      const paper = { entries, versions: new Map(), isRest, language: c.var.language, print: number }
      const entered = await enterPaper(place, readActor(c), readId(c), paper)
      if (entered.ok) return entered.value
      return entered.refusal === 'meeting-unknown' ? null : refusalOf(entered.refusal)
    },
  })
}

function refusalOf(refusal: string): { refusal: string; message: string } {
  return { refusal, message: REFUSED[refusal] ?? refusal }
}

const REFUSED: Record<string, string> = {
  'register-closed': 'The register of this meeting is closed; reopen it with a reason first.',
  'meeting-cancelled': 'This meeting was cancelled.',
  'too-early': 'Attendance is taken from the day of the meeting on.',
  'person-unknown': 'Somebody in these rows has no line on this sheet.',
  'community-closed': 'This community is closed.',
}
