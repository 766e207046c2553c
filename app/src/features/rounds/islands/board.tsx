/** The script of a round: the panel of whoever leads it, the wall, and the phone of who sits in the room. Without it each page is a form. */
import { hydrate, render } from 'preact'
import type { WithLocalGuard } from '../../../ui/local-guard.ts'
import { pictureOnWall } from '../domain/mirror.ts'
import { frameOfWall } from '../domain/round.ts'
import { BoardMine } from './board-mine.tsx'
import { BoardPanel } from './board-panel.tsx'
import { startState, type BoardProps, type BoardState } from './board-props.ts'
import { BoardScreen } from './board-screen.tsx'
import { BoardSync } from './board-sync.ts'
import { listLearned } from './search-links.ts'
import { makeHands, type Hands } from './hands.ts'

function start(root: HTMLElement): void {
  // Written by the server into this very page.
  const props = JSON.parse(root.dataset.board ?? '') as BoardProps
  let state = startState(props)
  let hands: Hands | null = null
  const node = () => {
    const shown = { props, state, hands }
    if (props.view === 'screen') return <BoardScreen {...shown} />
    return props.view === 'mine' ? <BoardMine {...shown} draft={state.left['']?.text ?? ''} /> : <BoardPanel {...shown} draft={state.left['']?.text ?? ''} />
  }
  hydrate(node(), root)
  const sync = new BoardSync(props, (next: BoardState) => {
    const isSamePicture = pictureOnWall(next.round) === 'none' || next.pictureOf === props.pictureOf
    const isSameFrame = isSamePicture && frameOfWall(next.round) === frameOfWall(props.round)
    state = next
    render(node(), root)
    if (props.view === 'screen' && !isSameFrame) void openAnew()
  })
  if (props.view !== 'screen') hands = makeHands(sync, () => state.round.step)
  if (props.view === 'mine') takeWish(props, sync)
  void sync.start()
  render(node(), root)
  if (props.view !== 'screen' && props.guard !== null) void loadGuard(props, props.guard, sync)
}

/** “I recognise the person” waits with the rest where there is no network, and nothing on the phone says what was pressed. */
function takeWish({ round }: BoardProps, sync: BoardSync): void {
  const form = document.querySelector<HTMLFormElement>(`form[action="/rounds/${round.id}/pause"]`)
  form?.addEventListener('submit', (event) => {
    event.preventDefault()
    form.closest('details')?.removeAttribute('open')
    sync.move({ kind: 'wish', value: 1 })
  })
}

/** What stands around the board on the wall (the question, the code, the first item) is drawn by the house: only where it answers, so that the wall never goes blank. */
async function openAnew(): Promise<void> {
  try {
    if ((await fetch(location.href)).ok) location.reload()
  } catch {
    // With the next word from the house it is tried again.
  }
}

function withLearned(allow: BoardProps['allow']): BoardProps['allow'] {
  const labels = (kind: 'person' | 'service') => listLearned().flatMap((link) => (link.kind === kind ? [link.label] : []))
  return { ...allow, names: [...allow.names, ...labels('person')], organisations: [...allow.organisations, ...labels('service')] }
}

/** After the board stands there: the guard of the browser, and lists that are larger than everything else. Without them the house reads alone. */
async function loadGuard({ allow }: BoardProps, { script, lists }: NonNullable<BoardProps['guard']>, sync: BoardSync): Promise<void> {
  try {
    await import(/* @vite-ignore */ script)
    const read = await (globalThis as WithLocalGuard).rondeLocalGuard?.(lists)
    if (read === undefined) return
    sync.useGuard((text, { audience, language, kept }) =>
      read(text, { audience, language, allow: withLearned(allow) }).filter(({ tier, words }) => tier === 'A' || (tier === 'B' && !kept.includes(words))),
    )
  } catch {
    // The server asks the same of every card.
  }
}

const root = document.querySelector<HTMLElement>('[data-board]')
if (root !== null) start(root)
