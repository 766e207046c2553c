import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { FontName, PaperFonts } from '@ronde/paper'

const require = createRequire(import.meta.url)
let known: PaperFonts | null = null

/** The font files of printed pages, from the package they come in; read once a process. */
export function readPaperFonts(): PaperFonts {
  known ??= {
    'regular latin': readFont('regular latin'),
    'regular latin-ext': readFont('regular latin-ext'),
    'bold latin': readFont('bold latin'),
    'bold latin-ext': readFont('bold latin-ext'),
  }
  return known
}

function readFont(name: FontName): Uint8Array {
  const [weight, subset] = name.split(' ')
  return readFileSync(
    require.resolve(`@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-${subset}-${weight === 'bold' ? 700 : 400}-normal.woff`),
  )
}
