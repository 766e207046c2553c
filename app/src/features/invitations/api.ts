import { z } from 'zod'
import { translator } from '../../kernel/translate.ts'
import { apiGet, apiPost, apiPostFile, apiPut, listOf, type ApiRoute } from '../../platform/http/api.ts'
import { readActor, readId } from '../../platform/http/route.ts'
import type { House } from '../../platform/house.ts'
import { answerMyself, noteReply } from './actions/answer-invitation.ts'
import { askPeople } from './actions/ask-people.ts'
import { makeLetters } from './actions/make-letters.ts'
import { readInvitations, settle, takeBack, writeAgain } from './actions/read-invitations.ts'
import { receiveMail, type ReplyReader } from './actions/receive-mail.ts'
import { REPLIES } from './domain/invitation.ts'
import { deliveryOf, INVITED_FILTERS } from './domain/shown.ts'
import { LARGEST_MAIL } from './exchange/read-mail.ts'
import { invitationsMessages, type InvitationsTranslate } from './messages/catalogue.ts'
import { INCOMING_KINDS } from './store/incoming-store.ts'

const ApiInvitation = z.object({
  id: z.uuid(),
  personId: z.uuid(),
  name: z.string(),
  channel: z.enum(['mail', 'letter', 'none']).describe('By mail, on paper, or by word of mouth'),
  reply: z.enum(REPLIES).nullable(),
  repliedAt: z.string().nullable().describe('A moment in UTC'),
  delivery: z.string().describe('How the mail fares: left, waiting, trying, bounced, given-up, letter, letter-made, no-address, stopped'),
})

const ApiIncoming = z.object({
  id: z.uuid(),
  kind: z.enum(INCOMING_KINDS).describe('unknown-person, not-the-sender, proposal of another time, maybe, or words'),
  name: z.string().describe('Empty where nobody is known'),
  fromAddress: z.string(),
  proposedStartsAt: z.string().nullable(),
  proposedEndsAt: z.string().nullable(),
  words: z.string(),
})

const Choice = z.object({
  communityIds: z.array(z.uuid()).max(100).default([]),
  kinds: z.array(z.string().max(40)).max(20).default([]).describe('Kinds of organisation: care, welfare, authority, school, trade, citizens'),
  personIds: z.array(z.uuid()).max(10_000).default([]),
  expected: z.number().int().min(1).describe('How many people the caller means to ask; another number is refused'),
  confirmed: z.number().int().nullable().default(null).describe('The same number once more, needed above 200 people'),
})

/** Invitations for those who lead the meeting; mail that comes in for whoever operates the house. */
export function invitationsApi(house: House, readers: readonly ReplyReader[] = []): ApiRoute[] {
  const t = translator(invitationsMessages, 'en')
  return [
    apiGet({
      path: '/api/v1/meetings/:id/invitations',
      summary: 'Who is asked to a meeting and what they answered, fifty at a time',
      tag: 'Invitations',
      query: z.object({
        show: z.enum(INVITED_FILTERS).default('all'),
        words: z.string().max(100).default(''),
        page: z.coerce.number().int().min(1).max(100_000).default(1),
      }),
      answer: listOf(ApiInvitation),
      answerWith: async (c, { query }) => {
        const sheet = await readInvitations(house, readActor(c), readId(c), { filter: query.show, words: query.words, page: query.page })
        if (sheet === null) return null
        const rows = sheet.rows.map((row) => ({ ...row, delivery: deliveryOf(row) }))
        return { rows, count: sheet.counts[query.show] }
      },
    }),
    apiPost({
      path: '/api/v1/meetings/:id/invitations',
      summary: 'Ask people to a meeting; whoever is asked already is not asked again, so that the same call may be repeated',
      tag: 'Invitations',
      body: Choice,
      answer: z.object({ asked: z.number().int() }),
      status: 201,
      answerWith: async (c, { body }) => {
        const { expected, confirmed, ...choice } = body
        const asked = await askPeople(house, readActor(c), readId(c), { choice, expected, confirmed })
        if (asked.ok) return { asked: asked.value }
        return asked.refusal === 'meeting-unknown' ? null : { refusal: asked.refusal, message: t(`refused.${asked.refusal}`, asked.facts) }
      },
    }),
    apiPut({
      path: '/api/v1/meetings/:id/invitations/:invitationId',
      summary: 'Note an answer that somebody gave by phone or on paper',
      tag: 'Invitations',
      body: z.object({ reply: z.enum(REPLIES) }),
      answer: z.object({ reply: z.enum(REPLIES).nullable() }),
      answerWith: async (c, { body }) => {
        const noted = await noteReply(house, readActor(c), { meetingId: readId(c), invitationId: readId(c, 'invitationId'), reply: body.reply })
        if (noted.ok) return { reply: noted.value.reply }
        return noted.refusal === 'link-unknown' || noted.refusal === 'meeting-unknown'
          ? null
          : { refusal: noted.refusal, message: t(`refused.${noted.refusal}`) }
      },
    }),
    ...oneApi(house, t),
    ...incomingApi(house, readers),
  ]
}

/** One's own answer, and what who leads does with one invitation, or on paper. */
function oneApi(house: House, t: InvitationsTranslate): ApiRoute[] {
  const at = '/api/v1/meetings/:id/invitations'
  return [
    apiPut({
      path: '/api/v1/meetings/:id/answer',
      summary: 'Answer your own invitation',
      tag: 'Invitations',
      body: z.object({ reply: z.enum(REPLIES) }),
      answer: z.object({ reply: z.enum(REPLIES) }),
      answerWith: async (c, { body }) => {
        const answered = await answerMyself(house, readActor(c), readId(c), body.reply)
        if (answered.ok) return body
        return answered.refusal === 'link-unknown' ? null : { refusal: answered.refusal, message: t(`refused.${answered.refusal}`) }
      },
    }),
    apiPost({
      path: `${at}/:invitationId/again`,
      summary: 'Send the mail to one person again, with the same links',
      tag: 'Invitations',
      answer: z.object({ isQueued: z.literal(true) }),
      answerWith: async (c) => {
        const again = await writeAgain(house, readActor(c), readId(c), readId(c, 'invitationId'))
        if (again.ok) return { isQueued: true as const }
        return again.refusal === 'link-unknown' ? null : { refusal: again.refusal, message: t(`refused.${again.refusal}`) }
      },
    }),
    apiPost({
      path: `${at}/:invitationId/end`,
      summary: 'Take one invitation back',
      tag: 'Invitations',
      answer: z.object({ isEnded: z.literal(true) }),
      answerWith: async (c) => {
        const ended = await takeBack(house, readActor(c), readId(c), readId(c, 'invitationId'))
        if (ended.ok) return { isEnded: true as const }
        return ended.refusal === 'link-unknown' ? null : { refusal: ended.refusal, message: t(`refused.${ended.refusal}`) }
      },
    }),
    apiPostFile({
      path: `${at}/letters`,
      summary: 'Letters, with a code to answer, for those whom no mail reaches',
      tag: 'Invitations',
      body: z.object({}),
      file: 'application/pdf',
      answerWith: async (c) => {
        const made = await makeLetters(house, readActor(c), readId(c))
        return made.ok ? { name: 'letters.pdf', body: made.value } : { refusal: made.refusal, message: t(`refused.${made.refusal}`) }
      },
    }),
  ]
}

/** What a mail server hands over, and what of it was put aside for somebody to look at. */
function incomingApi(house: House, readers: readonly ReplyReader[]): ApiRoute[] {
  return [
    apiGet({
      path: '/api/v1/meetings/:id/incoming',
      summary: 'Mail about a meeting that was put aside for somebody to look at, the oldest first, fifty at the most',
      tag: 'Invitations',
      answer: listOf(ApiIncoming),
      answerWith: async (c) => {
        const sheet = await readInvitations(house, readActor(c), readId(c), { filter: 'all', words: '', page: 1 })
        return sheet === null ? null : { rows: sheet.incoming, count: sheet.incoming.length }
      },
    }),
    apiPost({
      path: '/api/v1/meetings/:id/incoming/:incomingId/settle',
      summary: 'Say that somebody looked at it; it changes no answer',
      tag: 'Invitations',
      answer: z.object({ isSettled: z.literal(true) }),
      answerWith: async (c) => {
        const settled = await settle(house, readActor(c), readId(c), readId(c, 'incomingId'))
        if (settled.ok) return { isSettled: true as const }
        return settled.refusal === 'community-closed'
          ? { refusal: settled.refusal, message: translator(invitationsMessages, 'en')(`refused.${settled.refusal}`) }
          : null
      },
    }),
    apiPost({
      path: '/api/v1/incoming-mail',
      summary: 'Hand over one mail as it came: an answer, or one that could not be delivered',
      tag: 'Invitations',
      body: z.object({ message: z.string().max(LARGEST_MAIL).describe('The whole mail, head and body, RFC 5322') }),
      answer: z.object({ became: z.string().describe('answered, kept, kept-already, bounced, older or nothing-to-do') }),
      answerWith: async (_c, { body }) => {
        const received = await receiveMail(house, Buffer.from(body.message, 'utf8'), readers)
        return received.ok ? { became: received.value } : { refusal: received.refusal, message: REFUSED[received.refusal] }
      },
    }),
  ]
}

const REFUSED = {
  'too-large': 'This mail is larger than 900 kB.',
  unreadable: 'This is no mail that can be read.',
  'not-ours': 'This mail answers nothing of this house.',
  'too-many': 'Too much mail about this meeting waits to be looked at.',
  'not-answerable': 'What this mail answers takes no answer any more.',
} as const
