import { ofMeeting, ofNobody } from './net.ts'

/** Who is asked to a meeting, what each answered, and what came back by mail. */
export const invitations = `
alter table outbox_mail
  add column calendar_method text check (calendar_method in ('REQUEST', 'CANCEL')),
  add column calendar_text text,
  add column reply_to text,
  -- Whose mail it is in the feature that wrote it, and the thing it concerns: opaque here.
  add column origin_id uuid,
  add column concerns_id uuid,
  -- RFC 8058: where one press stops mail of this kind.
  add column stop_url text;
create index outbox_mail_concerns on outbox_mail (concerns_id) where concerns_id is not null;
create index outbox_mail_origin on outbox_mail (origin_id) where origin_id is not null;

create table invitation (
  id uuid primary key default gen_random_uuid(),
  meeting_id uuid not null references meeting (id) on delete cascade,
  person_id uuid not null references person (id),
  channel text not null check (channel in ('mail', 'letter', 'none')),
  -- How the person came to be asked: leaving the community ends what came through it.
  via text not null check (via in ('community', 'kind', 'person')),
  asked_at timestamptz not null,
  asked_by uuid,
  -- Three keys of one invitation, each for one use; only their hashes stay.
  page_hash bytea not null unique,
  mail_hash bytea not null unique,
  code_hash bytea not null unique,
  reply text check (reply in ('here', 'online', 'not')),
  replied_at timestamptz,
  reply_means text check (reply_means in ('link', 'page', 'calendar', 'phone')),
  -- Which state of the meeting the reply was given to.
  reply_sequence integer,
  noted_by uuid,
  -- The newest state of the meeting that was written to the person; null while the first mail is not written.
  written_sequence integer,
  -- Which writing of that state it is: somebody may ask to send it again.
  writing integer not null default 0,
  letter_printed_at timestamptz,
  reminded_at timestamptz,
  confirmed_at timestamptz,
  reminders_stopped_at timestamptz,
  bounced_at timestamptz,
  bounce_code text,
  -- The person left, or is not asked any more: links still open and say so.
  ended_at timestamptz,
  version integer not null default 1,
  unique (meeting_id, person_id),
  check ((reply is null) = (replied_at is null))
);
create index invitation_person on invitation (person_id, meeting_id);

-- What came by mail and fits no invitation, or proposes another time: for the people who lead the meeting.
create table incoming_reply (
  id uuid primary key default gen_random_uuid(),
  meeting_id uuid not null references meeting (id) on delete cascade,
  kind text not null check (kind in ('unknown-person', 'not-the-sender', 'proposal', 'maybe', 'words')),
  -- Null where nobody who was asked has this address.
  person_id uuid references person (id),
  from_address text not null,
  answer text check (answer in ('here', 'not')),
  proposed_starts_at timestamptz,
  proposed_ends_at timestamptz,
  words text not null default '',
  -- One mail is kept once, however often it is delivered.
  message_hash bytea not null unique,
  received_at timestamptz not null,
  settled_at timestamptz
);
create index incoming_reply_meeting on incoming_reply (meeting_id, received_at);
create index incoming_reply_person on incoming_reply (person_id) where person_id is not null;

-- Addresses that gave mail back: written to again only when somebody says so, or when the person has another one.
create table bounced_address (
  person_id uuid primary key references person (id) on delete cascade,
  address text not null,
  code text not null,
  at timestamptz not null
);

-- Whoever does not want to be asked by mail any more.
create table asking_stop (
  person_id uuid primary key references person (id) on delete cascade,
  at timestamptz not null
);
${ofMeeting('invitation', 'incoming_reply')}
${ofNobody('bounced_address', 'asking_stop')}
`
