import { readFileSync, statSync } from 'node:fs'
import { done, refused, type Result } from '../../kernel/result.ts'
import { commandsIn, complain, misuse, refuse, tell, type Asked, type Command, type OpenForCommand, type Work } from '../../platform/command-line.ts'
import { asSystem } from '../../platform/database.ts'
import { isId } from '../../platform/http/route.ts'
import { nowOf } from '../../platform/house.ts'
import { addCalendar, removeAsOperator } from './actions/keep-sources.ts'
import { fetchCalendar, readSourceAgain } from './actions/read-source.ts'
import type { CalendarSubject } from './domain/source.ts'
import { calendarsMessages, type CalendarsTranslate } from './messages/catalogue.ts'
import { isSubjectKnown } from './store/subject-store.ts'
import { listDueSources, listSources } from './store/source-store.ts'

export function calendarsCommands(open: OpenForCommand): Record<string, Command> {
  const whose = { '--community ID': 'help.community', '--organisation ID': 'help.organisation', '--person ID': 'help.person' } as const
  return commandsIn(open, calendarsMessages, {
    'calendar import': {
      takes: 'FILE',
      about: 'help.import',
      needs: { '--name NAME': 'help.name' },
      options: { ...whose, '--titles': 'help.titles' },
      plan: bringIn,
    },
    'calendar list': { about: 'help.list', options: whose, usage: 'command.whose', plan: list },
    'calendar remove': { takes: 'ID', about: 'help.remove', usage: 'command.which', plan: remove },
    'calendar read': { about: 'help.read', plan: read },
  })
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

function bringIn({ taken: path, options, t }: Asked<CalendarsTranslate>): Work | number {
  const subject = subjectOf(options)
  if (subject === null) return misuse(t('command.whose'))
  const file = isAddress(path) ? null : readText(path)
  if (file !== null && !file.ok) return refuse(t(file.refusal, { path }))
  const draft = { name: options.name ?? '', address: file === null ? path : null, text: file?.value ?? null, showsTitles: options.titles === 'yes' }
  return async (house) => {
    if (!(await asSystem(house.db, (tx) => isSubjectKnown(tx, subject)))) return refuse(t('command.unknown'))
    const added = await addCalendar(house, null, subject, draft, fetchCalendar)
    return added.ok ? tell(t('done.added', { name: added.value.name, count: added.value.busyCount })) : refuse(t(`refused.${added.refusal}`))
  }
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
function list({ options, t }: Asked<CalendarsTranslate>): Work | null {
  const subject = subjectOf(options)
  if (subject === null) return null
  return async (house) => {
    const sources = await asSystem(house.db, (tx) => listSources(tx, subject))
    if (sources.length === 0) return tell(t('command.none'))
    const stand = (refusal: (typeof sources)[number]['refusal'], readAt: string | null) => (refusal === null ? (readAt ?? '') : t(`refused.${refusal}`))
    return tell(...sources.map(({ id, name, readAt, refusal, busyCount }) => [id, name, stand(refusal, readAt), busyCount].join('\t')))
  }
}

function remove({ taken: id, t }: Asked<CalendarsTranslate>): Work {
  return async (house) => {
    const removed = await removeAsOperator(house, id)
    return removed.ok ? tell(t('done.removed')) : refuse(t(`refused.${removed.refusal}`))
  }
}

function read({ t }: Asked<CalendarsTranslate>): Work {
  return async (house) => {
    const due = await asSystem(house.db, (tx) => listDueSources(tx, nowOf(house)))
    for (const id of due) {
      const refusal = await readSourceAgain(house, fetchCalendar, id)
      if (refusal !== null) complain(t(`refused.${refusal}`))
    }
    return tell(t('command.queued', { count: due.length }))
  }
}
