import path from 'node:path'
import pg from 'pg'
import { logToStderr } from '../log.ts'
import { migrate } from '../migrate.ts'
import { startEmbedded, type EmbeddedStore } from './embedded-postgres.ts'

/** What the run's server answers: one line of JSON. */
export type DoorAnswer = { ok: true; urls: { appUrl: string; ownerUrl: string; adminUrl: string } } | { ok: false; reason: string }

export const TEMPLATE = 'ronde_template'

/** For tests only: promises nothing, with a migrated database to clone. */
export async function startTestServer(folder: string): Promise<EmbeddedStore> {
  const started = await startEmbedded({ directory: path.join(folder, 'store'), durable: false, log: logToStderr })
  if (!started.ok) throw new Error(`${started.refusal} ${JSON.stringify(started.facts)}`)
  const { adminUrl, ownerUrl, stop } = started.value
  try {
    await runAll(adminUrl, [`create database ${TEMPLATE} owner ronde_owner`])
    await migrate(inDatabase(ownerUrl, TEMPLATE))
    return started.value
  } catch (error) {
    await stop()
    throw error
  }
}

export function inDatabase(url: string, name: string): string {
  const found = new URL(url)
  found.pathname = `/${name}`
  return found.href
}

export async function runAll(url: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}
