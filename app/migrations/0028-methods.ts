import { ofCommunity } from './net.ts'

/**
 * Method cards of a community. Those that come with Ronde are data of the program and stand in no table. Each saved change is a version
 * of its own: a round keeps the one it began with.
 */
export const methods = `
create table method (
  id uuid primary key default gen_random_uuid(),
  community_id uuid not null references community (id),
  -- The key of the card it was copied from.
  key text not null,
  version integer not null default 1,
  made_by uuid,
  made_at timestamptz not null,
  retired_at timestamptz
);
create index method_community on method (community_id, made_at);

create table method_version (
  method_id uuid not null references method (id) on delete cascade,
  version integer not null,
  community_id uuid not null references community (id),
  -- Four languages each, empty where nobody wrote it.
  name jsonb not null,
  about jsonb not null,
  steps jsonb not null,
  saved_by uuid,
  saved_at timestamptz not null,
  primary key (method_id, version)
);
create index method_version_community on method_version (community_id);
${ofCommunity('method', 'method_version')}
`
