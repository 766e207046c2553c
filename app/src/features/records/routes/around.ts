import { randomUUID } from 'node:crypto'
import { nameIn } from '../../../kernel/language.ts'
import type { FormBody } from '../../../platform/http/form.ts'
import { readActor, type RouteContext } from '../../../platform/http/route.ts'
import { isAccent } from '../../../ui/view.ts'
import { communityTabs } from '../../communities/public.ts'
import { headOfMeeting } from '../../meetings/public.ts'
import type { ReadRecord } from '../actions/read-record.ts'
import type { RecordsOf } from '../domain/shown.ts'
import { wordsOf, type Around } from '../pages/labels.ts'

/** What stands around a page of one record. */
export function aroundRecord(c: RouteContext, { meeting, communities, stand }: ReadRecord, isBelow = true): Around {
  const t = wordsOf(c.var.view)
  const head = headOfMeeting(c.var.language, { meeting, communities, tab: 'record', isLead: stand.isLead })
  const { accent, communityName, tabs } = head
  const here = { label: head.title, href: `/meetings/${meeting.id}` }
  const record = { label: t('page.title'), href: `/meetings/${meeting.id}/record` }
  // Who was there without being a member has no way to the pages of the community.
  const above = stand.isMember ? [...head.crumbs, here] : []
  return { title: t('page.of', { title: head.title }), accent, communityName, crumbs: isBelow ? [...above, record] : above, tabs: stand.isMember ? tabs : [] }
}

export function aroundCommunity(c: RouteContext, community: RecordsOf): Around {
  const t = wordsOf(c.var.view)
  return {
    title: t('list.title'),
    accent: isAccent(community.accent) ? community.accent : 'teal',
    communityName: nameIn(c.var.language, community.name),
    crumbs: [{ label: nameIn(c.var.language, community.name), href: `/communities/${community.id}` }],
    tabs: communityTabs(c.var.language, community.id, 'records', readActor(c)),
  }
}

/** Made with the page, so that a form sent twice makes one thing. */
export function freshIds(count: number): string[] {
  return Array.from({ length: count }, () => randomUUID())
}

export function isYes(form: FormBody, name: string): boolean {
  return form.one(name) === 'yes'
}

export function readPage(c: RouteContext): number {
  const asked = Number(c.req.query('page') ?? 1)
  return Number.isInteger(asked) && asked > 0 && asked < 100_000 ? asked : 1
}
