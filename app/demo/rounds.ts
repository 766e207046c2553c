import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Language } from '../src/kernel/language.ts'
import { asSystem, type Database } from '../src/platform/database.ts'
import { nowOf, type House } from '../src/platform/house.ts'
import { SHIPPED_METHODS } from '../src/features/methods/public.ts'
import { openRoomOf, takeCards } from '../src/features/rounds/public.ts'
import { actorOf, seatIn } from './actor.ts'

type Line = readonly [place: 'area-1' | 'area-2' | 'area-3' | 'area-4' | 'area-6' | 'question' | 'parked' | 'suggestion', language: Language, text: string]

const LINES: readonly Line[] = [
  ['area-1', 'fr', 'Une personne âgée qui vit seule ; deux soignantes et une voisine sont déjà autour d’elle.'],
  ['area-2', 'nl', 'De brieven van de verhuurder blijven ongeopend op tafel liggen.'],
  ['area-2', 'fr', 'On a appelé trois fois la même administration, sans réponse.'],
  ['area-4', 'nl', 'De vrije inloop van het buurthuis op donderdagvoormiddag.'],
  ['question', 'fr', 'Qui l’accompagne d’habitude pour les papiers ?'],
  ['area-3', 'nl', 'Eerst samen de brieven openen, dan pas bellen.'],
  ['suggestion', 'fr', 'Ouvrir le courrier à deux, un jeudi, à la maison de quartier.'],
  ['suggestion', 'nl', 'De buurvrouw vragen wie de sleutel van de brievenbus heeft.'],
  ['area-6', 'fr', 'Je demande d’abord ce qui est déjà ouvert, avant d’écrire une lettre de plus.'],
]

/** A round that runs at the meeting of South whose register waits: two moderators have typed, in two languages. */
export async function leadRound(house: House): Promise<void> {
  const now = nowOf(house)
  const found = await asSystem(house.db, (tx) => findPlace(tx))
  const method = SHIPPED_METHODS.find(({ key }) => key === 'tflp-round')
  if (found === undefined || method === undefined) return
  const { id, version, name, steps } = method
  const ideas = steps.findIndex(({ allowsAdvice }) => allowsAdvice)
  const { rows } = await asSystem(house.db, (tx) =>
    sql<{ id: string }>`
      insert into round (meeting_id, community_id, method, step, step_at, leader_id, started_by, started_at)
      values (${found.meetingId}, ${found.communityId}, ${JSON.stringify({ id, version, name, steps })}::jsonb, ${ideas}, ${now}, ${found.leaderId}, ${found.leaderId}, ${now}) returning id`.execute(
      tx,
    ),
  )
  const changes = LINES.map(([place, language, text]) => ({
    id: randomUUID(),
    cardId: randomUUID(),
    at: now,
    step: ideas,
    words: { language, text, links: [] },
    over: [],
    place,
  }))
  // The shop owner has no account, and thinks along all the same.
  const moderator = actorOf({ personId: found.leaderId, communities: [seatIn(found.communityId, 'moderator')] })
  await openRoomOf(house, moderator, rows[0]?.id ?? '')
  await takeCards(house, moderator, rows[0]?.id ?? '', { deviceNow: now, mark: '', since: 0, changes })
}

type Found = { meetingId: string; communityId: string; leaderId: string }

async function findPlace(tx: Database): Promise<Found | undefined> {
  const { rows } = await sql<Found>`
    select m.id as meeting_id, c.id as community_id, s.person_id as leader_id
    from meeting m join meeting_community mc on mc.meeting_id = m.id join community c on c.id = mc.community_id
      join membership s on s.community_id = c.id and s.role = 'moderator' and s.until_on is null
    where c.external_id = 'south' and m.state <> 'cancelled' and m.register_state = 'open' and m.starts_at <= now()
    order by m.starts_at desc, s.person_id limit 1`.execute(tx)
  return rows[0]
}
