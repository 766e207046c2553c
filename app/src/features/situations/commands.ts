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
import { keepPromises } from './actions/hear-news.ts'
import { moveSituation } from './actions/room.ts'
import { situationsMessages } from './messages/catalogue.ts'

const about = sayIn(situationsMessages)
const OPTIONS: readonly Option[] = [
  { form: '--demo', about: about('help.demo') },
  { form: LANGUAGE_FORM, about: about('help.lang') },
]

export function situationsCommands(open: OpenForCommand): Record<string, Command> {
  return {
    'situations forget': { about: about('help.forget'), options: OPTIONS, run: (words) => forget(open, words) },
    'situations stop': { takes: 'ID', about: about('help.stop'), options: OPTIONS, run: (words) => stop(open, words) },
  }
}

/** The work of every night, now. */
async function forget(open: OpenForCommand, words: string[]): Promise<number> {
  const parsed = readOptions(words, OPTIONS)
  if (!parsed.ok) return faultOf(parsed)
  const { demo, lang } = parsed.value.options
  const t = translator(situationsMessages, languageOf(isLanguage(lang) ? lang : undefined))
  if (parsed.value.bare.length > 0 || (lang !== undefined && !isLanguage(lang))) {
    complain(t('help.usage'))
    return ARGUMENT_FAULT
  }
  return withStore(open, { isDemo: demo === 'yes', purpose: 'export' }, async ({ house }) => {
    say(t('help.forgotten', await keepPromises(house)))
    return DONE
  })
}

/** For whoever is asked to, without a browser: no question, no reason. */
async function stop(open: OpenForCommand, words: string[]): Promise<number> {
  const parsed = readOptions(words, OPTIONS)
  if (!parsed.ok) return faultOf(parsed)
  const { demo, lang } = parsed.value.options
  const [id, ...more] = parsed.value.bare
  const t = translator(situationsMessages, languageOf(isLanguage(lang) ? lang : undefined))
  if (!isId(id) || more.length > 0 || (lang !== undefined && !isLanguage(lang))) {
    complain(t('help.stopUsage'))
    return ARGUMENT_FAULT
  }
  return withStore(open, { isDemo: demo === 'yes', purpose: 'export' }, async ({ house }) => {
    const stopped = await asSystem(house.db, (tx) => moveSituation(tx, id, 'stopped', nowOf(house)))
    if (stopped.ok) say(t('help.stopped'))
    else complain(t(`refused.${stopped.refusal}`))
    return stopped.ok ? DONE : REFUSED
  })
}
