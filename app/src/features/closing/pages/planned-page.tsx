import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { Form } from '../../../ui/form.tsx'
import type { Crumb } from '../../../ui/frame-parts.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import type { View } from '../../../ui/view.ts'
import type { NamedCommunity } from '../domain/shown.ts'
import { accentOf, wordsOf } from './labels.ts'

type PlannedProps = {
  view: View
  planned: { meeting: { id: string }; communities: readonly NamedCommunity[]; reminders: readonly number[] }
  lead: string
  crumbs: readonly Crumb[]
  refusal: string | null
}

/** The coordinator closes what two reminders did not close. */
export function PlannedPage({ view, planned, lead, crumbs, refusal }: PlannedProps) {
  const t = wordsOf(view)
  const { meeting, communities, reminders } = planned
  return (
    <PageFrame view={view} title={t('planned.title')} lead={lead} accent={accentOf(communities)} crumbs={crumbs}>
      {refusal && (
        <Notice kind="refused" isAnnounced>
          {refusal}
        </Notice>
      )}
      {reminders.includes(2) ? (
        <Form view={view}>
          <p>{t('planned.text')}</p>
          <ButtonRow>
            <Button kind="main" icon="closed">
              {t('planned.confirm')}
            </Button>
            <ButtonLink href={`/meetings/${meeting.id}/attendance`}>{t('planned.sheet')}</ButtonLink>
          </ButtonRow>
        </Form>
      ) : (
        <p>{t('planned.wait')}</p>
      )}
    </PageFrame>
  )
}
