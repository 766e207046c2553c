import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { done, refused, type Result } from './kernel/result.ts'
import { isMailAddress } from './platform/mail/mail.ts'
import { isWeakSecret } from './platform/secrets.ts'

/** What the operator said, in one place; no other file reads the environment. */
export type Environment = {
  /** The demo was asked for, or it is all there is to read. */
  isDemo: boolean
  port: number
  host: string
  publicUrl: string
  dataDirectory: string
  databaseUrl: string | null
  directUrl: string | null
  smtpUrl: string | null
  mailFrom: string
  mailReplies: string | null
  secret: string
  /** Given after a change of the secret, for as long as old backups may come back (SEC-31). */
  previousSecret: string | null
  /** True when the secret was made just now, so that the start can say where it lies. */
  isNewSecret: boolean
  trustsProxy: boolean
  liftsRateLimits: boolean
}

export type EnvironmentRefusal =
  | 'bad-port'
  | 'bad-public-url'
  | 'insecure-public-url'
  | 'bad-database-url'
  | 'weak-secret'
  | 'secret-missing'
  | 'secret-readable'
  | 'bad-smtp-url'
  | 'bad-mail-replies'
  | 'data-unusable'
  | 'no-store'
  | 'no-folder'

type Variables = Record<string, string | undefined>
/** `open` makes what is missing. The others work on what stands there: a folder that was mistyped is refused, and nothing is made. */
export type Purpose = 'open' | 'export' | 'backup' | 'restore'
type Options = { isDemo: boolean; port?: string | undefined; purpose?: Purpose }

/** Reads and judges the environment; whatever is weak, missing or impossible is refused before anything starts. */
export function readEnvironment(variables: Variables, options: Options): Result<Environment, EnvironmentRefusal> {
  const asked = options.port ?? (variables.PORT || '3000')
  const port = /^\d{1,5}$/.test(asked) ? Number(asked) : Number.NaN
  if (!Number.isInteger(port) || port < 0 || port > 65_535) return refused('bad-port', { value: asked })
  const publicUrl = readPublicUrl(variables.PUBLIC_URL || `http://localhost:${port}`)
  if (!publicUrl.ok) return publicUrl
  for (const name of ['DATABASE_URL', 'DATABASE_DIRECT_URL']) {
    if (variables[name] && !/^postgres(ql)?:\/\//.test(variables[name])) return refused('bad-database-url', { name })
  }
  if (variables.SMTP_URL && !/^smtps?:\/\//.test(variables.SMTP_URL)) return refused('bad-smtp-url')
  if (variables.MAIL_REPLIES && !isMailAddress(variables.MAIL_REPLIES)) return refused('bad-mail-replies')
  const given = path.resolve(variables.RONDE_DATA || 'data')
  const purpose = options.purpose ?? 'open'
  const isDemo = options.isDemo || (isReading(purpose) && !variables.DATABASE_URL && !holdsStore(given) && holdsStore(path.join(given, 'demo')))
  const dataDirectory = isDemo ? path.join(given, 'demo') : given
  const standing = checkStanding(purpose, dataDirectory, variables)
  if (!standing.ok) return standing
  const secret = readSecret(variables, dataDirectory, purpose)
  if (!secret.ok) return secret
  const previous = readPreviousSecret(variables, dataDirectory)
  if (!previous.ok) return previous
  return done({
    isDemo,
    port,
    host: variables.HOST || '127.0.0.1',
    publicUrl: publicUrl.value,
    dataDirectory,
    databaseUrl: variables.DATABASE_URL || null,
    directUrl: variables.DATABASE_DIRECT_URL || null,
    smtpUrl: variables.SMTP_URL || null,
    mailReplies: variables.MAIL_REPLIES || null,
    mailFrom: variables.MAIL_FROM || `Ronde <ronde@${new URL(publicUrl.value).hostname}>`,
    ...secret.value,
    previousSecret: previous.value,
    trustsProxy: variables.TRUST_PROXY === '1',
    liftsRateLimits: variables.RONDE_LIFT_RATE_LIMITS === 'in-tests',
  })
}

/** What only reads may take the demo where nothing else stands: a mistake costs nothing there. */
function isReading(purpose: Purpose): boolean {
  return purpose === 'export' || purpose === 'backup'
}

function holdsStore(folder: string): boolean {
  return existsSync(path.join(folder, 'postgres', 'PG_VERSION'))
}

/** A database of one's own says by itself whether it is there. */
function checkStanding(purpose: Purpose, folder: string, { DATABASE_URL }: Variables): Result<null, EnvironmentRefusal> {
  if (purpose === 'open' || DATABASE_URL) return done(null)
  if (purpose === 'restore') return existsSync(folder) ? done(null) : refused('no-folder', { folder })
  return holdsStore(folder) ? done(null) : refused('no-store', { folder })
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Passkeys and secure cookies need https; on this machine itself browsers count http as secure. */
function readPublicUrl(text: string): Result<string, EnvironmentRefusal> {
  if (!URL.canParse(text)) return refused('bad-public-url', { value: text })
  const url = new URL(text)
  if (url.protocol === 'https:') return done(url.origin)
  if (url.protocol === 'http:' && LOOPBACK.has(url.hostname)) return done(url.origin)
  return refused('insecure-public-url', { value: text })
}

/**
 * The secret comes from `RONDE_SECRET`, from the file that `RONDE_SECRET_FILE` names, or from `secret` in the data folder.
 * Only a data folder that holds nothing yet gets a new one: a secret that vanished is refused, not replaced. Rows go between a file and a database
 * of one's own without it.
 */
function readSecret(variables: Variables, dataDirectory: string, purpose: Purpose): Result<{ secret: string; isNewSecret: boolean }, EnvironmentRefusal> {
  if (variables.DATABASE_URL && (purpose === 'backup' || purpose === 'restore')) return done({ secret: '', isNewSecret: false })
  if (variables.RONDE_SECRET !== undefined) return judgeSecret(variables.RONDE_SECRET)
  const file = variables.RONDE_SECRET_FILE ?? path.join(dataDirectory, 'secret')
  if (existsSync(file)) return readSecretFile(file)
  const mayMake = purpose === 'open' && variables.RONDE_SECRET_FILE === undefined && !existsSync(path.join(dataDirectory, 'postgres'))
  return mayMake ? makeSecret(file) : refused('secret-missing', { file })
}

/** The secret before the present one: from the environment, from a named file, or from `secret.before` beside the present one. */
function readPreviousSecret(variables: Variables, dataDirectory: string): Result<string | null, EnvironmentRefusal> {
  const file = variables.RONDE_SECRET_BEFORE_FILE ?? path.join(dataDirectory, 'secret.before')
  if (variables.RONDE_SECRET_BEFORE === undefined && !existsSync(file)) {
    return variables.RONDE_SECRET_BEFORE_FILE === undefined ? done(null) : refused('secret-missing', { file })
  }
  const read = variables.RONDE_SECRET_BEFORE === undefined ? readSecretFile(file) : judgeSecret(variables.RONDE_SECRET_BEFORE)
  return read.ok ? done(read.value.secret) : read
}

function readSecretFile(file: string): Result<{ secret: string; isNewSecret: boolean }, EnvironmentRefusal> {
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) return refused('secret-readable', { file })
  return judgeSecret(readFileSync(file, 'utf8').trim())
}

function judgeSecret(secret: string): Result<{ secret: string; isNewSecret: boolean }, EnvironmentRefusal> {
  return isWeakSecret(secret) ? refused('weak-secret') : done({ secret, isNewSecret: false })
}

/** Piece by piece: asked for the whole path at once, Node never comes back from a place where nothing can be made. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(path.dirname(folder))
  mkdirSync(folder, { mode: 0o700 })
}

function makeSecret(file: string): Result<{ secret: string; isNewSecret: boolean }, EnvironmentRefusal> {
  const secret = randomBytes(48).toString('base64url')
  try {
    makeFolder(path.dirname(file))
    writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: 'wx' })
  } catch {
    return refused('data-unusable', { file })
  }
  return done({ secret, isNewSecret: true })
}
