import { dayOf, writeDay } from '../../../kernel/day.ts'
import { Button, ButtonRow } from '../../../ui/button.tsx'
import { Facts } from '../../../ui/card.tsx'
import { Choice } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { Notice, StatusWord } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import type { View } from '../../../ui/view.ts'
import { possibleReplies, type AskedMeeting } from '../domain/invitation.ts'
import type { InvitedRow } from '../domain/shown.ts'
import { AnswerCell } from './invitations-page.tsx'
import { crumbsBelow, deliveryLabel, wordsOf, type Head } from './labels.ts'

type OneInvitationPageProps = { view: View; head: Head; meeting: AskedMeeting; row: InvitedRow & { askedAt: string }; isOpen: boolean; refusal: string | null }

/** One person who is asked: the answer told by phone, the mail sent again, the invitation taken back. */
export function OneInvitationPage({ view, head, meeting, row, isOpen, refusal }: OneInvitationPageProps) {
  const t = wordsOf(view)
  const { kind, text } = deliveryLabel(t, view.language, row)
  return (
    <PageFrame
      view={view}
      title={row.name}
      lead={t('one.asked', { day: writeDay(view.language, dayOf(row.askedAt)) })}
      crumbs={crumbsBelow(t, head)}
      communityName={head.communityName}
      accent={head.accent}
    >
      {refusal !== null && (
        <Notice kind="refused" isAnnounced>
          {refusal}
        </Notice>
      )}
      <Facts
        facts={[
          { label: t('list.answer'), value: <AnswerCell t={t} row={row} meeting={meeting} /> },
          { label: t('list.way'), value: <StatusWord kind={kind}>{text}</StatusWord> },
        ]}
      />
      {isOpen && (
        <>
          <Form view={view}>
            <input type="hidden" name="part" value="note" />
            <Choice
              name="answer"
              label={t('one.note')}
              options={possibleReplies(meeting).map((value) => ({ value, label: t(`answer.${value}`) }))}
              chosen={row.reply}
            />
            <Button kind="main">{t('one.save')}</Button>
          </Form>
          <ButtonRow>
            {row.hasAddress && (
              <Form view={view} isPlain>
                <input type="hidden" name="part" value="again" />
                <Button icon="mail">{t('one.again')}</Button>
              </Form>
            )}
            <Form view={view} isPlain>
              <input type="hidden" name="part" value="end" />
              <Button kind="danger">{t('one.end')}</Button>
            </Form>
          </ButtonRow>
          <p class="quiet small">{t('one.endHint')}</p>
        </>
      )}
    </PageFrame>
  )
}
