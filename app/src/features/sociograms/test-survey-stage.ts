import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { aHouse, type TestHouse } from '../../../test/house.ts'
import { aCommunity, aMembership, anOrganisation, aPerson, aSession, aVisitor } from '../../../test/neighbourhood.ts'
import { makeApp } from '../../app.ts'
import { asSystem } from '../../platform/database.ts'
import { keyedHash } from '../../platform/secrets.ts'
import { codeOfNumber, typedCodeOf } from '../../platform/typed-code.ts'

type Visitor = ReturnType<typeof aVisitor>
type Who = 'ama' | 'bo' | 'chloe' | 'dora'
export type SurveyStage = {
  house: TestHouse
  app: ReturnType<typeof makeApp>
  /** The community, and the organisation of who coordinates it: the others stand by another one. */
  south: string
  clinic: string
  people: Record<Who, string>
  /** Coordinates. */
  dora: Visitor
  ama: Visitor
  nobody: Visitor
}

const NAMES: Record<Who, { givenName: string; familyName: string }> = {
  ama: { givenName: 'Ama', familyName: 'Mensah' },
  bo: { givenName: 'Bo', familyName: 'Peeters' },
  chloe: { givenName: 'Chloé', familyName: 'D’Hondt' },
  dora: { givenName: 'Dora', familyName: 'Lemaire' },
}

/** A house in which four may be named in a survey, for all tests of one file; each test begins at `start`. */
export function aSurveyStage({ start, withMail }: { start: string; withMail: readonly Who[] }): SurveyStage {
  const stage: Partial<SurveyStage> = {}
  beforeAll(async () => {
    const house = await aHouse({}, start)
    // Before anything can fail: what is open is closed.
    stage.house = house
    const app = makeApp(house)
    const south = await aCommunity(house, 'Sud')
    const clinic = await anOrganisation(house, { nameFr: 'Maison médicale' })
    const service = await anOrganisation(house, { nameFr: 'Service social' })
    const join = async (who: Who) => {
      const personId = await aPerson(house, { ...NAMES[who], email: withMail.includes(who) ? `${who}@ronde.example` : null })
      const place = who === 'dora' ? { role: 'coordinator', represents: clinic } : { role: 'member', represents: service }
      await aMembership(house, { personId, communityId: south, ...place })
      await asSystem(house.db, (tx) =>
        sql`insert into consent (person_id, purpose, given, text_version, language, means, at) values (${personId}, 'sociogram_survey', true, 1, 'fr', 'own_click', now())`.execute(
          tx,
        ),
      )
      return personId
    }
    const people = { ama: await join('ama'), bo: await join('bo'), chloe: await join('chloe'), dora: await join('dora') }
    const visit = async (personId: string) => aVisitor(house, app, await aSession(house, { personId }))
    const visitors = { dora: await visit(people.dora), ama: await visit(people.ama), nobody: aVisitor(house, app, null) }
    Object.assign(stage, { app, south, clinic, people, ...visitors })
  })
  afterAll(() => stage.house?.close())
  beforeEach(() => stage.house?.setNow(start))
  // Filled before any test looks at it.
  return stage as SurveyStage
}

/** Started and opened through the pages. @returns the wave */
export async function anOpenWave({ dora, south }: SurveyStage): Promise<string> {
  const sent = { nameFr: 'Qui', nameNl: '', scale: 'default', question: ['work-together'], closesOn: '2023-03-07' }
  const wave = (await dora.send(`/communities/${south}/sociograms/new`, sent)).headers.get('Location')?.split('/').at(-1) ?? ''
  await dora.send(`/communities/${south}/sociograms/${wave}`, { part: 'open', version: '1' })
  return wave
}

/** The code of somebody as it is printed. */
export async function codeOf({ house }: SurveyStage, wave: string, personId: string): Promise<string> {
  const { rows } = await asSystem(house.db, (tx) =>
    sql<{ line: number; turn: number }>`
      select line_number::float8 as line, code_turn as turn from wave_person where wave_id = ${wave} and person_id = ${personId}`.execute(tx),
  )
  const { line = 0, turn = 0 } = rows[0] ?? {}
  return `${codeOfNumber(line, 4)}${typedCodeOf(keyedHash(house.settings.secret, 'survey code', `${line} ${turn}`), 8)}`
}
