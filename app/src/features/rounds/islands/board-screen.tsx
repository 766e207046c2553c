import { AREAS, listCardsAt } from '../domain/board.ts'
import { showCards } from '../domain/device.ts'
import { isOver } from '../domain/round.ts'
import { CardWords } from './board-card.tsx'
import { fill } from './board-props.ts'
import { StepSentence, Timer, type Shown } from './step-bar.tsx'

const WALL = AREAS.filter((area) => area !== 'area-5')

/** The wall: big, read-only, nothing that only some may read. A paused round shows one quiet word. */
export function BoardScreen(shown: Shown) {
  const { props, state } = shown
  const { words } = props
  if (state.round.state === 'paused' || isOver(state.round))
    return (
      <div class="board board-wall">
        <p class="board-step" role="status">
          {fill(words, state.round.state === 'paused' ? 'paused.screen' : 'over.screen')}
        </p>
      </div>
    )
  const cards = [...showCards(state.device).values()]
  return (
    <div class="board board-wall">
      <div class="board-head">
        <StepSentence props={props} state={state} level="h2" />
        <Timer {...shown} />
      </div>
      <p role="status" data-audience={state.round.audience}>
        {fill(words, `audience.${state.round.audience}`)}
        {state.network === 'away' && ` ${fill(words, 'sync.away')}`}
      </p>
      <div class="board-areas" aria-live="off">
        {[...WALL, 'suggestion' as const].map((place) => {
          const here = listCardsAt(cards, place)
          return (
            <section key={place} class="board-place" data-place={place} aria-label={fill(words, `place.${place}`)}>
              <h3>{fill(words, `place.${place}`)}</h3>
              {here.length === 0 ? (
                <p class="quiet small">{fill(words, `prompt.${place}`)}</p>
              ) : (
                <ul class="board-cards">
                  {here.map((card) => (
                    <li key={card.id} class="board-card">
                      {card.writings.map((writing) => (
                        <CardWords key={writing.id} writing={writing} />
                      ))}
                    </li>
                  ))}
                </ul>
              )}
            </section>
          )
        })}
      </div>
    </div>
  )
}
