import { spawnSync, type SpawnOptions } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

/** Under which account the server runs. PostgreSQL refuses root. */
export type ServerAccount = { kind: 'own' } | { kind: 'namespace' } | { kind: 'other'; uid: number; gid: number }

type Command = { command: string; args: string[]; options: SpawnOptions }

const NOBODY = 65_534
const NAMESPACE = ['--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`]

/**
 * Anyone but root runs the server as themselves. Root keeps the owner that existing data already has; root's own data is served from a user
 * namespace in which root is somebody else, or, where that is forbidden, by `nobody`.
 */
export function chooseServerAccount(data: string): ServerAccount {
  if (process.getuid?.() !== 0) return { kind: 'own' }
  const existing = fs.statSync(data, { throwIfNoEntry: false })
  if (existing && existing.uid !== 0) return { kind: 'other', uid: existing.uid, gid: existing.gid }
  if (spawnSync('unshare', [...NAMESPACE, 'true']).status === 0) return { kind: 'namespace' }
  return { kind: 'other', uid: NOBODY, gid: NOBODY }
}

export function asServerAccount(account: ServerAccount, { command, args, options }: Command): Command {
  if (account.kind === 'own') return { command, args, options }
  if (account.kind === 'namespace') return { command: 'unshare', args: [...NAMESPACE, command, ...args], options }
  return { command, args, options: { ...options, uid: account.uid, gid: account.gid } }
}

/** Gives a folder and all in it to the account, and lets the account pass through the folder above it. */
export function handOver(account: ServerAccount, folder: string): void {
  if (account.kind !== 'other') return
  const above = path.dirname(folder)
  fs.chmodSync(above, fs.statSync(above).mode | 0o011)
  chownAll(folder, account.uid, account.gid)
}

function chownAll(entry: string, uid: number, gid: number): void {
  const found = fs.lstatSync(entry)
  if (found.uid !== uid || found.gid !== gid) fs.lchownSync(entry, uid, gid)
  if (!found.isDirectory()) return
  for (const name of fs.readdirSync(entry)) chownAll(path.join(entry, name), uid, gid)
}
