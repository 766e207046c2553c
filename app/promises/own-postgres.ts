import path from 'node:path'
import { silentLog } from '../src/platform/log.ts'
import { startEmbedded } from '../src/platform/store/embedded-postgres.ts'
import { runAll } from '../src/platform/store/test-server.ts'
import { aFolder } from './run-program.ts'

/** A PostgreSQL with its durable settings, as an operator would run one beside Ronde: it can go away and come back. */
export type OwnPostgres = {
  url: string
  goAway: () => Promise<void>
  comeBack: () => Promise<void>
  newDatabase: (name: string) => Promise<string>
  remove: () => Promise<void>
}

export async function startOwnPostgres(): Promise<OwnPostgres> {
  const { folder, remove } = aFolder()
  const directory = path.join(folder, 'its-own')
  const start = async () => {
    const started = await startEmbedded({ directory, log: silentLog })
    if (!started.ok) throw new Error(`the PostgreSQL of the test does not start: ${started.refusal}`)
    return started.value
  }
  let store = await start()
  return {
    url: store.ownerUrl,
    goAway: () => store.stop(),
    comeBack: async () => {
      store = await start()
    },
    newDatabase: async (name) => {
      await runAll(store.adminUrl, [`create database ${name} owner ronde_owner`])
      const url = new URL(store.ownerUrl)
      url.pathname = `/${name}`
      return url.href
    },
    remove: async () => {
      await store.stop().catch(() => undefined)
      remove()
    },
  }
}
