import { rolesIn, type Actor } from '../../../kernel/actor.ts'
import type { Language } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import type { Tab } from '../../../ui/frame-parts.tsx'
import { mayEditCommunity, maySeeMembers } from '../domain/permissions.ts'
import { communityMessages } from '../messages/catalogue.ts'

export type CommunityTab = 'overview' | 'members' | 'meetings' | 'records' | 'report' | 'settings'

const PATHS: Record<CommunityTab, string> = {
  overview: '',
  members: '/members',
  meetings: '/meetings',
  records: '/records',
  report: '/report',
  settings: '/edit',
}

function mayOpen(actor: Actor, communityId: string, tab: CommunityTab): boolean {
  const isPolicyOfficer = actor.instanceRoles.some(({ role }) => role === 'policy_officer')
  if (rolesIn(actor, communityId).length === 0) return isPolicyOfficer && tab === 'report'
  if (tab === 'settings') return mayEditCommunity(actor, communityId)
  return tab === 'overview' || tab === 'meetings' || maySeeMembers(actor, communityId)
}

/** The tabs of a community; with the actor given, only those the actor may open. */
export function communityTabs(language: Language, communityId: string, current: CommunityTab | null, actor?: Actor | null): Tab[] {
  const t = translator(communityMessages, language)
  const shown = (['overview', 'members', 'meetings', 'records', 'report', 'settings'] as const).filter((tab) =>
    actor ? mayOpen(actor, communityId, tab) : tab !== 'settings',
  )
  return shown.map((tab) => ({ label: t(`tab.${tab}`), href: `/communities/${communityId}${PATHS[tab]}`, isCurrent: tab === current }))
}
