import { formatOfName, writeNetworkFile, type NetworkFile } from '@ronde/sociogram'
import path from 'node:path'
import { sayDropped } from './network-file-words.ts'
import { LANGUAGE_OPTION, NETWORK_OPTIONS, openFile, readAsked } from './network-from-disk.ts'
import { complain, DONE, isWritten, refuse, say, type Option } from './platform/command-line.ts'

const ENDINGS = '.csv .matrix.csv .graphml .gexf .net .paj .dl .vna .json .dat'
const FORM = 'npx ronde sociogram convert FILE FILE'

/** The list of people and the direction count here too; groups and values stay columns. */
export const CONVERT_OPTIONS: readonly Option[] = [...NETWORK_OPTIONS.filter(({ form }) => /^--(?:nodes|directed|undirected)/.test(form)), LANGUAGE_OPTION]

/** `npx ronde sociogram convert FILE FILE`: the second in the format of its ending. What it cannot hold is said, one line each. */
export async function convertFile(words: string[]): Promise<number> {
  const asked = readAsked(words, CONVERT_OPTIONS, FORM, 2)
  if (typeof asked === 'number') return asked
  const { files, options, language, t } = asked
  const [from = '', to = ''] = files
  if (path.resolve(from) === path.resolve(to)) return refuse(t('same-file'))
  if (formatOfName(to) === null) return refuse(t('unknown-ending', { file: path.basename(to), endings: ENDINGS }))
  const read = await openFile(asked)
  if (typeof read === 'string') return refuse(read)
  const written = writeNetworkFile(turned(read, options), path.basename(to))
  if (!written.ok) return refuse(t('unknown-ending', { file: path.basename(to), endings: ENDINGS }))
  for (const dropped of written.value.dropped) complain(sayDropped(language, dropped))
  for (const { name, text } of written.value.files) {
    const place = path.join(path.dirname(to), name)
    if (!(await isWritten(place, text))) return refuse(t('unwritable', { file: name }))
    say(t('written', { file: place }))
  }
  return DONE
}

/** The direction that was asked for, where it is another than the file says. */
function turned(file: NetworkFile, { directed, undirected }: Record<string, string>): NetworkFile {
  if (directed !== undefined && file.firstSetSize === undefined) return { ...file, isDirected: true }
  return undirected === undefined ? file : { ...file, isDirected: false }
}
