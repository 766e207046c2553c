import { dayOf, writeDay } from '../../kernel/day.ts'
import { isLanguage, type Language } from '../../kernel/language.ts'
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
  say,
  sayIn,
  withStore,
  type Command,
  type OpenForCommand,
  type Option,
} from '../../platform/command-line.ts'
import { isId } from '../../platform/http/route.ts'
import type { House } from '../../platform/house.ts'
import { countPaperAsOperator } from './actions/answer-exit.ts'
import { closePlannedAsOperator } from './actions/close-planned.ts'
import { readExitForCommand, type PlainExit } from './actions/read-exit.ts'
import { checkCertificate } from './actions/make-certificate.ts'
import { parseCode } from './domain/certificate.ts'
import { EXIT_ANSWERS } from './domain/exit-question.ts'
import { questionIn } from './mails/closing-mails.ts'
import { closingMessages, type ClosingTranslate } from './messages/catalogue.ts'

const about = sayIn(closingMessages)

const OPTIONS: readonly Option[] = [
  { form: '--demo', about: about('help.demo') },
  { form: LANGUAGE_FORM, about: about('help.lang') },
]

/** Said by whoever closes: the hours are the planned ones, not what really was. */
const CLOSE_OPTIONS: readonly Option[] = [{ form: '--planned', about: about('help.planned'), isNeeded: true }, ...OPTIONS]

type Asked = { bare: string; language: Language; t: ClosingTranslate }
type Work = {
  form: string
  options: readonly Option[]
  isRight: (bare: string) => boolean
  purpose: 'open' | 'export'
  run: (house: House, asked: Asked) => Promise<number>
}

const CLOSE: Work = { form: 'npx ronde register close ID --planned', options: CLOSE_OPTIONS, isRight: isId, purpose: 'export', run: closeCommand }
const CHECK: Work = {
  form: 'npx ronde certificate check ID',
  options: OPTIONS,
  isRight: (bare) => parseCode(bare) !== null,
  purpose: 'export',
  run: checkCommand,
}

const SHOW_OPTIONS: readonly Option[] = [{ form: '--meeting ID', about: about('help.meeting'), isNeeded: true }, ...OPTIONS]

const PAPER_OPTIONS: readonly Option[] = [
  { form: '--meeting ID', about: about('help.meeting'), isNeeded: true },
  { form: '--yes N', about: about('help.paperYes') },
  { form: '--partly N', about: about('help.paperPartly') },
  { form: '--no N', about: about('help.paperNo') },
  ...OPTIONS,
]

export function closingCommands(open: OpenForCommand): Record<string, Command> {
  return {
    'register close': { takes: 'ID', about: about('help.close'), options: CLOSE_OPTIONS, run: (words) => runOne(open, words, CLOSE) },
    'exit show': { about: about('help.exit'), options: SHOW_OPTIONS, run: (words) => showExit(open, words) },
    'exit paper': { about: about('help.exitPaper'), options: PAPER_OPTIONS, run: (words) => countSlips(open, words) },
    'certificate check': { takes: 'ID', about: about('help.check'), options: OPTIONS, run: (words) => runOne(open, words, CHECK) },
  }
}

async function runOne(open: OpenForCommand, words: string[], work: Work): Promise<number> {
  const parsed = readOptions(words, work.options)
  if (!parsed.ok) return faultOf(parsed)
  const { demo, lang, ...given } = parsed.value.options
  const [bare = '', ...more] = parsed.value.bare
  const language = languageOf(isLanguage(lang) ? lang : undefined)
  const t = translator(closingMessages, language)
  if (
    !work.isRight(bare) ||
    more.length > 0 ||
    work.options.some(({ form, isNeeded }) => isNeeded && given[form.slice(2)] === undefined) ||
    (lang !== undefined && !isLanguage(lang))
  ) {
    complain(t('help.missing', { form: work.form }))
    return ARGUMENT_FAULT
  }
  return withStore(open, { isDemo: demo === 'yes', purpose: work.purpose }, ({ house }) => work.run(house, { bare, language, t }))
}

/** The counts of one question at the end, once they may be shown. */
async function showExit(open: OpenForCommand, words: string[]): Promise<number> {
  const parsed = readOptions(words, SHOW_OPTIONS)
  if (!parsed.ok) return faultOf(parsed)
  const { meeting, demo, lang } = parsed.value.options
  const language = languageOf(isLanguage(lang) ? lang : undefined)
  const t = translator(closingMessages, language)
  if (!isId(meeting) || parsed.value.bare.length > 0 || (lang !== undefined && !isLanguage(lang))) {
    complain(t('help.missing', { form: 'npx ronde exit show --meeting ID' }))
    return ARGUMENT_FAULT
  }
  return withStore(open, { isDemo: demo === 'yes', purpose: 'export' }, async ({ house }) => {
    const exit = await readExitForCommand(house, meeting)
    if (exit === null) complain(t('help.unknown'))
    else for (const line of sayExit(t, language, exit)) say(line)
    return exit === null ? REFUSED : DONE
  })
}

/** What is not said is none; no number at all is a slip of the keyboard. */
async function countSlips(open: OpenForCommand, words: string[]): Promise<number> {
  const parsed = readOptions(words, PAPER_OPTIONS)
  if (!parsed.ok) return faultOf(parsed)
  const { meeting, demo, lang, ...given } = parsed.value.options
  const t = translator(closingMessages, languageOf(isLanguage(lang) ? lang : undefined))
  const areNumbers = Object.values(given).length > 0 && Object.values(given).every((count) => /^\d{1,4}$/.test(count))
  if (!isId(meeting) || !areNumbers || parsed.value.bare.length > 0 || (lang !== undefined && !isLanguage(lang))) {
    complain(t('help.missing', { form: 'npx ronde exit paper --meeting ID --yes 7 --partly 2 --no 1' }))
    return ARGUMENT_FAULT
  }
  const counts = { yes: Number(given.yes ?? 0), partly: Number(given.partly ?? 0), no: Number(given.no ?? 0) }
  return withStore(open, { isDemo: demo === 'yes', purpose: 'export' }, async ({ house }) => {
    const counted = await countPaperAsOperator(house, meeting, counts)
    if (counted.ok) say(t('exit.saved'))
    else complain(counted.refusal === 'meeting-unknown' ? t('help.unknown') : t(`refused.${counted.refusal}`))
    return counted.ok ? DONE : REFUSED
  })
}

function sayExit(t: ClosingTranslate, language: Language, { question, closesAt, result }: PlainExit): string[] {
  const head = questionIn(t, language, question)
  if (result === null || closesAt === null) return [head, t('exit.notYet')]
  if (result.state === 'open') return [head, t('exit.openUntil', { day: writeDay(language, dayOf(closesAt)) })]
  if (result.state === 'too-few') return [head, t('exit.tooFew')]
  return [head, ...EXIT_ANSWERS.map((answer) => `${t(`exit.${answer}`)}\t${result.counts[answer]}`), `${t('exit.total')}\t${result.total}`]
}

async function closeCommand(house: House, { bare, t }: Asked): Promise<number> {
  const closed = await closePlannedAsOperator(house, bare)
  if (closed.ok) say(t('planned.done'))
  else complain(t(`refused.${closed.refusal}`))
  return closed.ok ? DONE : REFUSED
}

async function checkCommand(house: House, { bare, language, t }: Asked): Promise<number> {
  const found = await checkCertificate(house, bare)
  if (found === null) {
    complain(t('check.unknownTitle'))
    return REFUSED
  }
  const { from, until, hours, meetings, issuedAt } = found
  const days = { from: writeDay(language, from), until: writeDay(language, until), day: writeDay(language, dayOf(issuedAt)) }
  say(t('check.genuine', { ...days, meetings, hours: `${hours} h` }))
  return DONE
}
