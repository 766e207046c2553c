import { findMeasure } from '@ronde/sociogram'
import { CONVENTION_PHRASES } from './convention-phrases.ts'

/** The standard term of each measure that says one number of a network as a whole. */
const names = {
  n: 'Number of people',
  m: 'Number of ties',
  density: 'Density',
  mean_degree: 'Mean degree',
  average_tie_strength: 'Average tie strength',
  mean_level: 'Mean level',
  reciprocity_edgewise: 'Reciprocity of ties',
  reciprocity_dyadic_nonnull: 'Reciprocity of tied pairs',
  reciprocity_dyadic: 'Reciprocity of all pairs',
  confirmation_rate: 'Confirmation rate',
  level_disagreement: 'Disagreement on the level',
  triangles: 'Triangles',
  transitivity_undirected: 'Transitivity, direction ignored',
  transitivity_weak: 'Weak transitivity',
  transitivity_strong: 'Strong transitivity',
  transitivity_weakcensus: 'Transitive triads',
  clustering_mean_local_excl_deg_lt2: 'Mean local clustering, from two contacts on',
  clustering_mean_local_zero: 'Mean local clustering, of everybody',
  clustering_directed_fagiolo_mean: 'Mean directed clustering (Fagiolo)',
  clique_number: 'Largest clique',
  components_weak: 'Weak components',
  components_strong: 'Strong components',
  largest_component: 'Largest component',
  largest_component_share: 'Share of the largest component',
  isolates: 'Isolates',
  bridges: 'Bridges',
  krackhardt_connectedness: 'Connectedness (Krackhardt)',
  diameter_finite: 'Diameter',
  mean_distance_reachable: 'Mean distance',
  reachable_ordered_pairs: 'Reachable pairs',
  reachable_share: 'Share of reachable pairs',
  global_efficiency: 'Global efficiency',
  global_efficiency_nx: 'Global efficiency, direction ignored',
  girth: 'Girth',
  centralization_degree: 'Degree centralisation',
  centralization_indegree: 'Indegree centralisation',
  centralization_outdegree: 'Outdegree centralisation',
  centralization_totaldegree: 'Total degree centralisation',
  centralization_betweenness: 'Betweenness centralisation',
  centralization_closeness: 'Closeness centralisation',
  centralization_harmonic: 'Harmonic centralisation',
  centralization_degree_loopsTRUE: 'Degree centralisation, with loops',
  centralization_indegree_loopsTRUE: 'Indegree centralisation, with loops',
  core_periphery_continuous_eigenvector_corr: 'Core and periphery',
  krackhardt_hierarchy: 'Hierarchy (Krackhardt)',
  hierarchy_reciprocity: 'Hierarchy by unreturned ties',
  krackhardt_efficiency: 'Efficiency (Krackhardt)',
  krackhardt_lubness: 'Least upper boundedness (Krackhardt)',
  ei_external: 'External ties',
  ei_internal: 'Internal ties',
  ei_index_ties: 'E-I index',
  ei_expected: 'Expected E-I index',
  assortativity_nominal: 'Assortativity by group',
  modularity: 'Modularity',
  best_louvain_of_50: 'Largest modularity found (Louvain)',
  best_leiden_modularity: 'Largest modularity found (Leiden)',
  assortativity_degree: 'Degree assortativity',
  degree_assortativity_undirected: 'Degree assortativity, direction ignored',
  assortativity_degree_undirected: 'Degree assortativity, by its other id',
  structural_equivalence_hamming_sum: 'Structural equivalence (Hamming distances)',
}

const spoken = {
  'section.size': 'Size and ties',
  'section.returned': 'Returned ties',
  'section.closed': 'Triangles and cliques',
  'section.parts': 'Parts of the network',
  'section.distances': 'Distances',
  'section.centralization': 'Centralisation',
  'section.hierarchy': 'Hierarchy',
  'section.groups': 'Groups',
  'section.alike': 'Likeness of people',
  'reason.empty': 'There is nobody.',
  'reason.too-small': 'There are too few people.',
  'reason.disconnected': 'The network falls into separate parts.',
  'reason.no-ties': 'There is no tie to count.',
  'reason.no-variation': 'Everybody is alike here.',
  'reason.no-answers': 'Nobody answered.',
  'reason.no-values': 'There are no levels.',
  'reason.not-converged': 'No steady number was found.',
  'reason.needs-direction': 'Only with directed ties.',
  'reason.needs-groups': 'Only with groups.',
  'reason.needs-numbers': 'Only with a number for each person.',
  'reason.needs-values': 'Only with levels.',
  'reason.needs-two-sets': 'Only with two sets.',
  'reason.too-large': 'The network is too large for it.',
  'reason.stopped': 'It was stopped.',
  'reason.below-80-percent-answered': 'Hidden: fewer than 80 % answered.',
}

type Beginning<Start extends string, Key extends string> = { [Each in Key as `${Start}.${Each}`]: string }

function beginning<Start extends string, Key extends string>(start: Start, keys: readonly Key[], sayOf: (key: Key) => string) {
  // Object.fromEntries forgets its keys.
  return Object.fromEntries(keys.map((key) => [`${start}.${key}`, sayOf(key)])) as Beginning<Start, Key>
}

// Object.keys forgets them too.
const ids = Object.keys(names) as (keyof typeof names)[]

/** Questions and conventions in English are those of the library. */
export const measuresEn = {
  ...spoken,
  ...beginning('name', ids, (id) => names[id]),
  ...beginning('question', ids, (id) => findMeasure(id)?.question ?? ''),
  ...beginning('phrase', CONVENTION_PHRASES, (phrase) => phrase),
}
