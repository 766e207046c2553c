import { dayOf } from '../../kernel/day.ts'
import { isLanguage, nameIn, type Language } from '../../kernel/language.ts'
import { done, type Result } from '../../kernel/result.ts'
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
import { nowOf, type House } from '../../platform/house.ts'
import { isId } from '../../platform/http/route.ts'
import { endPointAsOperator, namePointAsOperator, type NameRefusal } from './actions/name-point.ts'
import { POINT_KINDS } from './domain/referral-point.ts'
import { contactsMessages, type ContactsTranslate } from './messages/catalogue.ts'
import { listStandingPoints } from './store/point-store.ts'

type HelpKey = Extract<Parameters<ContactsTranslate>[0], `help.${string}`>

const about = sayIn(contactsMessages)

const COMMON: readonly Option[] = [
  { form: '--demo', about: about('help.demo') },
  { form: LANGUAGE_FORM, about: about('help.lang') },
]
const NAME: readonly Option[] = [
  { form: '--community ID', about: about('help.community'), isNeeded: true },
  { form: '--for WORDS', about: about('help.for'), isNeeded: true },
  { form: '--from DAY', about: about('help.from'), isNeeded: true },
  { form: '--until DAY', about: about('help.until'), isNeeded: true },
  { form: '--person ID', about: about('help.person') },
  { form: '--organisation ID', about: about('help.organisation') },
  { form: '--kind information|referral', about: about('help.kind') },
  { form: '--reach WORDS', about: about('help.reach') },
  { form: '--public', about: about('help.public') },
  ...COMMON,
]

export function contactsCommands(open: OpenForCommand): Record<string, Command> {
  return {
    'points list': { about: about('help.points'), options: COMMON, run: (words) => listPoints(open, words) },
    'points name': { about: about('help.name'), options: NAME, run: (words) => nameOne(open, words) },
    'points end': { takes: 'ID', about: about('help.end'), options: COMMON, run: (words) => endOne(open, words) },
  }
}

type Asked = { options: Record<string, string>; bare: string[]; language: Language; t: ContactsTranslate }

/** What both that write have in common: the options, the store, the sentence at the end. A plan that is null was asked wrongly. */
async function write(
  open: OpenForCommand,
  asked: { words: string[]; expected: readonly Option[]; usage: HelpKey },
  plan: (asked: Asked) => ((house: House) => Promise<Result<string, NameRefusal>>) | null,
): Promise<number> {
  const parsed = readOptions(asked.words, asked.expected)
  if (!parsed.ok) return faultOf(parsed)
  const { options, bare } = parsed.value
  const language = languageOf(isLanguage(options.lang) ? options.lang : undefined)
  const t = translator(contactsMessages, language)
  const work = options.lang === undefined || isLanguage(options.lang) ? plan({ options, bare, language, t }) : null
  if (work === null) {
    complain(t(asked.usage))
    return ARGUMENT_FAULT
  }
  return withStore(open, { isDemo: options.demo === 'yes', purpose: 'export' }, async ({ house }) => {
    const result = await work(house)
    if (result.ok) say(result.value)
    else complain(t(result.refusal === 'community-unknown' ? 'help.unknown' : `points.refused.${result.refusal}`))
    return result.ok ? DONE : REFUSED
  })
}

/** Says the number of the new point; a person is asked by mail first, as on the page. */
function nameOne(open: OpenForCommand, words: string[]): Promise<number> {
  return write(open, { words, expected: NAME, usage: 'help.nameUsage' }, ({ options, bare, language }) => {
    const { community, person, organisation, from, until } = options
    const kind = POINT_KINDS.find((each) => each === (options.kind ?? 'referral'))
    const areIds = isId(community) && [person, organisation].every((id) => id === undefined || isId(id))
    if (bare.length > 0 || !areIds || kind === undefined || from === undefined || until === undefined) return null
    const scope = { fr: '', nl: '', [language === 'nl' ? 'nl' : 'fr']: (options.for ?? '').trim() }
    const who = { personId: person ?? null, organisationId: organisation ?? null }
    const draft = { ...who, kind, scope, reach: (options.reach ?? '').trim(), fromOn: from, untilOn: until, isPublic: options.public === 'yes' }
    return (house) => namePointAsOperator(house, community, draft)
  })
}

function endOne(open: OpenForCommand, words: string[]): Promise<number> {
  return write(open, { words, expected: COMMON, usage: 'help.endUsage' }, ({ bare: [id, ...more], t }) => {
    if (!isId(id) || more.length > 0) return null
    return async (house) => {
      const ended = await endPointAsOperator(house, id)
      return ended.ok ? done(t('help.ended')) : ended
    }
  })
}

/** One line a point in force: its number, until when, which community, who or what, what for. */
async function listPoints(open: OpenForCommand, words: string[]): Promise<number> {
  const parsed = readOptions(words, COMMON)
  if (!parsed.ok) return faultOf(parsed)
  const { demo, lang } = parsed.value.options
  if (parsed.value.bare.length > 0 || (lang !== undefined && !isLanguage(lang))) {
    complain(translator(contactsMessages, languageOf(undefined))('help.listUsage'))
    return ARGUMENT_FAULT
  }
  const language = languageOf(lang)
  return withStore(open, { isDemo: demo === 'yes', purpose: 'export' }, async ({ house }) => {
    const points = await asSystem(house.db, (tx) => listStandingPoints(tx, null, dayOf(nowOf(house))))
    for (const { id, untilOn, community, person, organisation, scope } of points) {
      const who = person ?? (organisation === null ? '' : nameIn(language, organisation))
      say([id, untilOn, nameIn(language, community), who, nameIn(language, scope)].join('\t'))
    }
    return DONE
  })
}
