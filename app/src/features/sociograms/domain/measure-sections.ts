/** The order in which measures of a network are read; each stands in one section. */
export const MEASURE_SECTIONS = [
  { section: 'size', ids: ['n', 'm', 'density', 'mean_degree', 'average_tie_strength', 'mean_level'] },
  { section: 'returned', ids: ['reciprocity_edgewise', 'reciprocity_dyadic_nonnull', 'reciprocity_dyadic', 'confirmation_rate', 'level_disagreement'] },
  {
    section: 'closed',
    ids: [
      'triangles',
      'transitivity_undirected',
      'transitivity_weak',
      'transitivity_strong',
      'transitivity_weakcensus',
      'clustering_mean_local_excl_deg_lt2',
      'clustering_mean_local_zero',
      'clustering_directed_fagiolo_mean',
      'clique_number',
    ],
  },
  {
    section: 'parts',
    ids: ['components_weak', 'components_strong', 'largest_component', 'largest_component_share', 'isolates', 'bridges', 'krackhardt_connectedness'],
  },
  {
    section: 'distances',
    ids: ['diameter_finite', 'mean_distance_reachable', 'reachable_ordered_pairs', 'reachable_share', 'global_efficiency', 'global_efficiency_nx', 'girth'],
  },
  {
    section: 'centralization',
    ids: [
      'centralization_degree',
      'centralization_indegree',
      'centralization_outdegree',
      'centralization_totaldegree',
      'centralization_betweenness',
      'centralization_closeness',
      'centralization_harmonic',
      'centralization_degree_loopsTRUE',
      'centralization_indegree_loopsTRUE',
      'core_periphery_continuous_eigenvector_corr',
    ],
  },
  { section: 'hierarchy', ids: ['krackhardt_hierarchy', 'hierarchy_reciprocity', 'krackhardt_efficiency', 'krackhardt_lubness'] },
  {
    section: 'groups',
    ids: ['ei_external', 'ei_internal', 'ei_index_ties', 'ei_expected', 'assortativity_nominal', 'modularity', 'best_louvain_of_50', 'best_leiden_modularity'],
  },
  {
    section: 'alike',
    ids: ['assortativity_degree', 'degree_assortativity_undirected', 'assortativity_degree_undirected', 'structural_equivalence_hamming_sum'],
  },
] as const
