import { ofNobody } from './net.ts'

const SYSTEM = `(select coalesce(current_setting('ronde.reach', true), '')) = 'system'`
const NETWORK = `(select coalesce(current_setting('ronde.reach', true), '')) = 'network'`
const ME = `(select nullif(current_setting('ronde.person', true), '')::uuid)`
const MINE = `(select community_id from community_access where person_id = ${ME})`

/**
 * Situations told without identifiers. What stands here in readable words passed the guard; the four answers lie sealed beside it, each
 * under a key of its own. A draft has no community and is for its presenter alone, whoever coordinates the network.
 */
export const situations = `
create table situation (
  id uuid primary key default gen_random_uuid(),
  -- Null once the presenter is gone: what was offered stays without a name.
  presenter_id uuid references person (id),
  community_id uuid references community (id),
  state text not null default 'draft' check (state in ('draft', 'offered', 'scheduled', 'in-round', 'awaiting', 'closed', 'stopped')),
  language text not null,
  -- Words that passed the guard for the room named in checked_for.
  summary text not null default '',
  goal text not null default '',
  question text not null default '',
  -- Words of tier B that the presenter kept, each with the reason.
  kept jsonb not null default '{}',
  -- What the room needs: only ever stricter.
  audience text not null default 'bound' check (audience in ('bound', 'mixed', 'public')),
  checked_for text check (checked_for in ('bound', 'mixed', 'public')),
  tightened_at timestamptz,
  domains text[] not null default '{}',
  unanswered text[] not null default '{}',
  around text[] not null default '{}',
  groups text[] not null default '{}',
  group_words text not null default '',
  retelling_of uuid references situation (id) on delete set null,
  activation text check (activation in ('latent', 'activated', 'not-this-role')),
  activation_words text not null default '',
  activation_compared text[] not null default '{}',
  activation_role text not null default '',
  activation_at timestamptz,
  meeting_id uuid references meeting (id) on delete set null,
  agenda_item_id uuid references agenda_item (id) on delete set null,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  offered_at timestamptz,
  settled_at timestamptz,
  -- Somebody recognises the person: who, is kept nowhere.
  stop_wished_at timestamptz,
  version integer not null default 1,
  check (state in ('draft', 'stopped') or community_id is not null),
  check (unanswered <@ domains),
  check (activation is null or activation_words <> '')
);
create index situation_presenter on situation (presenter_id, changed_at desc);
create index situation_community on situation (community_id, state, changed_at desc);
create index situation_meeting on situation (meeting_id) where meeting_id is not null;

create table situation_words (
  situation_id uuid primary key references situation (id) on delete cascade,
  presenter_id uuid not null references person (id),
  -- The row's own key, sealed by the house's; without it the words open for nobody.
  row_key bytea not null,
  words bytea not null,
  changed_at timestamptz not null,
  expires_on date not null,
  -- The day about which its presenter got the mail.
  told_of date
);
create index situation_words_expiry on situation_words (expires_on);
create index situation_words_presenter on situation_words (presenter_id);

-- Somebody who tells it too: asked by who told it first, with her own yes. One at most.
create table second_presenter (
  situation_id uuid primary key references situation (id) on delete cascade,
  person_id uuid not null references person (id),
  state text not null check (state in ('asked', 'accepted')),
  asked_at timestamptz not null,
  answered_at timestamptz
);
create index second_presenter_person on second_presenter (person_id);

-- How a community names the practice role; without a row it is the one that comes with Ronde.
create table practice_role_name (
  community_id uuid primary key references community (id),
  name_fr text not null default '',
  name_nl text not null default '',
  changed_at timestamptz not null,
  version integer not null default 1,
  check (name_fr <> '' or name_nl <> '')
);

-- What the room of a meeting is made of: what its communities chose, and whether somebody is there, or said to come, who is bound by no secrecy: a visitor,
-- a speaker, somebody without a seat, a citizen, an informal carer. It answers for all communities of a joint meeting, whoever asks, and names nobody.
create function room_of_meeting(wanted uuid, expected uuid[]) returns table (modes text[], has_outsiders boolean)
  language sql stable security definer set search_path = public
  as $$
    select
      (select coalesce(array_agg(coalesce(c.secrecy_mode, 'mixed') order by c.id), '{}') from meeting_community mc join community c on c.id = mc.community_id
        where mc.meeting_id = wanted),
      exists (select 1 from attendance a join person p on p.id = a.person_id
        where a.meeting_id = wanted and a.state = 'present' and (a.role in ('visitor', 'speaker') or p.employment in ('citizen', 'informal_carer')))
      or exists (select 1 from person p where p.id = any(expected)
        and not exists (select 1 from attendance a where a.meeting_id = wanted and a.person_id = p.id and a.state <> 'present')
        and (p.employment in ('citizen', 'informal_carer') or not exists (select 1 from meeting_community mc join membership m on m.community_id = mc.community_id
          where mc.meeting_id = wanted and m.person_id = p.id and m.role <> 'visitor' and m.state in ('pending', 'active', 'on_leave'))))
  $$;
revoke all on function room_of_meeting from public;
grant execute on function room_of_meeting to ronde_app;

-- Who plans a meeting or stops a situation moves the day of answers, or destroys them, without ever being able to read a row of them.
create function set_answers_day(wanted uuid, day date) returns void
  language sql security definer set search_path = public
  as $$ update situation_words set expires_on = day where situation_id = wanted $$;
create function destroy_answers(wanted uuid[]) returns void
  language sql security definer set search_path = public
  as $$ delete from situation_words where situation_id = any(wanted) $$;
revoke all on function set_answers_day from public;
revoke all on function destroy_answers from public;
grant execute on function set_answers_day to ronde_app;
grant execute on function destroy_answers to ronde_app;
${ofNobody('situation', 'situation_words', 'second_presenter', 'practice_role_name')}
alter table situation enable row level security;
create policy situation_community on situation
  using (${SYSTEM} or presenter_id = ${ME} or (community_id is not null and (${NETWORK} or community_id in ${MINE})))
  with check (${SYSTEM} or presenter_id = ${ME} or (community_id is not null and (${NETWORK} or community_id in ${MINE})));
alter table second_presenter enable row level security;
create policy second_presenter_situation on second_presenter
  using (${SYSTEM} or person_id = ${ME} or situation_id in (select id from situation)) with check (${SYSTEM} or person_id = ${ME} or situation_id in (select id from situation));
alter table situation_words enable row level security;
create policy situation_words_presenter on situation_words using (${SYSTEM} or presenter_id = ${ME}) with check (${SYSTEM} or presenter_id = ${ME});
alter table practice_role_name enable row level security;
create policy practice_role_name_community on practice_role_name
  using (${SYSTEM} or ${NETWORK} or community_id in ${MINE}) with check (${SYSTEM} or ${NETWORK} or community_id in ${MINE});
`
