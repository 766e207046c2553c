import { sql } from 'kysely'
import { aCommunity, aMembership, anOrganisation, aPerson } from '../../../test/neighbourhood.ts'
import { asSystem } from '../../platform/database.ts'
import type { House } from '../../platform/house.ts'
import type { ConsentLevel, Response } from './domain/survey.ts'

type Asked = { givenName: string; level: ConsentLevel; response?: Response; sector?: string }
type ClosedWave = { communityId: string; surveyId: string; waveId: string; people: string[]; organisations: string[] }

/** A community whose people answered a survey that is closed: everybody tells the next one and the one after, at level 4. */
export async function aClosedWave(house: House, asked: readonly Asked[], known: Partial<ClosedWave> = {}): Promise<ClosedWave> {
  const communityId = known.communityId ?? (await aCommunity(house, 'Quartier'))
  const organisations = known.organisations ?? [await anOrganisation(house, { nameFr: 'Maison Azur' }), await anOrganisation(house, { nameFr: 'Service Brun' })]
  const people = known.people ?? []
  for (const { givenName } of asked.slice(people.length)) {
    const personId = await aPerson(house, { givenName, familyName: `van ${givenName}` })
    await aMembership(house, { personId, communityId })
    people.push(personId)
  }
  return asSystem(house.db, async (tx) => {
    const make = async (query: ReturnType<typeof sql<{ id: string }>>) => (await query.execute(tx)).rows[0]?.id ?? ''
    const surveyId =
      known.surveyId ??
      (await make(sql`
        insert into survey (community_id, name_fr, scale_key, scale_version, questions, made_at)
        values (${communityId}, 'Qui avec qui', 'default', 1, '{work-together}', '2023-01-02T09:00:00Z') returning id`))
    const waveId = await make(sql`
      insert into wave (survey_id, community_id, number, state, opens_on, closes_on)
      select ${surveyId}, ${communityId}, count(*) + 1, 'closed', '2023-01-02', '2023-01-20' from wave where survey_id = ${surveyId} returning id`)
    for (const [place, { level, response = 'answered', sector = 'care' }] of asked.entries()) {
      await sql`
        insert into wave_person (wave_id, community_id, person_id, organisation_id, sector, is_nameable, response, level)
        values (${waveId}, ${communityId}, ${people[place]}, ${organisations[place % 2]}, ${sector}, true, ${response}, ${level})`.execute(tx)
      for (const purpose of level === 'name' ? ['sociogram_survey', 'sociogram_name'] : ['sociogram_survey']) {
        await sql`
          insert into consent (person_id, purpose, given, text_version, language, means, at)
          values (${people[place]}, ${purpose}, true, 1, 'fr', 'demo', '2023-01-02T09:00:00Z')`.execute(tx)
      }
    }
    for (const [place, { response = 'answered' }] of asked.entries()) {
      if (response !== 'answered') continue
      for (const step of [1, 2]) {
        await sql`
          insert into nomination (wave_id, community_id, from_person, to_person, question, level, told_at)
          values (${waveId}, ${communityId}, ${people[place]}, ${people[(place + step) % asked.length]}, 'work-together', 4, '2023-01-10T09:00:00Z')`.execute(
          tx,
        )
      }
    }
    return { communityId, surveyId, waveId, people, organisations }
  })
}
