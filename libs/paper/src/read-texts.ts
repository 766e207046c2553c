/**
 * What can be selected in a document that this library wrote uncompressed, stretch by stretch: for tests of whoever makes pages.
 * A letter that the fonts lack is a question mark.
 */
export function readPaperTexts(bytes: Uint8Array): string[] {
  const pdf = new TextDecoder('latin1').decode(bytes)
  const fonts = readFonts(pdf)
  const names = new Map([...pdf.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', number = '']) => [name, fonts.get(number)]))
  return [...pdf.matchAll(/\/(F\d+) [\d.]+ Tf\n(.*?)TJ/gs)].map(([, name = '', shown = '']) => {
    const letters = names.get(name)
    return [...shown.matchAll(/<([0-9a-f]*)>/g)]
      .flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? [])
      .map((glyph) => letters?.get(glyph) ?? '?')
      .join('')
  })
}

/** Glyph numbers of each font object, as the file itself says which letters they are. */
function readFonts(pdf: string): Map<string, Map<string, string>> {
  const fonts = new Map<string, Map<string, string>>()
  for (const [, number = '', body = ''] of pdf.matchAll(/(\d+) 0 obj\n<<\n\/Type \/Font\n\/Subtype \/Type0(.*?)endobj/gs)) {
    const map = /\/ToUnicode (\d+) 0 R/.exec(body)?.[1] ?? ''
    const text = new RegExp(`\\n${map} 0 obj\\n.*?stream\\n(.*?)endstream`, 's').exec(pdf)?.[1] ?? ''
    const letters = [...text.matchAll(/<([0-9a-f]{4})> <([0-9a-f]{4})> \[(.*?)\]/gs)].flatMap(([, first = '', , list = '']) =>
      [...list.matchAll(/<([0-9a-f]+)>/g)].map(
        ([, code = ''], order) => [(Number.parseInt(first, 16) + order).toString(16).padStart(4, '0'), lettersOf(code)] as const,
      ),
    )
    fonts.set(number, new Map(letters))
  }
  return fonts
}

function lettersOf(code: string): string {
  return String.fromCharCode(...(code.match(/.{4}/g) ?? []).map((part) => Number.parseInt(part, 16)))
}
