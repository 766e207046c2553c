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
import { findSituation } from '../situations/public.ts'
import { askAndThen } from './actions/ask-and-then.ts'
import { listSuggestions } from './actions/keep-suggestion.ts'
import { suggestionsMessages } from './messages/catalogue.ts'

const about = sayIn(suggestionsMessages)
const OPTIONS: readonly Option[] = [
  { form: '--demo', about: about('help.demo') },
  { form: LANGUAGE_FORM, about: about('help.lang') },
]

export function suggestionsCommands(open: OpenForCommand): Record<string, Command> {
  return {
    'suggestion list': { takes: 'ID', about: about('help.list'), options: OPTIONS, run: (words) => list(open, words) },
    'and-then send': { about: about('help.send'), options: OPTIONS, run: (words) => send(open, words) },
  }
}

/** One line a suggestion: its number, whether it was taken, its words; what did not pass for the room of the situation is left out. */
async function list(open: OpenForCommand, words: string[]): Promise<number> {
  const parsed = readOptions(words, OPTIONS)
  if (!parsed.ok) return faultOf(parsed)
  const { demo, lang } = parsed.value.options
  const [id, ...more] = parsed.value.bare
  const t = translator(suggestionsMessages, languageOf(isLanguage(lang) ? lang : undefined))
  if (!isId(id) || more.length > 0 || (lang !== undefined && !isLanguage(lang))) {
    complain(t('help.listUsage'))
    return ARGUMENT_FAULT
  }
  return withStore(open, { isDemo: demo === 'yes', purpose: 'export' }, async ({ house }) => {
    const found = await asSystem(house.db, async (tx) => ((await findSituation(tx, id)) === null ? null : listSuggestions(tx, id)))
    if (found === null) {
      complain(t('help.unknown'))
      return REFUSED
    }
    for (const { id: number, takenAt, text } of found) say([number, takenAt === null ? '' : t('list.taken'), text.replaceAll(/\s+/g, ' ')].join('\t'))
    return DONE
  })
}

/** The work of every hour, now: who was asked already is not asked again. */
async function send(open: OpenForCommand, words: string[]): Promise<number> {
  const parsed = readOptions(words, OPTIONS)
  if (!parsed.ok) return faultOf(parsed)
  const { demo, lang } = parsed.value.options
  const t = translator(suggestionsMessages, languageOf(isLanguage(lang) ? lang : undefined))
  if (parsed.value.bare.length > 0 || (lang !== undefined && !isLanguage(lang))) {
    complain(t('help.sendUsage'))
    return ARGUMENT_FAULT
  }
  return withStore(open, { isDemo: demo === 'yes', purpose: 'export' }, async ({ house }) => {
    say(t('help.sent', { count: await askAndThen(house) }))
    return DONE
  })
}
