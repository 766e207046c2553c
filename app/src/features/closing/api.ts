import { z } from 'zod'
import { dayOf, isDay } from '../../kernel/day.ts'
import { apiGet, apiPost, apiPostFile, apiPut, type ApiRefusal, type ApiRoute } from '../../platform/http/api.ts'
import { readActor, readId } from '../../platform/http/route.ts'
import { nowOf, type House } from '../../platform/house.ts'
import { answerSignedIn, closeExit, countPaper, openExit, writeQuestion } from './actions/answer-exit.ts'
import { closePlanned } from './actions/close-planned.ts'
import { checkCertificate, makeCertificate, readCertificates } from './actions/make-certificate.ts'
import { readExit, readTrend } from './actions/read-exit.ts'
import { EXIT_ANSWERS, type ExitResult } from './domain/exit-question.ts'
import { closingMessages } from './messages/catalogue.ts'

const Counts = z.object({ yes: z.number().int(), partly: z.number().int(), no: z.number().int() })
const ShownCounts = Counts.nullable().describe('Null while the question is open, and for fewer than five answers')

function countsOf(result: ExitResult | null) {
  return result?.state === 'shown' ? result.counts : null
}

/** A refusal in English, as the API speaks. */
function refuse(refusal: string) {
  const key = `refused.${refusal}`
  const sentence = Object.entries(closingMessages.en).find(([name]) => name === key)?.[1]
  return { refusal, message: typeof sentence === 'string' ? sentence : refusal }
}

const ADay = z.string().refine(isDay, 'A day, such as 2026-03-14')
const IssuedCertificate = z.object({
  code: z.string(),
  from: z.string(),
  until: z.string(),
  hours: z.number(),
  meetings: z.number().int(),
  issuedOn: z.string(),
})

/** The question at the end, closing with planned hours, the own hours and their certificate, and whether one is genuine. */
export function closingApi(house: House): ApiRoute[] {
  return [...meetingsApi(house), ...keepingApi(house), ...certificatesApi(house)]
}

/** What who leads does with the question at the end. */
function keepingApi(house: House): ApiRoute[] {
  const at = '/api/v1/meetings/:id/exit-answers'
  return [
    apiPost({
      path: `${at}/open`,
      summary: 'Ask the question now, before the register is closed',
      tag: 'Closing',
      answer: z.object({ isOpen: z.literal(true) }),
      answerWith: async (c) => tell(await openExit(house, readActor(c), readId(c)), { isOpen: true as const }),
    }),
    apiPost({
      path: `${at}/close`,
      summary: 'Close the question before its week is over; it does not open again',
      tag: 'Closing',
      answer: z.object({ isOpen: z.literal(false) }),
      answerWith: async (c) => tell(await closeExit(house, readActor(c), readId(c)), { isOpen: false as const }),
    }),
    apiPut({
      path: `${at}/paper`,
      summary: 'Slips of paper, counted; the last count stands',
      tag: 'Closing',
      body: Counts,
      answer: Counts,
      answerWith: async (c, { body }) => tell(await countPaper(house, readActor(c), readId(c), body), body),
    }),
    apiPut({
      path: '/api/v1/communities/:id/exit-question',
      summary: 'Word the question of a community; both empty: the one everybody is asked',
      tag: 'Closing',
      body: z.object({ textFr: z.string().max(200), textNl: z.string().max(200), version: z.number().int().min(0).default(0).describe('0: it has none yet') }),
      answer: z.object({ textFr: z.string(), textNl: z.string() }),
      answerWith: async (c, { body }) => tell(await writeQuestion(house, readActor(c), readId(c), body), body),
    }),
  ]
}

/** Null is "there is nothing of that id for you". */
function tell<Answer>(result: { ok: true } | { ok: false; refusal: string }, answer: Answer): Answer | null | ApiRefusal {
  if (result.ok) return answer
  return result.refusal === 'meeting-unknown' || result.refusal === 'community-unknown' ? null : refuse(result.refusal)
}

function certificatesApi(house: House): ApiRoute[] {
  return [
    apiGet({
      path: '/api/v1/certificates',
      summary: 'Your own meetings and hours between two days, this year without any, and the certificates you made; nobody else reads them',
      tag: 'Closing',
      query: z.object({ from: ADay.optional(), until: ADay.optional() }),
      answer: z.object({
        from: z.string(),
        until: z.string(),
        hours: z.number(),
        rows: z.array(z.object({ meetingId: z.uuid(), startsAt: z.string(), hours: z.number() })),
        issued: z.array(IssuedCertificate),
      }),
      canRefuse: true,
      answerWith: async (c, { query }) => {
        const today = dayOf(nowOf(house))
        const span = { from: query.from ?? `${today.slice(0, 4)}-01-01`, until: query.until ?? today }
        const { preview, issued } = await readCertificates(house, readActor(c), span)
        if (preview.refusal !== null) return refuse(preview.refusal)
        return { ...span, hours: preview.sum?.hours ?? 0, rows: preview.rows, issued: issued.map((each) => ({ ...each, issuedOn: dayOf(each.issuedAt) })) }
      },
    }),
    apiPostFile({
      path: '/api/v1/certificates',
      summary: 'Make the certificate of your own hours between two days: a PDF with a code that anybody may check',
      tag: 'Closing',
      body: z.object({ from: ADay, until: ADay }),
      file: 'application/pdf',
      answerWith: async (c, span) => {
        const made = await makeCertificate(house, readActor(c), c.var.language, span)
        return made.ok ? { name: made.value.name, body: made.value.bytes } : refuse(made.refusal)
      },
    }),
    apiGet({
      path: '/api/v1/certificates/:code',
      summary: 'Whether a certificate is genuine, without a name',
      tag: 'Closing',
      answer: IssuedCertificate.omit({ code: true }),
      answerWith: async (c) => {
        const found = await checkCertificate(house, c.req.param('code') ?? '')
        return found === null ? null : { ...found, issuedOn: dayOf(found.issuedAt) }
      },
    }),
  ]
}

function meetingsApi(house: House): ApiRoute[] {
  return [
    apiGet({
      path: '/api/v1/meetings/:id/exit-answers',
      summary: 'What people said at the end of one meeting, in counts',
      tag: 'Closing',
      answer: z.object({ isOpen: z.boolean(), closesAt: z.string().nullable(), counts: ShownCounts }),
      answerWith: async (c) => {
        const exit = await readExit(house, readActor(c), readId(c))
        return exit === null ? null : { isOpen: exit.isOpen, closesAt: exit.round?.closesAt ?? null, counts: countsOf(exit.result) }
      },
    }),
    apiPost({
      path: '/api/v1/meetings/:id/exit-answers',
      summary: 'Answer for yourself, once, if you were there; kept without your name',
      tag: 'Closing',
      body: z.object({ answer: z.enum(EXIT_ANSWERS) }).strict(),
      answer: z.object({ isTaken: z.boolean() }),
      answerWith: async (c, { body }) => {
        const taken = await answerSignedIn(house, readActor(c), readId(c), body.answer)
        if (!taken.ok && taken.refusal === 'exit-unknown') return null
        return taken.ok ? { isTaken: true } : refuse(taken.refusal)
      },
    }),
    apiGet({
      path: '/api/v1/communities/:id/exit-answers',
      summary: 'The last meetings of a community and their sum; meetings with fewer than five answers count nowhere',
      tag: 'Closing',
      answer: z.object({ rows: z.array(z.object({ meetingId: z.uuid(), startsAt: z.string(), counts: ShownCounts })), sum: Counts }),
      answerWith: async (c) => {
        const trend = await readTrend(house, readActor(c), readId(c))
        if (trend === null) return null
        return { rows: trend.rows.map(({ meetingId, startsAt, result }) => ({ meetingId, startsAt, counts: countsOf(result) })), sum: trend.sum.counts }
      },
    }),
    apiPost({
      path: '/api/v1/meetings/:id/close-planned',
      summary: 'Close a register with planned hours, as its coordinator, after two reminders',
      tag: 'Closing',
      body: z.object({}).strict(),
      answer: z.object({ registerState: z.literal('closed') }),
      answerWith: async (c) => {
        const closed = await closePlanned(house, readActor(c), readId(c))
        if (closed.ok) return { registerState: 'closed' as const }
        return closed.refusal === 'meeting-unknown' || closed.refusal === 'not-coordinator' ? null : refuse(closed.refusal)
      },
    }),
  ]
}
