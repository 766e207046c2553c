import { ofCommunity, ofMeeting } from './net.ts'

/** What was noted at a meeting, line by line, and how it became the record that stays. */
export const records = `
-- How long those present may amend; seven days where nothing is said.
create table record_setting (
  community_id uuid primary key references community (id),
  amendable_days integer not null check (amendable_days between 1 and 60),
  version integer not null default 1
);

create table meeting_record (
  meeting_id uuid primary key references meeting (id) on delete cascade,
  phase text not null default 'live' check (phase in ('live', 'prepared', 'amendable', 'locked')),
  -- While it is live: may those present write too, or the leads alone.
  is_open_to_present boolean not null default false,
  prepared_at timestamptz,
  prepared_by uuid,
  amendable_until timestamptz,
  locked_at timestamptz,
  -- Empty when the days were over.
  locked_by uuid,
  version integer not null default 1,
  check (phase <> 'amendable' or amendable_until is not null)
);
create index meeting_record_amendable on meeting_record (amendable_until) where phase = 'amendable';

create table record_entry (
  -- Made where the line was typed, so that a line sent twice stands once.
  id uuid primary key,
  meeting_id uuid not null references meeting (id) on delete cascade,
  agenda_item_id uuid references agenda_item (id) on delete set null,
  kind text not null check (kind in ('note', 'decision', 'action', 'dispute')),
  language text not null check (language in ('fr', 'nl', 'en', 'de')),
  text text not null,
  owner_id uuid references person (id),
  owner_words text not null default '',
  due_on date,
  done_at timestamptz,
  done_by uuid,
  is_confidential boolean not null default false,
  is_lesson boolean not null default false,
  author_id uuid references person (id),
  -- Written at the command line of the machine, by nobody in particular.
  is_by_house boolean not null default false,
  written_at timestamptz not null,
  -- Where somebody moved it: it stands as if written then.
  placed_at timestamptz,
  edited_by uuid,
  edited_at timestamptz,
  removed_at timestamptz,
  removed_by uuid,
  -- Own words and one-line gists, folded to stems: a search in one language finds both.
  search_text text not null default '',
  version integer not null default 1
);
create index record_entry_meeting on record_entry (meeting_id, written_at, id);
create index record_entry_owner on record_entry (owner_id) where owner_id is not null;
create index record_entry_author on record_entry (author_id);
create index record_entry_lesson on record_entry (meeting_id) where is_lesson;

-- One line in another language, by a person.
create table record_gist (
  entry_id uuid not null references record_entry (id) on delete cascade,
  language text not null check (language in ('fr', 'nl', 'en', 'de')),
  meeting_id uuid not null references meeting (id) on delete cascade,
  text text not null,
  written_by uuid,
  written_at timestamptz not null,
  -- Written at the command line of the machine, by nobody in particular.
  is_by_house boolean not null default false,
  primary key (entry_id, language)
);
create index record_gist_meeting on record_gist (meeting_id);

-- Two people changed the same line: the first stands, the second is kept until somebody chooses.
create table record_conflict (
  id uuid primary key default gen_random_uuid(),
  entry_id uuid not null references record_entry (id) on delete cascade,
  meeting_id uuid not null references meeting (id) on delete cascade,
  proposed jsonb not null,
  proposed_by uuid,
  proposed_at timestamptz not null,
  resolved_at timestamptz
);
create index record_conflict_meeting on record_conflict (meeting_id) where resolved_at is null;

-- What somebody who was there would write instead; without a line: what is missing.
create table record_amendment (
  id uuid primary key,
  meeting_id uuid not null references meeting (id) on delete cascade,
  entry_id uuid references record_entry (id) on delete cascade,
  language text not null check (language in ('fr', 'nl', 'en', 'de')),
  text text not null,
  reason text not null,
  before_text text not null default '',
  state text not null default 'open' check (state in ('open', 'taken', 'declined', 'undecided')),
  proposed_by uuid,
  proposed_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  answer text not null default '',
  answer_language text not null default 'fr',
  dispute text not null default '',
  dispute_language text not null default 'fr',
  is_by_house boolean not null default false
);
create index record_amendment_meeting on record_amendment (meeting_id, proposed_at);

create table record_agreement (
  meeting_id uuid not null references meeting (id) on delete cascade,
  person_id uuid not null references person (id),
  agreed_at timestamptz not null,
  primary key (meeting_id, person_id)
);

create table record_erratum (
  id uuid primary key,
  meeting_id uuid not null references meeting (id) on delete cascade,
  entry_id uuid references record_entry (id) on delete cascade,
  language text not null check (language in ('fr', 'nl', 'en', 'de')),
  text text not null,
  reason text not null,
  written_by uuid,
  written_at timestamptz not null
);
create index record_erratum_meeting on record_erratum (meeting_id, written_at);

-- Who wished the digest though present, and to whom it went: once each.
create table record_digest (
  meeting_id uuid not null references meeting (id) on delete cascade,
  person_id uuid not null references person (id),
  wished_at timestamptz,
  sent_at timestamptz,
  primary key (meeting_id, person_id)
);
create index record_digest_person on record_digest (person_id);

-- The link in the mail that says a record is ready: whoever was there and has no account reads and amends through it.
create table record_link (
  token_hash bytea primary key,
  meeting_id uuid not null references meeting (id) on delete cascade,
  person_id uuid not null references person (id),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  unique (meeting_id, person_id)
);
create index record_link_person on record_link (person_id);
${ofCommunity('record_setting')}
${ofMeeting('meeting_record', 'record_entry', 'record_gist', 'record_conflict', 'record_amendment', 'record_agreement', 'record_erratum', 'record_digest', 'record_link')}
`
