import { ofCommunityOrAll, ofNobody } from './net.ts'

/** Questions to the network, who was asked, what was answered, and the numbers for what cannot wait. */
export const questions = `
create table question (
  id uuid primary key default gen_random_uuid(),
  asker_id uuid references person (id),
  -- Who may read it: the members of one community, or with null of all.
  community_id uuid references community (id),
  language text not null,
  title text not null,
  body text not null default '',
  topics text[] not null default '{}',
  state text not null default 'open' check (state in ('open', 'answered', 'closed')),
  asked_at timestamptz not null,
  first_answer_at timestamptz,
  settled_at timestamptz,
  -- When it went to all who opted in, and when it went to who coordinates: each once.
  widened_at timestamptz,
  handed_at timestamptz,
  -- Title, words and answers without accents: what a search looks in.
  search_text text not null default '',
  version integer not null default 1
);
create index question_community on question (community_id, asked_at desc);
create index question_asker on question (asker_id);
create index question_waiting on question (asked_at) where state = 'open' and first_answer_at is null;

create table question_asked (
  question_id uuid not null references question (id) on delete cascade,
  community_id uuid references community (id),
  person_id uuid not null references person (id),
  reason text not null check (reason in ('point', 'about', 'willing')),
  token_hash bytea not null unique,
  asked_at timestamptz not null,
  primary key (question_id, person_id)
);
create index question_asked_person on question_asked (person_id, asked_at);

create table question_answer (
  id uuid primary key default gen_random_uuid(),
  question_id uuid not null references question (id) on delete cascade,
  community_id uuid references community (id),
  author_id uuid references person (id),
  language text not null,
  text text not null,
  -- What stood there before a correction.
  earlier text,
  given_at timestamptz not null,
  corrected_at timestamptz,
  means text not null check (means in ('page', 'link', 'mail', 'house')),
  version integer not null default 1
);
create index question_answer_question on question_answer (question_id, given_at);
create index question_answer_author on question_answer (author_id);

create table question_helper (
  person_id uuid primary key references person (id),
  most_a_week integer not null default 2 check (most_a_week between 1 and 7),
  since timestamptz not null
);

-- Beside 112, which stands in the program and cannot be taken away.
create table duty_number (
  id uuid primary key default gen_random_uuid(),
  number text not null,
  name_fr text not null default '',
  name_nl text not null default '',
  position integer not null default 0,
  check (name_fr <> '' or name_nl <> '')
);
insert into duty_number (number, name_fr, name_nl, position) values
  ('1733', 'médecin de garde', 'huisarts van wacht', 1),
  ('107', 'Télé-Accueil', '', 2),
  ('106', '', 'Tele-Onthaal', 3);
${ofCommunityOrAll('question', 'question_asked', 'question_answer')}
${ofNobody('question_helper', 'duty_number')}
`
