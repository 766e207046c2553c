import { generateNetwork } from '../generate-network.ts'
import { layoutByStress } from '../layouts/stress.ts'
import { networkFromTies } from '../network-from-ties.ts'
import type { Network } from '../network.ts'
import { LOOKS } from './look.ts'
import type { PersonInPicture, SceneInput } from './scene-input.ts'
import { listTies } from './ties.ts'

/** A directed network for tests; ties as `[from, to, value]`. */
export function aTestNetwork(n: number, ties: readonly (readonly [number, number, number?])[]): Network {
  const built = networkFromTies({
    n,
    isDirected: true,
    ties: { from: ties.map(([from]) => from), to: ties.map(([, to]) => to), value: ties.map(([, , value = 1]) => value) },
  })
  if (!built.ok) throw new Error(built.refusal.kind)
  return built.value.network
}

const FIRST = ['Aïcha', 'Bram', 'Chantal', 'Dirk', 'Élise', 'Femke', 'Gaëlle', 'Hassan', 'Ineke', 'Marie-Claire']
const LAST = ['Peeters', 'El Amrani', 'Vandenbroucke', 'De Smet', 'Yıldız', 'Van den Berghe', 'Dubois']

export function invented(people: number, ties: number, seed = 1): { network: Network; people: PersonInPicture[] } {
  const network = generateNetwork({ people, ties, seed })
  return { network, people: network.ids.map((_, person) => ({ name: `${FIRST[person % 10]} ${LAST[(person * 3) % 7]}`, group: `Sector ${person % 5}` })) }
}

export function anInput(network: Network, people: readonly PersonInPicture[], wishes: Partial<SceneInput> = {}): SceneInput {
  return {
    network,
    positions: layoutByStress(network),
    people,
    panels: [{ ties: listTies(network, { levels: [1, 2, 3, 4] }) }],
    look: LOOKS.light,
    page: { width: 842, height: 595 },
    title: 'Who works with whom',
    notes: ['12 of 14 people answered.'],
    description: 'Everybody is tied to somebody.',
    words: {
      groups: 'Sector',
      other: 'other',
      levels: 'How closely',
      levelNames: ['know each other', 'share information', 'work together', 'share a plan'],
      tie: 'work together',
      oneSided: 'named by one of the two',
      reconstructed: 'told by one side',
      together: 'at the same meetings',
      changes: { kept: 'in both', new: 'new', lost: 'no longer' },
      joined: 'joined',
      left: 'left',
      key: 'Key',
      person: (name, group, ties) => `${name ?? 'somebody'}, ${group ?? 'no sector'}, ${ties}`,
    },
    ...wishes,
  }
}
