import { ofCommunity, ofMeeting, ofNobody } from './net.ts'

/** Closing: reminders, the exit question in counts without people, certificates of hours. */
export const closing = `
-- Reminders that left for a register nobody closed; each once.
create table closing_reminder (
  meeting_id uuid not null references meeting (id) on delete cascade,
  step integer not null check (step in (1, 2)),
  sent_at timestamptz not null,
  primary key (meeting_id, step)
);

-- A register closed with planned hours, as long as the register was closed at this very moment.
create table planned_closing (
  meeting_id uuid not null references meeting (id) on delete cascade,
  closed_at timestamptz not null,
  closed_by uuid,
  primary key (meeting_id, closed_at)
);
create index planned_closing_by on planned_closing (closed_by) where closed_by is not null;

-- The one question of a community; without a row the shipped one is asked.
create table exit_question (
  community_id uuid primary key references community (id),
  text_fr text not null,
  text_nl text not null,
  version integer not null default 1
);

create table exit_round (
  meeting_id uuid primary key references meeting (id) on delete cascade,
  -- The address on the screen is made from the secret of the house; only its hash is kept.
  token_hash bytea not null unique,
  -- Salts the marks below. Both go when the question closes.
  salt bytea,
  opened_at timestamptz not null,
  closes_at timestamptz not null,
  closed_at timestamptz
);

-- Counts, and nothing else: no person, no moment, no order.
create table exit_count (
  meeting_id uuid not null references meeting (id) on delete cascade,
  answer text not null check (answer in ('yes', 'partly', 'no')),
  given integer not null default 0 check (given >= 0),
  on_paper integer not null default 0 check (on_paper >= 0),
  primary key (meeting_id, answer)
);

-- That somebody answered, not what: a salted mark, gone when the question closes.
create table exit_mark (
  meeting_id uuid not null references meeting (id) on delete cascade,
  mark bytea not null,
  primary key (meeting_id, mark)
);

-- The figures of the day of issue. After an erasure the code stays, without a person.
create table certificate (
  code text primary key,
  person_id uuid references person (id),
  from_on date not null,
  until_on date not null,
  hours numeric(8, 2) not null,
  meetings integer not null,
  issued_at timestamptz not null
);
create index certificate_person on certificate (person_id) where person_id is not null;
${ofMeeting('closing_reminder', 'planned_closing', 'exit_round', 'exit_count', 'exit_mark')}
${ofCommunity('exit_question')}
${ofNobody('certificate')}
`
