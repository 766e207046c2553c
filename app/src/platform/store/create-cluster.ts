import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { done, type Result } from '../../kernel/result.ts'
import { asServerAccount, handOver, type ServerAccount } from './server-account.ts'
import { refusedStart, type StartRefusal } from './start-refusal.ts'

export const OWNER_ROLE = 'ronde_owner'
export const APP_ROLE = 'ronde_app'
export const DATABASE = 'ronde'

type ClusterPlan = {
  programs: string
  directory: string
  data: string
  account: ServerAccount
  /** Null where a Unix socket in a closed folder keeps others out. */
  password: string | null
  /** False for throw-away servers of tests only. */
  durable: boolean
}

/** The password of the three log-ins where a loopback port must be used, made once and kept beside the data; null elsewhere. */
export function readServerPassword(directory: string): string | null {
  if (process.platform !== 'win32') return null
  const file = path.join(directory, 'postgres-password')
  if (!fs.existsSync(file)) fs.writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 })
  return fs.readFileSync(file, 'utf8').trim()
}

/**
 * Makes the data folder with its roles and its database. Everything happens in a folder beside it, which gets its name at the very end: an
 * interrupted first start leaves nothing half made.
 */
export function createCluster(plan: ClusterPlan): Result<null, StartRefusal> {
  const draft = `${plan.data}.new`
  fs.rmSync(draft, { recursive: true, force: true })
  fs.mkdirSync(draft, { mode: 0o700 })
  handOver(plan.account, draft)
  const failure = initialise(plan, draft) ?? createRoles(plan, draft)
  if (failure !== null) {
    fs.rmSync(draft, { recursive: true, force: true })
    return refusedStart(plan.directory, failure)
  }
  fs.renameSync(draft, plan.data)
  if (plan.durable) syncFolder(plan.directory)
  return done(null)
}

function initialise(plan: ClusterPlan, draft: string): string | null {
  const access =
    plan.password === null
      ? ['--auth-local=trust', '--auth-host=reject']
      : ['--auth=scram-sha-256', `--pwfile=${path.join(plan.directory, 'postgres-password')}`]
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
  const rest = ['--data-checksums', '--no-instructions', ...(plan.durable ? [] : ['--no-sync'])]
  return runToEnd(plan, 'initdb', ['-D', draft, '--username=postgres', ...access, ...locale, ...rest], '')
}

/** Without a listening server, so that no half-made one can ever be met. One statement a line. */
function createRoles(plan: ClusterPlan, draft: string): string | null {
  const password = plan.password === null ? '' : ` password '${plan.password}'`
  const statements = [
    `create role ${OWNER_ROLE} login nosuperuser nocreatedb nocreaterole nobypassrls${password};`,
    `create role ${APP_ROLE} login nosuperuser nocreatedb nocreaterole nobypassrls${password};`,
    `grant ${APP_ROLE} to ${OWNER_ROLE};`,
    `create database ${DATABASE} owner ${OWNER_ROLE};`,
    `revoke all on database ${DATABASE} from public;`,
    `grant connect on database ${DATABASE} to ${APP_ROLE};`,
    'revoke all on database postgres from public;',
  ]
  const flags = plan.durable ? [] : ['-c', 'fsync=off']
  return runToEnd(plan, 'postgres', ['--single', '-D', draft, ...flags, 'postgres'], `${statements.join('\n')}\n`)
}

/** @returns what went wrong, or null. The single-user server tells errors only in words. */
function runToEnd(plan: ClusterPlan, program: string, args: string[], input: string): string | null {
  const wrapped = asServerAccount(plan.account, {
    command: path.join(plan.programs, program),
    args,
    options: { env: serverEnvironment(), cwd: plan.directory },
  })
  const run = spawnSync(wrapped.command, wrapped.args, { ...wrapped.options, input, encoding: 'utf8' })
  const failed = run.status !== 0 || /^.*(ERROR|FATAL|PANIC):/m.test(run.stderr)
  return failed ? run.stderr || String(run.error ?? `${program} ended with ${run.status ?? run.signal}`) : null
}

/** Nothing of the app's environment, secrets above all, reaches the server. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const { PATH = '', SystemRoot, TEMP } = process.env
  return { PATH, LC_ALL: 'C', ...(SystemRoot === undefined ? {} : { SystemRoot }), ...(TEMP === undefined ? {} : { TEMP }) }
}

/** Makes a rename survive a power cut. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = fs.openSync(folder, 'r')
  fs.fsyncSync(handle)
  fs.closeSync(handle)
}
