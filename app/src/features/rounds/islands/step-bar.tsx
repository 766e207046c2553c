import { useEffect, useState } from 'preact/hooks'
import { listSteps } from '../domain/moves.ts'
import { secondsLeft, SILENCE_SECONDS, wordsFor, type Round } from '../domain/round.ts'
import { fill, type BoardProps, type BoardState } from './board-props.ts'
import type { Hands } from './hands.ts'

export type Shown = { props: BoardProps; state: BoardState; hands: Hands | null }

/** The clock of the house, moving on by itself once a script runs. */
function useNow({ state, hands, props }: Shown): number {
  const [now, setNow] = useState(Date.parse(props.now))
  useEffect(() => {
    if (hands === null) return
    const tick = () => setNow(Date.now() + state.ahead)
    tick()
    const timer = setInterval(tick, 500)
    return () => clearInterval(timer)
  }, [hands === null, state.ahead])
  return now
}

function writeSeconds(seconds: number): string {
  const whole = Math.abs(seconds)
  return `${seconds < 0 ? '−' : ''}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

/** How long this step still lasts; over time says so in words. */
export function Timer(shown: Shown) {
  const { props, state } = shown
  const now = new Date(useNow(shown)).toISOString()
  const { silenceUntil } = state.round
  const silent = silenceUntil === null ? 0 : Math.ceil((Date.parse(silenceUntil) - Date.parse(now)) / 1_000)
  const left = secondsLeft(state.round, now)
  if (state.round.state !== 'running') return null
  return (
    <p class="board-timer" role="timer" data-timer>
      {silent > 0 && <strong>{fill(props.words, 'silence.left', { time: writeSeconds(silent) })} </strong>}
      {left === null ? fill(props.words, 'timer.open') : fill(props.words, left < 0 ? 'timer.over' : 'timer.left', { time: writeSeconds(left) })}
    </p>
  )
}

/** Where the round stands: the step, who speaks, what belongs here. */
export function StepSentence({ props, state, level }: Pick<Shown, 'props' | 'state'> & { level: 'h2' | 'p' }) {
  const { round } = state
  const step = round.method.steps[round.step]
  if (step === undefined) return null
  const title = wordsFor(props.language, step.title)
  const hint = wordsFor(props.language, step.hint)
  const Heading = level
  return (
    <div data-step={round.step}>
      <Heading class="board-step">
        {fill(props.words, 'step.count', { step: round.step + 1, steps: round.method.steps.length })} · <span lang={title.language}>{title.text}</span>
      </Heading>
      <p>
        {fill(props.words, `speaks.${step.speaks}`)} {hint.text !== '' && <span lang={hint.language}>{hint.text}</span>}
      </p>
      {!step.allowsAdvice && <p class="quiet">{fill(props.words, 'step.noAdvice')}</p>}
    </div>
  )
}

/** Steps, silence and who leads: forms where no script runs, else done at once, with a network or without. */
export function StepButtons(shown: Shown) {
  const { props, state, hands } = shown
  const { round } = state
  const { words } = props
  const lead =
    (...[kind, value]: Leading) =>
    (event: Event) => {
      if (hands === null) return
      event.preventDefault()
      hands.lead(kind, value)
    }
  const isLast = round.step >= round.method.steps.length - 1
  const button = (what: string, label: string, doing: Leading, kind = '') => (
    <button class={`button button-small${kind}`} type="submit" name="do" value={what} onClick={lead(...doing)}>
      {label}
    </button>
  )
  const steps = listSteps(round.led)
  return (
    <form method="post" action={`/rounds/${round.id}/lead`}>
      <input type="hidden" name="_token" value={props.token} />
      <input type="hidden" name="step" value={round.step} />
      {steps.length > 1 && (
        <div class="board-conflict" role="status">
          <p>
            <strong>{fill(words, 'step.split', { title: titleOf(props, round, round.step) })}</strong>
          </p>
          <div class="row">
            {steps.map((step) =>
              button(`step:${step}`, fill(words, step === round.step ? 'step.stay' : 'step.go', { title: titleOf(props, round, step) }), ['step', step]),
            )}
          </div>
        </div>
      )}
      <div class="row">
        {round.step > 0 && button('back', fill(words, 'step.back'), ['step', round.step - 1])}
        {!isLast && button('next', fill(words, 'step.next', { title: titleOf(props, round, round.step + 1) }), ['step', round.step + 1], ' button-main')}
        {SILENCE_SECONDS.slice(0, 2).map((seconds) =>
          button(`silence:${seconds}`, fill(words, 'silence.ask', { minutes: seconds / 60 }), ['silence', seconds]),
        )}
        {round.silenceUntil !== null && button('silence:0', fill(words, 'silence.end'), ['silence', 0])}
        {round.state === 'paused'
          ? button('resume', fill(words, 'turn.resume'), ['pause', 0], ' button-main')
          : button('pause', fill(words, 'turn.pause'), ['pause', 1])}
        {round.leaderId !== props.owner && button('lead', fill(words, 'lead.takeOver'), ['lead', 1])}
      </div>
    </form>
  )
}

type Leading = Parameters<Hands['lead']>

function titleOf({ language }: BoardProps, { method }: Round, step: number): string {
  const found = method.steps[step]
  return found === undefined ? '' : wordsFor(language, found.title).text
}
