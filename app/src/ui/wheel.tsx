/** One field of a wheel: drawn hollow, filled, or filled with a gap at its edge. */
export type WheelSector = { label: string; state: 'hollow' | 'filled' | 'open' }

type WheelProps = {
  /** What the picture shows, in a sentence; the same facts stand as words beside it. */
  title: string
  sectors: readonly WheelSector[]
}

const SIZE = 200
const CENTRE = SIZE / 2
const OUTER = 92
const INNER = 30
/** Where the gap of an open sector begins. */
const RIM = 66
const GAP_DEGREES = 3

/** Equal sectors around a hub, the first one on top. Told apart by shape as well as by colour. */
export function Wheel({ title, sectors }: WheelProps) {
  const step = 360 / Math.max(1, sectors.length)
  return (
    <svg class="wheel" role="img" viewBox={`0 0 ${SIZE} ${SIZE}`} width={SIZE} height={SIZE}>
      <title>{title}</title>
      {sectors.map(({ label, state }, order) => {
        const from = order * step - step / 2 + GAP_DEGREES / 2
        const until = from + step - GAP_DEGREES
        return (
          <g key={label}>
            <path class="hollow" d={ring(from, until, INNER, OUTER)} />
            {state !== 'hollow' && <path class="filled" d={ring(from, until, INNER, state === 'open' ? RIM : OUTER)} />}
            {state === 'open' && <path class="dots" stroke-width="4" stroke-dasharray="4 5" d={arc(from + 4, until - 4, 80)} />}
          </g>
        )
      })}
    </svg>
  )
}

function ring(from: number, until: number, inner: number, outer: number): string {
  const [a, b, c, d] = [point(from, outer), point(until, outer), point(until, inner), point(from, inner)]
  return `M${a}A${outer} ${outer} 0 0 1 ${b}L${c}A${inner} ${inner} 0 0 0 ${d}Z`
}

function arc(from: number, until: number, radius: number): string {
  return `M${point(from, radius)}A${radius} ${radius} 0 0 1 ${point(until, radius)}`
}

/** Degrees clockwise from the top. */
function point(degrees: number, radius: number): string {
  const angle = ((degrees - 90) * Math.PI) / 180
  return `${round(CENTRE + radius * Math.cos(angle))} ${round(CENTRE + radius * Math.sin(angle))}`
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
