import { LOOKS, renderSvg, type TieInPicture } from '@ronde/sociogram'
import { formatNumber } from '@ronde/figures'
import { ButtonRow } from '../../../ui/button.tsx'
import { Facts } from '../../../ui/card.tsx'
import { DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/notice.tsx'
import { Disclosure } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import type { Drawing } from '../domain/consent-level.ts'
import type { GroupFigures } from '../domain/group-figures.ts'
import type { GroupPage } from '../domain/results.ts'
import { sceneOfGroup } from './group-scene.ts'
import { PICTURE_FORMATS } from '../domain/file-formats.ts'
import { addressOfWave, readingQuery, resultWords, ResultFrame } from './result-frame.tsx'
import { sceneTextOf } from './scene-text.ts'
import { sayRate } from './words.ts'

/** Narrow, so that a phone can read it; a wide page shows it no wider than it is legible. */
const PAGE = { width: 520, height: 520, text: 11 }
/** With more lines the list would make the page too long for a phone. */
const LONGEST_LIST = 300

type GroupPageProps = { view: View; shown: GroupPage; sectors: ReadonlyMap<string, string>; scripts?: readonly string[] }

/** The group: a picture made by the server, a list that says the same, and what it means in plain words. */
export function GroupPageView({ view, shown, sectors, scripts = [] }: GroupPageProps) {
  const t = resultWords(view)
  const { drawing, figures } = shown
  return (
    <ResultFrame view={view} head={shown} current="group" title={t('group.title')} lead={t('group.lead')} wide scripts={drawing === null ? [] : scripts}>
      {drawing === null ? <EmptyState>{t('group.few')}</EmptyState> : <Picture view={view} shown={shown} drawing={drawing} sectors={sectors} />}
      <Figures view={view} shown={shown} figures={figures} />
      {shown.levels !== null && (
        <section>
          <h2>{t('levels.title')}</h2>
          <Facts
            facts={(['name', 'dot', 'aggregate'] as const).map((level) => ({
              label: t(`levels.${level}`),
              value: String(shown.levels?.[level] ?? ''),
            }))}
          />
        </section>
      )}
    </ResultFrame>
  )
}

function Picture({ view, shown, drawing, sectors }: GroupPageProps & { drawing: Drawing }) {
  const t = resultWords(view)
  const tied = neighboursOf(drawing.ties, drawing.people.length)
  const svg = renderSvg(sceneOfGroup(drawing, sceneTextOf(view, shown, sectors), { look: LOOKS.page, page: PAGE }), { use: 'page' })
  return (
    <section>
      <p>{t(drawing.kind === 'named' ? 'group.named' : 'group.dots')}</p>
      <div data-sociogram data-ties={tied.map((others) => others.join(',')).join(';')}>
        {/* oxlint-disable-next-line react/no-danger -- made by the library of the house, every text in it escaped */}
        <div class="sociogram" dangerouslySetInnerHTML={{ __html: svg }} />
        <div class="no-print" data-with-script hidden>
          <ButtonRow>
            {(['in', 'out', 'all'] as const).map((way) => (
              <button key={way} type="button" class="button button-small" data-zoom={way}>
                {t(`zoom.${way}`)}
              </button>
            ))}
          </ButtonRow>
          <p class="small quiet">{t('zoom.keys')}</p>
        </div>
      </div>
      {shown.together !== 'none' && (
        <p class="small">
          {shown.together === 'shown' && `${t('together.says', { count: drawing.together.length })} `}
          <a href={`${addressOfWave(shown)}/group${readingQuery(shown)}${shown.together === 'shown' ? '' : '&together=yes'}`}>
            {t(shown.together === 'shown' ? 'together.hide' : 'together.show')}
          </a>
        </p>
      )}
      <p class="small no-print">
        {t('files.title')}
        {PICTURE_FORMATS.map((format) => (
          <>
            {' '}
            <a href={`${addressOfWave(shown)}/picture${readingQuery(shown)}&format=${format}`} download>
              {format.toUpperCase()}
            </a>
          </>
        ))}
      </p>
      {drawing.ties.length > LONGEST_LIST ? (
        <p>{t('group.tiesTruncated', { people: drawing.people.length })}</p>
      ) : (
        <Disclosure label={t('group.table')}>
          <TieList view={view} drawing={drawing} />
        </Disclosure>
      )}
    </section>
  )
}

/** Who is tied to whom, from left to right in the picture: no order of importance. */
function TieList({ view, drawing }: { view: View; drawing: Drawing }) {
  const t = resultWords(view)
  const nameOf = (place: number) => drawing.people[place]?.name ?? t('group.number', { number: place + 1 })
  const others = neighboursOf(drawing.ties, drawing.people.length)
  return (
    <>
      <p class="small">{t('group.tableSays')}</p>
      <DataTable
        caption={t('group.table')}
        isCaptionHidden
        rows={others.map((tied, place) => ({ place, tied }))}
        keyOf={({ place }) => place}
        columns={[
          { key: 'person', heading: t('group.person'), isHeading: true, cell: ({ place }) => nameOf(place) },
          { key: 'tied', heading: t('group.tied'), isBroad: true, cell: ({ tied }) => (tied.length === 0 ? t('group.nobody') : tied.map(nameOf).join(', ')) },
        ]}
      />
    </>
  )
}

function neighboursOf(ties: readonly TieInPicture[], people: number): number[][] {
  const others = Array.from({ length: people }, (): number[] => [])
  for (const { from, to } of ties) {
    others[from]?.push(to)
    others[to]?.push(from)
  }
  return others.map((each) => each.toSorted((one, other) => one - other))
}

/** Six figures at most, each a sentence. */
function Figures({ view, shown, figures }: { view: View; shown: GroupPage; figures: GroupFigures | null }) {
  const t = resultWords(view)
  const { language } = view
  if (figures === null) return <p>{t('figures.few')}</p>
  const { density, densityFrom, densityTo, named, both, linked, steps, spread } = figures
  const say = (key: 'density' | 'named' | 'both' | 'linked' | 'steps', value: number | null) =>
    value === null ? [] : [t(`figures.${key}`, { value: formatNumber(language, value, Number.isInteger(value) ? 0 : 1) })]
  const band = densityFrom === null || densityTo === null || densityFrom === densityTo ? '' : ` ${t('figures.band', { from: densityFrom, to: densityTo })}`
  const spreadSays = spread === null ? [] : [t(spread === 'few' ? 'figures.few-people' : `figures.${spread}`)]
  const sentences = [
    ...say('density', density).map((sentence) => `${sentence}${band}`),
    ...say('named', named),
    ...say('both', both),
    ...say('linked', linked),
    ...say('steps', steps),
    ...spreadSays,
  ]
  return (
    <section>
      <h2>{t('figures.title')}</h2>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p class="small quiet">{t('figures.rate', { rate: sayRate(view, shown.rate) })}</p>
    </section>
  )
}
