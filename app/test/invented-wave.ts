import { generateNetwork, outgoing } from '@ronde/sociogram'
import { SHIPPED_SCALES } from '../src/features/sociograms/domain/shipped-scales.ts'
import type { WavePerson } from '../src/features/sociograms/domain/survey.ts'
import type { Told } from '../src/features/sociograms/domain/wave-network.ts'

const FIRST = ['Aïcha', 'Bram', 'Chantal', 'Dirk', 'Élise', 'Femke', 'Gaëlle', 'Hassan', 'Ineke', 'Marie-Claire', 'Johan', 'Katrien', 'Luc']
const LAST = ['Peeters', 'El Amrani', 'Vandenbroucke', 'De Smet', 'Yıldız', 'Van den Berghe', 'Dubois', 'Lambrechts', 'Öztürk', 'Janssens', 'Mertens', 'Claes']
export const SECTORS = ['Aide à domicile', 'Hôpital', 'Médecine générale', 'Santé mentale', 'Action sociale', 'Logement', 'Pharmacie', 'Commune', 'Aînés']
/** Everybody answered and agreed to stand by name; small communities with most ties inside, levels 1 to 4. */
export function anInventedWave(people: number): { told: Told; names: Map<string, string> } {
  const network = generateNetwork({ people, ties: Math.round(people * (people > 100 ? 6 : 3.5)), seed: 7, communitySize: Math.max(6, Math.round(people / 6)) })
  const ids = Array.from({ length: people }, (_, place) => `p${String(place).padStart(4, '0')}`)
  const sectors = Math.min(SECTORS.length, Math.max(2, Math.round(people / 6)))
  const roster = ids.map((personId, place): WavePerson => {
    const sector = String(Math.floor((place * sectors) / people))
    const organisationId = `o${Math.floor(place / 4)}`
    return {
      personId,
      organisationId,
      function: '',
      discipline: '',
      sector,
      mission: '',
      isNameable: true,
      response: 'answered',
      level: 'name',
      isOnPaper: false,
    }
  })
  const { offsets, neighbours, values } = outgoing(network)
  const nominations = ids.flatMap((fromPerson, from) =>
    Array.from(neighbours.subarray(offsets[from], offsets[from + 1]), (to, at) => ({
      fromPerson,
      toPerson: ids[to] ?? null,
      toOrganisation: null,
      question: 'work-together' as const,
      level: values?.[offsets[from]! + at] ?? 1,
      toldAt: '2023-02-14T12:00:00.000Z',
    })),
  )
  const names = new Map(ids.map((id, place) => [id, `${FIRST[place % FIRST.length]} ${LAST[Math.floor(place / FIRST.length + place) % LAST.length]}`]))
  return { told: { people: roster, nominations, scale: SHIPPED_SCALES[0]! }, names }
}
