import { COMMUNITY_COORDINATORS, COMMUNITY_MEMBERS, COMMUNITY_RESEARCHERS, EVERYONE, type Right } from './roles.ts'

/** The part of the one table of rights that is for what a wave shows. What of it, and to whom, the one serialiser of sociograms says. */
export const SOCIOGRAM_RIGHTS: Record<string, Right> = {
  'GET /communities/:id/sociograms/:waveId/mine': COMMUNITY_MEMBERS,
  'GET /communities/:id/sociograms/:waveId/group': COMMUNITY_MEMBERS,
  'GET /communities/:id/sociograms/:waveId/breakdown': COMMUNITY_MEMBERS,
  'GET /communities/:id/sociograms/:waveId/compare': COMMUNITY_MEMBERS,
  'GET /communities/:id/sociograms/:waveId/over-time': COMMUNITY_MEMBERS,
  'GET /communities/:id/sociograms/:waveId/picture': COMMUNITY_MEMBERS,
  'GET /communities/:id/sociograms/:waveId/measures': COMMUNITY_RESEARCHERS,
  'GET /communities/:id/sociograms/:waveId/network': COMMUNITY_RESEARCHERS,
  'GET /communities/:id/sociograms/:waveId/public': COMMUNITY_COORDINATORS,
  'POST /communities/:id/sociograms/:waveId/public': COMMUNITY_COORDINATORS,
  'GET /pictures/:id': EVERYONE,
  'GET /pictures/:id/download': EVERYONE,
  'GET /pictures/:id/versions/:versionId': EVERYONE,
  'GET /pictures/:id/versions/:versionId/download': EVERYONE,
}
