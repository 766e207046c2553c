import { text as readAll } from 'node:stream/consumers'
import { dayOf, isDay } from '../../kernel/day.ts'
import { isLanguage } from '../../kernel/language.ts'
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
import { asSystem } from '../../platform/database.ts'
import { isId } from '../../platform/http/route.ts'
import { nowOf, type House } from '../../platform/house.ts'
import { answerAsOperator, closeAsOperator } from './actions/answer-question.ts'
import { askAsOperator } from './actions/ask-question.ts'
import { responseTimes } from './domain/response.ts'
import { topicsOf } from './domain/topics.ts'
import { questionsMessages, type QuestionsTranslate } from './messages/catalogue.ts'
import { writeTimes } from './pages/words.ts'
import { listAnswerTimes } from './store/question-store.ts'

const about = sayIn(questionsMessages)

const SETTLE: readonly Option[] = [
  { form: '--demo', about: about('help.demo') },
  { form: LANGUAGE_FORM, about: about('help.lang') },
]
const TIMES: readonly Option[] = [{ form: '--since DAY', about: about('help.since') }, ...SETTLE]
const DEMO: Option = { form: '--demo', about: about('help.demo') }
const WORDS_LANGUAGE: Option = { form: '--lang LANGUAGE', about: about('help.askLang'), isNeeded: true }
const ASK: readonly Option[] = [
  { form: '--for ID', about: about('help.askFor'), isNeeded: true },
  { form: '--community ID', about: about('help.askIn') },
  WORDS_LANGUAGE,
  { form: '--title TEXT', about: about('help.askTitle'), isNeeded: true },
  { form: '--text TEXT', about: about('help.askText') },
  DEMO,
]
const ANSWER: readonly Option[] = [
  { form: '--by ID', about: about('help.answerBy'), isNeeded: true },
  WORDS_LANGUAGE,
  { form: '--text TEXT', about: about('help.answerText') },
  DEMO,
]
const YEAR_MS = 365 * 86_400_000

type ReadText = () => Promise<string>

/** Questions from the command line of the machine, as whoever operates the house. */
export function questionsCommands(open: OpenForCommand, readText: ReadText = () => readAll(process.stdin)): Record<string, Command> {
  return {
    'questions ask': { about: about('help.ask'), options: ASK, run: (words) => ask(open, words) },
    'questions answer': { takes: 'ID', about: about('help.answer'), options: ANSWER, run: (words) => answer(open, words, readText) },
    'questions times': { about: about('help.times'), options: TIMES, run: (words) => sayTimes(open, words) },
    'questions settle': { takes: 'ID', about: about('help.settle'), options: SETTLE, run: (words) => settle(open, words) },
  }
}

async function ask(open: OpenForCommand, words: string[]): Promise<number> {
  const parsed = readOptions(words, ASK)
  if (!parsed.ok) return faultOf(parsed)
  const { for: asker, community, lang, title, text = '', demo } = parsed.value.options
  const t = translator(questionsMessages, languageOf(lang))
  const isPlace = community === undefined || isId(community)
  if (!isId(asker) || !isPlace || !isLanguage(lang) || title === undefined || parsed.value.bare.length > 0) {
    complain(t('help.askUsage'))
    return ARGUMENT_FAULT
  }
  const draft = { title: title.trim(), body: text.trim(), language: lang, topics: topicsOf(`${title} ${text}`), communityId: community ?? null }
  return runOn(open, { isDemo: demo === 'yes', t, work: (house) => askAsOperator(house, asker, draft), sayDone: (id) => t('help.asked', { id }) })
}

async function answer(open: OpenForCommand, words: string[], readText: ReadText): Promise<number> {
  const parsed = readOptions(words, ANSWER)
  if (!parsed.ok) return faultOf(parsed)
  const { by, lang, text, demo } = parsed.value.options
  const [id, ...more] = parsed.value.bare
  const t = translator(questionsMessages, languageOf(lang))
  if (!isId(id) || !isId(by) || !isLanguage(lang) || more.length > 0) {
    complain(t('help.answerUsage'))
    return ARGUMENT_FAULT
  }
  const said = (text ?? (await readText())).trim()
  const work = (house: House) => answerAsOperator(house, { id, by, language: lang, text: said })
  return runOn(open, { isDemo: demo === 'yes', t, work, sayDone: () => t('help.answered') })
}

type Work = {
  isDemo: boolean
  t: QuestionsTranslate
  work: (house: House) => ReturnType<typeof askAsOperator | typeof answerAsOperator>
  sayDone: (id: string) => string
}

/** Opens the house for one piece of work; what a rule refuses is said in a sentence. */
async function runOn(open: OpenForCommand, { isDemo, t, work, sayDone }: Work): Promise<number> {
  return withStore(open, { isDemo, purpose: 'export' }, async ({ house }) => {
    const result = await work(house)
    if (result.ok) say(sayDone(result.value))
    else complain(t(`refused.${result.refusal}`))
    return result.ok ? DONE : REFUSED
  })
}

/** Closes one question: whether it is answered is for who asked to say. */
async function settle(open: OpenForCommand, words: string[]): Promise<number> {
  const parsed = readOptions(words, SETTLE)
  if (!parsed.ok) return faultOf(parsed)
  const { demo, lang } = parsed.value.options
  const [id, ...more] = parsed.value.bare
  const t = translator(questionsMessages, languageOf(isLanguage(lang) ? lang : undefined))
  if (!isId(id) || more.length > 0 || (lang !== undefined && !isLanguage(lang))) {
    complain(t('help.settleUsage'))
    return ARGUMENT_FAULT
  }
  return withStore(open, { isDemo: demo === 'yes', purpose: 'export' }, async ({ house }) => {
    const closed = await closeAsOperator(house, id)
    if (closed.ok) say(t('help.settled'))
    else complain(t(`refused.${closed.refusal}`))
    return closed.ok ? DONE : REFUSED
  })
}

async function sayTimes(open: OpenForCommand, words: string[]): Promise<number> {
  const parsed = readOptions(words, TIMES)
  if (!parsed.ok) return faultOf(parsed)
  const { demo, lang, since } = parsed.value.options
  if (parsed.value.bare.length > 0 || (lang !== undefined && !isLanguage(lang)) || (since !== undefined && !isDay(since))) {
    complain(translator(questionsMessages, languageOf(undefined))('help.timesUsage'))
    return ARGUMENT_FAULT
  }
  return withStore(open, { isDemo: demo === 'yes', purpose: 'export' }, async ({ house }) => {
    const from = since ?? dayOf(new Date(Date.parse(nowOf(house)) - YEAR_MS))
    const times = responseTimes(await asSystem(house.db, (tx) => listAnswerTimes(tx, from)))
    say(writeTimes(translator(questionsMessages, languageOf(lang)), times))
    return DONE
  })
}
