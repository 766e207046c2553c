import { ofCommunity, ofMeeting } from './net.ts'

/** Planning: series, the agenda of each meeting and its templates, where one joins online, whose turn it is to chair. */
export const planning = `
create table meeting_series (
  id uuid primary key default gen_random_uuid(),
  community_id uuid not null references community (id),
  made_by uuid,
  made_at timestamptz not null
);
create index meeting_series_community on meeting_series (community_id);
alter table meeting
  add column online_link text not null default '',
  add column sequence integer not null default 0,
  add column series_id uuid references meeting_series (id),
  add column chair_id uuid references person (id),
  -- Each saved agenda raises it: of two people who change one agenda the first stands.
  add column agenda_version integer not null default 0,
  -- A request that is sent twice with one key plans one meeting.
  add column request_mark text unique;
create index meeting_series_meeting on meeting (series_id, starts_at) where series_id is not null;
create index meeting_chair on meeting (chair_id) where chair_id is not null;

create table agenda_item (
  id uuid primary key default gen_random_uuid(),
  meeting_id uuid not null references meeting (id) on delete cascade,
  position integer not null,
  -- A kind of the shipped list, or 'own'.
  kind text not null,
  language text not null default 'fr',
  title text not null default '',
  minutes integer check (minutes between 0 and 600),
  owner_id uuid references person (id),
  is_confidential boolean not null default false
);
create index agenda_item_meeting on agenda_item (meeting_id, position);
create index agenda_item_owner on agenda_item (owner_id) where owner_id is not null;

-- An agenda that a community keeps for the next times.
create table agenda_template (
  id uuid primary key default gen_random_uuid(),
  community_id uuid not null references community (id),
  name text not null,
  language text not null default 'fr',
  items jsonb not null,
  made_at timestamptz not null
);
create index agenda_template_community on agenda_template (community_id, name);

-- Who said that she likes to chair a meeting now and then.
create table chair_rota (
  community_id uuid not null references community (id),
  person_id uuid not null references person (id),
  primary key (community_id, person_id)
);
create index chair_rota_person on chair_rota (person_id);
${ofCommunity('meeting_series', 'agenda_template', 'chair_rota')}
${ofMeeting('agenda_item')}
`
