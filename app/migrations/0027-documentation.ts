import { ofCommunity, ofMeeting, ofPerson } from './net.ts'

/** The documentation grid: what was said in a round, in six areas, in the language in which it was said. */
export const documentation = `
-- Words of the six areas that a community prepares; they hold from the meeting on at which it adopts them.
create table grid_draft (
  community_id uuid primary key references community (id),
  areas jsonb not null,
  edited_by uuid,
  edited_at timestamptz not null,
  version integer not null default 1
);

create table grid_template (
  community_id uuid not null references community (id),
  -- Counted from 1; 0 is the grid that comes with the program.
  version integer not null check (version > 0),
  areas jsonb not null,
  meeting_id uuid references meeting (id) on delete set null,
  adopted_by uuid,
  adopted_at timestamptz not null,
  primary key (community_id, version)
);

create table grid_entry (
  -- Made where it was typed, so that what is sent twice stands once.
  id uuid primary key,
  meeting_id uuid not null references meeting (id) on delete cascade,
  community_id uuid not null references community (id),
  template_version integer not null default 0,
  -- Of a round above; an id without meaning here.
  round_id uuid,
  area smallint not null check (area between 1 and 6),
  language text not null check (language in ('fr', 'nl', 'en', 'de')),
  text text not null,
  links jsonb not null default '[]',
  visibility text not null check (visibility in ('private', 'room', 'community')),
  origin text not null check (origin in ('board', 'form', 'import')),
  state text not null default 'captured' check (state in ('captured', 'tidied', 'validated', 'retracted')),
  -- The strictest audience for which the guard let these words pass.
  checked_for text not null check (checked_for in ('bound', 'mixed', 'public')),
  -- Words that look like a person's and that their writer keeps, each with a reason.
  kept jsonb not null default '{}',
  author_id uuid references person (id),
  -- The author's role at the meeting when it was written: it stays when the author goes.
  speaker_role text not null default 'member',
  written_at timestamptz not null,
  edited_by uuid,
  edited_at timestamptz,
  validated_by uuid,
  validated_as text check (validated_as in ('speaker', 'group')),
  validated_at timestamptz,
  retracted_by uuid,
  retracted_at timestamptz,
  -- The newest version that the source of the entry has told.
  source_version bigint not null default 0,
  -- Own words, links and gists, folded to stems.
  search_text text not null default '',
  version integer not null default 1,
  check (state <> 'retracted' or text = '')
);
create index grid_entry_meeting on grid_entry (meeting_id, area, written_at, id);
create index grid_entry_community on grid_entry (community_id, area);
create index grid_entry_round on grid_entry (round_id) where round_id is not null;
create index grid_entry_author on grid_entry (author_id);

-- In one sentence, in another language, by a person.
create table grid_gist (
  entry_id uuid not null references grid_entry (id) on delete cascade,
  language text not null check (language in ('fr', 'nl', 'en', 'de')),
  meeting_id uuid not null references meeting (id) on delete cascade,
  text text not null,
  checked_for text not null check (checked_for in ('bound', 'mixed', 'public')),
  written_by uuid,
  written_at timestamptz not null,
  -- Folded, beside the words: a gist is found only by who may read it.
  search_text text not null default '',
  primary key (entry_id, language)
);
create index grid_gist_meeting on grid_gist (meeting_id);

-- How an entry stood before somebody changed its words.
create table grid_entry_version (
  entry_id uuid not null references grid_entry (id) on delete cascade,
  version integer not null,
  meeting_id uuid not null references meeting (id) on delete cascade,
  area smallint not null,
  language text not null,
  text text not null,
  -- For whom these words stood there: what was private stays its author's.
  visibility text not null check (visibility in ('private', 'room', 'community')),
  checked_for text not null check (checked_for in ('bound', 'mixed', 'public')),
  saved_by uuid,
  saved_at timestamptz not null,
  primary key (entry_id, version)
);
create index grid_entry_version_saved on grid_entry_version (saved_at);
create index grid_entry_version_meeting on grid_entry_version (meeting_id);

-- Two people changed the same entry: the first stands, the second is kept until somebody chooses.
create table grid_conflict (
  id uuid primary key default gen_random_uuid(),
  entry_id uuid not null references grid_entry (id) on delete cascade,
  meeting_id uuid not null references meeting (id) on delete cascade,
  proposed jsonb not null,
  checked_for text not null check (checked_for in ('bound', 'mixed', 'public')),
  proposed_by uuid,
  proposed_at timestamptz not null,
  -- Written at the same time where the entry comes from, as on a board: it goes when somebody chooses there.
  is_from_source boolean not null default false,
  resolved_at timestamptz
);
create index grid_conflict_meeting on grid_conflict (meeting_id) where resolved_at is null;

-- Whether words that passed the guard for \`checked\` may be read of the room of a meeting: as its communities chose, and no less than mixed once somebody
-- from outside was there. Asked for lists, where who reads need not see every community of a joint meeting.
create function is_ready_for_room(wanted uuid, checked text) returns boolean
  language sql stable security definer set search_path = public
  as $$
    select array_position(array['bound', 'mixed', 'public'], checked) >= greatest(
      (select coalesce(max(array_position(array['bound', 'mixed', 'public'], coalesce(c.secrecy_mode, 'mixed'))), 2)
        from meeting_community mc join community c on c.id = mc.community_id where mc.meeting_id = wanted),
      case when exists (select 1 from attendance a join person p on p.id = a.person_id
        where a.meeting_id = wanted and a.state = 'present' and (a.role in ('visitor', 'speaker') or p.employment in ('citizen', 'informal_carer'))) then 2 else 1 end)
  $$;
revoke all on function is_ready_for_room from public;
grant execute on function is_ready_for_room to ronde_app;

-- How somebody last wished to see the numbers of the grids, for the next time.
create table grid_choice (
  person_id uuid primary key,
  counted_by text not null check (counted_by in ('meeting', 'month', 'quarter', 'year')),
  -- None: all that she reads.
  community_ids uuid[] not null default '{}',
  saved_at timestamptz not null
);
${ofPerson('grid_choice')}
${ofCommunity('grid_draft', 'grid_template')}
${ofMeeting('grid_entry', 'grid_gist', 'grid_entry_version', 'grid_conflict')}
`
