import type { VNode } from 'preact'
import { goTo } from '../../../platform/http/answer.ts'
import { withForm, type FormBody } from '../../../platform/http/form.ts'
import { problem } from '../../../platform/http/problem.tsx'
import { isId, post, readActor, readId, type Route, type RouteContext } from '../../../platform/http/route.ts'
import type { House } from '../../../platform/house.ts'
import { drawMirror, titleOfWave } from '../../sociograms/public.ts'
import { lookAtWave } from '../actions/mirror-session.ts'
import type { BoardSurroundings } from '../actions/read-round.ts'
import { pictureOnWall } from '../domain/mirror.ts'
import type { Round } from '../domain/round.ts'
import type { MirrorShown } from '../pages/mirror-parts.tsx'
import { wordsOf } from '../pages/words.ts'

/** A mirror session looks at a closed wave of its community: the last one, or another that is chosen here. */
export function mirrorRoutes(house: House): Route[] {
  return [
    post(
      '/rounds/:id/wave',
      withForm(['wave'], (c, form) => takeWave(house, c, form)),
    ),
  ]
}

async function takeWave(house: House, c: RouteContext, form: FormBody): Promise<Response> {
  const t = wordsOf(c.var.view)
  const [roundId, waveId] = [readId(c), form.one('wave')]
  if (!isId(waveId)) return problem(c, 400, 'odd-form')
  const chosen = await lookAtWave(house, readActor(c), roundId, waveId)
  if (!chosen.ok && chosen.refusal === 'round-unknown') return problem(c, 404, 'not-found')
  const text = chosen.ok ? t('mirror.chosen') : t(`refused.${chosen.refusal === 'wave-unknown' ? 'wave-unknown' : 'round-over'}`)
  return goTo(c, house, `/rounds/${roundId}`, { kind: chosen.ok ? 'done' : 'attention', text })
}

/** The waves in words, for the panel. */
export function mirrorShown({ var: { language } }: RouteContext, { mirror }: Pick<BoardSurroundings, 'mirror'>): MirrorShown | null {
  if (mirror === null) return null
  const waves = mirror.waves.map((wave) => ({ id: wave.id, title: titleOfWave({ language }, wave, wave), closesOn: wave.closesOn }))
  return { waves, chosenId: mirror.chosen?.id ?? null }
}

/** On the wall, while the group looks at it: not while a round is paused, nor before its step. */
export async function pictureFor(house: House, c: RouteContext, round: Round, { mirror }: Pick<BoardSurroundings, 'mirror'>): Promise<VNode | null> {
  const shown = pictureOnWall(round)
  if (shown === 'none' || round.state !== 'running' || !mirror?.chosen) return null
  return drawMirror(house, c, { communityId: round.communityId, waveId: mirror.chosen.id, isAsking: shown === 'asked' })
}
