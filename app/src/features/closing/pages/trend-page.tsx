import { dayOf, writeDay } from '../../../kernel/day.ts'
import { nameIn } from '../../../kernel/language.ts'
import { Button } from '../../../ui/button.tsx'
import { DataTable, type Column } from '../../../ui/data-table.tsx'
import { Field } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import type { Tab } from '../../../ui/frame-parts.tsx'
import { EmptyState } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Disclosure } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import { EXIT_ANSWERS } from '../domain/exit-question.ts'
import type { TrendPage, TrendRow } from '../domain/shown.ts'
import type { ClosingTranslate } from '../messages/catalogue.ts'
import { accentOf, questionOf, wordsOf } from './labels.ts'

type TrendProps = { view: View; trend: TrendPage; tabs: readonly Tab[]; isLead: boolean; refusal: string | null }

/** Meeting by meeting what people said at the end, as far as it may be shown. */
export function TrendView({ view, trend, tabs, isLead, refusal }: TrendProps) {
  const t = wordsOf(view)
  const { community, question, rows, sum } = trend
  const name = nameIn(view.language, community.name)
  const spoken = questionOf(view, question)
  return (
    <PageFrame
      view={view}
      title={t('trend.title')}
      lead={t('trend.lead')}
      accent={accentOf([community])}
      communityName={name}
      crumbs={[{ label: name, href: `/communities/${community.id}` }]}
      tabs={tabs}
    >
      <h2 lang={spoken.language}>{spoken.text}</h2>
      <DataTable<TrendRow>
        caption={t('trend.title')}
        isCaptionHidden
        rows={rows}
        keyOf={({ meetingId }) => meetingId}
        columns={columnsOf(t, view)}
        {...(sum.meetings > 0 ? { total: [t('exit.total'), ...EXIT_ANSWERS.map((answer) => sum.counts[answer]), sum.total] } : {})}
        empty={<EmptyState>{t('trend.empty')}</EmptyState>}
      />
      {isLead && !community.isClosed && (
        <Disclosure label={t('trend.question')} isOpen={refusal !== null}>
          <Form view={view}>
            <input type="hidden" name="version" value={question?.version ?? 0} />
            <p class="quiet">{t('trend.hint')}</p>
            <Field name="textFr" label={t('trend.fr')} lang="fr" value={question?.textFr} maxLength={200} error={refusal} />
            <Field name="textNl" label={t('trend.nl')} lang="nl" value={question?.textNl} maxLength={200} />
            <Button>{t('trend.save')}</Button>
          </Form>
        </Disclosure>
      )}
    </PageFrame>
  )
}

function columnsOf(t: ClosingTranslate, view: View): Column<TrendRow>[] {
  return [
    {
      key: 'meeting',
      heading: t('trend.meeting'),
      isHeading: true,
      isBroad: true,
      cell: ({ meetingId, startsAt }) => <a href={`/meetings/${meetingId}/exit`}>{writeDay(view.language, dayOf(startsAt))}</a>,
    },
    ...EXIT_ANSWERS.map((answer): Column<TrendRow> => ({
      key: answer,
      heading: t(`exit.${answer}`),
      isNumber: true,
      cell: ({ result }) => (result.state === 'shown' ? result.counts[answer] : null),
    })),
    {
      key: 'total',
      heading: t('exit.total'),
      align: 'end',
      cell: ({ result }) => (result.state === 'shown' ? result.total : t(result.state === 'open' ? 'trend.open' : 'trend.tooFew')),
    },
  ]
}
