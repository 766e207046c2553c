import { dayOf } from '../../kernel/day.ts'
import { nameIn } from '../../kernel/language.ts'
import { commandsIn, tell, type Asked, type Command, type OpenForCommand, type Work } from '../../platform/command-line.ts'
import { asSystem } from '../../platform/database.ts'
import { isId } from '../../platform/http/route.ts'
import { nowOf } from '../../platform/house.ts'
import { conventionWritingCommands } from './commands/write-commands.ts'
import { countSigned, stateOf } from './domain/convention.ts'
import { conventionsMessages, type ConventionsTranslate } from './messages/catalogue.ts'
import { listConventions } from './store/convention-store.ts'
import { listSignatories } from './store/signatory-store.ts'

export function conventionsCommands(open: OpenForCommand): Record<string, Command> {
  return {
    ...commandsIn(open, conventionsMessages, {
      'convention list': { about: 'help.list', needs: { '--community ID': 'help.community' }, usage: 'help.missing', plan: list },
    }),
    ...conventionWritingCommands(open),
  }
}

/** One line a convention, one line a signatory below it: what an operator may read aloud. */
function list({ options: { community }, language, t }: Asked<ConventionsTranslate>): Work | null {
  if (!isId(community)) return null
  return async (house) => {
    const today = dayOf(nowOf(house))
    const lines = await asSystem(house.db, async (tx) => {
      const conventions = await listConventions(tx, community)
      const ids = conventions.map(({ id }) => id)
      const signatories = await listSignatories(tx, ids, null, today)
      return conventions.flatMap((convention) => {
        const own = signatories.filter(({ conventionId }) => conventionId === convention.id)
        const state = t(`state.${stateOf(convention, own, today)}`, countSigned(own))
        const heads = own.map((line) => `  ${line.id} ${nameIn(language, line.name)}: ${line.signedOn ?? t('waits')}`)
        return [`${convention.id} ${t('heading', { version: convention.textVersion })}: ${state}`, ...heads]
      })
    })
    return tell(...(lines.length === 0 ? [t('help.none')] : lines))
  }
}
