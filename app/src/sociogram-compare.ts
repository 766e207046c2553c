import { findMeasureOfTwo, MEASURES_OF_TWO, type MeasureOfTwo } from '@ronde/sociogram'
import { DONE, misuse, refuse, type Option } from './platform/command-line.ts'
import { LANGUAGE_OPTION, NETWORK_OPTIONS, openNetwork, readAsked, type Asked } from './network-from-disk.ts'
import { renderCompared } from './render-measured.ts'
import { sociogramAbout } from './sociogram-words.ts'

/** The list of people, the direction and the values count for both files. */
export const COMPARE_OPTIONS: readonly Option[] = [
  ...NETWORK_OPTIONS.filter(({ form }) => !form.startsWith('--group')),
  { form: '--measures a,b', about: sociogramAbout('measures') },
  { form: '--format json|table', about: sociogramAbout('format') },
  LANGUAGE_OPTION,
]

/** `npx ronde sociogram compare FILE FILE`: the earlier wave, then the later one; or two kinds of ties of the same people. People are matched by id. */
export async function compareFiles(words: string[]): Promise<number> {
  const asked = readAsked(words, COMPARE_OPTIONS, 'npx ronde sociogram compare FILE FILE', 2)
  if (typeof asked === 'number') return asked
  const { files, options, t } = asked
  if (options.format !== undefined && !['json', 'table'].includes(options.format)) return misuse(t('bad-format'))
  const measures = chooseMeasures(asked)
  if (typeof measures === 'string') return refuse(measures)
  const [first = '', second = ''] = files
  const before = await openNetwork({ ...asked, files: [first] })
  if (typeof before === 'string') return refuse(before)
  const after = await openNetwork({ ...asked, files: [second] })
  if (typeof after === 'string') return refuse(after)
  const results = measures.map((measure) => ({ id: measure.id, ...measure.compare(before.built.network, after.built.network) }))
  process.stdout.write(renderCompared({ before: before.built, after: after.built, results }, options.format === 'table'))
  return DONE
}

/** The measures asked for, or the sentence about one that is not known. */
function chooseMeasures({ options, t }: Asked): readonly MeasureOfTwo[] | string {
  if (options.measures === undefined) return MEASURES_OF_TWO
  const names = options.measures
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  const unknown = names.find((name) => findMeasureOfTwo(name) === null)
  return unknown === undefined ? names.flatMap((name) => findMeasureOfTwo(name) ?? []) : t('unknown-measure', { name: unknown })
}
