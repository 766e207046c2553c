import { useEffect, useState } from 'preact/hooks'
import type { Language } from '../../../kernel/language.ts'
import { isGone, LONGEST_CARD, type Card } from '../domain/board.ts'
import { showCards } from '../domain/device.ts'
import { layTicks } from '../domain/moves.ts'
import { isOver, placeIn } from '../domain/round.ts'
import type { ShownCard } from '../domain/shown.ts'
import { BoardCard, CardWords } from './board-card.tsx'
import { fill } from './board-props.ts'
import { SyncLine } from './board-panel.tsx'
import { HeldWords } from './held-words.tsx'
import { MirrorLinks } from './mirror-links.tsx'
import { StepSentence, Timer, type Shown } from './step-bar.tsx'
import { LanguageChoice } from './write-line.tsx'

/** On the phone of who sits in the room: one sentence of advice. Whoever brought the situation ticks what she takes. */
export function BoardMine(shown: Shown & { draft: string }) {
  const { props, state } = shown
  const { words } = props
  const cards = [...showCards(state.device).values()].filter((card) => !isGone(card)).toSorted((one, other) => (one.firstAt < other.firstAt ? -1 : 1))
  const suggestions = cards.filter(({ place }) => place === 'suggestion')
  const own = cards.filter(({ id }) => toldOf(shown, id)?.isYours !== false)
  if (state.round.state === 'paused') return <p role="status">{fill(words, 'paused.screen')}</p>
  if (isOver(state.round) && !props.isPresenter) return <p role="status">{fill(words, 'over.screen')}</p>
  return (
    <div class="board">
      <StepSentence props={props} state={state} level="h2" />
      <Timer {...shown} />
      <MirrorLinks {...shown} />
      {props.isPresenter && <Taking {...shown} cards={suggestions} />}
      <HeldWords {...shown} />
      {!props.isPresenter && <Advice {...shown} />}
      <SyncLine {...shown} />
      {!props.isPresenter && own.length > 0 && (
        <section>
          <h2>{fill(words, 'mine.own')}</h2>
          <ul class="board-cards">
            {own.map((card) => (
              <BoardCard key={card.id} {...shown} card={card} />
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

function Advice(shown: Shown & { draft: string }) {
  const { props, state, hands, draft } = shown
  const [text, setText] = useState('')
  const [language, setLanguage] = useState<Language>(props.language)
  useEffect(() => {
    if (draft !== '') setText(draft)
  }, [draft])
  const lies = placeIn(state.round.method, state.round.step, 'suggestion')
  return (
    <form
      method="post"
      action={`/rounds/${state.round.id}/mine`}
      class="form"
      onSubmit={(event) => {
        if (hands === null) return
        event.preventDefault()
        if (text.trim() === '') return
        hands.add({ language, text: text.trim().slice(0, LONGEST_CARD), links: [] }, lies)
        hands.noteDraft('')
        setText('')
      }}
    >
      <input type="hidden" name="_token" value={props.token} />
      <input type="hidden" name="step" value={state.round.step} />
      <div class="field">
        <label for="board-advice">{fill(props.words, 'mine.label')}</label>
        <p class="hint" id="board-advice-hint">
          {fill(props.words, lies === 'parked' ? 'mine.parked' : 'mine.hint')}
        </p>
        <textarea
          class="input"
          id="board-advice"
          name="text"
          rows={3}
          aria-describedby="board-advice-hint"
          lang={language}
          value={text}
          onInput={({ currentTarget }) => {
            setText(currentTarget.value)
            hands?.noteDraft(currentTarget.value)
          }}
        />
      </div>
      <LanguageChoice shown={shown} chosen={language} choose={setLanguage} />
      <div class="row">
        <button class="button button-main" type="submit">
          {fill(props.words, 'mine.send')}
        </button>
      </div>
    </form>
  )
}

/** What the house told of a card; nothing yet of one that waits here. */
function toldOf({ state }: Pick<Shown, 'state'>, id: string): ShownCard | undefined {
  // The house tells cards as they are shown.
  return state.device.told.get(id) as ShownCard | undefined
}

/** One box a suggestion; a tap is sent at once, and without a script by a button of its own. */
function Taking({ props, state, hands, cards }: Shown & { cards: readonly Card[] }) {
  const isTaken = (id: string): boolean => layTicks(id, toldOf({ state }, id), state.device.moves)
  return (
    <section>
      <h2>{fill(props.words, 'take.title')}</h2>
      {cards.length === 0 && <p class="quiet">{fill(props.words, 'take.none')}</p>}
      <ul class="board-cards">
        {cards.map((card) => (
          <li key={card.id} class="board-card">
            {card.writings.map((writing) => (
              <CardWords key={writing.id} writing={writing} />
            ))}
            <form method="post" action={`/rounds/${state.round.id}/taken`}>
              <input type="hidden" name="_token" value={props.token} />
              <input type="hidden" name="card" value={card.id} />
              <button
                class={isTaken(card.id) ? 'button button-main' : 'button'}
                type="submit"
                name="do"
                value={isTaken(card.id) ? 'leave' : 'take'}
                aria-pressed={isTaken(card.id)}
                onClick={(event) => {
                  if (hands === null) return
                  event.preventDefault()
                  hands.take(card.id, !isTaken(card.id))
                }}
              >
                {fill(props.words, isTaken(card.id) ? 'take.taken' : 'take.take')}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  )
}
