import { refusable, type TableRefusal } from '@ronde/tabular'
import { isLanguage, type Language } from '../../kernel/language.ts'
import { translator, type Translate } from '../../kernel/translate.ts'
import type { Facts, Result } from '../../kernel/result.ts'
import {
  ARGUMENT_FAULT,
  complain,
  DONE,
  faultOf,
  LANGUAGE_FORM,
  languageOf,
  progressLine,
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
import { findIdentifiers } from './actions/find-identifiers.ts'
import { importRegister } from './actions/import-register.ts'
import type { Problem } from './domain/problem.ts'
import { parseRegister, type ParsedRegister } from './exchange/parse-register.ts'
import { findTaken, readRegisterFiles, writeRegisterFiles, type PathRefusal } from './exchange/register-files.ts'
import { renderRegister } from './exchange/render-register.ts'
import { registerMessages, type RegisterKey } from './messages/catalogue.ts'
import { sayFileRefusal, sayPlace, sayProblem } from './messages/say-problem.ts'
import { sayIdentifiers } from './pages/say-identifiers.ts'
import { readRegister } from './store/read-register.ts'

const MOST_PROBLEMS = 20

const about = sayIn(registerMessages)

const LANGUAGE: Option = { form: LANGUAGE_FORM, about: about('help.lang') }
const IMPORT_OPTIONS: readonly Option[] = [{ form: '--demo', about: about('help.demo-in') }, LANGUAGE]
const EXPORT_OPTIONS: readonly Option[] = [{ form: '--replace', about: about('help.replace') }, { form: '--demo', about: about('help.demo-out') }, LANGUAGE]

export function registerCommands(open: OpenForCommand): Record<string, Command> {
  return {
    'import register': {
      takes: 'PATH',
      about: about('help.import'),
      options: IMPORT_OPTIONS,
      run: (words) => importCommand(open, words),
    },
    'export register': {
      takes: 'PATH',
      about: about('help.export'),
      options: EXPORT_OPTIONS,
      run: (words) => exportCommand(open, words),
    },
  }
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

type Words = { path: string; isDemo: boolean; mayReplace: boolean; language: Language; t: Translate<RegisterKey> }

function readWords(words: string[], name: string, expected: readonly Option[]): Words | null {
  const parsed = readOptions(words, expected)
  if (!parsed.ok) {
    faultOf(parsed)
    return null
  }
  const { lang, demo, replace } = parsed.value.options
  if (lang !== undefined && !isLanguage(lang)) {
    complain('The option --lang is one of fr, nl, en, de.')
    return null
  }
  const [path, ...more] = parsed.value.bare
  if (path === undefined || more.length > 0) {
    complain(`Say which file or folder: npx ronde ${name} PATH.`)
    return null
  }
  return { path, isDemo: demo === 'yes', mayReplace: replace === 'yes', language: languageOf(lang), t: translator(registerMessages, languageOf(lang)) }
}

async function importCommand(open: OpenForCommand, words: string[]): Promise<number> {
  const asked = readWords(words, 'import register', IMPORT_OPTIONS)
  if (asked === null) return ARGUMENT_FAULT
  const { path, isDemo, t, language } = asked
  const files = readRegisterFiles(path)
  const found = files.ok ? await findIdentifiers(files.value) : []
  if (found.length > 0) {
    complain(sayIdentifiers(language, found))
    return REFUSED
  }
  const register = await readRegisterForCommand(path, t)
  if (register === null) return REFUSED
  const opened = await open({ isDemo, purpose: 'open' })
  if (opened === null) return REFUSED
  const progress = progressLine()
  try {
    const saved = await importRegister(opened.house, { actor: null, source: 'import' }, register, {
      onSaved: (sheet, rows) => progress.show(t('working', { sheet, rows })),
    })
    progress.end()
    if (!saved.ok) {
      complainAbout(t, saved.problems ?? [])
      return REFUSED
    }
    for (const [sheet, counts] of Object.entries(saved.value)) say(t('saved-sheet', { sheet, ...counts }))
    return DONE
  } finally {
    await opened.stop()
  }
}

async function exportCommand(open: OpenForCommand, words: string[]): Promise<number> {
  const asked = readWords(words, 'export register', EXPORT_OPTIONS)
  if (asked === null) return ARGUMENT_FAULT
  const { path, isDemo, mayReplace, t } = asked
  const free = findTaken(path, mayReplace)
  if (!free.ok) return complainAboutPath(t, free)
  return withStore(open, { isDemo, purpose: 'export' }, async ({ house }) => {
    const register = await asSystem(house.db, (tx) => readRegister(tx, null))
    const written = await writeRegisterFiles(path, renderRegister(register), mayReplace)
    if (!written.ok) return complainAboutPath(t, written)
    say(t('written', { path, people: register.people.length, meetings: register.meetings.length, attendance: register.attendance.length }))
    return DONE
  })
}

function complainAboutPath(t: Translate<RegisterKey>, { refusal, facts }: { refusal: PathRefusal; facts?: Facts }): number {
  complain(t(refusal, facts))
  return REFUSED
}
