import { LOOKS, type Look } from '@ronde/sociogram'
import type { SceneLook } from './group-scene.ts'

/** A picture for a phone, and one for a wider page. Both are made by the server; which is seen, the width of the page says. */
export const SHAPES = ['narrow', 'wide'] as const
export type Shape = (typeof SHAPES)[number]
/** Of a picture that is a file of its own: `page` follows the colours of the page that takes it in. */
export const FILE_LOOKS = ['light', 'dark', 'page'] as const
export type FileLook = (typeof FILE_LOOKS)[number]

type Size = { people: number; isNamed: boolean; panels: number }

/** As high as so many people, their groups and the key of a picture with numbers need. */
export function pageOf(shape: Shape, { people, isNamed, panels }: Size): SceneLook['page'] {
  const isFew = people <= 20
  if (shape === 'wide') {
    const height = people > 80 ? 900 : people > 40 ? 760 : 500
    return { width: 760, height, text: people > 80 || (people > 40 && panels > 1) ? 9 : isFew && panels === 1 ? 13 : 11 }
  }
  const network = isFew ? 290 : people <= 40 ? 360 : people <= 80 ? 480 : 440
  // Of more than eighty by name everybody has a number, so that the key is long; below that few have one.
  const names = !isNamed || people <= 40 ? 0 : people <= 80 ? 280 : 120 + 6 * people
  return { width: 340, height: 240 + panels * network + names, text: people > 80 ? 9 : isFew ? 12 : 11 }
}

export function lookOf(wished: FileLook): Look {
  return LOOKS[wished]
}
