import { qrModules } from '@ronde/paper'
import { renderToString } from 'preact-render-to-string'
import { expect, it } from 'vitest'
import { QrCode } from './qr-code.tsx'

it('is drawn dark where the code is dark, and nowhere else', () => {
  for (const text of ['https://ronde.example/w/7KXM2HPA', 'x', 'https://ronde.example/c/' + 'a'.repeat(43)]) {
    const modules = qrModules(text)
    const svg = renderToString(<QrCode text={text} label="a code" />)
    const drawn = modules.map((row) => row.map(() => false))
    for (const [, x, y, width, back] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1H(\d+)z/g)) {
      expect(back).toBe(x)
      for (let at = Number(x); at < Number(x) + Number(width); at += 1) (drawn[Number(y)] ?? [])[at] = true
    }
    expect(drawn).toEqual(modules)
  }
})
