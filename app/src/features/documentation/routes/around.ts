import { nameIn } from '../../../kernel/language.ts'
import { readActor, type RouteContext } from '../../../platform/http/route.ts'
import { isAccent } from '../../../ui/view.ts'
import { communityTabs } from '../../communities/public.ts'
import { headOfMeeting, nameMeetingRole } from '../../meetings/public.ts'
import type { ReadGrid } from '../actions/read-grid.ts'
import type { NamedCommunity } from '../domain/shown.ts'
import { wordsOf, type Around, type RoleNames } from '../pages/labels.ts'

/** What stands around a page of one grid. Who was there without being a member has no way to the pages of the community. */
export function aroundGrid(c: RouteContext, { meeting, communities, stand }: ReadGrid, isBelow = true): Around {
  const t = wordsOf(c.var.view)
  const head = headOfMeeting(c.var.language, { meeting, communities, tab: 'grid', isLead: stand.isLead })
  const isMember = stand.memberOf.length > 0
  const above = isMember ? [...head.crumbs, { label: head.title, href: `/meetings/${meeting.id}` }] : []
  const grid = { label: t('page.title'), href: `/meetings/${meeting.id}/grid` }
  const { accent, communityName } = head
  return { title: t('page.of', { title: head.title }), accent, communityName, crumbs: isBelow ? [...above, grid] : above, tabs: isMember ? head.tabs : [] }
}

export function aroundCommunity(c: RouteContext, community: NamedCommunity, isBelow = false): Around {
  const t = wordsOf(c.var.view)
  const name = nameIn(c.var.language, community.name)
  const above = [{ label: name, href: `/communities/${community.id}` }]
  return {
    title: t('list.title'),
    accent: isAccent(community.accent) ? community.accent : 'teal',
    communityName: name,
    crumbs: isBelow ? [...above, { label: t('list.title'), href: `/communities/${community.id}/grid` }] : above,
    tabs: communityTabs(c.var.language, community.id, null, readActor(c)),
  }
}

export function roleNames(c: RouteContext): RoleNames {
  return (role) => nameMeetingRole(c.var.language, role)
}

export function readPage(c: RouteContext): number {
  const asked = Number(c.req.query('page') ?? 1)
  return Number.isInteger(asked) && asked > 0 && asked < 100_000 ? asked : 1
}
