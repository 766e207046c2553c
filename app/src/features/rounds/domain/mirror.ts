/** The steps of the card of a mirror session by which Ronde knows it; a community's copy keeps their keys. */
const PICTURE = 'group-picture'
const EDGES = 'edges'

type Where = { step: number; method: { steps: readonly { key: string }[] } }

export function isMirror({ method }: Pick<Where, 'method'>): boolean {
  return method.steps.some(({ key }) => key === PICTURE)
}

/** From which step on the phones offer the picture of the group; before it, each sees the own view alone. */
export function stepOfPicture({ method }: Pick<Where, 'method'>): number {
  return method.steps.findIndex(({ key }) => key === PICTURE)
}

/** What the wall shows of the picture: nothing, the picture, or the picture with the question about its edges. */
export function pictureOnWall({ method, step }: Where): 'none' | 'shown' | 'asked' {
  const key = method.steps[step]?.key
  if (!isMirror({ method })) return 'none'
  return key === EDGES ? 'asked' : key === PICTURE ? 'shown' : 'none'
}

export const LONGEST_PROMISE = 500

/** What a mirror session ends with. */
export const PROMISES = ['introduction-1', 'introduction-2', 'agreement'] as const
export type PromiseKey = (typeof PROMISES)[number]

type Lying = { place: string; isTaken: boolean; writings: readonly { text: string }[] }

/** What lies on the board already, as a first wording: leads that were ticked come first, and what changes is the agreement. */
export function firstWordings(cards: readonly Lying[]): Record<PromiseKey, string> {
  const textsAt = (place: string) =>
    cards.flatMap((card) => (card.place === place ? [card] : [])).toSorted((one, other) => Number(other.isTaken) - Number(one.isTaken))
  const [[one, two], [change]] = [textsAt('suggestion'), textsAt('area-6')]
  const textOf = (card: Lying | undefined) => card?.writings[0]?.text ?? ''
  return { 'introduction-1': textOf(one), 'introduction-2': textOf(two), agreement: textOf(change) }
}
