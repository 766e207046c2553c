import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { KEEP_REASONS, type KeepReason } from '../../../kernel/keep-reason.ts'
import { replacePassages } from '../domain/masked.ts'
import { fill, type Held, type Mark } from './board-props.ts'
import { heldDraft } from './board-sync.ts'
import type { Shown } from './step-bar.tsx'

/** Words that are not saved: what is marked, why, and the ways on. They are on this device alone. */
export function HeldWords({ props, state, hands }: Shown) {
  if (state.held.length === 0) return null
  return (
    <section class="notice is-attention board-held" role="alert">
      <div>
        <b>{fill(props.words, state.held.length === 1 ? 'held.one' : 'held.many', { count: state.held.length })}</b>
        {state.held.map((held) => (
          <HeldCard key={held.change.id} props={props} state={state} hands={hands} held={held} />
        ))}
      </div>
    </section>
  )
}

function HeldCard({ props, hands, held }: Shown & { held: Held }) {
  const { words } = props
  const text = held.change.words?.text ?? ''
  const [typed, setTyped] = useState(text)
  const reasonsFor = held.marks.filter(({ tier }) => tier === 'B')
  const isHard = held.marks.some(({ tier }) => tier === 'A')
  return (
    <div class="field">
      <p lang={held.change.words?.language}>{markText(text, held.marks)}</p>
      {held.isAgain === true && <p>{fill(words, 'held.again')}</p>}
      <p>
        {held.isAgain === true && held.fault === 'words-marked'
          ? ''
          : fill(words, held.fault === 'words-marked' ? (isHard ? 'held.never' : 'held.think') : `held.${held.fault}`)}
      </p>
      <label for={`held-${held.change.id}`}>{fill(words, 'held.other')}</label>
      <textarea
        class="input"
        id={`held-${held.change.id}`}
        rows={2}
        value={typed}
        lang={held.change.words?.language}
        onInput={({ currentTarget }) => {
          setTyped(currentTarget.value)
          hands?.noteDraft(currentTarget.value, heldDraft(held))
        }}
      />
      <div class="row">
        {held.marks.length > 0 && (
          <button class="button button-small button-main" type="button" onClick={() => hands?.release(held, replacePassages(text, held.marks))}>
            {fill(words, 'held.replace', { words: held.marks.map(({ suggestion }) => suggestion).join(', ') })}
          </button>
        )}
        <button class="button button-small" type="button" onClick={() => hands?.release(held, typed.trim() === '' ? null : typed.trim())}>
          {fill(words, 'held.save')}
        </button>
        {!isHard &&
          reasonsFor.length > 0 &&
          KEEP_REASONS.map((reason) => (
            <button
              key={reason}
              class="button button-small button-quiet"
              type="button"
              onClick={() => hands?.release(held, text, keepAll(text, reasonsFor, reason))}
            >
              {fill(words, `held.reason.${reason}`)}
            </button>
          ))}
        <button class="button button-small button-quiet" type="button" onClick={() => hands?.release(held, null)}>
          {fill(words, 'held.drop')}
        </button>
      </div>
    </div>
  )
}

function keepAll(text: string, marks: readonly Mark[], reason: KeepReason): Record<string, KeepReason> {
  const points = [...text]
  return Object.fromEntries(marks.map(({ start, end }) => [points.slice(start, end).join(''), reason]))
}

function markText(text: string, marks: readonly Mark[]) {
  const points = [...text]
  const parts: ComponentChildren[] = []
  let from = 0
  for (const { start, end } of marks.toSorted((one, other) => one.start - other.start)) {
    if (start < from || end <= start) continue
    parts.push(points.slice(from, start).join(''), <mark key={start}>{points.slice(start, end).join('')}</mark>)
    from = end
  }
  return [...parts, points.slice(from).join('')]
}
