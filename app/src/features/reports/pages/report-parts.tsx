import { FIGURES, renderFigure, type FigureId } from '@ronde/figures'
import { writeDay } from '../../../kernel/day.ts'
import { nameIn } from '../../../kernel/language.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { DataTable, type Column } from '../../../ui/data-table.tsx'
import { CheckList, Choice, Field } from '../../../ui/field.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Disclosure } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import { DEVIATIONS, listWindowChoices, SELF_EMPLOYED_RULES, USUAL_SWITCHES, writeReportQuery, type WindowChoice } from '../domain/report-query.ts'
import { addressOf, type Report, type ReportColumn } from '../domain/report.ts'
import { CapacityTable } from './capacity-table.tsx'
import { TogetherTable } from './together-table.tsx'
import { wordsFor } from '../messages/catalogue.ts'

type PartProps = { view: View; report: Report }

/** Everything counted once beside the columns added up, each under its own name. */
export function Totals({ view, report: { table, together } }: PartProps) {
  const t = wordsFor(view.language)
  const options = { language: view.language, form: 'screen' } as const
  const columns: Column<FigureId>[] = [
    { key: 'figure', heading: t('totals.figure'), isHeading: true, cell: (figure) => t(`row.${figure}`) },
    { key: 'distinct', heading: t('totals.distinct'), isNumber: true, cell: (figure) => renderFigure(table.distinct, figure, options) },
    { key: 'summed', heading: t('totals.summed'), isNumber: true, cell: (figure) => renderFigure(table.summed, figure, options) },
  ]
  return (
    <section>
      <h2>{t('totals.title')}</h2>
      <p class="quiet">{t('totals.lead')}</p>
      <DataTable caption={t('totals.title')} isCaptionHidden columns={columns} rows={[...FIGURES]} />
      {together !== null && <TogetherTable language={view.language} together={together} meetings={table.distinct.meetings} />}
    </section>
  )
}

export function Capacity({ view, report }: PartProps) {
  const columns = report.columns.map(({ community: { id, names, listSize }, extras }) => ({ id, names, extras, listSize: listSize ?? extras.listSize }))
  return <CapacityTable language={view.language} columns={columns} />
}

/** The same facts as the strips of dots. */
export function MeetingTables({ view, report }: PartProps) {
  const { language } = view
  const t = wordsFor(language)
  const columns: Column<ReportColumn['strips'][number]>[] = [
    { key: 'day', heading: t('meetings.day'), isHeading: true, cell: ({ heldOn }) => writeDay(language, heldOn) },
    { key: 'counted', heading: t('meetings.counted'), isNumber: true, cell: ({ counted, cancelled }) => (cancelled ? '' : counted) },
    { key: 'others', heading: t('meetings.others'), isNumber: true, cell: ({ others, cancelled }) => (cancelled ? '' : others) },
    {
      key: 'state',
      heading: t('meetings.state'),
      cell: ({ cancelled, hasAttendance }) => (cancelled ? t('meetings.cancelled') : hasAttendance ? '' : t('meetings.silent')),
    },
  ]
  return (
    <Disclosure label={t('meetings.title')}>
      {report.columns.map(({ community, strips }) => (
        <DataTable
          key={community.id}
          caption={nameIn(language, community.names)}
          columns={columns}
          rows={strips}
          keyOf={(strip) => strip.meetingId}
          onPhone="scroll"
        />
      ))}
    </Disclosure>
  )
}

/** Rules one may want otherwise. A form that only asks: its choices stay in the address. */
export function Switches({ view, report, changed }: PartProps & { changed: number | null }) {
  const t = wordsFor(view.language)
  const { query, scope } = report
  const address = `${addressOf(scope)}/report`
  return (
    <section id="switches">
      <h2>{t('switch.title')}</h2>
      {changed !== null && (
        <Notice kind={changed === 0 ? 'done' : 'attention'}>
          <p>
            {t('switch.changed', { count: changed })} <a href={`${address}${writeReportQuery({ ...query, ...USUAL_SWITCHES })}`}>{t('switch.reset')}</a>
          </p>
        </Notice>
      )}
      <form method="get" action={address} class="form">
        <input type="hidden" name="from" value={query.window.from ?? ''} />
        <input type="hidden" name="until" value={query.window.until ?? ''} />
        {query.open !== null && <input type="hidden" name="figure" value={query.open.figure} />}
        {query.open !== null && <input type="hidden" name="community" value={query.open.communityId} />}
        <Choice
          name="self-employed"
          label={t('switch.selfEmployed')}
          chosen={query.selfEmployed}
          options={SELF_EMPLOYED_RULES.map((value) => ({ value, label: t(`switch.selfEmployed.${value}`) }))}
        />
        <Choice name="sd" label={t('switch.sd')} chosen={query.sd} options={DEVIATIONS.map((value) => ({ value, label: t(`switch.sd.${value}`) }))} />
        <ButtonRow>
          <Button>{t('switch.apply')}</Button>
        </ButtonRow>
      </form>
    </section>
  )
}

export function WindowChooser({ view, report }: PartProps) {
  const t = wordsFor(view.language)
  const { query, scope, today } = report
  const address = `${addressOf(scope)}/report`
  const programme = scope.programme === null ? null : { from: scope.programme.from, until: scope.programme.until }
  const labelOf = ({ kind, year }: WindowChoice): string => (kind === 'year' ? t('window.year', { year: year ?? '' }) : t(`window.${kind}`))
  return (
    <section id="window">
      <h2>{t('window.title')}</h2>
      <ButtonRow>
        {listWindowChoices(programme, today).map((choice) => (
          <ButtonLink key={labelOf(choice)} href={`${address}${writeReportQuery({ ...query, window: choice.window, open: null })}`} isSmall>
            {labelOf(choice)}
          </ButtonLink>
        ))}
      </ButtonRow>
      <form method="get" action={address} class="form">
        {query.selfEmployed !== USUAL_SWITCHES.selfEmployed && <input type="hidden" name="self-employed" value={query.selfEmployed} />}
        {query.sd !== USUAL_SWITCHES.sd && <input type="hidden" name="sd" value={query.sd} />}
        {scope.choices.length > 1 && (
          <CheckList
            name="communities"
            label={t('window.communities')}
            options={scope.choices.map(({ id, names }) => ({ value: id, label: nameIn(view.language, names) }))}
            chosen={scope.communities.map(({ id }) => id)}
          />
        )}
        <Field kind="date" name="from" label={t('window.from')} value={query.window.from} />
        <Field kind="date" name="until" label={t('window.until')} hint={t('window.hint')} value={query.window.until} />
        <ButtonRow>
          <Button>{t('window.show')}</Button>
        </ButtonRow>
      </form>
    </section>
  )
}

const FORMATS = ['csv', 'xlsx', 'json', 'pdf'] as const

/** @param address what stands before `/download`, and for the print sheet before `/poster` */
export function Downloads({ view, address, query }: { view: View; address: string; query: string }) {
  const t = wordsFor(view.language)
  const glue = query === '' ? '?' : '&'
  return (
    <section id="download">
      <h2>{t('download.title')}</h2>
      <ButtonRow>
        {FORMATS.map((format) => (
          <ButtonLink key={format} href={`${address}/download${query}${glue}format=${format}`} isSmall isDownload>
            {t(`download.${format}`)}
          </ButtonLink>
        ))}
        <ButtonLink href={`${address}/poster${query}`} isSmall>
          {t('download.print')}
        </ButtonLink>
      </ButtonRow>
      <p class="small quiet">{t('download.hint')}</p>
    </section>
  )
}
