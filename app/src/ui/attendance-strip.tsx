import type { Accent } from './view.ts'

export type StripColumn = {
  /** Read out and shown when pointed at: "14 February: 9 people"; empty where the title says it all. */
  label: string
  /** Who counts in the figures: filled. */
  counted: number
  /** Who was there and does not count: hollow. */
  others?: number
  isCancelled?: boolean
}

type AttendanceStripProps = {
  /** What the picture shows, in a sentence. */
  title: string
  columns: readonly StripColumn[]
  accent?: Accent | undefined
  /** The tallest column of all strips side by side, so that heights can be compared. */
  tallest?: number
  /** The most meetings of all strips side by side, so that dots keep one size. */
  widest?: number
}

const MAX_HEIGHT = 260
const MAX_WIDTH = 160

export function heightOf(column: StripColumn): number {
  return column.isCancelled ? 1 : column.counted + (column.others ?? 0)
}

/** One column a meeting, one dot a person. The figures themselves belong in a table beside it. */
export function AttendanceStrip({ title, columns, accent, tallest, widest = 0 }: AttendanceStripProps) {
  const most = Math.max(1, tallest ?? 0, ...columns.map(heightOf))
  const stepY = round(Math.min(9, MAX_HEIGHT / most))
  const places = Math.max(1, widest, columns.length)
  const stepX = Math.max(6, Math.min(11, MAX_WIDTH / places))
  const radius = Math.max(1.2, Math.min(stepX * 0.58, stepY * 0.78) / 2)
  const height = Math.ceil(Math.max(1, ...columns.map(heightOf)) * stepY + 1)
  const width = Math.ceil(places * stepX)
  const left = places - columns.length
  return (
    <svg
      class={accent ? `strip accent-${accent}` : 'strip'}
      role="img"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      stroke-width={round(2 * radius)}
      stroke-dasharray={`0 ${stepY}`}
      stroke-linecap="round"
    >
      <title>{title}</title>
      {columns.map((column, order) => (
        <StripColumnDots key={order} column={column} x={(left + order + 0.5) * stepX} bottom={height} stepY={stepY} radius={radius} />
      ))}
    </svg>
  )
}

type DotsProps = { column: StripColumn; x: number; bottom: number; stepY: number; radius: number }

function StripColumnDots({ column, x, bottom, stepY, radius }: DotsProps) {
  if (column.isCancelled) {
    const y = bottom - stepY / 2
    const arm = Math.max(2, radius)
    return (
      <g>
        {column.label !== '' && <title>{column.label}</title>}
        <path
          class="struck"
          d={`M${round(x - arm)} ${round(y - arm)}l${round(2 * arm)} ${round(2 * arm)}m0 ${round(-2 * arm)}l${round(-2 * arm)} ${round(2 * arm)}`}
        />
      </g>
    )
  }
  const others = column.others ?? 0
  const filled = column.counted > 0 ? dots(x, bottom, stepY, column.counted) : ''
  const ring = others > 0 ? dots(x, bottom - column.counted * stepY, stepY, others) : ''
  return (
    <g>
      {column.label !== '' && <title>{column.label}</title>}
      {filled + ring !== '' && <path class="dots" d={filled + ring} />}
      {ring !== '' && <path class="holes" d={ring} stroke-width={round(2 * radius - 2)} />}
    </g>
  )
}

/** A dotted line whose dots are the people: one element however many there are. */
function dots(x: number, bottom: number, stepY: number, count: number): string {
  return `M${round(x)} ${round(bottom - stepY / 2)}v${round(-(count - 1) * stepY - 0.02)}`
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
