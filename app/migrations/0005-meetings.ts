/** Meetings and who was there. One meeting may belong to several communities. */
export const meetings = `
create table meeting (
  id uuid primary key default gen_random_uuid(),
  -- The id in register files; rows made here get one of their own, so that an export can come back.
  external_id text not null unique default gen_random_uuid()::text,
  title text not null default '',
  title_language text not null default 'fr',
  kind text not null default '',
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  actual_starts_at timestamptz,
  actual_ends_at timestamptz,
  mode text check (mode in ('in_person', 'online', 'hybrid')),
  place text not null default '',
  state text not null default 'planned' check (state in ('planned', 'held', 'cancelled')),
  register_state text not null default 'open' check (register_state in ('open', 'closed')),
  register_closed_at timestamptz,
  version integer not null default 1,
  check (ends_at > starts_at),
  check (actual_ends_at is null or actual_starts_at is null or actual_ends_at > actual_starts_at)
);

create table meeting_community (
  meeting_id uuid not null references meeting (id) on delete cascade,
  community_id uuid not null references community (id),
  starts_at timestamptz not null,
  position integer not null default 0,
  primary key (meeting_id, community_id)
);
create index meeting_community_community on meeting_community (community_id, starts_at, meeting_id);

create table attendance (
  meeting_id uuid not null references meeting (id) on delete cascade,
  person_id uuid not null references person (id),
  role text check (role in ('member', 'deputy', 'moderator', 'researcher', 'visitor', 'speaker', 'interpreter', 'coordinator')),
  state text not null check (state in ('present', 'excused', 'absent', 'represented')),
  mode text check (mode in ('in_person', 'online', 'hybrid')),
  represents uuid[] not null default '{}',
  source text not null default 'sheet' check (source in ('sheet', 'tap', 'import', 'demo')),
  recorded_by uuid,
  recorded_at timestamptz not null default now(),
  version integer not null default 1,
  primary key (meeting_id, person_id)
);
create index attendance_person on attendance (person_id);

-- Two people saved the same line: the first stands, the second is kept here until somebody chooses.
create table attendance_conflict (
  id uuid primary key default gen_random_uuid(),
  meeting_id uuid not null references meeting (id) on delete cascade,
  person_id uuid not null references person (id),
  proposed jsonb not null,
  proposed_by uuid,
  proposed_at timestamptz not null,
  resolved_at timestamptz
);
create index attendance_conflict_meeting on attendance_conflict (meeting_id) where resolved_at is null;

create table register_reopening (
  id uuid primary key default gen_random_uuid(),
  meeting_id uuid not null references meeting (id) on delete cascade,
  reason text not null,
  reopened_by uuid,
  reopened_at timestamptz not null
);

-- Who has a seat at a meeting: the members of all its communities on its day in Brussels. The view belongs to the owner of the tables, so that
-- who leads one community of a joint meeting can take attendance for all; it lets through nobody else.
create view meeting_seat as
  select mc.meeting_id, s.person_id, s.community_id, s.role, s.state = 'on_leave' as is_on_leave,
    array(select r.organisation_id from representation r
      where r.membership_id = s.id and (r.from_on is null or r.from_on <= day.held_on) and (r.until_on is null or r.until_on >= day.held_on)
      order by r.position, r.id) as represents
  from meeting_community mc
  cross join lateral (select (mc.starts_at at time zone 'Europe/Brussels')::date as held_on) day
  join membership s on s.community_id = mc.community_id and s.role <> 'visitor'
    and (s.state in ('pending', 'active', 'on_leave') or (s.state = 'ended' and s.until_on is not null))
    and (s.from_on is null or s.from_on <= day.held_on) and (s.until_on is null or s.until_on >= day.held_on)
  where (select coalesce(current_setting('ronde.reach', true), '')) in ('network', 'system')
    or exists (select 1 from meeting_community mine join community_access a on a.community_id = mine.community_id
      where mine.meeting_id = mc.meeting_id and a.role in ('moderator', 'coordinator')
        and a.person_id = (select nullif(current_setting('ronde.person', true), '')::uuid));
`
