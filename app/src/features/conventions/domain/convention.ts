import type { Day, Instant } from '../../../kernel/day.ts'
import { done, refused, type Result } from '../../../kernel/result.ts'

/** What is stored; whether it is in force follows from signatures and days. */

export type Stage = 'draft' | 'signing' | 'review' | 'ended'
export const CONVENTION_STATES = ['draft', 'signing', 'in_force', 'review', 'ended'] as const
export type ConventionState = (typeof CONVENTION_STATES)[number]
export const HOURS_PER = ['year', 'meeting'] as const
export type HoursPer = (typeof HOURS_PER)[number]
export type SigningMeans = 'own_click' | 'paper'

export type Convention = {
  id: string
  communityId: string
  /** The version of the community's text that is signed. */
  textVersion: number
  stage: Stage
  from: Day | null
  until: Day | null
  endedOn: Day | null
  version: number
}

/** Who is bound by it: an organisation, or a person who works alone. */
export type Signatory = {
  id: string
  conventionId: string
  organisationId: string | null
  personId: string | null
  /** Name and function of who signs for an organisation. */
  signer: string
  /** The same as a person of the directory, who may then sign by a click. */
  signerId: string | null
  hours: number | null
  hoursPer: HoursPer
  signedOn: Day | null
  means: SigningMeans | null
  remindedAt: Instant | null
  version: number
}

export type Signed = { signed: number; of: number }

/** "Signed by 2 of 3". */
export function countSigned(signatories: readonly Pick<Signatory, 'signedOn'>[]): Signed {
  return { signed: signatories.filter(({ signedOn }) => signedOn !== null).length, of: signatories.length }
}

/** Signed by everybody and begun: in force. Past its last day: ended. While it is looked at again it goes on holding. */
export function stateOf(convention: Convention, signatories: readonly Pick<Signatory, 'signedOn'>[], today: Day): ConventionState {
  const { stage, from, until } = convention
  if (stage === 'ended' || (stage !== 'draft' && until !== null && until < today)) return 'ended'
  if (stage === 'draft' || stage === 'review') return stage
  const { signed, of } = countSigned(signatories)
  return of > 0 && signed === of && (from === null || from <= today) ? 'in_force' : 'signing'
}

export type StepRefusal = 'nobody-signs' | 'not-a-draft' | 'not-in-force' | 'not-under-review' | 'already-ended'
export const STEPS = ['open', 'review', 'go-on', 'end'] as const
export type Step = (typeof STEPS)[number]

/** Moves a convention on: asked to be signed, looked at again, going on, ended. */
export function moveConvention(convention: Convention, signatories: readonly Signatory[], step: Step, today: Day): Result<Convention, StepRefusal> {
  const state = stateOf(convention, signatories, today)
  if (state === 'ended') return refused('already-ended')
  if (step === 'end') return done({ ...convention, stage: 'ended', endedOn: today })
  if (step === 'review') return state === 'in_force' ? done({ ...convention, stage: 'review' }) : refused('not-in-force')
  if (step === 'go-on') return state === 'review' ? done({ ...convention, stage: 'signing' }) : refused('not-under-review')
  if (state !== 'draft') return refused('not-a-draft')
  return signatories.length === 0 ? refused('nobody-signs') : done({ ...convention, stage: 'signing' })
}

export type SignRefusal = 'not-open' | 'already-signed' | 'day-wrong'

/** A signature on a convention that is open for it; it is never in the future. */
export function sign(
  convention: Convention,
  signatory: Signatory,
  { on, means, today }: { on: Day; means: SigningMeans; today: Day },
): Result<Signatory, SignRefusal> {
  if (convention.stage === 'draft' || convention.stage === 'ended') return refused('not-open')
  if (signatory.signedOn !== null) return refused('already-signed')
  return on > today ? refused('day-wrong') : done({ ...signatory, signedOn: on, means })
}

export type SignatoryRefusal = 'signatory-missing' | 'hours-wrong' | 'text-too-long'

/** Refuses whom nobody could name, and hours that no year has. */
export function checkSignatory({ organisationId, personId, signer, hours }: Pick<Signatory, 'organisationId' | 'personId' | 'signer' | 'hours'>) {
  if ((organisationId === null) === (personId === null)) return 'signatory-missing' as const
  if (signer.length > 200) return 'text-too-long' as const
  return hours !== null && (!Number.isFinite(hours) || hours <= 0 || hours > 2_000) ? ('hours-wrong' as const) : null
}

/** Hours that were promised for a span in which so many meetings were held; null where nobody said how many. */
export function pledgedHours({ hours, hoursPer }: Pick<Signatory, 'hours' | 'hoursPer'>, span: { meetings: number; days: number }): number | null {
  if (hours === null) return null
  return hoursPer === 'meeting' ? hours * span.meetings : (hours * span.days) / 365
}

const WARNED_DAYS = 60

/** Sixty days before its last day there is time to make another one. */
export function endsSoon({ until }: Pick<Convention, 'until'>, today: Day): boolean {
  return until !== null && until >= today && Date.parse(until) - Date.parse(today) <= WARNED_DAYS * 86_400_000
}
