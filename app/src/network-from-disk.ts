import { findColumn, networkFromFile, readNetworkFile, type BuiltNetwork, type NetworkFile } from '@ronde/sociogram'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { isLanguage, type Language } from './kernel/language.ts'
import type { Translate } from './kernel/translate.ts'
import { sayDropped, sayFileProblem } from './network-file-words.ts'
import { complain, faultOf, LANGUAGE_FORM, languageOf, misuse, readOptions, type Option } from './platform/command-line.ts'
import { sociogramAbout, sociogramWords, type SociogramKey } from './sociogram-words.ts'

export const LANGUAGE_OPTION: Option = { form: LANGUAGE_FORM, about: sociogramAbout('lang') }
/** How a file is to be taken for a network. */
export const NETWORK_OPTIONS: readonly Option[] = [
  { form: '--nodes NODES.csv', about: sociogramAbout('nodes') },
  { form: '--group COLUMN', about: sociogramAbout('group') },
  { form: '--directed', about: sociogramAbout('directed') },
  { form: '--undirected', about: sociogramAbout('undirected') },
  { form: '--weight COLUMN', about: sociogramAbout('weight') },
]

export type Asked = { files: string[]; options: Record<string, string>; language: Language; t: Translate<SociogramKey> }

/** The words of a command about files, or the exit code where they are wrong. @param form how the command is written */
export function readAsked(words: string[], expected: readonly Option[], form: string, fileCount: number): Asked | number {
  const parsed = readOptions(words, expected)
  if (!parsed.ok) return faultOf(parsed)
  const { options, bare: files } = parsed.value
  const language = languageOf(options.lang)
  const t = sociogramWords(language)
  if (options.lang !== undefined && !isLanguage(options.lang)) return misuse(t('bad-language'))
  if (files.length !== fileCount) return misuse(t('usage', { form }))
  if (options.directed !== undefined && options.undirected !== undefined) return misuse(t('both-directions'))
  return { files, options, language, t }
}

function directionOf({ directed, undirected }: Record<string, string>): boolean | undefined {
  if (directed !== undefined) return true
  return undirected === undefined ? undefined : false
}

/** What the first file says, or the sentence why it cannot be read. What is left out is said at once. */
export async function openFile({ files: [file = ''], options, language, t }: Asked): Promise<NetworkFile | string> {
  const bytes = await readBytes(file)
  if (bytes === null) return t('missing-file', { file: path.basename(file) })
  const people = options.nodes === undefined ? undefined : await readBytes(options.nodes)
  if (people === null) return t('missing-file', { file: path.basename(options.nodes ?? '') })
  const beside = people === undefined ? [] : [{ name: path.basename(options.nodes ?? ''), bytes: people }]
  const read = readNetworkFile(bytes, path.basename(file), { beside, isDirected: directionOf(options) })
  if (!read.ok) return t('unreadable', { file: path.basename(file), why: sayFileProblem(language, read.refusal) })
  for (const dropped of read.value.dropped) complain(sayDropped(language, dropped))
  return read.value.file
}

/** A name of one dash is what another program writes. */
async function readBytes(file: string): Promise<Uint8Array | null> {
  if (file === '-') return readPiped()
  return readFile(file).catch(() => null)
}

async function readPiped(): Promise<Uint8Array> {
  const pieces: Buffer[] = []
  for await (const piece of process.stdin) pieces.push(Buffer.from(piece))
  return Buffer.concat(pieces)
}

/** A network as it was asked for, with its groups, or the sentence why not. */
export async function openNetwork(asked: Asked): Promise<{ file: NetworkFile; built: BuiltNetwork; groups: string[] | undefined } | string> {
  const { files, options, language, t } = asked
  const file = await openFile(asked)
  if (typeof file === 'string') return file
  const groups = options.group === undefined ? undefined : findGroups(asked, file, options.group)
  if (options.group !== undefined && groups === undefined) return t('unknown-group', { name: options.group })
  const built = networkFromFile(file, { weight: options.weight, isDirected: directionOf(options) })
  if (!built.ok) return t('unreadable', { file: path.basename(files[0] ?? ''), why: sayFileProblem(language, built.refusal) })
  sayMerged(asked, built.value)
  return { file, built: built.value, groups }
}

/** Who has no group stands in a group NA, as in the programs that the values are compared with. */
function findGroups({ t }: Asked, { personColumns }: NetworkFile, name: string): string[] | undefined {
  const values = findColumn(personColumns, name)?.values
  const unknown = values?.filter((value) => value === null).length ?? 0
  if (unknown > 0) complain(t('no-group', { count: unknown }))
  return values?.map((value) => value ?? 'NA')
}

function sayMerged({ t }: Asked, { report }: BuiltNetwork): void {
  if (report.repeatedMerged > 0) complain(t('merged', { count: report.repeatedMerged }))
  if (report.loopsDropped > 0) complain(t('loops', { count: report.loopsDropped }))
  if (report.zeroDropped > 0) complain(t('zeros', { count: report.zeroDropped }))
}
