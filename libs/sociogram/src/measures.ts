import type { MeasureOfTwo } from './measure-of-two.ts'
import type { Measure } from './measure.ts'
import { articulationPoints } from './measures/articulation-points.ts'
import { assortativityDegreeUndirected } from './measures/assortativity-degree-undirected.ts'
import { assortativityDegree } from './measures/assortativity-degree.ts'
import { assortativityNominal } from './measures/assortativity-nominal.ts'
import { assortativityNumeric } from './measures/assortativity-numeric.ts'
import { autocorrelationPermutation } from './measures/autocorrelation-permutation.ts'
import { averageTieStrength } from './measures/average-tie-strength.ts'
import { bestLeidenModularity } from './measures/best-leiden-modularity.ts'
import { bestLouvainOf50 } from './measures/best-louvain-of-50.ts'
import { betweennessNormalized } from './measures/betweenness-normalized.ts'
import { betweenness } from './measures/betweenness.ts'
import { bipAttendance } from './measures/bip-attendance.ts'
import { bipBetweennessCentrality } from './measures/bip-betweenness-centrality.ts'
import { bipClosenessCentrality } from './measures/bip-closeness-centrality.ts'
import { bipDegreeCentrality } from './measures/bip-degree-centrality.ts'
import { bipDensity } from './measures/bip-density.ts'
import { bipLatapyDot } from './measures/bip-latapy-dot.ts'
import { bipMoreThanChance } from './measures/bip-more-than-chance.ts'
import { bipRobinsAlexanderClustering } from './measures/bip-robins-alexander-clustering.ts'
import { bipSharedDensity } from './measures/bip-shared-density.ts'
import { blockDensities } from './measures/block-densities.ts'
import { bridges } from './measures/bridges.ts'
import { brokerageExpected } from './measures/brokerage-expected.ts'
import { brokerageNodes } from './measures/brokerage-nodes.ts'
import { brokeragePartial } from './measures/brokerage-partial.ts'
import { brokerageTotal } from './measures/brokerage-total.ts'
import { centralizationBetweenness } from './measures/centralization-betweenness.ts'
import { centralizationCloseness } from './measures/centralization-closeness.ts'
import { centralizationDegreeBootstrap } from './measures/centralization-degree-bootstrap.ts'
import { centralizationDegreeLoopsTrue } from './measures/centralization-degree-loops-true.ts'
import { centralizationDegree } from './measures/centralization-degree.ts'
import { centralizationHarmonic } from './measures/centralization-harmonic.ts'
import { centralizationIndegreeLoopsTrue } from './measures/centralization-indegree-loops-true.ts'
import { centralizationIndegree } from './measures/centralization-indegree.ts'
import { centralizationOutdegree } from './measures/centralization-outdegree.ts'
import { centralizationTotaldegree } from './measures/centralization-totaldegree.ts'
import { cliqueNumber } from './measures/clique-number.ts'
import { closenessComponent } from './measures/closeness-component.ts'
import { closenessFreemanSna } from './measures/closeness-freeman-sna.ts'
import { closenessFreeman } from './measures/closeness-freeman.ts'
import { closenessGilSchmidt } from './measures/closeness-gil-schmidt.ts'
import { closenessWfImproved } from './measures/closeness-wf-improved.ts'
import { clusteringDirectedFagioloMean } from './measures/clustering-directed-fagiolo-mean.ts'
import { clusteringLocalZero } from './measures/clustering-local-zero.ts'
import { clusteringLocal } from './measures/clustering-local.ts'
import { clusteringMeanLocalExclDegLt2 } from './measures/clustering-mean-local-excl-deg-lt2.ts'
import { clusteringMeanLocalZero } from './measures/clustering-mean-local-zero.ts'
import { clusteringWeightedBarrat } from './measures/clustering-weighted-barrat.ts'
import { clusteringWeightedOnnela } from './measures/clustering-weighted-onnela.ts'
import { componentSizesStrong } from './measures/component-sizes-strong.ts'
import { componentSizes } from './measures/component-sizes.ts'
import { componentsStrong } from './measures/components-strong.ts'
import { componentsWeak } from './measures/components-weak.ts'
import { confirmationRate } from './measures/confirmation-rate.ts'
import { constraintWeighted } from './measures/constraint-weighted.ts'
import { constraint } from './measures/constraint.ts'
import { corePeripheryContinuousEigenvectorCorr } from './measures/core-periphery-continuous-eigenvector-corr.ts'
import { corePeripheryDiscreteMissing } from './measures/core-periphery-discrete-missing.ts'
import { corePeripheryDiscreteOr } from './measures/core-periphery-discrete-or.ts'
import { degreeAssortativityUndirected } from './measures/degree-assortativity-undirected.ts'
import { degree } from './measures/degree.ts'
import { densityBootstrap } from './measures/density-bootstrap.ts'
import { density } from './measures/density.ts'
import { diameterFinite } from './measures/diameter-finite.ts'
import { dyadCensus } from './measures/dyad-census.ts'
import { effectiveSize } from './measures/effective-size.ts'
import { egoEfficiency } from './measures/ego-efficiency.ts'
import { egoHierarchy } from './measures/ego-hierarchy.ts'
import { eiBootstrap } from './measures/ei-bootstrap.ts'
import { eiByGroup } from './measures/ei-by-group.ts'
import { eiByPerson } from './measures/ei-by-person.ts'
import { eiExpected } from './measures/ei-expected.ts'
import { eiExternal } from './measures/ei-external.ts'
import { eiIndexTies } from './measures/ei-index-ties.ts'
import { eiInternal } from './measures/ei-internal.ts'
import { eiPermutation } from './measures/ei-permutation.ts'
import { eiRange } from './measures/ei-range.ts'
import { eigenvector } from './measures/eigenvector.ts'
import { girth } from './measures/girth.ts'
import { globalEfficiencyNx } from './measures/global-efficiency-nx.ts'
import { globalEfficiency } from './measures/global-efficiency.ts'
import { groupSizes } from './measures/group-sizes.ts'
import { harmonic } from './measures/harmonic.ts'
import { hierarchyReciprocity } from './measures/hierarchy-reciprocity.ts'
import { indegree } from './measures/indegree.ts'
import { isolates } from './measures/isolates.ts'
import { kcoreSym } from './measures/kcore-sym.ts'
import { krackhardtConnectedness } from './measures/krackhardt-connectedness.ts'
import { krackhardtEfficiency } from './measures/krackhardt-efficiency.ts'
import { krackhardtHierarchy } from './measures/krackhardt-hierarchy.ts'
import { krackhardtLubness } from './measures/krackhardt-lubness.ts'
import { largestComponentShare } from './measures/largest-component-share.ts'
import { largestComponent } from './measures/largest-component.ts'
import { leiden } from './measures/leiden.ts'
import { levelByOthers } from './measures/level-by-others.ts'
import { levelDisagreement } from './measures/level-disagreement.ts'
import { levelDistribution } from './measures/level-distribution.ts'
import { levelsInsideBetween } from './measures/levels-inside-between.ts'
import { levels } from './measures/levels.ts'
import { louvain } from './measures/louvain.ts'
import { ties } from './measures/m.ts'
import { meanDegree } from './measures/mean-degree.ts'
import { meanDistanceReachable } from './measures/mean-distance-reachable.ts'
import { meanDistanceValued } from './measures/mean-distance-valued.ts'
import { meanLevel } from './measures/mean-level.ts'
import { mixingGroups } from './measures/mixing-groups.ts'
import { mixingMatrix } from './measures/mixing-matrix.ts'
import { modularity } from './measures/modularity.ts'
import { people } from './measures/n.ts'
import { outdegree } from './measures/outdegree.ts'
import { pagerank } from './measures/pagerank.ts'
import { correlationOfTwo } from './measures/qap-correlation.ts'
import { reachableOrderedPairs } from './measures/reachable-ordered-pairs.ts'
import { reachableShare } from './measures/reachable-share.ts'
import { reciprocityDyadicNonnull } from './measures/reciprocity-dyadic-nonnull.ts'
import { reciprocityDyadic } from './measures/reciprocity-dyadic.ts'
import { reciprocityEdgewise } from './measures/reciprocity-edgewise.ts'
import { strength } from './measures/strength.ts'
import { structuralEquivalenceHammingSum } from './measures/structural-equivalence-hamming-sum.ts'
import { totaldegree } from './measures/totaldegree.ts'
import { transitivityStrong } from './measures/transitivity-strong.ts'
import { transitivityUndirected } from './measures/transitivity-undirected.ts'
import { transitivityWeak } from './measures/transitivity-weak.ts'
import { transitivityWeakcensus } from './measures/transitivity-weakcensus.ts'
import { triadCensusUndirected } from './measures/triad-census-undirected.ts'
import { triadCensus } from './measures/triad-census.ts'
import { triangles } from './measures/triangles.ts'
import { vertexConnectivity } from './measures/vertex-connectivity.ts'
import { waveDensityChange } from './measures/wave-density-change.ts'
import { waveHamming } from './measures/wave-hamming.ts'
import { waveJaccard } from './measures/wave-jaccard.ts'
import { waveJoiners } from './measures/wave-joiners.ts'
import { waveLeavers } from './measures/wave-leavers.ts'
import { waveStability } from './measures/wave-stability.ts'
import { waveTies } from './measures/wave-ties.ts'
import { waveTurnover } from './measures/wave-turnover.ts'

/** Every measure, in the order in which a report names them. */
export const MEASURES: readonly Measure[] = [
  people,
  ties,
  density,
  meanDegree,
  averageTieStrength,
  reciprocityEdgewise,
  reciprocityDyadicNonnull,
  reciprocityDyadic,
  confirmationRate,
  dyadCensus,
  triadCensus,
  triadCensusUndirected,
  triangles,
  transitivityUndirected,
  transitivityWeak,
  transitivityStrong,
  transitivityWeakcensus,
  clusteringLocal,
  clusteringLocalZero,
  clusteringMeanLocalExclDegLt2,
  clusteringMeanLocalZero,
  clusteringDirectedFagioloMean,
  clusteringWeightedOnnela,
  clusteringWeightedBarrat,
  componentsWeak,
  componentsStrong,
  componentSizes,
  componentSizesStrong,
  largestComponent,
  largestComponentShare,
  isolates,
  articulationPoints,
  bridges,
  girth,
  cliqueNumber,
  diameterFinite,
  meanDistanceReachable,
  reachableOrderedPairs,
  reachableShare,
  globalEfficiency,
  globalEfficiencyNx,
  krackhardtConnectedness,
  krackhardtHierarchy,
  hierarchyReciprocity,
  krackhardtEfficiency,
  krackhardtLubness,
  kcoreSym,
  corePeripheryDiscreteOr,
  corePeripheryDiscreteMissing,
  corePeripheryContinuousEigenvectorCorr,
  degree,
  indegree,
  outdegree,
  totaldegree,
  strength,
  levelByOthers,
  betweenness,
  betweennessNormalized,
  closenessFreeman,
  closenessFreemanSna,
  closenessComponent,
  closenessWfImproved,
  closenessGilSchmidt,
  harmonic,
  eigenvector,
  pagerank,
  centralizationDegree,
  centralizationIndegree,
  centralizationOutdegree,
  centralizationTotaldegree,
  centralizationBetweenness,
  centralizationCloseness,
  centralizationHarmonic,
  centralizationDegreeLoopsTrue,
  centralizationIndegreeLoopsTrue,
  mixingGroups,
  groupSizes,
  mixingMatrix,
  blockDensities,
  eiExternal,
  eiInternal,
  eiIndexTies,
  eiExpected,
  eiRange,
  eiByGroup,
  eiByPerson,
  assortativityNominal,
  assortativityDegree,
  degreeAssortativityUndirected,
  assortativityDegreeUndirected,
  assortativityNumeric,
  structuralEquivalenceHammingSum,
  brokerageNodes,
  brokerageTotal,
  brokerageExpected,
  constraint,
  constraintWeighted,
  effectiveSize,
  egoEfficiency,
  egoHierarchy,
  modularity,
  louvain,
  leiden,
  bestLouvainOf50,
  bestLeidenModularity,
  bipDensity,
  bipDegreeCentrality,
  bipClosenessCentrality,
  bipBetweennessCentrality,
  bipRobinsAlexanderClustering,
  bipLatapyDot,
  bipAttendance,
  bipSharedDensity,
  bipMoreThanChance,
  meanLevel,
  levelDistribution,
  levels,
  levelDisagreement,
  levelsInsideBetween,
]

/** Measures that draw by chance thousands of times, or look at every pair in several ways: taken only when they are asked for. */
export const ON_REQUEST: readonly Measure[] = [
  brokeragePartial,
  vertexConnectivity,
  meanDistanceValued,
  eiPermutation,
  autocorrelationPermutation,
  densityBootstrap,
  centralizationDegreeBootstrap,
  eiBootstrap,
]

/** Measures of two waves, or of two kinds of ties of the same people. */
export const MEASURES_OF_TWO: readonly MeasureOfTwo[] = [
  waveTies,
  waveJaccard,
  waveStability,
  waveTurnover,
  waveHamming,
  waveJoiners,
  waveLeavers,
  waveDensityChange,
  correlationOfTwo,
]

export function findMeasure(id: string): Measure | null {
  return [...MEASURES, ...ON_REQUEST].find((measure) => measure.id === id) ?? null
}

export function findMeasureOfTwo(id: string): MeasureOfTwo | null {
  return MEASURES_OF_TWO.find((measure) => measure.id === id) ?? null
}
