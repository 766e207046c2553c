/** One person's answers about another, item by item; `null` is "I don't know", which is not 0. */
export type Rating = { rater: string; rated: string; items: readonly (number | null)[] }
export type Score = { rated: string; score: number | null; raters: number; reason?: 'too-few-raters' }
export type Scores = { scores: Score[]; networkScore: number | null; ratings: number }

const FEWEST_RATERS = 3

/**
 * Trust and value as the others rate them: the mean of at least two items of three, averaged over the raters. What people say of themselves is left out.
 * @param fewestItems below which an answer does not count
 * @returns a score only from three raters on; the score of the network is the mean over all ratings, also from three people on
 * @source PARTNER (trust: reliability, support of the mission, open to discussion; value: influence, involvement, resources; 1 to 4)
 */
export function scoreByOthers(ratings: readonly Rating[], { fewestItems = 2, fewestRaters = FEWEST_RATERS } = {}): Scores {
  const means = ratings.flatMap(({ rater, rated, items }) => {
    const known = items.filter((item) => item !== null)
    if (rater === rated || known.length < Math.min(fewestItems, items.length) || known.length === 0) return []
    return [{ rater, rated, mean: meanOf(known) }]
  })
  const people = [...new Set(ratings.map(({ rated }) => rated))]
  const scores = people.map((rated): Score => {
    const own = means.filter((each) => each.rated === rated)
    const raters = new Set(own.map(({ rater }) => rater)).size
    if (raters < fewestRaters) return { rated, score: null, raters, reason: 'too-few-raters' }
    return { rated, score: meanOf(own.map(({ mean }) => mean)), raters }
  })
  const hasEnough = new Set(means.map(({ rater }) => rater)).size >= fewestRaters
  return { scores, networkScore: hasEnough ? meanOf(means.map(({ mean }) => mean)) : null, ratings: means.length }
}

function meanOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length
}
