// `npm run drills` runs every long trial, one after the other; `npm run drills -- kill` those whose path contains "kill".
// A drill is `drills/*.drill.mts` of a library or the app: it exports its `name`, and `run()`, which throws when something is not as promised.
import { findPrograms, seconds, shortName } from './find-programs.mts'

type Drill = { name: string; run: () => Promise<void> }

const files = findPrograms('drills', 'drill', process.argv[2])
const failed: string[] = []

for (const file of files) {
  const started = performance.now()
  process.stdout.write(`${shortName(file)} …\n`)
  try {
    const { name, run } = (await import(file)) as Drill
    await run()
    process.stdout.write(`  passed in ${seconds(started)}: ${name}\n`)
  } catch (error) {
    failed.push(file)
    process.stdout.write(`  FAILED after ${seconds(started)}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  }
}
process.stdout.write(`${files.length - failed.length} drills passed, ${failed.length} failed\n`)
process.exit(failed.length > 0 ? 1 : 0)
