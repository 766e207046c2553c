import type { Day } from '../../../kernel/day.ts'
import type { Database } from '../../../platform/database.ts'
import type { TieScale } from '../domain/scale.ts'
import type { Nomination, Survey, Wave, WavePerson } from '../domain/survey.ts'
import { listNominations } from './nomination-store.ts'
import { listRosterOrganisations, listWavePeople, type RosterOrganisation } from './roster-store.ts'
import { findScale, findSurvey, findWave } from './survey-store.ts'

export type WaveRows = {
  wave: Wave
  survey: Survey
  scale: TieScale
  people: WavePerson[]
  organisations: RosterOrganisation[]
  /** About people who may be named today, and about organisations; level 0 says “no tie”. */
  nominations: Nomination[]
}

/**
 * Everything of one wave: rows for measuring, never for showing as they are. What was said of somebody who took back that she may be named is left out.
 */
export async function readWave(db: Database, waveId: string, today: Day): Promise<WaveRows | null> {
  const wave = await findWave(db, waveId)
  const survey = wave === null ? null : await findSurvey(db, wave.surveyId)
  const scale = survey === null ? null : await findScale(db, survey.scaleKey, survey.scaleVersion)
  if (wave === null || survey === null || scale === null) return null
  const people = await listWavePeople(db, waveId, today)
  const named = new Set(people.filter(({ isNameable }) => isNameable).map(({ personId }) => personId))
  const nominations = (await listNominations(db, waveId)).filter(({ toPerson }) => toPerson === null || named.has(toPerson))
  return { wave, survey, scale, people, organisations: await listRosterOrganisations(db, waveId), nominations }
}
