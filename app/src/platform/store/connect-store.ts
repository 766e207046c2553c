import { done, refused, type Result } from '../../kernel/result.ts'
import type { Log } from '../log.ts'
import { joinEmbedded, startEmbedded, type EmbeddedStore } from './embedded-postgres.ts'
import { connectExternal, type ExternalRefusal } from './external-postgres.ts'
import type { StartRefusal } from './start-refusal.ts'
import type { Store } from './store.ts'

export type StoreSettings = {
  databaseUrl?: string | null
  /** Beside a pooler: the server itself. */
  directUrl?: string | null
  dataDirectory: string
  log: Log
  /** For commands that work beside a running Ronde, such as a backup: uses its server instead of refusing. */
  mayJoin?: boolean
}

export type StoreRefusal = StartRefusal | ExternalRefusal

/** The store this instance was given: a PostgreSQL of its own choice, or the embedded one in its data directory. */
export async function openStore(settings: StoreSettings): Promise<Result<Store, StoreRefusal>> {
  const { databaseUrl, directUrl, dataDirectory, log } = settings
  if (databaseUrl) return connectExternal(databaseUrl, directUrl || databaseUrl)
  const started = await startEmbedded({ directory: dataDirectory, log })
  if (started.ok) return done(asStore(started.value))
  if (!settings.mayJoin || started.refusal !== 'directory-held') return started
  const joined = await joinEmbedded(dataDirectory)
  return joined === null ? refused(started.refusal, started.facts) : done(asStore(joined))
}

function asStore(embedded: EmbeddedStore): Store {
  const { appUrl, ownerUrl, version, promises, stop } = embedded
  return { kind: 'embedded', appUrl, directUrl: appUrl, ownerUrl, version, promises, stop }
}
