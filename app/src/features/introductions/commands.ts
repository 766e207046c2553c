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
  sayIn,
  withStore,
  type Command,
  type OpenForCommand,
  type Option,
} from '../../platform/command-line.ts'
import { asSystem } from '../../platform/database.ts'
import type { House } from '../../platform/house.ts'
import { isId } from '../../platform/http/route.ts'
import type { PeopleNeighbours } from '../people/public.ts'
import { discardCardAsOperator, takeCardAsOperator, type TakeRefusal } from './actions/take-up.ts'
import { introductionsMessages, type IntroductionsTranslate } from './messages/catalogue.ts'
import { listAllWaiting } from './store/introduction-store.ts'

const about = sayIn(introductionsMessages)

const COMMON: readonly Option[] = [
  { form: '--demo', about: about('help.demo') },
  { form: LANGUAGE_FORM, about: about('help.lang') },
]
const TAKE: readonly Option[] = [{ form: '--person ID', about: about('help.person') }, ...COMMON]

export function introductionsCommands(open: OpenForCommand, neighbours: PeopleNeighbours): Record<string, Command> {
  return {
    'introduction list': { about: about('help.list'), options: COMMON, run: (words) => listCards(open, words) },
    'introduction take': {
      takes: 'ID',
      about: about('help.take'),
      options: TAKE,
      run: (words) =>
        settle(open, { words, expected: TAKE, usage: 'help.takeUsage', done: 'help.taken' }, (house, id, personId) =>
          takeCardAsOperator({ house, neighbours }, { id, personId }),
        ),
    },
    'introduction discard': {
      takes: 'ID',
      about: about('help.discard'),
      options: COMMON,
      run: (words) =>
        settle(open, { words, expected: COMMON, usage: 'help.discardUsage', done: 'lead.discarded' }, (house, id) => discardCardAsOperator(house, id)),
    },
  }
}

/** One line a card: its number, the day and number of the meeting, the name. */
async function listCards(open: OpenForCommand, words: string[]): Promise<number> {
  const parsed = readOptions(words, COMMON)
  if (!parsed.ok) return faultOf(parsed)
  if (parsed.value.bare.length > 0) {
    complain('Only --demo and --lang fr|nl|en|de follow this command.')
    return ARGUMENT_FAULT
  }
  return withStore(open, { isDemo: parsed.value.options.demo === 'yes', purpose: 'export' }, async ({ house }) => {
    for (const { id, startsAt, meetingId, name } of await asSystem(house.db, listAllWaiting)) say([id, dayOf(startsAt), meetingId, name].join('\t'))
    return DONE
  })
}

type Usage = { words: string[]; expected: readonly Option[]; usage: 'help.takeUsage' | 'help.discardUsage'; done: 'help.taken' | 'lead.discarded' }
type Work = (house: House, id: string, personId: string | null) => Promise<{ ok: true } | { ok: false; refusal: TakeRefusal }>

async function settle(open: OpenForCommand, { words, expected, usage, done }: Usage, work: Work): Promise<number> {
  const parsed = readOptions(words, expected)
  if (!parsed.ok) return faultOf(parsed)
  const { options, bare } = parsed.value
  const t: IntroductionsTranslate = translator(introductionsMessages, languageOf(isLanguage(options.lang) ? options.lang : undefined))
  const [id, ...more] = bare
  const person = options.person ?? null
  if (!isId(id) || more.length > 0 || (person !== null && !isId(person)) || (options.lang !== undefined && !isLanguage(options.lang))) {
    complain(t(usage))
    return ARGUMENT_FAULT
  }
  return withStore(open, { isDemo: options.demo === 'yes', purpose: 'export' }, async ({ house }) => {
    const settled = await work(house, id, person)
    if (settled.ok) say(t(done))
    else complain(t(`lead.refused.${settled.refusal}`))
    return settled.ok ? DONE : REFUSED
  })
}
