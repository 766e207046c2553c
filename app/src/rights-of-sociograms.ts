import { COMMUNITY_MEMBERS, type Right } from './roles.ts'

/** The part of the one table of rights that is for what a wave shows. What of it, and to whom, the one serialiser of sociograms says. */
export const SOCIOGRAM_RIGHTS: Record<string, Right> = {
  'GET /communities/:id/sociograms/:waveId/mine': COMMUNITY_MEMBERS,
  'GET /communities/:id/sociograms/:waveId/group': COMMUNITY_MEMBERS,
}
