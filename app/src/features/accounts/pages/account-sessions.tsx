import { translator } from '../../../kernel/translate.ts'
import { Button } from '../../../ui/button.tsx'
import { DataTable } from '../../../ui/data-table.tsx'
import { Form } from '../../../ui/form.tsx'
import { StatusWord } from '../../../ui/notice.tsx'
import type { View } from '../../../ui/view.ts'
import { accountsMessages } from '../messages/catalogue.ts'
import { writeMoment } from './write-moment.ts'

export type ShownSession = { id: string; device: string; assurance: 'mail' | 'passkey' | 'demo'; createdAt: string; lastSeenAt: string; isThis: boolean }

/** Where I am signed in, and a way to end it there. */
export function MySessions({ view, sessions }: { view: View; sessions: readonly ShownSession[] }) {
  const t = translator(accountsMessages, view.language)
  const nameOf = ({ device }: ShownSession) => device || t('account.unknownDevice')
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">{t('account.sessions')}</h2>
      <p>{t('account.sessionsLead')}</p>
      <DataTable
        caption={t('account.sessions')}
        isCaptionHidden
        rows={sessions}
        keyOf={({ id }) => id}
        columns={[
          { key: 'device', heading: t('account.device'), isHeading: true, cell: nameOf },
          { key: 'how', heading: t('account.how'), cell: ({ assurance }) => t(`account.how.${assurance}`) },
          { key: 'since', heading: t('account.signedIn'), cell: ({ createdAt }) => writeMoment(view.language, createdAt) },
          { key: 'seen', heading: t('account.seen'), cell: ({ lastSeenAt }) => writeMoment(view.language, lastSeenAt) },
          {
            key: 'end',
            heading: t('account.end'),
            cell: (session) =>
              session.isThis ? (
                <StatusWord kind="done">{t('account.thisOne')}</StatusWord>
              ) : (
                <Form view={view} action={`/account/sessions/${session.id}/end`} isPlain>
                  <Button isSmall>
                    {t('account.endSession')}
                    <span class="visually-hidden"> {nameOf(session)}</span>
                  </Button>
                </Form>
              ),
          },
        ]}
      />
      {sessions.length > 1 && (
        <Form view={view} action="/account/sessions/end-others" isPlain>
          <Button>{t('account.endOthers')}</Button>
        </Form>
      )}
    </section>
  )
}
