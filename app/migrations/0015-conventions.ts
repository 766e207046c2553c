import { ofCommunity } from './net.ts'

/** Conventions: a version of the text, who signs it, and the hours that each pledges. */
export const conventions = `
create table convention (
  id uuid primary key default gen_random_uuid(),
  community_id uuid not null references community (id),
  -- The version of community_text of the kind convention that is signed.
  text_version integer not null,
  stage text not null default 'draft' check (stage in ('draft', 'signing', 'review', 'ended')),
  from_on date,
  until_on date,
  ended_on date,
  made_by uuid,
  made_at timestamptz not null,
  version integer not null default 1,
  check (until_on is null or from_on is null or until_on >= from_on)
);
create index convention_community on convention (community_id, made_at);

create table convention_signatory (
  id uuid primary key default gen_random_uuid(),
  convention_id uuid not null references convention (id) on delete cascade,
  community_id uuid not null references community (id),
  -- Who is bound: an organisation, or a person who works alone.
  organisation_id uuid references organisation (id),
  person_id uuid references person (id),
  -- Who puts the name to it for an organisation: words, or somebody of the directory.
  signer text not null default '',
  signer_id uuid references person (id),
  hours numeric(6, 2) check (hours > 0),
  hours_per text not null default 'year' check (hours_per in ('year', 'meeting')),
  signed_on date,
  means text check (means in ('own_click', 'paper')),
  noted_by uuid,
  reminded_at timestamptz,
  version integer not null default 1,
  check ((organisation_id is null) <> (person_id is null)),
  check ((signed_on is null) = (means is null))
);
create unique index convention_signatory_organisation on convention_signatory (convention_id, organisation_id) where organisation_id is not null;
create unique index convention_signatory_person on convention_signatory (convention_id, person_id) where person_id is not null;
create index convention_signatory_community on convention_signatory (community_id);
create index convention_signatory_bound on convention_signatory (person_id) where person_id is not null;
create index convention_signatory_signer on convention_signatory (signer_id) where signer_id is not null;
${ofCommunity('convention', 'convention_signatory')}
`
