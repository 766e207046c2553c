import { useEffect } from 'preact/hooks'
import { AREAS, listCardsAt } from '../domain/board.ts'
import { showCards } from '../domain/device.ts'
import { isOver } from '../domain/round.ts'
import { PlaceList } from './board-card.tsx'
import { fill } from './board-props.ts'
import { HeldWords } from './held-words.tsx'
import { MirrorLinks } from './mirror-links.tsx'
import { StepButtons, StepSentence, Timer, type Shown } from './step-bar.tsx'
import { WriteLine } from './write-line.tsx'

/** What whoever leads the round sees and does. Drawn by the server first; the script takes over where there is one. */
export function BoardPanel(shown: Shown & { draft: string }) {
  const { props, state, hands } = shown
  const { words } = props
  const cards = [...showCards(state.device).values()]
  useUndoKey(hands?.undo)
  return (
    <div class="board">
      <RoomSentence {...shown} />
      <section class="board-head">
        <StepSentence props={props} state={state} level="h2" />
        <Timer {...shown} />
        {props.isLead && !isOver(state.round) && <StepButtons {...shown} />}
        <p class="quiet">
          {state.round.leaderId === props.owner ? fill(words, 'lead.you') : state.leaderName !== '' && fill(words, 'lead.other', { name: state.leaderName })}
        </p>
      </section>
      <MirrorLinks {...shown} />
      {state.round.state !== 'stopped' && <WriteLine {...shown} />}
      <HeldWords {...shown} />
      <SyncLine {...shown} />
      <div class="board-areas">
        {AREAS.map((area) => (
          <PlaceList key={area} {...shown} place={area} cards={listCardsAt(cards, area)} />
        ))}
      </div>
      <div class="board-areas">
        {(['suggestion', 'question', 'parked'] as const).map((place) => (
          <PlaceList key={place} {...shown} place={place} cards={listCardsAt(cards, place)} />
        ))}
      </div>
    </div>
  )
}

/** How strict the room is, and that somebody asked to stop. */
function RoomSentence({ props, state }: Shown) {
  return (
    <>
      <p class="quiet" role="status" data-audience={state.round.audience}>
        {fill(props.words, `audience.${state.round.audience}`)}
      </p>
      {state.round.state === 'paused' && (
        <p class="notice is-attention" role="status">
          {fill(props.words, 'paused.panel')}
        </p>
      )}
      {isOver(state.round) && <p class="notice is-attention">{fill(props.words, `over.${state.round.state}`)}</p>}
    </>
  )
}

/** In words what is saved, and what waits on this device. */
export function SyncLine({ props, state, hands }: Shown) {
  const { words } = props
  const count = new Set(state.device.waiting.map(({ cardId }) => cardId)).size
  const cards = count === 0 ? '' : fill(words, count === 1 ? 'sync.one' : 'sync.many', { count })
  const { moves } = state.device
  const led = moves.some(({ kind }) => kind !== 'wish') ? fill(words, 'sync.led') : ''
  // The same words whatever it was: somebody may look over her shoulder.
  const wish = moves.some(({ kind }) => kind === 'wish') ? fill(words, 'sync.wish') : ''
  const waits = [cards, led, wish].filter((part) => part !== '').join(' ')
  const network = state.network === 'away' ? fill(words, 'sync.away') : state.network === 'stopped' ? state.sentence || fill(words, 'sync.stopped') : ''
  return (
    <div class="row board-sync">
      <p role="status" data-sync={state.network}>
        {[
          state.isMoot ? fill(words, 'sync.moot') : '',
          fill(words, `held.${state.stays}`),
          network,
          waits || (hands === null || state.held.length > 0 ? '' : fill(words, 'sync.saved')),
        ]
          .filter((part) => part !== '')
          .join(' ')}
      </p>
      {hands !== null && (
        <button class="button button-small" type="button" disabled={state.device.undo.length === 0} onClick={hands.undo}>
          {fill(words, 'card.undo')}
        </button>
      )}
    </div>
  )
}

/** Ctrl+Z takes the last card back; inside a line with words it is the browser’s own. */
function useUndoKey(undo: (() => void) | undefined): void {
  useEffect(() => {
    if (undo === undefined) return
    const hear = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey) return
      if (event.target instanceof HTMLTextAreaElement && event.target.value !== '') return
      event.preventDefault()
      undo()
    }
    addEventListener('keydown', hear)
    return () => removeEventListener('keydown', hear)
  }, [undo])
}
