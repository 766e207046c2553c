import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from '../src/platform/database.ts'

const DAY_MS = 86_400_000

type Line = { text: string; language: 'fr' | 'nl'; helper: string; isTaken: boolean; gist?: string; service?: string }
type Voice = { effect: 'helped' | 'partly' | 'no' | null; reason?: string; by: 'presenter' | 'other'; days: number }

/**
 * Invented: what was suggested for the situation that is closed, one tried and helpful, one not for the waiting list; one of the member who looks around, of
 * which it is due to ask what became of it; and one of North, shared with the whole network, about which its presenter may be called.
 */
export async function suggestAndAsk(tx: Database, now: string): Promise<void> {
  const before = (days: number) => new Date(Date.parse(now) - days * DAY_MS).toISOString()
  const closed = await findClosed(tx)
  if (closed !== null) {
    const place = { ...closed, at: before(50) }
    await say(
      tx,
      place,
      {
        text: 'Ouvrir le courrier à deux, le jeudi, à la maison de quartier.',
        language: 'fr',
        helper: 'association',
        isTaken: true,
        gist: 'Samen de post openen, op donderdag, in het buurthuis.',
        service: 'Permanence du jeudi',
      },
      [
        { effect: 'helped', by: 'presenter', days: 15 },
        { effect: 'partly', by: 'other', days: 9 },
      ],
      before,
    )
    await say(
      tx,
      place,
      { text: 'Een afspraak bij de schuldbemiddeling.', language: 'nl', helper: 'welfare', isTaken: true },
      [{ effect: null, reason: 'waiting', by: 'presenter', days: 15 }],
      before,
    )
    await say(
      tx,
      place,
      { text: 'Demander à une voisine de monter dire bonjour le dimanche.', language: 'fr', helper: 'neighbour', isTaken: false },
      [],
      before,
    )
  }
  await askMember(tx, before)
  await shareFromNorth(tx, before, now)
}

type Place = { situationId: string; communityId: string; presenterId: string; at: string }
type Before = (days: number) => string

async function findClosed(tx: Database): Promise<Omit<Place, 'at'> | null> {
  const { rows } = await sql<Omit<Place, 'at'>>`
    select s.id as situation_id, s.community_id, s.presenter_id from situation s join community c on c.id = s.community_id
    where c.external_id = 'south' and s.state = 'closed' and s.presenter_id is not null order by s.made_at limit 1`.execute(tx)
  return rows[0] ?? null
}

async function say(tx: Database, { situationId, communityId, presenterId, at }: Place, line: Line, voices: readonly Voice[], before: Before): Promise<void> {
  const id = randomUUID()
  const links = line.service === undefined ? [] : [{ kind: 'service', label: line.service, id: null }]
  await sql`
    insert into suggestion (id, situation_id, community_id, meeting_id, language, text, gist, gist_language, checked_for, serves, helper_kind, links, origin, taken_at, said_at, changed_at)
    select ${id}, s.id, s.community_id, s.meeting_id, ${line.language}, ${line.text}, ${line.gist ?? ''}, ${line.gist === undefined ? null : line.language === 'fr' ? 'nl' : 'fr'},
      'mixed', 'their-goal', ${line.helper}, ${JSON.stringify(links)}::jsonb, 'board', ${line.isTaken ? at : null}, ${at}, ${at}
    from situation s where s.id = ${situationId}`.execute(tx)
  for (const { effect, reason, by, days } of voices) {
    await sql`
      insert into try_out (suggestion_id, situation_id, community_id, said_by, is_presenter, is_tried, effect, reason, said_at, changed_at)
      select ${id}, ${situationId}, ${communityId}, ${by === 'presenter' ? presenterId : null}, ${by === 'presenter'}, ${effect !== null}, ${effect}, ${reason ?? null},
        ${before(days)}, ${before(days)}`.execute(tx)
  }
}

/** Who told it may be called about it by whoever may learn from it. */
async function mayBeCalled(tx: Database, { situationId, communityId, presenterId }: Omit<Place, 'at'>, now: string): Promise<void> {
  const untilOn = new Date(Date.parse(now) + 300 * DAY_MS).toISOString().slice(0, 10)
  await sql`
    insert into callable_person (situation_id, person_id, community_id, scope, until_on, said_at)
    values (${situationId}, ${presenterId}, ${communityId}, 'network', ${untilOn}, ${now})`.execute(tx)
}

/** A situation of the last meeting of South, told by the member through whose eyes one looks around. */
async function askMember(tx: Database, before: Before): Promise<void> {
  const { rows } = await sql<Omit<Place, 'at'>>`
    insert into situation (presenter_id, community_id, state, language, summary, goal, question, audience, checked_for, domains, unanswered, around, groups, meeting_id, made_at,
      changed_at, offered_at)
    select a.person_id, c.id, 'awaiting', 'fr', 'Un monsieur soigné à la maison n’ouvre plus ses lettres et craint pour son titre de séjour.',
      'Rester ici, et dormir tranquille', 'Qui connaît une permanence juridique sans rendez-vous ?', 'mixed', 'mixed', array['medical', 'legal'], array['legal'], array['nurse'],
      array['migrants'], (select m.id from meeting m join meeting_community mc on mc.meeting_id = m.id where mc.community_id = c.id and m.state = 'held'
        and m.ends_at < ${before(22)}::timestamptz order by m.starts_at desc limit 1), ${before(40)}::timestamptz, ${before(22)}::timestamptz, ${before(39)}::timestamptz
    from account a cross join community c where a.email = 'member@demo.example' and c.external_id = 'south'
    returning id as situation_id, community_id, presenter_id`.execute(tx)
  const told = rows[0]
  if (told === undefined) return
  const place = { ...told, at: before(30) }
  await say(
    tx,
    place,
    {
      text: 'La permanence juridique du mercredi, sans rendez-vous.',
      language: 'fr',
      helper: 'association',
      isTaken: true,
      gist: 'De juridische permanentie op woensdag, zonder afspraak.',
    },
    [],
    before,
  )
  await say(tx, place, { text: 'De brieven samen met de sociaal assistent lezen.', language: 'nl', helper: 'welfare', isTaken: true }, [], before)
  await say(tx, place, { text: 'Demander un interprète avant d’appeler.', language: 'fr', helper: 'first-line', isTaken: false }, [], before)
}

/** Of another quarter, without a presenter's name; its presenter shared it with everybody. */
async function shareFromNorth(tx: Database, before: Before, now: string): Promise<void> {
  const { rows } = await sql<Omit<Place, 'at'>>`
    insert into situation (presenter_id, community_id, state, language, summary, goal, question, audience, checked_for, domains, unanswered, around, groups, made_at, changed_at,
      offered_at, settled_at)
    select (select m.person_id from membership m where m.community_id = c.id and m.role = 'member' and m.until_on is null order by m.person_id limit 1), c.id, 'closed', 'nl',
      'Een man krijgt thuisverpleging en begrijpt de brieven over zijn verblijf niet.', 'Hier blijven en weer slapen', 'Wie leest de brieven met hem?', 'mixed', 'mixed',
      array['medical', 'legal', 'financial'], array['legal'], array['nurse'], array['migrants'], ${before(200)}::timestamptz, ${before(150)}::timestamptz, ${before(190)}::timestamptz,
      ${before(150)}::timestamptz
    from community c where c.external_id = 'north' returning id as situation_id, community_id, presenter_id`.execute(tx)
  const told = rows[0]
  if (told === undefined) return
  const place = { ...told, at: before(185) }
  await say(
    tx,
    place,
    {
      text: 'Met een tolk naar de juridische permanentie.',
      language: 'nl',
      helper: 'association',
      isTaken: true,
      gist: 'À la permanence juridique avec un interprète.',
    },
    [
      { effect: 'helped', by: 'presenter', days: 150 },
      { effect: 'helped', by: 'other', days: 120 },
      { effect: 'no', reason: 'full', by: 'other', days: 60 },
    ],
    before,
  )
  await mayBeCalled(tx, told, now)
  await sql`
    insert into remembered (situation_id, community_id, scope, told_on, made_at) values (${told.situationId}, ${told.communityId}, 'network', ${before(185)}::date, '2000-01-01')`.execute(
    tx,
  )
}
