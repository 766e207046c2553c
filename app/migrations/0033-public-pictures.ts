import { ofCommunity } from './net.ts'

/**
 * Pictures of a wave that anybody may see: organisations or sectors, no person. Versions know months and no days, and what is no longer valid is deleted:
 * its address stays, without what it showed.
 */
export const publicPictures = `
create table organisation_agreement (
  community_id uuid not null references community (id),
  organisation_id uuid not null references organisation (id),
  -- The day on which it said that its name may stand in a public picture of this community.
  agreed_on date not null,
  noted_by uuid,
  primary key (community_id, organisation_id)
);
create index organisation_agreement_organisation on organisation_agreement (organisation_id);

create table public_picture (
  id uuid primary key default gen_random_uuid(),
  wave_id uuid not null references wave (id) on delete cascade,
  community_id uuid not null references community (id),
  kind text not null check (kind in ('sector', 'organisation')),
  question text not null,
  from_step integer not null check (from_step > 0),
  -- How many answered, in words; the same in every version.
  rate text not null check (rate in ('few', 'half', 'most')),
  -- Codes of the sectors that stand there, the same in every version; numbers of the organisations of the newest one.
  points text[] not null,
  reason text not null,
  published_by uuid,
  published_at timestamptz not null,
  taken_back_by uuid,
  taken_back_at timestamptz,
  -- Something that it is made of was taken back: it is made again in the night.
  is_due boolean not null default false,
  -- The last night in which consents with a last day were looked at.
  looked_on date not null
);
-- Two pictures of one wave beside each other could be subtracted from each other.
create unique index public_picture_open on public_picture (wave_id) where taken_back_at is null;
create index public_picture_community on public_picture (community_id);

create table public_picture_version (
  id uuid primary key default gen_random_uuid(),
  picture_id uuid not null references public_picture (id) on delete cascade,
  wave_id uuid not null references wave (id) on delete cascade,
  community_id uuid not null references community (id),
  -- Counted over everything that was ever made public of the wave.
  number integer not null check (number > 0),
  made_in date not null check (extract(day from made_in) = 1),
  ended_in date check (extract(day from ended_in) = 1),
  -- Null where too little remained, and once it is no longer valid.
  content jsonb,
  unique (wave_id, number),
  check (ended_in is null or content is null)
);
create index public_picture_version_picture on public_picture_version (picture_id, number);
create index public_picture_version_community on public_picture_version (community_id);
${ofCommunity('organisation_agreement', 'public_picture', 'public_picture_version')}
`
