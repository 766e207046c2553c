/** What the house itself keeps: settings, audit chain, mail that leaves, limits, and the door for jobs. */
export const platform = `
create table setting (
  key text primary key,
  value jsonb not null
);

create table audit_entry (
  number bigint primary key,
  at timestamptz not null,
  action text not null,
  subject_kind text not null,
  subject_id uuid,
  facts jsonb not null default '{}',
  personal_hash bytea not null,
  previous_hash bytea not null,
  hash bytea not null
);
create index audit_entry_subject on audit_entry (subject_id, number);
create index audit_entry_action on audit_entry (action, number);

-- Erasing a person empties this side table; the chain covers only its salted hash and stays whole.
create table audit_person (
  entry_number bigint primary key references audit_entry (number),
  actor_person_id uuid,
  subject_person_id uuid,
  salt bytea not null
);

create table outbox_mail (
  id uuid primary key default gen_random_uuid(),
  idempotency_key text not null unique,
  kind text not null,
  to_address text not null,
  language text not null,
  subject text not null,
  body_text text not null,
  body_html text,
  created_at timestamptz not null,
  next_try_at timestamptz not null,
  -- After this moment the mail would only confuse: a sign-in link lives a quarter of an hour.
  useful_until timestamptz,
  attempts integer not null default 0,
  last_error text,
  sent_at timestamptz,
  given_up_at timestamptz
);
create index outbox_mail_waiting on outbox_mail (next_try_at) where sent_at is null and given_up_at is null;

create table rate_limit (
  key text primary key,
  tries integer not null,
  window_started_at timestamptz not null,
  blocked_until timestamptz,
  last_allowed_at timestamptz
);

-- A file between upload and saving. Its content goes as soon as it is saved; the rest after a day.
create table import_draft (
  id uuid primary key default gen_random_uuid(),
  owner_person_id uuid not null,
  kind text check (kind in ('register', 'grid')),
  files jsonb not null,
  bytes bytea not null,
  state text not null check (state in ('reading', 'refused', 'understood', 'saving', 'saved')),
  -- When the present state was last heard of: who reads or saves says so every second, and a silence means that it died.
  state_at timestamptz not null,
  outcome jsonb not null default '{}',
  answers jsonb not null default '{}',
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index import_draft_owner on import_draft (owner_person_id, created_at);
`
