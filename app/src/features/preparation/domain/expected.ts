export type Reply = 'here' | 'online' | 'not' | null

/** Somebody who may come to one meeting: by a seat, by an invitation, or because the register says so. */
export type Candidate = {
  personId: string
  isSeated: boolean
  isOnLeave: boolean
  isAsked: boolean
  reply: Reply
  /** What the register says; null while nobody noted anything. */
  noted: 'present' | 'excused' | 'absent' | 'represented' | null
}

/** The register knows best, then the answer; without either, whoever has a seat and is not on leave is expected. */
export function isExpected({ isSeated, isOnLeave, reply, noted }: Candidate): boolean {
  if (noted !== null) return noted === 'present'
  if (reply !== null) return reply !== 'not'
  return isSeated && !isOnLeave
}

export type Answers = {
  here: number
  online: number
  not: number
  /** Asked, and no answer yet. */ silent: number
  /** A seat, and not asked. */ unasked: number
}

export function countAnswers(candidates: readonly Candidate[]): Answers {
  const having = (holds: (candidate: Candidate) => boolean) => candidates.filter(holds).length
  return {
    here: having(({ reply }) => reply === 'here'),
    online: having(({ reply }) => reply === 'online'),
    not: having(({ reply }) => reply === 'not'),
    silent: having(({ isAsked, reply }) => isAsked && reply === null),
    unasked: having(({ isSeated, isOnLeave, isAsked, reply }) => isSeated && !isOnLeave && !isAsked && reply === null),
  }
}
