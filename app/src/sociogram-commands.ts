import { findMeasure, findColumn, MEASURES, networkFromFile, readNetworkFile, type BuiltNetwork, type Measure, type NetworkFile } from '@ronde/sociogram'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { isLanguage, type Language } from './kernel/language.ts'
import type { Translate } from './kernel/translate.ts'
import { sayDropped, sayFileProblem } from './network-file-words.ts'
import { complain, DONE, faultOf, LANGUAGE_FORM, languageOf, misuse, readOptions, refuse, type Command, type Option } from './platform/command-line.ts'
import { renderMeasured, type Measured } from './render-measured.ts'
import { sociogramAbout, sociogramWords, type SociogramKey } from './sociogram-words.ts'

/** Above so many people only measures whose work grows with the ties are taken without being asked for. */
const PEOPLE_IN_PAIRS = 10_000

const MEASURE_OPTIONS: readonly Option[] = [
  { form: '--nodes NODES.csv', about: sociogramAbout('nodes') },
  { form: '--group COLUMN', about: sociogramAbout('group') },
  { form: '--directed', about: sociogramAbout('directed') },
  { form: '--undirected', about: sociogramAbout('undirected') },
  { form: '--weight COLUMN', about: sociogramAbout('weight') },
  { form: '--measures a,b', about: sociogramAbout('measures') },
  { form: '--format json|table', about: sociogramAbout('format') },
  { form: LANGUAGE_FORM, about: sociogramAbout('lang') },
]

/** Networks straight from files: no server, no database, nothing kept. */
export const sociogramCommands: Record<string, Command> = {
  'sociogram measure': { takes: 'FILE', about: sociogramAbout('measure'), options: MEASURE_OPTIONS, run: measureFile },
}

type Words = Translate<SociogramKey>
type Asked = { file: string; options: Record<string, string>; language: Language; t: Words }

async function measureFile(words: string[]): Promise<number> {
  const parsed = readOptions(words, MEASURE_OPTIONS)
  if (!parsed.ok) return faultOf(parsed)
  const { options, bare } = parsed.value
  const language = languageOf(options.lang)
  const asked: Asked = { file: bare[0] ?? '', options, language, t: sociogramWords(language) }
  const fault = findFault(asked, bare.length)
  if (fault !== null) return misuse(fault)
  const measures = chooseMeasures(asked)
  if (typeof measures === 'string') return refuse(measures)
  const read = await openFile(asked)
  if (typeof read === 'string') return refuse(read)
  const groups = options.group === undefined ? undefined : findGroups(asked, read, options.group)
  if (options.group !== undefined && groups === undefined) return refuse(asked.t('unknown-group', { name: options.group }))
  const built = networkFromFile(read, { weight: options.weight, isDirected: directionOf(options) })
  if (!built.ok) return refuse(sayUnreadable(asked, asked.file, sayFileProblem(language, built.refusal)))
  sayMerged(asked, built.value)
  process.stdout.write(renderMeasured(measureAll(asked, built.value, measures, groups), options.format === 'table'))
  return DONE
}

function findFault({ options, t }: Asked, files: number): string | null {
  if (files !== 1) return t('usage', { form: 'npx ronde sociogram measure FILE' })
  if (options.directed !== undefined && options.undirected !== undefined) return t('both-directions')
  if (options.format !== undefined && !['json', 'table'].includes(options.format)) return t('bad-format')
  if (options.lang !== undefined && !isLanguage(options.lang)) return '--lang is one of fr, nl, en, de.'
  return null
}

function directionOf({ directed, undirected }: Record<string, string>): boolean | undefined {
  if (directed !== undefined) return true
  return undirected === undefined ? undefined : false
}

/** The measures asked for, or the sentence about one that is not known. */
function chooseMeasures({ options, t }: Asked): Measure[] | string {
  if (options.measures === undefined) return [...MEASURES]
  const names = options.measures
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  const unknown = names.find((name) => findMeasure(name) === null)
  return unknown === undefined ? names.flatMap((name) => findMeasure(name) ?? []) : t('unknown-measure', { name: unknown })
}

/** What the file says, or the sentence why it cannot be read. */
async function openFile(asked: Asked): Promise<NetworkFile | string> {
  const { file, options, language } = asked
  const bytes = await readBytes(file)
  if (bytes === null) return sayUnreadable(asked, file)
  const people = options.nodes === undefined ? undefined : await readBytes(options.nodes)
  if (people === null) return sayUnreadable(asked, options.nodes ?? '')
  const beside = people === undefined ? [] : [{ name: path.basename(options.nodes ?? ''), bytes: people }]
  const read = readNetworkFile(bytes, path.basename(file), { beside, isDirected: directionOf(options) })
  if (!read.ok) return sayUnreadable(asked, file, sayFileProblem(language, read.refusal))
  for (const dropped of read.value.dropped) complain(sayDropped(language, dropped))
  return read.value.file
}

/** Who has no group stands in a group NA, as in the programs that the values are compared with. */
function findGroups({ t }: Asked, { personColumns }: NetworkFile, name: string): string[] | undefined {
  const values = findColumn(personColumns, name)?.values
  const unknown = values?.filter((value) => value === null).length ?? 0
  if (unknown > 0) complain(t('no-group', { count: unknown }))
  return values?.map((value) => value ?? 'NA')
}

async function readBytes(file: string): Promise<Uint8Array | null> {
  return readFile(file).catch(() => null)
}

function sayUnreadable({ t }: Asked, file: string, why = ''): string {
  return t('unreadable', { file: path.basename(file), why }).replace(/\s*: $/, '.')
}

function sayMerged({ t }: Asked, { report }: BuiltNetwork): void {
  if (report.repeatedMerged > 0) complain(t('merged', { count: report.repeatedMerged }))
  if (report.loopsDropped > 0) complain(t('loops', { count: report.loopsDropped }))
  if (report.zeroDropped > 0) complain(t('zeros', { count: report.zeroDropped }))
}

function measureAll({ options, t }: Asked, { network, report }: BuiltNetwork, measures: Measure[], groups?: readonly string[]): Measured {
  const isLarge = network.n > PEOPLE_IN_PAIRS && options.measures === undefined
  const taken = isLarge ? measures.filter(({ cost }) => cost === 'ties') : measures
  if (taken.length < measures.length) complain(t('left-out-large', { people: PEOPLE_IN_PAIRS }))
  return { network, report, results: taken.map((measure) => ({ id: measure.id, ...measure.measure(network, { groups }) })) }
}
