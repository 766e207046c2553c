/**
 * The second net: each community-scoped table lets through only rows of communities the actor belongs to.
 * `ronde.reach` is 'own' (default), 'network' for people who coordinate every community, 'system' for jobs, import and figures.
 */
const SCOPED = ['community_area', 'community_rhythm', 'community_text', 'community_goal', 'membership', 'representation', 'practice_role', 'meeting_community']
const BY_MEETING = ['attendance', 'attendance_conflict', 'register_reopening']

const FAR_REACH = `(select coalesce(current_setting('ronde.reach', true), '')) in ('network', 'system')`
const SYSTEM = `(select coalesce(current_setting('ronde.reach', true), '')) = 'system'`
const ME = `(select nullif(current_setting('ronde.person', true), '')::uuid)`
const MINE = `(select community_id from community_access where person_id = ${ME})`

function policy(table: string, condition: string): string {
  return `alter table ${table} enable row level security;
create policy ${table}_community on ${table} using (${condition}) with check (${condition});`
}

export const rights = `
grant usage on schema public to ronde_app;
grant select, insert, update, delete on all tables in schema public to ronde_app;
grant usage, select on all sequences in schema public to ronde_app;
revoke update, delete, truncate on audit_entry from ronde_app;
revoke update on consent from ronde_app;
${SCOPED.map((table) => policy(table, `${FAR_REACH} or community_id in ${MINE}`)).join('\n')}
${BY_MEETING.map((table) => policy(table, `${FAR_REACH} or meeting_id in (select meeting_id from meeting_community where community_id in ${MINE})`)).join('\n')}
-- The faces of those with whom somebody sits in a community; she alone adds or takes away her own.
alter table person_picture enable row level security;
create policy person_picture_seen on person_picture for select using (${FAR_REACH} or person_id in (select person_id from community_access where community_id in ${MINE}));
create policy person_picture_own on person_picture using (${SYSTEM} or person_id = ${ME} or person_id in (select id from person where merged_into = ${ME}))
  with check (${SYSTEM} or person_id = ${ME});
alter table report_snapshot enable row level security;
create policy report_snapshot_community on report_snapshot
  using (${FAR_REACH} or community_ids <@ array${MINE}) with check (${FAR_REACH} or community_ids <@ array${MINE});

-- Jobs are added in the action's own transaction; the queue's tables stay out of the app's reach.
create function add_job_later(identifier text, payload json, job_key text default null, run_at timestamptz default null) returns void
  language sql security definer set search_path = pg_catalog, graphile_worker
  as $$ select graphile_worker.add_job(identifier, payload, job_key => job_key, run_at => run_at) $$;
revoke all on function add_job_later from public;
grant execute on function add_job_later to ronde_app;
`
