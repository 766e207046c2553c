import { fill } from './board-props.ts'
import type { Shown } from './step-bar.tsx'

/** In a mirror session: first what each may see of the own ties, then, from its step on, the picture of the group. Both need the network; the board does not. */
export function MirrorLinks({ props: { mirror, view, words }, state }: Shown) {
  if (mirror === null || state.round.state === 'paused') return null
  const { wave, own, group, from } = mirror
  const hasGroup = view === 'panel' || state.round.step >= from
  if (own === null && !hasGroup) return null
  if (state.network === 'away') return <p class="quiet">{fill(words, 'mirror.away')}</p>
  return (
    <nav class="row no-print" aria-label={fill(words, 'mirror.title', { wave })} data-mirror-links>
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
