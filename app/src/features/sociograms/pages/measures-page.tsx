import { formatNumber } from '@ronde/figures'
import { ButtonLink } from '../../../ui/button.tsx'
import { DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/notice.tsx'
import type { View } from '../../../ui/view.ts'
import { TOO_SENSITIVE, type MeasuredNetwork } from '../domain/all-measures.ts'
import type { MeasuresPage } from '../domain/results.ts'
import { ARCHIVE, NETWORK_FORMATS } from '../domain/file-formats.ts'
import { addressOfWave, readingQuery, resultWords, ResultFrame } from './result-frame.tsx'
import { sayShare } from './words.ts'

/** For who studies: every number of the network as a whole, with its convention, and the network without names as a file. */
export function MeasuresPageView({ view, shown }: { view: View; shown: MeasuresPage }) {
  const t = resultWords(view)
  const address = `${addressOfWave(shown)}/network${readingQuery(shown)}`
  const isWhole = shown.rate.answered === shown.rate.asked
  const percent = sayShare(view, shown.rate)
  return (
    <ResultFrame view={view} head={shown} current="measures" title={t('measures.title')} lead={t('measures.lead')} wide>
      <section>
        <h2>{t('files.network')}</h2>
        <p>{t('files.networkSays')}</p>
        <p>
          <ButtonLink icon="download" href={`${address}&format=${ARCHIVE.format}`} isDownload>
            {t('files.archive')}
          </ButtonLink>
        </p>
        <p class="small">{t('files.archiveSays')}</p>
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
          <p class="small">
            {!isWhole && `${t('measures.bandSays')} `}
            {t('measures.english')}
          </p>
          <DataTable
            caption={t('measures.title')}
            isCaptionHidden
            onPhone="scroll"
            rows={shown.measures}
            keyOf={({ id }) => id}
            columns={[
              { key: 'id', heading: t('measures.id'), isHeading: true, cell: ({ id }) => id },
              { key: 'value', heading: t('measures.value'), isNumber: true, cell: (measured) => <Value view={view} measured={measured} /> },
              ...(isWhole
                ? []
                : [
                    { key: 'band', heading: t('measures.band'), isNumber: true, cell: (measured: MeasuredNetwork) => <Band view={view} measured={measured} /> },
                  ]),
              {
                key: 'convention',
                heading: t('measures.convention'),
                isBroad: true,
                cell: ({ question, convention, nonRespondents }) => (
                  <span class="small">
                    {percent} · {t(`measures.${nonRespondents}`)}
                    <br />
                    <span lang="en">
                      {question} {convention}
                    </span>
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

const numberIn = (view: View, value: number) => formatNumber(view.language, value, Number.isInteger(value) ? 0 : 4)

/** A number, with what chance would give where that is known; or why there is none. */
function Value({ view, measured: { value, reason, byChance } }: { view: View; measured: MeasuredNetwork }) {
  const t = resultWords(view)
  if (value === null) return reason === TOO_SENSITIVE ? t('measures.hidden') : <span lang="en">{reason}</span>
  return byChance === null ? numberIn(view, value) : `${numberIn(view, value)} (${t('measures.byChance', { value: numberIn(view, byChance) })})`
}

/** What it would be if the missing ties were absent, and if they were as usual. */
function Band({ view, measured: { ifAbsent, ifAverage } }: { view: View; measured: MeasuredNetwork }) {
  const [absent, average] = [ifAbsent, ifAverage].map((value) => (value === null ? '–' : numberIn(view, value)))
  return `${absent} · ${average}`
}
