import { formatNumber } from '@ronde/figures'
import { DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/notice.tsx'
import type { View } from '../../../ui/view.ts'
import type { MeasuresPage } from '../domain/results.ts'
import { NETWORK_FORMATS } from '../domain/file-formats.ts'
import { addressOfWave, readingQuery, resultWords, ResultFrame } from './result-frame.tsx'

/** For who studies: every number of the network as a whole, with its convention, and the network without names as a file. */
export function MeasuresPageView({ view, shown }: { view: View; shown: MeasuresPage }) {
  const t = resultWords(view)
  const address = `${addressOfWave(shown)}/network${readingQuery(shown)}`
  return (
    <ResultFrame view={view} head={shown} current="measures" title={t('measures.title')} lead={t('measures.lead')} wide>
      <section>
        <h2>{t('files.network')}</h2>
        <p>{t('files.networkSays')}</p>
        <ul>
          {NETWORK_FORMATS.map(({ format, label }) => (
            <li key={format}>
              <a href={`${address}&format=${format}`} download>
                {label}
              </a>
            </li>
          ))}
        </ul>
      </section>
      {shown.measures === null ? (
        <EmptyState>{t('figures.few')}</EmptyState>
      ) : (
        <section>
          <p class="small">{t('measures.english')}</p>
          <DataTable
            caption={t('measures.title')}
            isCaptionHidden
            onPhone="scroll"
            rows={shown.measures}
            keyOf={({ id }) => id}
            columns={[
              { key: 'id', heading: t('measures.id'), isHeading: true, cell: ({ id }) => id },
              {
                key: 'value',
                heading: t('measures.value'),
                isNumber: true,
                cell: ({ value, reason }) =>
                  value === null ? <span lang="en">{reason}</span> : formatNumber(view.language, value, Number.isInteger(value) ? 0 : 4),
              },
              {
                key: 'convention',
                heading: t('measures.convention'),
                isBroad: true,
                cell: ({ question, convention }) => (
                  <span class="small" lang="en">
                    {question} {convention}
                  </span>
                ),
              },
            ]}
          />
        </section>
      )}
    </ResultFrame>
  )
}
