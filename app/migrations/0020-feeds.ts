import { ofNobody } from './net.ts'

/** Private addresses from which a person's own calendar program reads. Only the hash of each secret stays. */
export const feeds = `
create table calendar_feed (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references person (id) on delete cascade,
  name text not null,
  secret_hash bytea not null unique,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index calendar_feed_person on calendar_feed (person_id, created_at);
${ofNobody('calendar_feed')}
`
