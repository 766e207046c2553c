import { ofCommunity, ofMeeting } from './net.ts'

/** Planning: series, the agenda of each meeting, where one joins online, whose turn it is to chair. */
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
  add column chair_id uuid references person (id);

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
${ofCommunity('meeting_series')}
${ofMeeting('agenda_item')}
`
