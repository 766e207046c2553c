import { once } from 'node:events'
import pg from 'pg'
import { silentLog } from '../src/platform/log.ts'
import { startEmbedded } from '../src/platform/store/embedded-postgres.ts'

/**
 * An app for tests to kill: starts the store of the folder given, says `ready`, and with `write` goes on adding numbered rows, saying each
 * number once the server has acknowledged it.
 */
const [directory = '', mode = 'hold'] = process.argv.slice(2)

const started = await startEmbedded({ directory, log: silentLog })
if (!started.ok) {
  process.stdout.write(`refused ${started.refusal}\n`)
  process.exit(1)
}
process.stdout.write('ready\n')
if (mode === 'write') await writeForever(started.value.ownerUrl)
await once(process, 'SIGTERM')
await started.value.stop()

async function writeForever(url: string): Promise<never> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('create table if not exists written (number int primary key)')
  const { rows } = await client.query<{ last: number }>('select coalesce(max(number), 0) as last from written')
  for (let number = rows[0]!.last + 1; ; number++) {
    await client.query('insert into written values ($1)', [number])
    process.stdout.write(`${number}\n`)
  }
}
