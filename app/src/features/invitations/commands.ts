import { buffer } from 'node:stream/consumers'
import { commandsIn, DONE, refuse, say, tell, type Asked, type Command, type OpenForCommand, type Work } from '../../platform/command-line.ts'
import { isId } from '../../platform/http/route.ts'
import { ACTOR_KINDS } from '../people/public.ts'
import { noteAsOperator } from './actions/answer-invitation.ts'
import { askAsOperator } from './actions/ask-people.ts'
import { listForCommand } from './actions/read-invitations.ts'
import { receiveMail, type ReplyReader } from './actions/receive-mail.ts'
import { REPLIES } from './domain/invitation.ts'
import { invitationsMessages, type InvitationsTranslate } from './messages/catalogue.ts'

/** Exit 75 asks the mail server to hand the mail over again later; anything else would make it answer the sender. */
const TRY_LATER = 75

/** Invitations from the command line of the machine, as whoever operates the house. */
export function invitationsCommands(open: OpenForCommand, readers: readonly ReplyReader[] = []): Record<string, Command> {
  const ofMeeting = { '--meeting ID': 'help.meeting' } as const
  return commandsIn(open, invitationsMessages, {
    'meeting invite': {
      about: 'help.invite',
      needs: ofMeeting,
      options: { '--community ID': 'help.community', '--people ID,ID': 'help.people', '--kinds KIND,KIND': 'help.kinds', '--confirm N': 'help.confirm' },
      usage: 'command.usage',
      plan: invite,
    },
    'meeting invited': { about: 'help.invited', needs: ofMeeting, usage: 'command.usage-invited', plan: list },
    'invitation answer': { takes: 'ID', about: 'help.answer', needs: { '--reply ANSWER': 'help.reply' }, usage: 'command.usage-answer', plan: noteAnswer },
    'mail receive': { about: 'help.receive', plan: () => receive(readers), away: TRY_LATER },
  })
}

function readList(text: string | undefined): string[] {
  return text?.split(',').map((each) => each.trim()) ?? []
}

function invite({ options: { meeting, community, people, kinds: wished, confirm }, t }: Asked<InvitationsTranslate>): Work | null {
  const [personIds, kinds] = [readList(people), readList(wished)]
  const areKnown = personIds.every(isId) && kinds.every((kind) => ACTOR_KINDS.some((each) => each === kind))
  if (!isId(meeting) || (community !== undefined && !isId(community)) || !areKnown || (confirm !== undefined && !/^\d{1,6}$/.test(confirm))) return null
  const wish = { meetingId: meeting, communityId: community ?? null, kinds, personIds, confirmed: confirm === undefined ? null : Number(confirm) }
  return async (house) => {
    const invited = await askAsOperator(house, wish)
    return invited.ok ? tell(t('ask.done', { count: invited.value })) : refuse(t(`refused.${invited.refusal}`, invited.facts))
  }
}

/** One line an invitation: its number, who, by which way, the answer, how the mail fares. */
function list({ options: { meeting }, t }: Asked<InvitationsTranslate>): Work | null {
  if (!isId(meeting)) return null
  return async (house) => {
    const invited = await listForCommand(house, meeting)
    if (invited === null) return refuse(t('refused.meeting-unknown'))
    if (invited.length === 0) return tell(t('command.nobody'))
    return tell(...invited.map(({ id, name, channel, reply, delivery }) => [id, name, channel, reply ?? '', delivery].join('\t')))
  }
}

/** What somebody answered by phone or on paper, by the number of the invitation in the list. */
function noteAnswer({ taken: id, options, t }: Asked<InvitationsTranslate>): Work | null {
  const reply = REPLIES.find((each) => each === options.reply)
  if (reply === undefined) return null
  return async (house) => {
    const noted = await noteAsOperator(house, id, reply)
    return noted.ok ? tell(t('one.noted')) : refuse(t(`refused.${noted.refusal}`))
  }
}

async function receive(readers: readonly ReplyReader[]): Promise<Work> {
  const raw = await buffer(process.stdin)
  return async (house) => {
    const received = await receiveMail(house, raw, readers)
    say(received.ok ? received.value : received.refusal)
    // A mail that is not for us was taken all the same: nobody gets a mail back because of it.
    return DONE
  }
}
