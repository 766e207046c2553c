import { dayOf, writeDay } from '../../../kernel/day.ts'
import { nameIn } from '../../../kernel/language.ts'
import { Button } from '../../../ui/button.tsx'
import { MarginNote } from '../../../ui/card.tsx'
import { DataTable } from '../../../ui/data-table.tsx'
import { Field } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { EmptyState, Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { PublicFrame } from '../../../ui/public-frame.tsx'
import type { View } from '../../../ui/view.ts'
import { writeCode, type Certificate } from '../domain/certificate.ts'
import { writeHours, wordsOf } from './labels.ts'

type Row = { meetingId: string; title: string; titleLanguage: string; startsAt: string; hours: number; names: { fr: string; nl: string }[] }
type CertificatesProps = {
  view: View
  preview: { from: string; until: string; rows: readonly Row[]; sum: { meetings: number; hours: number } | null }
  issued: readonly Certificate[]
  refusal: string | null
}

/** The reader's own hours in a span, the button that makes a certificate of them, and those made before. */
export function CertificatesPage({ view, preview, issued, refusal }: CertificatesProps) {
  const t = wordsOf(view)
  const { from, until, rows, sum } = preview
  return (
    <PageFrame view={view} title={t('certificate.title')} lead={t('certificate.lead')}>
      {refusal && (
        <Notice kind="refused" isAnnounced>
          {refusal}
        </Notice>
      )}
      <form method="get" class="form">
        <div class="columns">
          <Field kind="date" name="from" label={t('certificate.from')} value={from} />
          <Field kind="date" name="until" label={t('certificate.until')} value={until} />
        </div>
        <button class="button" type="submit">
          {t('certificate.look')}
        </button>
      </form>
      <DataTable<Row>
        caption={t('certificate.caption')}
        isCaptionHidden
        rows={rows}
        keyOf={({ meetingId }) => meetingId}
        columns={[
          { key: 'day', heading: t('certificate.day'), isHeading: true, cell: ({ startsAt }) => writeDay(view.language, dayOf(startsAt)) },
          { key: 'meeting', heading: t('certificate.meeting'), cell: (row) => <MeetingWords view={view} row={row} /> },
          { key: 'hours', heading: t('certificate.hours'), isNumber: true, cell: ({ hours }) => writeHours(view.language, hours) },
        ]}
        {...(sum === null ? {} : { total: [t('certificate.total'), sum.meetings, writeHours(view.language, sum.hours)] })}
        empty={refusal === null && <EmptyState>{t('certificate.nothing')}</EmptyState>}
      />
      {sum !== null && (
        <Form view={view}>
          <input type="hidden" name="from" value={from} />
          <input type="hidden" name="until" value={until} />
          <Button kind="main" icon="download">
            {t('certificate.make')}
          </Button>
        </Form>
      )}
      <MarginNote kind="quiet">{t('certificate.private')}</MarginNote>
      {issued.length > 0 && <Issued view={view} issued={issued} />}
    </PageFrame>
  )
}

function MeetingWords({ view, row: { names, title, titleLanguage } }: { view: View; row: Row }) {
  return (
    <>
      {names.map((name) => nameIn(view.language, name)).join(', ')}
      {title !== '' && (
        <>
          {' · '}
          <span lang={titleLanguage === view.language ? undefined : titleLanguage}>{title}</span>
        </>
      )}
    </>
  )
}

function Issued({ view, issued }: { view: View; issued: readonly Certificate[] }) {
  const t = wordsOf(view)
  return (
    <>
      <h2>{t('certificate.issuedBefore')}</h2>
      <DataTable<Certificate>
        caption={t('certificate.issuedBefore')}
        isCaptionHidden
        rows={issued}
        keyOf={({ code }) => code}
        columns={[
          {
            key: 'code',
            heading: t('certificate.code'),
            isHeading: true,
            cell: ({ code }) => <a href={`/certificates/${writeCode(code)}`}>{writeCode(code)}</a>,
          },
          {
            key: 'span',
            heading: t('certificate.span'),
            cell: ({ from, until }) => `${writeDay(view.language, from)} – ${writeDay(view.language, until)}`,
          },
          { key: 'hours', heading: t('certificate.hours'), isNumber: true, cell: ({ hours }) => writeHours(view.language, hours) },
          { key: 'made', heading: t('certificate.made'), cell: ({ issuedAt }) => writeDay(view.language, dayOf(issuedAt)) },
        ]}
      />
    </>
  )
}

/** Whether a code is genuine, and the figures behind it. No name, whoever looks. */
export function CheckPage({ view, certificate }: { view: View; certificate: Certificate | null }) {
  const t = wordsOf(view)
  if (certificate === null) {
    return (
      <PublicFrame view={view} title={t('check.unknownTitle')} isHiddenFromSearch>
        <p>{t('check.unknown')}</p>
      </PublicFrame>
    )
  }
  const { from, until, hours, meetings, issuedAt } = certificate
  const facts = {
    meetings,
    hours: writeHours(view.language, hours),
    from: writeDay(view.language, from),
    until: writeDay(view.language, until),
    day: writeDay(view.language, dayOf(issuedAt)),
  }
  return (
    <PublicFrame view={view} title={t('check.title')} isHiddenFromSearch>
      <Notice kind="done">{t('check.genuine', facts)}</Notice>
      <p>{t('check.figures')}</p>
    </PublicFrame>
  )
}
