import type { Day } from '../../../kernel/day.ts'
import { LANGUAGES, nameIn, startSentence, type BilingualName } from '../../../kernel/language.ts'
import type { Database } from '../../../platform/database.ts'
import { listBoundOrganisations } from '../../conventions/public.ts'
import { listSectors } from '../../people/public.ts'
import { drawPublic, listNameable, listStanding, type PublicGroup, type PublicKind, type PublicPicture } from '../domain/public-picture.ts'
import { isShipped } from '../domain/question.ts'
import type { TieScale } from '../domain/scale.ts'
import type { Survey } from '../domain/survey.ts'
import { parseReading, type Reading } from '../domain/wave-network.ts'
import { countVersions, findFirstPoints, listAgreements } from '../store/public-store.ts'
import type { WaveRows } from '../store/read-wave.ts'

type Asked = { question?: string | undefined; from?: string | undefined }

/** Questions that come with Ronde alone: an own one may ask for a judgement. @returns null where there is none of them */
export function readPublicReading(asked: Asked, survey: Survey, scale: TieScale): Reading | null {
  const questions = survey.questions.filter(isShipped)
  return questions.length === 0 ? null : parseReading(asked, { questions }, scale)
}

/** What may stand as a point in a public picture of this wave, before anybody is counted. */
async function listPublicGroups(tx: Database, { wave, people }: WaveRows, kind: PublicKind): Promise<PublicGroup[]> {
  if (kind === 'sector') {
    const asked = new Set(people.map(({ sector }) => sector))
    const { sectors } = await listSectors(tx)
    return sectors.filter(({ code }) => asked.has(code)).map(({ code, labels }) => ({ key: code, names: atHead(labels) }))
  }
  const organisations = await listAgreements(tx, wave.id, wave.communityId)
  return listNameable(organisations.map(({ organisationId, name, ...rest }) => ({ key: organisationId, names: inFour(name), ...rest })))
}

/** A point is no word in a sentence. */
function atHead(names: PublicGroup['names']): PublicGroup['names'] {
  const [fr = '', nl = '', en = '', de = ''] = LANGUAGES.map((language) => startSentence(names[language]))
  return { fr, nl, en, de }
}

function inFour(name: BilingualName): PublicGroup['names'] {
  const [fr = '', nl = '', en = '', de = ''] = LANGUAGES.map((language) => nameIn(language, name))
  return { fr, nl, en, de }
}

type PublicWish = { kind: PublicKind; reading: Reading; today: Day }

/** The next version of this wave as anybody would see it, and the keys of its points; no content where too little may be shown. */
export async function makePublic(
  tx: Database,
  rows: WaveRows,
  { kind, reading, today }: PublicWish,
): Promise<{ content: PublicPicture | null; points: string[]; heldBack: PublicGroup[] }> {
  const { id, communityId } = rows.wave
  const groups = await listPublicGroups(tx, rows, kind)
  const bound = kind === 'organisation' ? await listBoundOrganisations(tx, communityId, today) : []
  const ask = { kind, groups, bound, points: kind === 'sector' ? await findFirstPoints(tx, id) : null, before: await countVersions(tx, id) }
  const points = listStanding(rows.people, ask).map(({ key }) => key)
  return { content: drawPublic(rows, reading, ask), points, heldBack: groups.filter(({ key }) => !points.includes(key)) }
}
