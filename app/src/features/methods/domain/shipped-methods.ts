import type { Method } from './method.ts'
import { balintType, codevelopment, echoType } from './shipped-long.ts'
import { exploreTool, mirrorSession, ownStance } from './shipped-others.ts'
import { incidentMethod, neighbourhoodQuestion, tflpRound } from './shipped-rounds.ts'

/** The cards that come with Ronde, in the order in which they are offered. */
export const SHIPPED_METHODS: readonly Method[] = [
  neighbourhoodQuestion,
  tflpRound,
  incidentMethod,
  codevelopment,
  balintType,
  echoType,
  mirrorSession,
  exploreTool,
  ownStance,
]
