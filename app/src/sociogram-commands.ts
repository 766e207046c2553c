import { findMeasure, MEASURES, type BuiltNetwork, type Measure } from '@ronde/sociogram'
import { complain, DONE, misuse, refuse, type Command, type Option } from './platform/command-line.ts'
import { LANGUAGE_OPTION, NETWORK_OPTIONS, openNetwork, readAsked, type Asked } from './network-from-disk.ts'
import { renderMeasured, type Measured } from './render-measured.ts'
import { COMPARE_OPTIONS, compareFiles } from './sociogram-compare.ts'
import { CONVERT_OPTIONS, convertFile } from './sociogram-convert.ts'
import { DRAW_OPTIONS, drawFile } from './sociogram-draw.ts'
import { sociogramAbout } from './sociogram-words.ts'

/** Above so many people measures that look at every pair are taken only when they are asked for. */
const PEOPLE_IN_PAIRS = 10_000

const MEASURE_OPTIONS: readonly Option[] = [
  ...NETWORK_OPTIONS,
  { form: '--measures a,b', about: sociogramAbout('measures') },
  { form: '--format json|table', about: sociogramAbout('format') },
  LANGUAGE_OPTION,
]

/** Networks straight from files: no server, no database, nothing kept. */
export const sociogramCommands: Record<string, Command> = {
  'sociogram measure': { takes: 'FILE', about: sociogramAbout('measure'), options: MEASURE_OPTIONS, run: measureFile },
  'sociogram compare': { takes: 'FILE FILE', about: sociogramAbout('compare'), options: COMPARE_OPTIONS, run: compareFiles },
  'sociogram convert': { takes: 'FILE FILE', about: sociogramAbout('convert'), options: CONVERT_OPTIONS, run: convertFile },
  'sociogram draw': { takes: 'FILE', about: sociogramAbout('draw'), options: DRAW_OPTIONS, run: drawFile },
}

async function measureFile(words: string[]): Promise<number> {
  const asked = readAsked(words, MEASURE_OPTIONS, 'npx ronde sociogram measure FILE', 1)
  if (typeof asked === 'number') return asked
  const { options, t } = asked
  if (options.format !== undefined && !['json', 'table'].includes(options.format)) return misuse(t('bad-format'))
  const measures = chooseMeasures(asked)
  if (typeof measures === 'string') return refuse(measures)
  const opened = await openNetwork(asked)
  if (typeof opened === 'string') return refuse(opened)
  process.stdout.write(renderMeasured(measureAll(asked, opened.built, measures, opened.groups), options.format === 'table'))
  return DONE
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

function measureAll({ options, t }: Asked, { network, report }: BuiltNetwork, measures: Measure[], groups?: readonly string[]): Measured {
  const isLarge = network.n > PEOPLE_IN_PAIRS && options.measures === undefined
  const taken = isLarge ? measures.filter(({ cost }) => cost !== 'pairs') : measures
  if (taken.length < measures.length) complain(t('left-out-large', { people: PEOPLE_IN_PAIRS }))
  return { network, report, results: taken.map((measure) => ({ id: measure.id, ...measure.measure(network, { groups }) })) }
}
