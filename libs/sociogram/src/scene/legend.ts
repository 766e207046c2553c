import type { Box } from '../layouts/positions.ts'
import type { GroupStyle, TieStyle } from './look.ts'
import { round, type Mark, type ShapeName } from './marks.ts'
import { fitText, wrapText, type MeasureText } from './measure-text.ts'

/** What a line of the legend shows beside its words. */
export type Sample =
  | { kind: 'heading' }
  | { kind: 'group'; style: GroupStyle }
  | { kind: 'state'; shape: ShapeName; ring: boolean }
  | { kind: 'size'; factor: number }
  | { kind: 'tie'; style: TieStyle; hasHead: boolean }
  | { kind: 'number'; number: number }
  | { kind: 'words' }

export type LegendLine = { sample: Sample; text: string; person?: number }

export type LegendColours = { ink: string; quiet: string; outline: string; fill: string; ground: string }
export type LegendStyle = { size: number; measure: MeasureText; colours: LegendColours }

const LEADING = 1.45

/** `line` is null between two headings. */
type Row = { line: LegendLine | null; text: string; isFirst: boolean }

/** Lines broken to the width of a column. */
function rowsOf(lines: readonly LegendLine[], width: number, { size, measure }: LegendStyle): Row[] {
  return lines.flatMap((line, place): Row[] => {
    const room = width - (hasSample(line.sample) ? sampleWidth(line.sample, size) : 0)
    const weight = line.sample.kind === 'heading' ? 'bold' : 'regular'
    const texts = line.sample.kind === 'number' ? [fitText(line.text, size, room, measure)] : wrapText(line.text, size, room, measure, weight)
    const rows = texts.map((text, at) => ({ line, text, isFirst: at === 0 }))
    return place > 0 && line.sample.kind === 'heading' ? [{ line: null, text: '', isFirst: false }, ...rows] : rows
  })
}

function hasSample({ kind }: Sample): boolean {
  return kind !== 'heading' && kind !== 'words'
}

function sampleWidth({ kind }: Sample, size: number): number {
  return kind === 'tie' ? 3.6 * size : kind === 'number' ? 2.3 * size : 2 * size
}

export function legendHeight(lines: readonly LegendLine[], width: number, columns: number, style: LegendStyle): number {
  const rows = rowsOf(lines, width, style)
  return Math.ceil(rows.length / columns) * style.size * LEADING
}

/** The legend in columns of equal height, from the top left of the box. */
export function drawLegend(lines: readonly LegendLine[], box: Box, columns: number, style: LegendStyle): Mark[] {
  const gap = columns > 1 ? 1.2 * style.size : 0
  const width = (box.right - box.left - gap * (columns - 1)) / columns
  const rows = rowsOf(lines, width, style)
  const perColumn = Math.max(1, Math.ceil(rows.length / columns))
  return rows.flatMap((row, at) => {
    const left = box.left + Math.floor(at / perColumn) * (width + gap)
    const y = box.top + ((at % perColumn) + 0.8) * style.size * LEADING
    return drawRow(row, left, y, style)
  })
}

function drawRow({ line, text, isFirst }: Row, left: number, y: number, style: LegendStyle): Mark[] {
  if (!line) return []
  const { sample } = line
  const { size, colours } = style
  const isHeading = sample.kind === 'heading'
  const words: Mark = {
    kind: 'text',
    x: round(left + (hasSample(sample) ? sampleWidth(sample, size) : 0)),
    y: round(y),
    text,
    size,
    weight: isHeading ? 'bold' : 'regular',
    anchor: 'start',
    colour: isHeading || hasSample(sample) ? colours.ink : colours.quiet,
    role: 'legend',
    ...(line.person === undefined ? {} : { person: line.person }),
  }
  return isFirst ? [...drawSample(sample, left, y - 0.33 * size, style), words] : [words]
}

function drawSize(factor: number, x: number, y: number, { size, colours }: Pick<LegendStyle, 'size' | 'colours'>): Mark {
  const wide = round(0.5 * size * factor)
  return {
    kind: 'shape',
    shape: 'disc',
    x,
    y,
    size: wide,
    fill: colours.fill,
    stroke: colours.outline,
    strokeWidth: 0.8,
    sign: 'none',
    signColour: colours.outline,
  }
}

function drawSample(sample: Sample, left: number, middle: number, { size, colours }: LegendStyle): Mark[] {
  if (sample.kind === 'size') return [drawSize(sample.factor, round(left + 0.75 * size), round(middle), { size, colours })]
  if (sample.kind === 'group' || sample.kind === 'state') {
    const isGroup = sample.kind === 'group'
    const look = { stroke: colours.outline, strokeWidth: 0.8, x: round(left + 0.75 * size), y: round(middle), size: 0.5 * size, signColour: colours.outline }
    return isGroup
      ? [{ kind: 'shape', ...look, shape: sample.style.shape, fill: sample.style.colour, sign: sample.style.sign, signColour: sample.style.signColour }]
      : [{ kind: 'shape', ...look, shape: sample.shape, fill: sample.shape === 'cross' ? 'none' : colours.fill, sign: 'none', ring: sample.ring }]
  }
  if (sample.kind === 'number')
    return [
      {
        kind: 'text',
        x: round(left + 1.9 * size),
        y: round(middle + 0.33 * size),
        text: String(sample.number),
        size,
        weight: 'bold',
        anchor: 'end',
        colour: colours.ink,
        role: 'legend',
      },
    ]
  if (sample.kind !== 'tie') return []
  const [start, end] = [left, left + 2.9 * size]
  const { width, dash, isRound, colour } = sample.style
  const head = sample.hasHead ? [end, middle, end - 6, middle + 2.4, end - 6, middle - 2.4].map(round) : undefined
  return [
    {
      kind: 'line',
      x1: round(start),
      y1: round(middle),
      x2: round(end - (head ? 5 : 0)),
      y2: round(middle),
      width,
      dash,
      colour,
      ...(isRound ? { isRound } : {}),
      ...(head ? { head } : {}),
    },
  ]
}
