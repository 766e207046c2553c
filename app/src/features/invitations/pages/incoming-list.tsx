import { Button } from '../../../ui/button.tsx'
import { Item } from '../../../ui/card.tsx'
import { Form } from '../../../ui/form.tsx'
import { Notice } from '../../../ui/notice.tsx'
import type { View } from '../../../ui/view.ts'
import type { InvitationsTranslate } from '../messages/catalogue.ts'
import { spanOf } from './labels.ts'

export type IncomingLine = {
  id: string
  kind: 'unknown-person' | 'not-the-sender' | 'proposal' | 'maybe' | 'words'
  name: string
  fromAddress: string
  proposedStartsAt: string | null
  proposedEndsAt: string | null
  words: string
}

type IncomingListProps = { view: View; t: InvitationsTranslate; meetingId: string; lines: readonly IncomingLine[] }

/** What came back by mail and wants somebody's eye. */
export function IncomingList({ view, t, meetingId, lines }: IncomingListProps) {
  if (lines.length === 0) return null
  return (
    <Notice title={t('incoming.title')}>
      <p>{t('incoming.lead')}</p>
      {lines.map((line) => (
        <Item key={line.id}>
          <p>{t(`incoming.${line.kind}`, { name: line.name || line.fromAddress, address: line.fromAddress, when: whenOf(view, t, line) })}</p>
          {line.words !== '' && <blockquote>{line.words}</blockquote>}
          <Form view={view} action={`/meetings/${meetingId}/invitations/incoming/${line.id}`} isPlain>
            <Button isSmall>{t('incoming.settle')}</Button>
          </Form>
        </Item>
      ))}
    </Notice>
  )
}

function whenOf(view: View, t: InvitationsTranslate, { proposedStartsAt, proposedEndsAt }: IncomingLine): string {
  return proposedStartsAt === null || proposedEndsAt === null ? '' : spanOf(t, view.language, { startsAt: proposedStartsAt, endsAt: proposedEndsAt })
}
