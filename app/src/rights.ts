import type { Actor, CommunityRole } from './kernel/actor.ts'
import { hasFullRights, isAdministrator, isNetworkCoordinator, rolesIn } from './kernel/actor.ts'

/** Whoever asks holds one or more of these towards what they ask for. */
export type Role = 'public' | 'signed_in' | CommunityRole | 'policy_officer' | 'administrator' | 'demo_coordinator'

/** Where the roles are looked up: nowhere in particular, or in the communities of the thing that `:id` names. */
export type Relation = 'none' | 'community' | 'meeting' | 'programme'

/** `each`: the role is held in every community of the thing, not in one of them. */
export type Right = { may: readonly Role[]; of: Relation; each?: true }

const EVERYONE: Right = { may: ['public'], of: 'none' }
const SIGNED_IN: Right = { may: ['signed_in'], of: 'none' }
const COORDINATORS: Right = { may: ['coordinator'], of: 'none' }
const LEADS_ANYWHERE: Right = { may: ['coordinator', 'moderator'], of: 'none' }
const ADMINISTRATORS: Right = { may: ['administrator'], of: 'none' }
/** On the demo no mail leaves: its coordinator reads what would have. */
const OUTBOX_READERS: Right = { may: ['administrator', 'demo_coordinator'], of: 'none' }
const COMMUNITY_READERS: Right = { may: ['member', 'moderator', 'researcher', 'coordinator', 'visitor'], of: 'community' }
/** A visitor sees no more of the members than a stranger does. */
const COMMUNITY_MEMBERS: Right = { may: ['member', 'moderator', 'researcher', 'coordinator'], of: 'community' }
const COMMUNITY_LEADS: Right = { may: ['moderator', 'coordinator'], of: 'community' }
const COMMUNITY_COORDINATORS: Right = { may: ['coordinator'], of: 'community' }
const COMMUNITY_FIGURES: Right = { may: ['member', 'moderator', 'researcher', 'coordinator', 'policy_officer'], of: 'community' }
const MEETING_READERS: Right = { may: ['member', 'moderator', 'researcher', 'coordinator', 'visitor'], of: 'meeting' }
const MEETING_LEADS: Right = { may: ['moderator', 'coordinator'], of: 'meeting' }
const MEETING_COORDINATORS: Right = { may: ['coordinator'], of: 'meeting' }
const PROGRAMME_READERS: Right = { may: ['coordinator', 'policy_officer'], of: 'none' }
/** Funder, window and snapshots speak for each of the communities. */
const PROGRAMME_COORDINATORS: Right = { may: ['coordinator'], of: 'programme', each: true }
const PROGRAMME_FIGURES: Right = { may: ['coordinator', 'policy_officer'], of: 'programme' }

/**
 * SEC-10: the one table of rights. Each route of the house stands here once; a route that does not fails the start and the
 * test that walks every route with every role.
 */
export const RIGHTS: Record<string, Right> = {
  'GET /': EVERYONE,
  'GET /healthz': EVERYONE,
  'GET /assets/:name': EVERYONE,
  'GET /style': EVERYONE,
  'GET /trust': EVERYONE,
  'GET /accessibility': EVERYONE,
  'POST /csp-report': EVERYONE,
  'GET /audit': ADMINISTRATORS,
  'POST /audit/check': ADMINISTRATORS,

  'GET /privacy/me': SIGNED_IN,
  'POST /privacy/me/download': SIGNED_IN,
  'POST /privacy/me/leave': SIGNED_IN,
  'GET /privacy/me/erase': SIGNED_IN,
  'POST /privacy/me/erase': SIGNED_IN,
  'GET /privacy/erased/:code': EVERYONE,

  'GET /people': SIGNED_IN,
  'GET /people/new': LEADS_ANYWHERE,
  'POST /people': LEADS_ANYWHERE,
  'GET /people/me': SIGNED_IN,
  'POST /people/me/share': SIGNED_IN,
  'POST /people/me/stop': SIGNED_IN,
  'GET /people/notices': LEADS_ANYWHERE,
  'GET /people/duplicates': COORDINATORS,
  'POST /people/merges/:id/undo': COORDINATORS,
  'GET /people/:id': SIGNED_IN,
  'POST /people/:id': SIGNED_IN,
  'GET /people/:id/edit': SIGNED_IN,
  'GET /people/:id/merge': COORDINATORS,
  'POST /people/:id/merge': COORDINATORS,
  'POST /people/:id/told': LEADS_ANYWHERE,
  'GET /organisations': SIGNED_IN,
  'POST /organisations': LEADS_ANYWHERE,
  'GET /organisations/new': LEADS_ANYWHERE,
  'GET /organisations/:id': SIGNED_IN,
  'POST /organisations/:id': LEADS_ANYWHERE,
  'GET /organisations/:id/edit': LEADS_ANYWHERE,

  'GET /sign-in': EVERYONE,
  'POST /sign-in': EVERYONE,
  'GET /sign-in/code': EVERYONE,
  'POST /sign-in/code': EVERYONE,
  'GET /sign-in/link/:token': EVERYONE,
  'POST /sign-in/link/:token': EVERYONE,
  'POST /sign-in/passkey/options': EVERYONE,
  'POST /sign-in/passkey/verify': EVERYONE,
  'GET /sign-in/passkey/add': SIGNED_IN,
  'POST /sign-in/passkey/add/options': SIGNED_IN,
  'POST /sign-in/passkey/add/verify': SIGNED_IN,
  'POST /sign-out': SIGNED_IN,
  'POST /demo/enter': EVERYONE,
  'GET /set-up/:token': EVERYONE,
  'POST /set-up/:token': EVERYONE,
  'GET /account': SIGNED_IN,
  'GET /account/stream': SIGNED_IN,
  'POST /account/language': SIGNED_IN,
  'POST /account/mail-address': SIGNED_IN,
  'GET /account/mail-address/:token': SIGNED_IN,
  'POST /account/mail-address/:token': SIGNED_IN,
  'POST /account/sessions/:id/end': SIGNED_IN,
  'POST /account/sessions/end-others': SIGNED_IN,
  'POST /account/passkeys/:id/name': SIGNED_IN,
  'POST /account/passkeys/:id/remove': SIGNED_IN,
  'POST /account/keys': SIGNED_IN,
  'POST /account/keys/:id/revoke': SIGNED_IN,
  'GET /account/calendars': SIGNED_IN,
  'POST /account/calendars': SIGNED_IN,
  'POST /account/calendars/:id/replace': SIGNED_IN,
  'POST /account/calendars/:id/revoke': SIGNED_IN,
  'GET /calendar/:token': EVERYONE,
  'GET /accounts': ADMINISTRATORS,
  'POST /accounts': ADMINISTRATORS,
  'GET /accounts/:id': ADMINISTRATORS,
  'POST /accounts/:id/roles': ADMINISTRATORS,
  'POST /accounts/:id/roles/:roleId/end': ADMINISTRATORS,
  'POST /accounts/:id/passkeys/reset': ADMINISTRATORS,
  'POST /accounts/:id/close': ADMINISTRATORS,
  'GET /outbox': OUTBOX_READERS,
  'POST /outbox/:id/send-again': OUTBOX_READERS,

  'GET /desk': SIGNED_IN,
  'GET /communities': SIGNED_IN,
  'GET /communities/new': COORDINATORS,
  'POST /communities/new': COORDINATORS,
  'GET /communities/:id': COMMUNITY_READERS,
  'GET /communities/:id/edit': COMMUNITY_COORDINATORS,
  'POST /communities/:id/edit': COMMUNITY_COORDINATORS,
  'GET /communities/:id/members': COMMUNITY_MEMBERS,
  'GET /communities/:id/members/new': COMMUNITY_LEADS,
  'POST /communities/:id/members/new': COMMUNITY_LEADS,
  'GET /communities/:id/members/:memberId': COMMUNITY_LEADS,
  'POST /communities/:id/members/:memberId': COMMUNITY_LEADS,
  'GET /communities/:id/join': SIGNED_IN,
  'POST /communities/:id/join': SIGNED_IN,
  'GET /communities/:id/leave': COMMUNITY_READERS,
  'POST /communities/:id/leave': COMMUNITY_READERS,
  'GET /communities/:id/conventions': COMMUNITY_MEMBERS,
  'POST /communities/:id/conventions': COMMUNITY_LEADS,
  'POST /communities/:id/conventions/:conventionId': COMMUNITY_LEADS,
  'GET /communities/:id/conventions/:conventionId/print': COMMUNITY_LEADS,
  'GET /conventions/:id/sign': SIGNED_IN,
  'POST /conventions/:id/sign': SIGNED_IN,
  'GET /programmes': PROGRAMME_READERS,
  'GET /programmes/new': COORDINATORS,
  'POST /programmes/new': COORDINATORS,
  'GET /programmes/:id': PROGRAMME_FIGURES,
  'GET /programmes/:id/edit': PROGRAMME_COORDINATORS,
  'POST /programmes/:id/edit': PROGRAMME_COORDINATORS,

  'GET /calendars': SIGNED_IN,
  'POST /calendars': SIGNED_IN,
  'POST /calendars/:sourceId/read': SIGNED_IN,
  'POST /calendars/:sourceId/remove': SIGNED_IN,
  'GET /communities/:id/calendars': COMMUNITY_LEADS,
  'POST /communities/:id/calendars': COMMUNITY_LEADS,
  'POST /communities/:id/calendars/:sourceId/read': COMMUNITY_LEADS,
  'POST /communities/:id/calendars/:sourceId/remove': COMMUNITY_LEADS,
  'GET /organisations/:id/calendars': LEADS_ANYWHERE,
  'POST /organisations/:id/calendars': LEADS_ANYWHERE,
  'POST /organisations/:id/calendars/:sourceId/read': LEADS_ANYWHERE,
  'POST /organisations/:id/calendars/:sourceId/remove': LEADS_ANYWHERE,

  'GET /communities/:id/meetings': COMMUNITY_READERS,
  'GET /communities/:id/meetings/new': COMMUNITY_LEADS,
  'POST /communities/:id/meetings/new': COMMUNITY_LEADS,
  'GET /meetings/:id': MEETING_READERS,
  'GET /meetings/:id/edit': MEETING_LEADS,
  'POST /meetings/:id/edit': MEETING_LEADS,
  'GET /meetings/:id/agenda': MEETING_LEADS,
  'POST /meetings/:id/agenda': MEETING_LEADS,
  'GET /meetings/:id/agenda/:itemId': MEETING_LEADS,
  'POST /meetings/:id/agenda/:itemId': MEETING_LEADS,
  'GET /meetings/:id/chair': MEETING_LEADS,
  'POST /meetings/:id/chair': MEETING_LEADS,
  'GET /meetings/:id/cancel': MEETING_LEADS,
  'POST /meetings/:id/cancel': MEETING_LEADS,
  'POST /meetings/:id/hold': MEETING_LEADS,
  'GET /meetings/:id/close': MEETING_LEADS,
  'POST /meetings/:id/close': MEETING_LEADS,
  'GET /meetings/:id/reopen': MEETING_LEADS,
  'POST /meetings/:id/reopen': MEETING_LEADS,
  'GET /meetings/:id/faces': MEETING_READERS,
  'GET /meetings/:id/prepare': MEETING_LEADS,
  'GET /meetings/:id/prepare/pack': MEETING_LEADS,
  'POST /meetings/:id/prepare/pack': MEETING_LEADS,
  'GET /meetings/:id/attendance': MEETING_LEADS,
  'POST /meetings/:id/attendance': MEETING_LEADS,
  'POST /meetings/:id/attendance/taps': MEETING_LEADS,
  'GET /meetings/:id/attendance/paper': MEETING_LEADS,
  'POST /meetings/:id/attendance/paper': MEETING_LEADS,
  'GET /meetings/:id/check-in': MEETING_LEADS,
  'GET /c': EVERYONE,
  'POST /c': EVERYONE,
  'GET /c/:token': EVERYONE,
  'POST /c/:token': EVERYONE,
  'GET /meetings/:id/attendance/door': MEETING_LEADS,
  'POST /meetings/:id/attendance/door': MEETING_LEADS,
  'POST /meetings/:id/attendance/conflicts/:conflictId': MEETING_LEADS,
  'GET /meetings/:id/attendance/people/:personId': MEETING_LEADS,
  'POST /meetings/:id/attendance/people/:personId': MEETING_LEADS,
  'GET /meetings/:id/events': MEETING_LEADS,

  'GET /meetings/:id/invitations': MEETING_LEADS,
  'GET /meetings/:id/invitations/new': MEETING_LEADS,
  'POST /meetings/:id/invitations/new': MEETING_LEADS,
  'POST /meetings/:id/invitations/incoming/:incomingId': MEETING_LEADS,
  'GET /meetings/:id/invitations/:invitationId': MEETING_LEADS,
  'POST /meetings/:id/invitations/:invitationId': MEETING_LEADS,
  'GET /invitations': SIGNED_IN,
  'POST /invitations/resume': SIGNED_IN,
  'POST /meetings/:id/answer': SIGNED_IN,
  'GET /r': EVERYONE,
  'POST /r': EVERYONE,
  'GET /r/:token': EVERYONE,
  'POST /r/:token': EVERYONE,
  'GET /r/:token/meeting.ics': EVERYONE,
  'GET /r/:token/stop': EVERYONE,
  'POST /r/:token/stop': EVERYONE,
  'POST /r/:token/unsubscribe': EVERYONE,

  // Whoever was there reads the record and amends it, a visitor too: the action itself asks who was present, and answers 404 to others.
  'GET /meetings/:id/record': SIGNED_IN,
  'POST /meetings/:id/record/entries': SIGNED_IN,
  'GET /meetings/:id/record/digest': SIGNED_IN,
  'GET /meetings/:id/record/digest.txt': SIGNED_IN,
  'GET /meetings/:id/record/print': SIGNED_IN,
  'GET /meetings/:id/record/lines': SIGNED_IN,
  'GET /meetings/:id/record/entries/:entryId': SIGNED_IN,
  'POST /meetings/:id/record/entries/:entryId': SIGNED_IN,
  'GET /meetings/:id/record/prepare': MEETING_LEADS,
  'POST /meetings/:id/record/prepare': MEETING_LEADS,
  'GET /meetings/:id/record/lock': MEETING_LEADS,
  'POST /meetings/:id/record/lock': MEETING_LEADS,
  'POST /meetings/:id/record/open': MEETING_LEADS,
  'POST /meetings/:id/record/agree': SIGNED_IN,
  'POST /meetings/:id/record/wish': SIGNED_IN,
  'POST /meetings/:id/record/conflicts/:conflictId': SIGNED_IN,
  'GET /meetings/:id/record/amendments': SIGNED_IN,
  'POST /meetings/:id/record/amendments': SIGNED_IN,
  'POST /meetings/:id/record/amendments/:amendmentId': SIGNED_IN,
  'GET /meetings/:id/record/errata': MEETING_LEADS,
  'POST /meetings/:id/record/errata': MEETING_LEADS,
  'GET /communities/:id/records': COMMUNITY_MEMBERS,
  'POST /communities/:id/records': COMMUNITY_LEADS,
  'GET /communities/:id/records/actions': COMMUNITY_MEMBERS,
  'GET /communities/:id/records/lessons': COMMUNITY_MEMBERS,

  'GET /meetings/:id/exit': MEETING_READERS,
  'POST /meetings/:id/exit': MEETING_READERS,
  'POST /meetings/:id/exit/keep': MEETING_LEADS,
  'GET /meetings/:id/exit/screen': MEETING_LEADS,
  'GET /x/:token': EVERYONE,
  'POST /x/:token': EVERYONE,
  'GET /communities/:id/exit': COMMUNITY_MEMBERS,
  'POST /communities/:id/exit': COMMUNITY_LEADS,
  'GET /meetings/:id/close-planned': MEETING_COORDINATORS,
  'POST /meetings/:id/close-planned': MEETING_COORDINATORS,
  'GET /certificates': SIGNED_IN,
  'POST /certificates': SIGNED_IN,
  'GET /certificates/:code': EVERYONE,

  'GET /communities/:id/report': COMMUNITY_FIGURES,
  'GET /communities/:id/report/poster': COMMUNITY_FIGURES,
  'GET /communities/:id/report/download': COMMUNITY_FIGURES,
  'GET /communities/:id/report/rows': COMMUNITY_LEADS,
  'GET /communities/:id/snapshots': COMMUNITY_FIGURES,
  'POST /communities/:id/snapshots': COMMUNITY_COORDINATORS,
  'GET /communities/:id/snapshots/:snapshotId': COMMUNITY_FIGURES,
  'GET /communities/:id/snapshots/:snapshotId/poster': COMMUNITY_FIGURES,
  'GET /communities/:id/snapshots/:snapshotId/download': COMMUNITY_FIGURES,
  'POST /communities/:id/snapshots/:snapshotId/release': COMMUNITY_COORDINATORS,
  'POST /communities/:id/snapshots/:snapshotId/withdraw': COMMUNITY_COORDINATORS,
  'GET /programmes/:id/report': PROGRAMME_FIGURES,
  'GET /programmes/:id/report/poster': PROGRAMME_FIGURES,
  'GET /programmes/:id/report/download': PROGRAMME_FIGURES,
  'GET /programmes/:id/poster': PROGRAMME_FIGURES,
  'GET /programmes/:id/snapshots': PROGRAMME_FIGURES,
  'POST /programmes/:id/snapshots': PROGRAMME_COORDINATORS,
  'GET /programmes/:id/snapshots/:snapshotId': PROGRAMME_FIGURES,
  'GET /programmes/:id/snapshots/:snapshotId/poster': PROGRAMME_FIGURES,
  'GET /programmes/:id/snapshots/:snapshotId/download': PROGRAMME_FIGURES,
  'POST /programmes/:id/snapshots/:snapshotId/release': PROGRAMME_COORDINATORS,
  'POST /programmes/:id/snapshots/:snapshotId/withdraw': PROGRAMME_COORDINATORS,
  'GET /posters/:id': EVERYONE,
  'GET /posters/:id/poster': EVERYONE,
  'GET /posters/:id/download': EVERYONE,

  'GET /import': LEADS_ANYWHERE,
  'POST /import': LEADS_ANYWHERE,
  'GET /import/:id': LEADS_ANYWHERE,
  'GET /import/:id/marked.xlsx': LEADS_ANYWHERE,
  'POST /import/:id/again': LEADS_ANYWHERE,
  'POST /import/:id/save': LEADS_ANYWHERE,
  'POST /import/:id/forget': LEADS_ANYWHERE,
  'POST /import/:id/sheet': LEADS_ANYWHERE,
  'POST /import/:id/answers': LEADS_ANYWHERE,
  'POST /import/:id/names': LEADS_ANYWHERE,
  'POST /import/:id/people': LEADS_ANYWHERE,
  'POST /import/:id/sectors': LEADS_ANYWHERE,
  'POST /export': COORDINATORS,

  'GET /meetings/:id/contacts': MEETING_READERS,
  'POST /meetings/:id/contacts': MEETING_READERS,
  'POST /meetings/:id/contacts/paper': MEETING_LEADS,
  'GET /meetings/:id/contacts/cards': MEETING_READERS,
  'GET /meetings/:id/contacts/people/:personId/card': MEETING_READERS,
  'GET /round/:token': EVERYONE,
  'POST /round/:token': EVERYONE,
  'GET /round/:token/cards': EVERYONE,
  'GET /communities/:id/points': COMMUNITY_READERS,
  'POST /communities/:id/points': COMMUNITY_COORDINATORS,
  'POST /communities/:id/points/:pointId/end': COMMUNITY_COORDINATORS,
  'GET /points': EVERYONE,
  'GET /points/:id': SIGNED_IN,
  'POST /points/:id/answer': SIGNED_IN,
  'GET /introduce': SIGNED_IN,
  'POST /introduce': SIGNED_IN,

  'GET /api/v1/openapi.json': EVERYONE,
  'GET /api/v1/docs': EVERYONE,
  'GET /api/v1/people': SIGNED_IN,
  'GET /api/v1/people/:id': SIGNED_IN,
  'GET /api/v1/organisations': SIGNED_IN,
  'GET /api/v1/organisations/:id': SIGNED_IN,
  'GET /api/v1/communities': SIGNED_IN,
  'GET /api/v1/communities/:id': COMMUNITY_READERS,
  'GET /api/v1/communities/:id/members': COMMUNITY_MEMBERS,
  'GET /api/v1/communities/:id/conventions': COMMUNITY_MEMBERS,
  'GET /api/v1/communities/:id/meetings': COMMUNITY_READERS,
  'POST /api/v1/communities/:id/meetings': COMMUNITY_LEADS,
  'GET /api/v1/communities/:id/load': COMMUNITY_LEADS,
  'GET /api/v1/meetings/:id': MEETING_READERS,
  'PUT /api/v1/meetings/:id': MEETING_LEADS,
  'POST /api/v1/meetings/:id/cancel': MEETING_LEADS,
  'GET /api/v1/meetings/:id/agenda': MEETING_LEADS,
  'POST /api/v1/meetings/:id/agenda': MEETING_LEADS,
  'PUT /api/v1/meetings/:id/agenda': MEETING_LEADS,
  'GET /api/v1/meetings/:id/faces': MEETING_READERS,
  'GET /api/v1/meetings/:id/gaps': MEETING_LEADS,
  'POST /api/v1/meetings/:id/sheets': MEETING_LEADS,
  'GET /api/v1/meetings/:id/attendance': MEETING_LEADS,
  'PUT /api/v1/meetings/:id/attendance': MEETING_LEADS,
  'GET /api/v1/meetings/:id/contacts': MEETING_READERS,
  'PUT /api/v1/meetings/:id/contacts/mine': MEETING_READERS,
  'GET /api/v1/communities/:id/points': COMMUNITY_READERS,
  'GET /api/v1/meetings/:id/record': SIGNED_IN,
  'POST /api/v1/meetings/:id/record/entries': SIGNED_IN,
  'PUT /api/v1/meetings/:id/record/entries/:entryId': SIGNED_IN,
  'PUT /api/v1/meetings/:id/record/entries/:entryId/gist': SIGNED_IN,
  'PUT /api/v1/meetings/:id/record/entries/:entryId/done': SIGNED_IN,
  'GET /api/v1/communities/:id/actions': COMMUNITY_MEMBERS,
  'GET /api/v1/communities/:id/lessons': COMMUNITY_MEMBERS,
  'GET /api/v1/monitoring': SIGNED_IN,
  'GET /api/v1/calendar-feeds': SIGNED_IN,
  'GET /api/v1/calendars': SIGNED_IN,
  'POST /api/v1/calendars': SIGNED_IN,
  'POST /api/v1/calendars/:sourceId/remove': SIGNED_IN,
  'GET /api/v1/communities/:id/calendars': COMMUNITY_LEADS,
  'POST /api/v1/communities/:id/calendars': COMMUNITY_LEADS,
  'POST /api/v1/communities/:id/calendars/:sourceId/remove': COMMUNITY_LEADS,
  'GET /api/v1/communities/:id/busy': COMMUNITY_LEADS,
  'GET /api/v1/organisations/:id/calendars': LEADS_ANYWHERE,
  'POST /api/v1/organisations/:id/calendars': LEADS_ANYWHERE,
  'POST /api/v1/organisations/:id/calendars/:sourceId/remove': LEADS_ANYWHERE,
  'POST /api/v1/calendar-feeds': SIGNED_IN,
  'POST /api/v1/calendar-feeds/:id/replace': SIGNED_IN,
  'POST /api/v1/calendar-feeds/:id/revoke': SIGNED_IN,
}

void [
  SIGNED_IN,
  COORDINATORS,
  LEADS_ANYWHERE,
  ADMINISTRATORS,
  COMMUNITY_READERS,
  COMMUNITY_LEADS,
  COMMUNITY_COORDINATORS,
  COMMUNITY_FIGURES,
  MEETING_READERS,
  MEETING_LEADS,
  PROGRAMME_FIGURES,
]

/** The roles somebody holds where `communityIds` are concerned; every role anywhere when the route concerns none. */
export function rolesOf(actor: Actor | null, concerned: { communityIds: string[]; programmeIds: (string | null)[] } | null, inEach = false): Set<Role> {
  const roles = new Set<Role>(['public'])
  if (actor === null) return roles
  roles.add('signed_in')
  if (isAdministrator(actor)) roles.add('administrator')
  if (isNetworkCoordinator(actor)) roles.add('coordinator')
  if (isNetworkCoordinator(actor) && actor.assurance === 'demo') roles.add('demo_coordinator')
  const communityIds = concerned?.communityIds ?? actor.communities.map(({ communityId }) => communityId)
  const held = communityIds.map((communityId) => rolesIn(actor, communityId))
  for (const role of held.flat()) if (!inEach || held.every((here) => here.includes(role))) roles.add(role)
  if (isPolicyOfficerOf(actor, concerned?.programmeIds ?? null)) roles.add('policy_officer')
  return roles
}

function isPolicyOfficerOf(actor: Actor, programmeIds: (string | null)[] | null): boolean {
  if (!hasFullRights(actor)) return false
  return actor.instanceRoles.some(
    ({ role, programmeId }) => role === 'policy_officer' && (programmeIds === null || programmeId === null || programmeIds.includes(programmeId)),
  )
}

export function mayUse(right: Right, roles: Set<Role>): boolean {
  return right.may.some((role) => roles.has(role))
}
