import type { ComponentChildren } from 'preact'
import { writeTime, type Instant } from '../../../kernel/day.ts'
import { nameIn } from '../../../kernel/language.ts'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { CheckField } from '../../../ui/field.tsx'
import { Form } from '../../../ui/form.tsx'
import { KeptNotice } from '../../../ui/kept-notice.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { PageFrame } from '../../../ui/page-frame.tsx'
import { PublicFrame } from '../../../ui/public-frame.tsx'
import { Disclosure } from '../../../ui/small-parts.tsx'
import type { View } from '../../../ui/view.ts'
import { mayLead } from '../domain/permissions.ts'
import { isOver } from '../domain/round.ts'
import type { RoomWay, ShownRound, ShownSituation } from '../domain/shown.ts'
import { BoardMine } from '../islands/board-mine.tsx'
import { BoardPanel } from '../islands/board-panel.tsx'
import { startState, type BoardProps } from '../islands/board-props.ts'
import { BoardScreen } from '../islands/board-screen.tsx'
import type { RoundsTranslate } from '../messages/catalogue.ts'
import { MirrorPart, type MirrorShown } from './mirror-parts.tsx'
import { FirstItemPart, RoomOnWall, RoomPart } from './room-parts.tsx'
import { accentOf, nameRound, wordsOf } from './words.ts'

type BoardPageProps = {
  view: View
  shown: ShownRound
  board: BoardProps
  scripts: readonly string[]
  shownAt: Instant
  refusal?: string | null
  /** Null while nobody may come in by a code. */
  room?: RoomWay | null
  /** What was taken last time; null where it is not the moment. */
  firstItem?: ComponentChildren
  /** Which picture a mirror session looks at; null in any other round, and for who is no member. */
  mirror?: MirrorShown | null
  /** The picture of the group, in the steps that show it. */
  picture?: ComponentChildren
}

/** What the server draws first; the script finds everything it needs in the same place. */
function Board({ board }: { board: BoardProps }) {
  const shown = { props: board, state: startState(board), hands: null }
  return (
    <div data-board={JSON.stringify(board)}>
      {board.view === 'screen' ? <BoardScreen {...shown} /> : board.view === 'mine' ? <BoardMine {...shown} draft="" /> : <BoardPanel {...shown} draft="" />}
    </div>
  )
}

/** Who leads types here; one line, six areas, and where the method stands. */
export function PanelPage({ view, shown, board, scripts, shownAt, refusal = null, room = null, firstItem = null, mirror = null }: BoardPageProps) {
  const t = wordsOf(view)
  const { round, stand } = shown
  const address = `/rounds/${round.id}`
  const time = { time: writeTime(view.language, shownAt) }
  return (
    <PageFrame
      view={view}
      title={nameRound(view.language, round, shown.communityName)}
      accent={accentOf(shown)}
      communityName={nameIn(view.language, shown.communityName)}
      crumbs={[{ label: t('list.title'), href: `/meetings/${round.meetingId}/rounds` }]}
      wide
      scripts={scripts}
    >
      <KeptNotice sentence={t('panel.copy', time)} back={t('panel.copyBack', time)} link={t('panel.copyLink')} address={address} />
      {refusal !== null && (
        <Notice kind="refused" isAnnounced>
          {refusal}
        </Notice>
      )}
      <SituationPart t={t} shown={shown} />
      {mirror !== null && !isOver(round) && <MirrorPart view={view} round={round} mirror={mirror} />}
      <div class="row no-print">
        <ButtonLink href={`${address}/screen`} icon="visible" isSmall>
          {t('panel.screen')}
        </ButtonLink>
        <ButtonLink href={`${address}/mine`} icon="phone" isSmall>
          {t('panel.phone')}
        </ButtonLink>
        {mayLead(stand) && !isOver(round) && (
          <ButtonLink href={`${address}/end`} isSmall>
            {t('panel.end')}
          </ButtonLink>
        )}
      </div>
      {firstItem !== null && (
        <Disclosure label={t('first.title')}>
          <div class="board-areas">{firstItem}</div>
        </Disclosure>
      )}
      {mayLead(stand) && !isOver(round) && <RoomPart view={view} roundId={round.id} room={room} />}
      <Board board={board} />
    </PageFrame>
  )
}

function SituationPart({ t, shown: { situation, hasSituation } }: { t: RoundsTranslate; shown: ShownRound }) {
  if (!hasSituation) return null
  if (situation === null) return <Notice>{t('panel.notForRoom')}</Notice>
  return (
    <>
      {situation.isStopWished && <Notice isAnnounced>{t('panel.stopWished')}</Notice>}
      <Disclosure label={t('panel.situation')}>
        <SituationWords t={t} situation={situation} />
      </Disclosure>
    </>
  )
}

function SituationWords({ t, situation }: { t: RoundsTranslate; situation: ShownSituation }) {
  const { language } = situation.summary
  return (
    <dl>
      <dt>{t('panel.situation')}</dt>
      <dd lang={language}>{situation.summary.text}</dd>
      <dt>{t('panel.goal')}</dt>
      <dd lang={language}>{situation.goal}</dd>
      <dt>{t('panel.question')}</dt>
      <dd lang={language}>{situation.question}</dd>
    </dl>
  )
}

/** The wall of the room: big, quiet, read-only. */
export function ScreenPage({ view, shown, board, scripts, room = null, firstItem = null, picture = null }: BoardPageProps) {
  const { round, situation } = shown
  return (
    <PublicFrame view={view} title={nameRound(view.language, round, shown.communityName)} accent={accentOf(shown)} scripts={scripts} isHiddenFromSearch>
      {situation !== null && round.state === 'running' && (
        <p class="lead" lang={situation.summary.language}>
          {situation.question}
        </p>
      )}
      {room !== null && <RoomOnWall view={view} room={room} />}
      <FirstItemPart view={view}>{firstItem}</FirstItemPart>
      {picture}
      <Board board={board} />
    </PublicFrame>
  )
}

/** The phone of who sits in the room. */
export function MinePage({ view, shown, board, scripts, shownAt, refusal = null }: BoardPageProps) {
  const t = wordsOf(view)
  const { round, stand, situation } = shown
  const address = `/rounds/${round.id}`
  const isOpen = !isOver(round)
  const time = { time: writeTime(view.language, shownAt) }
  return (
    <PublicFrame
      view={view}
      title={t(stand.isPresenter ? 'mine.presenter' : 'mine.title')}
      lead={nameRound(view.language, round, shown.communityName)}
      accent={accentOf(shown)}
      scripts={scripts}
      isHiddenFromSearch
    >
      {isOpen && <KeptNotice sentence={t('mine.copy', time)} back={t('mine.copyBack', time)} link={t('panel.copyLink')} address={`${address}/mine`} />}
      {refusal !== null && (
        <Notice kind="refused" isAnnounced>
          {refusal}
        </Notice>
      )}
      {situation !== null && isOpen && round.state !== 'paused' && (
        <p lang={situation.summary.language}>
          <strong>{situation.question}</strong>
        </p>
      )}
      <Board board={board} />
      {isOpen && round.state !== 'paused' && (
        <Disclosure label={t('pause.label')}>
          <Form view={view} action={`${address}/pause`}>
            <p>{t('pause.lead')}</p>
            <Button>{t('pause.go')}</Button>
          </Form>
        </Disclosure>
      )}
      {isOpen && stand.isPresenter && (
        <Disclosure label={t('stop.label')}>
          <StopForm view={view} t={t} address={address} />
        </Disclosure>
      )}
    </PublicFrame>
  )
}

export function StopForm({ view, t, address }: { view: View; t: RoundsTranslate; address: string }) {
  return (
    <Form view={view} action={`${address}/end`}>
      <p>{t('stop.lead')}</p>
      <CheckField name="sure" label={t('stop.sure')} />
      <Button name="do" value="stop" kind="danger">
        {t('stop.go')}
      </Button>
    </Form>
  )
}
