import { spawnSync } from 'node:child_process'
import fs from 'node:fs'

/** Tells one process from a later one that was given the same number. */
export type ProcessIdentity = { pid: number; processStart: string; bootId: string; pidSpace: string }

export function readOwnIdentity(): ProcessIdentity {
  return { pid: process.pid, processStart: readProcess(process.pid)?.start ?? '', bootId: readBootId(), pidSpace: readPidSpace() }
}

/** Whether the process numbers of the other mean the same here: same boot, same container. */
export function isFromHere(other: ProcessIdentity): boolean {
  return other.bootId === readBootId() && other.pidSpace === readPidSpace()
}

/** Runs now; a zombie does not. */
export function isRunning(pid: number): boolean {
  return readProcess(pid) !== null
}

export function isSameProcess(other: ProcessIdentity): boolean {
  const found = readProcess(other.pid)
  return found !== null && (found.start === '' || other.processStart === '' || found.start === other.processStart)
}

/** The command line, or '' where the system does not tell. */
export function readCommandLine(pid: number): string {
  if (process.platform === 'linux') return readText(`/proc/${pid}/cmdline`).replaceAll('\0', ' ')
  if (process.platform === 'darwin') return spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout
  return ''
}

function readProcess(pid: number): { start: string } | null {
  if (process.platform === 'linux') return parseLinuxStat(readText(`/proc/${pid}/stat`))
  if (process.platform === 'darwin') return parsePs(spawnSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout)
  try {
    process.kill(pid, 0)
    return { start: '' }
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? { start: '' } : null
  }
}

/** `pid (name) state …`; the name may hold spaces and brackets, the start time is the 20th value after the state. */
function parseLinuxStat(stat: string): { start: string } | null {
  const values = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  if (stat === '' || values[0] === 'Z' || values[0] === 'X') return null
  return { start: values[19] ?? '' }
}

function parsePs(line: string | null): { start: string } | null {
  const text = (line ?? '').trim()
  if (text === '' || text.startsWith('Z')) return null
  return { start: text.replace(/^\S+\s+/, '') }
}

function readBootId(): string {
  return readText('/proc/sys/kernel/random/boot_id').trim()
}

function readPidSpace(): string {
  try {
    return fs.readlinkSync('/proc/self/ns/pid')
  } catch {
    return ''
  }
}

function readText(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
