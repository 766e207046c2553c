import { translator, type Translate } from '../../kernel/translate.ts'
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
import type { House } from '../../platform/house.ts'
import { isId } from '../../platform/http/route.ts'
import { stopFeedsOf } from './actions/keep-feeds.ts'
import { feedsMessages, type FeedsKey } from './messages/catalogue.ts'
import { listFeeds } from './store/feed-store.ts'

const about = sayIn(feedsMessages)

const OPTIONS: readonly Option[] = [
  { form: '--person ID', about: about('help.person'), isNeeded: true },
  { form: '--demo', about: about('help.demo') },
  { form: LANGUAGE_FORM, about: about('help.lang') },
]

/** For whoever runs the house: a phone was lost, and its owner cannot sign in. */
export function feedsCommands(open: OpenForCommand): Record<string, Command> {
  return {
    'feed list': { about: about('help.list'), options: OPTIONS, run: (words) => withPerson(open, words, listThem) },
    'feed stop': { about: about('help.stop'), options: OPTIONS, run: (words) => withPerson(open, words, stopThem) },
  }
}

async function withPerson(
  open: OpenForCommand,
  words: string[],
  work: (house: House, personId: string, t: Translate<FeedsKey>) => Promise<void>,
): Promise<number> {
  const parsed = readOptions(words, OPTIONS)
  if (!parsed.ok) return faultOf(parsed)
  const { options, bare } = parsed.value
  const t = translator(feedsMessages, languageOf(options['lang']))
  const personId = options['person']
  if (!isId(personId) || bare.length > 0) {
    complain(t('command.person'))
    return ARGUMENT_FAULT
  }
  return withStore(open, { isDemo: options['demo'] === 'yes', purpose: 'export' }, async ({ house }) => {
    await work(house, personId, t)
    return DONE
  })
}

async function listThem(house: House, personId: string, t: Translate<FeedsKey>): Promise<void> {
  const feeds = await asSystem(house.db, (tx) => listFeeds(tx, personId))
  for (const { name, createdAt, lastUsedAt } of feeds) {
    say(t('command.line', { name, made: createdAt, used: lastUsedAt === null ? t('command.unused') : t('command.used', { when: lastUsedAt }) }))
  }
  if (feeds.length === 0) say(t('command.none'))
}

async function stopThem(house: House, personId: string, t: Translate<FeedsKey>): Promise<void> {
  say(t('command.stopped', { count: await stopFeedsOf(house, personId) }))
}
