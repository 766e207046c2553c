import { dayOf } from '../../kernel/day.ts'
import { nameIn } from '../../kernel/language.ts'
import { commandsIn, refuse, tell, type Asked, type Command, type OpenForCommand, type Work } from '../../platform/command-line.ts'
import { asSystem } from '../../platform/database.ts'
import { isId } from '../../platform/http/route.ts'
import { nowOf } from '../../platform/house.ts'
import { moveWaveAsOperator } from './actions/keep-survey.ts'
import { responseOfWave } from './domain/survey.ts'
import { importFile } from './routes/import-command.ts'
import { inputMessages } from './messages/input-catalogue.ts'
import { sociogramsMessages, type SociogramsTranslate } from './messages/catalogue.ts'
import { sayRate } from './pages/words.ts'
import { listWavePeople } from './store/roster-store.ts'
import { listEveryWave } from './store/survey-store.ts'

export function sociogramsCommands(open: OpenForCommand): Record<string, Command> {
  return { ...keepCommands(open), ...inputCommands(open) }
}

function inputCommands(open: OpenForCommand): Record<string, Command> {
  return commandsIn(open, inputMessages, {
    'survey import': {
      takes: 'FILE',
      about: 'help.import',
      usage: 'help.importUsage',
      needs: { '--wave WAVE': 'help.importWave' },
      options: {
        '--answers DOUBTS': 'help.importAnswers',
        '--sheet NAME': 'help.importSheet',
        '--level aggregate|dot': 'help.importLevel',
        '--try': 'help.importTry',
      },
      plan: importFile,
    },
  })
}

function keepCommands(open: OpenForCommand): Record<string, Command> {
  return commandsIn(open, sociogramsMessages, {
    'survey list': { about: 'help.list', plan: list },
    'survey open': { takes: 'ID', about: 'help.open', usage: 'help.usage', plan: (asked) => move(asked, 'open') },
    'survey close': { takes: 'ID', about: 'help.close', usage: 'help.usage', plan: (asked) => move(asked, 'closed') },
  })
}

/** One line a wave: its number, state, last day, name, response. */
function list({ language }: Asked<SociogramsTranslate>): Work {
  return async (house) => {
    const lines = await asSystem(house.db, async (tx) => {
      const said: string[] = []
      for (const { name, ...wave } of await listEveryWave(tx)) {
        const { id, state, closesOn, number } = wave
        const rate = responseOfWave(wave, await listWavePeople(tx, id, dayOf(nowOf(house))))
        said.push([id, state, closesOn, `${nameIn(language, name)} ${number}`, sayRate({ language }, rate)].join('\t'))
      }
      return said
    })
    return tell(...lines)
  }
}

function move({ taken: id, t }: Asked<SociogramsTranslate>, to: 'open' | 'closed'): Work | null {
  if (!isId(id)) return null
  return async (house) => {
    const moved = await moveWaveAsOperator(house, id, to)
    return moved.ok ? tell(t('help.moved', { count: 1 })) : refuse(t(`refused.${moved.refusal}`))
  }
}
