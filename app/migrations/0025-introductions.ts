import { ofMeeting } from './net.ts'

/** Cards of people who introduce themselves at the door of a meeting: nobody's record until somebody who leads takes one up. */
export const introductions = `
alter table consent drop constraint consent_means_check;
alter table consent add constraint consent_means_check check (means in ('own_click', 'paper', 'demo', 'membership', 'card'));

create table introduction (
  id uuid primary key default gen_random_uuid(),
  meeting_id uuid not null references meeting (id) on delete cascade,
  -- Emptied once the card is taken up: the words stand with the person then.
  name text not null,
  email text not null default '',
  phone text not null default '',
  organisation text not null default '',
  activity text not null default '',
  ask_me_about text not null default '',
  languages_spoken text[] not null default '{}',
  languages_understood text[] not null default '{}',
  -- In which language it was filled in: that of the own words and of the consent texts shown.
  language text not null,
  -- Field to audience; a field that is not in it is for nobody.
  shares jsonb not null default '{}',
  share_until date,
  -- Purpose to version of the consent text that stood on the screen.
  text_versions jsonb not null default '{}',
  -- Communities of the meeting that the person would like to join.
  joins uuid[] not null default '{}',
  made_at timestamptz not null,
  -- When the choices were made that stand on it now.
  changed_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'taken')),
  person_id uuid references person (id),
  -- The record was made from this card: nobody of that name was known.
  is_new_person boolean not null default false,
  taken_at timestamptz,
  taken_by uuid,
  version integer not null default 1,
  check ((state = 'taken') = (person_id is not null))
);
create index introduction_meeting on introduction (meeting_id, made_at) where state = 'waiting';
create index introduction_person on introduction (person_id) where person_id is not null;

-- The addresses by which the person alone comes back to the card: one on the phone, one in each mail.
create table introduction_link (
  token_hash bytea primary key,
  introduction_id uuid not null references introduction (id) on delete cascade,
  meeting_id uuid not null references meeting (id) on delete cascade
);
create index introduction_link_card on introduction_link (introduction_id);
${ofMeeting('introduction', 'introduction_link')}
`
