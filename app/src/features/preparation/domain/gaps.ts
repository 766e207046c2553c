/** What people stand for, of which one may be missing in the room. */
export const FACETS = ['sector', 'actorKind', 'discipline'] as const
export type Facet = (typeof FACETS)[number]
export type FacetCode = { facet: Facet; code: string }

/** At how many held meetings of the last twelve months somebody of it was there. */
export type Usual = FacetCode & { meetings: number }
/** How many people with a seat stand for it. */
export type Seated = FacetCode & { people: number }
/** `held`: the meetings of the last twelve months. */
export type Room = { held: number; usual: readonly Usual[]; seated: readonly Seated[]; coming: readonly FacetCode[] }
export type Gap = FacetCode & { meetings: number; seats: number }

/** From so many of the meetings on, being there is usual. */
const USUAL_SHARE = 1 / 3

/**
 * Sectors, kinds of actors and disciplines that are usually there, or have a seat, and of which nobody comes this time. First what was
 * there most often, then what most seats stand for.
 */
export function listGaps({ held, usual, seated, coming }: Room): Gap[] {
  const keyOf = ({ facet, code }: FacetCode) => `${facet} ${code}`
  const here = new Set(coming.map(keyOf))
  const gaps = new Map<string, Gap>()
  for (const { meetings, ...what } of usual) {
    if (meetings > 0 && meetings >= held * USUAL_SHARE) gaps.set(keyOf(what), { ...what, meetings, seats: 0 })
  }
  for (const { people, ...what } of seated) {
    const meetings = usual.find((each) => keyOf(each) === keyOf(what))?.meetings ?? 0
    if (people > 0) gaps.set(keyOf(what), { ...what, meetings, seats: people })
  }
  const order = ({ facet }: Gap) => FACETS.indexOf(facet)
  return [...gaps.values()]
    .filter((gap) => !here.has(keyOf(gap)))
    .toSorted((a, b) => order(a) - order(b) || b.meetings - a.meetings || b.seats - a.seats || a.code.localeCompare(b.code))
}

/** Of so many last meetings it is said that somebody never came. */
export const LOOK_BACK_MEETINGS = 6
/** Who joined so lately that fewer than these were held is not said to never come. */
export const FEWEST_MEETINGS = 3
