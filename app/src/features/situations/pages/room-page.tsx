import { Button } from '../../../ui/button.tsx'
import { MarginNote } from '../../../ui/card.tsx'
import { Form } from '../../../ui/form.tsx'
import { EmptyState } from '../../../ui/notice.tsx'
import { PageFrame, type PageFrameProps } from '../../../ui/page-frame.tsx'
import { strictest, type Audience } from '../domain/audience.ts'
import type { OfferedSituation } from '../domain/shown.ts'
import { OfferedLine } from './list-page.tsx'
import { wordsOf, type ListedView } from './words.ts'

type RoomLine = OfferedSituation & { isPlanned: boolean }
type RoomPageProps = {
  view: ListedView
  meetingId: string
  /** As on the other pages of this meeting. */
  frame: Pick<PageFrameProps, 'lead' | 'accent' | 'communityName' | 'crumbs' | 'tabs'>
  need: Audience
  isLead: boolean
  lines: readonly RoomLine[]
}

/** The situations of one meeting, and whether each is ready for its room. */
export function RoomPage({ view, meetingId, frame, need, isLead, lines }: RoomPageProps) {
  const t = wordsOf(view)
  const planned = lines.filter(({ isPlanned }) => isPlanned)
  const offered = lines.filter(({ isPlanned }) => !isPlanned)
  return (
    <PageFrame view={view} title={t('roomPage.title')} {...frame}>
      <MarginNote kind="quiet">{t(`roomPage.need.${need}`)}</MarginNote>
      <h2>{t('roomPage.planned')}</h2>
      {planned.length === 0 && <p class="quiet">{t('roomPage.nonePlanned')}</p>}
      {planned.map((line) => (
        <OfferedLine key={line.id} view={view} line={line} need={strictest(need, line.audience)} />
      ))}
      {isLead && (
        <>
          <h2>{t('list.offered')}</h2>
          {offered.length === 0 && <EmptyState>{t('list.noneOffered')}</EmptyState>}
          {offered.map((line) => (
            <OfferedLine key={line.id} view={view} line={line} need={strictest(need, line.audience)}>
              <Form view={view} action={`/situations/${line.id}/plan`} isPlain>
                <input type="hidden" name="meeting" value={meetingId} />
                <Button name="do" value="plan" isSmall>
                  {t('roomPage.plan')}
                  <span class="visually-hidden">: {line.goal}</span>
                </Button>
              </Form>
            </OfferedLine>
          ))}
        </>
      )}
    </PageFrame>
  )
}
