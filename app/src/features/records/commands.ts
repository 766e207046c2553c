import { dayOf, writeDay } from '../../kernel/day.ts'
import { LANGUAGE_NAMES, startSentence, type Language } from '../../kernel/language.ts'
import { translator } from '../../kernel/translate.ts'
import { commandsIn, DONE, refuse, type Asked, type Command, type OpenForCommand, type Work } from '../../platform/command-line.ts'
import type { ReadText } from '../../platform/guard-commands.ts'
import { nameMeeting } from '../meetings/public.ts'
import { readForCommand, type PlainRecord } from './actions/read-for-command.ts'
import { recordAmendingCommands } from './commands/amend-commands.ts'
import { recordWritingCommands } from './commands/write-commands.ts'
import { makeDigest } from './domain/digest.ts'
import { renderRecordCsv, renderRecordJson } from './exchange/render-record.ts'
import { writeDigest } from './mails/record-mail.ts'
import { recordsMessages, type RecordsTranslate } from './messages/catalogue.ts'
import { sayOwner } from './pages/labels.ts'

const FORMATS = ['text', 'json', 'csv'] as const
type Form = { format: (typeof FORMATS)[number]; isDigest: boolean }

/** Confidential lines are shown and written by none of these. */
export function recordsCommands(open: OpenForCommand, readText?: ReadText): Record<string, Command> {
  return {
    ...commandsIn(open, recordsMessages, { 'record show': { takes: 'ID', about: 'help.show', options: { '--digest': 'help.digest' }, plan: print } }),
    ...recordWritingCommands(open, readText),
    ...recordAmendingCommands(open, readText),
    ...commandsIn(open, recordsMessages, {
      'record export': { takes: 'ID', about: 'help.export', options: { '--format text|json|csv': 'help.format' }, plan: print },
    }),
  }
}

function print({ taken: meetingId, options, language, t }: Asked<RecordsTranslate>): Work | null {
  const format = FORMATS.find((each) => each === (options.format ?? 'text'))
  if (format === undefined) return null
  return async (house) => {
    const found = await readForCommand(house, meetingId)
    if (found === null) return refuse(t('command.unknown'))
    process.stdout.write(await renderAs({ format, isDigest: options.digest === 'yes' }, language, found))
    return DONE
  }
}

async function renderAs({ format, isDigest }: Form, language: Language, found: PlainRecord): Promise<string> {
  if (format === 'csv') return renderRecordCsv(found.entries)
  if (format === 'json') return renderRecordJson(found.meeting.id, found.record.phase, found.entries)
  return `${isDigest ? writeDigest(language, makeDigest(found.entries, [language])) : renderText(language, found)}\n`
}

/** Title, phase, then one paragraph a line with its gists. */
function renderText(language: Language, { meeting, record, entries }: PlainRecord): string {
  const t = translator(recordsMessages, language)
  const lines = entries.map((entry) => {
    const owner = sayOwner(t, language, entry)
    const head = `${startSentence(t(`kind.${entry.kind}`))} (${[LANGUAGE_NAMES[entry.language], writeDay(language, dayOf(entry.writtenAt)), entry.author ?? t('entry.former')].join(', ')})`
    const gists = entry.gists.map((gist) => `  ${LANGUAGE_NAMES[gist.language]}: ${gist.text}`)
    return [head, entry.text, ...(owner === '' ? [] : [owner]), ...gists].join('\n')
  })
  const { title, when } = nameMeeting(language, meeting)
  return [`${title}\n${when}\n${t(`phase.${record.phase}`)}`, ...(lines.length === 0 ? [t('digest.empty')] : lines)].join('\n\n')
}
