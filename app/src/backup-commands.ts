import { readEnvironment } from './environment.ts'
import { aboutIn } from './help-words.ts'
import { done, refused, type Facts, type Result } from './kernel/result.ts'
import { ARGUMENT_FAULT, complain, DONE, faultOf, progressLine, readOptions, REFUSED, say, type Option } from './platform/command-line.ts'
import { logToStderr } from './platform/log.ts'
import { migrate, NEWEST_MIGRATION } from './platform/migrate.ts'
import { backup } from './platform/store/backup.ts'
import { openStore } from './platform/store/connect-store.ts'
import { readSealedHeader, restore } from './platform/store/restore.ts'
import type { Store } from './platform/store/store.ts'
import { sayRefusal } from './start-words.ts'

/** One-time things and sessions end with a restore; people sign in anew. */
const LEFT_OUT = ['session', 'sign_in_link', 'passkey_challenge', 'rate_limit', 'import_draft']
/** A fresh store holds these from its migrations and its first start. */
const REPLACED = ['setting', 'sector_list', 'sector', 'consent_text', 'duty_number']

export const BACKUP_OPTIONS: readonly Option[] = [{ form: '--demo', about: aboutIn('option.demo-saved') }]
export const RESTORE_OPTIONS: readonly Option[] = [{ form: '--demo', about: aboutIn('option.demo-restored') }]

export async function backupCommand(words: string[]): Promise<number> {
  return withStore(words, 'backup', async (store, file) => {
    const progress = progressLine()
    const saved = await backup({
      ownerUrl: store.ownerUrl,
      file,
      exclude: LEFT_OUT,
      now: new Date(),
      onProgress: (table, done, rows) => progress.show(`${table}: ${done} of ${rows} rows`),
    })
    progress.end()
    if (!saved.ok) return refuse(saved)
    say(`Saved ${saved.value.rows} rows of ${saved.value.tables} tables in ${file} (${saved.value.bytes} bytes). Keep the secret of this instance beside it.`)
    return DONE
  })
}

export async function restoreCommand(words: string[]): Promise<number> {
  return withStore(words, 'restore', async (store, file) => {
    await migrate(store.ownerUrl)
    const progress = progressLine()
    const restored = await restore({
      ownerUrl: store.ownerUrl,
      file,
      replace: REPLACED,
      onProgress: (table, done, rows) => progress.show(`${table}: ${done} of ${rows} rows`),
    })
    progress.end()
    if (!restored.ok) return refuse(restored)
    say(
      `Restored ${restored.value.rows} rows of ${restored.value.tables} tables, saved at ${restored.value.madeAt}. Start with the secret of the instance that was saved.`,
    )
    return DONE
  })
}

async function withStore(words: string[], name: 'backup' | 'restore', work: (store: Store, file: string) => Promise<number>): Promise<number> {
  const parsed = readOptions(words, name === 'backup' ? BACKUP_OPTIONS : RESTORE_OPTIONS)
  if (!parsed.ok) return faultOf(parsed)
  const [file, ...more] = parsed.value.bare
  if (file === undefined || more.length > 0) {
    complain(`Say which file: npx ronde ${name} FILE.`)
    return ARGUMENT_FAULT
  }
  const environment = readEnvironment(process.env, { isDemo: parsed.value.options.demo === 'yes', purpose: name })
  if (!environment.ok) return refuse(environment)
  if (environment.value.isDemo && parsed.value.options.demo === undefined) complain(sayRefusal('demo-taken', { folder: environment.value.dataDirectory }))
  if (name === 'restore') {
    const fits = await checkFile(file)
    if (!fits.ok) return refuse(fits)
  }
  const store = await openStore({ ...environment.value, mayJoin: name === 'backup', log: logToStderr })
  if (!store.ok) return refuse(store)
  try {
    return await work(store.value, file)
  } finally {
    await store.value.stop()
  }
}

/** Before a store is made for it. */
async function checkFile(file: string): Promise<Result<null, string>> {
  const sealed = await readSealedHeader(file)
  if (!sealed.ok) return sealed
  const found = sealed.value.header.migration
  return found === NEWEST_MIGRATION ? done(null) : refused('other-migration', { found, needed: NEWEST_MIGRATION })
}

function refuse({ refusal, facts }: { refusal: string; facts?: Facts }): number {
  complain(sayRefusal(refusal, facts))
  return REFUSED
}
