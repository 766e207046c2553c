import { writeDay } from '../../../kernel/day.ts'
import type { Crumb, Tab } from '../../../ui/frame-parts.tsx'
import { Card } from '../../../ui/card.tsx'
import { OwnWords } from '../../../ui/names.tsx'
import { EmptyState } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Tag, Tags } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import type { FirstItem } from '../domain/shown.ts'
import { isContradicting } from '../domain/try-out.ts'
import { Outcomes } from './outcome-parts.tsx'
import { wordsOf } from './words.ts'

type FollowUpPageProps = { view: View; meetingId: string; crumbs: readonly Crumb[]; tabs: readonly Tab[]; items: readonly FirstItem[] }

/** The first item of a meeting: what was taken along last time, and what became of it. Nobody is named. */
export function FollowUpPage({ view, meetingId, crumbs, tabs, items }: FollowUpPageProps) {
  const t = wordsOf(view)
  return (
    <PageFrame view={view} title={t('follow.title')} lead={t('follow.lead')} crumbs={crumbs} tabs={tabs}>
      {items.length === 0 && <EmptyState action={{ label: t('follow.toMeeting'), href: `/meetings/${meetingId}` }}>{t('follow.empty')}</EmptyState>}
      {items.map((item) => (
        <Card key={item.suggestionId} level={2} title={<OwnWords words={item.text} isMarked />}>
          {item.gist !== null && <OwnWords as="p" words={item.gist} isMarked />}
          <Tags>
            {item.helperKind !== null && <Tag>{t(`helper.${item.helperKind}`)}</Tag>}
            <Tag icon="day">{writeDay(view.language, item.toldOn)}</Tag>
          </Tags>
          <Outcomes view={view} outcomes={item.outcomes} isContradicting={isContradicting(item.tally)} />
        </Card>
      ))}
    </PageFrame>
  )
}
