import { ofCommunity, ofNobody } from './net.ts'

/** Calendars of others: where they are read, and when somebody is busy according to them. */
export const calendars = `
create table calendar_source (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('person', 'organisation', 'community')),
  -- Whose it is; that of a community stands in calendar_source_community.
  person_id uuid references person (id) on delete cascade,
  organisation_id uuid references organisation (id) on delete cascade,
  name text not null,
  -- Null for a file that was given once.
  address text,
  -- Without it no title is stored at all.
  shows_titles boolean not null default false,
  added_by uuid references person (id) on delete set null,
  added_at timestamptz not null,
  read_at timestamptz,
  tried_at timestamptz,
  next_read_at timestamptz,
  failures integer not null default 0,
  refusal text,
  rules_not_followed integer not null default 0,
  check ((kind = 'person') = (person_id is not null)),
  check ((kind = 'organisation') = (organisation_id is not null))
);
create index calendar_source_person on calendar_source (person_id) where person_id is not null;
create index calendar_source_organisation on calendar_source (organisation_id) where organisation_id is not null;
create index calendar_source_due on calendar_source (next_read_at) where next_read_at is not null;
create index calendar_source_added_by on calendar_source (added_by);

create table calendar_source_community (
  source_id uuid primary key references calendar_source (id) on delete cascade,
  community_id uuid not null references community (id)
);
create index calendar_source_community_community on calendar_source_community (community_id);

create table calendar_busy (
  source_id uuid not null references calendar_source (id) on delete cascade,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  is_all_day boolean not null default false,
  is_tentative boolean not null default false,
  title text,
  check (ends_at > starts_at)
);
create index calendar_busy_source on calendar_busy (source_id, starts_at);
${ofNobody('calendar_source', 'calendar_busy')}
${ofCommunity('calendar_source_community')}
`
