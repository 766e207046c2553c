import { buffer } from 'node:stream/consumers'
import { isLanguage } from '../../kernel/language.ts'
import { translator } from '../../kernel/translate.ts'
import {
  ARGUMENT_FAULT,
  complain,
  DONE,
  faultOf,
  LANGUAGE_FORM,
  languageOf,
  readOptions,
  REFUSED,
  say,
  sayIn,
  withStore,
  type Command,
  type OpenForCommand,
  type Option,
} from '../../platform/command-line.ts'
import { isId } from '../../platform/http/route.ts'
import { ACTOR_KINDS } from '../people/public.ts'
import { noteAsOperator } from './actions/answer-invitation.ts'
import { askAsOperator } from './actions/ask-people.ts'
import { listForCommand } from './actions/read-invitations.ts'
import { receiveMail, type ReplyReader } from './actions/receive-mail.ts'
import { REPLIES } from './domain/invitation.ts'
import { invitationsMessages, type InvitationsTranslate } from './messages/catalogue.ts'

const about = sayIn(invitationsMessages)

const COMMON: readonly Option[] = [
  { form: '--demo', about: about('help.demo') },
  { form: LANGUAGE_FORM, about: about('help.lang') },
]
const INVITE: readonly Option[] = [
  { form: '--meeting ID', about: about('help.meeting'), isNeeded: true },
  { form: '--community ID', about: about('help.community') },
  { form: '--people ID,ID', about: about('help.people') },
  { form: '--kinds KIND,KIND', about: about('help.kinds') },
  { form: '--confirm N', about: about('help.confirm') },
  ...COMMON,
]

const INVITED: readonly Option[] = [{ form: '--meeting ID', about: about('help.meeting'), isNeeded: true }, ...COMMON]
const ANSWER: readonly Option[] = [{ form: '--reply ANSWER', about: about('help.reply'), isNeeded: true }, ...COMMON]

/** Invitations from the command line of the machine, as whoever operates the house. */
export function invitationsCommands(open: OpenForCommand, readers: readonly ReplyReader[] = []): Record<string, Command> {
  return {
    'meeting invite': { about: about('help.invite'), options: INVITE, run: (words) => invite(open, words) },
    'meeting invited': { about: about('help.invited'), options: INVITED, run: (words) => list(open, words) },
    'invitation answer': { takes: 'ID', about: about('help.answer'), options: ANSWER, run: (words) => noteAnswer(open, words) },
    'mail receive': { about: about('help.receive'), options: COMMON, run: (words) => receive(open, words, readers) },
  }
}

type Asked = { options: Record<string, string>; t: InvitationsTranslate }

function readAsked(words: string[], expected: readonly Option[]): Asked | number {
  const parsed = readOptions(words, expected)
  if (!parsed.ok) return faultOf(parsed)
  const { options, bare } = parsed.value
  const t = translator(invitationsMessages, languageOf(isLanguage(options.lang) ? options.lang : undefined))
  if (bare.length === 0 && (options.lang === undefined || isLanguage(options.lang))) return { options, t }
  complain(t('command.usage'))
  return ARGUMENT_FAULT
}

async function invite(open: OpenForCommand, words: string[]): Promise<number> {
  const asked = readAsked(words, INVITE)
  if (typeof asked === 'number') return asked
  const { options, t } = asked
  const { meeting, community, people, kinds, confirm } = options
  const personIds = people?.split(',').map((id) => id.trim()) ?? []
  const chosenKinds = kinds?.split(',').map((kind) => kind.trim()) ?? []
  const areKnown = personIds.every(isId) && chosenKinds.every((kind) => ACTOR_KINDS.some((each) => each === kind))
  if (!isId(meeting) || (community !== undefined && !isId(community)) || !areKnown || (confirm !== undefined && !/^\d{1,6}$/.test(confirm))) {
    complain(t('command.usage'))
    return ARGUMENT_FAULT
  }
  return withStore(open, { isDemo: options.demo === 'yes', purpose: 'export' }, async ({ house }) => {
    const done = await askAsOperator(house, {
      meetingId: meeting,
      communityId: community ?? null,
      kinds: chosenKinds,
      personIds,
      confirmed: confirm === undefined ? null : Number(confirm),
    })
    if (!done.ok) {
      complain(t(`refused.${done.refusal}`, done.facts))
      return REFUSED
    }
    say(t('ask.done', { count: done.value }))
    return DONE
  })
}

/** One line an invitation: its number, who, by which way, the answer, how the mail fares. */
async function list(open: OpenForCommand, words: string[]): Promise<number> {
  const asked = readAsked(words, INVITED)
  if (typeof asked === 'number') return asked
  const { options, t } = asked
  const { meeting } = options
  if (!isId(meeting)) {
    complain(t('command.usage-invited'))
    return ARGUMENT_FAULT
  }
  return withStore(open, { isDemo: options.demo === 'yes', purpose: 'export' }, async ({ house }) => {
    const invited = await listForCommand(house, meeting)
    for (const { id, name, channel, reply, delivery } of invited ?? []) say([id, name, channel, reply ?? '', delivery].join('\t'))
    if (invited === null) complain(t('refused.meeting-unknown'))
    else if (invited.length === 0) say(t('command.nobody'))
    return invited === null ? REFUSED : DONE
  })
}

/** What somebody answered by phone or on paper, by the number of the invitation in the list. */
async function noteAnswer(open: OpenForCommand, words: string[]): Promise<number> {
  const [id = '', ...rest] = words
  const asked = readAsked(rest, ANSWER)
  if (typeof asked === 'number') return asked
  const { options, t } = asked
  const reply = REPLIES.find((each) => each === options.reply)
  if (!isId(id) || reply === undefined) {
    complain(t('command.usage-answer'))
    return ARGUMENT_FAULT
  }
  return withStore(open, { isDemo: options.demo === 'yes', purpose: 'export' }, async ({ house }) => {
    const noted = await noteAsOperator(house, id, reply)
    if (noted.ok) say(t('one.noted'))
    else complain(t(`refused.${noted.refusal}`))
    return noted.ok ? DONE : REFUSED
  })
}

/** Exit 75 asks the mail server to hand the mail over again later; anything else would make it answer the sender. */
const TRY_LATER = 75

async function receive(open: OpenForCommand, words: string[], readers: readonly ReplyReader[]): Promise<number> {
  const asked = readAsked(words, COMMON)
  if (typeof asked === 'number') return asked
  const raw = await buffer(process.stdin)
  return withStore(
    open,
    { isDemo: asked.options.demo === 'yes', purpose: 'export' },
    async ({ house }) => {
      const received = await receiveMail(house, raw, readers)
      say(received.ok ? received.value : received.refusal)
      // A mail that is not for us was taken all the same: nobody gets a mail back because of it.
      return DONE
    },
    TRY_LATER,
  )
}
