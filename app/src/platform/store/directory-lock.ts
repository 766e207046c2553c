import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { done, refused, type Result } from '../../kernel/result.ts'
import { isFromHere, isSameProcess, readOwnIdentity, type ProcessIdentity } from './process-identity.ts'

export type DirectoryLock = { release(): void }

type Holder = ProcessIdentity & { startedAt: string }

const REFRESH_MS = 1_000
/** Longer than one refresh, and short enough for a refusal within two seconds. */
const WATCH_MS = 1_600

/** One running Ronde per data directory: a file made in one step, naming who holds it, refreshed while it runs. */
export async function takeLock(directory: string, now: Date): Promise<Result<DirectoryLock, 'directory-held'>> {
  const file = path.join(directory, 'ronde.lock')
  const own: Holder = { ...readOwnIdentity(), startedAt: now.toISOString() }
  for (;;) {
    if (makeLock(file, own)) return done(keepLock(file, own))
    const found = readLock(file)
    if (found === null) continue
    const holder = parseHolder(found)
    if (await isHeld(file, holder)) return refused('directory-held', { directory, pid: holder?.pid ?? 0, since: holder?.startedAt ?? '' })
    removeStaleLock(file, found)
  }
}

/** The text is complete before the name exists, so that nobody reads half a lock. */
function makeLock(file: string, own: Holder): boolean {
  const draft = `${file}.${own.pid}`
  fs.writeFileSync(draft, JSON.stringify(own), { mode: 0o600 })
  try {
    fs.linkSync(draft, file)
    return true
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'EEXIST') return false
    return makeLockWithoutLinks(file, own)
  } finally {
    fs.rmSync(draft, { force: true })
  }
}

/** Some shared folders know no links. */
function makeLockWithoutLinks(file: string, own: Holder): boolean {
  try {
    fs.writeFileSync(file, JSON.stringify(own), { flag: 'wx', mode: 0o600 })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function keepLock(file: string, own: Holder): DirectoryLock {
  const timer = setInterval(() => refreshLock(file), REFRESH_MS).unref()
  return {
    release() {
      clearInterval(timer)
      if (readLock(file) === JSON.stringify(own)) fs.rmSync(file, { force: true })
    },
  }
}

function refreshLock(file: string): void {
  try {
    const now = new Date()
    fs.utimesSync(file, now, now)
  } catch {
    // The directory may be gone or read-only for a while; the lock is judged by its process first.
  }
}

/** By its process where the number means something here; across containers, machines and boots by whether it is still being refreshed. */
async function isHeld(file: string, holder: Holder | null): Promise<boolean> {
  if (holder !== null && isFromHere(holder)) return isSameProcess(holder)
  const before = readRefreshTime(file)
  await pause(WATCH_MS)
  return readRefreshTime(file) !== before
}

/** Two starts may find the same stale lock: whoever moved a newer one away puts it back. */
function removeStaleLock(file: string, stale: string): void {
  const aside = `${file}.stale.${process.pid}`
  try {
    fs.renameSync(file, aside)
  } catch {
    return
  }
  if (readLock(aside) !== stale && !fs.existsSync(file)) fs.renameSync(aside, file)
  else fs.rmSync(aside, { force: true })
}

function readLock(file: string): string | null {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

function readRefreshTime(file: string): number {
  return fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

function parseHolder(text: string): Holder | null {
  try {
    const found = JSON.parse(text) as Partial<Holder>
    const { pid, processStart = '', bootId = '', pidSpace = '', startedAt = '' } = found
    return typeof pid === 'number' ? { pid, processStart, bootId, pidSpace, startedAt } : null
  } catch {
    return null
  }
}
