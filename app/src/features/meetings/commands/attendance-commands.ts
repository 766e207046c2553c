import { readFileSync } from 'node:fs'
import { translator } from '../../../kernel/translate.ts'
import { commandsIn, misuse, refuse, tell, type Asked, type Command, type OpenForCommand, type Work } from '../../../platform/command-line.ts'
import { asSystem } from '../../../platform/database.ts'
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

/** Who was at a meeting, from a file and to the screen, for whoever runs the house. */
export function attendanceCommands(open: OpenForCommand, listAsked: ListAsked = NO_NEIGHBOURS.listAsked): Record<string, Command> {
  const needs = { '--meeting ID': 'help.meeting' } as const
  return commandsIn(open, checkInMessages, {
    'attendance enter': { takes: 'FILE', about: 'help.enter', needs, usage: 'command.file', plan: (asked) => enter(asked, listAsked) },
    'attendance list': { about: 'help.list', needs, usage: 'command.meeting', plan: (asked) => list(asked, listAsked) },
  })
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
  } catch {
    return null
  }
}

/** Nothing is saved while one line is in doubt. */
function enter({ taken: file, options: { meeting }, language, t }: Asked<CheckInTranslate>, listAsked: ListAsked): Work | number {
  if (!isId(meeting)) return misuse(t('command.meeting'))
  return async (house) => {
    const text = readText(file)
    if (text === null) return refuse(t('command.unreadable', { path: file }))
    await guardInput(text)
    const print = await asSystem(house.db, (tx) => findPrintedSheet(tx, meeting))
    const { entries, faults } = parsePaperLines(text, print && codeReader(print))
    if (faults.length > 0) return refuse(...sayFaults(t, faults))
    const paper: PaperSheet = { entries, versions: new Map(), isRest: false, language, print: null }
    const entered = await enterPaper({ house, listAsked }, null, meeting, paper)
    if (!entered.ok) return refuse(translator(meetingMessages, language)(`refused.${entered.refusal}`))
    const { saved, consents, twice, later } = entered.value
    if (entered.value.faults.length > 0) return refuse(...sayFaults(t, entered.value.faults))
    const doubts = [twice.length > 0 && t('paper.twice', { names: twice.join(', ') }), later.length > 0 && t('paper.later', { names: later.join(', ') })]
    return tell(t('paper.done', { saved, consents }), ...doubts.filter((doubt) => doubt !== false))
  }
}

function sayFaults(t: CheckInTranslate, faults: readonly PaperFault[]): string[] {
  return [t('paper.faults'), ...faults.map(({ line, text, why }) => t('paper.fault', { line, text, why: t(`paper.fault.${why}`) }))]
}

/** Name, answer, and whether somebody saved it: columns with a tab between. */
function list({ options: { meeting: id }, language, t }: Asked<CheckInTranslate>, listAsked: ListAsked): Work | null {
  if (!isId(id)) return null
  return async (house) => {
    const rows = await asSystem(house.db, async (tx) => {
      const meeting = await findMeeting(tx, id)
      return meeting && listSheetRows(tx, meeting, language, listAsked)
    })
    if (rows === null) return refuse(t('command.unknown'))
    const words = translator(meetingMessages, language)
    return tell(...rows.filter(({ version }) => version > 0).map(({ name, facts }) => `${name}\t${answerLabel(words, facts)}`))
  }
}
