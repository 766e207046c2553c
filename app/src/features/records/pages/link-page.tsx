import { dayOf, writeDay, type Instant } from '../../../kernel/day.ts'
import { Button } from '../../../ui/button.tsx'
import { Form } from '../../../ui/form.tsx'
import { EmptyState, Notice } from '../../../ui/notice.tsx'
import { PublicFrame } from '../../../ui/public-frame.tsx'
import type { View } from '../../../ui/view.ts'
import { mayAmend } from '../domain/permissions.ts'
import { groupByItem, type ShownRecord } from '../domain/shown.ts'
import { BesideLine, EntryCard, ErratumLine } from './entry-card.tsx'
import { foreign, sayPhase, wordsOf } from './labels.ts'
import { AmendForm } from './record-parts.tsx'

type LinkPageProps = {
  view: View
  shown: ShownRecord & { meeting: { title: string; startsAt: Instant } }
  token: string
  now: Instant
  /** The line for which other words are proposed; empty for one that is missing. */
  chosen: string
  freshId: string
  sent: { text: string; errors: { text?: string; reason?: string } } | null
}

/** The record for who was there and has no account: to read, to say that it is right, to propose other words. */
export function LinkPage({ view, shown, token, now, chosen, freshId, sent }: LinkPageProps) {
  const t = wordsOf(view)
  const { meeting, record, stand, hasAgreed } = shown
  const standing = shown.entries.filter(({ removedAt }) => removedAt === null)
  const isOpen = mayAmend(stand, record, now)
  const address = `/record/${token}`
  const line = standing.find(({ id }) => id === chosen)
  const day = writeDay(view.language, dayOf(meeting.startsAt), 'weekday')
  return (
    <PublicFrame view={view} title={t('page.title')} lead={[meeting.title, day].filter((part) => part !== '').join(' · ')} isHiddenFromSearch>
      <p>{sayPhase(t, view.language, record, now)}</p>
      {isOpen && hasAgreed && <Notice kind="done">{t('agree.mine')}</Notice>}
      {isOpen && !hasAgreed && (
        <Form view={view} action={address} isPlain>
          <Button kind="main" icon="done" name="agree" value="yes">
            {t('agree.button')}
          </Button>
        </Form>
      )}
      {standing.length === 0 && <EmptyState>{t('page.empty')}</EmptyState>}
      {groupByItem(shown.items, standing).map(({ item, entries }) => (
        <section key={item?.id ?? ''}>
          {item !== null && <h2 lang={item.language === null ? undefined : foreign(view, item.language)}>{item.names[view.language]}</h2>}
          {entries.map((entry) => (
            <EntryCard
              key={entry.id}
              view={view}
              entry={entry}
              amendments={shown.amendments.filter(({ entryId }) => entryId === entry.id)}
              errata={shown.errata.filter(({ entryId }) => entryId === entry.id)}
              maySettle={false}
              link={isOpen ? { href: `${address}?line=${entry.id}#amend`, label: t('amend.title') } : null}
            />
          ))}
        </section>
      ))}
      {shown.amendments
        .filter(({ entryId }) => entryId === null)
        .map((amendment) => (
          <BesideLine key={amendment.id} view={view} t={t} amendment={amendment} />
        ))}
      {shown.errata
        .filter(({ entryId }) => entryId === null)
        .map((erratum) => (
          <ErratumLine key={erratum.id} view={view} erratum={erratum} />
        ))}
      {isOpen && (
        <section>
          <h2 id="amend">{t(line === undefined ? 'amend.missing' : 'amend.title')}</h2>
          <AmendForm
            view={view}
            action={address}
            entryId={line?.id ?? ''}
            freshId={freshId}
            text={sent?.text ?? line?.text ?? ''}
            language={line?.language ?? view.language}
            errors={sent?.errors ?? {}}
          />
        </section>
      )}
    </PublicFrame>
  )
}
