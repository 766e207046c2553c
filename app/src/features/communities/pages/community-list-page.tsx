import { nameIn, type Language } from '../../../kernel/language.ts'
import { ButtonLink } from '../../../ui/button.tsx'
import { Card, CardGrid } from '../../../ui/card.tsx'
import { SearchBox } from '../../../ui/form.tsx'
import { BilingualName, OwnWords } from '../../../ui/names.tsx'
import { EmptyState, StatusWord } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import type { View } from '../../../ui/view.ts'
import { isAtWork } from '../domain/joining.ts'
import type { CommunityFacts, CommunityList } from '../domain/shown.ts'
import type { CommunityTranslate } from '../messages/catalogue.ts'
import { Areas } from './home-page.tsx'
import { accentOf, joiningWordsOf, kindLabel, wordsOf } from './labels.ts'

type CommunityListPageProps = {
  view: View
  list: CommunityList
  words: string
  mayStart: boolean
  /** Ids of communities the reader may open. */ opens: ReadonlySet<string>
}

export function CommunityListPage({ view, list, words, mayStart, opens }: CommunityListPageProps) {
  const t = wordsOf(view)
  const isEmpty = list.mine.length + list.others.length === 0
  const title = words !== '' || list.mine.length === 0 ? t('list.title') : t('list.titleMine', { count: list.mine.length })
  return (
    <PageFrame
      view={view}
      title={title}
      wide
      mainAction={
        mayStart && (
          <ButtonLink kind="main" icon="add" href="/communities/new">
            {t('list.new')}
          </ButtonLink>
        )
      }
    >
      {(!isEmpty || words !== '') && <SearchBox label={t('list.search')} value={words} button={t('list.searchButton')} />}
      {isEmpty && words !== '' && <EmptyState action={{ label: t('list.showAll'), href: '/communities' }}>{t('list.nothing')}</EmptyState>}
      {isEmpty && words === '' && (
        <EmptyState action={mayStart ? { label: t('list.new'), href: '/communities/new' } : undefined}>
          {t(mayStart ? 'list.emptyCoordinator' : 'list.emptyMine')}
        </EmptyState>
      )}
      {list.mine.length > 0 && <Cards t={t} language={view.language} title={t('list.mine')} communities={list.mine} opens={opens} />}
      {list.others.length > 0 && (
        <Cards t={t} language={view.language} title={t('list.others')} communities={list.others} opens={opens} join={joiningWordsOf(view)('list.join')} />
      )}
    </PageFrame>
  )
}

type CardsProps = {
  language: Language
  t: CommunityTranslate
  title: string
  communities: readonly CommunityFacts[]
  opens: ReadonlySet<string>
  /** Words of the link to the door of those one may not open. */ join?: string
}

function Cards({ title, ...cards }: CardsProps) {
  return (
    <section>
      <h2>{title}</h2>
      <CommunityCards {...cards} />
    </section>
  )
}

/** Communities as cards; those the reader may open lead there. */
export function CommunityCards({ t, language, communities, opens, join }: Omit<CardsProps, 'title'>) {
  return (
    <CardGrid>
      {communities.map((community) => (
        <Card
          key={community.id}
          accent={accentOf(community.accent)}
          title={<BilingualName name={community.name} />}
          {...(opens.has(community.id) ? { href: `/communities/${community.id}` } : {})}
        >
          <p class="quiet small">
            {kindLabel(t, community.kind)}
            {community.state !== 'active' && (
              <>
                {' · '}
                <StatusWord kind="quiet">{t(`state.${community.state}`)}</StatusWord>
              </>
            )}
          </p>
          {community.purpose.text !== '' && <OwnWords as="p" words={community.purpose} />}
          {community.areas.length > 0 && <Areas t={t} community={community} />}
          {join !== undefined && !opens.has(community.id) && isAtWork(community.state) && (
            <p>
              <a href={`/communities/${community.id}/join`}>
                {join}
                <span class="visually-hidden">: {nameIn(language, community.name)}</span>
              </a>
            </p>
          )}
        </Card>
      ))}
    </CardGrid>
  )
}
