import { dayOf } from '../../kernel/day.ts'
import { commandsIn, refuse, tell, type Asked, type Command, type OpenForCommand, type Work } from '../../platform/command-line.ts'
import { asSystem } from '../../platform/database.ts'
import { isId } from '../../platform/http/route.ts'
import type { PeopleNeighbours } from '../people/public.ts'
import { discardCardAsOperator, takeCardAsOperator } from './actions/take-up.ts'
import { introductionsMessages, type IntroductionsTranslate } from './messages/catalogue.ts'
import { listAllWaiting } from './store/introduction-store.ts'

export function introductionsCommands(open: OpenForCommand, neighbours: PeopleNeighbours): Record<string, Command> {
  return commandsIn(open, introductionsMessages, {
    'introduction list': { about: 'help.list', plan: list },
    'introduction take': {
      takes: 'ID',
      about: 'help.take',
      options: { '--person ID': 'help.person' },
      usage: 'help.takeUsage',
      plan: (asked) => take(asked, neighbours),
    },
    'introduction discard': { takes: 'ID', about: 'help.discard', usage: 'help.discardUsage', plan: discard },
  })
}

/** One line a card: its number, the day and number of the meeting, the name. */
function list(): Work {
  return async (house) => {
    const waiting = await asSystem(house.db, listAllWaiting)
    return tell(...waiting.map(({ id, startsAt, meetingId, name }) => [id, dayOf(startsAt), meetingId, name].join('\t')))
  }
}

function take({ taken: id, options: { person }, t }: Asked<IntroductionsTranslate>, neighbours: PeopleNeighbours): Work | null {
  if (person !== undefined && !isId(person)) return null
  return async (house) => {
    const settled = await takeCardAsOperator({ house, neighbours }, { id, personId: person ?? null })
    return settled.ok ? tell(t('help.taken')) : refuse(t(`lead.refused.${settled.refusal}`))
  }
}

function discard({ taken: id, t }: Asked<IntroductionsTranslate>): Work {
  return async (house) => {
    const settled = await discardCardAsOperator(house, id)
    return settled.ok ? tell(t('lead.discarded')) : refuse(t(`lead.refused.${settled.refusal}`))
  }
}
