import { dayOf, writeDay } from '../../../kernel/day.ts'
import { commandsIn, refuse, tell, type Asked, type Command, type OpenForCommand, type Work } from '../../../platform/command-line.ts'
import { readGuardedInput, type ReadText } from '../../../platform/guard-commands.ts'
import { decideAsOperator, gistAsOperator, markAsOperator } from '../actions/keep-as-operator.ts'
import { readForCommand } from '../actions/read-for-command.ts'
import { recordsMessages, type RecordsTranslate } from '../messages/catalogue.ts'

/** Gists, lessons and proposals from the command line of the machine, as whoever operates the house; nothing confidential. */
export function recordAmendingCommands(open: OpenForCommand, readText: ReadText = readGuardedInput): Record<string, Command> {
  return commandsIn(open, recordsMessages, {
    'record gist': {
      takes: 'ID',
      about: 'help.gist',
      needs: { '--lang LANGUAGE': 'help.gist-lang' },
      options: { '--text TEXT': 'help.line-text' },
      usage: 'command.usage-gist',
      plan: (asked) => gist(asked, readText),
    },
    'record lesson': { takes: 'ID', about: 'help.lesson', options: { '--remove': 'help.unlesson' }, usage: 'command.usage-lesson', plan: lesson },
    'record amendments': { takes: 'ID', about: 'help.amendments', usage: 'command.usage-amendments', plan: list },
    'record amend': {
      takes: 'ID',
      about: 'help.amend',
      options: { '--accept': 'help.accept', '--decline WORDS': 'help.decline' },
      usage: 'command.usage-amend',
      plan: amend,
    },
  })
}

function gist({ taken: id, options: { text }, language, t }: Asked<RecordsTranslate>, readText: ReadText): Work {
  return async (house) => {
    const said = await gistAsOperator(house, id, { language, text: text ?? (await readText()) })
    return said.ok ? tell(t('did.gist')) : refuse(t(`refused.${said.refusal}`))
  }
}

function lesson({ taken: id, options: { remove }, t }: Asked<RecordsTranslate>): Work {
  const isLesson = remove === undefined
  return async (house) => {
    const marked = await markAsOperator(house, id, isLesson)
    return marked.ok ? tell(t(isLesson ? 'did.lesson' : 'did.unlesson')) : refuse(t(`refused.${marked.refusal}`))
  }
}

/** One line a proposal: its number, how it stands, when, who, the words and the reason. */
function list({ taken: id, language, t }: Asked<RecordsTranslate>): Work {
  return async (house) => {
    const found = await readForCommand(house, id)
    if (found === null) return refuse(t('refused.meeting-unknown'))
    const lines = found.amendments.map(({ id: each, state, proposedAt, proposer, text, reason }) =>
      [each, t(`amend.state.${state}`), writeDay(language, dayOf(proposedAt)), proposer ?? t('entry.former'), oneLine(text), oneLine(reason)].join('\t'),
    )
    return tell(...(lines.length === 0 ? [t('command.no-amendments')] : lines))
  }
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ')
}

function amend({ taken: id, options: { accept, decline }, language, t }: Asked<RecordsTranslate>): Work | null {
  if ((accept === undefined) === (decline === undefined)) return null
  return async (house) => {
    const decided = await decideAsOperator(house, { amendmentId: id, isTaken: accept !== undefined, answer: decline ?? '', language })
    return decided.ok ? tell(t('did.decided')) : refuse(t(`refused.${decided.refusal}`))
  }
}
