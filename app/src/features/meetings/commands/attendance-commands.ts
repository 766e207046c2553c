import { readFileSync } from 'node:fs'
import { translator } from '../../../kernel/translate.ts'
import { isLanguage } from '../../../kernel/language.ts'
import {
  ARGUMENT_FAULT,
  complain,
  DONE,
  faultOf,
  LANGUAGE_FORM,
  languageOf,
  readOptions,
  REFUSED,
  say,
  sayIn,
  withStore,
  type Command,
  type OpenForCommand,
  type Option,
} from '../../../platform/command-line.ts'
import { asSystem } from '../../../platform/database.ts'
import type { House } from '../../../platform/house.ts'
import { guardInput } from '../../../platform/guard-commands.ts'
import { isId } from '../../../platform/http/route.ts'
import { codeReader, enterPaper, type PaperSheet } from '../actions/enter-paper.ts'
import { listSheetRows } from '../actions/read-sheet.ts'
import { parsePaperLines, type PaperFault } from '../domain/paper-sheet.ts'
import { meetingMessages } from '../messages/catalogue.ts'
import { checkInMessages, type CheckInTranslate } from '../messages/check-in-catalogue.ts'
import { answerLabel } from '../pages/labels.ts'
import { findMeeting } from '../store/meeting-store.ts'
import { NO_NEIGHBOURS, type ListAsked } from '../store/neighbours.ts'
import { findPrintedSheet } from '../store/printed-sheet-store.ts'

const about = sayIn(checkInMessages)

const OPTIONS: readonly Option[] = [
  { form: '--meeting ID', about: about('help.meeting'), isNeeded: true },
  { form: '--demo', about: about('help.demo') },
  { form: LANGUAGE_FORM, about: about('help.lang') },
]

/** Who was at a meeting, from a file and to the screen, for whoever runs the house. */
export function attendanceCommands(open: OpenForCommand, listAsked: ListAsked = NO_NEIGHBOURS.listAsked): Record<string, Command> {
  return {
    'attendance enter': {
      takes: 'FILE',
      about: about('help.enter'),
      options: OPTIONS,
      run: (words) => withMeeting(open, words, true, (asked) => enter(asked, listAsked)),
    },
    'attendance list': { about: about('help.list'), options: OPTIONS, run: (words) => withMeeting(open, words, false, (asked) => list(asked, listAsked)) },
  }
}

type Asked = { house: House; meetingId: string; file: string; language: ReturnType<typeof languageOf>; t: CheckInTranslate }

async function withMeeting(open: OpenForCommand, words: string[], takesFile: boolean, work: (asked: Asked) => Promise<number>): Promise<number> {
  const parsed = readOptions(words, OPTIONS)
  if (!parsed.ok) return faultOf(parsed)
  const { meeting, demo, lang } = parsed.value.options
  const [file = '', ...more] = parsed.value.bare
  const language = languageOf(lang)
  const t = translator(checkInMessages, language)
  const objection = lang !== undefined && !isLanguage(lang) ? 'help.lang' : !isId(meeting) ? 'command.meeting' : null
  if (objection !== null || !isId(meeting)) {
    complain(t(objection ?? 'command.meeting'))
    return ARGUMENT_FAULT
  }
  if ((file === '') === takesFile || more.length > 0) {
    complain(t('command.file'))
    return ARGUMENT_FAULT
  }
  return withStore(open, { isDemo: demo === 'yes', purpose: 'export' }, ({ house }) => work({ house, meetingId: meeting, file, language, t }))
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
  } catch {
    return null
  }
}

/** Nothing is saved while one line is in doubt. */
async function enter({ house, meetingId, file, language, t }: Asked, listAsked: ListAsked): Promise<number> {
  const text = readText(file)
  if (text === null) {
    complain(t('command.unreadable', { path: file }))
    return REFUSED
  }
  await guardInput(text)
  const print = await asSystem(house.db, (tx) => findPrintedSheet(tx, meetingId))
  const { entries, faults } = parsePaperLines(text, print && codeReader(print))
  if (faults.length > 0) return complainAbout(t, faults)
  const paper: PaperSheet = { entries, versions: new Map(), isRest: false, language, print: null }
  const entered = await enterPaper({ house, listAsked }, null, meetingId, paper)
  if (!entered.ok) {
    complain(translator(meetingMessages, language)(`refused.${entered.refusal}`))
    return REFUSED
  }
  const { saved, consents, twice, later } = entered.value
  if (entered.value.faults.length > 0) return complainAbout(t, entered.value.faults)
  say(t('paper.done', { saved, consents }))
  if (twice.length > 0) say(t('paper.twice', { names: twice.join(', ') }))
  if (later.length > 0) say(t('paper.later', { names: later.join(', ') }))
  return DONE
}

function complainAbout(t: CheckInTranslate, faults: readonly PaperFault[]): number {
  complain(t('paper.faults'))
  for (const { line, text, why } of faults) complain(t('paper.fault', { line, text, why: t(`paper.fault.${why}`) }))
  return REFUSED
}

/** Name, answer, and whether somebody saved it: columns with a tab between. */
async function list({ house, meetingId, language, t }: Asked, listAsked: ListAsked): Promise<number> {
  const rows = await asSystem(house.db, async (tx) => {
    const meeting = await findMeeting(tx, meetingId)
    return meeting && listSheetRows(tx, meeting, language, listAsked)
  })
  if (rows === null) {
    complain(t('command.unknown'))
    return REFUSED
  }
  const words = translator(meetingMessages, language)
  for (const { name, facts, version } of rows) if (version > 0) say(`${name}\t${answerLabel(words, facts)}`)
  return DONE
}
