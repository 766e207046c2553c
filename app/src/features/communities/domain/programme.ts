import type { Day } from '../../../kernel/day.ts'

export type ProgrammeDraft = { nameFr: string; nameNl: string; funder: string; mandate: string; from: Day | null; until: Day | null }

/** What a funder pays for or a mandate asks: groups communities, and is what a report selects. */
export type Programme = ProgrammeDraft & { id: string }

/** Who answers for a programme. */
export type ProgrammeKeeping = { createdBy: string | null; communityIds: readonly string[] }

export type ProgrammeRefusal = 'name-missing' | 'period-upside-down'

export function checkProgramme(draft: ProgrammeDraft): ProgrammeRefusal | null {
  if (draft.nameFr === '' && draft.nameNl === '') return 'name-missing'
  if (draft.from !== null && draft.until !== null && draft.until < draft.from) return 'period-upside-down'
  return null
}
