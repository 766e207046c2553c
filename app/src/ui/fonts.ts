import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

type Font = { file: string; href: string; body: Uint8Array<ArrayBuffer>; face: string }

const require = createRequire(import.meta.url)

const LATIN =
  'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD'
const LATIN_EXTENDED =
  'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF'

/** The first characters of a hash: enough to tell two versions of a file apart. */
export function hashOf(body: Uint8Array | string): string {
  return createHash('sha256').update(body).digest('hex').slice(0, 10)
}

function loadFont(family: string, kind: 'next' | 'mono', subset: 'latin' | 'latin-ext'): Font {
  const name = `atkinson-hyperlegible-${kind}`
  const body = new Uint8Array(readFileSync(require.resolve(`@fontsource-variable/${name}/files/${name}-${subset}-wght-normal.woff2`)))
  const file = `${kind}-${subset}.${hashOf(body)}.woff2`
  const href = `/assets/${file}`
  const range = subset === 'latin' ? LATIN : LATIN_EXTENDED
  const face = `@font-face{font-family:'${family}';font-style:normal;font-weight:200 800;font-display:swap;src:url('${href}') format('woff2');unicode-range:${range}}`
  return { file, href, body, face }
}

const mainFont = loadFont('Ronde Sans', 'next', 'latin')

export const FONTS: readonly Font[] = [mainFont, loadFont('Ronde Sans', 'next', 'latin-ext'), loadFont('Ronde Mono', 'mono', 'latin')]

/** The one font that every page needs at once. */
export const mainFontHref = mainFont.href
