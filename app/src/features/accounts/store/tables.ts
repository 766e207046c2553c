import type { Generated, Kysely } from 'kysely'
import type { InstanceRole } from '../../../kernel/actor.ts'
import type { Database } from '../../../platform/database.ts'

export type AccountTables = {
  account: { id: Generated<string>; personId: string; email: string; createdAt: string; closedAt: string | null }
  accountRole: {
    id: Generated<string>
    accountId: string
    role: InstanceRole
    programmeId: string | null
    grantedAt: string
    grantedBy: string | null
    endedAt: string | null
  }
  session: {
    id: Generated<string>
    accountId: string
    tokenHash: Buffer
    browserHash: Buffer | null
    renewSince: string | null
    previousTokenHash: Buffer | null
    renewedAt: string | null
    assurance: 'mail' | 'passkey' | 'demo'
    device: string
    createdAt: string
    provedAt: string
    lastSeenAt: string
    expiresAt: string
    endedAt: string | null
  }
  signInLink: {
    id: Generated<string>
    accountId: string | null
    purpose: 'sign_in' | 'set_up' | 'new_address'
    tokenHash: Buffer
    codeHash: Buffer | null
    browserHash: Buffer | null
    codeTries: Generated<number>
    linkTries: Generated<number>
    leadsTo: Generated<string>
    newEmail: string | null
    createdAt: string
    expiresAt: string
    usedAt: string | null
  }
  passkey: {
    id: Generated<string>
    accountId: string
    credentialId: string
    publicKey: Buffer
    counter: number
    transports: string[]
    name: string
    createdAt: string
    lastUsedAt: string | null
  }
  passkeyChallenge: { id: Generated<string>; accountId: string | null; kind: 'register' | 'sign_in'; challenge: string; browserHash: Buffer; expiresAt: string }
  apiKey: {
    id: Generated<string>
    accountId: string
    name: string
    prefix: string
    keyHash: Buffer
    createdAt: string
    lastUsedAt: string | null
    revokedAt: string | null
  }
  /** The few columns of `people` that sign-in reads. */
  person: {
    id: Generated<string>
    givenName: string
    familyName: string
    email: string | null
    language: string | null
    sortKey: string
    mergedInto: string | null
    erasedAt: string | null
  }
}

export function accountsDb(db: Database): Kysely<AccountTables> {
  return db.withTables<AccountTables>() as unknown as Kysely<AccountTables>
}
