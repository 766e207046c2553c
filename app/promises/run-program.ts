import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const PROGRAM = path.resolve(import.meta.dirname, '../../build/server/cli.js')

export type Ended = { code: number | null; signal: string | null; out: string; err: string; tookMs: number }
export type RunWishes = { env?: Record<string, string>; data?: string; cwd?: string }

/** The environment of whoever runs the tests does not reach the program. */
function plainEnvironment({ env = {}, data }: RunWishes): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR, SystemRoot } = process.env
  const kept = Object.fromEntries(Object.entries({ PATH, HOME, TMPDIR, SystemRoot }).filter(([, value]) => value !== undefined))
  return { ...kept, ...(data === undefined ? {} : { RONDE_DATA: data }), ...env }
}

/** Starts the built program; for one that shall end by itself, or be killed by the test. */
export function startProgram(args: string[], wishes: RunWishes = {}): { child: ChildProcess; ended: Promise<Ended> } {
  const startedAt = performance.now()
  const child = spawn(process.execPath, [PROGRAM, ...args], { env: plainEnvironment(wishes), cwd: wishes.cwd ?? tmpdir(), stdio: ['ignore', 'pipe', 'pipe'] })
  const text = { out: '', err: '' }
  child.stdout?.setEncoding('utf8').on('data', (piece: string) => (text.out += piece))
  child.stderr?.setEncoding('utf8').on('data', (piece: string) => (text.err += piece))
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal, ...text, tookMs: performance.now() - startedAt }))
  })
  return { child, ended }
}

/** Runs it to its end; a program that goes on too long is killed and says so by its signal. */
export async function runProgram(args: string[], wishes: RunWishes = {}, longestMs = 30_000): Promise<Ended> {
  const { child, ended } = startProgram(args, wishes)
  const timer = setTimeout(() => child.kill('SIGKILL'), longestMs)
  const result = await ended
  clearTimeout(timer)
  return result
}

export function aFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'ronde-promise-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
