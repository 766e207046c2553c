import { ofCommunity } from './net.ts'

/**
 * Surveys on who works with whom. A wave keeps how the people of its roster stood on the day it opened; what somebody takes back is deleted, not hidden.
 * Scales that come with Ronde are data of the program and stand in no table.
 */
export const sociograms = `
create table tie_scale (
  id uuid not null default gen_random_uuid(),
  version integer not null check (version > 0),
  community_id uuid not null references community (id),
  -- Four languages each, empty where nobody wrote it.
  name jsonb not null,
  anchors jsonb not null,
  -- 1 is the closest: the other way round than the rest.
  is_inverse boolean not null default false,
  saved_by uuid,
  saved_at timestamptz not null,
  primary key (id, version)
);
create index tie_scale_community on tie_scale (community_id, id);

create table survey (
  id uuid primary key default gen_random_uuid(),
  community_id uuid not null references community (id),
  name_fr text not null default '',
  name_nl text not null default '',
  -- The key of a scale that comes with Ronde, or the number of one of the community.
  scale_key text not null,
  scale_version integer not null,
  questions text[] not null,
  made_by uuid,
  made_at timestamptz not null,
  check (name_fr <> '' or name_nl <> '')
);
create index survey_community on survey (community_id, made_at);

create table wave (
  id uuid primary key default gen_random_uuid(),
  survey_id uuid not null references survey (id) on delete cascade,
  community_id uuid not null references community (id),
  number integer not null check (number > 0),
  state text not null default 'draft' check (state in ('draft', 'open', 'closed')),
  opens_on date,
  closes_on date not null,
  -- The answers of the wave before stand in the form already.
  is_prefilled boolean not null default false,
  -- The day on which the group looked at it together, told by the round that did.
  mirrored_on date,
  version integer not null default 1,
  unique (survey_id, number)
);
create index wave_community on wave (community_id, opens_on);
create index wave_open on wave (closes_on) where state = 'open';

create table wave_person (
  wave_id uuid not null references wave (id) on delete cascade,
  community_id uuid not null references community (id),
  person_id uuid not null references person (id),
  organisation_id uuid references organisation (id),
  function text not null default '',
  discipline text not null default '',
  sector text not null default '',
  mission text not null default '',
  -- Said on that day that the own name may stand in the list.
  is_nameable boolean not null,
  response text not null default 'waiting' check (response in ('waiting', 'partly', 'answered', 'withdrawn')),
  level text not null default 'aggregate' check (level in ('aggregate', 'dot', 'name')),
  is_on_paper boolean not null default false,
  begun_at timestamptz,
  answered_at timestamptz,
  invited_at timestamptz,
  reminded_at timestamptz,
  primary key (wave_id, person_id)
);
create index wave_person_person on wave_person (person_id);
create index wave_person_community on wave_person (community_id);

create table wave_organisation (
  wave_id uuid not null references wave (id) on delete cascade,
  community_id uuid not null references community (id),
  organisation_id uuid not null references organisation (id),
  primary key (wave_id, organisation_id)
);
create index wave_organisation_community on wave_organisation (community_id);

-- The addresses by which somebody answers without an account: one in each mail.
create table wave_link (
  token_hash bytea primary key,
  wave_id uuid not null,
  community_id uuid not null references community (id),
  person_id uuid not null,
  foreign key (wave_id, person_id) references wave_person (wave_id, person_id) on delete cascade on update cascade
);
create index wave_link_person on wave_link (wave_id, person_id);
create index wave_link_community on wave_link (community_id);

create table nomination (
  id uuid primary key default gen_random_uuid(),
  wave_id uuid not null,
  community_id uuid not null references community (id),
  from_person uuid not null,
  to_person uuid references person (id),
  to_organisation uuid references organisation (id),
  question text not null check (question in ('work-together', 'know', 'exchange', 'refer')),
  -- 0 is an answer: no tie. Who skips leaves no row.
  level integer not null check (level between 0 and 9),
  told_at timestamptz not null,
  foreign key (wave_id, from_person) references wave_person (wave_id, person_id) on delete cascade on update cascade,
  check (num_nonnulls(to_person, to_organisation) = 1),
  check (to_person is null or to_person <> from_person)
);
create unique index nomination_person on nomination (wave_id, from_person, question, to_person) where to_person is not null;
create unique index nomination_organisation on nomination (wave_id, from_person, question, to_organisation) where to_organisation is not null;
create index nomination_to on nomination (to_person) where to_person is not null;
create index nomination_community on nomination (community_id);
${ofCommunity('tie_scale', 'survey', 'wave', 'wave_person', 'wave_organisation', 'wave_link', 'nomination')}
`
