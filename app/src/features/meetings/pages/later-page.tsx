import { nameIn, startSentence } from '../../../kernel/language.ts'
import { Button, ButtonRow } from '../../../ui/button.tsx'
import { DataTable } from '../../../ui/data-table.tsx'
import { Form } from '../../../ui/form.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import type { View } from '../../../ui/view.ts'
import type { Meeting, MeetingDraft } from '../domain/meeting.ts'
import type { SeriesMeeting } from '../domain/plan-shown.ts'
import type { NamedCommunity } from '../domain/shown.ts'
import { accentOf, crumbsOf, titleOf, wordsOf, writeSpan } from './labels.ts'
import type { MeetingForm } from './meeting-form-page.tsx'

type Span = { startsAt: string; endsAt: string }
type LaterRow = { id: string; from: Span; to: Span }
type LaterPageProps = {
  view: View
  editing: { meeting: Meeting; communities: readonly NamedCommunity[]; later: readonly SeriesMeeting[] }
  form: MeetingForm
  draft: MeetingDraft
  rows: readonly LaterRow[]
}

/** What each of several meetings becomes, before anything is written. */
export function LaterPage({ view, editing: { meeting, communities }, form, draft, rows }: LaterPageProps) {
  const t = wordsOf(view)
  const all: LaterRow[] = [{ id: meeting.id, from: meeting, to: draft }, ...rows]
  const write = (span: Span) => startSentence(writeSpan(t, view.language, span))
  const { communities: chosen, version, ...texts } = form
  return (
    <PageFrame
      view={view}
      title={t('series.previewTitle')}
      lead={t('series.previewText')}
      accent={accentOf(communities)}
      communityName={communities[0] && nameIn(view.language, communities[0].name)}
      crumbs={[...crumbsOf(t, view.language, communities), { label: titleOf(t, view.language, meeting), href: `/meetings/${meeting.id}` }]}
    >
      <DataTable<LaterRow>
        caption={t('series.previewTitle')}
        isCaptionHidden
        columns={[
          { key: 'now', heading: t('series.now'), isHeading: true, cell: (row) => write(row.from) },
          { key: 'then', heading: t('series.then'), cell: (row) => write(row.to) },
        ]}
        rows={all}
        keyOf={({ id }) => id}
      />
      <Form view={view}>
        {Object.entries(texts).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="version" value={version} />
        {chosen.map((id) => (
          <input key={id} type="hidden" name="communities" value={id} />
        ))}
        {rows.map(({ id }) => (
          <input key={id} type="hidden" name="later" value={id} />
        ))}
        <ButtonRow>
          <Button kind="main" name="do" value="confirm">
            {t('series.confirm')}
          </Button>
          <Button name="do" value="back">
            {t('series.back')}
          </Button>
        </ButtonRow>
      </Form>
    </PageFrame>
  )
}
