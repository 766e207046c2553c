import { isMirror } from '../domain/mirror.ts'
import { fill } from './board-props.ts'
import type { Shown } from './step-bar.tsx'

/**
 * In a mirror session: first what each may see of the own ties, then, from its step on, the picture of the group. Both need the network; the board does not.
 * Which wave it is may be chosen while phones are open: they hear of it; without a script a link opens the page anew.
 */
export function MirrorLinks(shown: Shown) {
  const { props, state, hands } = shown
  if (!isMirror(state.round) || state.round.state === 'paused') return null
  return (
    <>
      <MirrorWaysOf {...shown} />
      {hands === null && props.view === 'mine' && (
        <p class="small no-print">
          <a href={`/rounds/${state.round.id}/mine`}>{fill(props.words, 'mirror.again')}</a>
        </p>
      )}
    </>
  )
}

function MirrorWaysOf({ props: { view, words }, state }: Shown) {
  const { mirror } = state
  if (mirror === null) return null
  const { wave, own, group, from } = mirror
  const hasGroup = view === 'panel' || state.round.step >= from
  if (own === null && !hasGroup) return null
  if (state.network === 'away') return <p class="quiet">{fill(words, 'mirror.away')}</p>
  const title = fill(words, 'mirror.title', { wave })
  return (
    <nav class="row no-print" aria-label={title} data-mirror-links>
      <p class="small quiet" role="status">
        {title}
      </p>
      {own !== null && (
        <a class={hasGroup ? 'button' : 'button button-main'} href={own}>
          {fill(words, 'mirror.own')}
        </a>
      )}
      {hasGroup && (
        <a class={view === 'mine' ? 'button button-main' : 'button'} href={group}>
          {fill(words, 'mirror.group')}
        </a>
      )}
    </nav>
  )
}
