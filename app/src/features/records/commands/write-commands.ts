import { commandsIn, refuse, tell, type Asked, type Command, type OpenForCommand, type Work } from '../../../platform/command-line.ts'
import { readGuardedInput, type ReadText } from '../../../platform/guard-commands.ts'
import { lockAsOperator, prepareAsOperator, writeAsOperator } from '../actions/keep-as-operator.ts'
import { recordsMessages, type RecordsTranslate } from '../messages/catalogue.ts'

const KINDS = ['note', 'decision', 'action'] as const

/** A record written, said ready and locked from the command line of the machine, as whoever operates the house. */
export function recordWritingCommands(open: OpenForCommand, readText: ReadText = readGuardedInput): Record<string, Command> {
  return commandsIn(open, recordsMessages, {
    'record write': {
      takes: 'ID',
      about: 'help.write',
      needs: { '--lang LANGUAGE': 'help.line-lang' },
      options: {
        '--kind note|decision|action': 'help.line-kind',
        '--text TEXT': 'help.line-text',
        '--owner TEXT': 'help.line-owner',
        '--due DAY': 'help.line-due',
      },
      usage: 'command.usage-write',
      plan: (asked) => write(asked, readText),
    },
    'record prepare': { takes: 'ID', about: 'help.prepare', usage: 'command.usage', plan: prepare },
    'record lock': { takes: 'ID', about: 'help.lock', usage: 'command.usage', plan: lock },
  })
}

function prepare({ taken: meetingId, t }: Asked<RecordsTranslate>): Work {
  return async (house) => {
    const prepared = await prepareAsOperator(house, meetingId)
    return prepared.ok ? tell(t('did.prepared')) : refuse(t(`refused.${prepared.refusal}`))
  }
}

function lock({ taken: meetingId, t }: Asked<RecordsTranslate>): Work {
  return async (house) => {
    const locked = await lockAsOperator(house, meetingId)
    return locked.ok ? tell(t('did.locked')) : refuse(t(`refused.${locked.refusal}`))
  }
}

async function write({ taken: meetingId, options, language, t }: Asked<RecordsTranslate>, readText: ReadText): Promise<Work | null> {
  const { kind: wish = 'note', text, owner = '', due = null } = options
  const kind = KINDS.find((each) => each === wish)
  if (kind === undefined) return null
  const line = { kind, language, text: text ?? (await readText()), ownerWords: owner, dueOn: due }
  return async (house) => {
    const written = await writeAsOperator(house, meetingId, line)
    return written.ok ? tell(t('command.written', { id: written.value ?? '' })) : refuse(t(`refused.${written.refusal}`))
  }
}
