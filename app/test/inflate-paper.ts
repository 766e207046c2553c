import { inflateSync } from 'node:zlib'

/** A document as it is downloaded, with its compressed parts spelled out, so that `readPaperTexts` can read it. */
export function inflatePaper(bytes: Uint8Array): Uint8Array {
  const pdf = Buffer.from(bytes).toString('latin1')
  const plain = pdf.replaceAll(/\nstream\n(.*?)\nendstream/gs, (whole, packed: string) => {
    try {
      return `\nstream\n${inflateSync(Buffer.from(packed, 'latin1')).toString('latin1')}\nendstream`
    } catch {
      // A picture or a part that was never compressed.
      return whole
    }
  })
  return Buffer.from(plain, 'latin1')
}
