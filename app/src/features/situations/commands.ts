import { commandsIn, refuse, tell, type Asked, type Command, type OpenForCommand, type Work } from '../../platform/command-line.ts'
import { asSystem } from '../../platform/database.ts'
import { nowOf } from '../../platform/house.ts'
import { keepPromises } from './actions/hear-news.ts'
import { moveSituation } from './actions/room.ts'
import { situationsMessages, type SituationsTranslate } from './messages/catalogue.ts'

export function situationsCommands(open: OpenForCommand): Record<string, Command> {
  return commandsIn(open, situationsMessages, {
    'situations forget': { about: 'help.forget', usage: 'help.usage', plan: forget },
    'situations stop': { takes: 'ID', about: 'help.stop', usage: 'help.stopUsage', plan: stop },
  })
}

/** The work of every night, now. */
function forget({ t }: Asked<SituationsTranslate>): Work {
  return async (house) => tell(t('help.forgotten', await keepPromises(house)))
}

/** For whoever is asked to, without a browser: no question, no reason. */
function stop({ taken: id, t }: Asked<SituationsTranslate>): Work {
  return async (house) => {
    const stopped = await asSystem(house.db, (tx) => moveSituation(tx, id, 'stopped', nowOf(house)))
    return stopped.ok ? tell(t('help.stopped')) : refuse(t(`refused.${stopped.refusal}`))
  }
}
