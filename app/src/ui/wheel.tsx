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
/** Room for the words around it. */
const SIDE = 80
const TOP = 22
const LETTER = 14

/** Equal sectors around a hub, the first one on top. Told apart by shape as well as by colour. */
export function Wheel({ title, sectors }: WheelProps) {
  const step = 360 / Math.max(1, sectors.length)
  return (
    <svg class="wheel" role="img" viewBox={`${-SIDE} ${-TOP} ${SIZE + 2 * SIDE} ${SIZE + 2 * TOP}`} width={SIZE + 2 * SIDE} height={SIZE + 2 * TOP}>
      <title>{title}</title>
      {sectors.map(({ label, state }, order) => {
        const from = order * step - step / 2 + GAP_DEGREES / 2
        const until = from + step - GAP_DEGREES
        return (
          <g key={label}>
            <path class="hollow" d={ring(from, until, INNER, OUTER)} />
            {state !== 'hollow' && <path class="filled" d={ring(from, until, INNER, state === 'open' ? RIM : OUTER)} />}
            <text {...labelAt(order * step)} font-size={LETTER} fill="currentColor">
              {label}
            </text>
            {state === 'open' && <path class="dots" stroke-width="4" stroke-dasharray="4 5" d={arc(from + 4, until - 4, 80)} />}
          </g>
        )
      })}
    </svg>
  )
}

/** Outside the sector, on the side it lies on. */
function labelAt(degrees: number): { x: number; y: number; 'text-anchor': 'start' | 'middle' | 'end' } {
  const [x = 0, y = 0] = point(degrees, OUTER + 8)
    .split(' ')
    .map(Number)
  const side = Math.sin((degrees * Math.PI) / 180)
  return { x, y: round(y + LETTER / 3), 'text-anchor': side > 0.3 ? 'start' : side < -0.3 ? 'end' : 'middle' }
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
