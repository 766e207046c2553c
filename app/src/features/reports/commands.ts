import { computeMonitoring, type MonitoringTable } from '@ronde/figures'
import { dayOf, isDay } from '../../kernel/day.ts'
import { isLanguage } from '../../kernel/language.ts'
import {
  ARGUMENT_FAULT,
  complain,
  DONE,
  faultOf,
  LANGUAGE_FORM,
  languageOf,
  readOptions,
  REFUSED,
  type Command,
  type Option,
  type Said,
} from '../../platform/command-line.ts'
import { readRegisterForCommand, sayRegister } from '../register/public.ts'
import { renderCsvTable, renderHtmlTable, renderPlainTable, type TableForm } from './exchange/render-table.ts'
import { wordsFor, type ReportKey } from './messages/catalogue.ts'
import { sayPeriod } from './messages/say-period.ts'

const FORMATS = ['table', 'json', 'csv', 'html'] as const
const CHOICES = { sd: ['sample', 'population'], 'self-employed': ['default', 'excluded', 'counted'] } as const

type Asked = {
  register: string
  from: string
  until: string
  sd: 'sample' | 'population'
  selfEmployed: 'default' | 'excluded' | 'counted'
  format: (typeof FORMATS)[number]
  form: TableForm
}

const about =
  (key: ReportKey): Said =>
  (language) =>
    wordsFor(language)(key)

const OPTIONS: readonly Option[] = [
  { form: '--register PATH', about: about('help.register'), isNeeded: true },
  { form: '--from DAY', about: about('help.from'), isNeeded: true },
  { form: '--until DAY', about: about('help.until'), isNeeded: true },
  { form: `--format ${FORMATS.join('|')}`, about: about('help.format') },
  { form: `--sd ${CHOICES.sd.join('|')}`, about: about('help.sd') },
  { form: `--self-employed ${CHOICES['self-employed'].join('|')}`, about: about('help.self-employed') },
  { form: '--poster', about: about('help.poster') },
  { form: LANGUAGE_FORM, about: about('help.lang') },
]

/** Figures straight from files: no server, no database. */
export const reportCommands: Record<string, Command> = {
  'report monitoring': {
    about: about('help.report'),
    options: OPTIONS,
    run: reportMonitoring,
  },
}

async function reportMonitoring(words: string[]): Promise<number> {
  const parsed = readOptions(words, OPTIONS)
  if (!parsed.ok) return faultOf(parsed)
  const fault = findFault(parsed.value.options, parsed.value.bare)
  if (fault !== null) {
    complain(fault)
    return ARGUMENT_FAULT
  }
  const asked = readAsked(parsed.value.options)
  const register = await readRegisterForCommand(asked.register, sayRegister(asked.form.language))
  if (register === null) return REFUSED
  const window = { from: asked.from, until: asked.until }
  const table = computeMonitoring(register, { window, sd: asked.sd, selfEmployed: asked.selfEmployed, language: asked.form.language, today: dayOf(new Date()) })
  process.stdout.write(await renderAs(asked, table))
  return DONE
}

/** The first argument that is missing or not understood, in one sentence. */
function findFault(options: Record<string, string>, bare: string[]): string | null {
  if (bare.length > 0) return `"${bare[0]}" is one word too many; values follow their option, as in --register PATH.`
  for (const name of ['register', 'from', 'until']) if (options[name] === undefined) return `The option --${name} is needed.`
  for (const name of ['from', 'until']) if (!isDay(options[name] ?? '')) return `The option --${name} needs a day such as 2022-09-01, not "${options[name]}".`
  if ((options.until ?? '') < (options.from ?? '')) return 'The window ends before it begins: --until comes before --from.'
  if (options.format !== undefined && !FORMATS.some((format) => format === options.format)) return `The option --format is one of ${FORMATS.join(', ')}.`
  for (const [name, values] of Object.entries(CHOICES)) {
    if (options[name] !== undefined && !values.some((value) => value === options[name])) return `The option --${name} is one of ${values.join(', ')}.`
  }
  if (options.lang !== undefined && !isLanguage(options.lang)) return 'The option --lang is one of fr, nl, en, de.'
  return null
}

function readAsked(options: Record<string, string>): Asked {
  return {
    register: options.register ?? '',
    from: options.from ?? '',
    until: options.until ?? '',
    sd: options.sd === 'population' ? 'population' : 'sample',
    selfEmployed: CHOICES['self-employed'].find((rule) => rule === options['self-employed']) ?? 'default',
    format: FORMATS.find((format) => format === options.format) ?? 'table',
    form: { language: languageOf(options.lang), isPoster: options.poster === 'yes' },
  }
}

async function renderAs({ format, form }: Asked, table: MonitoringTable): Promise<string | Uint8Array> {
  if (format === 'json') return `${JSON.stringify(table, null, 2)}\n`
  if (format === 'csv') return renderCsvTable(table, form)
  const period = sayPeriod(form.language, table.window)
  if (format === 'html') return renderHtmlTable(table, form, period.charAt(0).toUpperCase() + period.slice(1))
  return `${renderPlainTable(table, form)}\n`
}
