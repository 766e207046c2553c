import { dayOf } from '../../kernel/day.ts'
import { isLanguage, nameIn } from '../../kernel/language.ts'
import { translator } from '../../kernel/translate.ts'
import {
  ARGUMENT_FAULT,
  complain,
  DONE,
  faultOf,
  LANGUAGE_FORM,
  languageOf,
  readOptions,
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
import { conventionWritingCommands } from './commands/write-commands.ts'
import { countSigned, stateOf } from './domain/convention.ts'
import { conventionsMessages } from './messages/catalogue.ts'
import { listConventions } from './store/convention-store.ts'
import { listSignatories } from './store/signatory-store.ts'

const about = sayIn(conventionsMessages)

const OPTIONS: readonly Option[] = [
  { form: '--community ID', about: about('help.community'), isNeeded: true },
  { form: '--demo', about: about('help.demo') },
  { form: LANGUAGE_FORM, about: about('help.lang') },
]

export function conventionsCommands(open: OpenForCommand): Record<string, Command> {
  return {
    'convention list': { about: about('help.list'), options: OPTIONS, run: (words) => listCommand(open, words) },
    ...conventionWritingCommands(open),
  }
}

/** One line a convention, one line a signatory below it: what an operator may read aloud. */
async function listCommand(open: OpenForCommand, words: string[]): Promise<number> {
  const parsed = readOptions(words, OPTIONS)
  if (!parsed.ok) return faultOf(parsed)
  const { community, demo, lang } = parsed.value.options
  const language = languageOf(isLanguage(lang) ? lang : undefined)
  const t = translator(conventionsMessages, language)
  if (!isId(community) || parsed.value.bare.length > 0 || (lang !== undefined && !isLanguage(lang))) {
    complain(t('help.missing'))
    return ARGUMENT_FAULT
  }
  return withStore(open, { isDemo: demo === 'yes', purpose: 'export' }, async ({ house }) => {
    const today = dayOf(nowOf(house))
    const lines = await asSystem(house.db, async (tx) => {
      const conventions = await listConventions(tx, community)
      const signatories = await listSignatories(
        tx,
        conventions.map(({ id }) => id),
        null,
        today,
      )
      return conventions.flatMap((convention) => {
        const own = signatories.filter(({ conventionId }) => conventionId === convention.id)
        const state = t(`state.${stateOf(convention, own, today)}`, countSigned(own))
        const heads = own.map((line) => `  ${line.id} ${nameIn(language, line.name)}: ${line.signedOn ?? t('waits')}`)
        return [`${convention.id} ${t('heading', { version: convention.textVersion })}: ${state}`, ...heads]
      })
    })
    for (const line of lines.length === 0 ? [t('help.none')] : lines) say(line)
    return DONE
  })
}
