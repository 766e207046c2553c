import { commandsIn, refuse, tell, type Asked, type Command, type OpenForCommand, type Work } from '../../platform/command-line.ts'
import { asSystem } from '../../platform/database.ts'
import { wordsFor } from './domain/round.ts'
import { roundsMessages, type RoundsTranslate } from './messages/catalogue.ts'
import { countByRound } from './store/card-store.ts'
import { findRound } from './store/round-store.ts'

export function roundsCommands(open: OpenForCommand): Record<string, Command> {
  return commandsIn(open, roundsMessages, { 'round show': { takes: 'ID', about: 'help.show', usage: 'help.usage', plan: show } })
}

/** Where a round stands, in one line; never what was said. */
function show({ taken: id, language, t }: Asked<RoundsTranslate>): Work {
  return async (house) => {
    const found = await asSystem(house.db, async (tx) => {
      const round = await findRound(tx, id)
      return round === null ? null : { round, cards: (await countByRound(tx, [id])).get(id) ?? 0 }
    })
    if (found === null) return refuse(t('help.missing'))
    const { round, cards } = found
    const step = round.method.steps[round.step]
    const stands = step === undefined ? '' : `${round.step + 1}/${round.method.steps.length} ${wordsFor(language, step.title).text}`
    return tell([round.id, t(`state.${round.state}`), wordsFor(language, round.method.name).text, stands, t('list.cards', { count: cards })].join('\t'))
  }
}
