import { dayOf, type Day } from '../../../kernel/day.ts'
import type { BilingualName, Language } from '../../../kernel/language.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { asSystem, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { isMailAddress } from '../../../platform/mail/mail.ts'
import { countMailsTo, queueMail } from '../../../platform/mail/outbox.ts'
import { addressBlock, allowTry } from '../../../platform/rate-limit.ts'
import { hashToken, newToken } from '../../../platform/secrets.ts'
import { findMeeting, listNamedCommunities, readDoorToken } from '../../meetings/public.ts'
import { listConsentTexts } from '../../people/public.ts'
import { AUDIENCES, checkCard, goneAt, isSameCard, MOST_CARDS, type Card, type CardRefusal, type Introduction, type SentCard } from '../domain/introduction.ts'
import type { CardMeeting, ShownText } from '../domain/shown.ts'
import { PURPOSES } from '../domain/take-up.ts'
import { renderCardMail } from '../mails/introduction-mail.ts'
import { addIntroduction, addLink, countWaiting, findByLink, removeIntroductions, saveIntroduction } from '../store/introduction-store.ts'

/** A room shares one address: everybody in it may try, a machine may not. */
const TRIES = { tries: 300, windowMinutes: 15 }
const MAILS_AN_HOUR = 3
const DAY_MS = 86_400_000

export type IntroduceRefusal = CardRefusal | 'door-closed' | 'too-often' | 'full' | 'text-missing' | 'saved-meanwhile'

/** What the form needs to know: nothing of anybody. */
export type CardForm = { meeting: CardMeeting; texts: ShownText[]; today: Day }

/** The form behind the code of a door; null where that door does not open. Whoever types slowly may hand in the card until the next day. */
export async function readCardForm(house: House, doorToken: string, language: Language): Promise<CardForm | null> {
  const meetingId = readDoorToken(house, doorToken)
  return meetingId === null ? null : asSystem(house.db, (tx) => findForm(tx, { meetingId, language, now: nowOf(house) }, true))
}

async function findForm(
  tx: Database,
  { meetingId, language, now }: { meetingId: string; language: Language; now: string },
  isAtDoor: boolean,
): Promise<CardForm | null> {
  const meeting = await findMeeting(tx, meetingId)
  if (meeting === null || (isAtDoor && !isOpen(meeting, now))) return null
  const communities = (await listNamedCommunities(tx, meeting.communityIds)).filter(({ isClosed }) => !isClosed)
  if (communities.length === 0) return null
  const today = dayOf(now)
  const found = await listConsentTexts(tx, language, today)
  const texts = AUDIENCES.flatMap((audience) => found.flatMap(({ purpose, text }) => (purpose === PURPOSES[audience] ? [{ audience, text }] : [])))
  return { meeting: { id: meeting.id, startsAt: meeting.startsAt, communities: communities.map(({ id, name }) => ({ id, name })) }, texts, today }
}

function isOpen({ state, startsAt, endsAt }: { state: string; startsAt: string; endsAt: string }, now: string): boolean {
  const lastDay = dayOf(new Date(Date.parse(endsAt) + DAY_MS))
  return state !== 'cancelled' && dayOf(now) >= dayOf(startsAt) && dayOf(now) <= lastDay
}

type Handing = { card: SentCard; language: Language }

/**
 * Somebody introduces herself. It is the same for everybody: the directory is not asked who is known, and nothing is written on anybody.
 * @returns the token of the personal link, which the house itself does not keep
 */
export async function introduce(
  house: House,
  { doorToken, address, ...handing }: Handing & { doorToken: string; address: string },
): Promise<Result<string, IntroduceRefusal>> {
  if (!(await allowTry(house, { key: `introduction ${addressBlock(address)}`, ...TRIES }))) return refused('too-often')
  const form = await readCardForm(house, doorToken, handing.language)
  if (form === null) return refused('door-closed')
  const now = nowOf(house)
  const checked = checkCard(handing.card, { today: form.today, isAddress: isMailAddress })
  if (!checked.ok) return checked
  return asSystem(house.db, async (tx): Promise<Result<string, IntroduceRefusal>> => {
    if ((await countWaiting(tx, form.meeting.id)) >= MOST_CARDS) return refused('full')
    const textVersions = await readVersions(tx, checked.value, handing.language, form.today)
    if (textVersions === null) return refused('text-missing')
    const card = { ...ofMeeting(checked.value, form), meetingId: form.meeting.id, language: handing.language, textVersions, at: now }
    const id = await addIntroduction(tx, card)
    const token = newToken()
    await addLink(tx, { hash: hashToken(token), id, meetingId: form.meeting.id })
    await mailLink(tx, house, { ...card, id, madeAt: now, changedAt: now, version: 1 }, form)
    return done(token)
  })
}

/** A person asks to join communities of this meeting and no others. */
function ofMeeting(card: Card, { meeting }: CardForm): Card {
  return { ...card, joins: meeting.communities.map(({ id }) => id).filter((id) => card.joins.includes(id)) }
}

/** The versions of the texts that stood beside the choices; null where one has none. */
async function readVersions(tx: Database, { shares }: Card, language: Language, today: Day): Promise<Record<string, number> | null> {
  const used = new Set(Object.values(shares).map((audience) => PURPOSES[audience]))
  const texts = (await listConsentTexts(tx, language, today)).filter(({ purpose }) => [...used].some((each) => each === purpose))
  return texts.length < used.size ? null : Object.fromEntries(texts.map(({ purpose, version }) => [purpose, version]))
}

/** A link of its own in the mail, so that the one on the phone goes on working. Nobody's mailbox is filled from here. */
async function mailLink(tx: Database, house: House, card: Introduction, { meeting }: CardForm): Promise<void> {
  if (card.email === '') return
  const hourAgo = new Date(Date.parse(card.changedAt) - 3_600_000).toISOString()
  if ((await countMailsTo(tx, card.email, ['introduction'], hourAgo)) >= MAILS_AN_HOUR) return
  const url = await makeLink(tx, house, card)
  const names = meeting.communities.map(({ name }): BilingualName => name)
  const days = { heldOn: dayOf(meeting.startsAt), goneOn: dayOf(goneAt(card.madeAt)) }
  const { id, email, language, version } = card
  await queueMail(tx, renderCardMail({ id, email, language, nth: version, url, communities: names, ...days }), card.changedAt)
}

export async function makeLink(tx: Database, house: House, { id, meetingId }: Pick<Introduction, 'id' | 'meetingId'>): Promise<string> {
  const token = newToken()
  await addLink(tx, { hash: hashToken(token), id, meetingId })
  return `${house.settings.publicUrl}/introduction/${token}`
}

/** The card of a personal link while it waits. */
export async function readOwnCard(house: House, token: string, language: Language): Promise<{ card: Introduction; form: CardForm } | null> {
  return asSystem(house.db, async (tx) => {
    const card = await findByLink(tx, hashToken(token))
    if (card?.state !== 'waiting' || goneAt(card.madeAt) < nowOf(house)) return null
    const form = await findForm(tx, { meetingId: card.meetingId, language, now: nowOf(house) }, false)
    return form === null ? null : { card, form }
  })
}

/** Changes the own card, until somebody takes it up; null for a link that leads to none. */
export async function changeOwnCard(
  house: House,
  { token, version, card: sent, language }: Handing & { token: string; version: number },
): Promise<Result<'saved' | 'same', IntroduceRefusal> | null> {
  const now = nowOf(house)
  return asSystem(house.db, async (tx): Promise<Result<'saved' | 'same', IntroduceRefusal> | null> => {
    const before = await findByLink(tx, hashToken(token))
    const form = before === null ? null : await findForm(tx, { meetingId: before.meetingId, language, now }, false)
    if (before?.state !== 'waiting' || form === null) return null
    const checked = checkCard(sent, { today: form.today, isAddress: isMailAddress })
    if (!checked.ok) return checked
    const textVersions = await readVersions(tx, checked.value, language, form.today)
    if (textVersions === null) return refused('text-missing')
    const card = { ...ofMeeting(checked.value, form), id: before.id, meetingId: before.meetingId, language, textVersions, at: now }
    if (isSameCard(before, card)) return done('same')
    if (!(await saveIntroduction(tx, { ...card, version }))) return refused('saved-meanwhile')
    if (card.email.toLowerCase() !== before.email.toLowerCase())
      await mailLink(tx, house, { ...card, madeAt: before.madeAt, changedAt: now, version: version + 1 }, form)
    return done('saved')
  })
}

/** Takes the own card back: no row and no mail of it stays. @returns false for a link that leads to none */
export async function withdrawOwnCard(house: House, token: string): Promise<boolean> {
  return asSystem(house.db, async (tx) => {
    const card = await findByLink(tx, hashToken(token))
    if (card?.state !== 'waiting') return false
    await removeIntroductions(tx, [card.id])
    return true
  })
}
