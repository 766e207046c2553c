import type { Actor } from '../../../kernel/actor.ts'
import type { Language } from '../../../kernel/language.ts'
import type { House } from '../../../platform/house.ts'
import type { Situation } from '../domain/situation.ts'
import type { SituationLine } from '../domain/shown.ts'

/** What features above say on the page of a situation, in the reader's language. */
export type SituationAround = { listLines: (house: House, actor: Actor, language: Language, situation: Situation) => Promise<SituationLine[]> }

/** Situations on their own: nobody says anything. */
export const NOTHING_AROUND: SituationAround = { listLines: async () => [] }
