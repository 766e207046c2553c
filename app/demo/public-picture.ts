import { sql } from 'kysely'
import { publishPicture } from '../src/features/sociograms/public.ts'
import type { Actor } from '../src/kernel/actor.ts'
import { asSystem } from '../src/platform/database.ts'
import { nowOf, type House } from '../src/platform/house.ts'

/** The sixty of a region by sector, for everybody: published by who coordinates the demo. */
export async function showSectors(house: House): Promise<void> {
  const { rows } = await asSystem(house.db, (tx) =>
    sql<{ waveId: string; communityId: string; personId: string }>`
      select w.id as wave_id, w.community_id, a.person_id from wave w join community c on c.id = w.community_id cross join account a
      where c.external_id = 'concertation' and w.state = 'closed' and a.email = 'coordinator@demo.example'`.execute(tx),
  )
  const found = rows[0]
  if (found === undefined) return
  const communities: Actor['communities'] = [{ communityId: found.communityId, role: 'coordinator', nameFr: '', nameNl: '', accent: '', programmeId: null }]
  const actor: Actor = {
    personId: found.personId,
    accountId: '',
    sessionId: '',
    name: '',
    language: 'fr',
    assurance: 'demo',
    provedAt: nowOf(house),
    instanceRoles: [],
    communities,
    reach: 'network',
  }
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
