import { ButtonLink } from '../../../ui/button.tsx'
import { CardGrid } from '../../../ui/card.tsx'
import { BilingualName, OwnWords } from '../../../ui/names.tsx'
import { EmptyState } from '../../../ui/notice.tsx'
import { PublicFrame } from '../../../ui/public-frame.tsx'
import { Tag, Tags } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import { COMMUNITY_KINDS } from '../domain/community.ts'
import type { CommunityFacts } from '../domain/shown.ts'
import type { CommunityTranslate } from '../messages/catalogue.ts'
import { accentOf, kindLabel, kindsLabel, wordsOf } from './labels.ts'

/** What anybody sees first: which communities are at work, where and what for. No people. */
export function HomePage({ view, communities }: { view: View; communities: readonly CommunityFacts[] }) {
  const t = wordsOf(view)
  const kinds = [...new Set(communities.map(({ kind }) => kind))].toSorted((a, b) => rankOf(a) - rankOf(b))
  return (
    <PublicFrame view={view} title={t('home.title')} lead={t('home.lead')} accent="teal">
      <>
        <p>
          <ButtonLink kind="main" href={view.person ? '/desk' : '/sign-in'}>
            {t(view.person ? 'home.desk' : 'home.signIn')}
          </ButtonLink>
        </p>
        {communities.length === 0 && <EmptyState>{t('home.empty')}</EmptyState>}
        {kinds.map((kind) => (
          <KindSection key={kind} t={t} kind={kind} communities={communities.filter((community) => community.kind === kind)} />
        ))}
        <h2>{t('home.how')}</h2>
        <ol class="cards-grid">
          {(['meet', 'write', 'safe'] as const).map((step) => (
            <li key={step}>
              <b>{t(`home.how.${step}`)}</b>
              <p>{t(`home.how.${step}Text`)}</p>
            </li>
          ))}
        </ol>
      </>
    </PublicFrame>
  )
}

function rankOf(kind: string): number {
  const rank = COMMUNITY_KINDS.findIndex((known) => known === kind)
  return rank === -1 ? COMMUNITY_KINDS.length : rank
}

function KindSection({ t, kind, communities }: { t: CommunityTranslate; kind: string; communities: readonly CommunityFacts[] }) {
  return (
    <section>
      <h2>{communities.length === 1 ? kindLabel(t, kind) : kindsLabel(t, kind)}</h2>
      <CardGrid>
        {communities.map((community) => (
          <PublicCard key={community.id} t={t} community={community} />
        ))}
      </CardGrid>
    </section>
  )
}

function PublicCard({ t, community }: { t: CommunityTranslate; community: CommunityFacts }) {
  return (
    <section class={`card card-accent accent-${accentOf(community.accent)}`}>
      <h3 class="card-title">
        <BilingualName name={community.name} />
      </h3>
      {community.purpose.text !== '' && <OwnWords as="p" words={community.purpose} />}
      {community.areas.length > 0 && <Areas t={t} community={community} />}
    </section>
  )
}

/** Where a community is at work, as labels. */
export function Areas({ t, community }: { t: CommunityTranslate; community: Pick<CommunityFacts, 'areas'> }) {
  return (
    <>
      <span class="visually-hidden">{t('home.where')}</span>
      <Tags>
        {community.areas.map((area) => (
          <Tag key={`${area.fr}/${area.nl}`} icon="place">
            <BilingualName name={area} />
          </Tag>
        ))}
      </Tags>
    </>
  )
}
