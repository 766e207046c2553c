import { actorFunction } from './0008-actor.ts'

/** A request that was under way when the token changed still finds its session for a moment. */
const GRACE = "interval '30 seconds'"
const PERIOD_AND_ROLE = 'person_id, community_id, role, state, from_on, until_on'

/**
 * Rights in a community hang on its memberships. Whoever writes one, page, import or merge, marks the sessions of the person:
 * their next request gets a new token, and streams that are open close.
 */
export const renewedSessions = `
alter table session add column browser_hash bytea, add column renew_since timestamptz,
  add column previous_token_hash bytea, add column renewed_at timestamptz;
create index session_previous on session (previous_token_hash) where previous_token_hash is not null;
create index session_browser on session (browser_hash) where browser_hash is not null;
alter table sign_in_link add column link_tries integer not null default 0;

create function mark_sessions_of(people uuid[]) returns void language sql as $$
  with marked as (
    update session s set renew_since = now() from account a
    where a.id = s.account_id and a.person_id = any (people) and s.ended_at is null returning s.id)
  select pg_notify('ronde_live', json_build_object('kind', 'session-ended', 'id', id)::text) from marked
$$;
create function mark_changed_members() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    perform mark_sessions_of((select array_agg(distinct person_id) from (
      (select ${PERIOD_AND_ROLE} from before_change except all select ${PERIOD_AND_ROLE} from after_change)
      union all (select ${PERIOD_AND_ROLE} from after_change except all select ${PERIOD_AND_ROLE} from before_change)) changed));
  elsif tg_op = 'INSERT' then
    perform mark_sessions_of((select array_agg(distinct person_id) from after_change));
  else
    perform mark_sessions_of((select array_agg(distinct person_id) from before_change));
  end if;
  return null;
end $$;
create trigger membership_inserted after insert on membership referencing new table as after_change for each statement execute function mark_changed_members();
create trigger membership_updated after update on membership referencing old table as before_change new table as after_change
  for each statement execute function mark_changed_members();
create trigger membership_deleted after delete on membership referencing old table as before_change for each statement execute function mark_changed_members();

drop function find_actor_by_session;
${actorFunction(`(s.token_hash = sought or (s.previous_token_hash = sought and s.renewed_at > at - ${GRACE}))`, {
  select: 's.renew_since is not null',
  column: 'needs_renewal boolean',
})}
revoke all on function find_actor_by_session from public;
grant execute on function find_actor_by_session to ronde_app;
`
