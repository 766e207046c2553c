import { dayOf, writeDay } from '../../kernel/day.ts'
import { isLanguage, LANGUAGE_NAMES, startSentence, type Language } from '../../kernel/language.ts'
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
  sayIn,
  withStore,
  type Command,
  type OpenForCommand,
  type Option,
} from '../../platform/command-line.ts'
import { isId } from '../../platform/http/route.ts'
import { nameMeeting } from '../meetings/public.ts'
import { readForCommand, type PlainRecord } from './actions/read-for-command.ts'
import { recordAmendingCommands } from './commands/amend-commands.ts'
import { recordWritingCommands, type ReadText } from './commands/write-commands.ts'
import { makeDigest } from './domain/digest.ts'
import { renderRecordCsv, renderRecordJson } from './exchange/render-record.ts'
import { writeDigest } from './mails/record-mail.ts'
import { recordsMessages } from './messages/catalogue.ts'
import { sayOwner } from './pages/labels.ts'

const FORMATS = ['text', 'json', 'csv'] as const
type Format = (typeof FORMATS)[number]

const about = sayIn(recordsMessages)

const SHARED: readonly Option[] = [
  { form: '--demo', about: about('help.demo') },
  { form: LANGUAGE_FORM, about: about('help.lang') },
]
const SHOW_OPTIONS: readonly Option[] = [{ form: '--digest', about: about('help.digest') }, ...SHARED]
const EXPORT_OPTIONS: readonly Option[] = [{ form: '--format text|json|csv', about: about('help.format') }, ...SHARED]

/** Confidential lines are shown and written by none of these. */
export function recordsCommands(open: OpenForCommand, readText?: ReadText): Record<string, Command> {
  return {
    'record show': { takes: 'ID', about: about('help.show'), options: SHOW_OPTIONS, run: (words) => run(open, words, 'show') },
    ...recordWritingCommands(open, readText),
    ...recordAmendingCommands(open, readText),
    'record export': { takes: 'ID', about: about('help.export'), options: EXPORT_OPTIONS, run: (words) => run(open, words, 'export') },
  }
}

type Asked = { meetingId: string; isDemo: boolean; isDigest: boolean; format: Format; language: Language }

function readAsked(words: string[], name: 'show' | 'export'): Asked | number {
  const parsed = readOptions(words, name === 'show' ? SHOW_OPTIONS : EXPORT_OPTIONS)
  if (!parsed.ok) return faultOf(parsed)
  const { demo, digest, format = 'text', lang } = parsed.value.options
  const [meetingId, ...more] = parsed.value.bare
  const known = FORMATS.find((each) => each === format)
  const fault =
    lang !== undefined && !isLanguage(lang)
      ? 'The option --lang is one of fr, nl, en, de.'
      : known === undefined
        ? `The option --format is one of ${FORMATS.join(', ')}.`
        : `Say which meeting: npx ronde record ${name} ID. The ID is in the address of its page.`
  if (isId(meetingId) && more.length === 0 && known !== undefined && (lang === undefined || isLanguage(lang)))
    return { meetingId, isDemo: demo === 'yes', isDigest: digest === 'yes', format: known, language: languageOf(lang) }
  complain(fault)
  return ARGUMENT_FAULT
}

async function run(open: OpenForCommand, words: string[], name: 'show' | 'export'): Promise<number> {
  const asked = readAsked(words, name)
  if (typeof asked === 'number') return asked
  return withStore(open, { isDemo: asked.isDemo, purpose: 'export' }, async ({ house }) => {
    const found = await readForCommand(house, asked.meetingId)
    if (found === null) {
      complain(translator(recordsMessages, asked.language)('command.unknown'))
      return REFUSED
    }
    process.stdout.write(await renderAs(asked, found))
    return DONE
  })
}

async function renderAs({ format, isDigest, language }: Asked, found: PlainRecord): Promise<string> {
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
