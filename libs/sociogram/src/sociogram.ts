export { ANSWERED, findTie, hasTie, incoming, NO_ANSWER, NOT_ASKED, outgoing, type Network, type Side } from './network.ts'
export {
  networkFromTies,
  type BuiltNetwork,
  type RepeatedRule,
  type Ties,
  type TiesDescription,
  type TiesProblem,
  type TiesReport,
} from './network-from-ties.ts'
export {
  aggregate,
  dichotomise,
  layersOf,
  subnetwork,
  symmetrise,
  transpose,
  uniteLayers,
  type Aggregated,
  type LayeredTies,
  type SymmetryRule,
  type ValueRule,
} from './transform.ts'
export { largestComponentOf } from './components.ts'
export { project, type ProjectionValue } from './two-mode.ts'
export { backbone } from './backbone.ts'
export { generateNetwork } from './generate-network.ts'
export { randomFrom, type Random } from './random.ts'

export { findMeasure, findMeasureOfTwo, MEASURES, MEASURES_OF_TWO, ON_REQUEST } from './measures.ts'
export type { ComparingOptions, ComparingResult, MeasureOfTwo } from './measure-of-two.ts'
export type { Watch } from './watch.ts'
export type { Measure, MeasureOptions, MeasureResult, Reason, SilenceRule, Table, Warning } from './measure.ts'
export { betweennessOfSources, combineBetweenness, sampleBetweenness, type SampledBetweenness } from './betweenness.ts'
export { distancesFrom } from './distances.ts'
export { valuedDistancesFrom } from './valued-distances.ts'
export { findCommunities, type Communities, type CommunityMethod, type CommunitySettings } from './communities.ts'
export { listPerceptionGaps, viewOfPerson, type PerceptionGap, type PersonalView } from './personal.ts'
export { compareLevels, type LevelRow } from './levels.ts'
export { scoreByOthers, type Rating, type Score, type Scores } from './ratings.ts'

export { boundNetworks, reconstruct, respondentsOnly, responseRate, type Reconstructed } from './missing.ts'
export { compareWaves, listTieChanges, sortByMutuality, type Mutuality, type TieChange, type WaveComparison } from './waves.ts'
export { autocorrelationOf, permuteLabels, testExternalInternal, type PermutationSettings, type PermutationTest } from './permutation.ts'
export { mrqap, qapCorrelation, type MrqapResult, type QapProblem } from './qap.ts'
export { bootstrapDifference, vertexBootstrap, type Bootstrap, type BootstrapSettings } from './bootstrap.ts'
export { fileFromNetwork, findColumn, networkFromFile, type Column, type NetworkChoice, type NetworkFile } from './files/network-file.ts'
export { FILE_LIMITS, type Dropped, type FileLimits, type FileProblem } from './files/problems.ts'
export { readNetworkFile, type BesideFile, type ReadFile, type ReadOptions } from './files/read-network-file.ts'
export { layoutByForces, stepForces, type ForceOptions } from './layouts/force-atlas.ts'
export { layoutByGroups } from './layouts/grouped.ts'
export { boxOf, type Box, type LayoutOptions, type Positions } from './layouts/positions.ts'
export { layoutByStress } from './layouts/stress.ts'
export { layoutOnTarget, type Ring, type TargetLayout } from './layouts/target.ts'
export { layoutInColumns } from './layouts/two-columns.ts'
export { layoutAfter, layoutForAllWaves, positionsBetween, type AnchorOptions, type EarlierPlaces } from './layouts/waves.ts'
export { createCanvasPicture, findPerson, type CanvasPicture, type CanvasTools, type Surface } from './scene/canvas-picture.ts'
export { LOOKS, type Change, type Look } from './scene/look.ts'
export type { Mark, Scene, ScenePerson } from './scene/marks.ts'
export { spellWithLetters, type LettersMissing, type LettersSettings } from './scene/letters.ts'
export { measureText, type MeasureText } from './scene/measure-text.ts'
export { listOperations, type Operation, type PathOperation, type TextOperation } from './scene/operations.ts'
export { drawOnCanvas, prepareSteps, type Brush, type View } from './scene/scene-canvas.ts'
export type { Panel, PersonInPicture, Presence, SceneInput, SceneRing, SceneSizes, SceneWords } from './scene/scene-input.ts'
export { buildOverTime, sceneAt, type PictureOverTime } from './scene/over-time.ts'
export { renderSvg, type SvgOptions } from './scene/scene-svg.ts'
export { buildScene } from './scene/scene.ts'
export { compareTies, listTies, type ListTiesOptions, type TieInPicture, type TieKind } from './scene/ties.ts'
export { formatOfName, type NetworkFormat } from './files/formats.ts'
export { writeNetworkFile, type WriteOptions, type WrittenNetwork } from './files/write-network-file.ts'
