import { readEnvironment } from './environment.ts'
import { hasAdministrator, makeSetUpLink } from './features/accounts/public.ts'
import { conventionsCommands } from './features/conventions/commands.ts'
import { calendarsCommands } from './features/calendars/commands.ts'
import { meetingsCommands } from './features/meetings/commands.ts'
import { attendanceCommands } from './features/meetings/commands/attendance-commands.ts'
import { invitationsCommands } from './features/invitations/commands.ts'
import { feedsCommands } from './features/feeds/commands.ts'
import { recordsCommands } from './features/records/commands.ts'
import { closingCommands } from './features/closing/commands.ts'
import { contactsCommands } from './features/contacts/commands.ts'
import { introductionsCommands } from './features/introductions/commands.ts'
import { preparationCommands } from './features/preparation/commands.ts'
import { questionsCommands } from './features/questions/commands.ts'
import { documentationCommands } from './features/documentation/commands.ts'
import { methodsCommands } from './features/methods/commands.ts'
import { roundsCommands } from './features/rounds/commands.ts'
import { sociogramsCommands } from './features/sociograms/commands.ts'
import { situationsCommands } from './features/situations/commands.ts'
import { suggestionsCommands } from './features/suggestions/commands.ts'
import { CODE_LISTS } from './code-lists.ts'
import { listsCommands } from './features/lists/commands.ts'
import { registerCommands } from './features/register/commands.ts'
import { reportCommands } from './features/reports/commands.ts'
import { BACKUP_OPTIONS, backupCommand, RESTORE_OPTIONS, restoreCommand } from './backup-commands.ts'
import { guardCommand } from './guard-commands.ts'
import { sociogramCommands } from './sociogram-commands.ts'
import { findCommands, renderHelp } from './help.ts'
import { aboutIn } from './help-words.ts'
import { isLanguage } from './kernel/language.ts'
import { translator } from './kernel/translate.ts'
import { guardCommands } from './platform/guard-commands.ts'
import { openHouse, startServer, type RunningHouse } from './main.ts'
import { loadDemo } from '../demo/load-demo.ts'
import { gridNeighbours, meetingNeighbours, peopleNeighbours, replyReaders } from './neighbours.ts'
import type { Facts } from './kernel/result.ts'
import { sayRefusal } from './start-words.ts'
import {
  ARGUMENT_FAULT,
  complain,
  DONE,
  faultOf,
  LANGUAGE_FORM,
  languageOf,
  misuse,
  readOptions,
  REFUSED,
  say,
  type Command,
  type OpenForCommand,
  type Option,
} from './platform/command-line.ts'
import { commandWords } from './platform/command-words.ts'

const openForCommand: OpenForCommand = async ({ isDemo, purpose }) => {
  const environment = readEnvironment(process.env, { isDemo, purpose })
  if (!environment.ok) return refusedOpening(environment)
  if (environment.value.isDemo && !isDemo) complain(sayRefusal('demo-taken', { folder: environment.value.dataDirectory }))
  const opened = await openHouse(environment.value, environment.value.isDemo, true)
  return opened.ok ? opened.value : refusedOpening(opened)
}

function refusedOpening(refusal: { refusal: string; facts?: Facts }): null {
  refusalOf(refusal)
  return null
}

const PORT: readonly Option[] = [{ form: '--port N', about: aboutIn('option.port') }]
const LANGUAGE: readonly Option[] = [{ form: LANGUAGE_FORM, about: aboutIn('option.lang') }]

export const commands: Record<string, Command> = guardCommands({
  serve: { about: aboutIn('command.serve'), options: PORT, run: serve },
  demo: { about: aboutIn('command.demo'), options: PORT, run: demo },
  ...attendanceCommands(openForCommand, meetingNeighbours.listAsked),
  ...conventionsCommands(openForCommand),
  ...calendarsCommands(openForCommand),
  ...meetingsCommands(openForCommand),
  ...invitationsCommands(openForCommand, replyReaders),
  ...feedsCommands(openForCommand),
  ...recordsCommands(openForCommand),
  ...closingCommands(openForCommand),
  ...contactsCommands(openForCommand),
  ...introductionsCommands(openForCommand, peopleNeighbours),
  ...preparationCommands(openForCommand),
  ...questionsCommands(openForCommand),
  ...situationsCommands(openForCommand),
  ...suggestionsCommands(openForCommand),
  ...roundsCommands(openForCommand),
  ...documentationCommands(openForCommand, gridNeighbours),
  ...methodsCommands(openForCommand),
  ...listsCommands(openForCommand, CODE_LISTS),
  ...registerCommands(openForCommand),
  ...reportCommands,
  ...sociogramsCommands(openForCommand),
  ...sociogramCommands,
  backup: { takes: 'FILE', about: aboutIn('command.backup'), options: BACKUP_OPTIONS, run: backupCommand },
  restore: { takes: 'FILE', about: aboutIn('command.restore'), options: RESTORE_OPTIONS, run: restoreCommand },
  guard: guardCommand,
  help: { about: aboutIn('command.help'), options: LANGUAGE, run: help },
})

async function help(words: string[]): Promise<number> {
  const parsed = readOptions(words, LANGUAGE)
  if (!parsed.ok) return faultOf(parsed)
  const { bare } = parsed.value
  const only = bare.length === 0 ? null : findCommands(commands, bare)
  if (bare.length > 0 && only === null) return tooManyWords(bare)
  const { lang } = parsed.value.options
  if (lang !== undefined && !isLanguage(lang)) return misuse(translator(commandWords, languageOf(undefined))('bad-language'))
  process.stdout.write(renderHelp(commands, languageOf(lang), only))
  return DONE
}

async function demo(words: string[]): Promise<number> {
  const parsed = readOptions(words, PORT)
  if (!parsed.ok) return faultOf(parsed)
  if (parsed.value.bare.length > 0) return tooManyWords(parsed.value.bare)
  const environment = readEnvironment(process.env, { isDemo: true, port: parsed.value.options.port })
  if (!environment.ok) return refusalOf(environment)
  if (!['127.0.0.1', 'localhost', '::1'].includes(environment.value.host)) return refusalOf({ refusal: 'host-not-loopback' })
  const asked = whenAskedToStop()
  say('Ronde: preparing the demo neighbourhood …')
  const started = await startServer(environment.value, true, loadDemo)
  if (!started.ok) return refusalOf(started)
  say(`The demo neighbourhood is open at ${started.value.address} (everybody in it is invented). Stop it with Ctrl+C.`)
  return untilStopped(started.value, asked)
}

async function serve(words: string[]): Promise<number> {
  const parsed = readOptions(words, PORT)
  if (!parsed.ok) return faultOf(parsed)
  if (parsed.value.bare.length > 0) return tooManyWords(parsed.value.bare)
  const environment = readEnvironment(process.env, { isDemo: false, port: parsed.value.options.port })
  if (!environment.ok) return refusalOf(environment)
  if (environment.value.isNewSecret)
    say(`A secret was made for this new instance and lies in ${environment.value.dataDirectory}/secret; keep it with your backups.`)
  const asked = whenAskedToStop()
  const started = await startServer(environment.value, false)
  if (!started.ok) return refusalOf(started)
  const { house, address } = started.value
  say(`Ronde is open at ${address} (${house.store.kind === 'embedded' ? 'embedded' : 'external'} PostgreSQL ${house.store.version}).`)
  if (!(await hasAdministrator(house)))
    say(`Nobody administers this instance yet. Open this link within 30 minutes, it works once:\n${await makeSetUpLink(house)}`)
  return untilStopped(started.value, asked)
}

function tooManyWords([first = '']: string[]): number {
  return misuse(`The word "${first}" is one too many; "npx ronde help" lists the commands.`)
}

/** SIGTERM or Ctrl+C, listened for before anything starts, so that a half-started store is stopped too; never takes more than five seconds. */
function whenAskedToStop(): Promise<void> {
  return new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
      process.once(signal, () => {
        setTimeout(() => process.exit(REFUSED), 4_800).unref()
        resolve()
      })
    }
  })
}

async function untilStopped(running: RunningHouse, asked: Promise<void>): Promise<number> {
  await asked
  await running.stop()
  return DONE
}

function refusalOf({ refusal, facts }: { refusal: string; facts?: Facts }): number {
  complain(sayRefusal(refusal, facts))
  return refusal === 'bad-port' ? ARGUMENT_FAULT : REFUSED
}
