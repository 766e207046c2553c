/** People, organisations, the versioned list of sectors, and consent by purpose and by field. */
export const people = `
create table person (
  id uuid primary key default gen_random_uuid(),
  -- The id in register files; rows made here get one of their own, so that an export can come back.
  external_id text not null unique default gen_random_uuid()::text,
  given_name text not null,
  family_name text not null,
  email text,
  phone text,
  language text,
  languages_spoken text[] not null default '{}',
  languages_understood text[] not null default '{}',
  disciplines text[] not null default '{}',
  employment text check (employment in ('salaried', 'self_employed', 'volunteer', 'citizen', 'informal_carer')),
  functions text[] not null default '{}',
  activity text not null default '',
  ask_me_about text not null default '',
  source text not null default 'coordinator' check (source in ('self', 'coordinator', 'attendance', 'import', 'demo', 'former')),
  entered_by uuid,
  entered_at timestamptz not null default now(),
  noticed_at timestamptz,
  merged_into uuid references person (id),
  restricted_at timestamptz,
  erased_at timestamptz,
  sort_key text not null default '',
  version integer not null default 1
);
create index person_sort on person (sort_key, id);
create unique index person_email on person (lower(email)) where email is not null and merged_into is null;
create index person_notice_due on person (entered_at) where noticed_at is null;

create table person_merge (
  id uuid primary key default gen_random_uuid(),
  kept_id uuid not null references person (id),
  merged_id uuid not null,
  merged_at timestamptz not null,
  merged_by uuid,
  before jsonb not null,
  undone_at timestamptz
);

create table sector_list (
  version text primary key,
  in_use_from date not null
);
create table sector (
  list_version text not null references sector_list (version),
  code text not null,
  position integer not null,
  label_fr text not null,
  label_nl text not null,
  label_en text not null,
  label_de text not null,
  primary key (list_version, code)
);

create table organisation (
  id uuid primary key default gen_random_uuid(),
  external_id text not null unique default gen_random_uuid()::text,
  name_fr text not null default '',
  name_nl text not null default '',
  sole_practice boolean,
  enterprise_number text,
  actor_kind text check (actor_kind in ('care', 'welfare', 'authority', 'school', 'trade', 'citizens')),
  missions text[] not null default '{}',
  sort_key text not null default '',
  merged_into uuid references organisation (id),
  version integer not null default 1,
  check (name_fr <> '' or name_nl <> '')
);
create index organisation_sort on organisation (sort_key, id);
create table organisation_sector (
  organisation_id uuid not null references organisation (id) on delete cascade,
  sector_code text not null,
  list_version text not null,
  position integer not null default 0,
  primary key (organisation_id, sector_code),
  foreign key (list_version, sector_code) references sector (list_version, code)
);

create table affiliation (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references person (id),
  organisation_id uuid not null references organisation (id),
  from_on date,
  until_on date,
  check (until_on is null or from_on is null or until_on >= from_on)
);
create index affiliation_person on affiliation (person_id);
create index affiliation_organisation on affiliation (organisation_id);

create table consent_text (
  purpose text not null,
  version integer not null,
  language text not null,
  text text not null,
  active_from date not null,
  primary key (purpose, version, language)
);

-- Append-only: withdrawing adds a row. The newest row of person, purpose and scope is the one that counts.
create table consent (
  number bigint generated always as identity primary key,
  person_id uuid not null references person (id),
  purpose text not null check (purpose in ('community_list', 'network_list', 'public_directory', 'public_map', 'photo', 'sociogram_survey', 'sociogram_name', 'publication_name')),
  scope_kind text not null default '' ,
  scope_id uuid,
  fields text[] not null default '{}',
  given boolean not null,
  until_on date,
  text_version integer not null,
  language text not null,
  means text not null check (means in ('own_click', 'paper', 'demo')),
  noted_by uuid,
  at timestamptz not null
);
create index consent_person on consent (person_id, purpose, number desc);

-- One small square each, made anew from what the person brought; only while her consent to it stands.
create table person_picture (
  person_id uuid primary key references person (id),
  webp bytea not null check (octet_length(webp) <= 4096),
  added_at timestamptz not null
);
`
