/**
 * What the convention of a community says about one person: the employer signed, did not sign yet, or is not among those who sign.
 * It says so and blocks nothing: whoever waits may attend as a visitor.
 */
export type PersonConvention = { personId: string; state: 'signed' | 'pending' | 'absent'; waitsFor: { fr: string; nl: string }[] }

/** One employer of a person, and how the running convention stands with it; null where it is not among the signatories. */
export type Bond = { personId: string; name: { fr: string; nl: string }; isSigned: boolean | null }

/** Of several employers one that signed is enough; else one that is asked. */
export function stateOfPerson(personId: string, bonds: readonly Bond[]): PersonConvention {
  const own = bonds.filter((bond) => bond.personId === personId)
  if (own.some(({ isSigned }) => isSigned === true)) return { personId, state: 'signed', waitsFor: [] }
  const asked = own.filter(({ isSigned }) => isSigned === false)
  return { personId, state: asked.length > 0 ? 'pending' : 'absent', waitsFor: (asked.length > 0 ? asked : own).map(({ name }) => name) }
}
