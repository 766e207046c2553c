import { ANSWERED, networkFromTies, NO_ANSWER, type Network } from '@ronde/sociogram'
import { inOrder, isOnScale, type Question } from './question.ts'
import type { Nomination, Survey, WavePerson } from './survey.ts'
import type { TieScale } from './scale.ts'

/** How a wave is read: which question, and from which step on an answer is a tie. Steps are counted from 1, the loosest. */
export type Reading = { question: Question; from: number }

/** The levels that are a tie, the loosest first; questions of yes and no have one. */
export function tieLevels({ anchors, isInverse }: Pick<TieScale, 'anchors' | 'isInverse'>, question: Question): number[] {
  if (!isOnScale(question)) return [1]
  const levels = anchors.map(({ level }) => level).filter((level) => level > 0)
  return isInverse ? levels.toReversed() : levels
}

type Asked = { question?: string | undefined; from?: string | undefined }

/** What was asked for, or the first question and the upper half of its scale. */
export function parseReading(asked: Asked, { questions }: Pick<Survey, 'questions'>, scale: TieScale): Reading {
  const offered = inOrder(questions)
  const question = offered.find((each) => each === asked.question) ?? offered[0] ?? 'work-together'
  const steps = tieLevels(scale, question).length
  const from = Number(asked.from)
  return { question, from: Number.isInteger(from) && from >= 1 && from <= steps ? from : Math.floor(steps / 2) + 1 }
}

/** Answered to the end or in part: only they are drawn, and only their answers count. */
export function hasAnswered({ response }: Pick<WavePerson, 'response'>): boolean {
  return response === 'answered' || response === 'partly'
}

export type Told = { people: readonly WavePerson[]; nominations: readonly Nomination[]; scale: TieScale }

/**
 * Who could be named, and who named whom. People who may not be named are in no network: nobody could have named them.
 * @param of whom to keep; their answers about one another
 */
export function networkOf({ people, nominations, scale }: Told, { question, from }: Reading, of: (person: WavePerson) => boolean = () => true): Network {
  const kept = people.filter((person) => person.isNameable && of(person))
  const places = new Map(kept.map(({ personId }, place) => [personId, place]))
  const levels = tieLevels(scale, question)
  const ties = { from: [] as number[], to: [] as number[], value: [] as number[] }
  for (const nomination of nominations) {
    const [teller, target] = [places.get(nomination.fromPerson), places.get(nomination.toPerson ?? '')]
    const step = levels.indexOf(nomination.level) + 1
    const person = teller === undefined ? undefined : kept[teller]
    if (nomination.question !== question || teller === undefined || target === undefined || person === undefined) continue
    if (!hasAnswered(person) || step < from) continue
    ties.from.push(teller)
    ties.to.push(target)
    ties.value.push(step)
  }
  const response = Uint8Array.from(kept, (person) => (hasAnswered(person) ? ANSWERED : NO_ANSWER))
  const built = networkFromTies({ ids: kept.map(({ personId }) => personId), ties, isDirected: true, response })
  if (!built.ok) throw new Error(`a wave is no network: ${built.refusal.kind}`)
  return built.value.network
}
