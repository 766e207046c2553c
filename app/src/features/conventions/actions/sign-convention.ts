import type { Actor } from '../../../kernel/actor.ts'
import { dayOf, type Day } from '../../../kernel/day.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import { asSystem } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { announce } from '../../../platform/live.ts'
import { isMailAddress } from '../../../platform/mail/mail.ts'
import { queueMail } from '../../../platform/mail/outbox.ts'
import { findNamedCommunity } from '../../communities/public.ts'
import { endsSoon, sign, type SignRefusal } from '../domain/convention.ts'
import { renderEndingMail, renderSigningMail } from '../mails/convention-mails.ts'
import { listCoordinatorAddresses, listEndingConventions, lockConvention } from '../store/convention-store.ts'
import { findConventionOfLine, findSignerAddress, listSignatories, noteReminded, saveSignatory } from '../store/signatory-store.ts'
import { keepAsOperator, keepConvention, record, type Keeping, type MissingRefusal } from './keep-convention.ts'

export type SigningRefusal = SignRefusal | 'signatory-unknown' | 'saved-meanwhile'

/** A lead notes that somebody signed on paper, on which day. */
export async function notePaper(house: House, actor: Actor, id: string, wish: { lineId: string; on: Day; version: number }) {
  return keepConvention(house, actor, id, (keeping) => notePaperKept(keeping, wish))
}

/** The same from the command line, as the operator of the house: over the line as it stands. */
export async function notePaperAsOperator(house: House, lineId: string, on: Day): Promise<Result<null, SigningRefusal | MissingRefusal>> {
  const id = await asSystem(house.db, (tx) => findConventionOfLine(tx, lineId))
  return id === null ? refused('signatory-unknown') : keepAsOperator(house, id, (keeping) => notePaperKept(keeping, { lineId, on }))
}

async function notePaperKept(keeping: Keeping, { lineId, on, version }: { lineId: string; on: Day; version?: number }): Promise<Result<null, SigningRefusal>> {
  const line = keeping.signatories.find((each) => each.id === lineId)
  if (line === undefined) return refused('signatory-unknown')
  const signed = sign(keeping.convention, line, { on, means: 'paper', today: keeping.today })
  if (!signed.ok) return signed
  if (!(await saveSignatory(keeping.tx, { ...signed.value, version: version ?? line.version }, keeping.actor.personId))) return refused('saved-meanwhile')
  await record(keeping, 'convention.signed', { line: line.id, means: 'paper', on })
  return done(null)
}

/** Who signs says so by an own click. As the house itself, on that one line. */
export async function signByClick(house: House, actor: Actor, id: string, isSure: boolean): Promise<Result<null, SigningRefusal | 'not-sure'>> {
  return asSystem(house.db, async (tx): Promise<Result<null, SigningRefusal | 'not-sure'>> => {
    const now = nowOf(house)
    const convention = await lockConvention(tx, id)
    const community = convention === null ? null : await findNamedCommunity(tx, convention.communityId)
    const lines = await listSignatories(tx, [id], actor.personId, dayOf(now))
    const line = lines.find(({ isMine, signedOn }) => isMine && signedOn === null) ?? lines.find(({ isMine }) => isMine)
    if (convention === null || community === null || community.isClosed || line === undefined) return refused('signatory-unknown')
    if (!isSure) return refused('not-sure')
    const signed = sign(convention, line, { on: dayOf(now), means: 'own_click', today: dayOf(now) })
    if (!signed.ok) return signed
    const saved = await saveSignatory(tx, { ...signed.value, signerId: line.personId === null ? actor.personId : null }, actor.personId)
    if (!saved) return refused('saved-meanwhile')
    const facts = { line: line.id, means: 'own_click', on: dayOf(now) }
    await writeAudit(tx, { action: 'convention.signed', subjectKind: 'convention', subjectId: id, actorPersonId: actor.personId, facts }, now)
    await announce(tx, { kind: 'convention', id })
    return done(null)
  })
}

/** Asks by mail whoever signs a line and has an address; once a day at most. */
export async function remindSigner(house: House, actor: Actor, id: string, lineId: string) {
  return keepConvention<null, 'signatory-unknown' | 'already-signed' | 'no-address' | 'not-open' | 'reminded-today'>(house, actor, id, async (keeping) => {
    const { tx, convention, now, today } = keeping
    const line = keeping.signatories.find((each) => each.id === lineId)
    if (line === undefined) return refused('signatory-unknown')
    if (line.signedOn !== null) return refused('already-signed')
    if (convention.stage !== 'signing' && convention.stage !== 'review') return refused('not-open')
    if (line.remindedAt !== null && dayOf(line.remindedAt) === today) return refused('reminded-today')
    const to = await findSignerAddress(tx, lineId)
    const community = await findNamedCommunity(tx, convention.communityId)
    if (to === null || community === null || !isMailAddress(to.email)) return refused('no-address')
    const about = { signatoryId: lineId, conventionId: id, community: community.name, day: today }
    await queueMail(tx, renderSigningMail(to, about, house.settings.publicUrl), now)
    await noteReminded(tx, lineId, now)
    await record(keeping, 'convention.reminded', { line: lineId })
    return done(null)
  })
}

const WARNED_MS = 60 * 86_400_000

/** Every morning: conventions that end within sixty days are told to their coordinators, once each. @returns how many mails were written */
export async function warnOfEnding(house: House): Promise<number> {
  return asSystem(house.db, async (tx) => {
    const now = nowOf(house)
    const today = dayOf(now)
    const ending = await listEndingConventions(tx, today, dayOf(new Date(Date.parse(now) + WARNED_MS)))
    let written = 0
    for (const { id, communityId, nameFr, nameNl, until } of ending.filter((each) => endsSoon(each, today))) {
      for (const to of await listCoordinatorAddresses(tx, communityId, today)) {
        if (!isMailAddress(to.email)) continue
        const about = { conventionId: id, communityId, community: { fr: nameFr, nl: nameNl }, until }
        await queueMail(tx, renderEndingMail(to, about, house.settings.publicUrl), now)
        written += 1
      }
    }
    return written
  })
}
