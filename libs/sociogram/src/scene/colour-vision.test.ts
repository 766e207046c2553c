import { describe, expect, it } from 'vitest'
import { CHANGES, changeStyle, LOOKS, styleOfGroup, styleOfLevel } from './look.ts'

type Colour = readonly [number, number, number]
type Vision = (colour: Colour) => Colour

const linear = (channel: number) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4)
const readColour = (hex: string): Colour => [1, 3, 5].map((at) => linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255)) as unknown as Colour

function through(matrix: readonly Colour[]): Vision {
  return (colour) => matrix.map((row) => row.reduce((sum, share, at) => sum + share * colour[at]!, 0)) as unknown as Colour
}

const LUMINANCE: Colour = [0.2126, 0.7152, 0.0722]

/** On linear light: Machado, Oliveira & Fernandes 2009 for who lacks one kind of cones, luminance alone for who sees no colours and for a grey printer. */
const VISIONS: Record<string, Vision> = {
  everyday: (colour) => colour,
  protanopia: through([
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ]),
  deuteranopia: through([
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ]),
  tritanopia: through([
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ]),
  grey: through([LUMINANCE, LUMINANCE, LUMINANCE]),
}

/** Lightness and two hues as an eye tells them apart: CIE 1976, D65. */
function labOf([red, green, blue]: Colour): Colour {
  const bend = (value: number) => (value > 216 / 24389 ? Math.cbrt(value) : (24389 / 27 / 116) * value + 16 / 116)
  const x = bend((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505)
  const y = bend(0.2126 * red + 0.7152 * green + 0.0722 * blue)
  const z = bend((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

/** About 2 is just seen side by side; small shapes far apart need several times that. */
function distance(one: string, other: string, vision: Vision): number {
  const seen = (hex: string) => labOf(vision(readColour(hex)).map((channel) => Math.min(1, Math.max(0, channel))) as unknown as Colour)
  return Math.hypot(...seen(one).map((value, at) => value - seen(other)[at]!))
}

const PAPERS = { light: LOOKS.light, dark: LOOKS.dark, print: LOOKS.print }
const SIXTEEN = Array.from({ length: 16 }, (_, place) => place)

describe.each(Object.entries(PAPERS))('marks on the %s paper', (_, look) => {
  describe.each(Object.entries(VISIONS))('seen with %s', (__, vision) => {
    it('have a shape, a sign or a clearly other colour for every two of sixteen groups', () => {
      const styles = SIXTEEN.map((place) => styleOfGroup(look, place))
      const alike = styles.flatMap((one, at) =>
        styles
          .slice(at + 1)
          .filter((other) => one.shape === other.shape && one.sign === other.sign && distance(one.colour, other.colour, vision) < 20)
          .map((other) => `${one.shape} ${one.sign} ${one.colour} ${other.colour}`),
      )
      expect(alike).toEqual([])
    })

    it('of one shape among the first eight groups differ by sign and also by colour', () => {
      for (const place of [0, 1, 2, 3]) {
        const [one, other] = [styleOfGroup(look, place), styleOfGroup(look, place + 4)]
        expect([one.shape === other.shape, one.sign === other.sign]).toEqual([true, false])
        expect(distance(one.colour, other.colour, vision)).toBeGreaterThan(15)
      }
    })

    it('stand apart from the paper, by their colour or by the line round them', () => {
      for (const place of SIXTEEN) {
        const { colour } = styleOfGroup(look, place)
        expect(Math.max(distance(colour, look.ground, vision), distance(look.outline, look.ground, vision))).toBeGreaterThan(30)
      }
    })

    it('show the sign inside them', () => {
      for (const place of SIXTEEN) {
        const { colour, sign, signColour } = styleOfGroup(look, place)
        if (sign !== 'none') expect(distance(colour, signColour, vision)).toBeGreaterThan(25)
      }
    })
  })

  it('tell what changed by dash, and levels by width and dash: no colour is needed', () => {
    const changes = CHANGES.map((change) => changeStyle(look, change, 1))
    expect(new Set(changes.map(({ dash }) => dash.join(' '))).size).toBe(3)
    const levels = [0, 1, 2, 3].map((level) => styleOfLevel(look, level, 4, 1))
    expect(new Set(levels.map(({ colour }) => colour)).size).toBe(1)
    expect(levels.map(({ dash }) => dash.length > 0)).toEqual([true, false, false, false])
    for (const [at, { width }] of levels.entries()) if (at > 1) expect(width - levels[at - 1]!.width).toBeGreaterThan(0.4)
  })
})
