import { LOOKS } from '@ronde/sociogram'
import { writeDay } from '../../../kernel/day.ts'
import { nameIn, withColon, type Language } from '../../../kernel/language.ts'
import { ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { MarginNote } from '../../../ui/card.tsx'
import { DataTable, type Column } from '../../../ui/data-table.tsx'
import { EmptyState, Notice } from '../../../ui/notice.tsx'
import { PublicFrame } from '../../../ui/public-frame.tsx'
import type { View } from '../../../ui/view.ts'
import { PICTURE_FORMATS } from '../domain/file-formats.ts'
import type { PublicPicture, PublicTie } from '../domain/public-picture.ts'
import type { PublicMethod, PublicPage } from '../domain/published.ts'
import type { SceneLook } from './group-scene.ts'
import { pageOf, type Shape } from './picture-page.ts'
import { publicWords, sayPublicMethod, sceneOfPublic } from './public-scene.ts'
import { PictureInside } from './server-picture.tsx'

/** As wide as a phone, and as a page; higher only for many. */
function lookAt(shape: Shape, people: number): SceneLook {
  const page = pageOf(shape, { people, isNamed: true, panels: 1 })
  return { look: LOOKS.page, page: people <= 8 ? { ...page, height: shape === 'narrow' ? 330 : 420 } : page }
}

export function addressOfPicture({ id, versionId }: { id: string; versionId?: string }): string {
  return versionId === undefined ? `/pictures/${id}` : `/pictures/${id}/versions/${versionId}`
}

/** What anybody may see, without signing in; `origin` stands before each address that is to last. */
export function PublicPicturePage({ view, shown, origin }: { view: View; shown: PublicPage; origin: string }) {
  const t = publicWords(view)
  const { language } = view
  const { kind, picture, endedIn, madeIn } = shown
  const lasting = addressOfPicture(shown)
  const lead = t('page.lead', { community: nameIn(language, shown.communityName), month: writeDay(language, shown.askedIn, 'month') })
  return (
    <PublicFrame view={view} title={t(`page.${kind}`)} lead={lead} isHiddenFromSearch>
      {endedIn !== null && <Ended view={view} endedIn={endedIn} newer={shown.newer} />}
      {endedIn === null && picture === null && (
        <>
          <h2>{t('empty.title')}</h2>
          <EmptyState>{t('empty.says')}</EmptyState>
        </>
      )}
      {picture !== null && <PublicDrawing language={language} picture={picture} method={shown} />}
      {picture !== null && (
        <>
          <div class="no-print">
            <p class="small">{t('page.files')}</p>
            <ButtonRow>
              {PICTURE_FORMATS.map((format) => (
                <ButtonLink key={format} href={`${lasting}/download?format=${format}`} isSmall isDownload>
                  {format.toUpperCase()}
                </ButtonLink>
              ))}
            </ButtonRow>
          </div>
          <section>
            <h2>{t('method.title')}</h2>
            <MarginNote kind="quiet">
              {sayPublicMethod(language, shown, { madeIn, address: `${origin}${lasting}` }).map((line) => (
                <p key={line}>{line}</p>
              ))}
            </MarginNote>
          </section>
        </>
      )}
      {endedIn === null && (
        <p class="small">
          {withColon(language, t('page.address'))} <a href={lasting}>{`${origin}${lasting}`}</a>
        </p>
      )}
    </PublicFrame>
  )
}

function Ended({ view, endedIn, newer }: { view: View; endedIn: string; newer: string | null }) {
  const t = publicWords(view)
  return (
    <Notice title={t('ended.title')}>
      <p>{t('ended.says', { month: writeDay(view.language, endedIn, 'month') })}</p>
      <p>{newer === null ? t('ended.none') : <a href={addressOfPicture({ id: newer })}>{t('ended.newer')}</a>}</p>
    </Notice>
  )
}

/** The picture and the list that says the same, as everybody sees them; also for whoever looks at them before. */
export function PublicDrawing({ language, picture, method }: { language: Language; picture: PublicPicture; method: PublicMethod }) {
  const t = publicWords({ language })
  const withConventions = picture.ties.some(({ kind }) => kind === 'convention')
  const tied = (place: number, kind: PublicTie['kind']) => sayTied(picture, place, kind, language) || t('table.none')
  const column = (kind: PublicTie['kind']): Column<number> => ({ key: kind, heading: t(`table.${kind}`), isBroad: true, cell: (place) => tied(place, kind) })
  return (
    <>
      <PictureInside sceneIn={(shape) => sceneOfPublic(picture, method, [], language, lookAt(shape, picture.nodes.length))} use="image" />
      <DataTable
        caption={t('table.title')}
        rows={picture.nodes.map((_, place) => place)}
        keyOf={(place) => place}
        columns={[
          { key: 'node', heading: t(`table.${method.kind}`), isHeading: true, cell: (place) => picture.nodes[place]?.[language] ?? '' },
          column('people'),
          ...(withConventions ? [column('convention')] : []),
        ]}
      />
    </>
  )
}

function sayTied({ nodes, ties }: PublicPicture, place: number, kind: PublicTie['kind'], language: Language): string {
  return ties
    .filter((tie) => tie.kind === kind && (tie.from === place || tie.to === place))
    .map(({ from, to }) => nodes[from === place ? to : from]?.[language] ?? '')
    .join(', ')
}
