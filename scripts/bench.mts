// `npm run bench` runs every measurement, one after the other; `npm run bench -- figures` those whose path contains "figures".
// A measurement is `bench/*.bench.mts` of a library or the app; its `bench()` prints what it measured, and throws when a bound is broken.
import { findPrograms, seconds, shortName } from './find-programs.mts'

type Measurement = { bench: () => Promise<void> | void }

const files = findPrograms('bench', 'bench', process.argv[2])
const broken: string[] = []

for (const file of files) {
  const started = performance.now()
  process.stdout.write(`\n${shortName(file)}\n`)
  try {
    const { bench } = (await import(file)) as Measurement
    await bench()
    process.stdout.write(`  took ${seconds(started)}\n`)
  } catch (error) {
    broken.push(shortName(file))
    process.stdout.write(`  NOT MET: ${error instanceof Error ? error.message : String(error)}\n`)
  }
}
process.stdout.write(
  files.length === 0 ? 'There is no such measurement.\n' : `\n${files.length - broken.length} measurements met their bounds, ${broken.length} did not\n`,
)
process.exit(files.length === 0 || broken.length > 0 ? 1 : 0)
