import type { Actor } from '../../../kernel/actor.ts'
import { inTransaction } from '../../../platform/database.ts'
import type { House } from '../../../platform/house.ts'
import { findNamedCommunity } from '../../communities/public.ts'
import { maySeeSurveys } from '../domain/permissions.ts'
import type { ForgottenPage } from '../domain/shown.ts'
import { responseOfWave } from '../domain/survey.ts'
import { readWaveAsked } from '../store/read-wave.ts'
import { findWaveBefore } from '../store/survey-store.ts'

/** @param isCompared results of this wave beside the one before it were asked for; `communityId` null where the address names none */
type ForgottenAsk = { communityId: string | null; waveId: string; isCompared: boolean }

/** What may be said of a wave whose answers are forgotten, to whoever could see its results; null for every other wave. */
export async function readForgotten(house: House, actor: Actor, { communityId, waveId, isCompared }: ForgottenAsk): Promise<ForgottenPage | null> {
  return inTransaction(house.db, actor, async (tx) => {
    const asked = await readWaveAsked(tx, waveId)
    if (asked === null || !maySeeSurveys(actor, asked.wave.communityId) || (communityId ?? asked.wave.communityId) !== asked.wave.communityId) return null
    const before = isCompared && asked.wave.state === 'closed' ? await findWaveBefore(tx, asked.wave) : null
    const wave = before ?? asked.wave
    const community = wave.state === 'forgotten' ? await findNamedCommunity(tx, wave.communityId) : null
    if (community === null) return null
    return { community, survey: asked.survey, wave, rate: responseOfWave(wave, []), comparedTo: before === null ? null : asked.wave }
  })
}
