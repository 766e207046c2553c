import type { Actor } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { inTransaction, inTransactionOrUndo } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { announce } from '../../../platform/live.ts'
import type { PictureRefusal, Pictures } from '../domain/picture.ts'
import { makeFace } from '../exchange/make-face.ts'
import { addConsent, listConsentTexts } from '../store/consent-store.ts'
import { listPictures, savePicture } from '../store/picture-store.ts'

/** Her own face, added or replaced: sending it under the text on the screen is the consent, and stands in the record like any other. */
export async function keepPicture(
  house: House,
  actor: Actor,
  { bytes, language }: { bytes: Uint8Array; language: Language },
): Promise<Result<null, PictureRefusal | 'text-missing'>> {
  // Outside the transaction: no connection waits for a large picture.
  const face = await makeFace(bytes)
  if (!face.ok) return face
  return inTransactionOrUndo(house.db, actor, async (tx) => {
    const { personId } = actor
    const now = nowOf(house)
    const text = (await listConsentTexts(tx, language, dayOf(now))).find(({ purpose }) => purpose === 'photo')
    if (text === undefined) return refused('text-missing')
    await savePicture(tx, personId, face.value, now)
    const entry = {
      personId,
      purpose: 'photo' as const,
      communityId: null,
      fields: [],
      given: true,
      untilOn: null,
      textVersion: text.version,
      language,
      at: now,
    }
    await addConsent(tx, { ...entry, means: 'own_click', notedBy: null })
    const facts = { purpose: 'photo', fields: [] }
    await writeAudit(tx, { action: 'consent.given', subjectKind: 'consent', actorPersonId: personId, subjectPersonId: personId, facts }, now)
    await announce(tx, { kind: 'people', id: personId })
    return done(null)
  })
}

/** The faces of these people, as this reader may see them. */
export async function readPictures(house: House, actor: Actor, personIds: readonly string[]): Promise<Pictures> {
  return inTransaction(house.db, actor, (tx) => listPictures(tx, personIds, { viewerId: actor.personId, today: dayOf(nowOf(house)) }))
}
