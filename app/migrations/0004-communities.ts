/** Programmes, communities, memberships and what they agreed on. `community_scoped` tables carry row-level security. */
export const communities = `
create table programme (
  id uuid primary key default gen_random_uuid(),
  name_fr text not null,
  name_nl text not null,
  funder text not null default '',
  mandate text not null default '',
  from_on date,
  until_on date
);

create table area (
  id uuid primary key default gen_random_uuid(),
  layer text not null,
  code text not null default '',
  name_fr text not null,
  name_nl text not null,
  valid_from date,
  valid_until date,
  population integer
);
create unique index area_name on area (layer, name_fr, name_nl);

create table community (
  id uuid primary key default gen_random_uuid(),
  -- The id in register files; rows made here get one of their own, so that an export can come back.
  external_id text not null unique default gen_random_uuid()::text,
  name_fr text not null default '',
  name_nl text not null default '',
  kind text not null default 'community_of_practice',
  purpose_language text not null default 'fr',
  purpose text not null default '',
  accent text not null default 'teal',
  position integer not null default 0,
  host_organisation_id uuid references organisation (id),
  host_text text not null default '',
  programme_id uuid references programme (id),
  seats integer check (seats > 0),
  list_size integer,
  language_mode text not null default 'own' check (language_mode in ('own', 'fr', 'nl')),
  secrecy_mode text check (secrecy_mode in ('bound', 'mixed', 'public')),
  -- PRV-45: a new community is closed; its own coordinators choose to show it to everybody.
  is_public boolean not null default false,
  state text not null default 'idea' check (state in ('idea', 'forming', 'active', 'paused', 'handing_over', 'autonomous', 'dormant', 'closed')),
  created_at timestamptz not null default now(),
  version integer not null default 1,
  check (name_fr <> '' or name_nl <> '')
);
create index community_programme on community (programme_id);

create table community_area (
  community_id uuid not null references community (id),
  area_id uuid not null references area (id),
  from_on date,
  until_on date,
  position integer not null default 0,
  primary key (community_id, area_id)
);
create table community_rhythm (
  id uuid primary key default gen_random_uuid(),
  community_id uuid not null references community (id),
  meetings_per_year integer not null check (meetings_per_year between 1 and 60),
  from_on date,
  until_on date
);
create index community_rhythm_community on community_rhythm (community_id);
create table community_text (
  id uuid primary key default gen_random_uuid(),
  community_id uuid not null references community (id),
  kind text not null check (kind in ('charter', 'convention', 'consent')),
  version integer not null,
  text_fr text not null default '',
  text_nl text not null default '',
  attendance_kept_months integer not null default 24 check (attendance_kept_months between 1 and 240),
  in_force_on date not null,
  written_by uuid,
  unique (community_id, kind, version)
);
create table community_goal (
  id uuid primary key default gen_random_uuid(),
  community_id uuid not null references community (id),
  language text not null,
  text text not null,
  set_on date not null,
  ended_on date
);
create index community_goal_community on community_goal (community_id);

create table membership (
  id uuid primary key default gen_random_uuid(),
  community_id uuid not null references community (id),
  person_id uuid not null references person (id),
  role text not null check (role in ('member', 'moderator', 'researcher', 'coordinator', 'visitor')),
  state text not null default 'active' check (state in ('applied', 'invited', 'pending', 'active', 'on_leave', 'ended')),
  from_on date,
  until_on date,
  end_reason text,
  version integer not null default 1,
  check (until_on is null or from_on is null or until_on >= from_on)
);
create index membership_community on membership (community_id, person_id);
create index membership_person on membership (person_id, community_id);

create table representation (
  id uuid primary key default gen_random_uuid(),
  membership_id uuid not null references membership (id) on delete cascade,
  community_id uuid not null references community (id),
  organisation_id uuid not null references organisation (id),
  from_on date,
  until_on date,
  position integer not null default 0
);
create index representation_membership on representation (membership_id);
create index representation_community on representation (community_id);
create index representation_organisation on representation (organisation_id);

create table practice_role (
  id uuid primary key default gen_random_uuid(),
  membership_id uuid not null references membership (id) on delete cascade,
  community_id uuid not null references community (id),
  label text not null,
  since_on date,
  recognised_by text not null default 'self' check (recognised_by in ('self', 'peers', 'employer')),
  ended_on date
);
create index practice_role_membership on practice_role (membership_id);
create index practice_role_community on practice_role (community_id);

-- Who may see the rows of which community today. The view belongs to the owner of the tables, so policies may ask it without asking themselves.
create view community_access as
  select m.person_id, m.community_id, m.role
  from membership m
  where m.state in ('active', 'on_leave', 'pending')
    and (m.from_on is null or m.from_on <= current_date)
    and (m.until_on is null or m.until_on >= current_date);
`
