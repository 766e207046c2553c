import { commandsIn, refuse, tell, type Asked, type Command, type OpenForCommand, type Work } from '../../platform/command-line.ts'
import { asSystem } from '../../platform/database.ts'
import { findSituation } from '../situations/public.ts'
import { askAndThen } from './actions/ask-and-then.ts'
import { listSuggestions } from './actions/keep-suggestion.ts'
import { suggestionsMessages, type SuggestionsTranslate } from './messages/catalogue.ts'

export function suggestionsCommands(open: OpenForCommand): Record<string, Command> {
  return commandsIn(open, suggestionsMessages, {
    'suggestion list': { takes: 'ID', about: 'help.list', usage: 'help.listUsage', plan: list },
    'and-then send': { about: 'help.send', usage: 'help.sendUsage', plan: send },
  })
}

/** One line a suggestion: its number, whether it was taken, its words; what did not pass for the room of the situation is left out. */
function list({ taken: id, t }: Asked<SuggestionsTranslate>): Work {
  return async (house) => {
    const found = await asSystem(house.db, async (tx) => ((await findSituation(tx, id)) === null ? null : listSuggestions(tx, id)))
    if (found === null) return refuse(t('help.unknown'))
    return tell(...found.map(({ id: number, takenAt, text }) => [number, takenAt === null ? '' : t('list.taken'), text.replaceAll(/\s+/g, ' ')].join('\t')))
  }
}

/** The work of every hour, now: who was asked already is not asked again. */
function send({ t }: Asked<SuggestionsTranslate>): Work {
  return async (house) => tell(t('help.sent', { count: await askAndThen(house) }))
}
