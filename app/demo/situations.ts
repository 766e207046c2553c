import { sql } from 'kysely'
import type { Database } from '../src/platform/database.ts'
import type { House } from '../src/platform/house.ts'
import { sealText } from '../src/platform/sealed-text.ts'

const DAY_MS = 86_400_000

/**
 * Invented: a draft of the member through whose eyes one looks around, a situation that was offered, one planned for the next meeting of South, and one of
 * the last meeting that is closed.
 */
export async function tellSituations(house: House, tx: Database, now: string): Promise<void> {
  const before = (days: number) => new Date(Date.parse(now) - days * DAY_MS).toISOString()
  await sql`
    with south as (select id from community where external_id = 'south'),
    tellers as (
      select m.person_id, row_number() over (order by (select count(*) from attendance a where a.person_id = m.person_id) desc, m.person_id) as place
      from membership m join south on south.id = m.community_id where m.role = 'member' and m.until_on is null
    ),
    next as (
      select m.id from meeting m join meeting_community mc on mc.meeting_id = m.id join south on south.id = mc.community_id
      where m.starts_at > ${now}::timestamptz and m.state = 'planned' order by m.starts_at limit 1
    ),
    last as (
      select m.id from meeting m join meeting_community mc on mc.meeting_id = m.id join south on south.id = mc.community_id
      where m.state = 'held' order by m.starts_at desc limit 1
    )
    insert into situation (presenter_id, community_id, state, language, summary, goal, question, audience, checked_for, domains, unanswered, around, groups, meeting_id,
      agenda_item_id, activation, activation_words, activation_compared, activation_role, activation_at, made_at, changed_at, offered_at, settled_at)
    select (select person_id from tellers where place = 1), south.id, 'closed', 'fr',
      'Une dame âgée vit seule au deuxième étage et ne descend plus. Les soins passent, mais le loyer n’est plus payé et le courrier s’entasse.',
      'Rester chez elle et revoir du monde', 'Qui peut ouvrir le courrier avec elle, et par où commencer ?', 'mixed', 'mixed',
      array['medical', 'financial', 'relational'], array['financial', 'relational'], array['nurse', 'home-helper', 'neighbours'], array['elderly', 'isolated'],
      (select id from last), null::uuid, 'activated', 'Personne ne tenait le fil entre les soins et le loyer : je l’ai fait pendant deux mois.', array['care-coordinator', 'social-worker-in-charge'],
      'professionnel·le de première ligne de confiance (TFLP)', ${before(20)}::timestamptz, ${before(60)}::timestamptz, ${before(15)}::timestamptz, ${before(58)}::timestamptz, ${before(15)}::timestamptz
    from south
    union all
    select (select person_id from tellers where place = 2), south.id, 'offered', 'nl',
      'Een jonge vader slaapt bij vrienden en werkt ’s nachts. Zonder adres krijgt hij geen afspraak, en zonder afspraak geen adres.',
      'Een vaste plek om zijn kinderen te ontvangen', 'Wie kent een dienst die ook zonder adres een afspraak geeft?', 'mixed', 'mixed',
      array['social', 'legal', 'relational'], array['social', 'legal'], array['street-worker'], array['homeless'],
      null, null::uuid, null, '', '{}', '', null, ${before(6)}::timestamptz, ${before(4)}::timestamptz, ${before(4)}::timestamptz, null
    from south
    union all
    select (select person_id from tellers where place = 3), south.id, 'scheduled', 'fr',
      'Un couple refuse toute visite depuis une hospitalisation. La pharmacie et l’école voient que cela ne va plus.',
      'Qu’on leur laisse du temps, sans les oublier', 'Comment garder un lien sans forcer la porte ?', 'mixed', 'mixed',
      array['medical', 'social'], array['social'], array['pharmacist', 'teacher'], array[]::text[],
      (select id from next), (select i.id from agenda_item i where i.meeting_id = (select id from next) and i.kind = 'situation' order by i.position limit 1),
      null, '', array[]::text[], '', null, ${before(9)}::timestamptz, ${before(3)}::timestamptz, ${before(7)}::timestamptz, null
    from south where exists (select 1 from next)`.execute(tx)
  await sql`insert into practice_role_name (community_id, name_fr, name_nl, changed_at)
    select id, 'référent·e de proximité', 'buurtreferent', ${before(90)}::timestamptz from community where external_id = 'north'`.execute(tx)
  await beginDraft(house, tx, now)
}

/** For the member of the demo alone. */
async function beginDraft(house: House, tx: Database, now: string): Promise<void> {
  const { rows } = await sql<{ id: string; presenterId: string }>`
    insert into situation (presenter_id, language, domains, unanswered, made_at, changed_at)
    select a.person_id, 'fr', array['medical', 'legal', 'financial'], array['legal', 'financial'], ${now}, ${now} from account a where a.email = 'member@demo.example'
    returning id, presenter_id`.execute(tx)
  const draft = rows[0]
  if (draft === undefined) return
  const answers = {
    atStake: 'Une personne soignée chaque semaine n’ouvre plus ses lettres et a peur de perdre son titre de séjour.',
    wants: 'Pouvoir rester, et dormir tranquille',
    tried: 'Le service social a été appelé deux fois.',
    ask: 'Qui connaît une permanence juridique sans rendez-vous ?',
  }
  const { rowKey, words } = sealText(house.settings, `situation ${draft.id}`, JSON.stringify(answers))
  await sql`insert into situation_words (situation_id, presenter_id, row_key, words, changed_at, expires_on)
    values (${draft.id}, ${draft.presenterId}, ${rowKey}, ${words}, ${now}, (${now}::timestamptz + interval '30 days')::date)`.execute(tx)
}
