import type { Facts } from './kernel/result.ts'

/** One sentence for each way a start can be refused: what, why, what now. For operators, in English. */
const SENTENCES: Record<string, string> = {
  'bad-port': 'PORT must be a whole number from 0 to 65535, not "{value}".',
  'bad-public-url': 'PUBLIC_URL must be an address such as https://ronde.example.org, not "{value}".',
  'insecure-public-url':
    'PUBLIC_URL must begin with https:// unless it names this machine (localhost): sign-in cookies and passkeys need it; "{value}" does not.',
  'bad-database-url': '{name} must begin with postgres:// or postgresql://.',
  'bad-smtp-url': 'SMTP_URL must begin with smtp:// or smtps://.',
  'bad-mail-replies': 'MAIL_REPLIES must be a mail address, such as replies@ronde.example.',
  'weak-secret':
    'The secret is too weak: give RONDE_SECRET (or the file RONDE_SECRET_FILE) at least 32 random characters, for instance from "openssl rand -base64 48".',
  'secret-missing':
    'The secret of this instance is missing: put it back in {file} or give it as RONDE_SECRET; a new one would end every session and break the erasure ledger.',
  'secret-readable': 'The secret in {file} can be read by other people on this machine: run "chmod 600" on it.',
  'data-unusable': 'The data folder cannot be written to ({file}): give RONDE_DATA a folder of your own.',
  'no-store': 'There is no store of Ronde in {folder}: give RONDE_DATA the folder of the one you mean, or DATABASE_URL. Nothing was made.',
  'demo-taken': 'There is no store but that of the demo: it is taken from {folder}.',
  'no-folder': 'There is no folder {folder}: make it and put the secret of the saved instance in it, or correct RONDE_DATA. Nothing was made.',
  'other-secret': 'This database was set up with another secret: give the one of the first server as RONDE_SECRET.',
  'other-kind': 'This database holds {found} data and was asked to run as {asked}: use another RONDE_DATA or DATABASE_URL.',
  'directory-held': 'The data folder is in use by another Ronde (process {pid}): stop that one, or give RONDE_DATA another folder.',
  'version-differs':
    'The data folder was made by PostgreSQL {found}, this Ronde brings {needed}: run "npx ronde backup FILE" with the earlier Ronde and "npx ronde restore FILE" with this one into an empty folder.',
  'server-missing': 'No PostgreSQL came with this installation for this kind of machine: give DATABASE_URL.',
  'disk-full': 'The disk is full: nothing was done and nothing is lost; make room, then run the command again.',
  'directory-unusable': 'The data folder cannot be used by the store: give RONDE_DATA a folder of your own.',
  'cannot-start': 'The store did not start: {reason}',
  'address-unreadable': 'DATABASE_URL cannot be read: it should look like postgres://login:password@host:5432/database.',
  'database-unknown': 'There is no database "{database}" on {host}: make it, or correct DATABASE_URL.',
  'login-refused': 'The database on {host} refuses the log-in "{login}": correct the name or the password in DATABASE_URL.',
  'database-away': 'The database does not answer ({reason}): check that it runs and try again.',
  'version-unsupported': 'DATABASE_URL leads to PostgreSQL {found}; Ronde needs {oldest} to {newest}.',
  'not-durable': 'The database runs without {settings}: acknowledged work could be lost in a power cut; switch it on.',
  'login-too-weak': 'The log-in "{login}" may not make tables; let a database administrator run: {statements}',
  'role-too-strong': 'The role {role} has more rights than it should; let a database administrator run: {statements}',
  'role-closed': 'The log-in "{login}" may not take the role ronde_app; let a database administrator run: {statements}',
  'file-exists': 'The file {file} is there already: choose another name.',
  'file-unusable': 'The file {file} cannot be written.',
  'file-missing': 'There is no file {file}.',
  'file-damaged': 'The file {file} is cut short or was changed: nothing was restored.',
  'not-a-backup': 'The file {file} is not a backup of Ronde: nothing was restored.',
  'format-newer': 'The backup was written by a newer Ronde (format {found}, known here: {known}): nothing was restored.',
  'other-migration': 'The backup was made at {found} and this Ronde is at {needed}: restore it with the Ronde that made it, then upgrade.',
  'not-empty': 'The store is not empty ({table} holds rows): restore into an empty one.',
  'unknown-table': 'The backup holds a table {table} that this Ronde does not know: nothing was restored.',
  'unknown-column': 'The backup holds a column {table}.{column} that this Ronde does not know: nothing was restored.',
  'restore-failed': 'Nothing was restored: {reason}',
  'backup-failed': 'The backup was not finished: {reason}',
  'rows-hidden': 'The log-in does not see every row, so a backup would be incomplete: {reason}',
  'not-migrated': 'There is nothing to save yet: this store was never started.',
  'role-missing': 'The log-in of DATABASE_URL may not make the role ronde_app; let a database administrator run: {statements}',
  'port-taken': 'Port {port} is taken by another program: stop it or choose another, for instance PORT=3001.',
  'port-forbidden': 'This account may not open port {port}: choose one above 1023, and let a reverse proxy stand before it.',
  'host-unknown': 'HOST={host} is no address of this machine: leave it unset, or give 0.0.0.0 for every address.',
  'host-not-loopback': 'The demo only answers on this machine: leave HOST unset.',
}

export function sayRefusal(refusal: string, facts: Facts = {}): string {
  return (SENTENCES[refusal] ?? `Ronde did not start (${refusal}).`).replaceAll(/\{(\w+)\}/g, (hole, name: string) => String(facts[name] ?? hole))
}

/** What nobody refused but what went wrong all the same: a full disk is known by its code, from Node and from PostgreSQL. */
export function sayFailure(failure: unknown): string {
  const { code = '', message = String(failure) } = failure as { code?: string; message?: string }
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === '53100') return sayRefusal('disk-full')
  return `Ronde could not finish: ${message}`
}
