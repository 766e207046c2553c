import { addHeading, addParagraph, addQrCode, addSpace, finishPaper, newPage, startPaper, type PaperFonts, type PaperLanguage } from '@ronde/paper'

/** One person's sheet: what it is, a square for a phone, the code to type. */
export type CodeSheet = {
  language: PaperLanguage
  title: string
  paragraphs: readonly string[]
  scan: string
  url: string
  type: string
  code: string
  own: string
}

type Settings = { title: string; language: PaperLanguage; madeAt: Date; fonts: PaperFonts; isCompressed?: boolean }

/** A page for each, to be folded: the code stands in the lower half. */
export async function renderCodeSheets(sheets: readonly CodeSheet[], { title, language, madeAt, fonts, isCompressed = true }: Settings): Promise<Uint8Array> {
  const paper = startPaper({ language, title, author: 'Ronde', madeAt, fonts, isCompressed })
  for (const [order, sheet] of sheets.entries()) {
    if (order > 0) newPage(paper)
    const say = (text: string, look: Parameters<typeof addParagraph>[2] = {}) => addParagraph(paper, { text, language: sheet.language }, look)
    addHeading(paper, 1, { text: sheet.title, language: sheet.language })
    for (const text of sheet.paragraphs) say(text)
    addSpace(paper, 12)
    say(sheet.scan)
    addQrCode(paper, { text: sheet.url, alt: sheet.url, size: 150 })
    say(sheet.type)
    say(sheet.code, { size: 22, weight: 'bold' })
    addSpace(paper, 12)
    say(sheet.own)
  }
  return finishPaper(paper)
}
