import { ofCommunity } from './net.ts'

const ME = `(select nullif(current_setting('ronde.person', true), '')::uuid)`
/** Shared with the network is shared with everybody who has a seat somewhere. */
const HAS_SEAT = `exists (select 1 from community_access where person_id = ${ME})`
const SHARED = `situation_id in (select situation_id from remembered where scope = 'network') and ${HAS_SEAT}`

function sharedToo(table: string, condition: string): string {
  return `create policy ${table}_shared on ${table} for select using (${condition});`
}

/**
 * What was suggested for a situation, what became of it, and the memory of both. Every text here passed the guard; the outcomes hold no text at all:
 * they are about the suggestion, never about the person.
 */
export const suggestions = `
create table suggestion (
  -- Made by whoever writes it down, so that a device without network sends it twice and it is there once.
  id uuid primary key default gen_random_uuid(),
  situation_id uuid not null references situation (id) on delete cascade,
  community_id uuid not null references community (id),
  meeting_id uuid references meeting (id) on delete set null,
  round_id uuid,
  language text not null,
  text text not null,
  -- The same in brief in another language, written by a person.
  gist text not null default '',
  gist_language text,
  gist_by uuid references person (id),
  -- Words of tier B that were kept, each with the reason.
  kept jsonb not null default '{}',
  checked_for text not null check (checked_for in ('bound', 'mixed', 'public')),
  -- Which goal of the person it serves: the one of the situation, or another one in broad words; null while nobody said.
  serves text check (serves in ('their-goal', 'another')),
  goal text not null default '',
  helper_kind text,
  links jsonb not null default '[]',
  origin text not null check (origin in ('board', 'form')),
  author_id uuid references person (id),
  taken_at timestamptz,
  -- Taken off the board: nothing shows it any more.
  retracted_at timestamptz,
  said_at timestamptz not null,
  changed_at timestamptz not null,
  version integer not null default 1,
  check ((goal <> '') = (serves is not distinct from 'another')),
  check ((gist <> '') = (gist_language is not null))
);
create index suggestion_situation on suggestion (situation_id, said_at, id);
create index suggestion_meeting on suggestion (meeting_id) where taken_at is not null;
create index suggestion_community on suggestion (community_id, said_at desc);

-- One person's word about one suggestion. Contradicting words stand beside each other.
create table try_out (
  id uuid primary key default gen_random_uuid(),
  suggestion_id uuid not null references suggestion (id) on delete cascade,
  situation_id uuid not null references situation (id) on delete cascade,
  -- Where it was tried, which may be another quarter.
  community_id uuid not null references community (id),
  -- Null once the person is gone: the outcome stays.
  said_by uuid references person (id),
  is_presenter boolean not null,
  -- Its presenters are gone: told aloud, noted by who leads.
  is_from_room boolean not null default false,
  is_tried boolean not null,
  effect text check (effect in ('helped', 'partly', 'no', 'unknown')),
  reason text,
  said_at timestamptz not null,
  changed_at timestamptz not null,
  version integer not null default 1,
  check ((effect is not null) = is_tried),
  check (reason is null or effect is distinct from 'helped')
);
create unique index try_out_once on try_out (suggestion_id, said_by) where said_by is not null and not is_from_room;
create unique index try_out_room on try_out (suggestion_id) where is_from_room;
create index try_out_situation on try_out (situation_id);

-- The one question to one presenter about one situation: a row is the question asked.
create table and_then (
  id uuid primary key default gen_random_uuid(),
  situation_id uuid not null references situation (id) on delete cascade,
  community_id uuid not null references community (id),
  person_id uuid not null references person (id),
  -- Null once the link is over.
  token_hash bytea unique,
  state text not null default 'asked' check (state in ('asked', 'answered', 'ended')),
  asked_at timestamptz not null,
  answered_at timestamptz,
  expires_at timestamptz not null,
  unique (situation_id, person_id)
);
create index and_then_person on and_then (person_id) where state = 'asked';

-- After how many days a community asks; without a row after 21.
create table and_then_delay (
  community_id uuid primary key references community (id),
  days integer not null check (days between 7 and 60),
  changed_at timestamptz not null,
  version integer not null default 1
);

-- Who said to have read the suggestions of a situation: only their number is ever shown.
create table suggestion_reader (
  situation_id uuid not null references situation (id) on delete cascade,
  community_id uuid not null references community (id),
  person_id uuid not null references person (id),
  read_on date not null,
  primary key (situation_id, person_id)
);

-- “You may call me about this”: said by who told it or tried something, until a day; a row is the consent, and withdrawn it is gone.
create table callable_person (
  situation_id uuid not null references situation (id) on delete cascade,
  person_id uuid not null references person (id),
  -- Where she told or tried it.
  community_id uuid not null references community (id),
  scope text not null check (scope in ('community', 'network')),
  until_on date not null,
  said_at timestamptz not null,
  primary key (situation_id, person_id)
);

-- With whom a situation is shared once it was told, and what of it is compared.
create table remembered (
  situation_id uuid primary key references situation (id) on delete cascade,
  community_id uuid not null references community (id),
  scope text not null default 'community' check (scope in ('community', 'network', 'nobody')),
  told_on date not null,
  facets text[] not null default '{}',
  grams integer[] not null default '{}',
  made_at timestamptz not null,
  version integer not null default 1
);
create table remembered_facet (
  facet text not null,
  situation_id uuid not null references remembered (situation_id) on delete cascade,
  community_id uuid not null references community (id),
  scope text not null check (scope in ('community', 'network')),
  told_on date not null,
  primary key (situation_id, facet)
);
create index remembered_facet_near on remembered_facet (community_id, facet, told_on desc, situation_id);
create index remembered_facet_far on remembered_facet (facet, told_on desc, situation_id) where scope = 'network';
create index remembered_shared on remembered (situation_id) where scope = 'network';
-- Whoever may be called about something is still there: it answers for communities that the reader does not see into, and names nobody.
create function has_seat(wanted uuid, community uuid, today date) returns boolean
  language sql stable security definer set search_path = public
  as $$ select exists (select 1 from membership m where m.person_id = wanted and m.community_id = community and m.role <> 'visitor'
    and m.state in ('active', 'on_leave') and (m.until_on is null or m.until_on >= today)) $$;
revoke all on function has_seat from public;
grant execute on function has_seat to ronde_app;
${ofCommunity('suggestion', 'try_out', 'and_then', 'and_then_delay', 'suggestion_reader', 'callable_person', 'remembered', 'remembered_facet')}
${sharedToo('remembered', `scope = 'network' and ${HAS_SEAT}`)}
${sharedToo('remembered_facet', `scope = 'network' and ${HAS_SEAT}`)}
${sharedToo('suggestion', SHARED)}
${sharedToo('try_out', SHARED)}
${sharedToo('callable_person', `scope = 'network' and ${SHARED}`)}
-- Its guarded words may be read by whom the presenter shares it with; the four answers stay where they are.
create policy situation_shared on situation for select using (id in (select situation_id from remembered where scope = 'network') and ${HAS_SEAT});
`
