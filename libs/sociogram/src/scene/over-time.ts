import type { LineMark, Mark, Scene } from './marks.ts'
import { CHANGES, changeStyle, strengthOf, type Change, type TieStyle } from './look.ts'
import { buildScene } from './scene.ts'
import type { Panel, Presence, SceneInput } from './scene-input.ts'
import { drawTie, type TieInPicture } from './ties.ts'

/** One picture at several times: everybody and every name stays at one place, so that only what changed is seen to change. Made of plain values, to be sent. */
export type PictureOverTime = {
  /** Everybody and every name, without a tie. */
  scene: Scene
  styles: Record<Change, TieStyle>
  /** Of who left. */
  quiet: string
  times: readonly { ties: readonly TieInPicture[]; presence: readonly Presence[] }[]
}

type Wishes = Omit<SceneInput, 'panels'> & { times: readonly Panel[] }

/** Names are placed beside the lines of all times, and the legend explains what any of them shows. */
export function buildOverTime({ times, ...input }: Wishes): PictureOverTime {
  const ties = distinctTies(times.flatMap((time) => time.ties))
  const states = times.map(({ presence }) => input.people.map((_, person): Presence => presence?.[person] ?? 'here'))
  // Where somebody joins, names leave room for the ring.
  const joining = input.people.map((_, person): Presence => (states.some((each) => each[person] === 'joined') ? 'joined' : 'here'))
  const whole = buildScene({ ...input, panels: [{ ties, presence: joining, explains: states.flat() }] })
  const first = firstPerson(whole.marks)
  const strength = strengthOf(ties.length, input.page.width * input.page.height)
  const style = (change: Change) => changeStyle(input.look, change, strength)
  return {
    scene: { ...whole, marks: whole.marks.filter(({ kind }, at) => kind !== 'line' || at > first) },
    styles: { kept: style('kept'), new: style('new'), lost: style('lost') },
    quiet: input.look.quiet,
    times: times.map((time, at) => ({ ties: time.ties, presence: states[at]! })),
  }
}

/** One of the times as a scene of its own, for any renderer. */
export function sceneAt({ scene, styles, quiet, times }: PictureOverTime, place: number): Scene {
  const { ties, presence } = times[place]!
  const spots = new Map(scene.people.map((person) => [person.person, person]))
  const stateOf = (person: number | undefined) => (person === undefined ? 'here' : (presence[person] ?? 'here'))
  const lines = CHANGES.flatMap((change) => ties.filter(({ kind }) => kind === change)).flatMap(({ from, to, kind }): LineMark[] => {
    const [one, other] = [spots.get(from), spots.get(to)]
    if (!one || !other || stateOf(from) === 'absent' || stateOf(to) === 'absent') return []
    return [drawTie(one, other, false, styles[kind as Change])]
  })
  const first = firstPerson(scene.marks)
  const standing = (mark: Mark): Mark[] => {
    if (mark.kind === 'text') return mark.role !== 'legend' && stateOf(mark.person) === 'absent' ? [] : [mark]
    if (mark.kind !== 'shape' || mark.person === undefined) return [mark]
    const state = stateOf(mark.person)
    if (state === 'absent') return []
    if (state === 'left') return [{ ...mark, shape: 'cross', fill: 'none', stroke: quiet, strokeWidth: 1.4, sign: 'none', ring: false }]
    return [{ ...mark, ring: state === 'joined' }]
  }
  return {
    ...scene,
    marks: [...scene.marks.slice(0, first), ...lines, ...scene.marks.slice(first).flatMap(standing)],
    people: scene.people.filter(({ person }) => stateOf(person) !== 'absent'),
  }
}

/** All ties lie below the first person, all samples of the legend above. */
function firstPerson(marks: readonly Mark[]): number {
  const first = marks.findIndex((mark) => mark.kind === 'shape' && mark.person !== undefined)
  return first < 0 ? marks.length : first
}

function distinctTies(ties: readonly TieInPicture[]): TieInPicture[] {
  return [...new Map(ties.map((tie) => [`${Math.min(tie.from, tie.to)} ${Math.max(tie.from, tie.to)} ${tie.kind}`, tie])).values()]
}
