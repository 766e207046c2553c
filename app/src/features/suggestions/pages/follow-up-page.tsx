import { writeDay } from '../../../kernel/day.ts'
import { Card, CardGrid } from '../../../ui/card.tsx'
import { OwnWords } from '../../../ui/names.tsx'
import { EmptyState } from '../../../ui/notice.tsx'
import { PageFrame, type PageFrameProps } from '../../../ui/page-frame.tsx'
import { Disclosure, Tag, Tags } from '../../../ui/small-parts.tsx'
import type { FirstItem } from '../domain/shown.ts'
import { isContradicting } from '../domain/try-out.ts'
import { OutcomeForm, Outcomes } from './outcome-parts.tsx'
import { sayHelper, wordsOf, type ListedView } from './words.ts'

type FollowUpPageProps = {
  view: ListedView
  meetingId: string
  /** As on the other pages of this meeting. */
  frame: Pick<PageFrameProps, 'accent' | 'communityName' | 'crumbs' | 'tabs'>
  items: readonly FirstItem[]
}

/** The first item of a meeting: what was taken along last time, and what became of it. Nobody is named. */
export function FollowUpPage({ view, meetingId, frame, items }: FollowUpPageProps) {
  const t = wordsOf(view)
  const meeting = `/meetings/${meetingId}`
  return (
    <PageFrame view={view} title={t('follow.title')} lead={t('follow.lead')} {...frame}>
      {items.length === 0 && <EmptyState action={{ label: t('follow.toMeeting'), href: meeting }}>{t('follow.empty')}</EmptyState>}
      <FirstItems view={view} items={items} level={2} noteAt={`${meeting}/follow-up`} />
    </PageFrame>
  )
}

type FirstItemsProps = { view: ListedView; items: readonly FirstItem[]; level: 2 | 3; /** Where who leads notes what is said aloud. */ noteAt?: string }

/** The same on the pages of a round and on the wall: suggestions in words for that room, and what each voice says became of them. */
export function FirstItems({ view, items, level, noteAt }: FirstItemsProps) {
  const t = wordsOf(view)
  return (
    <CardGrid>
      {items.map((item) => (
        <Card key={item.suggestionId} level={level} title={<OwnWords words={item.text} isMarked />}>
          {item.gist !== null && <OwnWords as="p" words={item.gist} isMarked />}
          <Tags>
            {item.helperKind !== null && <Tag>{sayHelper(view, item.helperKind)}</Tag>}
            <Tag icon="day">{writeDay(view.language, item.toldOn)}</Tag>
          </Tags>
          <Outcomes view={view} outcomes={item.outcomes} isContradicting={isContradicting(item.tally)} />
          {item.mayNote && noteAt !== undefined && (
            <Disclosure label={t('follow.inRoom')}>
              <p>{t('follow.inRoomText')}</p>
              <OutcomeForm view={view} action={`${noteAt}/${item.suggestionId}`} id={item.suggestionId} quarters={[]} />
            </Disclosure>
          )}
        </Card>
      ))}
    </CardGrid>
  )
}
