import { Button, ButtonLink } from '../../../ui/button.tsx'
import { DataTable, Pager } from '../../../ui/data-table.tsx'
import { SelectField } from '../../../ui/field.tsx'
import { Form, SearchBox } from '../../../ui/form.tsx'
import { EmptyState, Notice, StatusWord } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Progress } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import type { AskedMeeting } from '../domain/invitation.ts'
import { needsAnotherLook } from '../domain/invitation.ts'
import { INVITED_FILTERS, type InvitedCounts, type InvitedFilter, type InvitedRow } from '../domain/shown.ts'
import type { InvitationsTranslate } from '../messages/catalogue.ts'
import { deliveryLabel, wordsOf, type Head } from './labels.ts'
import { IncomingList, type IncomingLine } from './incoming-list.tsx'

export type Sending = { waiting: number; sent: number; toWrite: number; hasServer: boolean }

type InvitationsPageProps = {
  view: View
  head: Head
  meeting: AskedMeeting
  rows: readonly InvitedRow[]
  counts: InvitedCounts
  wish: { filter: InvitedFilter; words: string; page: number }
  pages: number
  sending: Sending
  incoming: readonly IncomingLine[]
  /** Nobody is asked to what is over or does not take place. */
  mayAsk: boolean
}

/** Who is asked to a meeting, who has answered, and whom no mail reaches. */
export function InvitationsPage({ view, head, meeting, rows, counts, wish, pages, sending, incoming, mayAsk }: InvitationsPageProps) {
  const t = wordsOf(view)
  const address = `/meetings/${head.id}/invitations`
  const lead = counts.all === 0 ? undefined : t('list.lead', { count: counts.all })
  const ask = mayAsk && (
    <ButtonLink kind="main" href={`${address}/new`} icon="add">
      {t('list.ask')}
    </ButtonLink>
  )
  return (
    <PageFrame
      view={view}
      title={t('title')}
      lead={[head.title, head.when, lead].filter(Boolean).join(' · ')}
      crumbs={[...head.crumbs, { label: head.title, href: `/meetings/${head.id}` }]}
      tabs={head.tabs}
      communityName={head.communityName}
      accent={head.accent}
      mainAction={ask}
      wide
    >
      <SendingState t={t} sending={sending} />
      <IncomingList view={view} t={t} meetingId={head.id} lines={incoming} />
      {counts.letters > 0 && (
        <Form view={view} action={`${address}/letters`} isPlain>
          <Button icon="print">{t('list.letters', { count: counts.letters })}</Button>
        </Form>
      )}
      {counts.all === 0 ? (
        <EmptyState action={mayAsk ? { label: t('list.ask'), href: `${address}/new` } : undefined}>{t('list.none')}</EmptyState>
      ) : (
        <>
          <SearchBox label={t('list.search')} value={wish.words}>
            <SelectField
              name="show"
              label={t('filter.label')}
              empty={false}
              chosen={wish.filter}
              options={INVITED_FILTERS.map((value) => ({ value, label: t(`filter.${value}`, { count: counts[value] }) }))}
            />
          </SearchBox>
          <InvitedTable view={view} t={t} head={head} meeting={meeting} rows={rows} />
          <Pager
            page={wish.page}
            pages={pages}
            hrefOf={(page) => `${address}?${new URLSearchParams({ q: wish.words, show: wish.filter, page: String(page) }).toString()}`}
          />
        </>
      )}
    </PageFrame>
  )
}

function SendingState({ t, sending }: { t: InvitationsTranslate; sending: Sending }) {
  const { waiting, sent, toWrite, hasServer } = sending
  if (waiting + toWrite === 0) return null
  if (!hasServer) return <Notice>{t('progress.noServer')}</Notice>
  const all = waiting + toWrite + sent
  return <Progress value={sent} max={all} text={t('progress', { done: sent, all })} />
}

type TableProps = { view: View; t: InvitationsTranslate; head: Head; meeting: AskedMeeting; rows: readonly InvitedRow[] }

function InvitedTable({ view, t, head, meeting, rows }: TableProps) {
  return (
    <DataTable<InvitedRow>
      caption={t('list.caption')}
      isCaptionHidden
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        { key: 'who', heading: t('list.who'), isHeading: true, cell: (row) => <a href={`/meetings/${head.id}/invitations/${row.id}`}>{row.name}</a> },
        { key: 'answer', heading: t('list.answer'), cell: (row) => <AnswerCell t={t} row={row} meeting={meeting} /> },
        {
          key: 'way',
          heading: t('list.way'),
          cell: (row) => {
            const { kind, text } = deliveryLabel(t, view.language, row)
            return <StatusWord kind={kind}>{text}</StatusWord>
          },
        },
      ]}
      empty={<EmptyState>{t('list.nothing')}</EmptyState>}
    />
  )
}

export function AnswerCell({ t, row, meeting }: { t: InvitationsTranslate; row: InvitedRow; meeting: AskedMeeting }) {
  const { reply, replyMeans } = row
  if (reply === null) return <span class="quiet">{t('answer.none')}</span>
  return (
    <>
      <b>{t(`answer.${reply}`)}</b>
      {replyMeans !== null && <span class="quiet small"> · {t(`means.${replyMeans}`)}</span>}
      {needsAnotherLook(row, meeting) && <span class="quiet small"> · {t('answer.old')}</span>}
    </>
  )
}
