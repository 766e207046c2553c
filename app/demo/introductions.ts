import { sql } from 'kysely'
import type { Database } from '../src/platform/database.ts'

/** Invented: somebody who came to the last meeting of South left a card at the door and would like to join. */
export async function leaveCard(tx: Database, now: string): Promise<void> {
  await sql`
    insert into introduction (meeting_id, name, email, organisation, activity, ask_me_about, languages_spoken, languages_understood, language, shares,
      text_versions, joins, made_at, changed_at)
    select m.id, 'Leïla Van Hove', 'leila.vanhove@demo.example', 'Huis aan de Vaart', 'Wijkverpleegkundige, ook ’s avonds', 'wonden en wachtlijsten', '{nl,fr}', '{ar}', 'nl',
      '{"email":"round","about":"community"}', '{"meeting_round":1,"community_list":1}', array[c.id], m.starts_at + interval '10 minutes', m.starts_at + interval '10 minutes'
    from community c join meeting_community mc on mc.community_id = c.id join meeting m on m.id = mc.meeting_id
    where c.external_id = 'south' and m.starts_at < ${now}::timestamptz and m.state <> 'cancelled' order by m.starts_at desc limit 1`.execute(tx)
}
