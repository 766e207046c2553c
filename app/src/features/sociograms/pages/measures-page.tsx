import { formatNumber } from '@ronde/figures'
import { ButtonLink } from '../../../ui/button.tsx'
import { DataTable, type Column } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/notice.tsx'
import type { View } from '../../../ui/view.ts'
import type { MeasuredNetwork } from '../domain/all-measures.ts'
import { MEASURE_SECTIONS } from '../domain/measure-sections.ts'
import type { MeasuresPage } from '../domain/results.ts'
import { ARCHIVE, NETWORK_FORMATS } from '../domain/file-formats.ts'
import { measureWords, sayConvention } from '../messages/measures-catalogue.ts'
import { addressOfWave, readingQuery, resultWords, ResultFrame } from './result-frame.tsx'
import { sayShare } from './words.ts'

/** For who studies: every number of the network as a whole, with its convention, and the network without names as a file. */
export function MeasuresPageView({ view, shown }: { view: View; shown: MeasuresPage }) {
  const t = resultWords(view)
  const address = `${addressOfWave(shown)}/network${readingQuery(shown)}`
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
        <p class="small">
          {t('files.archiveSays')}
          {NETWORK_FORMATS.map(({ format, label }) => (
            <>
              {' '}
              <a href={`${address}&format=${format}`} download>
                {label}
              </a>
            </>
          ))}
        </p>
      </section>
      {shown.measures === null ? (
        <EmptyState>{t('figures.few')}</EmptyState>
      ) : (
        <>
          {!isWhole(shown) && <p class="small">{t('measures.bandSays')}</p>}
          <nav class="no-print row" aria-label={t('measures.title')}>
            {MEASURE_SECTIONS.map(({ section }) => (
              <a key={section} class="button button-small" href={`#${section}`}>
                {measureWords(view)(`section.${section}`)}
              </a>
            ))}
          </nav>
          {MEASURE_SECTIONS.map((part) => (
            <Part key={part.section} view={view} shown={shown} measures={shown.measures ?? []} {...part} />
          ))}
        </>
      )}
    </ResultFrame>
  )
}

type Section = (typeof MEASURE_SECTIONS)[number]
type MeasureId = Section['ids'][number]
type PartProps = { view: View; shown: MeasuresPage; measures: readonly MeasuredNetwork[]; section: Section['section']; ids: readonly MeasureId[] }

const isWhole = ({ rate }: MeasuresPage) => rate.answered === rate.asked

/** The measures of one kind, each named by its term, its id and its question. */
function Part({ view, shown, measures, section, ids }: PartProps) {
  const t = resultWords(view)
  const say = measureWords(view)
  const rows = ids.flatMap((id) => {
    const measured = measures.find((each) => each.id === id)
    return measured === undefined ? [] : [{ id, measured }]
  })
  if (rows.length === 0) return null
  const percent = sayShare(view, shown.rate)
  const band: Column<(typeof rows)[number]> = { key: 'band', heading: t('measures.band'), isNumber: true, cell: ({ measured }) => bandOf(view, measured) }
  return (
    <section id={section}>
      <h2>{say(`section.${section}`)}</h2>
      <DataTable
        caption={say(`section.${section}`)}
        isCaptionHidden
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          { key: 'id', heading: t('measures.id'), isHeading: true, isBroad: true, cell: ({ id }) => <Named view={view} id={id} /> },
          { key: 'value', heading: t('measures.value'), isNumber: true, cell: ({ measured }) => sayValue(view, measured) },
          ...(isWhole(shown) ? [] : [band]),
          {
            key: 'convention',
            heading: t('measures.convention'),
            isBroad: true,
            cell: ({ measured: { convention, nonRespondents } }) => (
              <span class="small">
                {[percent, ...(nonRespondents === 'as-named' ? [] : [t(`measures.${nonRespondents}`)]), sayConvention(view, convention)].join(' · ')}
              </span>
            ),
          },
        ]}
      />
    </section>
  )
}

/** As researchers quote it; on a phone it breaks between its words. */
function Id({ id }: { id: MeasureId }) {
  return (
    <code class="small quiet unit">
      {id.split('_').map((word, at) => (
        <>
          {at > 0 && (
            <>
              _<wbr />
            </>
          )}
          {word}
        </>
      ))}
    </code>
  )
}

function Named({ view, id }: { view: View; id: MeasureId }) {
  const say = measureWords(view)
  return (
    <span>
      {say(`name.${id}`)}
      <br />
      <Id id={id} />
      <br />
      <span class="small unit">{say(`question.${id}`)}</span>
    </span>
  )
}

const numberIn = (view: View, value: number) => formatNumber(view.language, value, Number.isInteger(value) ? 0 : 4)

/** A number, with what chance would give where that is known; or why there is none. */
function sayValue(view: View, { value, reason, byChance }: MeasuredNetwork): string {
  if (value === null) return reason === null ? '–' : measureWords(view)(`reason.${reason}`)
  return byChance === null ? numberIn(view, value) : `${numberIn(view, value)} (${resultWords(view)('measures.byChance', { value: numberIn(view, byChance) })})`
}

/** What it would be if the missing ties were absent, and if they were as usual. */
function bandOf(view: View, { ifAbsent, ifAverage }: MeasuredNetwork): string {
  return [ifAbsent, ifAverage].map((value) => (value === null ? '–' : numberIn(view, value))).join('\u00a0·\u00a0')
}
