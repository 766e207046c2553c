/** The accents on white paper: dark enough to be read when a black-and-white printer makes them grey. */
const ACCENT_INK: Record<string, string> = {
  brick: '#a63d2f',
  ochre: '#8a5a00',
  moss: '#3f6b2e',
  teal: '#0b6e75',
  blue: '#1f5fa8',
  violet: '#6a4c9c',
  plum: '#8c2f63',
  slate: '#465465',
}
export const INK = '#000000'
export const QUIET = '#40454d'
export const HAIRLINE = '#b8bcc4'

/** An accent by its name; black for an unknown one. */
export function inkOf(accent: string): string {
  return ACCENT_INK[accent] ?? INK
}

/** Points in so many millimetres. */
export function millimetres(length: number): number {
  return (length * 72) / 25.4
}
