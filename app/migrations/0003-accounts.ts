/** Sign-in, sessions, passkeys, roles on the instance and keys for the API. Every secret is stored hashed. */
export const accounts = `
create table account (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null unique references person (id),
  email text not null,
  created_at timestamptz not null,
  closed_at timestamptz
);
create unique index account_email on account (lower(email)) where closed_at is null;

create table account_role (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references account (id) on delete cascade,
  role text not null check (role in ('administrator', 'coordinator', 'policy_officer')),
  programme_id uuid,
  granted_at timestamptz not null,
  granted_by uuid,
  ended_at timestamptz
);
create index account_role_account on account_role (account_id) where ended_at is null;

create table session (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references account (id) on delete cascade,
  token_hash bytea not null unique,
  assurance text not null check (assurance in ('mail', 'passkey', 'demo')),
  device text not null default '',
  created_at timestamptz not null,
  proved_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index session_account on session (account_id) where ended_at is null;

create table sign_in_link (
  id uuid primary key default gen_random_uuid(),
  account_id uuid references account (id) on delete cascade,
  purpose text not null check (purpose in ('sign_in', 'set_up', 'new_address')),
  token_hash bytea not null unique,
  code_hash bytea,
  browser_hash bytea,
  code_tries integer not null default 0,
  -- Where the person was going: a path of this site. For a new address: the address that asks to be proven.
  leads_to text not null default '',
  new_email text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index sign_in_link_account on sign_in_link (account_id, created_at);
create index sign_in_link_browser on sign_in_link (browser_hash, created_at);

create table passkey (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references account (id) on delete cascade,
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  name text not null default '',
  created_at timestamptz not null,
  last_used_at timestamptz
);
create table passkey_challenge (
  id uuid primary key default gen_random_uuid(),
  account_id uuid references account (id) on delete cascade,
  kind text not null check (kind in ('register', 'sign_in')),
  challenge text not null,
  browser_hash bytea not null,
  expires_at timestamptz not null
);

create table api_key (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references account (id) on delete cascade,
  name text not null,
  prefix text not null,
  key_hash bytea not null unique,
  created_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);
`
