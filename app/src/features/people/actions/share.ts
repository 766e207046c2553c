import type { Actor } from '../../../kernel/actor.ts'
import { dayOf, isDay, type Day } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import type { AuditAction } from '../../../platform/audit-actions.ts'
import { inTransaction, inTransactionOrUndo, type Database } from '../../../platform/database.ts'
import { raise } from '../../../platform/events.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { announce } from '../../../platform/live.ts'
import { isSharedByField, listStanding, type Consent, type ConsentField, type ConsentPurpose } from '../domain/consent.ts'
import { addConsent, listConsents, listConsentTexts, type ConsentText } from '../store/consent-store.ts'
import { listPictures } from '../store/picture-store.ts'

export type ShareRefusal = 'text-missing' | 'nothing-ticked' | 'day-over' | 'day-wrong' | 'community-unknown' | 'not-shared' | 'picture-missing'
export type ShareChoice = { purpose: ConsentPurpose; communityId: string | null; fields: ConsentField[]; untilOn: Day | null; language: Language }

/** The person consents by own click, to the text as it stood on the screen. */
export async function share(house: House, actor: Actor, choice: ShareChoice): Promise<Result<null, ShareRefusal>> {
  return inTransactionOrUndo(house.db, actor, async (tx) => {
    const now = nowOf(house)
    const text = (await listConsentTexts(tx, choice.language, dayOf(now))).find(({ purpose }) => purpose === choice.purpose)
    if (text === undefined) return refused('text-missing')
    const objection = checkChoice(actor, choice, dayOf(now))
    if (objection) return refused(objection)
    const fields = isSharedByField(choice.purpose) ? choice.fields : []
    const entry = { ...choice, personId: actor.personId, fields, given: true, textVersion: text.version, at: now }
    await addConsent(tx, { ...entry, means: 'own_click', notedBy: null })
    await note(tx, actor, 'consent.given', choice, now)
    return done(null)
  })
}

function checkChoice(actor: Actor, { purpose, communityId, fields, untilOn }: ShareChoice, today: Day): ShareRefusal | null {
  if ((purpose === 'community_list') !== (communityId !== null) || purpose === 'meeting_round') return 'community-unknown'
  // A face is agreed to by sending it (`keep-picture.ts`).
  if (purpose === 'photo') return 'picture-missing'
  if (communityId !== null && !actor.communities.some((access) => access.communityId === communityId)) return 'community-unknown'
  if (purpose === 'community_list' && fields.length === 0) return 'nothing-ticked'
  if (untilOn !== null && !isDay(untilOn)) return 'day-wrong'
  return untilOn !== null && untilOn < today ? 'day-over' : null
}

/** PRV-03: one click, like giving; what was shared is gone from the very next answer. */
export async function stopSharing(
  house: House,
  actor: Actor,
  { purpose, communityId }: Pick<ShareChoice, 'purpose' | 'communityId'>,
): Promise<Result<null, ShareRefusal>> {
  // What was shared after a meeting is stopped on the page of that meeting.
  if (purpose === 'meeting_round') return refused('not-shared')
  return inTransactionOrUndo(house.db, actor, async (tx) => {
    const now = nowOf(house)
    const standing = listStanding(await listConsents(tx, [actor.personId]), dayOf(now)).find(
      (consent) => consent.purpose === purpose && consent.communityId === communityId,
    )
    if (standing === undefined) return refused('not-shared')
    await addConsent(tx, { ...standing, given: false, fields: [], untilOn: null, at: now, means: 'own_click', notedBy: null })
    await note(tx, actor, 'consent.withdrawn', standing, now)
    await raise(tx, { kind: 'consent.withdrawn', subjectId: actor.personId, facts: { purpose } }, now)
    return done(null)
  })
}

async function note(
  tx: Database,
  actor: Actor,
  action: AuditAction,
  { purpose, communityId, fields }: Pick<ShareChoice, 'purpose' | 'communityId' | 'fields'>,
  now: string,
): Promise<void> {
  const event = {
    action,
    subjectKind: 'consent',
    subjectId: communityId,
    actorPersonId: actor.personId,
    subjectPersonId: actor.personId,
    facts: { purpose, fields: [...fields] },
  }
  await writeAudit(tx, event, now)
  await announce(tx, { kind: 'people', id: actor.personId })
}

type Sharing = { standing: Consent[]; history: Consent[]; texts: ConsentText[]; picture: string | undefined }

/** What the actor shares today, all that was ever decided, the texts in force, and her own face. */
export async function readSharing(house: House, actor: Actor, language: Language): Promise<Sharing> {
  return inTransaction(house.db, actor, async (tx) => {
    const history = await listConsents(tx, [actor.personId])
    const today = dayOf(nowOf(house))
    const picture = (await listPictures(tx, [actor.personId], { viewerId: actor.personId, today })).get(actor.personId)
    return { standing: listStanding(history, today), history, texts: await listConsentTexts(tx, language, today), picture }
  })
}
