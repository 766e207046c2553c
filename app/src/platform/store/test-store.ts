import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import net from 'node:net'
import { text } from 'node:stream/consumers'
import { inject } from 'vitest'
import { inDatabase, runAll, TEMPLATE, type DoorAnswer } from './test-server.ts'

/** For tests only. What `app/test/global-setup.ts` lends to every test file. */
declare module 'vitest' {
  interface ProvidedContext {
    /** Where to ask for the test server; it starts at the first question. */
    testStoreDoor: string
  }
}

export type TestDatabase = {
  /** Logs in as the role of everyday work: row-level security holds. */
  appUrl: string
  /** Logs in as the owner of the tables: builds what a test needs. */
  ownerUrl: string
  drop(): Promise<void>
}

/** A migrated database of its own, cloned in about a tenth of a second. Drop it in `afterAll`. */
export async function freshDatabase(): Promise<TestDatabase> {
  return makeDatabase(TEMPLATE)
}

/** A database without a single table. */
export async function emptyDatabase(): Promise<TestDatabase> {
  return makeDatabase('template0')
}

async function makeDatabase(template: string): Promise<TestDatabase> {
  const { appUrl, ownerUrl, adminUrl } = await findTestServer()
  const name = `test_${randomBytes(6).toString('hex')}`
  await runAll(adminUrl, [`create database ${name} template ${template} owner ronde_owner`, `grant connect on database ${name} to ronde_app`])
  return {
    appUrl: inDatabase(appUrl, name),
    ownerUrl: inDatabase(ownerUrl, name),
    drop: () => runAll(adminUrl, [`drop database if exists ${name} with (force)`]),
  }
}

async function findTestServer() {
  const socket = net.connect(inject('testStoreDoor'))
  await once(socket, 'connect')
  const answer = JSON.parse(await text(socket)) as DoorAnswer
  if (!answer.ok) throw new Error(`The test server does not start: ${answer.reason}`)
  return answer.urls
}
