import type { Actor } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import { inTransaction, type Database } from '../../../platform/database.ts'
import type { DeskReader } from '../../../platform/desk.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { personDisplayName } from '../../people/public.ts'
import { findNamedCommunity } from '../../communities/public.ts'
import { mayKeepSurveys, maySeeSurveys } from '../domain/permissions.ts'
import type { OwnQuestion } from '../domain/question.ts'
import type { TieScale } from '../domain/scale.ts'
import type { ShownCommunity, SurveysPage, WavePage } from '../domain/shown.ts'
import { responseOfWave } from '../domain/survey.ts'
import { listImports } from '../store/import-store.ts'
import { listLeftOff } from '../store/left-off-store.ts'
import { listQuestions } from '../store/question-store.ts'
import { readWaveAsked } from '../store/read-wave.ts'
import { listAskedIn, listOrganisationsToAdd, listRosterNames, listRosterOrganisations, listWavePeople } from '../store/roster-store.ts'
import { findWave, findWaveBefore, listScales, listSurveysWithWaves, listWaves } from '../store/survey-store.ts'

/** The surveys of a community; drafts are for whoever keeps them. */
export async function readSurveys(house: House, actor: Actor, communityId: string): Promise<SurveysPage | null> {
  if (!maySeeSurveys(actor, communityId)) return null
  return inTransaction(house.db, actor, async (tx) => {
    const community = await findNamedCommunity(tx, communityId)
    if (community === null) return null
    const mayKeep = mayKeepSurveys(actor, communityId)
    const today = dayOf(nowOf(house))
    const surveys: SurveysPage['surveys'] = []
    for (const { survey, waves } of await listSurveysWithWaves(tx, communityId)) {
      const shown: SurveysPage['surveys'][number]['waves'] = []
      for (const wave of waves.filter(({ state }) => mayKeep || state !== 'draft')) {
        const people = await listWavePeople(tx, wave.id, today)
        shown.push({ ...wave, rate: responseOfWave(wave, people), isAsked: people.some(({ personId }) => personId === actor.personId) })
      }
      if (shown.length > 0) surveys.push({ survey, waves: shown })
    }
    return { community, surveys, mayKeep }
  })
}

/** Scales and own questions that a new survey may use. */
export async function readScales(
  house: House,
  actor: Actor,
  communityId: string,
): Promise<{ community: ShownCommunity; scales: TieScale[]; own: OwnQuestion[] } | null> {
  if (!mayKeepSurveys(actor, communityId)) return null
  return inTransaction(house.db, actor, async (tx) => {
    const community = await findNamedCommunity(tx, communityId)
    return community === null ? null : { community, scales: await listScales(tx, communityId), own: await listQuestions(tx, communityId) }
  })
}

/** One wave for whoever keeps it: who is asked, and how many answered; never who did not. */
export async function readKeptWave(house: House, actor: Actor, waveId: string, language: Language): Promise<WavePage | null> {
  return inTransaction(house.db, actor, async (tx) => {
    const seen = await findWave(tx, waveId)
    if (seen === null || !mayKeepSurveys(actor, seen.communityId)) return null
    return gatherWave(tx, waveId, { language, now: nowOf(house) })
  })
}

async function gatherWave(tx: Database, waveId: string, { language, now }: { language: Language; now: string }): Promise<WavePage | null> {
  const today = dayOf(now)
  const asked = await readWaveAsked(tx, waveId)
  const community = asked === null ? null : await findNamedCommunity(tx, asked.wave.communityId)
  if (asked === null || community === null) return null
  const { wave, survey, scale } = asked
  const people = await listWavePeople(tx, waveId, today)
  const names = await listRosterNames(tx, waveId, today)
  const others = await listWaves(tx, wave.communityId)
  const before = await findWaveBefore(tx, wave)
  return {
    community,
    wave,
    survey,
    scale,
    rate: responseOfWave(wave, people),
    onPaper: people.filter(({ isOnPaper }) => isOnPaper).length,
    people: names.map((each) => ({
      personId: each.personId,
      name: personDisplayName(language, each),
      organisation: each.organisation,
      isNameable: each.isNameable,
      hasMail: each.hasMail,
    })),
    organisations: await listRosterOrganisations(tx, waveId),
    mirroredOn: before?.mirroredOn ?? null,
    mayPrefill: (wave.state === 'draft' ? before : wave)?.state === 'closed',
    leftOff: (await listLeftOff(tx, waveId)).map(({ reason, ...each }) => ({ personId: each.personId, name: personDisplayName(language, each), reason })),
    imports: (await listImports(tx, waveId)).map(({ id, answers, people: from, madeAt, undoneAt }) => ({
      id,
      answers,
      people: from,
      madeAt,
      isUndone: undoneAt !== null,
    })),
    isLast: !others.some(({ surveyId, number }) => surveyId === wave.surveyId && number > wave.number),
  }
}

/** What may be put on the roster of a draft by its organisation. */
export async function listOrganisationChoices(house: House, actor: Actor, { wave }: Pick<WavePage, 'wave'>, search: string) {
  return inTransaction(house.db, actor, (tx) => listOrganisationsToAdd(tx, wave.id, search))
}

/** Waves that wait for the reader's answers. */
export async function listOwnWaves(tx: Database, { actor }: DeskReader) {
  return listAskedIn(tx, actor.personId)
}
