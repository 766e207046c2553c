/** The second net and the grants of tables that came after `0007-rights.ts`: the same rules, one line a table. */
const FAR_REACH = `(select coalesce(current_setting('ronde.reach', true), '')) in ('network', 'system')`
const MINE = `(select community_id from community_access where person_id = (select nullif(current_setting('ronde.person', true), '')::uuid))`

function grant(table: string): string {
  return `grant select, insert, update, delete on ${table} to ronde_app;`
}

function policy(table: string, condition: string): string {
  return `${grant(table)}
alter table ${table} enable row level security;
create policy ${table}_community on ${table} using (${condition}) with check (${condition});`
}

/** Tables whose `community_id` says to whom their rows belong. */
export function ofCommunity(...tables: string[]): string {
  return tables.map((table) => policy(table, `${FAR_REACH} or community_id in ${MINE}`)).join('\n')
}

/** The same, where a row without `community_id` is for everybody who has a seat somewhere. */
export function ofCommunityOrAll(...tables: string[]): string {
  return tables.map((table) => policy(table, `${FAR_REACH} or community_id is null or community_id in ${MINE}`)).join('\n')
}

/** Tables whose `meeting_id` leads to the communities of the meeting. */
export function ofMeeting(...tables: string[]): string {
  return tables
    .map((table) => policy(table, `${FAR_REACH} or meeting_id in (select meeting_id from meeting_community where community_id in ${MINE})`))
    .join('\n')
}

/** Tables of what one person chose for herself, by `person_id`. */
export function ofPerson(...tables: string[]): string {
  const mine = `person_id = (select nullif(current_setting('ronde.person', true), '')::uuid)`
  return tables.map((table) => policy(table, `${FAR_REACH} or ${mine}`)).join('\n')
}

/** Tables without a community: the feature's own rules decide. */
export function ofNobody(...tables: string[]): string {
  return tables.map(grant).join('\n')
}
