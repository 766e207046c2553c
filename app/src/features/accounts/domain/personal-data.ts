import { personalColumns, type PersonalColumn, type PlainColumns } from '../../../kernel/personal-column.ts'

const ACCOUNT = { purpose: 'sign-in', basis: 'legitimate-interest', retention: 'account-closes' } as const
const SESSION = { purpose: 'sign-in', basis: 'legitimate-interest', retention: 'session-30-days' } as const
const LINK = { purpose: 'sign-in', basis: 'legitimate-interest', retention: 'link-1-day', visibility: 'nobody', class: 'secret' } as const

export const accountsPersonalColumns: PersonalColumn[] = [
  ...personalColumns('account', ['id', 'person_id', 'email', 'created_at', 'closed_at'], { ...ACCOUNT, visibility: 'administrators', class: 'coordinator' }),
  ...personalColumns('account_role', ['account_id', 'role', 'programme_id', 'granted_at', 'granted_by', 'ended_at'], {
    ...ACCOUNT,
    visibility: 'administrators',
    class: 'coordinator',
  }),
  ...personalColumns('session', ['account_id', 'assurance', 'device', 'created_at', 'proved_at', 'last_seen_at', 'expires_at', 'ended_at'], {
    ...SESSION,
    visibility: 'self',
    class: 'coordinator',
  }),
  ...personalColumns('session', ['token_hash', 'browser_hash', 'renew_since', 'previous_token_hash', 'renewed_at'], {
    ...SESSION,
    visibility: 'nobody',
    class: 'secret',
  }),
  ...personalColumns(
    'sign_in_link',
    ['account_id', 'token_hash', 'code_hash', 'browser_hash', 'leads_to', 'new_email', 'created_at', 'expires_at', 'used_at'],
    LINK,
  ),
  ...personalColumns('passkey', ['account_id', 'transports', 'name', 'created_at', 'last_used_at'], { ...ACCOUNT, visibility: 'self', class: 'coordinator' }),
  ...personalColumns('passkey', ['credential_id', 'public_key', 'counter'], { ...ACCOUNT, visibility: 'nobody', class: 'secret' }),
  ...personalColumns('passkey_challenge', ['account_id', 'challenge', 'browser_hash', 'expires_at'], LINK),
  ...personalColumns('api_key', ['account_id', 'name', 'prefix', 'created_at', 'last_used_at', 'revoked_at'], {
    ...ACCOUNT,
    visibility: 'self',
    class: 'coordinator',
  }),
  ...personalColumns('api_key', ['key_hash'], { ...ACCOUNT, visibility: 'nobody', class: 'secret' }),
  ...personalColumns(
    'outbox_mail',
    ['idempotency_key', 'to_address', 'language', 'subject', 'body_text', 'body_html', 'calendar_text', 'reply_to', 'stop_url', 'created_at', 'sent_at'],
    {
      purpose: 'send-mail',
      basis: 'legitimate-interest',
      retention: 'mail-30-days',
      visibility: 'administrators',
      class: 'coordinator',
    },
  ),
]

export const accountsPlainColumns: PlainColumns[] = [
  { table: 'account_role', columns: ['id'], reason: 'a number of its own' },
  { table: 'session', columns: ['id'], reason: 'a number of its own' },
  { table: 'sign_in_link', columns: ['id', 'purpose', 'code_tries', 'link_tries'], reason: 'numbers and kinds' },
  { table: 'passkey', columns: ['id'], reason: 'a number of its own' },
  { table: 'passkey_challenge', columns: ['id', 'kind'], reason: 'numbers and kinds' },
  { table: 'api_key', columns: ['id'], reason: 'a number of its own' },
  {
    table: 'outbox_mail',
    columns: ['id', 'kind', 'next_try_at', 'useful_until', 'attempts', 'last_error', 'given_up_at', 'calendar_method', 'origin_id', 'concerns_id'],
    reason: 'how the sending goes; codes without an address, and numbers of the thing it is about',
  },
]
