import { refusable, type TableRefusal } from '@ronde/tabular'
import type { Translate } from '../../kernel/translate.ts'
import type { Facts, Result } from '../../kernel/result.ts'
import {
  commandsIn,
  complain,
  progressLine,
  refuse,
  REFUSED,
  tell,
  type Asked,
  type Command,
  type OpenForCommand,
  type Work,
} from '../../platform/command-line.ts'
import { asSystem } from '../../platform/database.ts'
import { findIdentifiers } from './actions/find-identifiers.ts'
import { importRegister } from './actions/import-register.ts'
import type { Problem } from './domain/problem.ts'
import { parseRegister, type ParsedRegister } from './exchange/parse-register.ts'
import { findTaken, readRegisterFiles, writeRegisterFiles } from './exchange/register-files.ts'
import { renderRegister } from './exchange/render-register.ts'
import { registerMessages, type RegisterKey } from './messages/catalogue.ts'
import { sayFileRefusal, sayPlace, sayProblem } from './messages/say-problem.ts'
import { sayIdentifiers } from './pages/say-identifiers.ts'
import { readRegister } from './store/read-register.ts'

const MOST_PROBLEMS = 20

export function registerCommands(open: OpenForCommand): Record<string, Command> {
  return commandsIn(open, registerMessages, {
    'import register': { takes: 'PATH', about: 'help.import', plan: read, purpose: 'open' },
    'export register': { takes: 'PATH', about: 'help.export', options: { '--replace': 'help.replace' }, plan: write },
  })
}

/** Reads the files of a register and says, in one sentence each, what is wrong with them; null after a refusal. */
export async function readRegisterForCommand(path: string, t: Translate<RegisterKey>): Promise<Required<ParsedRegister['register']> | null> {
  const files = readRegisterFiles(path)
  if (!files.ok) {
    complain(t(files.refusal, files.facts))
    return null
  }
  const progress = progressLine()
  const parsed: Result<Result<ParsedRegister, TableRefusal>, TableRefusal> = await refusable(() =>
    parseRegister(files.value, (rows) => progress.show(t('working', { sheet: path, rows }))),
  )
  progress.end()
  if (!parsed.ok) return complainAboutFile(t, parsed)
  if (!parsed.value.ok) return complainAboutFile(t, parsed.value)
  const { register, problems } = parsed.value.value
  if (problems.length === 0) return register
  complainAbout(t, problems)
  return null
}

function complainAboutFile(t: Translate<RegisterKey>, { refusal, facts }: { refusal: TableRefusal; facts?: Facts }): null {
  complain(sayFileRefusal(t, refusal, facts))
  return null
}

function complainAbout(t: Translate<RegisterKey>, problems: Problem[]): void {
  for (const problem of problems.slice(0, MOST_PROBLEMS)) complain(`${sayPlace(t, problem)}: ${sayProblem(t, problem)}`)
  if (problems.length > MOST_PROBLEMS) complain(t('more-problems', { count: problems.length - MOST_PROBLEMS }))
  complain(t('nothing-done', { count: problems.length }))
}

async function read({ taken: path, t, language }: Asked<Translate<RegisterKey>>): Promise<Work | number> {
  const files = readRegisterFiles(path)
  const found = files.ok ? await findIdentifiers(files.value) : []
  if (found.length > 0) return refuse(sayIdentifiers(language, found))
  const register = await readRegisterForCommand(path, t)
  if (register === null) return REFUSED
  return async (house) => {
    const progress = progressLine()
    const onSaved = (sheet: string, rows: number) => progress.show(t('working', { sheet, rows }))
    const saved = await importRegister(house, { actor: null, source: 'import' }, register, { onSaved })
    progress.end()
    if (saved.ok) return tell(...Object.entries(saved.value).map(([sheet, counts]) => t('saved-sheet', { sheet, ...counts })))
    complainAbout(t, saved.problems ?? [])
    return REFUSED
  }
}

function write({ taken: path, options: { replace }, t }: Asked<Translate<RegisterKey>>): Work | number {
  const mayReplace = replace === 'yes'
  const free = findTaken(path, mayReplace)
  if (!free.ok) return refuse(t(free.refusal, free.facts))
  return async (house) => {
    const register = await asSystem(house.db, (tx) => readRegister(tx, null))
    const written = await writeRegisterFiles(path, renderRegister(register), mayReplace)
    if (!written.ok) return refuse(t(written.refusal, written.facts))
    return tell(t('written', { path, people: register.people.length, meetings: register.meetings.length, attendance: register.attendance.length }))
  }
}
