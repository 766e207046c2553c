import type { Actor } from '../../../kernel/actor.ts'
import { dayOf, type Day } from '../../../kernel/day.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'
import { writeAudit } from '../../../platform/audit.ts'
import type { AuditAction } from '../../../platform/audit-actions.ts'
import { asSystem, inTransactionOrUndo, type Database } from '../../../platform/database.ts'
import { nowOf, type House } from '../../../platform/house.ts'
import { announce } from '../../../platform/live.ts'
import { findNamedCommunity } from '../../communities/public.ts'
import { checkSignatory, moveConvention, type Convention, type SignatoryRefusal, type Step, type StepRefusal } from '../domain/convention.ts'
import { mayKeepConventions } from '../domain/permissions.ts'
import { addConvention, listTextVersions, lockConvention, removeConvention, saveConvention } from '../store/convention-store.ts'
import {
  addSignatory,
  listEmployers,
  listMembersToSign,
  listSignatories,
  removeSignatory,
  saveSignatory,
  type NamedSignatory,
} from '../store/signatory-store.ts'

export type MissingRefusal = 'convention-unknown' | 'community-closed' | 'saved-meanwhile'
export type Keeping = { tx: Database; convention: Convention; signatories: NamedSignatory[]; actor: { personId: string | null }; now: string; today: Day }

/** Finds and locks the convention for who leads its community. */
export async function keepConvention<Value, Refusal extends string>(
  house: House,
  actor: Actor,
  id: string,
  work: (keeping: Keeping) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal | MissingRefusal>> {
  return inTransactionOrUndo(house.db, actor, async (tx): Promise<Result<Value, Refusal | MissingRefusal>> => {
    const convention = await lockConvention(tx, id)
    if (convention === null || !mayKeepConventions(actor, convention.communityId)) return refused('convention-unknown')
    return hold(tx, { convention, actor, now: nowOf(house) }, work)
  })
}

/** The same for whoever operates the house, from the command line: the log names nobody. */
export async function keepAsOperator<Value, Refusal extends string>(
  house: House,
  id: string | null,
  work: (keeping: Keeping) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal | MissingRefusal>> {
  return asSystem(house.db, async (tx): Promise<Result<Value, Refusal | MissingRefusal>> => {
    const convention = id === null ? null : await lockConvention(tx, id)
    return convention === null ? refused('convention-unknown') : hold(tx, { convention, actor: { personId: null }, now: nowOf(house) }, work)
  })
}

async function hold<Value, Refusal extends string>(
  tx: Database,
  { convention, actor, now }: Pick<Keeping, 'convention' | 'actor' | 'now'>,
  work: (keeping: Keeping) => Promise<Result<Value, Refusal>>,
): Promise<Result<Value, Refusal | 'community-closed'>> {
  const community = await findNamedCommunity(tx, convention.communityId)
  if (community === null || community.isClosed) return refused('community-closed')
  const signatories = await listSignatories(tx, [convention.id], actor.personId, dayOf(now))
  const result = await work({ tx, convention, signatories, actor, now, today: dayOf(now) })
  if (result.ok) await announce(tx, { kind: 'convention', id: convention.id })
  return result
}

export async function record({ tx, convention, actor, now }: Keeping, action: AuditAction, facts: Record<string, string | number | null> = {}): Promise<void> {
  await writeAudit(tx, { action, subjectKind: 'convention', subjectId: convention.id, actorPersonId: actor.personId, facts }, now)
}

export type MakeRefusal = 'community-unknown' | 'community-closed' | 'text-missing' | 'ends-before-start'

/** The days of a draft, and which version of the community's text it has: the newest where none is said. */
type Draft = { textVersion: number | null; from: Day | null; until: Day | null }

/** A draft on a version of the community's text; it is changed until it goes to those who sign. */
export async function makeConvention(house: House, actor: Actor, communityId: string, wish: Draft): Promise<Result<string, MakeRefusal>> {
  if (!mayKeepConventions(actor, communityId)) return refused('community-unknown')
  return inTransactionOrUndo(house.db, actor, (tx) => makeDraft(tx, communityId, wish, { by: actor.personId, now: nowOf(house) }))
}

export async function makeAsOperator(house: House, communityId: string, wish: Draft): Promise<Result<string, MakeRefusal>> {
  return asSystem(house.db, (tx) => makeDraft(tx, communityId, wish, { by: null, now: nowOf(house) }))
}

async function makeDraft(
  tx: Database,
  communityId: string,
  { textVersion, from, until }: Draft,
  { by, now }: { by: string | null; now: string },
): Promise<Result<string, MakeRefusal>> {
  const community = await findNamedCommunity(tx, communityId)
  if (community === null) return refused('community-unknown')
  if (community.isClosed) return refused('community-closed')
  const texts = await listTextVersions(tx, communityId)
  const text = texts.find(({ version }) => textVersion === null || version === textVersion)
  if (text === undefined) return refused('text-missing')
  if (from !== null && until !== null && until < from) return refused('ends-before-start')
  const facts = { textVersion: text.version, from, until }
  const id = await addConvention(tx, { communityId, ...facts, madeBy: by, madeAt: now })
  await writeAudit(tx, { action: 'convention.made', subjectKind: 'convention', subjectId: id, actorPersonId: by, facts }, now)
  return done(id)
}

/** Days are changed while it is a draft. */
export async function saveDays(house: House, actor: Actor, id: string, wish: { version: number; from: Day | null; until: Day | null }) {
  return keepConvention<null, 'not-a-draft' | 'ends-before-start' | 'saved-meanwhile'>(house, actor, id, async (keeping) => {
    const { convention, tx } = keeping
    if (convention.stage !== 'draft') return refused('not-a-draft')
    if (wish.from !== null && wish.until !== null && wish.until < wish.from) return refused('ends-before-start')
    if (!(await saveConvention(tx, { ...convention, ...wish }))) return refused('saved-meanwhile')
    await record(keeping, 'convention.changed', { from: wish.from, until: wish.until })
    return done(null)
  })
}

/** A draft that nobody was asked to sign goes without a trace but the log. */
export async function dropDraft(house: House, actor: Actor, id: string) {
  return keepConvention<null, 'not-a-draft'>(house, actor, id, async (keeping) => {
    if (keeping.convention.stage !== 'draft') return refused('not-a-draft')
    await record(keeping, 'convention.dropped')
    await removeConvention(keeping.tx, id)
    return done(null)
  })
}

export async function takeStep(house: House, actor: Actor, id: string, step: Step, version: number) {
  return keepConvention(house, actor, id, (keeping) => takeKept(keeping, step, version))
}

/** The same for whoever holds the convention already. */
export async function takeKept(keeping: Keeping, step: Step, version: number): Promise<Result<null, StepRefusal | 'saved-meanwhile'>> {
  const moved = moveConvention({ ...keeping.convention, version }, keeping.signatories, step, keeping.today)
  if (!moved.ok) return moved
  if (!(await saveConvention(keeping.tx, moved.value))) return refused('saved-meanwhile')
  await record(keeping, 'convention.moved', { step })
  return done(null)
}

export type SignatoryWish = {
  organisationId: string | null
  personId: string | null
  signer: string
  signerId: string | null
  hours: number | null
  hoursPer: 'year' | 'meeting'
}
export type LineRefusal = SignatoryRefusal | 'already-listed' | 'signatory-unknown' | 'already-ended' | 'already-signed' | 'saved-meanwhile'

/** Adds who signs: of those whom the community knows. Also while others sign already, for an employer who joins later. @returns the new line */
export async function addLine(house: House, actor: Actor, id: string, wish: SignatoryWish): Promise<Result<string, LineRefusal | MissingRefusal>> {
  return keepConvention(house, actor, id, (keeping) => addKept(keeping, wish))
}

/** The same for whoever holds the convention already. */
export async function addKept(keeping: Keeping, wish: SignatoryWish): Promise<Result<string, LineRefusal>> {
  const { tx, convention } = keeping
  if (convention.stage === 'ended') return refused('already-ended')
  const objection = checkSignatory(wish)
  if (objection !== null) return refused(objection)
  const [employers, people] = [await listEmployers(tx, convention.communityId), await listMembersToSign(tx, convention.communityId)]
  const isKnown = (known: readonly { id: string }[], wished: string | null) => wished === null || known.some((each) => each.id === wished)
  if (!isKnown(employers, wish.organisationId) || !isKnown(people, wish.personId) || !isKnown(people, wish.signerId)) return refused('signatory-unknown')
  const line = { ...wish, conventionId: convention.id, communityId: convention.communityId, signedOn: null, means: null, remindedAt: null }
  const added = await addSignatory(tx, line)
  if (added === '') return refused('already-listed')
  await record(keeping, 'convention.signatory-added', { line: added })
  return done(added)
}

/** Changes who signs and the hours while nobody signed the line yet. */
export async function changeLine(
  house: House,
  actor: Actor,
  id: string,
  lineId: string,
  wish: Omit<SignatoryWish, 'organisationId' | 'personId'> & { version: number },
) {
  return keepConvention<null, LineRefusal>(house, actor, id, async (keeping) => {
    const line = keeping.signatories.find((each) => each.id === lineId)
    if (line === undefined) return refused('signatory-unknown')
    if (line.signedOn !== null) return refused('already-signed')
    const people = await listMembersToSign(keeping.tx, keeping.convention.communityId)
    if (wish.signerId !== null && wish.signerId !== line.signerId && !people.some((each) => each.id === wish.signerId)) return refused('signatory-unknown')
    const changed = { ...line, ...wish }
    const objection = checkSignatory(changed)
    if (objection !== null) return refused(objection)
    if (!(await saveSignatory(keeping.tx, changed, null))) return refused('saved-meanwhile')
    await record(keeping, 'convention.signatory-changed', { line: lineId })
    return done(null)
  })
}

/** Who signed stays on the convention; who did not may be taken off. */
export async function removeLine(house: House, actor: Actor, id: string, lineId: string) {
  return keepConvention<null, LineRefusal>(house, actor, id, async (keeping) => {
    const line = keeping.signatories.find((each) => each.id === lineId)
    if (line === undefined) return refused('signatory-unknown')
    if (line.signedOn !== null) return refused('already-signed')
    await removeSignatory(keeping.tx, lineId)
    await record(keeping, 'convention.signatory-removed', { line: lineId })
    return done(null)
  })
}
