import { done, refused, type Result } from '../../../kernel/result.ts'
import { isReadablePicture, judgePicture, MOST_PICTURE_BYTES, MOST_PICTURE_PIXELS, type PictureRefusal } from '../domain/picture.ts'

/** Twice what a page shows, for sharp screens; smaller where a lively picture would weigh too much. */
const SIDES = [96, 80, 64]
const QUALITIES = [78, 66, 54, 42, 30]
/** Eighteen of them stand on one page of a survey. */
const MOST_FACE_BYTES = 1200
/** The same kinds once more, as they are called by what reads them: a file may begin like one and be another. */
const FORMATS: readonly string[] = ['jpeg', 'png', 'webp', 'gif', 'heif']
/** Others wait behind it. */
const LONGEST_SECONDS = 20
/** What shows through a picture with holes. */
const PAPER = '#f3efe8'

/** Loaded with the first picture: a house in which nobody brings one never opens it. */
async function loadSharp() {
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  sharp.concurrency(1)
  return sharp
}
let loading: ReturnType<typeof loadSharp> | undefined

let last: Promise<unknown> = Promise.resolve()

/** One after the other: a large picture takes some hundred megabytes while it is open. */
function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  const turn = last.then(work, work)
  last = turn.catch(() => null)
  return turn
}

/**
 * A small square face out of what somebody brought, written anew: turned upright, cut to where the eye goes, and nothing of the file left, neither place nor
 * day nor camera.
 * @returns WebP
 */
export async function makeFace(bytes: Uint8Array): Promise<Result<Uint8Array, PictureRefusal>> {
  if (bytes.length === 0) return refused('picture-missing')
  if (bytes.length > MOST_PICTURE_BYTES) return refused('picture-heavy')
  if (!isReadablePicture(bytes)) return refused('picture-odd')
  return inTurn(async () => {
    // A house that cannot read pictures at all says so: no picture is damaged.
    const sharp = await (loading ??= loadSharp())
    try {
      return await decode(sharp, bytes)
    } catch (failure) {
      return refused(failure instanceof Error && /pixel limit|timeout/.test(failure.message) ? 'picture-large' : 'picture-broken')
    }
  })
}

async function decode(sharp: Awaited<ReturnType<typeof loadSharp>>, bytes: Uint8Array): Promise<Result<Uint8Array, PictureRefusal>> {
  const open = () => sharp(bytes, { limitInputPixels: MOST_PICTURE_PIXELS, failOn: 'error', pages: 1 }).timeout({ seconds: LONGEST_SECONDS })
  const { width, height, pages = 1, format } = await open().metadata()
  if (!FORMATS.includes(format)) return refused('picture-odd')
  const objection = judgePicture({ width, height, frames: pages })
  if (objection !== null) return refused(objection)
  const square = await open().autoOrient().resize(SIDES[0], SIDES[0], { fit: 'cover', position: 'attention' }).flatten({ background: PAPER }).png().toBuffer()
  let face = new Uint8Array()
  for (const side of SIDES) {
    for (const quality of QUALITIES) {
      face = await sharp(square).resize(side, side).webp({ quality, effort: 6 }).toBuffer()
      if (face.length <= MOST_FACE_BYTES) return done(face)
    }
  }
  return done(face)
}
