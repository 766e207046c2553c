import type { Language } from '../../../kernel/language.ts'
import { asSystem } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { isMailAddress } from '../../../platform/mail/mail.ts'
import { queueMail } from '../../../platform/mail/outbox.ts'
import { hashToken, newToken } from '../../../platform/secrets.ts'
import { findMeeting, listLeavers } from '../../meetings/public.ts'
import { listConsents, listPeopleByIds, needsNotice } from '../../people/public.ts'
import { renderRoundMail } from '../mails/round-mail.ts'
import { addRoundLink, listLinked, listPresent } from '../store/round-store.ts'

const DAY_MS = 86_400_000
/** An old register that is closed late thanks nobody. */
const THANKED_WITHIN_DAYS = 14
const LINK_DAYS = 60

/** What a neighbour adds to the mail of one person, in one language; null adds nothing. */
export type SayBesides = (personId: string, language: Language) => string | null

/**
 * Once the register is closed: one mail to each who was there, has an address and decided nothing yet. Told twice, it writes nobody
 * twice, because a person has one link to a round. @returns how many mails were queued
 */
export async function sendRoundMails(house: House, meetingId: string, sayBesides: SayBesides = () => null): Promise<number> {
  return asSystem(house.db, async (tx) => {
    const now = nowOf(house)
    const meeting = await findMeeting(tx, meetingId)
    if (meeting?.state !== 'held' || Date.parse(now) - Date.parse(meeting.endsAt) > THANKED_WITHIN_DAYS * DAY_MS) return 0
    const gone = await listLeavers(tx, meetingId)
    const people = (await listPeopleByIds(tx, await listPresent(tx, meetingId))).filter(({ id }) => !gone.has(id))
    const decided = new Set((await listConsents(tx, await listPresent(tx, meetingId))).flatMap((each) => (each.meetingId === meetingId ? [each.personId] : [])))
    const expiresAt = new Date(Date.parse(meeting.endsAt) + LINK_DAYS * DAY_MS).toISOString()
    let queued = 0
    for (const person of people) {
      if (person.email === null || !isMailAddress(person.email) || person.restrictedAt !== null || needsNotice(person) || decided.has(person.id)) continue
      const token = newToken()
      if (!(await addRoundLink(tx, { meetingId, personId: person.id, hash: hashToken(token), madeAt: now, expiresAt }))) continue
      const to = { personId: person.id, email: person.email, language: person.language }
      const besides = (language: Language) => sayBesides(person.id, language)
      await queueMail(tx, renderRoundMail(to, { meeting, url: `${house.settings.publicUrl}/round/${token}`, besides }, expiresAt), now)
      queued += 1
    }
    return queued
  })
}

/** Who got that mail. */
export async function listThanked(house: House, meetingId: string): Promise<Set<string>> {
  return new Set(await asSystem(house.db, (tx) => listLinked(tx, meetingId)))
}
