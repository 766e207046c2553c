import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Log } from '../log.ts'
import { serverEnvironment } from './create-cluster.ts'
import { isRunning, readCommandLine } from './process-identity.ts'
import { asServerAccount, type ServerAccount } from './server-account.ts'

export type ServerPlan = {
  programs: string
  data: string
  account: ServerAccount
  settings: Record<string, string>
  log: Log
}

/** What the server writes about itself in `postmaster.pid`. */
export type RunningServer = { pid: number; port: number; sockets: string; state: string }

const POLL_MS = 5
/** Recovery after a crash may read a lot of log. */
const START_LIMIT_MS = 120_000
const LEFTOVER_LIMIT_MS = 10_000
const STOP_LIMIT_MS = 30_000

/** The live server of this folder, whoever started it. */
function findRunningServer(data: string): RunningServer | null {
  const found = readPidFile(data)
  if (found === null || !isRunning(found.pid)) return null
  const commandLine = readCommandLine(found.pid)
  return commandLine === '' || commandLine.includes(data) ? found : null
}

function readPidFile(data: string): RunningServer | null {
  try {
    const lines = fs.readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')
    const pid = Number(lines[0])
    return pid > 0 ? { pid, port: Number(lines[3]), sockets: lines[4] ?? '', state: lines[7]?.trim() ?? '' } : null
  } catch {
    return null
  }
}

/** A server that is just starting is waited for; one that is stopping is waited out. */
export async function findSettledServer(data: string): Promise<RunningServer | null> {
  const deadline = Date.now() + STOP_LIMIT_MS
  for (;;) {
    const server = findRunningServer(data)
    if (server === null || server.state === 'ready' || Date.now() > deadline) return server
    await pause(POLL_MS * 4)
  }
}

/** Whether the program it runs is still the one installed; after an update its files may be gone. Unknown counts as yes. */
export function runsInstalledProgram(server: RunningServer, programs: string): boolean {
  try {
    return fs.readlinkSync(`/proc/${server.pid}/exe`) === fs.realpathSync(path.join(programs, 'postgres'))
  } catch {
    return process.platform !== 'linux'
  }
}

/**
 * Starts the server and waits until it takes connections.
 * @throws with the server's own last words
 */
export async function launchServer(plan: ServerPlan): Promise<number> {
  const patience = Date.now() + LEFTOVER_LIMIT_MS
  for (;;) {
    try {
      return await launchOnce(plan)
    } catch (error) {
      // A killed server can stay a zombie, its workers live a little longer, and its number may have gone to somebody else.
      if (!/already exists|still in use/.test(String(error)) || Date.now() > patience) throw error
      removeDeadPidFile(plan.data)
      await pause(50)
    }
  }
}

async function launchOnce(plan: ServerPlan): Promise<number> {
  const { child, readWords, sayFromNowOn } = spawnServer(plan)
  const deadline = Date.now() + START_LIMIT_MS
  let ended: string | null = null
  child.once('error', (error) => (ended = error.message))
  child.once('close', (code, signal) => (ended ??= `The server ended with ${code ?? signal}. ${readWords()}`))
  while (ended === null && Date.now() < deadline) {
    const server = readPidFile(plan.data)
    if (server !== null && server.pid === child.pid && server.state === 'ready') {
      sayFromNowOn()
      return server.pid
    }
    await pause(POLL_MS)
  }
  if (ended === null) child.kill('SIGQUIT')
  throw new Error(ended ?? `The server did not become ready within ${START_LIMIT_MS / 1000} seconds. ${readWords()}`)
}

/** In a session of its own: Ctrl-C in a terminal stops the app first, and the app stops the server when the last request is answered. */
function spawnServer(plan: ServerPlan): { child: ChildProcess; readWords(): string; sayFromNowOn(): void } {
  const flags = Object.entries(plan.settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const { command, args, options } = asServerAccount(plan.account, {
    command: path.join(plan.programs, 'postgres'),
    args: ['-D', plan.data, ...flags],
    options: { env: serverEnvironment(), cwd: plan.data, stdio: ['ignore', 'ignore', 'pipe'], detached: process.platform !== 'win32', windowsHide: true },
  })
  const child = spawn(command, args, options)
  let words = ''
  let says = false
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    words = (words + text).slice(-4_000)
    for (const line of text.split('\n')) if (says && /(FATAL|PANIC):/.test(line)) plan.log('store-server-said', { message: line.trim() })
  })
  return { child, readWords: () => words, sayFromNowOn: () => void (says = true) }
}

/** Only when no server of this folder runs (a zombie does not), and nobody is attached to its shared memory any more. */
function removeDeadPidFile(data: string): void {
  const file = path.join(data, 'postmaster.pid')
  if (readPidFile(data) === null || findRunningServer(data) !== null) return
  const memory = fs.readFileSync(file, 'utf8').split('\n')[6]?.trim().split(/\s+/)[1]
  if (memory !== undefined && !isMemoryInUse(memory)) fs.rmSync(file, { force: true })
}

/** Columns of the list: key, id, permissions, size, creator, last user, number attached. */
function isMemoryInUse(id: string): boolean {
  try {
    const rows = fs
      .readFileSync('/proc/sysvipc/shm', 'utf8')
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
    const found = rows.find((row) => row[1] === id)
    return found !== undefined && found[6] !== '0'
  } catch {
    return true
  }
}

/** Ends sessions, writes everything out, stops. A server that does not obey is stopped as by a crash, which loses nothing acknowledged. */
export async function stopServer(pid: number, plan: Pick<ServerPlan, 'programs' | 'data'>): Promise<void> {
  if (process.platform === 'win32') {
    spawnSync(path.join(plan.programs, 'pg_ctl'), ['stop', '-D', plan.data, '-m', 'fast', '-w'], { env: serverEnvironment(), windowsHide: true })
    return
  }
  sendSignal(pid, 'SIGINT')
  if (await isGoneWithin(pid, STOP_LIMIT_MS)) return
  sendSignal(pid, 'SIGQUIT')
  await isGoneWithin(pid, STOP_LIMIT_MS)
}

export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

async function isGoneWithin(pid: number, limitMs: number): Promise<boolean> {
  const deadline = Date.now() + limitMs
  while (Date.now() < deadline) {
    if (!isRunning(pid)) return true
    await pause(POLL_MS * 2)
  }
  return false
}
