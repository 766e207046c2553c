import type { Actor } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { asSystem, inTransactionOrUndo, type Database } from '../../../platform/database.ts'
import { raise } from '../../../platform/events.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { announce } from '../../../platform/live.ts'
import { findMeeting, mayKeepRegister } from '../../meetings/public.ts'
import { addConsent, listConsents, listConsentTexts } from '../../people/public.ts'
import { decide, findLastChoice, type RoundRefusal, type RoundWish } from '../domain/contact-round.ts'
import { listPresent } from '../store/round-store.ts'
import { findLink } from './read-round.ts'

type Outcome = Result<'shared' | 'nothing', RoundRefusal>
/** For whom, and whose hand wrote it. */
type Giving = { personId: string; meetingId: string; actorId: string; means: 'own_click' | 'paper'; language: Language; now: string }

/** Who was there decides what the others get. One click gives, one takes back (PRV-03). */
export async function decideRound(house: House, actor: Actor, ask: { meetingId: string; wish: RoundWish; language: Language }): Promise<Outcome> {
  return inTransactionOrUndo(house.db, actor, (tx) => {
    const { personId } = actor
    return save(tx, { personId, actorId: personId, meetingId: ask.meetingId, means: 'own_click', language: ask.language, now: nowOf(house) }, ask.wish)
  })
}

/** The same through the link of a mail; null for a link that counts no more. */
export async function decideRoundByLink(house: House, ask: { token: string; wish: RoundWish; language: Language }): Promise<Outcome | null> {
  return asSystem(house.db, async (tx) => {
    const link = await findLink(house, tx, ask.token)
    if (link === null) return null
    return save(tx, { ...link, actorId: link.personId, means: 'own_click', language: ask.language, now: nowOf(house) }, ask.wish)
  })
}

/** Who leads notes what somebody ticked on the sign-in sheet. */
export async function notePaper(
  house: House,
  actor: Actor,
  ask: { meetingId: string; personId: string; wish: RoundWish; language: Language },
): Promise<Outcome> {
  return inTransactionOrUndo(house.db, actor, async (tx) => {
    const meeting = await findMeeting(tx, ask.meetingId)
    if (meeting === null || !mayKeepRegister(actor, meeting)) return refused('not-present')
    const { personId, meetingId, language } = ask
    return save(tx, { personId, meetingId, actorId: actor.personId, means: 'paper', language, now: nowOf(house) }, ask.wish)
  })
}

async function save(tx: Database, giving: Giving, wish: RoundWish): Promise<Outcome> {
  const { personId, meetingId, language, now, means } = giving
  const meeting = await findMeeting(tx, meetingId)
  if (meeting?.state !== 'held' || !(await listPresent(tx, meetingId)).includes(personId)) return refused('not-present')
  const chosen = decide(wish, findLastChoice(await listConsents(tx, [personId]), meetingId), dayOf(now))
  if (!chosen.ok) return chosen
  const text = (await listConsentTexts(tx, language, dayOf(now))).find(({ purpose }) => purpose === 'meeting_round')
  if (text === undefined) return refused('text-missing')
  const { fields, untilOn } = chosen.value ?? { fields: [], untilOn: null }
  const isGiven = chosen.value !== null
  const entry = { personId, purpose: 'meeting_round', communityId: null, meetingId, fields, untilOn, given: isGiven, language, means } as const
  await addConsent(tx, { ...entry, fields: [...fields], textVersion: text.version, notedBy: means === 'paper' ? giving.actorId : null, at: now })
  await tell(tx, giving, isGiven, fields)
  return done(isGiven ? 'shared' : 'nothing')
}

async function tell(tx: Database, { personId, meetingId, actorId, now }: Giving, isGiven: boolean, fields: readonly string[]): Promise<void> {
  const action = isGiven ? 'consent.given' : 'consent.withdrawn'
  const facts = { purpose: 'meeting_round', fields: [...fields] }
  await writeAudit(tx, { action, subjectKind: 'consent', subjectId: meetingId, actorPersonId: actorId, subjectPersonId: personId, facts }, now)
  if (!isGiven) await raise(tx, { kind: 'consent.withdrawn', subjectId: meetingId, facts: { purpose: 'meeting_round' } }, now)
  await announce(tx, { kind: 'people', id: personId })
}
