/** Frozen tables, their releases, and the ledger of erased people. */
export const reports = `
create table report_snapshot (
  id uuid primary key default gen_random_uuid(),
  programme_id uuid references programme (id),
  community_ids uuid[] not null,
  from_on date,
  until_on date,
  switches jsonb not null,
  version integer not null,
  figures jsonb not null,
  digest text not null,
  frozen_at timestamptz not null,
  frozen_by uuid,
  reason text not null default '',
  replaces_id uuid references report_snapshot (id)
);
create index report_snapshot_programme on report_snapshot (programme_id, version);
create index report_snapshot_communities on report_snapshot using gin (community_ids);
create table report_release (
  id uuid primary key default gen_random_uuid(),
  snapshot_id uuid not null references report_snapshot (id),
  released_by uuid,
  -- 'suppressed': small cells hidden; 'exact': the whole table, under the signature below.
  shows text not null check (shows in ('suppressed', 'exact')),
  signed_name text not null,
  reason text not null,
  released_at timestamptz not null,
  withdrawn_at timestamptz
);
create unique index report_release_open on report_release (snapshot_id) where withdrawn_at is null;

create table erasure_ledger (
  id uuid primary key default gen_random_uuid(),
  person_hash bytea not null,
  erased_at timestamptz not null
);
`
