import { sql } from 'kysely'
import { publishPicture } from '../src/features/sociograms/public.ts'
import { asSystem } from '../src/platform/database.ts'
import { nowOf, type House } from '../src/platform/house.ts'
import { actorOf, seatIn } from './actor.ts'

/** The sixty of a region by sector, for everybody: published by who coordinates the demo. */
export async function showSectors(house: House): Promise<void> {
  const { rows } = await asSystem(house.db, (tx) =>
    sql<{ waveId: string; communityId: string; personId: string }>`
      select w.id as wave_id, w.community_id, a.person_id from wave w join community c on c.id = w.community_id cross join account a
      where c.external_id = 'concertation' and w.state = 'closed' and a.email = 'coordinator@demo.example'`.execute(tx),
  )
  const found = rows[0]
  if (found === undefined) return
  const { personId, communityId } = found
  const actor = actorOf({ personId, language: 'fr', provedAt: nowOf(house), communities: [seatIn(communityId, 'coordinator')], reach: 'network' })
  const wish = {
    waveId: found.waveId,
    kind: 'sector',
    question: 'work-together',
    from: '3',
    reason: 'Pour la rencontre de toute la région.',
    language: 'fr',
  } as const
  const published = await publishPicture(house, actor, wish)
  if (!published.ok) throw new Error(`the public picture of the demo was refused: ${published.refusal}`)
}
