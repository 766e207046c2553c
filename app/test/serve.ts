import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'

export type RondeWishes = {
  /** `['demo', '--port', '0']` unless said otherwise; port 0 is a free one. */
  args?: string[]
  env?: Record<string, string>
  /** A data folder to use again; without it a fresh one, removed at the end. */
  data?: string
}

export type RunningRonde = {
  url: string
  data: string
  pid: number
  /** Everything it said so far, both streams. */
  readOutput(): string
  /** SIGTERM; resolves with the exit code when it and its store are gone. */
  stop(): Promise<number | null>
  /** SIGKILL, as a power cut for the app; the store may live on until somebody adopts or stops it. */
  kill9(): Promise<void>
}

const ROOT = path.resolve(import.meta.dirname, '../..')
const PROGRAM = path.join(ROOT, 'build/server/cli.js')
const STOP_WITH_PARENT = pathToFileURL(path.join(ROOT, 'scripts/stop-with-parent.mjs')).href
/** As `scripts/run.ts` starts it. */
const FLAGS = ['--max-semi-space-size=8']
const LONGEST_START_MS = 90_000
const ADDRESS = /open at (https?:\/\/[^\s/]+)/

/** The environment of the person who runs the tests must not reach the servers they start. */
const NOT_INHERITED = [
  'DATABASE_URL',
  'DATABASE_DIRECT_URL',
  'PORT',
  'HOST',
  'PUBLIC_URL',
  'RONDE_DATA',
  'RONDE_SECRET',
  'RONDE_SECRET_FILE',
  'RONDE_SECRET_BEFORE',
  'RONDE_SECRET_BEFORE_FILE',
  'SMTP_URL',
  'NODE_OPTIONS',
  'VITEST',
  'NODE_ENV',
]

/** Starts the built program as a person would and waits until it says where it is. Stop it in `afterAll`. */
export async function startRonde(wishes: RondeWishes = {}): Promise<RunningRonde> {
  if (!existsSync(PROGRAM)) throw new Error('The server is not built: run "npm run build" first.')
  const data = wishes.data ?? mkdtempSync(path.join(tmpdir(), 'ronde-test-'))
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !NOT_INHERITED.includes(name)))
  const child = spawn(process.execPath, [...FLAGS, '--import', STOP_WITH_PARENT, PROGRAM, ...(wishes.args ?? ['demo', '--port', '0'])], {
    cwd: ROOT,
    env: { ...inherited, RONDE_DATA: data, RONDE_LIFT_RATE_LIMITS: 'in-tests', ...wishes.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = collectOutput(child)
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  const cleanUp = async () => {
    await stopStores(data)
    if (wishes.data === undefined) rmSync(data, { recursive: true, force: true })
  }
  try {
    const url = await waitForAddress(child, output, ended)
    return {
      url,
      data,
      pid: child.pid ?? 0,
      readOutput: output.read,
      stop: async () => {
        child.kill('SIGTERM')
        const code = await ended
        await cleanUp()
        return code
      },
      kill9: async () => {
        child.kill('SIGKILL')
        await ended
      },
    }
  } catch (error) {
    child.kill('SIGKILL')
    await ended
    await cleanUp()
    throw error
  }
}

function collectOutput(child: ChildProcess): { read: () => string; onMore: (listener: () => void) => void } {
  let text = ''
  const listeners: (() => void)[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (piece: string) => {
      text += piece
      for (const listener of listeners) listener()
    })
  }
  return { read: () => text, onMore: (listener) => listeners.push(listener) }
}

async function waitForAddress(child: ChildProcess, output: ReturnType<typeof collectOutput>, ended: Promise<number | null>): Promise<string> {
  const found = new Promise<string>((resolve) => {
    output.onMore(() => {
      const [, address] = ADDRESS.exec(output.read()) ?? []
      if (address !== undefined) resolve(address)
    })
  })
  const failed = (why: string) => Promise.reject(new Error(`Ronde did not start (${why}):\n${output.read()}`))
  return Promise.race([
    found,
    ended.then((code) => failed(`it ended with ${code ?? child.signalCode}`)),
    pause(LONGEST_START_MS, null, { ref: false }).then(() => failed('it took too long')),
  ])
}

/** Stores that outlived a killed app. */
async function stopStores(data: string): Promise<void> {
  const files = [path.join(data, 'postgres/postmaster.pid'), path.join(data, 'demo/postgres/postmaster.pid')]
  for (const file of files.filter((each) => existsSync(each))) {
    const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
    for (let turns = 0; turns < 100 && isAlive(pid); turns++) {
      if (turns === 0) process.kill(pid, 'SIGINT')
      await pause(50)
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return pid > 1
  } catch {
    return false
  }
}
