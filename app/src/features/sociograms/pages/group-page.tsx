import type { TieInPicture } from '@ronde/sociogram'
import { formatNumber } from '@ronde/figures'
import { ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { Facts } from '../../../ui/card.tsx'
import { DataTable, Pager } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/notice.tsx'
import { Disclosure } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import type { Drawing } from '../domain/consent-level.ts'
import type { GroupFigures } from '../domain/group-figures.ts'
import type { GroupPage } from '../domain/results.ts'
import { sceneOfGroup } from './group-scene.ts'
import { addressOfWave, readingQuery, resultWords, ResultFrame } from './result-frame.tsx'
import { sceneTextOf } from './scene-text.ts'
import { lookOf, pageOf } from './picture-page.ts'
import { ServerPicture } from './server-picture.tsx'
import { sayRate } from './words.ts'

/** A longer list stands on pages of its own. */
const LONGEST_LIST = 150
const PEOPLE_ON_A_PAGE = 30

/** To print first, then to go on working with. */
const FILES = [
  { name: 'PDF A4', asks: 'format=pdf' },
  { name: 'PDF A3', asks: 'format=pdf&paper=a3' },
  { name: 'PNG', asks: 'format=png' },
  { name: 'SVG', asks: 'format=svg' },
] as const

type GroupPageProps = {
  view: View
  shown: GroupPage
  sectors: ReadonlyMap<string, string>
  scripts?: readonly string[]
  /** The page of the list that was asked for, from 1; none for the picture. */
  list?: number | null
}

/** The group: a picture made by the server, a list that says the same, and what it means in plain words. */
export function GroupPageView({ view, shown, sectors, scripts = [], list = null }: GroupPageProps) {
  const t = resultWords(view)
  const { drawing, figures } = shown
  if (drawing !== null && list !== null) return <ListPage view={view} shown={shown} drawing={drawing} page={list} />
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
  const { people, ties } = drawing
  const tied = neighboursOf(ties, people.length)
  const query = `${readingQuery(shown)}&order=${drawing.order}`
  const text = sceneTextOf(view, shown, sectors)
  const size = { people: people.length, isNamed: drawing.kind === 'named', panels: 1 }
  const together = shown.together === 'shown' ? '&together=yes' : ''
  return (
    <section>
      <p>{t(drawing.kind === 'named' ? 'group.named' : 'group.dots')}</p>
      <Orders view={view} shown={shown} drawing={drawing} />
      <div
        data-sociogram
        data-ties={tied.map((others) => others.join(',')).join(';')}
        data-tied={t('focus.tied', { name: '{name}', others: '{others}' })}
        data-alone={t('focus.alone', { name: '{name}' })}
      >
        <div class="no-print" data-with-script hidden>
          <ButtonRow>
            {(['in', 'out', 'all'] as const).map((way) => (
              <button key={way} type="button" class="button button-small" data-zoom={way}>
                {t(`zoom.${way}`)}
              </button>
            ))}
          </ButtonRow>
        </div>
        <ServerPicture
          sceneIn={(shape) => sceneOfGroup(drawing, text, { look: lookOf('page'), page: pageOf(shape, size) })}
          use="page"
          addressOf={(shape, look) => `${addressOfWave(shown)}/picture${query}${together}&format=svg&shape=${shape}&look=${look}`}
        />
        <div class="no-print" data-with-script hidden>
          <p role="status" data-focused />
          <p class="small quiet">{t('zoom.keys')}</p>
        </div>
      </div>
      <Together shown={shown} view={view} drawing={drawing} />
      <div class="no-print">
        <p class="small">{t('files.title')}</p>
        <ButtonRow>
          {FILES.map(({ name, asks }) => (
            <ButtonLink key={name} href={`${addressOfWave(shown)}/picture${query}&${asks}`} isSmall isDownload>
              {name}
            </ButtonLink>
          ))}
        </ButtonRow>
      </div>
      {ties.length > LONGEST_LIST ? (
        <p>
          <a href={`${addressOfWave(shown)}/group${query}&list=1`}>{t('group.table')}</a>
        </p>
      ) : (
        <Disclosure label={t('group.table')}>
          <p class="small">{t('group.tableSays')}</p>
          <TieList view={view} drawing={drawing} first={0} end={people.length} />
        </Disclosure>
      )}
    </section>
  )
}

/** Who is tied stands close, or each sector or organisation stands together; offered where that tells anything apart. */
function Orders({ view, shown, drawing: { order, orders } }: { view: View; shown: GroupPage; drawing: Drawing }) {
  const t = resultWords(view)
  if (orders.length < 2) return null
  return (
    <nav class="no-print row" aria-label={t('order.title')}>
      <span class="small">{t('order.title')}</span>
      {orders.map((each) =>
        each === order ? (
          <b key={each} aria-current="true">
            {t(`order.${each}`)}
          </b>
        ) : (
          <a key={each} class="button button-small" href={`${addressOfWave(shown)}/group${readingQuery(shown)}&order=${each}`}>
            {t(`order.${each}`)}
          </a>
        ),
      )}
    </nav>
  )
}

function Together({ view, shown, drawing }: { view: View; shown: GroupPage; drawing: Drawing }) {
  const t = resultWords(view)
  if (shown.together === 'none') return null
  const isShown = shown.together === 'shown'
  return (
    <p class="small">
      {isShown && `${t('together.says', { count: drawing.together.length })} `}
      <a href={`${addressOfWave(shown)}/group${readingQuery(shown)}&order=${drawing.order}${isShown ? '' : '&together=yes'}`}>
        {t(isShown ? 'together.hide' : 'together.show')}
      </a>
    </p>
  )
}

/** The same as the picture, some people at a time. */
function ListPage({ view, shown, drawing, page }: { view: View; shown: GroupPage; drawing: Drawing; page: number }) {
  const t = resultWords(view)
  const people = drawing.people.length
  const pages = Math.ceil(people / PEOPLE_ON_A_PAGE)
  const current = Math.min(Math.max(1, page), pages)
  const address = `${addressOfWave(shown)}/group${readingQuery(shown)}&order=${drawing.order}`
  return (
    <ResultFrame view={view} head={shown} current="group" title={t('group.title')} lead={t('group.lead')} wide>
      <p>
        {t('group.tableSays')} <a href={address}>{t('group.picture')}</a>
      </p>
      <TieList view={view} drawing={drawing} first={(current - 1) * PEOPLE_ON_A_PAGE} end={Math.min(people, current * PEOPLE_ON_A_PAGE)} />
      <Pager page={current} pages={pages} hrefOf={(each) => `${address}&list=${each}`} />
    </ResultFrame>
  )
}

/** Who is tied to whom, from left to right in the picture: no order of importance. */
function TieList({ view, drawing, first, end }: { view: View; drawing: Drawing; first: number; end: number }) {
  const t = resultWords(view)
  const nameOf = (place: number) => drawing.people[place]?.name ?? t('group.number', { number: place + 1 })
  const others = neighboursOf(drawing.ties, drawing.people.length)
  return (
    <DataTable
      caption={t('group.table')}
      isCaptionHidden
      rows={others.map((tied, place) => ({ place, tied })).slice(first, end)}
      keyOf={({ place }) => place}
      columns={[
        { key: 'person', heading: t('group.person'), isHeading: true, cell: ({ place }) => nameOf(place) },
        { key: 'tied', heading: t('group.tied'), isBroad: true, cell: ({ tied }) => (tied.length === 0 ? t('group.nobody') : tied.map(nameOf).join(', ')) },
      ]}
    />
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
