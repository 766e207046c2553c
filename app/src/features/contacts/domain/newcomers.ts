/** Somebody whom a newcomer could meet. */
export type FaceToMeet = {
  personId: string
  name: string
  /** Moderators and coordinators know everybody: one of them comes first. */
  leads: boolean
  languages: readonly string[]
  organisationIds: readonly string[]
  /** "Ask me about", where it is shared with this community. */
  askMeAbout: string
}

const FACES = 3

/**
 * Three people to meet: one who leads, then those who speak a language of the newcomer and say what to ask them about; each of another
 * organisation than those before and than the newcomer's own where that is possible. The order given decides between equals.
 */
export function chooseFaces<Face extends FaceToMeet>(
  newcomer: { languages: readonly string[]; organisationIds: readonly string[] },
  people: readonly Face[],
): Face[] {
  const chosen: Face[] = []
  const speaks = (face: Face) => face.languages.some((language) => newcomer.languages.includes(language))
  while (chosen.length < FACES && chosen.length < people.length) {
    const known = new Set([...newcomer.organisationIds, ...chosen.flatMap(({ organisationIds }) => organisationIds)])
    const hasLead = chosen.some(({ leads }) => leads)
    const weigh = (face: Face) =>
      (face.leads && !hasLead ? 8 : 0) + (speaks(face) ? 4 : 0) + (face.organisationIds.some((id) => known.has(id)) ? 0 : 2) + (face.askMeAbout === '' ? 0 : 1)
    const rest = people.filter((face) => !chosen.includes(face))
    const next = rest.reduce((best, face) => (weigh(face) > weigh(best) ? face : best))
    chosen.push(next)
  }
  return chosen
}
