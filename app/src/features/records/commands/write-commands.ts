import { isLanguage } from '../../../kernel/language.ts'
import type { Result } from '../../../kernel/result.ts'
import { translator } from '../../../kernel/translate.ts'
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
import { readGuardedInput } from '../../../platform/guard-commands.ts'
import { isId } from '../../../platform/http/route.ts'
import type { House } from '../../../platform/house.ts'
import { lockAsOperator, prepareAsOperator, writeAsOperator } from '../actions/keep-as-operator.ts'
import { recordsMessages, type RecordsTranslate, type RecordsWord } from '../messages/catalogue.ts'

const about = sayIn(recordsMessages)

const DEMO: Option = { form: '--demo', about: about('help.demo') }
const STEP: readonly Option[] = [DEMO, { form: LANGUAGE_FORM, about: about('help.lang') }]
const WRITE: readonly Option[] = [
  { form: '--lang LANGUAGE', about: about('help.line-lang'), isNeeded: true },
  { form: '--kind note|decision|action', about: about('help.line-kind') },
  { form: '--text TEXT', about: about('help.line-text') },
  { form: '--owner TEXT', about: about('help.line-owner') },
  { form: '--due DAY', about: about('help.line-due') },
  DEMO,
]
const KINDS = ['note', 'decision', 'action'] as const

export type ReadText = () => Promise<string>

/** A record written, said ready and locked from the command line of the machine, as whoever operates the house. */
export function recordWritingCommands(open: OpenForCommand, readText: ReadText = readGuardedInput): Record<string, Command> {
  return {
    'record write': { takes: 'ID', about: about('help.write'), options: WRITE, run: (words) => write(open, words, readText) },
    'record prepare': { takes: 'ID', about: about('help.prepare'), options: STEP, run: (words) => step(open, words, prepareAsOperator, 'did.prepared') },
    'record lock': { takes: 'ID', about: about('help.lock'), options: STEP, run: (words) => step(open, words, lockAsOperator, 'did.locked') },
  }
}

type HouseRefusal = RecordsWord extends infer Word ? (Word extends `refused.${infer Refusal}` ? Refusal : never) : never
type Work = (house: House) => Promise<Result<string | null, HouseRefusal>>

/** Opens the house for one piece of work; what a rule refuses is said in a sentence. */
async function runOn(open: OpenForCommand, isDemo: boolean, t: RecordsTranslate, work: Work, sayDone: (value: string | null) => string): Promise<number> {
  return withStore(open, { isDemo, purpose: 'export' }, async ({ house }) => {
    const result = await work(house)
    if (result.ok) say(sayDone(result.value))
    else complain(t(`refused.${result.refusal}`))
    return result.ok ? DONE : REFUSED
  })
}

async function step(
  open: OpenForCommand,
  words: string[],
  work: (house: House, meetingId: string) => ReturnType<Work>,
  sentence: 'did.prepared' | 'did.locked',
): Promise<number> {
  const parsed = readOptions(words, STEP)
  if (!parsed.ok) return faultOf(parsed)
  const { demo, lang } = parsed.value.options
  const [meetingId, ...more] = parsed.value.bare
  const t = translator(recordsMessages, languageOf(lang))
  if (!isId(meetingId) || more.length > 0 || (lang !== undefined && !isLanguage(lang))) {
    complain(t('command.usage'))
    return ARGUMENT_FAULT
  }
  return runOn(
    open,
    demo === 'yes',
    t,
    (house) => work(house, meetingId),
    () => t(sentence),
  )
}

async function write(open: OpenForCommand, words: string[], readText: ReadText): Promise<number> {
  const parsed = readOptions(words, WRITE)
  if (!parsed.ok) return faultOf(parsed)
  const { demo, lang, kind = 'note', text, owner = '', due = null } = parsed.value.options
  const [meetingId, ...more] = parsed.value.bare
  const t = translator(recordsMessages, languageOf(lang))
  const known = KINDS.find((each) => each === kind)
  if (!isId(meetingId) || more.length > 0 || known === undefined || !isLanguage(lang)) {
    complain(t('command.usage-write'))
    return ARGUMENT_FAULT
  }
  const line = { kind: known, language: lang, text: text ?? (await readText()), ownerWords: owner, dueOn: due }
  return runOn(
    open,
    demo === 'yes',
    t,
    (house) => writeAsOperator(house, meetingId, line),
    (id) => t('command.written', { id: id ?? '' }),
  )
}
