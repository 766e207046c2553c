/** What a browser may offer for a picture; what else is sent is refused all the same. */
export const PICTURE_TYPES = 'image/jpeg,image/png,image/webp,image/gif,image/avif'

export const MOST_PICTURE_MEGABYTES = 10
export const MOST_PICTURE_BYTES = MOST_PICTURE_MEGABYTES * 1024 * 1024
export const MOST_PICTURE_PIXELS = 50_000_000
/** Below that no face can be recognised. */
const FEWEST_PICTURE_PIXELS = 48
/** A drawing that moves shows its first moment; nobody brings a film of her face. */
const MOST_PICTURE_FRAMES = 500

export type PictureRefusal = 'picture-missing' | 'picture-heavy' | 'picture-odd' | 'picture-broken' | 'picture-small' | 'picture-large'

const KINDS: readonly RegExp[] = [/^\u00ff\u00d8\u00ff/, /^\u0089PNG\r\n/, /^GIF8[79]a/, /^RIFF[^]{4}WEBP/, /^\0\0\0[^]ftyp(?:avif|avis)/]

/** Told by its first bytes: a name and a type that somebody sent say nothing. Drawings made of text (SVG) and pages are never read. */
export function isReadablePicture(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  return KINDS.some((signs) => signs.test(head))
}

export type PictureSize = { width: number; height: number; frames: number }

/** What its head says of it, before a single point of it is read. */
export function judgePicture({ width, height, frames }: PictureSize): PictureRefusal | null {
  if (width * height > MOST_PICTURE_PIXELS || frames > MOST_PICTURE_FRAMES) return 'picture-large'
  return Math.min(width, height) < FEWEST_PICTURE_PIXELS ? 'picture-small' : null
}

/** Faces as they stand in a page, by person. */
export type Pictures = ReadonlyMap<string, string>

/** In the page itself: who may see the page sees the face, and no address leads to it. */
export function writePicture(webp: Uint8Array): string {
  return `data:image/webp;base64,${Buffer.from(webp).toString('base64')}`
}

/** Letters that faces may add to one page of sixty thousand. */
const MOST_LETTERS = 30_000

/**
 * The faces of the first of these people, as many as a light page holds; the others keep their initials.
 * @param personIds in the order of the page; whoever stands there twice weighs twice
 */
export function fitPictures(pictures: Pictures, personIds: readonly string[], most = MOST_LETTERS): Pictures {
  const places = new Map<string, number>()
  for (const id of personIds) places.set(id, (places.get(id) ?? 0) + 1)
  const fitting = new Map<string, string>()
  let letters = 0
  for (const [id, times] of places) {
    const picture = pictures.get(id)
    if (picture === undefined) continue
    letters += picture.length * times
    if (letters > most) break
    fitting.set(id, picture)
  }
  return fitting
}
