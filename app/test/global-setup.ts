import { spawn, type ChildProcess } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import type { EmbeddedStore } from '../src/platform/store/embedded-postgres.ts'
import { startTestServer, type DoorAnswer } from '../src/platform/store/test-server.ts'

/**
 * One throw-away PostgreSQL server for the whole run. It starts when the first test file asks for a database, so that tests of plain rules
 * wait for nothing, and is gone when the run ends, however it ends.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ronde-test-'))
  const watchdog = startWatchdog(folder)
  let store: EmbeddedStore | null = null
  let answer: Promise<DoorAnswer> | null = null
  const open = async () => {
    store = await startTestServer(folder)
    return { ok: true as const, urls: { appUrl: store.appUrl, ownerUrl: store.ownerUrl, adminUrl: store.adminUrl } }
  }
  const door = net.createServer((socket) => {
    answer ??= open().catch((error: unknown) => ({ ok: false as const, reason: String(error) }))
    void answer.then((found) => socket.end(JSON.stringify(found)))
    socket.on('error', () => undefined)
  })
  const address = process.platform === 'win32' ? `\\\\.\\pipe\\${path.basename(folder)}` : path.join(folder, 'door')
  await new Promise<void>((resolve) => door.listen(address, resolve))
  project.provide('testStoreDoor', address)
  return async () => {
    door.close()
    await answer
    await store?.stop()
    stopWatchdog(watchdog)
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

/** Stops the server if this process is killed without a word. The server's number is the first line of its own file. */
function startWatchdog(folder: string): ChildProcess | null {
  if (process.platform === 'win32') return null
  const script = 'while kill -0 $1 2>/dev/null; do sleep 1; done; kill -INT $(head -n 1 "$2/store/postgres/postmaster.pid") 2>/dev/null; sleep 2; rm -rf "$2"'
  const child = spawn('sh', ['-c', script, 'watchdog', String(process.pid), folder], { detached: true, stdio: 'ignore' })
  child.on('error', () => undefined)
  child.unref()
  return child
}

function stopWatchdog(watchdog: ChildProcess | null): void {
  try {
    if (watchdog?.pid !== undefined) process.kill(-watchdog.pid, 'SIGKILL')
  } catch {
    // It ended by itself.
  }
}
