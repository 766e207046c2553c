import type { Actor } from '../../../kernel/actor.ts'
import { dayOf, type Day } from '../../../kernel/day.ts'
import { asSystem, inTransaction, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { findNamedCommunity } from '../../communities/public.ts'
import { mayKeepSurveys } from '../domain/permissions.ts'
import { bandOfRate, PUBLIC_KINDS } from '../domain/public-picture.ts'
import { monthOf, type PublicPage, type PublishingPage } from '../domain/published.ts'
import { responseOfWave } from '../domain/survey.ts'
import {
  findNewestVersion,
  findOpenPublication,
  findPublication,
  findPublisherName,
  findVersion,
  listAgreements,
  type Publication,
} from '../store/public-store.ts'
import { readWave, readWaveAsked } from '../store/read-wave.ts'
import { findScale, findSurvey, findWave } from '../store/survey-store.ts'
import { makePublic, readPublicReading } from './make-public.ts'

/**
 * What stands under a public address: stored rows alone, nothing of a person is read. As the house itself: whoever asks need not be known.
 * @param versionId without it, what holds now
 */
export async function readPublic(house: House, id: string, versionId: string | null = null): Promise<PublicPage | null> {
  return asSystem(house.db, async (tx) => {
    const publication = await findPublication(tx, id)
    const version = publication === null ? null : versionId === null ? await findNewestVersion(tx, id) : await findVersion(tx, id, versionId)
    const wave = publication === null ? null : await findWave(tx, publication.waveId)
    const survey = wave === null ? null : await findSurvey(tx, wave.surveyId)
    const scale = survey === null ? null : await findScale(tx, survey.scaleKey, survey.scaleVersion)
    const community = publication === null ? null : await findNamedCommunity(tx, publication.communityId)
    if (publication === null || version === null || wave === null || survey === null || scale === null || community === null) return null
    const { kind, rate, question, fromStep } = publication
    return {
      id,
      versionId: version.id,
      kind,
      rate,
      communityName: community.name,
      survey,
      scale,
      reading: { question, from: fromStep },
      askedIn: monthOf(wave.closesOn),
      madeIn: version.madeIn,
      endedIn: version.endedIn,
      newer: version.endedIn === null ? null : await findNewer(tx, publication),
      picture: version.content,
    }
  })
}

/** What holds now: the same publication, or another one of the wave. */
async function findNewer(tx: Database, { id, waveId, takenBackAt }: Publication): Promise<string | null> {
  return takenBackAt === null ? id : ((await findOpenPublication(tx, waveId))?.id ?? null)
}

export type PublishingAsk = { communityId: string; waveId: string; kind?: string | undefined; question?: string | undefined; from?: string | undefined }

/** Exactly what would become public, before anybody presses; null for who may not, and while the wave is not closed. */
export async function readPublishing(house: House, actor: Actor, ask: PublishingAsk): Promise<PublishingPage | null> {
  if (!mayKeepSurveys(actor, ask.communityId)) return null
  const today = dayOf(nowOf(house))
  return inTransaction(house.db, actor, async (tx) => {
    const asked = await readWaveAsked(tx, ask.waveId)
    const community = asked === null ? null : await findNamedCommunity(tx, asked.wave.communityId)
    if (asked === null || community === null || community.id !== ask.communityId) return null
    const { wave, survey, scale } = asked
    if (wave.state !== 'closed' && wave.state !== 'forgotten') return null
    const rows = await readWave(tx, wave.id, today)
    const kind = PUBLIC_KINDS.find((each) => each === ask.kind) ?? 'sector'
    const reading = readPublicReading(ask, survey, scale)
    const wish = { kind, reading: reading ?? { question: 'work-together', from: 1 }, today } as const
    const { content, heldBack } = rows === null ? { content: null, heldBack: [] } : await makePublic(tx, rows, wish)
    const open = await findOpenPublication(tx, wave.id)
    return {
      community,
      survey,
      wave,
      method: {
        kind,
        communityName: community.name,
        survey,
        scale,
        reading: wish.reading,
        rate: bandOfRate(responseOfWave(wave, rows?.people ?? [])),
        askedIn: monthOf(wave.closesOn),
      },
      picture: reading === null || open !== null ? null : content,
      heldBack,
      agreements: await listAgreements(tx, wave.id, wave.communityId),
      open: open === null ? null : await sayOpen(tx, open),
      today,
    }
  })
}

/** Not whether it is made again tonight: who coordinates would learn the day on which somebody took something back. */
async function sayOpen(tx: Database, { id, kind, reason, publishedBy, publishedAt }: Publication): Promise<PublishingPage['open']> {
  const publishedOn: Day = dayOf(publishedAt)
  return { id, kind, reason, publishedOn, by: await findPublisherName(tx, publishedBy) }
}
