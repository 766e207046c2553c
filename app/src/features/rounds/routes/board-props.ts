import { LANGUAGE_NAMES, LANGUAGES } from '../../../kernel/language.ts'
import { readActor, type RouteContext } from '../../../platform/http/route.ts'
import { guardListsHref } from '../../../ui/guard-assets.ts'
import { scriptsOf } from '../../../ui/page-scripts.ts'
import type { ShownRound } from '../domain/shown.ts'
import { titleOfWave } from '../../sociograms/public.ts'
import { stepOfPicture } from '../domain/mirror.ts'
import type { Round } from '../domain/round.ts'
import type { BoardProps, BoardView, MirrorWays } from '../islands/board-props.ts'
import { boardWordsOf } from '../pages/words.ts'
import type { BoardSurroundings, Sight } from '../actions/read-round.ts'

/** A page of one's own first; without a closed wave there is nothing to look at. */
function waysOf({ var: { language } }: RouteContext, round: Round, mirror: BoardSurroundings['mirror']): MirrorWays | null {
  const wave = mirror?.chosen ?? null
  if (wave === null) return null
  const address = `/communities/${round.communityId}/sociograms/${wave.id}`
  return { wave: titleOfWave({ language }, wave, wave), own: wave.isAsked ? `${address}/mine` : null, group: `${address}/group`, from: stepOfPicture(round) }
}

/** What a mirror session looks at: phones have ways to it, the wall shows one picture of it. */
export function mirrorFor(c: RouteContext, sight: Sight, round: Round, mirror: BoardSurroundings['mirror']): Pick<BoardProps, 'mirror' | 'pictureOf'> {
  return sight === 'screen' ? { mirror: null, pictureOf: mirror?.chosen?.id ?? null } : { mirror: waysOf(c, round, mirror), pictureOf: null }
}

/** What the script of a page is given: nothing that its reader may not see. Names that may be named stay away from the wall. */
export function boardProps(c: RouteContext, view: BoardView, shown: ShownRound, { areas, allow, links, mirror }: BoardSurroundings, now: string): BoardProps {
  const { round, stand, cards, leaderName } = shown
  const isWriting = view !== 'screen'
  const [script] = scriptsOf('local-guard')
  const lists = guardListsHref()
  const isPanel = view === 'panel'
  return {
    view,
    owner: readActor(c).personId,
    token: isWriting ? c.var.view.formToken : '',
    language: c.var.language,
    languages: LANGUAGES,
    languageNames: LANGUAGE_NAMES,
    round,
    cards,
    isLead: stand.isLead,
    isPresenter: stand.isPresenter,
    leaderName: isPanel ? leaderName : '',
    now,
    links: isPanel ? links : [],
    guard: isWriting && script !== undefined && lists !== undefined ? { script, lists } : null,
    allow: isPanel ? allow : { names: [], organisations: [], contacts: [] },
    ...mirrorFor(c, isWriting ? 'panel' : 'screen', round, mirror),
    words: boardWordsOf(c.var.language, areas),
  }
}
