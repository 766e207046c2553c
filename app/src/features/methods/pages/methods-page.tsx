import { nameIn } from '../../../kernel/language.ts'
import { Card, CardGrid } from '../../../ui/card.tsx'
import { SearchBox } from '../../../ui/form.tsx'
import type { Tab } from '../../../ui/frame-parts.tsx'
import { EmptyState } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import type { View } from '../../../ui/view.ts'
import type { Method } from '../domain/method.ts'
import type { MethodsPage } from '../domain/shown.ts'
import type { MethodsTranslate } from '../messages/catalogue.ts'
import { accentOf, lengthLabel, wordsOf } from './labels.ts'
import { LocalWords } from './local-words.tsx'

type MethodsPageProps = { view: View; shown: MethodsPage; tabs: readonly Tab[]; search: string }

/** The cards of a community: its own, those that come with Ronde, those put aside. */
export function MethodsPageView({ view, shown, tabs, search }: MethodsPageProps) {
  const t = wordsOf(view)
  const { community, methods, retired, mayKeep } = shown
  const name = nameIn(view.language, community.name)
  const [own, shipped] = [methods.filter(({ communityId }) => communityId !== null), methods.filter(({ communityId }) => communityId === null)]
  const isNothing = methods.length + retired.length === 0
  const parts = [
    { key: 'own', title: t('own'), cards: own },
    { key: 'shipped', title: t('shippedTitle'), cards: shipped },
    { key: 'retired', title: t('retiredTitle'), cards: retired },
  ]
  return (
    <PageFrame
      view={view}
      title={t('title')}
      lead={t('lead')}
      accent={accentOf(community.accent)}
      communityName={name}
      crumbs={[{ label: name, href: `/communities/${community.id}` }]}
      tabs={tabs}
    >
      <SearchBox label={t('search')} hint={t('searchHint')} value={search} action={`/communities/${community.id}/methods`} />
      {isNothing && <EmptyState>{t('nothingFound')}</EmptyState>}
      {parts.map(
        ({ key, title, cards }) =>
          (cards.length > 0 || (key === 'own' && mayKeep && search === '')) && (
            <section key={key}>
              <h2>{title}</h2>
              {cards.length === 0 ? <p class="quiet">{t('noneOwn')}</p> : <Cards t={t} communityId={community.id} cards={cards} />}
            </section>
          ),
      )}
    </PageFrame>
  )
}

function Cards({ t, communityId, cards }: { t: MethodsTranslate; communityId: string; cards: readonly Method[] }) {
  return (
    <CardGrid>
      {cards.map((method) => (
        <Card key={method.id} title={<LocalWords names={method.name} />} href={`/communities/${communityId}/methods/${method.id}`}>
          <p>
            <LocalWords names={method.about} />
          </p>
          <p class="quiet">{lengthLabel(t, method)}</p>
        </Card>
      ))}
    </CardGrid>
  )
}
