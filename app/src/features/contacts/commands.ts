import { dayOf } from '../../kernel/day.ts'
import { nameIn } from '../../kernel/language.ts'
import { commandsIn, refuse, tell, type Asked, type Command, type OpenForCommand, type Work } from '../../platform/command-line.ts'
import { asSystem } from '../../platform/database.ts'
import { nowOf } from '../../platform/house.ts'
import { isId } from '../../platform/http/route.ts'
import { endPointAsOperator, namePointAsOperator, type NameRefusal } from './actions/name-point.ts'
import { POINT_KINDS } from './domain/referral-point.ts'
import { contactsMessages, type ContactsTranslate } from './messages/catalogue.ts'
import { listStandingPoints } from './store/point-store.ts'

export function contactsCommands(open: OpenForCommand): Record<string, Command> {
  return commandsIn(open, contactsMessages, {
    'points list': { about: 'help.points', usage: 'help.listUsage', plan: list },
    'points name': {
      about: 'help.name',
      needs: { '--community ID': 'help.community', '--for WORDS': 'help.for', '--from DAY': 'help.from', '--until DAY': 'help.until' },
      options: {
        '--person ID': 'help.person',
        '--organisation ID': 'help.organisation',
        '--kind information|referral': 'help.kind',
        '--reach WORDS': 'help.reach',
        '--public': 'help.public',
      },
      usage: 'help.nameUsage',
      plan: name,
    },
    'points end': { takes: 'ID', about: 'help.end', usage: 'help.endUsage', plan: end },
  })
}

function sayRefusal(t: ContactsTranslate, refusal: NameRefusal): string {
  return t(refusal === 'community-unknown' ? 'help.unknown' : `points.refused.${refusal}`)
}

/** Says the number of the new point; a person is asked by mail first, as on the page. */
function name({ options, language, t }: Asked<ContactsTranslate>): Work | null {
  const { community, person, organisation, from = '', until = '' } = options
  const kind = POINT_KINDS.find((each) => each === (options.kind ?? 'referral'))
  if (!isId(community) || [person, organisation].some((id) => id !== undefined && !isId(id)) || kind === undefined) return null
  const scope = { fr: '', nl: '', [language === 'nl' ? 'nl' : 'fr']: (options.for ?? '').trim() }
  const who = { personId: person ?? null, organisationId: organisation ?? null }
  const draft = { ...who, kind, scope, reach: (options.reach ?? '').trim(), fromOn: from, untilOn: until, isPublic: options.public === 'yes' }
  return async (house) => {
    const named = await namePointAsOperator(house, community, draft)
    return named.ok ? tell(named.value) : refuse(sayRefusal(t, named.refusal))
  }
}

function end({ taken: id, t }: Asked<ContactsTranslate>): Work {
  return async (house) => {
    const ended = await endPointAsOperator(house, id)
    return ended.ok ? tell(t('help.ended')) : refuse(sayRefusal(t, ended.refusal))
  }
}

/** One line a point in force: its number, until when, which community, who or what, what for. */
function list({ language }: Asked<ContactsTranslate>): Work {
  return async (house) => {
    const points = await asSystem(house.db, (tx) => listStandingPoints(tx, null, dayOf(nowOf(house))))
    const lines = points.map(({ id, untilOn, community, person, organisation, scope }) => {
      const who = person ?? (organisation === null ? '' : nameIn(language, organisation))
      return [id, untilOn, nameIn(language, community), who, nameIn(language, scope)].join('\t')
    })
    return tell(...lines)
  }
}
