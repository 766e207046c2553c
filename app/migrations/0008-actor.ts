/** Who acts, told by one statement for each request. These functions belong to the owner, because nobody acts yet when they run. */
const ROLES = `(select coalesce(json_agg(json_build_object('role', r.role, 'programmeId', r.programme_id)), '[]') from account_role r
    where r.account_id = a.id and r.ended_at is null)`
const COMMUNITIES = `(select coalesce(json_agg(json_build_object('communityId', c.id, 'role', x.role, 'nameFr', c.name_fr, 'nameNl', c.name_nl,
      'accent', c.accent, 'programmeId', c.programme_id) order by c.position, c.name_fr, c.id), '[]')
    from community_access x join community c on c.id = x.community_id where x.person_id = p.id)`
const COLUMNS = `person_id uuid, account_id uuid, session_id uuid, name text, language text, assurance text, proved_at timestamptz, instance_roles json, communities json`

/** The one look-up of a request. `isToken` says which sessions the sought hash opens. */
export function actorFunction(isToken: string, more: { select: string; column: string } | null = null): string {
  return `create function find_actor_by_session(sought bytea, at timestamptz) returns table (${COLUMNS}${more === null ? '' : `, ${more.column}`})
  language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, a.id, s.id, p.given_name || ' ' || p.family_name, p.language, s.assurance, s.proved_at, ${ROLES}, ${COMMUNITIES}${more === null ? '' : `, ${more.select}`}
  from session s join account a on a.id = s.account_id and a.closed_at is null join person p on p.id = a.person_id
  where ${isToken} and s.ended_at is null and s.expires_at > at and s.last_seen_at > at - interval '8 hours'
$$;`
}

export const actor = `
${actorFunction('s.token_hash = sought')}
create function find_actor_by_api_key(sought bytea, at timestamptz) returns table (${COLUMNS})
  language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, a.id, k.id, p.given_name || ' ' || p.family_name, p.language, 'api_key', k.created_at, ${ROLES}, ${COMMUNITIES}
  from api_key k join account a on a.id = k.account_id and a.closed_at is null join person p on p.id = a.person_id
  where k.key_hash = sought and k.revoked_at is null
$$;
revoke all on function find_actor_by_session, find_actor_by_api_key from public;
grant execute on function find_actor_by_session, find_actor_by_api_key to ronde_app;
`
