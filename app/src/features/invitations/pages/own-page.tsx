import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { Form } from '../../../ui/form.tsx'
import { EmptyState, Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import type { View } from '../../../ui/view.ts'
import type { Invitation, ToldMeeting } from '../domain/invitation.ts'
import { spanOf, titleOf, wordsOf } from './labels.ts'
import { AnswerForm } from './reply-pages.tsx'

type OwnPageProps = { view: View; invitations: readonly { invitation: Invitation; meeting: ToldMeeting }[]; hasStopped: boolean; refusal: string | null }

/** Every coming meeting to which the reader is asked, with the answer on the spot. */
export function OwnPage({ view, invitations, hasStopped, refusal }: OwnPageProps) {
  const t = wordsOf(view)
  return (
    <PageFrame view={view} title={t('own.title')}>
      {refusal !== null && (
        <Notice kind="refused" isAnnounced>
          {refusal}
        </Notice>
      )}
      {invitations.length === 0 && <EmptyState>{t('own.none')}</EmptyState>}
      {invitations.map(({ invitation, meeting }) => (
        <Card key={invitation.id} level={2} title={titleOf(t, view.language, meeting)}>
          <p>{[spanOf(t, view.language, meeting), meeting.place].filter((part) => part !== '').join(' · ')}</p>
          <AnswerForm view={view} invitation={invitation} meeting={meeting} action={`/meetings/${meeting.id}/answer`} />
        </Card>
      ))}
      {hasStopped && (
        <Notice>
          <p>{t('own.stopped')}</p>
          <Form view={view} action="/invitations/resume" isPlain>
            <Button isSmall>{t('own.resume')}</Button>
          </Form>
        </Notice>
      )}
    </PageFrame>
  )
}
