import { translator, type Translate } from '../../../kernel/translate.ts'
import { Button } from '../../../ui/button.tsx'
import { Card, CardGrid } from '../../../ui/card.tsx'
import { Pager } from '../../../ui/data-table.tsx'
import { Form } from '../../../ui/form.tsx'
import { EmptyState, Notice, StatusWord } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Disclosure } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import { accountsMessages, type AccountsKey } from '../messages/catalogue.ts'
import { writeMoment } from './write-moment.ts'

export type ShownMail = {
  id: string
  toAddress: string
  subject: string
  /** Empty when the text opened a door and was not kept. */
  bodyText: string
  createdAt: string
  attempts: number
  lastError: string | null
  nextTryAt: string
  sentAt: string | null
  givenUpAt: string | null
}
type OutboxPageProps = { view: View; mails: readonly ShownMail[]; waiting: number; page: number; pages: number; hasServer: boolean }
type Words = Translate<AccountsKey>

/** What left the house, and what waits, in words that can be read. */
export function OutboxPage({ view, mails, waiting, page, pages, hasServer }: OutboxPageProps) {
  const t = translator(accountsMessages, view.language)
  return (
    <PageFrame view={view} title={t('outbox.title')} lead={t('outbox.lead', { count: waiting })}>
      {!hasServer && <Notice>{t('outbox.noServer')}</Notice>}
      {mails.length === 0 && <EmptyState>{t('outbox.none')}</EmptyState>}
      {mails.length > 0 && (
        <CardGrid>
          {mails.map((mail) => (
            <Card key={mail.id} title={mail.subject}>
              <p>
                {t('outbox.to', { address: mail.toAddress })}
                {' · '}
                <span class="quiet">{writeMoment(view.language, mail.createdAt)}</span>
              </p>
              <p>
                <MailState view={view} t={t} mail={mail} hasServer={hasServer} />
              </p>
              <Disclosure label={t('outbox.read')}>
                {mail.bodyText === '' ? (
                  <p class="quiet">{t('outbox.notKept')}</p>
                ) : (
                  mail.bodyText.split('\n\n').map((part, order) => <p key={order}>{part}</p>)
                )}
              </Disclosure>
              {mail.sentAt === null && hasServer && (
                <Form view={view} action={`/outbox/${mail.id}/send-again`} isPlain>
                  <Button isSmall>{t('outbox.sendAgain')}</Button>
                </Form>
              )}
            </Card>
          ))}
        </CardGrid>
      )}
      <Pager page={page} pages={pages} hrefOf={(number) => `/outbox?page=${number}`} />
    </PageFrame>
  )
}

function MailState({ view, t, mail, hasServer }: { view: View; t: Words; mail: ShownMail; hasServer: boolean }) {
  const { sentAt, givenUpAt, lastError, attempts, nextTryAt } = mail
  if (sentAt !== null) return <StatusWord kind="done">{t('outbox.sent', { when: writeMoment(view.language, sentAt) })}</StatusWord>
  if (givenUpAt !== null)
    return <StatusWord kind="refused">{lastError === 'too-late' ? t('outbox.tooLate') : t('outbox.givenUp', { code: lastError ?? '' })}</StatusWord>
  if (!hasServer || attempts === 0) return <StatusWord kind="quiet">{t('outbox.waits')}</StatusWord>
  return <StatusWord kind="attention">{t('outbox.retry', { count: attempts, code: lastError ?? '', when: writeMoment(view.language, nextTryAt) })}</StatusWord>
}
