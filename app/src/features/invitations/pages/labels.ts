import { dayOf, writeDay, writeTime } from '../../../kernel/day.ts'
import { nameIn, startSentence, type Language } from '../../../kernel/language.ts'
import { translator } from '../../../kernel/translate.ts'
import type { Crumb, Tab } from '../../../ui/frame-parts.tsx'
import type { NoticeKind } from '../../../ui/notice.tsx'
import type { Accent, View } from '../../../ui/view.ts'
import type { ToldMeeting } from '../domain/invitation.ts'
import { deliveryOf, type InvitedRow } from '../domain/shown.ts'
import { invitationsMessages, type InvitationsTranslate } from '../messages/catalogue.ts'

/** The words of one reader. */
export function wordsOf(view: Pick<View, 'language'>): InvitationsTranslate {
  return translator(invitationsMessages, view.language)
}

/** What stands around every page of one meeting. */
export type Head = {
  id: string
  title: string
  when: string
  crumbs: readonly Crumb[]
  tabs: readonly Tab[]
  accent: Accent
  communityName: string | undefined
}

/** The crumbs of a page below the invitations. */
export function crumbsBelow(t: InvitationsTranslate, head: Head): Crumb[] {
  return [...head.crumbs, { label: head.title, href: `/meetings/${head.id}` }, { label: t('title'), href: `/meetings/${head.id}/invitations` }]
}

export function titleOf(t: InvitationsTranslate, language: Language, { title, communities }: Pick<ToldMeeting, 'title' | 'communities'>): string {
  return title === '' ? t('page.meetingOf', { communities: communities.map((name) => nameIn(language, name)).join(', ') }) : title
}

export function spanOf(t: InvitationsTranslate, language: Language, { startsAt, endsAt }: { startsAt: string; endsAt: string }): string {
  const [day, lastDay] = [dayOf(startsAt), dayOf(endsAt)]
  const words = { day: writeDay(language, day, 'weekday'), from: writeTime(language, startsAt), until: writeTime(language, endsAt) }
  return startSentence(day === lastDay ? t('page.sameDay', words) : t('page.otherDay', { ...words, lastDay: writeDay(language, lastDay) }))
}

const KINDS: Record<ReturnType<typeof deliveryOf>, NoticeKind | 'quiet'> = {
  bounced: 'refused',
  'given-up': 'refused',
  'no-address': 'attention',
  letter: 'attention',
  'letter-made': 'quiet',
  stopped: 'attention',
  left: 'quiet',
  trying: 'attention',
  waiting: 'quiet',
}

/** How the invitation of one person fares, in words. */
export function deliveryLabel(t: InvitationsTranslate, language: Language, row: InvitedRow): { kind: NoticeKind | 'quiet'; text: string } {
  const delivery = deliveryOf(row)
  const code = row.bounceCode ?? row.lastError ?? ''
  const when = row.nextTryAt === null ? '' : writeTime(language, row.nextTryAt)
  return { kind: KINDS[delivery], text: t(`way.${delivery}`, { code, when }) }
}
