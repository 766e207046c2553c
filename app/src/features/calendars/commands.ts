import { readFileSync, statSync } from 'node:fs'
import { isLanguage } from '../../kernel/language.ts'
import { done, refused, type Result } from '../../kernel/result.ts'
import { translator, type Translate } from '../../kernel/translate.ts'
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
import { nowOf } from '../../platform/house.ts'
import { addCalendar, removeAsOperator } from './actions/keep-sources.ts'
import { fetchCalendar, readSourceAgain } from './actions/read-source.ts'
import type { CalendarSubject } from './domain/source.ts'
import { calendarsMessages, type CalendarsKey } from './messages/catalogue.ts'
import { isSubjectKnown } from './store/subject-store.ts'
import { listDueSources, listSources } from './store/source-store.ts'

const about = sayIn(calendarsMessages)

const LANGUAGE: Option = { form: LANGUAGE_FORM, about: about('help.lang') }
const DEMO: Option = { form: '--demo', about: about('help.demo') }
const READ_OPTIONS: readonly Option[] = [DEMO, LANGUAGE]
const WHOSE: readonly Option[] = [
  { form: '--community ID', about: about('help.community') },
  { form: '--organisation ID', about: about('help.organisation') },
  { form: '--person ID', about: about('help.person') },
]
const LIST_OPTIONS: readonly Option[] = [...WHOSE, ...READ_OPTIONS]
const IMPORT_OPTIONS: readonly Option[] = [
  { form: '--name NAME', about: about('help.name'), isNeeded: true },
  ...WHOSE,
  { form: '--titles', about: about('help.titles') },
  ...READ_OPTIONS,
]

export function calendarsCommands(open: OpenForCommand): Record<string, Command> {
  return {
    'calendar import': { takes: 'FILE', about: about('help.import'), options: IMPORT_OPTIONS, run: (words) => importCommand(open, words) },
    'calendar list': { about: about('help.list'), options: LIST_OPTIONS, run: (words) => listCommand(open, words) },
    'calendar remove': { takes: 'ID', about: about('help.remove'), options: READ_OPTIONS, run: (words) => removeCommand(open, words) },
    'calendar read': { about: about('help.read'), options: READ_OPTIONS, run: (words) => readCommand(open, words) },
  }
}

function subjectOf(options: Record<string, string>): CalendarSubject | null {
  const given = (['community', 'organisation', 'person'] as const).filter((kind) => options[kind] !== undefined)
  const [kind] = given
  const id = kind === undefined ? undefined : options[kind]
  return kind !== undefined && given.length === 1 && isId(id) ? { kind, id } : null
}

/** An address begins with what it is; everything else is a file. */
function isAddress(text: string): boolean {
  return /^(https?|webcals?):/i.test(text)
}

async function importCommand(open: OpenForCommand, words: string[]): Promise<number> {
  const parsed = readOptions(words, IMPORT_OPTIONS)
  if (!parsed.ok) return faultOf(parsed)
  const { options, bare } = parsed.value
  const t = translator(calendarsMessages, languageOf(options['lang']))
  const [given, ...more] = bare
  if (given === undefined || more.length > 0 || (options['lang'] !== undefined && !isLanguage(options['lang']))) {
    complain('npx ronde calendar import FILE --name NAME --community ID')
    return ARGUMENT_FAULT
  }
  const subject = subjectOf(options)
  if (subject === null) {
    complain(t('command.whose'))
    return ARGUMENT_FAULT
  }
  const file = isAddress(given) ? null : readText(given)
  if (file !== null && !file.ok) {
    complain(t(file.refusal, { path: given }))
    return REFUSED
  }
  const draft = { name: options['name'] ?? '', address: file === null ? given : null, text: file?.value ?? null, showsTitles: options['titles'] === 'yes' }
  return withHouse(open, options, async (house) => {
    if (!(await asSystem(house.db, (tx) => isSubjectKnown(tx, subject)))) return refuse(t, 'command.unknown')
    const added = await addCalendar(house, null, subject, draft, fetchCalendar)
    if (!added.ok) return refuse(t, `refused.${added.refusal}`)
    say(t('done.added', { name: added.value.name, count: added.value.busyCount }))
    return DONE
  })
}

const LARGEST_FILE = 1024 * 1024

function readText(path: string): Result<string, 'command.file' | 'refused.too-large'> {
  try {
    return statSync(path).size > LARGEST_FILE ? refused('refused.too-large') : done(readFileSync(path, 'utf8'))
  } catch {
    return refused('command.file')
  }
}

/** One line a calendar: its number, its name, when it was last read well, how many appointments it holds. */
async function listCommand(open: OpenForCommand, words: string[]): Promise<number> {
  const parsed = readOptions(words, LIST_OPTIONS)
  if (!parsed.ok) return faultOf(parsed)
  const { options, bare } = parsed.value
  const t = translator(calendarsMessages, languageOf(options['lang']))
  const subject = subjectOf(options)
  if (subject === null || bare.length > 0) {
    complain(t('command.whose'))
    return ARGUMENT_FAULT
  }
  return withHouse(open, options, async (house) => {
    const sources = await asSystem(house.db, (tx) => listSources(tx, subject))
    for (const { id, name, readAt, refusal, busyCount } of sources)
      say([id, name, refusal === null ? (readAt ?? '') : t(`refused.${refusal}`), String(busyCount)].join('\t'))
    if (sources.length === 0) say(t('command.none'))
    return DONE
  })
}

async function removeCommand(open: OpenForCommand, words: string[]): Promise<number> {
  const parsed = readOptions(words, READ_OPTIONS)
  if (!parsed.ok) return faultOf(parsed)
  const { options, bare } = parsed.value
  const t = translator(calendarsMessages, languageOf(options['lang']))
  const [id, ...more] = bare
  if (!isId(id) || more.length > 0) {
    complain(t('command.which'))
    return ARGUMENT_FAULT
  }
  return withHouse(open, options, async (house) => {
    const removed = await removeAsOperator(house, id)
    if (!removed.ok) return refuse(t, `refused.${removed.refusal}`)
    say(t('done.removed'))
    return DONE
  })
}

async function readCommand(open: OpenForCommand, words: string[]): Promise<number> {
  const parsed = readOptions(words, READ_OPTIONS)
  if (!parsed.ok) return faultOf(parsed)
  const { options } = parsed.value
  const t = translator(calendarsMessages, languageOf(options['lang']))
  return withHouse(open, options, async (house) => {
    const due = await asSystem(house.db, (tx) => listDueSources(tx, nowOf(house)))
    for (const id of due) {
      const refusal = await readSourceAgain(house, fetchCalendar, id)
      if (refusal !== null) complain(t(`refused.${refusal}`))
    }
    say(t('command.queued', { count: due.length }))
    return DONE
  })
}

type OpenedHouse = NonNullable<Awaited<ReturnType<OpenForCommand>>>['house']

async function withHouse(open: OpenForCommand, options: Record<string, string>, work: (house: OpenedHouse) => Promise<number>): Promise<number> {
  return withStore(open, { isDemo: options['demo'] === 'yes', purpose: 'export' }, ({ house }) => work(house))
}

function refuse(t: Translate<CalendarsKey>, key: CalendarsKey): number {
  complain(t(key))
  return REFUSED
}
