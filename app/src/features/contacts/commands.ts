import { nameIn } from '../../kernel/language.ts'
import { dayOf } from '../../kernel/day.ts'
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
import { contactsMessages } from './messages/catalogue.ts'
import { listStandingPoints } from './store/point-store.ts'

const about =
  (key: 'help.points' | 'help.lang'): Said =>
  (language) =>
    translator(contactsMessages, language)(key)

const OPTIONS: readonly Option[] = [{ form: LANGUAGE_FORM, about: about('help.lang') }]

export function contactsCommands(open: OpenForCommand): Record<string, Command> {
  return { 'points list': { about: about('help.points'), options: OPTIONS, run: (words) => listPoints(open, words) } }
}

/** One line a point in force: until when, which community, who or what, what for. */
async function listPoints(open: OpenForCommand, words: string[]): Promise<number> {
  const parsed = readOptions(words, OPTIONS)
  if (!parsed.ok) return faultOf(parsed)
  const { lang } = parsed.value.options
  if (parsed.value.bare.length > 0 || (lang !== undefined && !isLanguage(lang))) {
    complain('Only --lang fr|nl|en|de follows this command.')
    return ARGUMENT_FAULT
  }
  const opened = await open({ isDemo: false, purpose: 'open' })
  if (opened === null) return REFUSED
  const language = languageOf(lang)
  try {
    const points = await asSystem(opened.house.db, (tx) => listStandingPoints(tx, null, dayOf(nowOf(opened.house))))
    for (const { untilOn, community, person, organisation, scope } of points) {
      const who = person ?? (organisation === null ? '' : nameIn(language, organisation))
      say([untilOn, nameIn(language, community), who, nameIn(language, scope)].join('\t'))
    }
    return DONE
  } finally {
    await opened.stop()
  }
}
