import { COMMUNITY_ANALYSTS, COMMUNITY_LEADS, COMMUNITY_MEMBERS, MEMBERS_ANYWHERE, SIGNED_IN, type Right } from './roles.ts'

/** The part of the one table of rights that is for methods and for what is written in a round. */
export const GRID_RIGHTS: Record<string, Right> = {
  // Whoever was there reads the grid and writes in it, a visitor too: the action itself asks who was present, and answers 404 to others.
  'GET /meetings/:id/grid': SIGNED_IN,
  'POST /meetings/:id/grid/entries': SIGNED_IN,
  'POST /meetings/:id/grid/confirm': SIGNED_IN,
  'GET /meetings/:id/grid/entries/:entryId': SIGNED_IN,
  'POST /meetings/:id/grid/entries/:entryId': SIGNED_IN,
  'GET /meetings/:id/grid/again': SIGNED_IN,
  'POST /meetings/:id/grid/again': SIGNED_IN,
  'GET /meetings/:id/grid/transcribe': SIGNED_IN,
  'POST /meetings/:id/grid/transcribe': SIGNED_IN,
  'GET /meetings/:id/grid/poster': SIGNED_IN,
  'GET /meetings/:id/grid/poster/download': SIGNED_IN,
  'GET /communities/:id/grid': COMMUNITY_MEMBERS,
  'GET /communities/:id/grid/download': COMMUNITY_ANALYSTS,
  'GET /communities/:id/grid/template': COMMUNITY_MEMBERS,
  'POST /communities/:id/grid/template': COMMUNITY_LEADS,
  'GET /grid': MEMBERS_ANYWHERE,
  'POST /grid': MEMBERS_ANYWHERE,
  'GET /grid/download': MEMBERS_ANYWHERE,
  'GET /communities/:id/methods': COMMUNITY_MEMBERS,
  'POST /communities/:id/methods': COMMUNITY_LEADS,
  'GET /communities/:id/methods/:methodId': COMMUNITY_MEMBERS,
  'POST /communities/:id/methods/:methodId': COMMUNITY_LEADS,
  'GET /communities/:id/methods/:methodId/print': COMMUNITY_MEMBERS,
  'GET /communities/:id/methods/:methodId/step': COMMUNITY_LEADS,
  'POST /communities/:id/methods/:methodId/step': COMMUNITY_LEADS,
}
