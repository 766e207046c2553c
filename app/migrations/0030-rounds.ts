import { ofMeeting } from './net.ts'

/** Rounds of situations at a meeting, and the board of cards that fills while people speak. */
export const rounds = `
create table round (
  id uuid primary key default gen_random_uuid(),
  meeting_id uuid not null references meeting (id) on delete cascade,
  community_id uuid not null references community (id),
  situation_id uuid references situation (id) on delete set null,
  -- Whoever brought the situation; null once gone.
  presenter_id uuid references person (id),
  -- Number, version, name and steps of the method as they were at the beginning.
  method jsonb not null,
  -- In a mirror session, the closed wave that somebody chose; null: the last one.
  wave_id uuid,
  -- Several circles may sit apart at once.
  subgroup text not null default '',
  state text not null default 'running' check (state in ('running', 'paused', 'ended', 'abandoned', 'stopped')),
  step integer not null default 0 check (step >= 0),
  step_at timestamptz not null,
  silence_until timestamptz,
  leader_id uuid references person (id),
  audience text not null default 'bound' check (audience in ('bound', 'mixed', 'public')),
  -- The code for people in the room without an account: which one it is, counted from one, and until when; null: closed. The code itself is made from the
  -- secret of the house and stands nowhere.
  room_turn integer not null default 0,
  room_until timestamptz,
  started_by uuid references person (id),
  started_at timestamptz not null,
  ended_at timestamptz,
  -- Counts the batches that brought something: where a device goes on hearing.
  seq integer not null default 0,
  -- Which moves stand, of each kind, and the highest logical clock that was heard.
  led jsonb not null default '{"tick":0,"step":[],"silence":[],"pause":[],"lead":[]}',
  version integer not null default 1
);
create index round_meeting on round (meeting_id, started_at);
create index round_situation on round (situation_id) where situation_id is not null;
create index round_room on round (room_until) where room_until is not null;
create index round_presenter on round (presenter_id);
create index round_leader on round (leader_id);
create index round_started_by on round (started_by);

-- What each hand did: ids are made by the devices, so that nothing comes twice. Gone thirty days after the round; the cards stay.
create table board_change (
  id uuid primary key,
  round_id uuid not null references round (id) on delete cascade,
  meeting_id uuid not null references meeting (id) on delete cascade,
  card_id uuid not null,
  step integer not null default 0,
  place text,
  -- The change that had put the card where this hand saw it.
  after uuid,
  -- Words that passed the guard; null with has_words takes the card away.
  has_words boolean not null,
  words jsonb,
  over uuid[] not null default '{}',
  author_id uuid references person (id),
  -- By the clock of the house.
  at timestamptz not null,
  seq integer not null
);
create index board_change_card on board_change (round_id, card_id);
create index board_change_author on board_change (author_id);

-- Steps, silence, pauses, taking over and ticks, each under an id that its device made. Gone thirty days after the round.
create table round_move (
  id uuid primary key,
  round_id uuid not null references round (id) on delete cascade,
  meeting_id uuid not null references meeting (id) on delete cascade,
  kind text not null check (kind in ('step', 'silence', 'pause', 'lead', 'taken')),
  tick integer not null,
  value integer not null,
  card_id uuid,
  over uuid[] not null default '{}',
  -- Null where who asked for a pause is kept nowhere.
  author_id uuid references person (id),
  at timestamptz not null
);
create index round_move_round on round_move (round_id, kind);
create index round_move_author on round_move (author_id);

-- What all its changes make of a card.
create table board_card (
  id uuid primary key,
  round_id uuid not null references round (id) on delete cascade,
  meeting_id uuid not null references meeting (id) on delete cascade,
  place text not null,
  -- Oldest first; more than one: written at the same time, and nobody has chosen yet.
  writings jsonb not null,
  heads uuid[] not null,
  placed_at timestamptz not null,
  placed_through uuid not null,
  first_at timestamptz not null,
  author_id uuid references person (id),
  -- The strictest room for which its words were checked.
  checked_for text not null check (checked_for in ('bound', 'mixed', 'public')),
  is_taken boolean not null default false,
  -- The tick that says so, and its logical clock: the last one counts.
  taken_tick integer not null default 0,
  taken_through uuid,
  -- Written through the code of the room: nobody’s account, and nobody knows whose phone.
  is_from_room boolean not null default false,
  seq integer not null
);
create index board_card_round on board_card (round_id, seq);
create index board_card_author on board_card (author_id);

-- Rounds whose situation was stopped elsewhere and of which something still lies there: none but in the minute after it. Whoever reads, what was written in
-- them stands nowhere any more.
create function rounds_to_forget() returns setof uuid
  language sql stable security definer set search_path = public
  as $$ select r.id from round r join situation s on s.id = r.situation_id where s.state = 'stopped' and r.state <> 'stopped' $$;
revoke all on function rounds_to_forget from public;
grant execute on function rounds_to_forget to ronde_app;
${ofMeeting('round', 'board_change', 'board_card', 'round_move')}
`
