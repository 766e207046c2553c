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
import { wordsFor } from './domain/round.ts'
import { roundsMessages, type RoundsTranslate } from './messages/catalogue.ts'
import { countByRound } from './store/card-store.ts'
import { findRound } from './store/round-store.ts'

const about = sayIn(roundsMessages)

const OPTIONS: readonly Option[] = [
  { form: '--demo', about: about('help.demo') },
  { form: LANGUAGE_FORM, about: about('help.lang') },
]

export function roundsCommands(open: OpenForCommand): Record<string, Command> {
  return { 'round show': { takes: 'ID', about: about('help.show'), options: OPTIONS, run: (words) => showRound(open, words) } }
}

/** Where a round stands, in one line; never what was said. */
async function showRound(open: OpenForCommand, words: string[]): Promise<number> {
  const parsed = readOptions(words, OPTIONS)
  if (!parsed.ok) return faultOf(parsed)
  const { options, bare } = parsed.value
  const language = languageOf(isLanguage(options.lang) ? options.lang : undefined)
  const t: RoundsTranslate = translator(roundsMessages, language)
  const [id, ...more] = bare
  if (!isId(id) || more.length > 0 || (options.lang !== undefined && !isLanguage(options.lang))) {
    complain(t('help.usage'))
    return ARGUMENT_FAULT
  }
  return withStore(open, { isDemo: options.demo === 'yes', purpose: 'export' }, async ({ house }) => {
    const found = await asSystem(house.db, async (tx) => {
      const round = await findRound(tx, id)
      return round === null ? null : { round, cards: (await countByRound(tx, [id])).get(id) ?? 0 }
    })
    if (found === null) {
      complain(t('help.missing'))
      return REFUSED
    }
    const { round, cards } = found
    const step = round.method.steps[round.step]
    const stands = step === undefined ? '' : `${round.step + 1}/${round.method.steps.length} ${wordsFor(language, step.title).text}`
    say([round.id, t(`state.${round.state}`), wordsFor(language, round.method.name).text, stands, t('list.cards', { count: cards })].join('\t'))
    return DONE
  })
}
