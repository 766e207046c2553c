import { dayOf, writeDay } from '../../../kernel/day.ts'
import { isLanguage, type Language } from '../../../kernel/language.ts'
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
import type { House } from '../../../platform/house.ts'
import { readGuardedInput } from '../../../platform/guard-commands.ts'
import { isId } from '../../../platform/http/route.ts'
import { decideAsOperator, gistAsOperator, markAsOperator } from '../actions/keep-as-operator.ts'
import { readForCommand } from '../actions/read-for-command.ts'
import { recordsMessages, type RecordsTranslate, type RecordsWord } from '../messages/catalogue.ts'
import type { ReadText } from './write-commands.ts'

const about = sayIn(recordsMessages)

const DEMO: Option = { form: '--demo', about: about('help.demo') }
const COMMON: readonly Option[] = [DEMO, { form: LANGUAGE_FORM, about: about('help.lang') }]
const GIST: readonly Option[] = [
  { form: '--lang LANGUAGE', about: about('help.gist-lang'), isNeeded: true },
  { form: '--text TEXT', about: about('help.line-text') },
  DEMO,
]
const AMEND: readonly Option[] = [{ form: '--accept', about: about('help.accept') }, { form: '--decline WORDS', about: about('help.decline') }, ...COMMON]

const LESSON: readonly Option[] = [{ form: '--remove', about: about('help.unlesson') }, ...COMMON]

/** Gists, lessons and proposals from the command line of the machine, as whoever operates the house; nothing confidential. */
export function recordAmendingCommands(open: OpenForCommand, readText: ReadText = readGuardedInput): Record<string, Command> {
  return {
    'record gist': {
      takes: 'ID',
      about: about('help.gist'),
      options: GIST,
      run: (words) => runOn(open, { words, expected: GIST, usage: 'command.usage-gist' }, (asked) => gist(asked, readText)),
    },
    'record lesson': {
      takes: 'ID',
      about: about('help.lesson'),
      options: LESSON,
      run: (words) => runOn(open, { words, expected: LESSON, usage: 'command.usage-lesson' }, lesson),
    },
    'record amendments': {
      takes: 'ID',
      about: about('help.amendments'),
      options: COMMON,
      run: (words) => runOn(open, { words, expected: COMMON, usage: 'command.usage-amendments' }, list),
    },
    'record amend': {
      takes: 'ID',
      about: about('help.amend'),
      options: AMEND,
      run: (words) => runOn(open, { words, expected: AMEND, usage: 'command.usage-amend' }, amend),
    },
  }
}

type Asked = { id: string; options: Record<string, string>; language: Language; t: RecordsTranslate }
/** The lines to say, or why not. Null: the words are not enough. */
type Plan = (asked: Asked) => ((house: House) => Promise<Result<string[], AmendWord>>) | null
type AmendWord = RecordsWord extends infer Word ? (Word extends `refused.${infer Refusal}` ? Refusal : never) : never
type Form = { words: string[]; expected: readonly Option[]; usage: RecordsWord }

async function runOn(open: OpenForCommand, { words, expected, usage }: Form, plan: Plan): Promise<number> {
  const parsed = readOptions(words, expected)
  if (!parsed.ok) return faultOf(parsed)
  const { options, bare } = parsed.value
  const [id, ...more] = bare
  const language = languageOf(options.lang)
  const t = translator(recordsMessages, language)
  const isWell = isId(id) && more.length === 0 && (options.lang === undefined || isLanguage(options.lang))
  const work = isWell ? plan({ id, options, language, t }) : null
  if (work === null) {
    complain(t(usage))
    return ARGUMENT_FAULT
  }
  return withStore(open, { isDemo: options.demo === 'yes', purpose: 'export' }, async ({ house }) => {
    const result = await work(house)
    if (!result.ok) complain(t(`refused.${result.refusal}`))
    else for (const line of result.value) say(line)
    return result.ok ? DONE : REFUSED
  })
}

function gist({ id, options, t }: Asked, readText: ReadText) {
  const { lang, text } = options
  if (!isLanguage(lang)) return null
  return async (house: House) => {
    const said = await gistAsOperator(house, id, { language: lang, text: text ?? (await readText()) })
    return said.ok ? { ...said, value: [t('did.gist')] } : said
  }
}

function lesson({ id, options: { remove }, t }: Asked) {
  const isLesson = remove === undefined
  return async (house: House) => {
    const marked = await markAsOperator(house, id, isLesson)
    return marked.ok ? { ...marked, value: [t(isLesson ? 'did.lesson' : 'did.unlesson')] } : marked
  }
}

/** One line a proposal: its number, how it stands, when, who, the words and the reason. */
function list({ id, language, t }: Asked) {
  return async (house: House): Promise<Result<string[], 'meeting-unknown'>> => {
    const found = await readForCommand(house, id)
    if (found === null) return { ok: false, refusal: 'meeting-unknown' }
    const lines = found.amendments.map(({ id: each, state, proposedAt, proposer, text, reason }) =>
      [each, t(`amend.state.${state}`), writeDay(language, dayOf(proposedAt)), proposer ?? t('entry.former'), oneLine(text), oneLine(reason)].join('\t'),
    )
    return { ok: true, value: lines.length === 0 ? [t('command.no-amendments')] : lines }
  }
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ')
}

function amend({ id, options: { accept, decline }, language, t }: Asked) {
  if ((accept === undefined) === (decline === undefined)) return null
  return async (house: House) => {
    const decided = await decideAsOperator(house, { amendmentId: id, isTaken: accept !== undefined, answer: decline ?? '', language })
    return decided.ok ? { ...decided, value: [t('did.decided')] } : decided
  }
}
