import { renderToString } from 'preact-render-to-string'
import { expect, it } from 'vitest'
import { AttendanceStrip } from './attendance-strip.tsx'

it('draws counted people filled, others hollow, a cancelled meeting struck', () => {
  const drawn = renderToString(
    <AttendanceStrip
      title="Deux réunions"
      accent="blue"
      columns={[
        { label: '14 février : 3 et 2', counted: 3, others: 2 },
        { label: '14 mars, annulée', counted: 0, isCancelled: true },
      ]}
    />,
  )
  expect(drawn).toContain('<title>Deux réunions</title>')
  expect(drawn).toContain('class="strip accent-blue"')
  expect(drawn).toContain('class="dots" d="M5.5 41.5v-18.02M5.5 14.5v-9.02"')
  expect(drawn).toContain('stroke-dasharray="0 9"')
  expect(drawn).toMatch(/class="holes" d="M5.5 14.5v-9.02"/)
  expect([...drawn.matchAll(/class="struck"/g)]).toHaveLength(1)
})

it('stays a picture when nobody came, and when 150 did', () => {
  expect(renderToString(<AttendanceStrip title="Personne" columns={[{ label: '', counted: 0 }]} />)).not.toContain('class="dots"')
  expect(renderToString(<AttendanceStrip title="Rien" columns={[]} />)).toContain('<svg')
  const height = Number(/height="(\d+)"/.exec(renderToString(<AttendanceStrip title="Beaucoup" columns={[{ label: '', counted: 150 }]} />))?.[1])
  expect(height).toBeLessThanOrEqual(265)
})
