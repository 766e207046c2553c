import { sql } from 'kysely'
import type { Database } from '../src/platform/database.ts'

const DAY_MS = 86_400_000

/** Invented: points of information in the South, who may be asked, and two questions with an answer in the other language. */
export async function addContactsAndQuestions(tx: Database, now: string): Promise<void> {
  const before = (days: number) => new Date(Date.parse(now) - days * DAY_MS).toISOString()
  await sql`
    insert into referral_point (community_id, kind, organisation_id, scope_fr, scope_nl, reach, from_on, until_on, is_public, state, named_at)
    select c.id, 'referral', (select r.organisation_id from representation r where r.community_id = c.id order by r.organisation_id limit 1),
      'logement et garantie locative', 'huisvesting en huurwaarborg', '', ${before(60)}::date, ${before(-300)}::date, true, 'agreed', ${before(60)}
    from community c where c.external_id = 'south'`.execute(tx)
  await sql`
    insert into question_helper (person_id, most_a_week, since)
    select distinct m.person_id, 2, ${before(90)}::timestamptz from membership m join community c on c.id = m.community_id
    where c.external_id = 'south' and m.until_on is null order by m.person_id limit 12`.execute(tx)
  await sql`
    with people as (
      select m.person_id, row_number() over (order by m.person_id) as place from membership m join community c on c.id = m.community_id
      where c.external_id = 'south' and m.role = 'member' and m.until_on is null
    ), asked as (
      insert into question (asker_id, community_id, language, title, body, topics, state, asked_at, first_answer_at, settled_at, search_text)
      select (select person_id from people where place = 1), c.id, 'fr', 'Qui connaît un interprète en pachto le soir ?', 'Pour des entretiens après 18 h, sur place ou par téléphone.',
        '{language}', 'answered', ${before(12)}::timestamptz, ${before(11)}::timestamptz, ${before(10)}::timestamptz, 'qui connait un interprete en pachto le soir'
      from community c where c.external_id = 'south' returning id, community_id
    )
    insert into question_answer (question_id, community_id, author_id, language, text, given_at, means)
    select id, community_id, (select person_id from people where place = 2), 'nl', 'De sociale tolkendienst heeft een telefoonlijn tot 20 uur. Vraag een dag vooraf aan.', ${before(11)}::timestamptz, 'page' from asked`.execute(
    tx,
  )
  await sql`
    insert into question (asker_id, community_id, language, title, body, topics, asked_at, search_text)
    select (select m.person_id from membership m where m.community_id = c.id and m.role = 'moderator' order by m.person_id limit 1), null, 'nl',
      'Waar kan iemand zonder papieren zich douchen op zondag?', '', '{papers,health}', ${before(1)}::timestamptz, 'waar kan iemand zonder papieren zich douchen op zondag'
    from community c where c.external_id = 'south'`.execute(tx)
}
