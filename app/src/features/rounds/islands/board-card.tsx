import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { hasConflict, LONGEST_CARD, PLACES, type Card, type Place, type Writing } from '../domain/board.ts'
import { plainWords } from '../domain/device.ts'
import type { ShownCard } from '../domain/shown.ts'
import { fill } from './board-props.ts'
import type { Shown } from './step-bar.tsx'

/** One card: its words in their own language, and what can be done with it. Without a script it leads to a page of its own. */
export function BoardCard({ card, ...shown }: Shown & { card: Card }) {
  const { props, state, hands } = shown
  const left = state.left[card.id]
  const [isEdited, setEdited] = useState(false)
  // An earlier page was left while these words were being changed.
  useEffect(() => {
    if (left !== undefined) setEdited(true)
  }, [left])
  const [main] = card.writings
  if (main === undefined) return null
  const isWaiting = state.device.waiting.some(({ cardId }) => cardId === card.id)
  const { words } = props
  // The house tells cards as they are shown.
  const told = state.device.told.get(card.id) as ShownCard | undefined
  return (
    <li class="board-card" data-card={card.id}>
      {hasConflict(card) ? (
        <Conflict {...shown} card={card} />
      ) : isEdited ? (
        <EditCard {...shown} card={card} main={main} close={() => setEdited(false)} />
      ) : (
        <CardWords writing={main} />
      )}
      {told?.isFromRoom === true && <p class="quiet small">{fill(words, 'card.fromRoom')}</p>}
      {isWaiting && <p class="quiet small">{fill(words, 'card.waits')}</p>}
      {hands === null ? (
        <p>
          <a href={`/rounds/${state.round.id}/cards/${card.id}`}>{fill(words, 'card.change')}</a>
        </p>
      ) : (
        !isEdited && <CardButtons {...shown} card={card} edit={() => setEdited(true)} />
      )}
    </li>
  )
}

export function CardWords({ writing }: { writing: Writing }) {
  return (
    <>
      <p class="board-words" lang={writing.language}>
        {writing.text}
      </p>
      {writing.links.length > 0 && <p class="small quiet">{writing.links.map(({ label }) => label).join(' · ')}</p>}
    </>
  )
}

function CardButtons({ props, hands, card, edit }: Shown & { card: Card; edit: () => void }) {
  const { words } = props
  const about = card.writings[0]?.text.slice(0, 40) ?? ''
  const button = (label: string, act: () => void) => (
    <button class="button button-small button-quiet" type="button" aria-label={`${label}: ${about}`} onClick={act}>
      {label}
    </button>
  )
  return (
    <div class="row board-doings">
      {!hasConflict(card) && button(fill(words, 'card.edit'), edit)}
      {card.place !== 'parked' && button(fill(words, 'card.park'), () => hands?.move(card.id, 'parked'))}
    </div>
  )
}

function EditCard({ props, state, hands, card, main, close: shut }: Shown & { card: Card; main: Writing; close: () => void }) {
  // Another wording may have come while this one was being written: then both stay.
  const [draft] = useState(() => hands?.draftOf(card.id) ?? state.left[card.id])
  const [seen] = useState(draft?.seen ?? card.heads)
  const [text, setText] = useState(draft?.text ?? main.text)
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => field.current?.focus(), [])
  const close = () => {
    hands?.noteDraft('', card.id)
    shut()
  }
  const save = () => {
    const next = text.trim()
    if (next !== '' && next !== main.text) hands?.edit(card.id, { language: main.language, links: main.links, text: next.slice(0, LONGEST_CARD) }, seen)
    close()
  }
  return (
    <div>
      <label class="visually-hidden" for={`edit-${card.id}`}>
        {fill(props.words, 'card.edit')}
      </label>
      <textarea
        class="input"
        id={`edit-${card.id}`}
        rows={3}
        lang={main.language}
        value={text}
        ref={field}
        onInput={({ currentTarget }) => {
          setText(currentTarget.value)
          hands?.noteDraft(currentTarget.value, card.id, seen)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') close()
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
          event.preventDefault()
          save()
        }}
      />
      <div class="row">
        <button class="button button-small button-main" type="button" onClick={save}>
          {fill(props.words, 'card.save')}
        </button>
        <button class="button button-small button-quiet" type="button" onClick={close}>
          {fill(props.words, 'card.cancel')}
        </button>
        <button
          class="button button-small button-quiet"
          type="button"
          onClick={() => {
            hands?.remove(card.id)
            close()
          }}
        >
          {fill(props.words, 'card.remove')}
        </button>
      </div>
      <div class="field">
        <label for={`move-${card.id}`}>{fill(props.words, 'card.move')}</label>
        <select
          class="input"
          id={`move-${card.id}`}
          value={card.place}
          onChange={({ currentTarget: { value } }) => {
            hands?.move(card.id, PLACES.find((place) => place === value) ?? card.place)
            close()
          }}
        >
          {PLACES.map((place) => (
            <option key={place} value={place} selected={place === card.place}>
              {fill(props.words, `place.${place}`)}
            </option>
          ))}
        </select>
      </div>
    </div>
  )
}

/** Two hands wrote at once: both wordings stand until somebody chooses. */
function Conflict({ props, hands, card }: Shown & { card: Card }) {
  return (
    <div class="board-conflict">
      <p>
        <strong>{fill(props.words, 'conflict.title')}</strong>
      </p>
      {card.writings.map((writing) => (
        <div key={writing.id}>
          <CardWords writing={writing} />
          {hands !== null && (
            <button class="button button-small" type="button" onClick={() => hands.edit(card.id, plainWords(writing))}>
              {fill(props.words, 'conflict.keep', { words: writing.text.slice(0, 30) })}
            </button>
          )}
        </div>
      ))}
      {hands !== null && (
        <button class="button button-small" type="button" onClick={() => keepBoth(hands, card)}>
          {fill(props.words, 'conflict.both')}
        </button>
      )}
    </div>
  )

  function keepBoth(doing: NonNullable<Shown['hands']>, { id, writings, place }: Card): void {
    const [first, ...others] = writings.map(plainWords)
    if (first !== undefined) doing.keepBoth(id, first, others, place)
  }
}

/** What lies at one place, with its heading. */
export function PlaceList({ place, cards, children, ...shown }: Shown & { place: Place; cards: readonly Card[]; children?: ComponentChildren }) {
  return (
    <section class="board-place" aria-label={fill(shown.props.words, `place.${place}`)} data-place={place}>
      <h3>
        {fill(shown.props.words, `place.${place}`)} <span class="quiet small">{cards.length > 0 ? cards.length : ''}</span>
      </h3>
      {children}
      {cards.length === 0 ? (
        <p class="quiet small">{fill(shown.props.words, `prompt.${place}`)}</p>
      ) : (
        <ul class="board-cards">
          {cards.map((card) => (
            <BoardCard key={card.id} {...shown} card={card} />
          ))}
        </ul>
      )}
    </section>
  )
}
