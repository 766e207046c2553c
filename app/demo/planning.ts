import { sql } from 'kysely'
import type { Database } from '../src/platform/database.ts'

/** Who likes to chair in South, who chairs next, and an agenda that South keeps. All invented. */
export async function furnishPlanning(tx: Database, now: string): Promise<void> {
  await sql`insert into chair_rota (community_id, person_id)
    select c.id, m.person_id from community c
    cross join lateral (select s.person_id from membership s where s.community_id = c.id and s.role = 'member' and s.state = 'active' and s.until_on is null
      order by s.person_id limit 3) m
    where c.external_id = 'south'`.execute(tx)
  await sql`update meeting set chair_id = (select r.person_id from chair_rota r join community c on c.id = r.community_id where c.external_id = 'south' order by 1 limit 1)
    where external_id = 'ahead-south-9'`.execute(tx)
  const items = [
    { kind: 'faces', language: 'fr', title: '', minutes: 15, isConfidential: false },
    { kind: 'situation', language: 'fr', title: '', minutes: 60, isConfidential: false },
    { kind: 'own', language: 'nl', title: 'Nieuws van het wijkbudget', minutes: 20, isConfidential: false },
    { kind: 'close', language: 'fr', title: '', minutes: 10, isConfidential: false },
  ]
  await sql`insert into agenda_item (meeting_id, position, kind, language, title, minutes)
    select m.id, i.position, i.kind, i.language, i.title, i.minutes from meeting m
    cross join (values (0, 'faces', 'fr', '', 15), (1, 'situation', 'fr', 'Un guichet qui ferme à midi', 45), (2, 'close', 'fr', '', 10)) i (position, kind, language, title, minutes)
    where m.external_id = 'ahead-centre-20'`.execute(tx)
  await sql`insert into agenda_template (community_id, name, language, items, made_at)
    select id, 'Nos mardis', 'fr', ${JSON.stringify(items)}::jsonb, ${now}::timestamptz from community where external_id = 'south'`.execute(tx)
}
