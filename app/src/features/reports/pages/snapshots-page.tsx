import { dayOf, writeDay } from '../../../kernel/day.ts'
import { nameIn } from '../../../kernel/language.ts'
import { Button, ButtonRow } from '../../../ui/button.tsx'
import { DataTable, type Column } from '../../../ui/data-table.tsx'
import { Field } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import type { Tab } from '../../../ui/frame-parts.tsx'
import { EmptyState, Notice, StatusWord } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import type { View } from '../../../ui/view.ts'
import { writeReportQuery } from '../domain/report-query.ts'
import { addressOf, namesOf, type Report } from '../domain/report.ts'
import type { FreezeRefusal, Release, Snapshot } from '../domain/snapshot.ts'
import { wordsFor } from '../messages/catalogue.ts'
import { sayPeriod } from '../messages/say-period.ts'
import { accentOf } from './poster-groups.tsx'

export type SnapshotLine = { snapshot: Snapshot; release: Release | null }
type SnapshotsPageProps = { view: View; report: Report; lines: readonly SnapshotLine[]; tabs: readonly Tab[]; refusal: FreezeRefusal | null; reason: string }

/** The versions that were kept, and the form that keeps the next. */
export function SnapshotsPage({ view, report, lines, tabs, refusal, reason }: SnapshotsPageProps) {
  const { language } = view
  const t = wordsFor(language)
  const { scope, query, table } = report
  const address = addressOf(scope)
  const name = nameIn(language, namesOf(scope))
  const accent = scope.place.kind === 'community' ? accentOf(scope.communities[0]?.accent ?? '') : undefined
  return (
    <PageFrame
      view={view}
      title={t('snapshots.title')}
      lead={t('snapshots.lead')}
      crumbs={[{ label: `${t('report')} · ${name}`, href: `${address}/report${writeReportQuery(query)}` }]}
      tabs={tabs}
      accent={accent}
      communityName={name}
      wide
    >
      {report.mayFreeze && (
        <section>
          <h2>{t('freeze.title')}</h2>
          {refusal !== null && (
            <Notice kind="refused" isAnnounced>
              <p>{refusal === 'not-yours' ? t('freeze.nothing-held') : t(`freeze.${refusal}`)}</p>
            </Notice>
          )}
          {table.distinct.meetings === 0 ? (
            <EmptyState>{t('freeze.nothing-held')}</EmptyState>
          ) : (
            <Form view={view} action={`${address}/snapshots${writeReportQuery({ ...query, open: null })}`}>
              <p>{t('freeze.what', { meetings: table.distinct.meetings, members: table.distinct.members, period: sayPeriod(language, query.window) })}</p>
              <Field
                name="reason"
                label={t('freeze.reason')}
                hint={t('freeze.reason.hint')}
                value={reason}
                maxLength={500}
                error={refusal === 'reason-missing' ? t('freeze.reason-missing') : null}
              />
              <ButtonRow>
                <Button kind="main">{t('freeze.button')}</Button>
              </ButtonRow>
            </Form>
          )}
        </section>
      )}
      <DataTable
        caption={t('snapshots.caption')}
        columns={columnsOf(view, address)}
        rows={lines}
        keyOf={({ snapshot }) => snapshot.id}
        empty={<EmptyState>{t('snapshots.empty')}</EmptyState>}
      />
    </PageFrame>
  )
}

function columnsOf(view: View, address: string): Column<SnapshotLine>[] {
  const { language } = view
  const t = wordsFor(language)
  return [
    {
      key: 'version',
      heading: t('snapshots.version'),
      isHeading: true,
      cell: ({ snapshot }) => (
        <a href={`${address}/snapshots/${snapshot.id}`}>
          {t('snapshots.version')} {snapshot.version}
        </a>
      ),
    },
    { key: 'window', heading: t('snapshots.window'), cell: ({ snapshot }) => sayPeriod(language, snapshot.window) },
    {
      key: 'at',
      heading: t('snapshots.frozenAt'),
      cell: ({ snapshot }) => `${writeDay(language, dayOf(snapshot.frozenAt))}${snapshot.frozenByName === null ? '' : `, ${snapshot.frozenByName}`}`,
    },
    { key: 'reason', heading: t('snapshots.reason'), cell: ({ snapshot }) => snapshot.reason },
    {
      key: 'state',
      heading: t('snapshots.state'),
      cell: ({ snapshot, release }) => {
        const state = release !== null ? 'public' : snapshot.replacedById === null ? 'internal' : 'replaced'
        return <StatusWord kind={state === 'public' ? 'attention' : 'quiet'}>{t(`snapshots.state.${state}`)}</StatusWord>
      },
    },
  ]
}
