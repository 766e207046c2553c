import { formatNumber, writeReason } from '@ronde/figures'
import { nameIn } from '../../../kernel/language.ts'
import { Card, Facts } from '../../../ui/card.tsx'
import type { View } from '../../../ui/view.ts'
import { writeReportQuery } from '../domain/report-query.ts'
import { addressOf, type OpenCard, type Report } from '../domain/report.ts'
import { wordsFor } from '../messages/catalogue.ts'
import { sayPeriod } from '../messages/say-period.ts'
import { accentOf } from './poster-groups.tsx'

type FigureCardProps = { view: View; report: Report; card: OpenCard; level: 2 | 3 }

/** The answer to a questioned figure: what it counts, how, whom it leaves out, and the lines behind it for whoever may see them. */
export function FigureCard({ view, report, card, level }: FigureCardProps) {
  const { language } = view
  const t = wordsFor(language)
  const { definition, explanation, column } = card
  const { query } = report
  const sd = explanation.values.sd ?? null
  const leftOut = card.leftOut.map(({ why, count }) => `${formatNumber(language, count)}\u00a0×\u00a0${writeReason(why, language)}`).join(', ')
  return (
    <Card title={`${definition.title} · ${nameIn(language, column.community.names)}`} accent={accentOf(column.community.accent)} level={level}>
      <p class="small">{definition.definition}</p>
      <p class="small quiet">
        {definition.formula}
        {explanation.formula !== '' && (
          <>
            <br />
            <span class="figures">{explanation.formula}</span>
          </>
        )}
        {explanation.figure === 'participantsPerMeeting' && sd !== null && (
          <>
            <br />
            {t('card.deviation', { sd: formatNumber(language, sd, 2, true) })} · {t(`switch.sd.${query.sd}`)}
          </>
        )}
        {leftOut !== '' && (
          <>
            <br />
            {t('card.notCounted', { list: leftOut })}
          </>
        )}
      </p>
      <Facts
        facts={[
          { label: t('card.leftOut'), value: definition.leftOut },
          { label: t('card.rounding'), value: definition.rounding },
          { label: t('card.window'), value: sayPeriod(language, query.window) },
          { label: t('card.version'), value: t('card.version.value', { version: definition.version }) },
        ].map(({ label, value }) => ({ label, value: <span class="small">{value}</span> }))}
      />
      <p class="small">{column.seesRows ? <a href={rowsAddress(card, report)}>{t('card.rows', { count: card.rows })}</a> : t('card.noRows')}</p>
      <p class="small">
        <a href={`${addressOf(report.scope)}/report${writeReportQuery({ ...query, open: null })}`}>{t('card.close')}</a>
      </p>
    </Card>
  )
}

function rowsAddress({ column, explanation }: OpenCard, { query }: Report): string {
  const words = writeReportQuery({ ...query, open: { figure: explanation.figure, communityId: column.community.id } })
  return `/communities/${column.community.id}/report/rows${words}`
}
