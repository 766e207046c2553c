import type { Day } from '../../../kernel/day.ts'
import type { Database } from '../../../platform/database.ts'
import type { TieScale } from '../domain/scale.ts'
import type { Nomination, Survey, Wave, WavePerson } from '../domain/survey.ts'
import { listNominations } from './nomination-store.ts'
import { listRosterOrganisations, listWavePeople, type RosterOrganisation } from './roster-store.ts'
import { findScale, findSurvey, findWave } from './survey-store.ts'

export type WaveAsked = { wave: Wave; survey: Survey; scale: TieScale }
export type WaveRows = WaveAsked & {
  people: WavePerson[]
  organisations: RosterOrganisation[]
  /** About people who may be named today, and about organisations; level 0 says “no tie”. */
  nominations: Nomination[]
}

/** What was asked in a wave and when; that is there also once its answers are forgotten. */
export async function readWaveAsked(db: Database, waveId: string): Promise<WaveAsked | null> {
  const wave = await findWave(db, waveId)
  const survey = wave === null ? null : await findSurvey(db, wave.surveyId)
  const scale = survey === null ? null : await findScale(db, survey.scaleKey, survey.scaleVersion)
  return wave === null || survey === null || scale === null ? null : { wave, survey, scale }
}

/**
 * Everything of one wave: rows for measuring, never for showing as they are. What was said of somebody who took back that she may be named is left out.
 * @returns null too once its answers are forgotten: a wave without rows would say that nobody knows anybody
 */
export async function readWave(db: Database, waveId: string, today: Day): Promise<WaveRows | null> {
  const asked = await readWaveAsked(db, waveId)
  if (asked === null || asked.wave.state === 'forgotten') return null
  const people = await listWavePeople(db, waveId, today)
  const named = new Set(people.filter(({ isNameable }) => isNameable).map(({ personId }) => personId))
  const nominations = (await listNominations(db, waveId)).filter(({ toPerson }) => toPerson === null || named.has(toPerson))
  return { ...asked, people, organisations: await listRosterOrganisations(db, waveId), nominations }
}
