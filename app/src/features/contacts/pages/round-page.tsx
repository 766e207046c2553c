import { writeDay, type Day } from '../../../kernel/day.ts'
import { nameIn } from '../../../kernel/language.ts'
import { ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { CardGrid, MarginNote } from '../../../ui/card.tsx'
import type { Crumb, Tab } from '../../../ui/frame-parts.tsx'
import { EmptyState } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { PublicFrame } from '../../../ui/public-frame.tsx'
import { isAccent, type View } from '../../../ui/view.ts'
import type { ComponentChildren } from 'preact'
import type { Round } from '../domain/shown.ts'
import { Decision, OnPaper, RoundCard, wordsOf } from './round-parts.tsx'

type RoundPageProps = {
  view: View
  round: Round
  tabs: readonly Tab[]
  crumbs: readonly Crumb[]
  today: Day
  refusal: string | null
  /** Points of information and referral, when there are any. */
  top: ComponentChildren
}

/** Whom one met: what each of those present agreed to share with the others. */
export function RoundPage({ view, round, tabs, crumbs, today, refusal, top }: RoundPageProps) {
  const t = wordsOf(view)
  const [community] = round.communities
  return (
    <PageFrame
      view={view}
      title={t('round.title')}
      lead={leadOf(view, round)}
      accent={isAccent(community?.accent) ? community.accent : 'teal'}
      crumbs={crumbs}
      tabs={tabs}
      communityName={community && nameIn(view.language, community.name)}
    >
      {top}
      {round.sight === 'too-early' && (
        <EmptyState action={{ label: t('round.meeting'), href: `/meetings/${round.meetingId}` }}>{t('round.tooEarly')}</EmptyState>
      )}
      {round.sight === 'absent' && <EmptyState action={{ label: t('round.directory'), href: '/people' }}>{t('round.absent')}</EmptyState>}
      {round.sight === 'present' && <Decision view={view} round={round} today={today} refusal={refusal} />}
      {(round.sight === 'present' || round.sight === 'lead') && (
        <Faces view={view} round={round} address={`/meetings/${round.meetingId}/contacts`} isSignedIn />
      )}
      <OnPaper view={view} round={round} />
    </PageFrame>
  )
}

/** The same for who came by the link of the mail and has no account. */
export function RoundLinkPage({ view, round, today, refusal, token }: Pick<RoundPageProps, 'view' | 'round' | 'today' | 'refusal'> & { token: string }) {
  const t = wordsOf(view)
  return (
    <PublicFrame view={view} title={t('round.title')} lead={leadOf(view, round)} isHiddenFromSearch>
      <Decision view={view} round={round} today={today} refusal={refusal} />
      <Faces view={view} round={round} address={`/round/${token}`} isSignedIn={false} />
    </PublicFrame>
  )
}

function leadOf(view: View, round: Round): string {
  const t = wordsOf(view)
  const day = writeDay(view.language, round.heldOn, 'weekday')
  return round.title === '' ? t('round.lead', { day }) : t('round.leadTitled', { day, title: round.title })
}

function Faces({ view, round, address, isSignedIn }: { view: View; round: Round; address: string; isSignedIn: boolean }) {
  const t = wordsOf(view)
  const { faces, silent } = round
  return (
    <section>
      <h2>{t('round.shared.count', { count: faces.length })}</h2>
      {faces.length === 0 && <p class="quiet">{t('round.nobody')}</p>}
      {faces.length > 0 && (
        <ButtonRow>
          <ButtonLink href={`${address}/cards`} icon="download" isDownload>
            {t('round.cards')}
          </ButtonLink>
          <ButtonLink href={`${address}/cards?version=3`} kind="quiet" icon="download" isDownload>
            {t('round.cardsOld')}
          </ButtonLink>
        </ButtonRow>
      )}
      <CardGrid>
        {faces.map((face) => (
          <RoundCard key={face.personId} view={view} face={face} meetingId={isSignedIn ? round.meetingId : null} />
        ))}
      </CardGrid>
      {silent > 0 && <p class="quiet">{t('round.silent', { count: silent })}</p>}
      <MarginNote kind="quiet">{t('round.explain')}</MarginNote>
    </section>
  )
}
