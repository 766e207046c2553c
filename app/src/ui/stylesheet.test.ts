import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { findAsset } from './assets.ts'
import { FONTS } from './fonts.ts'
import { stylesheet, stylesheetHref } from './stylesheet.ts'
import tokens from './styles/tokens.css?raw'

type Theme = Record<string, string>

function readThemes(): { light: Theme; dark: Theme } {
  const pairs = [...tokens.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)]
  return {
    light: Object.fromEntries(pairs.map(([, name = '', light = '']) => [name, light])),
    dark: Object.fromEntries(pairs.map(([, name = '', , dark = '']) => [name, dark])),
  }
}

/** WCAG 2.2, relative luminance. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (lighter + 0.05) / (darker + 0.05)
}

const ACCENTS = ['brick', 'ochre', 'moss', 'teal', 'blue', 'violet', 'plum', 'slate']
const themes = readThemes()

describe.each(Object.entries(themes))('the %s paper', (_, theme) => {
  const ratio = (one: string, other: string) => contrast(theme[one] ?? '', theme[other] ?? '')

  it.each(['paper', 'card', 'wash'])('lets ink and quiet words be read on %s', (ground) => {
    expect(ratio('ink', ground)).toBeGreaterThanOrEqual(7)
    expect(ratio('quiet', ground)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(['paper', 'card'])('shows the line of a field on %s', (ground) => {
    expect(ratio('field', ground)).toBeGreaterThanOrEqual(3)
  })

  it.each(ACCENTS)('gives %s enough contrast as a word, a ground and a dot', (accent) => {
    expect(ratio(accent, 'paper')).toBeGreaterThanOrEqual(5.4)
    expect(ratio(accent, 'card')).toBeGreaterThanOrEqual(4.5)
    expect(ratio(accent, 'wash')).toBeGreaterThanOrEqual(4.5)
    expect(ratio('on-accent', accent)).toBeGreaterThanOrEqual(4.5)
  })
})

describe('the stylesheet', () => {
  it('weighs at most 20 KB on the wire', () => {
    expect(gzipSync(stylesheet).length).toBeLessThanOrEqual(20 * 1024)
  })

  it('gives old phones the light paper, colour by colour', () => {
    const fallback = tokens.slice(tokens.indexOf('@supports not'))
    for (const [name, colour] of Object.entries(themes.light)) expect(fallback).toContain(`--${name}: ${colour}`)
  })

  it('uses no token that is not there', () => {
    const known = new Set([...stylesheet.matchAll(/--([\w-]+):/g)].map(([, name]) => name))
    const used = [...stylesheet.matchAll(/var\(--([\w-]+)/g)].map(([, name]) => name)
    expect(used.filter((name) => !known.has(name))).toEqual([])
  })

  it('asks nobody else for anything', () => {
    expect(stylesheet).not.toMatch(/https?:|@import/)
  })

  it('closes every brace', () => {
    expect(stylesheet.split('{').length).toBe(stylesheet.split('}').length)
  })
})

describe('assets', () => {
  it('are found by an address that carries their hash', () => {
    expect(stylesheetHref).toMatch(/^\/assets\/ronde\.[0-9a-f]{10}\.css$/)
    expect(findAsset(stylesheetHref)).toEqual({ body: stylesheet, type: 'text/css; charset=utf-8' })
    for (const { href } of FONTS) expect(findAsset(href)?.type).toBe('font/woff2')
  })

  it('are nothing else', () => {
    expect(findAsset('/assets/../package.json')).toBeNull()
  })

  it('hold the text font in at most 60 kB', () => {
    const bytes = FONTS.filter(({ file }) => file.startsWith('next')).reduce((sum, { body }) => sum + body.length, 0)
    expect(bytes).toBeLessThanOrEqual(60_000)
  })
})
