import type { SociogramsTranslate } from '../messages/catalogue.ts'

const DOTS: readonly (readonly [number, number, string])[] = [
  [60, 40, 'A'],
  [150, 30, 'B'],
  [110, 95, 'C'],
  [200, 85, 'D'],
  [290, 60, 'E'],
]
const LINES: readonly (readonly [number, number])[] = [
  [0, 1],
  [0, 2],
  [1, 2],
  [2, 3],
  [3, 4],
]

/** What becomes of answers, with nobody in it. The caption says all that the drawing does. */
export function ExamplePicture({ t }: { t: SociogramsTranslate }) {
  return (
    <figure>
      <svg viewBox="0 0 330 125" width="330" role="img" aria-label={t('example.alternative')}>
        {LINES.map(([from, to]) => (
          <line
            key={`${from}${to}`}
            x1={DOTS[from]?.[0]}
            y1={DOTS[from]?.[1]}
            x2={DOTS[to]?.[0]}
            y2={DOTS[to]?.[1]}
            stroke="currentColor"
            stroke-width={from === 2 ? 4 : 1.5}
          />
        ))}
        {DOTS.map(([x, y, letter], order) => (
          <g key={letter}>
            {order > 2 ? <rect x={x - 9} y={y - 9} width="18" height="18" fill="currentColor" /> : <circle cx={x} cy={y} r="10" fill="currentColor" />}
            <text x={x + 14} y={y - 8} font-size="14" fill="currentColor">
              {letter}
            </text>
          </g>
        ))}
      </svg>
      <figcaption class="small">{t('example.caption')}</figcaption>
    </figure>
  )
}
