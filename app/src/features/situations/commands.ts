import { commandsIn, refuse, tell, type Asked, type Command, type OpenForCommand, type Work } from '../../platform/command-line.ts'
import { keepPromises } from './actions/hear-news.ts'
import { stopAsOperator } from './actions/stop-situation.ts'
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
    const stopped = await stopAsOperator(house, id)
    return stopped.ok ? tell(t(stopped.value === 'removed' ? 'step.done.removed' : 'help.stopped')) : refuse(t(`refused.${stopped.refusal}`))
  }
}
