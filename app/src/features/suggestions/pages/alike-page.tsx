import { writeDay } from '../../../kernel/day.ts'
import { nameIn } from '../../../kernel/language.ts'
import { ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { Card, Facts, Item, MarginNote } from '../../../ui/card.tsx'
import { OwnWords } from '../../../ui/names.tsx'
import { EmptyState, StatusWord } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { Disclosure, Tag, Tags } from '../../../ui/small-parts.tsx'
import type { Alike, AlikeAnswer, AlikeSuggestion, SuggestionsOf } from '../domain/shown.ts'
import { CallableForm } from './callable-form.tsx'
import { OutcomeForm } from './outcome-parts.tsx'
import { between, ideaLabels, sayHelper, sayTally, wordsOf, type ListedView } from './words.ts'

/** Domains and groups in words: another feature's, so the route brings them. */
export type FacetWords = { domain: (key: string) => string; group: (key: string) => string }

type AlikePageProps = { view: ListedView; answer: AlikeAnswer; facets: FacetWords; quarters: SuggestionsOf['quarters'] }

/** Up to five earlier situations, why each is alike, and what was tried there. */
export function AlikePage({ view, answer, facets, quarters }: AlikePageProps) {
  const t = wordsOf(view)
  const home = `/situations/${answer.situationId}`
  const crumbs = [
    { label: t('list.situations'), href: '/situations' },
    { label: t('list.situation'), href: home },
  ]
  return (
    <PageFrame view={view} title={t('alike.title')} lead={t('alike.lead')} crumbs={crumbs}>
      {answer.goal !== null && <Facts facts={[{ label: t('list.goal'), value: <OwnWords words={answer.goal} isMarked /> }]} />}
      {answer.isDraft && <p class="quiet">{t('alike.draft')}</p>}
      {answer.alike.length === 0 && <EmptyState action={{ label: t('list.situation'), href: home }}>{t('alike.empty')}</EmptyState>}
      {answer.alike.map((alike) => (
        <AlikeCard key={alike.situationId} view={view} alike={alike} facets={facets} quarters={quarters} />
      ))}
      {answer.isMostlyOneVoice && <MarginNote kind="attention">{t('alike.oneVoice')}</MarginNote>}
      <Sums view={view} sums={answer.sums} />
      {!answer.isDraft && (
        <ButtonRow>
          <ButtonLink href={`${home}/suggestions`}>{t('list.title')}</ButtonLink>
        </ButtonRow>
      )}
    </PageFrame>
  )
}

type AlikeCardProps = { view: ListedView; alike: Alike; facets: FacetWords; quarters: SuggestionsOf['quarters'] }

function AlikeCard({ view, alike, facets, quarters }: AlikeCardProps) {
  const t = wordsOf(view)
  const { words, suggestions, toldOn, isOutdated, isOwnCommunity, communityName } = alike
  const community = isOwnCommunity ? t('alike.own') : nameIn(view.language, communityName)
  return (
    <Card level={2} title={words === null ? t('alike.toldIn', { community, day: writeDay(view.language, toldOn) }) : <OwnWords words={words.goal} isMarked />}>
      {words === null ? (
        <p class="quiet">{t('alike.hidden')}</p>
      ) : (
        <>
          <p class="quiet small">{t('alike.toldIn', { community, day: writeDay(view.language, toldOn) })}</p>
          <OwnWords as="p" words={words.summary} />
        </>
      )}
      {isOutdated && <StatusWord kind="attention">{t('alike.old')}</StatusWord>}
      <Facts facts={[{ label: t('alike.why'), value: sayWhy(view, alike, facets) }]} />
      {suggestions.length === 0 && <p class="quiet">{t('alike.noSuggestions')}</p>}
      {suggestions.map((suggestion) => (
        <AlikeLine key={suggestion.id} view={view} alike={alike} suggestion={suggestion} quarters={quarters} />
      ))}
      <WillingPeople view={view} willing={alike.willing} />
      <CallableForm view={view} situationId={alike.situationId} callable={alike.callable} />
    </Card>
  )
}

/** "Same domains: financial, social; same goal: staying independent". */
function sayWhy(view: ListedView, { inCommon }: Alike, facets: FacetWords): string {
  const t = wordsOf(view)
  const { domains, unanswered, groups, around, goals, ideas, areWordsAlike } = inCommon
  const list = (words: readonly string[]) => ({ list: words.join(', ') })
  return [
    ...(domains.length > 0 ? [t('alike.domains', list(domains.map(facets.domain)))] : []),
    ...(goals.length > 0 ? [t('alike.goals', list(ideaLabels(view.language, goals)))] : []),
    ...(ideas.length > 0 ? [t('alike.ideas', list(ideaLabels(view.language, ideas)))] : []),
    ...(unanswered.length > 0 ? [t('alike.unanswered', list(unanswered.map(facets.domain)))] : []),
    ...(groups.length > 0 ? [t('alike.groups', list(groups.map(facets.group)))] : []),
    ...(around.length > 0 ? [t('alike.around')] : []),
    ...(areWordsAlike ? [t('alike.words')] : []),
  ].join(between(view.language))
}

function AlikeLine({
  view,
  alike,
  suggestion,
  quarters,
}: {
  view: ListedView
  alike: Alike
  suggestion: AlikeSuggestion
  quarters: SuggestionsOf['quarters']
}) {
  const t = wordsOf(view)
  const { id, text, gist, helperKind, tally, isContradicting, lastOn, isOutdated, closedOn } = suggestion
  return (
    <Item>
      <OwnWords as="p" words={text} isMarked />
      {gist !== null && text.language !== view.language && <OwnWords as="p" words={gist} isMarked />}
      <Tags>{helperKind !== null && <Tag>{sayHelper(view, helperKind)}</Tag>}</Tags>
      <p>{sayTally(view, tally)}</p>
      {isContradicting && <p class="quiet small">{t('list.both')}</p>}
      {lastOn !== null && <p class="quiet small">{t('alike.last', { day: writeDay(view.language, lastOn) })}</p>}
      {isOutdated && <StatusWord kind="attention">{t('alike.old')}</StatusWord>}
      {closedOn !== null && <StatusWord kind="attention">{t('alike.closed', { day: writeDay(view.language, closedOn) })}</StatusWord>}
      {quarters.length > 0 && (
        <Disclosure label={t('alike.mine')}>
          <OutcomeForm view={view} action={`/situations/${alike.situationId}/suggestions/${id}/outcome`} id={id} quarters={quarters} />
        </Disclosure>
      )}
    </Item>
  )
}

function Sums({ view, sums }: { view: ListedView; sums: AlikeAnswer['sums'] }) {
  const t = wordsOf(view)
  if (sums.length === 0) return null
  return (
    <section>
      <h2>{t('alike.sum')}</h2>
      <p class="hint">{t('alike.sumHint')}</p>
      <Facts
        facts={sums.map(({ helperKind, tally, rate }) => ({
          label: sayHelper(view, helperKind),
          value: [sayTally(view, tally), ...(rate === null ? [] : [t('alike.rate', rate)])].join(between(view.language)),
        }))}
      />
    </section>
  )
}

/** Whom one may call about it. Whether they told it or tried something stays theirs to say. */
function WillingPeople({ view, willing }: { view: ListedView; willing: Alike['willing'] }) {
  const t = wordsOf(view)
  if (willing.length === 0) return null
  return (
    <>
      <h3>{t('alike.willing')}</h3>
      {willing.map(({ personId, name, email, phone, isInDirectory, untilOn }) => (
        <Item key={personId}>
          {isInDirectory ? <a href={`/people/${personId}`}>{name}</a> : name}
          {[email, phone].map((way) => way !== null && <span key={way}> · {way}</span>)}
          <span class="quiet small">
            {' · '}
            {t('alike.willingUntil', { day: writeDay(view.language, untilOn) })}
            {email === null && phone === null && !isInDirectory && ` · ${t('alike.willingHow')}`}
          </span>
        </Item>
      ))}
    </>
  )
}
