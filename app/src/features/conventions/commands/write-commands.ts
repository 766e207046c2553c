import { isDay } from '../../../kernel/day.ts'
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
import type { House } from '../../../platform/house.ts'
import { isId } from '../../../platform/http/route.ts'
import { addKept, keepAsOperator, makeAsOperator, takeKept, type LineRefusal, type MakeRefusal, type MissingRefusal } from '../actions/keep-convention.ts'
import { notePaperAsOperator, type SigningRefusal } from '../actions/sign-convention.ts'
import { HOURS_PER, STEPS, type StepRefusal } from '../domain/convention.ts'
import { conventionsMessages, type ConventionsTranslate } from '../messages/catalogue.ts'

const about = sayIn(conventionsMessages)

const COMMON: readonly Option[] = [
  { form: '--demo', about: about('help.demo') },
  { form: LANGUAGE_FORM, about: about('help.lang') },
]
const MAKE: readonly Option[] = [
  { form: '--community ID', about: about('help.community'), isNeeded: true },
  { form: '--text N', about: about('help.text') },
  { form: '--from DAY', about: about('help.from') },
  { form: '--until DAY', about: about('help.until') },
  ...COMMON,
]
const ADD: readonly Option[] = [
  { form: '--organisation ID', about: about('help.organisation') },
  { form: '--person ID', about: about('help.person') },
  { form: '--signer WORDS', about: about('help.signer') },
  { form: '--hours N', about: about('help.hours') },
  { form: '--per year|meeting', about: about('help.per') },
  ...COMMON,
]
const MOVE: readonly Option[] = [{ form: '--step STEP', about: about('help.step'), isNeeded: true }, ...COMMON]
const SIGN: readonly Option[] = [{ form: '--day DAY', about: about('help.day'), isNeeded: true }, ...COMMON]

/** Conventions written from the command line of the machine, as whoever operates the house. */
export function conventionWritingCommands(open: OpenForCommand): Record<string, Command> {
  return {
    'convention make': { about: about('help.make'), options: MAKE, run: (words) => write(open, { words, expected: MAKE, usage: 'help.makeMissing' }, make) },
    'convention add': {
      takes: 'ID',
      about: about('help.add'),
      options: ADD,
      run: (words) => write(open, { words, expected: ADD, usage: 'help.addMissing' }, add),
    },
    'convention move': {
      takes: 'ID',
      about: about('help.move'),
      options: MOVE,
      run: (words) => write(open, { words, expected: MOVE, usage: 'help.moveMissing' }, move),
    },
    'convention sign': {
      takes: 'ID',
      about: about('help.sign'),
      options: SIGN,
      run: (words) => write(open, { words, expected: SIGN, usage: 'help.signMissing' }, sign),
    },
  }
}

type Refusal = MakeRefusal | LineRefusal | StepRefusal | SigningRefusal | MissingRefusal
type Asked = { options: Record<string, string>; bare: string[] }
/** What is done, and the sentence afterwards; without one the number of what was made is said. Null: the words are not enough. */
type Plan = (asked: Asked) => { work: (house: House) => Promise<Result<string | null, Refusal>>; sentence?: 'done.moved' | 'done.signed' } | null
type Form = { words: string[]; expected: readonly Option[]; usage: Extract<Parameters<ConventionsTranslate>[0], `help.${string}`> }

async function write(open: OpenForCommand, { words, expected, usage }: Form, plan: Plan): Promise<number> {
  const parsed = readOptions(words, expected)
  if (!parsed.ok) return faultOf(parsed)
  const { demo, lang } = parsed.value.options
  const t = translator(conventionsMessages, languageOf(isLanguage(lang) ? lang : undefined))
  const planned = lang === undefined || isLanguage(lang) ? plan(parsed.value) : null
  if (planned === null) {
    complain(t(usage))
    return ARGUMENT_FAULT
  }
  return withStore(open, { isDemo: demo === 'yes', purpose: 'export' }, async ({ house }) => {
    const result = await planned.work(house)
    if (result.ok) say(planned.sentence === undefined ? (result.value ?? '') : t(planned.sentence))
    else complain(t(`refused.${result.refusal}`))
    return result.ok ? DONE : REFUSED
  })
}

const make: Plan = ({ options: { community, text, from = null, until = null }, bare }) => {
  if (!isId(community) || bare.length > 0 || (text !== undefined && !/^[1-9]\d{0,5}$/.test(text))) return null
  if ([from, until].some((day) => day !== null && !isDay(day))) return null
  return { work: (house) => makeAsOperator(house, community, { textVersion: text === undefined ? null : Number(text), from, until }) }
}

const add: Plan = ({ options: { organisation = null, person = null, signer = '', hours, per = 'year' }, bare: [id, ...more] }) => {
  const hoursPer = HOURS_PER.find((each) => each === per)
  if (!isId(id) || more.length > 0 || hoursPer === undefined || [organisation, person].some((each) => each !== null && !isId(each))) return null
  const promised = hours === undefined ? null : Number(hours.replace(',', '.'))
  const wish = { organisationId: organisation, personId: person, signer: signer.trim(), signerId: null, hours: promised, hoursPer }
  return { work: (house) => keepAsOperator(house, id, (keeping) => addKept(keeping, wish)) }
}

const move: Plan = ({ options, bare: [id, ...more] }) => {
  const step = STEPS.find((each) => each === options.step)
  if (!isId(id) || more.length > 0 || step === undefined) return null
  return { work: (house) => keepAsOperator(house, id, (keeping) => takeKept(keeping, step, keeping.convention.version)), sentence: 'done.moved' }
}

/** A signature on paper, by the number of its line in the list. */
const sign: Plan = ({ options: { day = '' }, bare: [line, ...more] }) => {
  if (!isId(line) || more.length > 0 || !isDay(day)) return null
  return { work: (house) => notePaperAsOperator(house, line, day), sentence: 'done.signed' }
}
