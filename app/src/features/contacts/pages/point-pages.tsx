import { writeDay, type Day } from '../../../kernel/day.ts'
import { nameIn } from '../../../kernel/language.ts'
import { Button } from '../../../ui/button.tsx'
import { Item } from '../../../ui/card.tsx'
import { CheckField, Choice, Field, SelectField } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import type { Tab } from '../../../ui/frame-parts.tsx'
import { BilingualName } from '../../../ui/names.tsx'
import { EmptyState, Notice, StatusWord } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { PublicFrame } from '../../../ui/public-frame.tsx'
import { Disclosure } from '../../../ui/small-parts.tsx'
import { isAccent, type View } from '../../../ui/view.ts'
import { isPointStanding, POINT_KINDS, type ShownPoint } from '../domain/referral-point.ts'
import type { PointsOfCommunity } from '../domain/shown-points.ts'
import { wordsOf } from './round-parts.tsx'

type PointsPageProps = { view: View; found: PointsOfCommunity; tabs: readonly Tab[]; today: Day; refusal: string | null }

/** Whom to ask for what in one community, and the form to name somebody. */
export function PointsPage({ view, found, tabs, today, refusal }: PointsPageProps) {
  const t = wordsOf(view)
  const { community, points, mayName } = found
  const name = nameIn(view.language, community.name)
  return (
    <PageFrame
      view={view}
      title={t('points.title')}
      lead={t('points.lead')}
      accent={isAccent(community.accent) ? community.accent : 'teal'}
      communityName={name}
      crumbs={[{ label: name, href: `/communities/${community.id}` }]}
      tabs={tabs}
    >
      {refusal && (
        <Notice kind="refused" isAnnounced>
          {refusal}
        </Notice>
      )}
      {points.length === 0 && <EmptyState>{t(mayName ? 'points.emptyForLead' : 'points.empty')}</EmptyState>}
      {points.map((point) => (
        <Item key={point.id} head={<PointName point={point} />}>
          <PointWords view={view} point={point} />
          {mayName && <PointState view={view} point={point} today={today} />}
        </Item>
      ))}
      {mayName && <Naming view={view} found={found} today={today} isOpen={refusal !== null} />}
    </PageFrame>
  )
}

function PointName({ point }: { point: ShownPoint }) {
  if (point.organisation !== null) return <BilingualName name={point.organisation} />
  return <>{point.person}</>
}

function PointWords({ view, point }: { view: View; point: ShownPoint }) {
  const t = wordsOf(view)
  return (
    <>
      <p>
        {t(`points.kind.${point.kind}`)} · <BilingualName name={point.scope} />
      </p>
      {point.reach !== '' && <p>{point.reach}</p>}
      <p class="small quiet">{t('points.until', { day: writeDay(view.language, point.untilOn) })}</p>
    </>
  )
}

function PointState({ view, point, today }: { view: View; point: ShownPoint; today: Day }) {
  const t = wordsOf(view)
  const state = point.state === 'asked' ? 'asked' : isPointStanding(point, today) ? 'stands' : 'later'
  return (
    <div class="row">
      <StatusWord kind={state === 'stands' ? 'done' : 'attention'}>{t(`points.state.${state}`, { day: writeDay(view.language, point.fromOn) })}</StatusWord>
      {point.isPublic && <span class="small quiet">{t('points.isPublic')}</span>}
      <Form view={view} action={`/communities/${point.communityId}/points/${point.id}/end`} isPlain>
        <Button kind="danger" isSmall>
          {t('points.end')}
          <span class="visually-hidden"> {point.person ?? (point.organisation && nameIn(view.language, point.organisation))}</span>
        </Button>
      </Form>
    </div>
  )
}

function Naming({ view, found, today, isOpen }: { view: View; found: PointsOfCommunity; today: Day; isOpen: boolean }) {
  const t = wordsOf(view)
  const { people, organisations } = found.candidates
  return (
    <Disclosure label={t('points.name')} isOpen={isOpen}>
      <Form view={view} action={`/communities/${found.community.id}/points`}>
        <p>{t('points.consent')}</p>
        <Choice name="kind" label={t('points.kind')} isRequired options={POINT_KINDS.map((value) => ({ value, label: t(`points.kind.${value}`) }))} />
        <SelectField
          name="who"
          label={t('points.who')}
          isRequired
          options={[]}
          groups={[
            { label: t('points.people'), options: people.map(({ id, name }) => ({ value: `p.${id}`, label: name })) },
            { label: t('points.organisations'), options: organisations.map(({ id, name }) => ({ value: `o.${id}`, label: nameIn(view.language, name) })) },
          ]}
        />
        <Field name="scopeFr" label={t('points.scopeFr')} hint={t('points.scopeHint')} maxLength={200} lang="fr" />
        <Field name="scopeNl" label={t('points.scopeNl')} maxLength={200} lang="nl" />
        <Field name="reach" label={t('points.reach')} hint={t('points.reachHint')} maxLength={200} />
        <Field name="from" kind="date" label={t('points.from')} isRequired value={today} />
        <Field name="until" kind="date" label={t('points.untilLabel')} isRequired min={today} />
        <CheckField name="public" label={t('points.public')} hint={t('points.publicHint')} />
        <Button kind="main">{t('points.save')}</Button>
      </Form>
    </Disclosure>
  )
}

/** The one question to a person who was named. */
export function AskedPage({ view, point }: { view: View; point: ShownPoint }) {
  const t = wordsOf(view)
  const isOver = point.state === 'declined' || point.state === 'ended'
  return (
    <PageFrame view={view} title={t('asked.title')} lead={t('asked.lead', { community: nameIn(view.language, point.community) })}>
      <Item>
        <PointWords view={view} point={point} />
      </Item>
      <p>{t(point.isPublic ? 'asked.public' : 'asked.inside')}</p>
      {point.state === 'agreed' && <Notice kind="done">{t('asked.agreed')}</Notice>}
      {isOver && <Notice>{t('asked.over')}</Notice>}
      {!isOver && (
        <Form view={view} action={`/points/${point.id}/answer`} isPlain>
          <div class="row">
            {point.state === 'asked' && (
              <Button kind="main" name="answer" value="yes">
                {t('asked.yes')}
              </Button>
            )}
            <Button name="answer" value="no">
              {t(point.state === 'agreed' ? 'asked.stop' : 'asked.no')}
            </Button>
          </div>
        </Form>
      )}
    </PageFrame>
  )
}

/** What stands on top of every list: at most a handful, and the way to all. */
export function PointStrip({
  view,
  points,
  communityId,
  mayName,
}: {
  view: View
  points: readonly ShownPoint[]
  communityId: string | null
  mayName: boolean
}) {
  const t = wordsOf(view)
  if (points.length === 0 && mayName) return <NameFirst view={view} communityId={communityId ?? ''} />
  if (points.length === 0) return null
  const [first] = points
  const place = communityId ?? first?.communityId ?? ''
  return (
    <section class="card">
      <h2 class="card-title">{t('points.title')}</h2>
      <ul>
        {points.slice(0, 5).map((point) => (
          <li key={point.id}>
            <b>
              <PointName point={point} />
            </b>
            {' · '}
            <BilingualName name={point.scope} />
            {point.reach !== '' && ` · ${point.reach}`}
          </li>
        ))}
      </ul>
      <p class="small">
        <a href={`/communities/${place}/points`}>{t('points.all')}</a>
      </p>
    </section>
  )
}

function NameFirst({ view, communityId }: { view: View; communityId: string }) {
  return (
    <p class="small no-print">
      <a href={`/communities/${communityId}/points`}>{wordsOf(view)('points.nameFirst')}</a>
    </p>
  )
}

/** For everybody, in no need of an account. */
export function PublicPointsPage({ view, points }: { view: View; points: readonly ShownPoint[] }) {
  const t = wordsOf(view)
  return (
    <PublicFrame view={view} title={t('points.title')} lead={t('points.publicLead')}>
      {points.length === 0 && <EmptyState action={{ label: t('points.home'), href: '/' }}>{t('points.emptyPublic')}</EmptyState>}
      {points.map((point) => (
        <Item key={point.id} head={<PointName point={point} />}>
          <PointWords view={view} point={point} />
          <p class="small quiet">
            <BilingualName name={point.community} />
          </p>
        </Item>
      ))}
    </PublicFrame>
  )
}
