import { commandsIn, tell, type Asked, type Command, type OpenForCommand, type Work } from '../../platform/command-line.ts'
import { asSystem } from '../../platform/database.ts'
import { isId } from '../../platform/http/route.ts'
import { stopFeedsOf } from './actions/keep-feeds.ts'
import { feedsMessages, type FeedsTranslate } from './messages/catalogue.ts'
import { listFeeds } from './store/feed-store.ts'

/** For whoever runs the house: a phone was lost, and its owner cannot sign in. */
export function feedsCommands(open: OpenForCommand): Record<string, Command> {
  const ofPerson = { needs: { '--person ID': 'help.person' }, usage: 'command.person' } as const
  return commandsIn(open, feedsMessages, {
    'feed list': { ...ofPerson, about: 'help.list', plan: list },
    'feed stop': { ...ofPerson, about: 'help.stop', plan: stop },
  })
}

function list({ options: { person }, t }: Asked<FeedsTranslate>): Work | null {
  if (!isId(person)) return null
  return async (house) => {
    const feeds = await asSystem(house.db, (tx) => listFeeds(tx, person))
    if (feeds.length === 0) return tell(t('command.none'))
    const used = (when: string | null) => (when === null ? t('command.unused') : t('command.used', { when }))
    return tell(...feeds.map(({ name, createdAt, lastUsedAt }) => t('command.line', { name, made: createdAt, used: used(lastUsedAt) })))
  }
}

function stop({ options: { person }, t }: Asked<FeedsTranslate>): Work | null {
  if (!isId(person)) return null
  return async (house) => tell(t('command.stopped', { count: await stopFeedsOf(house, person) }))
}
