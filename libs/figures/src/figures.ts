export { LOCALES, nameIn } from './language.ts'
export type { Language, Names } from './language.ts'
export type {
  ActorKind,
  AttendanceRole,
  AttendanceState,
  Day,
  Employment,
  FigureRows,
  Instant,
  MeetingState,
  MembershipRole,
  Mode,
  Period,
  Register,
  RegisterAffiliation,
  RegisterAttendance,
  RegisterCommunity,
  RegisterMeeting,
  RegisterMembership,
  RegisterOrganisation,
  RegisterPerson,
} from './register.ts'
export { brusselsDay, brusselsInstant } from './brussels.ts'
export { indexRegister } from './register-index.ts'
export type { RegisterIndex } from './register-index.ts'
export { computeCommunityFigures, computeExtras, FIGURES } from './community-figures.ts'
export type {
  CommunityCount,
  CommunityExtras,
  CommunityFigures,
  Count,
  FigureId,
  FigureOptions,
  PairRule,
  Range,
  SelfEmployedRule,
  Spread,
} from './community-figures.ts'
export { computeMonitoring, listDefinitionVersions } from './monitoring.ts'
export type { MonitoringColumn, MonitoringOptions, MonitoringTable, MonitoringWarning } from './monitoring.ts'
export { checkFigures, findWarnings, WARNING_CODES } from './checker.ts'
export type { WarningCode, WarningFact } from './checker.ts'
export { writeWarning } from './warnings.ts'
export { readLine } from './presence.ts'
export type { ReadLine } from './presence.ts'
export { explainFigure } from './explain.ts'
export type { ExplainedRow, ExplainOptions, Explanation, ExplanationReason } from './explain.ts'
export { listDefinitions, readDefinition, writeReason } from './definitions.ts'
export type { Definition } from './definitions.ts'
export { formatNumber, roundHalfAway, standardDeviation } from './rounding.ts'
export type { DeviationKind } from './rounding.ts'
export { renderFigure, renderFootnote, renderPoster, renderTable } from './poster.ts'
export type { RenderOptions, TableForm } from './poster.ts'
export type { PublicFigures, PublicTable, Suppressed } from './public-table.ts'
export { keepsHidden, suppressForPublic } from './suppression.ts'
export type { PublicRelease, SuppressedCell, SuppressionRule } from './suppression.ts'
export { listStrips } from './strips.ts'
export type { AttendanceStrip } from './strips.ts'
export { buildPosterRegister, POSTER_WINDOW } from './poster-register.ts'
export { randomRegister } from './random-register.ts'
export type { RandomSize } from './random-register.ts'
