import type { Facts } from './kernel/result.ts'

/** One sentence for each way a start can be refused: what, why, what now. For operators, in English. */
const SENTENCES: Record<string, string> = {
  'bad-port': 'PORT must be a whole number from 0 to 65535, not "{value}".',
  'bad-public-url': 'PUBLIC_URL must be an address such as https://ronde.example.org, not "{value}".',
  'insecure-public-url': 'PUBLIC_URL must begin with https:// unless it names this machine (localhost): sign-in cookies and passkeys need it; "{value}" does not.',
  'bad-database-url': '{name} must begin with postgres:// or postgresql://.',
  'bad-smtp-url': 'SMTP_URL must begin with smtp:// or smtps://.',
  'weak-secret': 'The secret is too weak: give RONDE_SECRET (or the file RONDE_SECRET_FILE) at least 32 random characters, for instance from "openssl rand -base64 48".',
  'secret-missing': 'The secret of this instance is missing: put it back in {file} or give it as RONDE_SECRET; a new one would end every session and break the erasure ledger.',
  'secret-readable': 'The secret in {file} can be read by other people on this machine: run "chmod 600" on it.',
  'data-unusable': 'The data folder cannot be written to ({file}): give RONDE_DATA a folder of your own.',
  'other-secret': 'This database was set up with another secret: give the one of the first server as RONDE_SECRET.',
  'other-kind': 'This database holds {found} data and was asked to run as {asked}: use another RONDE_DATA or DATABASE_URL.',
  'directory-held': 'The data folder is in use by another Ronde (process {pid}): stop that one, or give RONDE_DATA another folder.',
  'version-differs': 'The data folder was made by PostgreSQL {found}, this Ronde brings {needed}: run "npx ronde backup FILE" with the earlier Ronde and "npx ronde restore FILE" with this one into an empty folder.',
  'server-missing': 'No PostgreSQL came with this installation for this kind of machine: give DATABASE_URL.',
  'disk-full': 'The disk is full: the store cannot start; make room and start again.',
  'directory-unusable': 'The data folder cannot be used by the store: give RONDE_DATA a folder of your own.',
  'cannot-start': 'The store did not start: {reason}',
  'cannot-connect': 'The database at DATABASE_URL does not answer: check that it runs and that the log-in is right.',
  'unsupported-version': 'DATABASE_URL leads to PostgreSQL {found}; Ronde needs 15 to 18.',
  'role-missing': 'The log-in of DATABASE_URL may not make the role ronde_app; let a database administrator run: {statements}',
  'port-taken': 'Port {port} is taken by another program: stop it or choose another, for instance PORT=3001.',
  'host-not-loopback': 'The demo only answers on this machine: leave HOST unset.',
}

export function sayRefusal(refusal: string, facts: Facts = {}): string {
  return (SENTENCES[refusal] ?? `Ronde did not start (${refusal}).`).replaceAll(/\{(\w+)\}/g, (hole, name: string) => String(facts[name] ?? hole))
}
