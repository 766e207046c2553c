import { renderFigure, type SuppressedCell } from '@ronde/figures'
import { dayOf, writeDay } from '../../../kernel/day.ts'
import { nameIn, withColon } from '../../../kernel/language.ts'
import { Button, ButtonRow } from '../../../ui/button.tsx'
import { DataTable, type Column } from '../../../ui/data-table.tsx'
import { Choice, Field } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { Notice } from '../../../ui/notice.tsx'
import type { View } from '../../../ui/view.ts'
import { PUBLIC_THRESHOLD, publicVersionOf, type Release, type ReleaseRefusal, type Snapshot } from '../domain/snapshot.ts'
import { wordsFor } from '../messages/catalogue.ts'

/** What was written when the form comes back with a refusal. */
export type ReleaseForm = { shows: string; signedName: string; reason: string }

type ReleasePartProps = { view: View; snapshot: Snapshot; release: Release | null; address: string; form: ReleaseForm; refusal: ReleaseRefusal | null }

/** Going public is an act of its own: the cells that could point to somebody, then a name, a reason and a day. */
export function ReleasePart({ view, snapshot, release, address, form, refusal }: ReleasePartProps) {
  const t = wordsFor(view.language)
  const { breaking, hidden } = publicVersionOf(snapshot)
  const alsoHidden = hidden.length - breaking.length
  return (
    <section id="public">
      <h2>{t('release.title')}</h2>
      <p>{t('release.lead')}</p>
      <p>
        {t('release.breaking', { count: breaking.length })}
        {alsoHidden > 0 && ` ${t('release.also', { count: alsoHidden })}`}
      </p>
      {hidden.length > 0 && <BreakingCells view={view} snapshot={snapshot} cells={hidden} />}
      {release === null ? (
        <SignForm view={view} address={address} form={form} refusal={refusal} hasBreaking={breaking.length > 0} />
      ) : (
        <Public view={view} release={release} address={address} />
      )}
    </section>
  )
}

function BreakingCells({ view, snapshot: { frozen }, cells }: { view: View; snapshot: Snapshot; cells: readonly SuppressedCell[] }) {
  const { language } = view
  const t = wordsFor(language)
  const nameOf = (cell: SuppressedCell): string => {
    if ('total' in cell) return t(`totals.${cell.total}`)
    const column = frozen.columns.find(({ id }) => id === cell.community)
    return column === undefined ? '' : nameIn(language, column.names)
  }
  const valueOf = (cell: SuppressedCell): string => {
    const figures = 'total' in cell ? frozen.table[cell.total] : frozen.table.communities.find(({ id }) => id === cell.community)
    return figures === undefined ? '' : renderFigure(figures, cell.figure, { language, form: 'screen' })
  }
  const columns: Column<SuppressedCell>[] = [
    { key: 'where', heading: t('release.cell.where'), isHeading: true, cell: nameOf },
    { key: 'figure', heading: t('release.cell.figure'), cell: ({ figure }) => t(`row.${figure}`) },
    { key: 'value', heading: t('release.cell.value'), isNumber: true, cell: valueOf },
    { key: 'rule', heading: t('release.cell.rule'), cell: ({ rule }) => t(`rule.${rule}`, { threshold: PUBLIC_THRESHOLD }) },
  ]
  return <DataTable caption={t('release.caption')} columns={columns} rows={cells} />
}

function SignForm({
  view,
  address,
  form,
  refusal,
  hasBreaking,
}: {
  view: View
  address: string
  form: ReleaseForm
  refusal: ReleaseRefusal | null
  hasBreaking: boolean
}) {
  const t = wordsFor(view.language)
  const errorOf = (kind: ReleaseRefusal) => (refusal === kind ? t(`release.${kind === 'not-yours' ? 'refused' : kind}`) : null)
  return (
    <Form view={view} action={`${address}/release`}>
      {refusal !== null && (
        <Notice kind="refused" isAnnounced>
          <p>{refusal === 'not-yours' ? t('release.refused') : `${t('release.refused')} ${t(`release.${refusal}`)}`}</p>
        </Notice>
      )}
      <Choice
        name="shows"
        label={t('release.shows')}
        hint={hasBreaking ? t('release.shows.hint') : undefined}
        chosen={form.shows}
        options={[
          { value: 'suppressed', label: t('release.shows.suppressed') },
          { value: 'exact', label: t('release.shows.exact') },
        ]}
        error={errorOf('shows-missing')}
        isRequired
      />
      <Field name="name" label={t('release.name')} value={form.signedName} maxLength={120} autocomplete="name" error={errorOf('name-missing')} isRequired />
      <Field
        name="reason"
        label={t('release.reason')}
        hint={t('release.reason.hint')}
        value={form.reason}
        maxLength={500}
        error={errorOf('reason-missing')}
        isRequired
      />
      <ButtonRow>
        <Button kind="main">{t('release.button')}</Button>
      </ButtonRow>
    </Form>
  )
}

function Public({ view, release, address }: { view: View; release: Release; address: string }) {
  const t = wordsFor(view.language)
  const { shows, signedName, reason, releasedAt } = release
  return (
    <>
      <Notice kind="done">
        <p>{t(`release.now.${shows}`, { day: writeDay(view.language, dayOf(releasedAt)), name: signedName, reason })}</p>
        <p>
          {withColon(view.language, t('release.address'))} <a href={`/posters/${release.id}`}>{`/posters/${release.id}`}</a>
        </p>
      </Notice>
      <Form view={view} action={`${address}/withdraw`}>
        <p class="small quiet">{t('release.withdraw.hint')}</p>
        <ButtonRow>
          <Button kind="danger">{t('release.withdraw')}</Button>
        </ButtonRow>
      </Form>
    </>
  )
}
