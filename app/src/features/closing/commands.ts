import { dayOf, writeDay } from '../../kernel/day.ts'
import type { Language } from '../../kernel/language.ts'
import { commandsIn, refuse, tell, type Asked, type Command, type OpenForCommand, type Work } from '../../platform/command-line.ts'
import { isId } from '../../platform/http/route.ts'
import { countPaperAsOperator } from './actions/answer-exit.ts'
import { closePlannedAsOperator } from './actions/close-planned.ts'
import { readExitForCommand, type PlainExit } from './actions/read-exit.ts'
import { checkCertificate } from './actions/make-certificate.ts'
import { parseCode } from './domain/certificate.ts'
import { EXIT_ANSWERS } from './domain/exit-question.ts'
import { questionIn } from './mails/closing-mails.ts'
import { closingMessages, type ClosingTranslate } from './messages/catalogue.ts'

export function closingCommands(open: OpenForCommand): Record<string, Command> {
  const ofMeeting = { needs: { '--meeting ID': 'help.meeting' }, usage: 'help.missing' } as const
  return commandsIn(open, closingMessages, {
    // Said by whoever closes: the hours are the planned ones, not what really was.
    'register close': { takes: 'ID', about: 'help.close', needs: { '--planned': 'help.planned' }, usage: 'help.missing', plan: close },
    'exit show': { ...ofMeeting, about: 'help.exit', plan: showExit },
    'exit paper': {
      ...ofMeeting,
      about: 'help.exitPaper',
      options: { '--yes N': 'help.paperYes', '--partly N': 'help.paperPartly', '--no N': 'help.paperNo' },
      plan: countSlips,
    },
    'certificate check': { takes: 'CODE', about: 'help.check', usage: 'help.missing', plan: check },
  })
}

function close({ taken: meetingId, t }: Asked<ClosingTranslate>): Work {
  return async (house) => {
    const closed = await closePlannedAsOperator(house, meetingId)
    return closed.ok ? tell(t('planned.done')) : refuse(t(`refused.${closed.refusal}`))
  }
}

/** The counts of one question at the end, once they may be shown. */
function showExit({ options: { meeting }, language, t }: Asked<ClosingTranslate>): Work | null {
  if (!isId(meeting)) return null
  return async (house) => {
    const exit = await readExitForCommand(house, meeting)
    return exit === null ? refuse(t('help.unknown')) : tell(...sayExit(t, language, exit))
  }
}

function sayExit(t: ClosingTranslate, language: Language, { question, closesAt, result }: PlainExit): string[] {
  const head = questionIn(t, language, question)
  if (result === null || closesAt === null) return [head, t('exit.notYet')]
  if (result.state === 'open') return [head, t('exit.openUntil', { day: writeDay(language, dayOf(closesAt)) })]
  if (result.state === 'too-few') return [head, t('exit.tooFew')]
  return [head, ...EXIT_ANSWERS.map((answer) => `${t(`exit.${answer}`)}\t${result.counts[answer]}`), `${t('exit.total')}\t${result.total}`]
}

/** What is not said is none; no number at all is a slip of the keyboard. */
function countSlips({ options: { meeting, yes, partly, no }, t }: Asked<ClosingTranslate>): Work | null {
  const given = [yes, partly, no].filter((count) => count !== undefined)
  if (!isId(meeting) || given.length === 0 || !given.every((count) => /^\d{1,4}$/.test(count))) return null
  return async (house) => {
    const counted = await countPaperAsOperator(house, meeting, { yes: Number(yes ?? 0), partly: Number(partly ?? 0), no: Number(no ?? 0) })
    if (counted.ok) return tell(t('exit.saved'))
    return refuse(counted.refusal === 'meeting-unknown' ? t('help.unknown') : t(`refused.${counted.refusal}`))
  }
}

function check({ taken: code, language, t }: Asked<ClosingTranslate>): Work | null {
  if (parseCode(code) === null) return null
  return async (house) => {
    const found = await checkCertificate(house, code)
    if (found === null) return refuse(t('check.unknownTitle'))
    const { from, until, hours, meetings, issuedAt } = found
    const days = { from: writeDay(language, from), until: writeDay(language, until), day: writeDay(language, dayOf(issuedAt)) }
    return tell(t('check.genuine', { ...days, meetings, hours: `${hours} h` }))
  }
}
