import type { Box } from '../layouts/positions.ts'
import { placeLabels, type Label } from './labels.ts'
import type { Scene, ScenePerson, TextMark } from './marks.ts'
import { fitText, measureText } from './measure-text.ts'
import type { TextOperation } from './operations.ts'
import { haloWidth } from './operations.ts'

/** Pixels of a name that comes with enlarging. */
const SIZE = 13
/** As many as a screen can hold. */
const MOST = 250

export type Seen = { scale: number; area: Box }

/**
 * Names that the page had no room for and an enlarged part of it has: in ordinary size on the screen, so smaller on the page, and never on a name that is there.
 * People with most ties first.
 */
export function listMoreNames(scene: Scene, { scale, area }: Seen, colours: { ink: string; halo: string }): TextOperation[] {
  const isSeen = ({ x, y }: { x: number; y: number }) => x > area.left && x < area.right && y > area.top && y < area.bottom
  const texts = scene.marks.filter((mark): mark is TextMark => mark.kind === 'text')
  const named = new Set(texts.filter(({ role }) => role === 'label' || role === 'number').map(({ person }) => person))
  const seen = scene.people.filter(isSeen)
  const wanted = seen
    .filter((person) => person.label !== null && !named.has(person.person))
    .toSorted((one, other) => other.neighbours.length - one.neighbours.length || one.person - other.person)
    .slice(0, MOST)
  const size = SIZE / scale
  const labels = wanted.map((person): Label => {
    const line = fitText(person.label!, size, 16 * size, measureText)
    return { x: person.x, y: person.y, size: person.size, writings: [{ lines: [line], width: measureText(line, size) + 2 / scale, height: 1.1 * size }] }
  })
  const obstacles = seen.map(({ x, y, size: radius }: ScenePerson) => ({ x, y, size: radius }))
  const lines = scene.marks.filter((mark) => mark.kind === 'line')
  const placed = placeLabels({ labels, obstacles, taken: texts.filter(isSeen).map(boxOf), lines, area })
  return placed.flatMap((place): TextOperation[] => {
    if (!place) return []
    const { box, writing } = place
    return [
      {
        kind: 'text',
        x: (box.left + box.right) / 2,
        y: box.top + 0.85 * size,
        text: writing.lines[0]!,
        size,
        weight: 'regular',
        anchor: 'middle',
        colour: colours.ink,
        halo: colours.halo,
        haloWidth: haloWidth(10 * size) / 10,
        isLabel: true,
      },
    ]
  })
}

function boxOf({ x, y, text, size, weight, anchor }: TextMark): Box {
  const width = measureText(text, size, weight)
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
  return { left, right: left + width, top: y - 0.85 * size, bottom: y + 0.25 * size }
}
