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
  type Command,
  type OpenForCommand,
  type Option,
  type Said,
} from '../../platform/command-line.ts'
import { asSystem } from '../../platform/database.ts'
import { nowOf } from '../../platform/house.ts'
import { responseTimes } from './domain/response.ts'
import { questionsMessages } from './messages/catalogue.ts'
import { writeTimes } from './pages/words.ts'
import { listAnswerTimes } from './store/question-store.ts'

const about =
  (key: 'help.times' | 'help.since' | 'help.lang'): Said =>
  (language) =>
    translator(questionsMessages, language)(key)

const OPTIONS: readonly Option[] = [
  { form: '--since DAY', about: about('help.since') },
  { form: LANGUAGE_FORM, about: about('help.lang') },
]
const YEAR_MS = 365 * 86_400_000

export function questionsCommands(open: OpenForCommand): Record<string, Command> {
  return { 'questions times': { about: about('help.times'), options: OPTIONS, run: (words) => sayTimes(open, words) } }
}

async function sayTimes(open: OpenForCommand, words: string[]): Promise<number> {
  const parsed = readOptions(words, OPTIONS)
  if (!parsed.ok) return faultOf(parsed)
  const { lang, since } = parsed.value.options
  if (parsed.value.bare.length > 0 || (lang !== undefined && !isLanguage(lang)) || (since !== undefined && !isDay(since))) {
    complain('Say --since as a day like 2026-01-31, and --lang as one of fr, nl, en, de.')
    return ARGUMENT_FAULT
  }
  const opened = await open({ isDemo: false, purpose: 'open' })
  if (opened === null) return REFUSED
  try {
    const from = since ?? dayOf(new Date(Date.parse(nowOf(opened.house)) - YEAR_MS))
    const times = responseTimes(await asSystem(opened.house.db, (tx) => listAnswerTimes(tx, from)))
    say(writeTimes(translator(questionsMessages, languageOf(lang)), times))
    return DONE
  } finally {
    await opened.stop()
  }
}
