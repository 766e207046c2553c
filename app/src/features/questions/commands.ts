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
import { nowOf } from '../../platform/house.ts'
import { closeAsOperator } from './actions/answer-question.ts'
import { responseTimes } from './domain/response.ts'
import { questionsMessages } from './messages/catalogue.ts'
import { writeTimes } from './pages/words.ts'
import { listAnswerTimes } from './store/question-store.ts'

const about = sayIn(questionsMessages)

const SETTLE: readonly Option[] = [
  { form: '--demo', about: about('help.demo') },
  { form: LANGUAGE_FORM, about: about('help.lang') },
]
const TIMES: readonly Option[] = [{ form: '--since DAY', about: about('help.since') }, ...SETTLE]
const YEAR_MS = 365 * 86_400_000

export function questionsCommands(open: OpenForCommand): Record<string, Command> {
  return {
    'questions times': { about: about('help.times'), options: TIMES, run: (words) => sayTimes(open, words) },
    'questions settle': { takes: 'ID', about: about('help.settle'), options: SETTLE, run: (words) => settle(open, words) },
  }
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
